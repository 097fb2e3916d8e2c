"""A firm that is named and then described: "the insurer" after "Meridian Re, an insurer", "Lund will pay, the firm said"."""

import re

from audit.extract.statements.sources.pronouns import Registry
from audit.extract.statements.sources.speakers import CAPITAL
from audit.extract.statements.sources.voice_records import Mention, Resolved, Voice
from audit.text import pattern

PAIR = 2
"""Words of an article and a noun."""
NAMED = 0.9
"""Probability of the firm that the text describes by the noun, or that the sentence itself names as its subject."""
LONGEST = 5
"""Maximum words of a name."""
NAME = rf"{CAPITAL}[\w.’'-]*(?: (?:& )?{CAPITAL}[\w’'-]*){{0,3}}"


def firm_again(r: Registry, m: Mention) -> Resolved | None:
    """By "the insurer": the only name that an apposition with this noun describes, or the subject of its own sentence."""
    words = m.low.split()
    if len(words) != PAIR or words[0] not in r.known.lists["articles"] or words[1] not in r.known.firms.nouns:
        return None
    described = described_as(r, words[1], m.start) if words[1] not in r.known.lists.get("any_firm", ()) else []
    found = {v.key: v for name, at in described if (v := firm(r, name, at)) is not None}
    if len(found) == 1:
        return Resolved(next(iter(found.values())), NAMED)
    v = subject_here(r, m) if not found else None
    return Resolved(v, NAMED) if v is not None else None


def described_as(r: Registry, noun: str, stop: int) -> list[tuple[str, int]]:
    """List the names beside a noun before an offset, with their places: "Lund, a bank", "the bank Lund", "the Lund Bank"."""
    behind = pattern(rf"({NAME}), (?:an?|another|the|its|one of [^,.;]{{1,30}}?) (?:[^\s,.;]+ ){{0,4}}?{re.escape(noun)}\b")
    ahead = pattern(rf"\b(?i:{re.escape(noun)}),? ({NAME})")
    within = pattern(rf"\b({CAPITAL}[\w-]*(?: {CAPITAL}[\w-]*){{0,2}} {re.escape(noun.title())})\b(?! of\b)")
    found = [x for one in (behind, ahead, within) for x in one.finditer(r.text, 0, stop)]
    return [(x[1], x.start(1)) for x in found]


def firm(r: Registry, name: str, at: int) -> Voice | None:
    """Return the voice of a name that is no person, country or opening word."""
    words = name.lower().split()
    if words[0] in r.known.lists["openers"] or words[0] in r.known.lists["all_pronouns"]:
        return None
    v = r.find(r.mention_of(name, at)).voice
    return v if v is not None and v.person is None and not v.country and v.key.startswith("words:") else None


def subject_here(r: Registry, m: Mention) -> Voice | None:
    """Find the name that opens the sentence as its subject: "Meridian lost money, the insurer said"."""
    reading = r.antecedents.r
    at = r.antecedents.word(m.start)
    first, _ = reading.bounds[r.antecedents.sentence(at)]
    found = reading.grammar.phrase_after(reading, first, at)
    if found is None or found[0] != first or reading.inside[first] >= 0 or found[1] - first > LONGEST:
        return None
    forms = reading.words.form[first : found[1]]
    if not all(form[0].isupper() or form == "&" for form in forms) or "," not in reading.words.form[found[1] : at]:
        return None
    span = reading.words.span(*found)
    return firm(r, r.text[span.start : span.stop], span.start)
