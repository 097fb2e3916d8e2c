"""Rows → rows: whose voice each word has, and how loaded it is. No scorer sees the outlet."""
