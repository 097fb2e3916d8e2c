"""Insertions on a page: each block is classified by markup, links, place, neighbours and wording."""
