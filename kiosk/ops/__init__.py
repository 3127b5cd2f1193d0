"""What whoever looks after a terminal runs, and what tells them how it is."""
