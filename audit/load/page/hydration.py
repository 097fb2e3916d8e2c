"""Markup of a story that a page contains only in a script, for the browser to render.

If the visible page has no story, its data is searched for one (`script_search.py`). Of several, the one beside a declared
headline is preferred, then the longest. The markup is parsed like a page's own, so that offsets, links and insertions work the
same way.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from audit.lang.prose import sentence_words
from audit.load.page.main_text import words
from audit.load.page.script_claims import around, everywhere, head_of
from audit.load.page.script_search import MOST, TAG, TITLE, Candidate, Search
from audit.load.page.scripts import Value
from audit.text import Said

FEWEST = 80
"""Minimum words of a story; a summary has fewer."""
READ, CODED = 200_000, 20_000
"""Characters of markup in which sentences are counted, and which are searched for code."""
SLUG = re.compile(r"[^a-z]+", re.IGNORECASE)
"""What is between the words in the last part of an address."""
SLUG_WORDS = 3
"""Minimum words of such a part that can be a title."""
SITE = 4
"""Maximum words of a title that may be no more than the site's name."""
CODE = re.compile(r"(?:function\s*\(|=>|\bvar |\breturn |[{};]\s*[.#]?[\w-]+\s*[:{]|</?script)", re.IGNORECASE)
"""Signs of program code and style sheets, which contain stops and long words as well."""
PLACE = re.compile(r"\$\$\w{1,40}\$\$|\{\{[^{}<>]{1,80}\}\}|\[\[\w{1,40}\]\]")
"""A placeholder of an advertisement or a picture."""


class Story(NamedTuple):
    """A story in a script: its markup, the script's name, its headline, what the data says of it, and what is in its head."""

    markup: str
    script: str
    title: str | None
    said: tuple[Said, ...] = ()
    head: str = ""


class Found(NamedTuple):
    """A candidate of a script for the story, with its rank: whether a title beside it is the page's, and its words."""

    rank: tuple[bool, int]
    candidate: Candidate
    search: Search
    script: str
    title: str | None


def story(data: Sequence[Value], declared: Sequence[str], url: str | None = None) -> Story | None:
    """Find the story in the data of a page with these declared titles; None without one of at least `FEWEST` words.

    A story without a headline beside it counts if there is no other; one beside a different headline is another article, unless
    the page declares no more than its site's name and all its data has one headline.
    """
    slug = SLUG.split((url or "").partition("?")[0].rstrip("/").rpartition("/")[2])
    wanted = [t for t in (*map(words, declared), slug if len(slug) >= SLUG_WORDS else ()) if len("".join(t)) >= TITLE]
    best: Found | None = None
    others: dict[str, Found] = {}
    left = MOST
    for script, value in data:
        search = Search(script, value, left)
        for candidate in search.candidates():
            near = candidate.near
            likeness, title = max(((alike(words(t), w), t) for t in near for w in wanted), default=(0.0, None))
            title = title if likeness else None
            if (size := story_words(candidate.markup)) < FEWEST:
                continue
            found = Found((title is not None, size), candidate, search, script, title)
            if near and not title:
                others.setdefault(near[0], found._replace(title=near[0]))
            elif best is None or found.rank > best.rank:
                best = found
        left = search.left
    if best is None and len(others) == 1 and all(len(words(t)) <= SITE for t in declared):
        best = next(iter(others.values()))
    return None if best is None else told(best, wanted)


def told(found: Found, wanted: Sequence[Sequence[str]]) -> Story:
    """Return the story of a candidate with what the objects around it, and others with its headline, say of it."""
    titles = (t for node in everywhere(found.search) for t in found.search.titles(node))
    title = found.title or next((t for t in titles if any(alike(words(t), w) for w in wanted)), None)
    said = around(found.search, found.candidate.nodes, title)
    return Story(PLACE.sub("", found.candidate.markup), found.script, title, said, head_of(found.search))


def alike(one: Sequence[str], other: Sequence[str]) -> float:
    """Compute the likeness of the words of two titles, 0 to 1; 0 when they share less than most of the shorter one."""
    a, b = set(one), set(other)
    whole, part = sorted(("".join(one), "".join(other)), key=len, reverse=True)
    same = len(part) >= TITLE and part in whole
    if same or (len(a & b) >= 3 and len(a & b) >= 0.6 * min(len(a), len(b))):
        return max(len(a & b) / len(a | b), len(part) / len(whole) if same else 0.0)
    return 0.0


def story_words(markup: str) -> int:
    """Count the words of the sentences of a piece of markup; 0 for code."""
    text = TAG.sub(" ", markup)
    if len(CODE.findall(text[:CODED])) > 3 + len(text[:CODED]) / 2_000:
        return 0
    return sentence_words(text[:READ])
