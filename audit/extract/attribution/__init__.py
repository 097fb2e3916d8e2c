"""Attributions of a text: who is said to have said, thought, wanted or done what."""
