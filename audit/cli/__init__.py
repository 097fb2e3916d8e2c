"""The command line. Every module defines `command`; heavy imports are inside the functions, so that help is fast."""
