"""The city's own register of residents: who they are, which accounts are theirs, and what they are mailed."""
