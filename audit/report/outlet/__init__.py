"""The outlet card, and texts of the registry."""
