"""Quotations with an apposition ("“…”, a sentence that Brandt repeated"), which names another speaker, or nobody."""

from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.quotation_kinds import PAUSES
from audit.lang.reading import Reading
from audit.text import STOPS

MODIFIERS = frozenset({"DT", "PRP$", "JJ", "CD"})
"""Tags between the comma and the noun of the apposition."""
TITLE = 7
"""Maximum words of a title with its marks: “The View”."""
FARTHEST = 4
"""Maximum words between the closing mark and that noun."""


def quoted_noun(r: Reading, last: int) -> int | None:
    """Find the noun that means the quotation before the word `last`: "a sentence", "words"; None without one."""
    nouns, low, k = r.lists.get("quoted_nouns", frozenset()), r.words.lower, last
    k += k < len(low) and low[k] in PAUSES
    while k < len(low) and k < last + FARTHEST and r.tags[k] in MODIFIERS:
        k += 1
    return k if last < k < len(low) and low[k] in nouns and r.inside[k] < 0 else None


def apposed_quotation(r: Reading, last: int) -> Attribution | None:
    """Read what follows a quotation: ", a sentence that Brandt repeated" is Brandt's, ", a phrase from the war" nobody's here.

    None where no noun for the quotation follows; its words then belong to the statement beside it.
    """
    k, low = quoted_noun(r, last), r.words.lower
    if k is None:
        return None
    begin = k + 1 + (k + 1 < len(low) and low[k + 1] in r.lists["relatives"])
    who = r.grammar.phrase_after(r, begin, len(low))
    verb = who[1] if who else begin
    while verb < len(low) and (low[verb] in r.lists["auxiliaries"] or r.tags[verb] == "RB"):
        verb += 1
    if who is None or verb >= len(low) or lemma_of(r, verb) not in r.lists["uttering"]:
        return Attribution([], None, None, "speech", Way.QUOTATION)
    return Attribution([], (verb, verb + 1), who, "speech", Way.RELATIVE)


def lemma_of(r: Reading, k: int) -> str:
    """Return the lemma of the verb at a word."""
    known = r.verb(k)
    return known.lemma if known else r.cues.lemma(r.words.lower[k])


def without_appositions(r: Reading, found: list[Attribution]) -> list[Attribution]:
    """End contents before the apposition of their quotation, and part them from such quotations of other sentences."""
    ends = [k + 1 for k in range(len(r.inside) - 1) if r.inside[k] >= 0 and r.inside[k + 1] != r.inside[k]]
    for last in [k for k in ends if quoted_noun(r, k) is not None]:
        for a in found:
            a.content = [piece for p in a.content if (piece := kept(r, a, p, last)) is not None]
    return [a for a in found if a.content]


def without_titles(r: Reading, found: list[Attribution]) -> list[Attribution]:
    """Leave out a quotation that only describes the speaker behind it: "“The View” host Ann Lee said, “…”"."""
    for a in found:
        if a.source is not None and len(a.content) > 1:
            a.content = [p for p in a.content if not describes(r, p, a.source[0])] or a.content
    return found


def describes(r: Reading, piece: Phrase, source: int) -> bool:
    """True for a short quotation without a mark at its end, just before the words of a source."""
    first, stop = piece
    if stop != source or not 2 < stop - first <= TITLE or r.inside[first] < 0 or r.inside[first] != r.inside[stop - 1]:
        return False
    last = r.words.form[stop - 2]
    return last not in PAUSES and last[-1] not in STOPS and last[-1].isalnum()


def kept(r: Reading, a: Attribution, piece: Phrase, last: int) -> Phrase | None:
    """Cut a piece of content at the end of a quotation with an apposition; None where its cue is in an earlier sentence."""
    first, stop = piece
    if a.cue is None or not first < last <= stop or a.cue[1] > first:
        return piece
    other = r.words.sentence[a.cue[0]] != r.words.sentence[first] and len(a.content) > 1
    return None if other else (first, last)
