"""Cues without a verb: "laut der Polizei", "nach Angaben von …", "… zufolge", "so die Ministerin", "wie … mitteilte".

The cases of `CUES` are tried at each word; each has its examples in `examples.yaml`.
"""

from typing import NamedTuple

from audit.lang.attribution import Phrase
from audit.lang.de.grammar.phrases import apposed, capital, informing, led, phrase_after, phrase_before
from audit.lang.de.grammar.verbs import finite, group, opens_clause, reported
from audit.lang.reading import Reading


class Cue(NamedTuple):
    """A cue with its source (None: nobody, or one named before); `span`: all words that are not content.

    `voice` are the words of the source that name it, where they are not all: "der Polizei" of "Angaben der Polizei".
    """

    cue: Phrase
    source: Phrase | None
    span: Phrase
    earlier: bool = False
    voice: Phrase | None = None


def at(r: Reading, i: int, first: int, end: int) -> Cue | None:
    """Find the cue that begins at word `i`, by the first case that applies."""
    return next((found for case in CUES if (found := case(r, i, first, end)) is not None), None)


def according(r: Reading, i: int, first: int, end: int) -> Cue | None:
    """By "laut der Polizei", "gemäß einer Studie"."""
    if r.words.lower[i] not in r.lists["according"] or i + 1 >= end:
        return None
    who = phrase_after(r, i + 1, end, wide=i == first)
    if who is None and i + 2 < end and finite(r, i + 2):
        who = (i + 1, i + 2)  # "laut hafenblatt.example wurde …"
    if who is None:
        return None
    inner = of_information(r, who, end)
    full = apposed(r, who, end)
    return Cue((i, i + 1), full, (i, full[1]), voice=inner if inner != who else None)


def of_information(r: Reading, who: Phrase, end: int) -> Phrase:
    """Leave out "Angaben" and the like before the phrase that says whose: "laut Angaben der Polizei"."""
    k = next((m for m in range(*who) if informing(r, m)), None)
    if k is None or k + 1 >= who[1] or documentary(r, k):
        return who
    start = k + 1 + (r.words.lower[k + 1] in {"von", "vom"})
    return apposed(r, (start, who[1]), end) if start < who[1] else who


def after_nach(r: Reading, i: int, first: int, end: int) -> Cue | None:
    """By "nach Angaben der Polizei", "nach Ansicht von Kritikern", "nach Polizeiangaben", "aus Sicht der Kritiker"."""
    low, lists = r.words.lower, r.lists
    view = low[i] in lists["view_prepositions"]
    if (low[i] not in lists["after_preposition"] and not view) or i + 1 >= end:
        return None
    who = phrase_after(r, i + 1, end)
    if who is None:
        return None
    noun = next((k for k in range(*who) if capital(r, k)), None)
    if noun is None or not (low[noun] in lists["viewpoints"] if view else informing(r, noun)) or timely(r, i, noun, end):
        return None
    if any(w in lists["own"] for w in low[i + 1 : noun]):
        return Cue((i, noun + 1), None, (i, noun + 1))
    if noun + 1 == who[1]:
        return Cue((i, i + 1), who, (i, who[1]), voice=possessor(r, who, noun))
    start = noun + 1 + (low[noun + 1] in {"von", "vom"})
    inner = apposed(r, (start, who[1]), end) if start < who[1] else who
    return Cue((i, i + 1), (i + 1, inner[1]), (i, inner[1]), voice=None if documentary(r, noun) else inner)


def timely(r: Reading, i: int, noun: int, end: int) -> bool:
    """True for "nach der Meldung", which says when; not before reported speech: "nach der Meldung sei er krank"."""
    low, lists = r.words.lower, r.lists
    if low[noun] not in lists["events"] or low[i + 1] not in lists["definites"]:
        return False
    return not any(low[k] in lists["subjunctives"] and r.inside[k] < 0 for k in range(noun, end))


def documentary(r: Reading, k: int) -> bool:
    """True for a noun of a document, which is a voice of its own: "einem Bericht der Kammer zufolge"."""
    return r.words.lower[k].endswith(tuple(r.lists["documents"]))


def behind(r: Reading, i: int, first: int, end: int) -> Cue | None:
    """By "der Polizei zufolge", "seiner Ansicht nach", "Angaben der Polizei nach"."""
    low, lists = r.words.lower, r.lists
    if low[i] not in lists["postpositions"] and low[i] not in lists["behind"]:
        return None
    who = phrase_before(r, i, first)
    if who is None and i > first and low[i] in lists["postpositions"] and r.tags[i - 1] == "PRP":
        who = (i - 1, i)  # "ihm zufolge"
    if who is None or (low[i] in lists["behind"] and not any(informing(r, k) for k in range(*who))):
        return None
    inner = possessor(r, who, i - 1) or of_information(r, who, i)
    return Cue((i, i + 1), who, (who[0], i + 1), voice=inner if inner[0] < i and inner != who else None)


def possessor(r: Reading, who: Phrase, noun: int) -> Phrase | None:
    """Find the possessive before a noun of information or view: "seiner Ansicht nach"."""
    owned = who[0] == noun - 1 and r.words.lower[who[0]] in r.lists["possessives"] and informing(r, noun)
    return (who[0], noun) if owned else None


