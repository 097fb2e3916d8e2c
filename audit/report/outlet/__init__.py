"""Render the outlet card, and the output of `audit outlets`."""
