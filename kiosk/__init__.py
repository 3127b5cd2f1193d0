"""City Hall Kiosk: a payment terminal for the lobby and the counters of a city hall."""

__version__ = "0.1.0"