def so_said(r: Reading, i: int, first: int, end: int) -> Cue | None:
    """By "…, so die Ministerin": after a comma or quotation."""
    if r.words.lower[i] not in r.lists["so"] or i == first or i + 1 >= end:
        return None
    before = r.words.form[i - 1] in {",", "–", "—"} or r.inside[i - 1] >= 0
    k = i + 1 + (r.words.lower[i + 1] in r.lists["weiter"])
    if not before or k >= end or r.words.lower[k] in r.lists["not_so"]:
        return None
    verb = r.verb(k)
    k += verb is not None and verb.form in {"s", "past", "base"}
    start = led(r, k, end)
    who = phrase_after(r, start, end, wide=True)
    if who is None or (who[1] < end and finite(r, who[1])) or r.words.lower[who[0]] in r.lists["impersonal"]:
        return None
    if r.inside[who[0]] >= 0 and r.words.form[who[0] + 1][0].islower():
        return None  # "so „schütze uns Gott“"
    claim = owner_of(r, who)
    full = apposed(r, claim or who, end)
    return Cue((i, k) if claim is None else (i, claim[0]), full, (i, end if trails(r, full[1], end) else full[1]))


def owner_of(r: Reading, who: Phrase) -> Phrase | None:
    """Find whose claim a noun states: "so der Vorwurf der Opposition"."""
    noun = next((k for k in range(*who) if capital(r, k)), None)
    if noun is None or r.words.lower[noun] not in r.cues.nouns or noun + 1 >= who[1]:
        return None
    start = noun + 1 + (r.words.lower[noun + 1] in r.lists["attaching"])
    return (start, who[1]) if start < who[1] else None


def trails(r: Reading, k: int, end: int) -> bool:
    """True when only a relative clause or an attribute of the source follows."""
    if k + 1 >= end or r.inside[k] >= 0:
        return False
    if r.words.form[k] != ",":
        return True
    low, lists = r.words.lower, r.lists
    return low[k + 1] in lists["relatives"] or (
        low[k + 1] in lists["prepositions"] and low[k + 2 : k + 3] != [] and low[k + 2] in lists["relatives"]
    )


def as_said(r: Reading, i: int, first: int, end: int) -> Cue | None:
    """By "wie die Polizei mitteilte": the verb ends the clause."""
    if r.words.lower[i] not in r.lists["manner"] or (
        i > first
        and r.words.form[i - 1] not in {",", "–", "—", "("}
        and r.inside[i - 1] < 0
        and not (i == first + 1 and r.words.lower[first] in r.lists["conjunctions"])
    ):
        return None
    stop = next(
        (k for k in range(i + 1, end) if r.words.form[k] in {",", "–", "—", ")"} and r.inside[k] < 0 and ended(r, i, k)), end
    )
    at_ = next(
        (
            k
            for k in range(i + 1, stop)
            if r.inside[k] < 0 and (g := group(r, k, i, stop)) is not None and not g.passive and g.last + 2 >= stop
        ),
        None,
    )
    if at_ is None:
        return None
    who = next(
        (
            p
            for k in range(i + 1, at_)
            if (p := phrase_after(r, k, at_)) is not None or r.words.lower[k] not in r.lists["objects"]
        ),
        None,
    )
    verb = r.verb(at_)
    if verb is not None and verb.lemma in r.lists["emerging"]:
        who = out_of(r, i + 1, at_)
    if verb is not None and verb.lemma in r.lists["dummies"]:
        bearing = next((m for m in range(i + 1, at_) if r.words.lower[m] in r.lists["bearing"] and r.inside[m] < 0), None)
        who = phrase_after(r, bearing + 1, at_) if bearing is not None else None
    if who is not None and r.words.lower[who[0]] in r.lists["impersonal"]:
        who = None
    return Cue((at_, at_ + 1), apposed(r, who, at_) if who else None, (i, stop))


def out_of(r: Reading, first: int, end: int) -> Phrase | None:
    """Find the phrase after "aus", by "geht aus dem Bericht hervor"."""
    k = next((m for m in range(first, end) if r.words.lower[m] in r.lists["view_prepositions"] and r.inside[m] < 0), None)
    return phrase_after(r, k + 1, end) if k is not None else None


def ended(r: Reading, i: int, k: int) -> bool:
    """True when the clause from `i` has its verb before the mark at `k`: not an apposition's comma."""
    verb = r.verb(k - 1)
    return verb is not None or r.words.lower[k - 1] in r.lists["auxiliaries"]


def referring(r: Reading, i: int, first: int, end: int) -> Cue | None:
    """By "demnach", "demzufolge": the source before."""
    if r.words.lower[i] not in r.lists["referring"]:
        return None
    return Cue((i, i + 1), None, (i, i + 1), earlier=True)


def whereby(r: Reading, i: int, first: int, end: int) -> Cue | None:
    """By "ein Bericht, wonach …": what is before the comma; the content only follows."""
    if r.words.lower[i] not in r.lists["whereby"] or i <= first + 1 or r.words.form[i - 1] != ",":
        return None
    return Cue((i, i + 1), phrase_before(r, i - 1, first), (first, i + 1), earlier=True)


def for_whom(r: Reading, i: int, first: int, end: int) -> Cue | None:
    """By "Für den Trainer war es „ein Unfall“": a view, where words are quoted or reported."""
    low, lists = r.words.lower, r.lists
    if low[i] not in lists["holding"] or not opens_clause(r, i):
        return None
    who = phrase_after(r, i + 1, end, wide=True)
    k = who[1] if who is not None else end
    if (
        who is None
        or k >= end
        or low[k] not in lists["being"]
        or not (capital(r, who[0]) or low[who[0]] in lists["determiners"])
    ):
        return None
    stop = next((m for m in range(k, end) if r.words.form[m] in {",", ";"} and r.inside[m] < 0), end)
    told = reported(r, k) or any(r.inside[m] >= 0 for m in range(k, stop))
    return Cue((i, i + 1), who, (i, who[1])) if told and any(r.tags[m] in {"NNP", "NN"} for m in range(*who)) else None


CUES = (whereby, according, after_nach, behind, so_said, as_said, for_whom, referring)
