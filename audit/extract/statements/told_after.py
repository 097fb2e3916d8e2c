"""Quotations whose speaker is named later: in the next sentence, or behind the paragraphs that go on with them.

"“It sounded like a train.” That is how Brill remembers it", "“Stay indoors.” That was the message from the mayor",
"“Ask the president.” Dembele smiled." In English no other rule reads beyond a sentence, and the tagger gives such words to
whoever spoke before. A paragraph whose quotation runs on into the next one has that one's speaker.
"""

from collections.abc import Iterator

from audit.extract.statements.called import by
from audit.lang.attribution import Attribution, Phrase, Way, free, merged
from audit.lang.reading import Reading
from audit.text import STOPS

NAME = frozenset({"NNP", "NNPS"})
MODIFIERS = frozenset({"DT", "PRP$", "JJ", "JJS", "CD"})
"""Tags before the noun that means the quotation: "the last words of"."""
LONGEST = 9
"""Maximum words of an apposition after the speaker: "his widow, Carol Nye"."""


def with_later_speakers(r: Reading, found: list[Attribution]) -> list[Attribution]:
    """Give quotations the speaker whom the next sentence names, and paragraphs that run on that of the last of them."""
    out = list(found)
    for first, stop in whole_quotations(r) if "gestures" in r.lists else ():
        told = speaker_after(r, stop)
        if told is None or any(stated(r, a, first, stop) for a in out):
            continue
        who, cue, points = told
        if not points and any(p[0] < stop and first < p[1] for a in out for p in a.content):
            continue
        words = set(range(first, stop))
        for a in out:
            a.content = [] if by(a, cue) else free(a.content, words) if not words.isdisjoint(a.words()) else a.content
        out.append(Attribution([(first, stop)], (cue, cue + 1), who, way=Way.AFTER, acts=True))
    run_on(r, out)
    return sorted((a for a in out if a.content), key=lambda a: a.content[0])


def whole_quotations(r: Reading) -> Iterator[Phrase]:
    """Yield quotations of whole sentences that a sentence without quotation marks follows."""
    starts = [k for k in range(len(r.inside)) if r.inside[k] >= 0 and (not k or r.inside[k - 1] != r.inside[k])]
    for first in starts:
        q, stop = r.quotes[r.inside[first]], first
        while stop < len(r.inside) and r.inside[stop] == r.inside[first]:
            stop += 1
        opens = not first or r.words.sentence[first - 1] != r.words.sentence[first]
        ends = stop < len(r.inside) and r.inside[stop] < 0 and r.words.sentence[stop] != r.words.sentence[stop - 1]
        whole = q.closed and q.depth == 0 and q.kind in {"speech", "fragment"} and r.words.text[q.stop - 2] in STOPS
        if whole and opens and ends:
            yield first, stop


def stated(r: Reading, a: Attribution, first: int, stop: int) -> bool:
    """True for an attribution of words of a quotation whose cue is in its line, or a label or layout."""
    mine = any(p[0] < stop and first < p[1] for p in a.content)
    return mine and (a.cue is None or r.words.line[a.cue[0]] == r.words.line[first]) and a.source is not None


def speaker_after(r: Reading, first: int) -> tuple[Phrase, int, bool] | None:
    """Find who speaks by the sentence from `first`, the word that says so, and whether that points back to the quotation."""
    end = next((stop for begin, stop in r.bounds if begin <= first < stop), first)
    low, lists, k = r.words.lower, r.lists, first
    if k + 3 < end and low[k] in lists["demonstratives"] and low[k + 1] in lists["copulas"]:
        if low[k + 2] in lists["manner"]:
            who = r.grammar.phrase_after(r, k + 3, end)
            verb = acting(r, who, end, "recounting") if who else None
            return (who, verb, True) if who and verb else None
        noun = k + 2
        while noun < end and r.tags[noun] in MODIFIERS:
            noun += 1
        owned = noun + 2 < end and low[noun] in lists["quoted_nouns"] and low[noun + 1] in lists["origins"]
        who = r.grammar.phrase_after(r, noun + 2, end) if owned else None
        return (apposed(r, who, end), noun, True) if who else None
    who = r.grammar.phrase_after(r, first, end)
    verb = acting(r, who, end, "gestures") if who and r.tags[who[1] - 1] in NAME else None
    return (who, verb, False) if who and verb else None


def acting(r: Reading, who: Phrase, end: int, name: str) -> int | None:
    """Find the verb of a list just behind a subject, its age and auxiliaries."""
    low, k = r.words.lower, who[1]
    if low[k : k + 3 : 2] == [",", ","] and low[k + 1].isdigit():
        k += 3
    while k < end and (low[k] in r.lists["auxiliaries"] or r.tags[k] == "RB"):
        k += 1
    return k if k < end and (low[k] in r.lists[name] or r.cues.lemma(low[k]) in r.lists[name]) else None


def apposed(r: Reading, who: Phrase, end: int) -> Phrase:
    """Complete a speaker by the name after a comma: "his widow, Carol Nye"."""
    k = who[1]
    named = k + 1 < end and r.words.lower[k] == "," and r.tags[k + 1] in NAME and r.tags[who[1] - 1] not in NAME
    more = r.grammar.phrase_after(r, k + 1, end) if named else None
    return (who[0], more[1]) if more is not None and more[1] - k <= LONGEST else who


def run_on(r: Reading, found: list[Attribution]) -> None:
    """Move a quotation that goes on in the next paragraph from an earlier speaker to the one whom that paragraph names."""
    place: dict[int, list[int]] = {}
    for k, q in enumerate(r.inside):
        if q >= 0:
            place.setdefault(q, []).append(k)
    for q in range(len(r.quotes) - 2, -1, -1):
        if r.quotes[q].closed or q not in place or q + 1 not in place or place[q + 1][0] != place[q][-1] + 1:
            continue
        if r.words.text[r.quotes[q].start] != r.words.text[r.quotes[q + 1].start]:
            continue  # dialogue inside a passage that is quoted as a whole
        mine, line = set(place[q]), r.words.line
        own = line[place[q][0]]
        after = next((a for a in found if place[q + 1][1] in a.words() and a.source is not None), None)
        if after is None or after.cue is None or line[after.cue[0]] <= own or r.inside[after.cue[0]] >= 0:
            continue
        held = [a for a in found if a is not after and not mine.isdisjoint(a.words())]
        if any(a.cue is None or line[a.cue[0]] == own or a.source is None for a in held if a.way is not Way.QUOTATION):
            continue
        for a in held:
            a.content = free(a.content, mine)
        after.content = merged([*after.content, (place[q][0], place[q][-1] + 1)])
