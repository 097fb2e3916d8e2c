"""Insertions in plain text: lines and lists, tooltips, seams where two texts touch, and the line model."""
