"""Stamps: the days in a short line that say when an article was published or modified.

A day counts when the words beside it say so, or when its part of the line holds little else: names, a place, an outlet. A day
in a sentence is an event's. The nearest word before a day decides what happened then; scripts without spaces put it after.

>>> dates = Dates.load()
>>> [s.field for s in stamps("Ada Holm · Amber News · Posted: Oct 14, 2026 9:27 AM ET | Last Updated: Oct 15, 2026", dates)]
['published', 'modified']
>>> [s.field for s in stamps("2026年1月29日 14時30分 公開", dates)], stamps("The festival will be held on 1 June 2027.", dates)
(['published'], [])
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from audit.lang.date_forms import NO_USAGE, Usage
from audit.lang.dates import Dates
from audit.lang.prose import EAST_ASIAN
from audit.text import Span

SEPARATOR = re.compile(r"\s[|·•»/–—-]+\s|[|·•\t►▪]")
"""Marks between the parts of a line: name, outlet, day, place."""
LONGEST = 300
"""Maximum characters of a line with stamps."""
BESIDE, WORDS = 80, 12
"""Maximum characters and words beside a day in its part of a line, where no word says what happened then."""
SENTENCE = 4
"""Maximum words beside a day in a part that ends like a sentence."""
OPENING, GAP, REST = 40, 50, 60
"""Maximum characters before the word that says what happened, between it and the day, and after the day."""
FOLLOWING = 6
"""Maximum characters after a day for the word that says what happened to begin, in scripts that put it there."""
GOES_ON = 8
"""Maximum characters after such a word: what goes on is a sentence."""
CLAUSE = 20
"""Maximum characters after a day that contain a participle at the end of its clause."""
CLAUSE_GOES_ON = re.compile(r"\w*(?:\.|\s+\w)")
"""What follows a participle; not the next day, nor a colon."""
ALONE = 14
"""Maximum characters after a day that are a remark of one word: "(updated)"."""
REMARK = re.compile(r"[(\[].*[)\]]")
"""A remark in brackets on the day before it."""
HALF_OF_DAY = re.compile(r"\b[ap]\. ?m\.$", re.IGNORECASE)
"""A half of the day at the end of a line, whose point ends no sentence."""
LABEL = re.compile(r"([^\W\d_][^:：]{1,30})[:：]\s*$")
"""A label before a day."""
LABEL_LINE, LABEL_WORDS = 30, 3
"""Maximum characters of a line that is a label, and maximum words of one without a colon."""
PROSE = re.compile(r"(?:[a-zà-ÿ]{2,}[\s,]+){3}[a-zà-ÿ]{2,}")
"""Four words in lower case, one after the other: a sentence."""


class Stamp(NamedTuple):
    """A day of a line: the field that it declares, its span with the time of day, and whether a word says so."""

    field: str
    start: int
    stop: int
    named: bool


def stamps(line: str, dates: Dates, usage: Usage = NO_USAGE) -> list[Stamp]:
    """Find the stamps of a line, in reading order."""
    if len(line) > LONGEST:
        return []
    return roles(line, [Span(d.start, d.stop) for d in dates.days_in(line, usage)], dates)


def roles(line: str, found: Sequence[Span], dates: Dates) -> list[Stamp]:
    """Decide for each day of a line what happened then; days of sentences are left out."""
    kept = []
    for n, day in enumerate(found):
        left, right = part(line, day)
        before = line[max(left, found[n - 1].stop if n else 0) : day.start]
        after = line[day.stop : min(right, found[n + 1].start if n + 1 < len(found) else right)]
        ends = n + 1 == len(found) or found[n + 1].start > right
        role = said_before(before, after, dates) or said_after(after, dates, ends=ends)
        if role:
            kept.append(Stamp(role, day.start, day.stop, named=True))
        elif not said(dates, before) and is_bare(line[left : day.start], line[day.stop : right], dates):
            kept.append(Stamp("published", day.start, day.stop, named=False))
    return kept


def labelled(found: Sequence[Stamp], before: str, dates: Dates) -> list[Stamp]:
    """Give the first stamp of a line the field that the line before names, a label such as "Updated:", as in lists of terms.

    >>> first = [Stamp("published", 0, 11, named=False)]
    >>> [labelled(first, label, Dates.load())[0].field for label in ("Updated:", "Original:", "The rules were updated twice.")]
    ['modified', 'published', 'published']
    """
    role = said(dates, before) if found and not found[0].named and is_label(before) else None
    return [found[0]._replace(field=role[0], named=True), *found[1:]] if role else list(found)


def is_label(line: str) -> bool:
    """True for a line of one to three words, or that ends with a colon."""
    return len(line) <= LABEL_LINE and (line.rstrip().endswith((":", "：")) or len(line.split()) <= LABEL_WORDS)


def part(line: str, day: Span) -> tuple[int, int]:
    """Return the span of a day's part of a line, between separators outside the day."""
    left, right = 0, len(line)
    for m in SEPARATOR.finditer(line):
        if m.end() <= day.start:
            left = m.end()
        elif m.start() >= day.stop:
            return left, m.start()
    return left, right


