"""A local Invoice Cloud: what demonstrations, clerk training and tests pay at instead of the real one.

`server.SandboxServer` is the whole of it in one object; `serve.serve` keeps it in the foreground.
Nothing here is reached by a terminal that serves the public.
"""
