"""Reports from court: who is accused of something and speaks, and who is told.

"A man accused of theft has told the jury that …": the man speaks, and his words are no part of the charge. "It was late, the
court heard": what the court heard ends at the comma.
"""

from audit.lang.attribution import Attribution, Phrase
from audit.lang.reading import Reading

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
WHOLE = 5
"""Maximum words of a speaker with the charge; a longer one is shown without it."""
GROUP = 3
"""Maximum words from the first word of a verb group to its cue."""
TAG = 8
"""Maximum words from the comma of "…, the court heard on Monday" to the end of its sentence."""


def in_court(r: Reading, found: list[Attribution]) -> list[Attribution]:
    """Correct the statements of those who are accused, and cut from contents who heard them."""
    for i in sorted({k for a in found if a.cue is not None for k in range(*a.cue)}):
        if (charge := charged(r, i)) is not None:
            for a in found:
                correct(r, a, charge, i)
    for a in found:
        a.content = [(first, untagged(r, first, stop)) for first, stop in a.content]
    return [a for a in found if a.content]


def charged(r: Reading, i: int) -> tuple[int, int] | None:
    """Find who suffers the participle at `i`, "[A man] accused of theft has told": the first word, and the main verb."""
    verb, low = r.verb(i), r.words.lower
    if verb is None or verb.lemma not in r.lists.get("transitive", ()) or i + 1 >= len(low) or r.inside[i] >= 0:
        return None
    begin, end = next((first, stop) for first, stop in r.bounds[r.words.sentence[i] :] if first <= i < stop)
    who = r.grammar.phrase_after(r, begin, i)
    if who != (begin, i) or low[i + 1] not in r.lists["after_participles"]:
        return None
    inner = r.lists["inner_relatives"] | r.lists["personal_pronouns"]
    main = (k for k in range(i + 2, end) if r.tags[k] in FINITE or low[k] in r.lists["finites"])
    k = next((k for k in main if low[k - 1] not in inner and r.inside[k] < 0), None)
    return (begin, k) if k is not None and "," not in low[i:k] else None


def correct(r: Reading, a: Attribution, charge: tuple[int, int], i: int) -> None:
    """End the charge before the main verb, and give that verb the accused as its subject."""
    begin, main = charge
    if a.cue is None:
        return
    if i in range(*a.cue):
        kept = [piece for piece in a.content if piece[0] < main]
        a.content = [*kept[:-1], *((first, main) for first, _ in kept[-1:])]
        if a.source is not None and a.source[1] <= i and all(r.inside[k] < 0 for k in a.words()):
            a.source = a.p = None
    elif main <= a.cue[0] <= main + GROUP and (a.source is None or i < a.source[0] < main):
        a.source, a.p = (begin, main if main - begin <= WHOLE else i), None


def untagged(r: Reading, first: int, stop: int) -> int:
    """End a content before ", the court heard", ", jurors were told"."""
    low = r.words.lower
    for k in range(stop - 2, max(first, stop - 1 - TAG), -1):
        if low[k] == "," and r.inside[k] < 0 and names_court(r, (k + 1, stop)):
            return k
    return stop


def names_court(r: Reading, words: Phrase) -> bool:
    """True for words that say who heard: a hearer, auxiliaries, a verb of hearing, and perhaps a day."""
    low, tags = r.words.lower[slice(*words)], r.tags[slice(*words)]
    at = next((k for k, word in enumerate(low) if word in r.lists.get("hearing_verbs", ())), 0)
    before = [word for word in low[:at] if word not in r.lists["auxiliaries"]]
    return bool(before) and before[-1] in r.lists["hearing_bodies"] and FINITE.isdisjoint(tags[at + 1 :])
