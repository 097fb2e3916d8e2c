"""Rows → rows: whose voice a word has, and how loaded it is. No scorer sees the outlet."""
