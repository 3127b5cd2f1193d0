"""Invoice Cloud's client against servers that answer byte for byte as a script says."""
