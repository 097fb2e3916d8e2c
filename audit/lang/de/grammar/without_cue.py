"""Attributions without a reporting word: a quotation after a colon, and a refusal to speak."""

from audit.lang.attribution import Attribution, Way
from audit.lang.de.grammar.complement import spoken_by_another, whole
from audit.lang.de.grammar.phrases import apposed, phrase_after
from audit.lang.de.grammar.subject import subject_of_sentence
from audit.lang.de.grammar.verbs import finites
from audit.lang.reading import Reading
from audit.text import STOPS

NAME = 7
"""Maximum tokens, marks included, of a quotation without a stop that may be a name."""
SILENT = 5
"""Maximum words from a negation to the word for speaking."""


def introduces(r: Reading, k: int) -> bool:
    """True for a colon before a quotation of several words."""
    return r.words.form[k] == ":" and r.inside[k] < 0 <= r.inside[k + 1] and sentence_like(r, k + 1)


def sentence_like(r: Reading, k: int) -> bool:
    """True for a quotation of several words or with a stop, not a name: "…: „Le Grand Macabre“"."""
    if r.quotes[r.inside[k]].kind != "speech":
        return False
    first, stop = whole(r, k, k + 1)
    return stop - first > NAME or any(form in STOPS for form in r.words.form[first:stop])


def by_colon(r: Reading, first: int, end: int, taken: set[int]) -> Attribution | None:
    """Attribute a quotation after a colon, by whatever verb, to the subject of the sentence: "sie wurde deutlich: „…“"."""
    at = next(
        (
            k
            for k in range(first + 1, end)
            if r.words.form[k] == ":" and r.inside[k] < 0 <= (r.inside[k + 1 : k + 2] or [-1])[0]
        ),
        None,
    )
    if at is None or at + 1 in taken or not sentence_like(r, at + 1) or spoken_by_another(r, at + 1):
        return None
    verbs = finites(r, first, at)
    who = subject_of_sentence(r, first, at)
    who = phrase_after(r, first, at) if not verbs else who  # "Brandt wörtlich: „…“"
    if who is None or r.words.lower[who[0]] in r.lists["impersonal"]:
        return None
    who = apposed(r, who, at)
    cue = (verbs[0], verbs[0] + 1) if verbs else (at, at + 1)
    return Attribution([whole(r, at + 1, at + 2)], cue, who, "speech", Way.LAYOUT)


def by_silence(r: Reading, first: int, end: int, taken: set[int]) -> Attribution | None:
    """Find a refusal to speak: "wollte sich nicht äußern", "gab keinen Kommentar ab"."""
    low, lists = r.words.lower, r.lists
    no = next((k for k in range(first, end) if low[k] in lists["negations"] and r.inside[k] < 0), None)
    verbs = finites(r, first, no) if no is not None else []
    if no is None or not verbs or no in taken:
        return None
    f = verbs[-1]
    mute = low[f] in lists["silent"] or any(low[k] in lists["silent"] for k in range(no + 1, min(end, no + SILENT)))
    who = subject_of_sentence(r, first, f + 1) or subject_of_sentence(r, first, end)
    if not mute or who is None or low[who[0]] in lists["impersonal"]:
        return None
    content = (no + 1, end) if no + 1 < end else (f + 1, end)
    return Attribution([content], (f, content[0]) if content[0] > f else (f, f + 1), who, "deed", Way.BEFORE)


def by_intent(r: Reading, first: int, end: int, taken: set[int]) -> Attribution | None:
    """Attribute quoted words of an intention to the subject: "sie will „noch einmal neu rechnen“"."""
    at = next((k for k in range(first + 1, end) if r.inside[k] >= 0 and r.inside[k - 1] < 0), None)
    if at is None or at in taken or not r.words.form[at + 1][0].islower():
        return None
    f = next((k for k in finites(r, first, at) if r.words.lower[k] in r.lists["intending"]), None)
    who = subject_of_sentence(r, first, end) if f is not None else None
    if f is None or who is None or r.words.lower[who[0]] in r.lists["impersonal"] or who[1] > at > who[0]:
        return None
    who = apposed(r, who, end)
    return Attribution([whole(r, at, at + 1)], (f, f + 1), who, "want", Way.BEFORE if who[0] < f else Way.AFTER)
