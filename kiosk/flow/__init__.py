"""The heart of the terminal, free of Qt and of I/O: what a session is and what each event makes of it.

`states` holds what can be true of a session, `events` what can happen to it, `effects` what the
controller is asked to do, and `advance` the one function that joins them.
"""
