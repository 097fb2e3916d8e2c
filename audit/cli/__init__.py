"""The command line: a command is a short function; what it needs is imported inside it."""
