"""Reported speech that goes on without a cue: sentences whose form shows it, after a statement.

The grammar of a language says which sentences these are (`Grammar.goes_on`); in English no form shows it.
"""

from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.reading import Reading
from audit.text import STOPS

TAKEN = 0.5
"""Minimum share of a sentence's words in other attributions that makes it theirs."""


ASIDE = 2
"""Maximum sentences of the outlet between a statement and the reported speech that goes on with it."""


def going_on(r: Reading, found: list[Attribution]) -> list[Attribution]:
    """Return the attributions with those of sentences that continue the one before them; consecutive sentences are one.

    Such a sentence has the source of the last statement of the sentence before it, in the same paragraph or the one before.
    """
    made: list[Attribution] = []
    taken = {k for a in found for piece in (*a.content, a.cue or (0, 0)) for k in range(*piece)}
    by_sentence = {r.words.sentence[a.content[-1][1] - 1]: a for a in sorted(found, key=lambda a: a.content[-1][1])}
    last: Attribution | None = None
    asides: list[Phrase] = []
    for first, stop in r.bounds:
        here = by_sentence.get(r.words.sentence[first])
        if here is not None or sum(k in taken for k in range(first, stop)) >= TAKEN * (stop - first):
            refer(r, here, last)
            asides = []
            last = here if here is not None and here.way not in {Way.APART, Way.TURN, Way.LAYOUT} else None
            continue
        if last is not None and r.words.line[first] > r.words.line[last.content[-1][1] - 1] + 1:
            last = None
        if last is None:
            continue
        if not r.grammar.goes_on(r, first, stop):
            asides.append((first, stop))
            last = last if len(asides) <= ASIDE else None
            continue
        if asides:
            last = turned(r, *asides[-1], last)
        asides = []
        end = stop - (r.words.form[stop - 1] in STOPS)
        if last.way is Way.MOOD and last.content[-1][1] >= first - 1:
            last.content.append((first, end))
        else:
            last = Attribution([(first, end)], None, last.source, last.act, Way.MOOD, voice=last.voice)
            made.append(last)
    return sorted([*found, *made], key=lambda a: a.content[0]) if made else found


def turned(r: Reading, first: int, stop: int, last: Attribution) -> Attribution:
    """Return the statement that goes on after a sentence that states nothing: of its subject, if that is named."""
    who = r.grammar.main(r, first, stop)
    named = (
        who is not None
        and "NNP" in r.tags[who[0] : who[1]]
        and any(r.words.form[k][0].isupper() for k in range(who[0] + 1, who[1]))
    )
    if not named:
        return last
    return Attribution([(first, stop)], None, who, last.act, Way.QUOTATION)


def refer(r: Reading, a: Attribution | None, last: Attribution | None) -> None:
    """Give an attribution whose cue refers to an earlier one ("demnach") the source of that one."""
    referring = r.lists.get("referring", frozenset())
    if a is not None and last is not None and a.source is None and a.cue and r.words.lower[a.cue[0]] in referring:
        a.source, a.voice = last.source, last.voice
