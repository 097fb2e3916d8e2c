"""Insertions found by their words: the rules of `data/phrases.yaml` and how they are matched."""
