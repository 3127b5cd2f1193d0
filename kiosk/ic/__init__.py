"""Invoice Cloud: the calls to the payment provider. Importing this package alone loads nothing of it."""
