"""Attribution by a preposition: "according to the council, …" and "…, according to the council"."""

from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.en.grammar.noun_phrase import APPOSED, REMARK, phrase_after
from audit.lang.en.grammar.verb_group import FINITE, after_adverbs, nominal
from audit.lang.reading import Reading

BEHIND = frozenset({"VBN", "VBD", "VBG", "JJ", "IN", "WP", "WDT"})
"""Tags of the first word of what describes a source behind its noun."""
COMMA = 20
"""Maximum words from the end of the source to the comma that ends its apposition."""
LONGEST = 30
"""Maximum words of a source with its apposition."""


def prepositional_cue(r: Reading, i: int, first: int, end: int) -> Attribution | None:
    """Find the attribution of "according to" at `i`."""
    who = phrase_after(r, i + 2, end)
    if who is None and i + 2 < end and r.words.lower[i + 2] in r.lists["pronouns"] - r.lists["demonstratives"]:
        who = (i + 2, i + 3)  # "according to one"
    if who is None:
        return None
    return opening_source(r, i, who, first, end) if opens(r, i, first) else closing_source(r, i, who, first, end)


def opens(r: Reading, i: int, first: int) -> bool:
    """True when the cue starts its sentence, ignoring "but" or "and"."""
    lead = r.words.lower[first:i]
    if len(lead) == 2 and lead[1] == ",":
        return lead[0] in r.lists["additive"]
    return not lead or (len(lead) == 1 and lead[0] in r.lists["lead_ins"])


def opening_source(r: Reading, i: int, who: Phrase, first: int, end: int) -> Attribution | None:
    """By "According to the council, which owns it, the port will close": after the comma that ends the source's phrase."""
    low, start, stop = r.words.lower, who[1], who[1]
    named = apposed_to(r, who, end)
    if named is not None and named + 1 < end and low[named] == "," and opens_clause(r, named + 1, end):
        return Attribution([(named + 1, end)], (i, i + 2), (who[0], named), "speech", Way.ACCORDING)
    comma = None
    if i == first or low[i - 1] == ",":
        comma = next((k for k in range(start, min(end, start + COMMA)) if low[k] == ","), None)
    if comma is not None:
        start, stop = comma + 1, comma if comma - i <= LONGEST else stop
    return Attribution([(start, end)], (i, i + 2), (who[0], stop), "speech", Way.ACCORDING) if start < end else None


def closing_source(r: Reading, i: int, who: Phrase, first: int, end: int) -> Attribution:
    """By "The port, which is old, will close, according to the council": before it, and after a further comma."""
    low, last = r.words.lower, who[1]
    named = apposed_to(r, who, end)
    if named is not None and (named >= end or low[named] in {",", "."}):
        who, last = (who[0], named), named
    semicolon = next((k for k in range(i - 2, first, -1) if low[k] == ";" and r.inside[k] < 0), first)
    if any(reports_clause(r, k) for k in r.outside(r.cues.words, first, semicolon)):
        first = semicolon + 1  # "Lee says that it is late; “very”, according to one"
    pieces = [(first, i - 1 if low[i - 1] == "," else i)]
    comma = described_to(r, who, end) if low[i - 1] == "," else None
    if comma is not None:
        who, last = (who[0], comma), comma
    goes_on = last < end - 3 or (last < end - 2 and r.tags[last + 1] in FINITE)  # ", according to Lee, will fail"
    if goes_on and low[last] == ",":
        pieces.append((last + 1, end))
    return Attribution(pieces, (i, i + 2), who, "speech", Way.ACCORDING)


def reports_clause(r: Reading, k: int) -> bool:
    """True for a finite reporting verb of speech or thought that takes a clause."""
    verb = r.verb(k)
    return verb is not None and "that" in verb.frames and r.tags[k] in FINITE and not nominal(r, k, verb)


def described_to(r: Reading, who: Phrase, end: int) -> int | None:
    """Find the comma after a source and its description, where the clause goes on: ", according to a memo Lee saw, will"."""
    last = who[1]
    if last >= end or (r.tags[last] not in BEHIND and r.words.lower[last] not in r.lists["reduced"]):
        return None
    comma = next((k for k in range(last, min(end, last + LONGEST)) if r.words.lower[k] == ","), None)
    verb = after_adverbs(r, comma + 1, end) if comma is not None else end
    goes_on = verb < end - 1 and any(r.tags[k] in FINITE for k in range((comma or 0) + 1, verb + 1))
    return comma if goes_on else None


def apposed_to(r: Reading, who: Phrase, end: int) -> int | None:
    """Find the end of the apposition after a source: "the owner, Basalt & Sons"."""
    comma = who[1]
    if comma + 1 >= end or r.words.lower[comma] != ",":
        return None
    found = phrase_after(r, comma + 1, end) if r.tags[comma + 1] in APPOSED else None
    return found[1] if found is not None else None


def opens_clause(r: Reading, k: int, end: int) -> bool:
    """True when a main clause starts after an apposition: no relative clause, and no further apposition to another subject."""
    if r.tags[k] in REMARK | {"WP", "WDT"}:
        return False
    found = phrase_after(r, k, end)
    return found is not None and found[1] < end and r.words.lower[found[1]] != ","
