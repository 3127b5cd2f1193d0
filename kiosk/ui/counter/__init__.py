"""The clerk's side of a counter, and the window on the customer's screen."""