def said(dates: Dates, words: str) -> tuple[str, re.Match[str]] | None:
    """Find the last word of a text that says what happened at the day after it."""
    last: tuple[str, re.Match[str]] | None = None
    for field, words_of in (("published", dates.words.published), ("modified", dates.words.updated)):
        for m in words_of.finditer(words):
            if last is None or m.end() > last[1].end():
                last = field, m
    return last


def said_before(before: str, after: str, dates: Dates) -> str | None:
    """Return the field that the words before a day name, if they open its part of the line."""
    found = said(dates, before)
    if found is None:
        return None
    field, m = found
    fits = m.start() <= OPENING and len(before) - m.end() <= GAP and len(after.strip()) <= REST
    return field if fits and not PROSE.search(before[: m.start()]) and not PROSE.search(before[m.end() :]) else None


def said_after(after: str, dates: Dates, *, ends: bool = True) -> str | None:
    """Return the field that the word after a day names, in scripts that put it there, and for a change that stands alone.

    Where another day follows (not `ends`), a word in no brackets belongs to that one.

    >>> days = Dates.load()
    >>> [s.field for s in stamps("March 3, 2026 Updated: March 4, 2026", days)], said_after(" (updated) ", days, ends=False)
    (['published', 'modified'], 'modified')
    """
    words = after[: 2 * FOLLOWING]
    if not EAST_ASIAN.search(words):
        alone = len(after.strip()) <= ALONE and (ends or bool(REMARK.fullmatch(after.strip())))
        return "modified" if alone and dates.words.updated.search(after) else participle(after, dates)
    for field, words_of in (("published", dates.words.published), ("modified", dates.words.updated)):
        if (m := words_of.search(words)) and m.start() <= FOLLOWING:
            return field if len(after) - m.end() <= GOES_ON else None
    return None


def participle(after: str, dates: Dates) -> str | None:
    """Return `published` for a participle right after a day, at the end of a clause as in German ("… Uhr gepostet und …").

    >>> participle(" Uhr gepostet und unter Kultur abgelegt", Dates.load()), participle(" Published: ", Dates.load())
    ('published', None)
    """
    m = dates.words.published.search(after[:CLAUSE])
    return "published" if m and CLAUSE_GOES_ON.match(after, m.end()) else None


def is_bare(before: str, after: str, dates: Dates) -> bool:
    """True when there is little beside a day, no sentence, and no label of something else, such as "Release date:"."""
    label = LABEL.search(before)
    if label and not dates.words.labels.fullmatch(label.group(1).strip()):
        return False
    beside = f"{before} {after}".strip()
    if len(beside) > BESIDE or len(beside.split()) > WORDS or PROSE.search(before) or PROSE.search(after):
        return False
    end = after.rstrip()
    closed = end.endswith((".", "!", "?")) and not HALF_OF_DAY.search(end)
    return not (closed and len(beside.split()) > SENTENCE)
