"""Train the model of seams with a space (`seam_spaced.json`) on headlines and paragraphs joined by one."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from audit.extract.insertions.paragraph.spaced_seams import spaced_features, spaced_seam, spaces
from audit.extract.insertions.plain.seam_models import Seams
from audit.extract.insertions.vocabulary import Vocabulary
from audit.extract.insertions.wordings.sentence_edges import begins
from audit.lang.frequency import WordBands
from audit.lang.pack import Packs
from audit.learn.insertions.corpora import Prose
from audit.learn.insertions.cued_seams import Fuse, clean, fuses
from audit.learn.linear import fit
from audit.models.linear import Linear

SHORTENED = 0.35
"""Share of the headlines with such a joint that are shortened."""
FEWEST, SMALLEST = 20, 0.15
"""Minimum rows with a feature, and minimum weight: they keep the file small."""


def train_spaced_seams(texts: Sequence[Prose], words: WordBands, *, n: int = 20000, c: float = 0.3) -> Linear:
    """Train on `n` headlines and paragraphs joined by a space, and a third as many clean paragraphs."""
    xs, ys = spaced_rows(spaced(fuses(texts, n, 1)), words)
    extra, none = spaced_rows((Fuse(p, len(p)) for p in clean(texts, n // 3, 2)), words)
    return fit(xs + extra, ys + none, c=c, fewest=FEWEST, smallest=SMALLEST)


@cache
def joints() -> re.Pattern[str]:
    """Pattern of a joint of two parts of an English headline, each of which could be a headline."""
    words = Packs.load().nearest("en").words["second_parts"]
    return re.compile(rf"[:?!–—|;]\s+|\s[-–—|]\s|, (?:{'|'.join(words)}) ")


def spaced(found: Iterable[Fuse], seed: int = 3) -> list[Fuse]:
    """Put a space at the seams of fuses; shorten some headlines to a part, and half of the paragraphs to a sentence."""
    pick = random.Random(seed)  # noqa: S311 - a repeatable choice
    made = []
    for f in found:
        head, body = f.text[: f.at], f.text[f.at :]
        parts = [part for part in joints().split(head) if " " in part and part[0].isupper()]
        if parts and pick.random() < SHORTENED:
            head = pick.choice(parts)
        if (places := begins(body)) and pick.random() < 0.5:
            body = body[: places[0]]
        made.append(Fuse(f"{head} {body}".rstrip(), len(head)))
    return made


def spaced_rows(found: Iterable[Fuse], words: WordBands) -> tuple[list[list[str]], list[bool]]:
    """Compute features of every space after a cue, and whether it is the seam."""
    xs, ys = [], []
    for f in found:
        for at in spaces(f.text, 0, len(f.text)):
            xs.append(list(spaced_features(f.text, 0, at, len(f.text), words)))
            ys.append(at == f.at)
    return xs, ys


def spaced_ends(found: Iterable[Fuse], seams: Seams) -> Iterator[int | None]:
    """Yield by how many code points each headline ends too late (below 0, too early); None when no space is likely enough."""
    unfinished = Vocabulary.load().asked.unfinished
    for f in found:
        s = spaced_seam(f.text, 0, len(f.text), seams, unfinished)
        yield s.at - f.at if s and s.p >= seams.spaced.threshold else None
