"""Words taken into a statement that its source did not say: its own name, the hearer, a question, the wish not to be named."""

from audit.extract.statements.sources.speakers import Speakers
from audit.lang.attribution import Attribution, Phrase, free
from audit.lang.reading import Reading

HEARER = 2
"""Words of a pronoun and its comma."""
OPENING, AROUND = 3, 6
"""Words at the start of a piece that are compared with a phrase of anonymity, and words on each side that may belong to it."""


def without_unsaid(r: Reading, found: list[Attribution], known: Speakers) -> list[Attribution]:
    """Leave out such pieces, and statements without another."""
    for a in found:
        a.content = [p for piece in a.content for p in without_source(r, a, piece)]
        a.content[:1] = [behind_hearer(r, p) for p in a.content[:1]]
        a.content = [p for p in a.content if not (asked(r, a, p) or hides(r, a, p, known))]
    return [a for a in found if a.content]


def without_source(r: Reading, a: Attribution, piece: Phrase) -> list[Phrase]:
    """Cut the source from the start of a piece: "as asked by [the guild]", "according to [them] the fare is fair"."""
    first, stop = piece
    apart = a.source is None or not (a.source[0] < stop and first < a.source[1])
    if a.source is None or apart or a.cue is None or a.cue[1] > first or r.tags[a.source[1] - 1] == "POS":
        return [piece]
    opens = a.source[0] <= first + (r.tags[first] == "IN")  # "accused [by the guild] of haste"
    kept = free([(max(first, a.source[0]), stop)], range(*a.source)) if opens else [piece]
    return [(begin + (r.tags[begin] == ","), end) for begin, end in kept]


def behind_hearer(r: Reading, piece: Phrase) -> Phrase:
    """Start a quotation behind the pronoun of its hearer: "he instructed them, “[…”]"."""
    first, stop = piece
    hearer = stop - first > HEARER and r.words.lower[first] in r.lists.get("object_pronouns", ())
    return (first + HEARER, stop) if hearer and r.words.lower[first + 1] == "," and r.inside[first + HEARER] >= 0 else piece


def asked(r: Reading, a: Attribution, piece: Phrase) -> bool:
    """True for the question in "Asked whether the guild would strike, Quill shrugged": somebody else asks it."""
    verb = piece[0] - 1
    if verb < 0 or r.words.lower[verb] not in r.lists.get("asked", ()) or r.inside[piece[0]] >= 0:
        return False
    opens = not verb or r.words.sentence[verb - 1] != r.words.sentence[verb] or r.words.lower[verb - 1] in {",", "when"}
    return opens and a.cue is not None and not a.cue[0] <= verb < a.cue[1] and a.cue[0] >= piece[1]


def hides(r: Reading, a: Attribution, piece: Phrase, known: Speakers) -> bool:
    """True for the end of "one said, asking not [to be named because …]", not of "She asked not to be named"."""
    first, low = piece[0], r.words.lower
    own = a.cue is not None and 0 <= first - a.cue[1] < OPENING and "VBG" not in r.tags[a.cue[0] + 1 : first]
    if own or r.inside[first] >= 0:
        return False
    begins, around = " ".join(low[first : first + OPENING]), " ".join(low[max(0, first - AROUND) : first + AROUND])
    return any(begins in phrase and phrase in around for phrase in known.lists["anonymous"])
