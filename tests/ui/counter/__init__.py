"""The counter: a clerk with a queue, on the real engine and the sandbox."""
