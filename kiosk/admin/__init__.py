"""The technician's side of a terminal: PIN, lock-out, and how the terminal is. Free of Qt."""
