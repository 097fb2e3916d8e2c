"""Lists of links and lines in capitals: promotion by position and shape, without a cue word."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from audit.extract.insertions.candidate import Found
from audit.extract.insertions.plain.split import Line
from audit.text import Span, ends_sentence

SHORTEST, LONGEST = 13, 169
"""Minimum and maximum code points of a promoted headline in a list (findings on 379 outlets)."""

SENTENCE = re.compile(r"[.:,;”\"»][)\]]?$")
"""Last marks that rule out an item of a list of headlines. An item may end in a question or exclamation mark, so these are
not `text.STOPS`, while a colon or comma rules it out."""

CAPITALISED = (35, 199)
"""Minimum and maximum code points of a line in capitals."""
SHOUTED = 6
"""Minimum words of a line in capitals."""
PARAGRAPH = 61
"""Minimum code points of a paragraph beside a line in capitals."""
KICKERS = 2
"""Maximum short lines, such as a section and a date, between two items of a list."""

TELLING = re.compile(r"[^\W\d_][\w’'-]{4,}")
"""A word of five letters or more, such as a headline shares with the first paragraph."""

LABEL, LISTED = 4, 4
"""Maximum code points of a label of an advertisement that no rule has; minimum lines of a list of the story."""
OFFER = re.compile(r"^[^a-zß-öø-ÿ:]{4,}:|[!»>]|//")
"""Kicker in capitals, or mark of a request or an address, which a line in a list of the story lacks."""
BELOW = 8
"""Maximum lines below a heading of contacts."""
REACHED = re.compile(r"(?:\+|\b0|\()\d[\d\s()/.–-]{6,}|\d{3}[-. ]\d{3}[-. ]\d{4}|\S@\S+\.\w|\bwww\.|https?:")
"""A telephone number or an address."""

BULLET = re.compile(r"^(?:[•*▪►▶>»–—-]|\d{1,2}[.)])\s+")
"""Bullet or number of an item ("• Harbour closes", "2) Harbour closes")."""
CAPITALS = re.compile(r"[^\W\d_]{2,}")
"""A word whose letter case counts: a single capital may be an initial or an article."""


def listed(text: str, lines: Sequence[Line], so_far: Sequence[Found]) -> Iterator[Found]:
    """Yield the items under a heading such as "Related": short lines without a full stop, up to the first other line.

    A heading is a find that `opens` a list. Items already found by a rule are skipped, and so are kickers. If the first item
    has a bullet, a line without one ends the list. The story's own headline below a menu is no item and ends a list.

    >>> text = "Related\\nHarbour council puts off its vote\\nThe council met on Monday."
    >>> lines = [Line(0, 7, 7, "body"), Line(8, 41, 41, "body"), Line(42, 68, 68, "body")]
    >>> heading = Found(0, 7, "promo", "cross_promotion", "bare-more", opens=True)
    >>> [text[f.start : f.stop] for f in listed(text, lines, [heading])]
    ['Harbour council puts off its vote']
    """
    opened = {f.start: f for f in so_far if f.opens and f.role == "promo"}
    known = {f.start for f in so_far}
    own = below_menu(text, lines, known) if opened else None
    heading: Found | None = None
    bullets: bool | None = None
    passed = 0
    for line in lines:
        words = text[line.start : line.stop]
        if line.start in opened:
            heading, bullets, passed = opened[line.start], None, 0
        elif line.start == own:
            heading = None
        elif heading is None or line.start in known:
            continue
        elif kicker(words) and passed < KICKERS:
            passed += 1
        elif item(words) and bullets in {None, bool(BULLET.match(words))}:
            bullets, passed = bool(BULLET.match(words)), 0
            headline = Span(line.start, line.stop)
            glued = heading.stop == line.start  # "Related:House puts off its vote" is one promotion
            start, sure = (heading.start, heading.sure) if glued else (line.start, 0.99)
            yield Found(
                start=start,
                stop=line.stop,
                role=heading.role,
                kind=heading.kind,
                rule=f"list under {heading.rule}",
                sure=sure,
                headline=headline,
            )
        else:
            heading = None


def contacts(text: str, lines: Sequence[Line], so_far: Sequence[Found]) -> Iterator[Found]:
    """Yield the names, telephones and addresses below a heading of provenance that opens a list: "Press contact".

    Short lines that end no sentence, up to the last with a number or address.

    >>> text = "Press contact\\nAda Quill\\n+44 20 7946 0000\\nThe council met on Monday."
    >>> lines = [Line(m.start(), m.end(), m.end(), "body") for m in re.finditer("[^\\n]+", text)]
    >>> heading = Found(0, 13, "provenance", "source_reference", "press-contact", opens=True)
    >>> [text[f.start : f.stop] for f in contacts(text, lines, [heading])]
    ['Ada Quill', '+44 20 7946 0000']
    """
    opened = {f.start: f for f in so_far if f.opens and f.role == "provenance"}
    for n, line in enumerate(lines if opened else ()):
        if (heading := opened.get(line.start)) is None:
            continue
        below: list[Line] = []
        for after in lines[n + 1 : n + 1 + BELOW]:
            words = text[after.start : after.stop]
            if len(words) > LONGEST or (ends_sentence(words) and not REACHED.search(words)):
                break
            below.append(after)
        last = max((k for k, b in enumerate(below, 1) if REACHED.search(text, b.start, b.stop)), default=0)
        for b in below[:last]:
            yield Found(b.start, b.stop, heading.role, heading.kind, f"list under {heading.rule}", sure=0.99)


def below_menu(text: str, lines: Sequence[Line], known: AbstractSet[int]) -> int | None:
    """Find the start of the story's headline where the first line is not it: words of a menu, a site's name.

    It shares the most words with the first paragraph; where no line shares any, it is the last line before the paragraph that
    no rule found. None when the text has no headline of its own, or its first line is the headline. `known` holds the
    starts of the finds.

    >>> text = "Home\\nTrending\\nCouncil shuts harbour\\nThe council of Vell voted on Monday to shut the old harbour for good."
    >>> lines = [Line(m.start(), m.end(), m.end(), "body") for m in re.finditer("[^\\n]+", text)]
    >>> below_menu(text, [lines[0]._replace(zone="headline"), *lines[1:]], {5}), below_menu(text, lines, {5})
    (14, None)
    """
    first = next((n for n, line in enumerate(lines) if running(text, line) and line.start not in known), 0)
    if not first or lines[0].zone != "headline":
        return None
    story = told(text, lines[first])
    shared = [len(told(text, line) & story) for line in lines[:first]]
    before = [n for n in range(1, first) if lines[n].start not in known and item(text[lines[n].start : lines[n].stop])]
    best = max(before, key=lambda n: (shared[n], n), default=0)
    menu = lines[0].start in known or kicker(text[lines[0].start : lines[0].stop])
    return lines[best].start if best and (shared[best] > shared[0] or (menu and not shared[0])) else None


def labels(text: str, lines: Sequence[Line], words: AbstractSet[str]) -> Iterator[Found]:
    """Yield the lines that are a label of an advertisement too short for a rule ("AD"); `words` are the labels.

    >>> [f.kind for f in labels("Storm\\nAD", [Line(0, 5, 5, "headline"), Line(6, 8, 8, "body")], {"AD"})]
    ['ad_label']
    """
    for line in lines:
        if line.stop - line.start <= LABEL and line.zone != "headline" and text[line.start : line.stop] in words:
            yield Found(line.start, line.stop, "furniture", "ad_label", "short label")


def among_story(text: str, lines: Sequence[Line], known: AbstractSet[int], flagged: AbstractSet[int]) -> frozenset[int]:
    """Return the starts of flagged lines in a list of at least `LISTED` lines of which the model flags at most half.

    `known` are the starts of finds by rule, which are part of no list; `flagged` of the model's.

    >>> text = "Ada Quill, envoy\\nBo Lund, mayor\\nJon Vell, judge\\nLia Holm, guard\\nThey met."
    >>> lines = [Line(m.start(), m.end(), m.end(), "body") for m in re.finditer("[^\\n]+", text)]
    >>> sorted(among_story(text, lines, frozenset(), {17})), sorted(among_story(text, lines, frozenset(), {0, 17, 32}))
    ([17], [])
    """
    kept: set[int] = set()
    run: list[int] = []
    for line in (*lines, None):
        if line is not None and line.start in known:
            continue
        if line is not None and line.stop - line.start <= LONGEST and not SENTENCE.search(text[line.start : line.stop]):
            run.append(line.start)
            continue
        if len(run) >= LISTED and 2 * len(flagged & set(run)) <= len(run):
            kept.update(run)
        run = []
    among = (line for line in lines if not line.cuts and line.start in flagged and line.start in kept)
    return frozenset(line.start for line in among if not OFFER.search(text[line.start : line.stop]))


def told(text: str, line: Line) -> set[str]:
    """Return the long words of a line, in lower case."""
    return {w.lower() for w in TELLING.findall(text[line.start : line.stop])}


def running(text: str, line: Line) -> bool:
    """True when a line is a paragraph of sentences."""
    return paragraph(text, line) and ends_sentence(text[line.start : line.stop])


def kicker(words: str) -> bool:
    """True when a line can be the section, date or author beside an item.

    >>> kicker("Sport"), kicker("He left.")
    (True, False)
    """
    return len(words) < SHORTEST and not SENTENCE.search(words)


def item(words: str) -> bool:
    """True when a line can be a linked headline in a list.

    >>> item("Harbour council puts off its vote"), item("The council met."), item("Yes")
    (True, False, False)
    """
    return SHORTEST <= len(words) <= LONGEST and (not SENTENCE.search(words) or title_in_quotes(words))


def title_in_quotes(words: str) -> bool:
    """True when a line that ends in a quotation mark is a title with a quoted part, not a sentence of speech.

    >>> title_in_quotes("Envoy calls treaty a “closed book”"), title_in_quotes("“It is a closed book.”")
    (True, False)
    """
    return bool(re.search(r"[^.,!?…][”\"’»]$", words)) and words[:1] not in '“"«„'


def capitals(text: str, lines: Sequence[Line], so_far: Sequence[Found]) -> Iterator[Found]:
    """Yield lines all in capitals between paragraphs in lower case: linked headlines (foxnews.com, mediaite.com).

    A section heading can be in capitals too, so a line needs six words and 35 code points, and paragraphs around it.

    >>> story = "Envoys met in the palace of Vell on Monday, and none of them said a word."
    >>> text = f"{story}\\nQUILL DEFENDS CANAL TREATY AS ENVOYS LEAVE VELL"
    >>> lines = [Line(0, len(story), len(story), "body"), Line(len(story) + 1, len(text), len(text), "body")]
    >>> [text[f.start : f.stop] for f in capitals(text, lines, [])]
    ['QUILL DEFENDS CANAL TREATY AS ENVOYS LEAVE VELL']
    """
    known = {f.start for f in so_far}
    for before, line, after in zip(lines, lines[1:], (*lines[2:], None), strict=False):
        words = text[line.start : line.stop]
        if line.start in known or not CAPITALISED[0] <= len(words) <= CAPITALISED[1] or not shouted(words):
            continue
        if paragraph(text, before) and (after is None or paragraph(text, after)):
            yield Found(
                start=line.start,
                stop=line.stop,
                role="promo",
                kind="cross_promotion",
                rule="line in capitals",
                sure=0.98,
                headline=Span(line.start, line.stop),
            )


def shouted(words: str) -> bool:
    """True when a line has at least `SHOUTED` words, all in capitals.

    >>> shouted("QUILL DEFENDS CANAL TREATY AS ENVOYS LEAVE VELL"), shouted("QUILL DEFENDS the treaty")
    (True, False)
    """
    found = CAPITALS.findall(words)
    return len(found) >= SHOUTED and all(w.isupper() for w in found) and not words.endswith((".", "…", ":", ","))


def paragraph(text: str, line: Line) -> bool:
    """True when a line is running text rather than a heading, whether or not it ends a sentence."""
    return line.stop - line.start >= PARAGRAPH and not text[line.start : line.stop].isupper()
