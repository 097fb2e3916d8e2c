"""Evidence of the rules of `data/phrases.yaml` for the spans of a joined block: matching wordings and finds."""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from audit.extract.insertions.candidate import Found
from audit.extract.insertions.joined.cuts import Cut
from audit.extract.insertions.wordings.match import folded
from audit.extract.insertions.wordings.rules import Phrases, Rule, Wording, compiled

ROLES = ("promo", "provenance", "furniture")
LISTED = "list under"
"""Prefix of the rule of an item of a list."""
CODES = {"promo": 1, "provenance": 4, "furniture": 5}
"""Values of the column "found by"; 2 is an item of a list."""


def matched_wordings(text: str, found: Sequence[Cut], spans: np.ndarray, phrases: Phrases) -> np.ndarray:
    """Test whether a wording of each of `ROLES` matches the entire span: shape (n, 3)."""
    out = np.zeros((len(spans), len(ROLES)))
    start, stop = found[0].right, found[-1].left
    places = [(start + at, w) for at, w in phrases.literals.places(folded(text[start:stop]))]
    starts = [at for at, _ in places]
    known: dict[tuple[str, str, str], bool] = {}
    for n, (i, j) in enumerate(spans.tolist()):
        a, b = found[i].right, found[j].left
        woken: dict[tuple[str, str], tuple[Rule, Wording]] = {}
        for at, literal in places[bisect_left(starts, a) : bisect_left(starts, b)]:
            if at + len(literal) <= b:
                woken.update(((r.name, w.lang), (r, w)) for r, w in phrases.wakes[literal][0])
        words = text[a:b]
        for (name, lang), (rule, wording) in woken.items():
            if b - a <= rule.longest and not rule.apart:
                key = name, lang, words
                if key not in known:
                    known[key] = any(p.fullmatch(text, a, b) for p in compiled((wording,)))
                if known[key]:
                    out[n, ROLES.index(rule.role)] = 1
    return out


def matched_finds(found: Sequence[Cut], spans: np.ndarray, finds: Sequence[Found]) -> np.ndarray:
    """Describe the find that fits each span best: its code, the share that both cover, same start, same end: shape (n, 4)."""
    out = np.zeros((len(spans), 4))
    ordered = sorted(finds)
    for n, (i, j) in enumerate(spans.tolist()):
        a, b = found[i].right, found[j].left
        for f in ordered:
            if f.start >= b:
                break
            if f.stop > a:
                share = (min(f.stop, b) - max(f.start, a)) / (max(f.stop, b) - min(f.start, a))
                if share > out[n, 1]:
                    code = 2 if f.rule.startswith(LISTED) else CODES[f.role]
                    out[n] = code, share, f.start == a, f.stop == b
    return out
