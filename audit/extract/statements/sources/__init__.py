"""Sources: mentions, the people a text names, coreference of voices, and what kind of voice each is."""
