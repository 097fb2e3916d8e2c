"""Seams: two models of where one text ends and another begins without a break.

One is trained on headlines and paragraphs of the corpora joined without a break, and used after a cue; the other on pages
joined as a naive scraper joins them, and used in a line where many texts touch.
"""

import random
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from audit.extract.insertions.plain.seam_models import Seams
from audit.extract.insertions.plain.seams import SHORTEST, again, described, resuming, seam
from audit.lang.frequency import Words
from audit.learn.insertions.corpora import Prose
from audit.learn.linear import fit
from audit.models.linear import Linear


class Fuse(NamedTuple):
    """A headline and a paragraph joined without a break, and where; `at` is the length when nothing follows."""

    text: str
    at: int


def fuses(texts: Sequence[Prose], n: int, seed: int) -> list[Fuse]:
    """Headlines of some articles joined with paragraphs of others in the same language; a quarter of them left alone."""
    pick = random.Random(seed)  # noqa: S311 - a repeatable choice
    by_lang: dict[str, tuple[list[str], list[str]]] = {}
    for text in texts:
        heads, paras = by_lang.setdefault(text.lang, ([], []))
        if 15 <= len(text.headline) <= 200 and any(c.islower() for c in text.headline) and "Ã" not in text.headline:
            heads.append(text.headline)
        paras += [p for p in text.paragraphs[:12] if not p[0].islower() and "Ã" not in p]
    # Scripts without capitals have no seam that letters could tell.
    langs = sorted(
        lang for lang, (heads, paras) in by_lang.items() if len(heads) > 1 and paras and any(h[0].isupper() for h in heads)
    )
    often = [len(by_lang[lang][0]) ** 0.5 for lang in langs]
    found = []
    for _ in range(n):
        lang = pick.choices(langs, often)[0]
        heads, paras = by_lang[lang]
        head = pick.choice(heads).strip()
        style = pick.random()
        head = head.upper() if style < 0.06 else head + "?" if style < 0.08 and head[-1].isalpha() else head
        body = pick.choice(paras)
        found.append(Fuse(head, len(head)) if pick.random() < 0.15 else Fuse(head + body, len(head)))
    return found


def rows(found: Iterable[Fuse], words: Words) -> tuple[list[list[str]], list[bool]]:
    """The features of every candidate after a cue, and whether it is the seam."""
    xs, ys = [], []
    for f in found:
        stop = len(f.text)
        for at in resuming(f.text, 0, stop):
            if stop - at >= SHORTEST:
                xs.append([*described(f.text, 0, at, stop, words), *again(f.text, 0, at, stop)])
                ys.append(at == f.at)
    return xs, ys


def clean(texts: Sequence[Prose], n: int, seed: int) -> list[str]:
    """Paragraphs as they were published: nothing in them is fused, but for the errors of their scraper."""
    pick = random.Random(seed)  # noqa: S311 - a repeatable choice
    paras = [p for t in texts for p in t.paragraphs]
    return pick.sample(paras, min(n, len(paras)))


def cued(texts: Sequence[Prose], words: Words, *, n: int = 20000, c: float = 0.15) -> Linear:
    """The model that is used after a cue."""
    xs, ys = rows(fuses(texts, n, 1), words)
    extra, none = rows((Fuse(p, len(p)) for p in clean(texts, n // 3, 2)), words)
    return fit(xs + extra, ys + none, c=c)


def exact(found: Sequence[Fuse], seams: Seams) -> float:
    """The share of fuses whose seam is found to the character, those without one included."""
    return sum((seam(f.text, 0, len(f.text), seams) or len(f.text)) == f.at for f in found) / len(found)
