"""Patterns for the words beside the name of a firm or a ship, compiled from the lists of a language."""

import re
from collections.abc import Mapping
from typing import Any

from audit.frozen import frozen
from audit.lang.pack import either

AHEAD = ("firm_nouns", "dealings", "body_nouns", "enterprises", "vessels", "crews", "articles")
"""Lists of words that end what is before the name of a firm or ship."""


@frozen
class FirmWords:
    """Patterns before (`…_ahead`, searched) and after (`…_after`, matched) a name; without lists they never match.

    `speaks_for` is before the name of a body whose staff speak, `nouns` describe firms, `endings` are last words of
    their names. `ahead` are the last words of what `firm_ahead` and `ship_ahead` match, in lower case, but for an article.
    """

    firm_ahead: re.Pattern[str]
    firm_after: re.Pattern[str]
    ship_ahead: re.Pattern[str]
    ship_after: re.Pattern[str]
    state_after: re.Pattern[str]
    speaks_for: re.Pattern[str]
    partner: re.Pattern[str]
    nouns: frozenset[str]
    endings: frozenset[str]
    vessels: frozenset[str]
    ahead: frozenset[str]

    @classmethod
    def load(cls, given: Mapping[str, Any]) -> "FirmWords":
        """Compile the patterns from the lists of `people.yaml`."""
        firms, vessels = either(given.get("firm_nouns", [])), either(given.get("vessels", []))
        dealings, assets = either(given.get("dealings", [])), either(given.get("assets", []))
        which, after = either(given.get("thing_relatives", [])), either(given.get("after_firms", []))
        groups = either(given.get("group_endings", []))
        states = either(given.get("state_assets", []))
        bodies = either([*given.get("body_nouns", []), *given.get("enterprises", [])])
        described = rf"(?:\b(?i:the|its|their|his|her|a|an)|[’']s?)\s(?:[\w-]+\s)?(?:{bodies})"
        opens = rf"(?:{either([*given.get('articles', []), *given.get('indefinite', [])])}|\w+[’']s?)"
        partners = either([word.title() for word in given.get("partners", [])])
        crews, speaks_for = either(given.get("crews", [])), either(given.get("speaks_for", []))
        return cls(
            firm_ahead=re.compile(rf"\b(?:{firms}),?\s(?:the\s)?$|\b(?i:{dealings})\s$|{described},\s(?:the\s)?$"),
            firm_after=re.compile(
                rf",?\s(?:{which})\b|\s(?:{groups})\b|(?:[’']s?)?\s(?:{assets})\b|,\s{opens}\s(?:[^\s,.;:]+\s){{0,4}}?(?:{firms})(?=,|\s(?:{after})\b)"
            ),
            ship_ahead=re.compile(rf"\b(?:{vessels}),?\s(?:the\s)?$|\b(?:{crews})\s(?:of\s)?the\s$", re.IGNORECASE),
            ship_after=re.compile(rf",\s{opens}\s(?:[^\s,.;:]+\s){{0,2}}?(?:{vessels})\b"),
            state_after=re.compile(rf"[’']s?\s(?:\w+\s)?(?:{states})\b"),
            speaks_for=re.compile(rf"\b(?:{speaks_for})\s$"),
            partner=re.compile(rf"(?:\s?&|\sand)\s(?:{partners})\b"),
            nouns=frozenset(given.get("firm_nouns", ())) | frozenset(given.get("enterprises", ())),
            endings=frozenset(given.get("firm_endings", ())),
            vessels=frozenset(given.get("vessels", ())),
            ahead=frozenset(
                re.findall(r"\w+", word.lower())[-1] for name in AHEAD for word in given.get(name, ()) if word.strip()
            ),
        )
