"""What is plugged into a terminal: each device behind a class of its own."""
