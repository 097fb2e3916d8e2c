"""Train the model of seams after a cue (`seam_cued.json`) on headlines and paragraphs joined without a break."""

import random
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from audit.extract.insertions.plain.seam_features import described
from audit.extract.insertions.plain.seam_models import Seams
from audit.extract.insertions.plain.seams import SHORTEST, again, resuming, seam
from audit.lang.frequency import WordBands
from audit.learn.insertions.corpora import Prose
from audit.learn.linear import fit
from audit.models.linear import Linear


class Fuse(NamedTuple):
    """A headline and a paragraph joined without a break at `at`, the length of the text when nothing follows."""

    text: str
    at: int


def fuses(texts: Sequence[Prose], n: int, seed: int) -> list[Fuse]:
    """Join `n` headlines with paragraphs of other articles in the same language; 15 % are left alone."""
    pick = random.Random(seed)  # noqa: S311 - a repeatable choice
    by_lang: dict[str, tuple[list[str], list[str]]] = {}
    for text in texts:
        heads, paras = by_lang.setdefault(text.lang, ([], []))
        if 15 <= len(text.headline) <= 200 and any(c.islower() for c in text.headline) and "Ã" not in text.headline:
            heads.append(text.headline)
        paras += [p for p in text.paragraphs[:12] if not p[0].islower() and "Ã" not in p]
    # In scripts without capitals letter case marks no seam.
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


def cued_rows(found: Iterable[Fuse], words: WordBands) -> tuple[list[list[str]], list[bool]]:
    """Compute features of every candidate after a cue, and whether it is the seam."""
    xs, ys = [], []
    for f in found:
        stop = len(f.text)
        for at in resuming(f.text, 0, stop):
            if stop - at >= SHORTEST:
                xs.append([*described(f.text, 0, at, stop, words), *again(f.text, 0, at, stop)])
                ys.append(at == f.at)
    return xs, ys


def clean(texts: Sequence[Prose], n: int, seed: int) -> list[str]:
    """Sample at most `n` paragraphs as published, hence without seams except for scraper errors."""
    pick = random.Random(seed)  # noqa: S311 - a repeatable choice
    paras = [p for t in texts for p in t.paragraphs]
    return pick.sample(paras, min(n, len(paras)))


def train_cued_seams(texts: Sequence[Prose], words: WordBands, *, n: int = 20000, c: float = 0.15) -> Linear:
    """Train on `n` fuses and a third as many clean paragraphs."""
    xs, ys = cued_rows(fuses(texts, n, 1), words)
    extra, none = cued_rows((Fuse(p, len(p)) for p in clean(texts, n // 3, 2)), words)
    return fit(xs + extra, ys + none, c=c)


def exact(found: Sequence[Fuse], seams: Seams) -> float:
    """Compute the share of fuses whose seam is found exactly; those without a seam count when none is found."""
    return sum((seam(f.text, 0, len(f.text), seams) or len(f.text)) == f.at for f in found) / len(found)
