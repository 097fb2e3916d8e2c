"""The ranker: a trained choice among candidate sources of the rules' attributions, for a language without a tagger.

Rules find words, cue and usually a source; the ranker weighs each noun phrase around them by what it is and where it is, and
takes another one where that is likelier, or none where none is likely. What it leaves in an attribution (`p`, `rival`,
`score`, `also`) is evidence for its certainty, as in a language with a tagger.
"""

from collections.abc import Sequence
from math import log

import numpy as np

from audit.extract.statements.certainty import TINY
from audit.extract.statements.ranker.clues import clues
from audit.extract.statements.ranker.features import Features
from audit.extract.statements.ranker.model import Ranker
from audit.extract.statements.source_evidence import evidence
from audit.extract.statements.sources.speakers import Speakers
from audit.extract.statements.voiced import silent
from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.reading import MARKS, Reading
from audit.models.linear import logistic

FIXED = frozenset({Way.TURN, Way.LAYOUT, Way.APART})
"""Ways whose source the layout names."""
LEAST = 0.2
"""Minimum chance of a source; none is named below it."""
CREDIBLE = 0.27
"""Minimum probability that annotators mark unquoted words: half the F1 of all statements, from which a find raises F1."""


def choose_sources(r: Reading, found: Sequence[Attribution], model: Ranker, known: Speakers) -> None:
    """Give each attribution its likeliest source, with its chance and that of the next best."""
    features = Features(r, found, known)
    asked = [n for n, a in enumerate(found) if a.way not in FIXED and not cites(r, a)]
    choices = [(n, c) for n, c in zip(asked, features.choices(asked), strict=True) if c.phrases]
    if not choices:
        return
    ends = np.cumsum([len(c.rows) for _, c in choices])[:-1]
    chances = np.split(model.source.yes(np.concatenate([c.rows for _, c in choices])), ends)
    for (n, c), chance in zip(choices, chances, strict=True):
        settle(found[n], c.phrases, chance.tolist())


def cites(r: Reading, a: Attribution) -> bool:
    """True for words of somebody whom a medium cites, "zitierte den Minister": the rule knows which of the two speaks."""
    if a.cue is None or a.source is None or a.source < a.cue:
        return False
    verb = r.verb(a.cue[0])
    return verb is not None and verb.lemma in r.lists.get("cited", ())


def settle(a: Attribution, phrases: Sequence[Phrase], chance: Sequence[float]) -> None:
    """Take the likeliest candidate as the source."""
    order = sorted(range(len(phrases)), key=lambda k: -chance[k])
    best, rule = order[0], a.source
    a.also = [rule] if rule is not None else []
    a.score = chance[phrases.index(rule)] if rule is not None else 0.0
    a.rival = chance[order[1]] if len(order) > 1 else 0.0
    a.p = chance[best]
    a.source = phrases[best] if chance[best] >= LEAST else None
    if a.source != rule:
        a.voice = naming(a.source, a.voice or rule)


def naming(source: Phrase | None, rule: Phrase | None) -> Phrase | None:
    """Return the words of a chosen source that name its voice, as the rule had it: "Angaben [des Ministeriums]"."""
    within = source is not None and rule is not None and source[0] < rule[0] < source[1] <= rule[1]
    return rule if within else None


def weigh(r: Reading, found: Sequence[Attribution], model: Ranker) -> None:
    """Set the probability that each source is right, and that annotators mark the words, with this source or without one.

    The odds of a right source are the geometric mean of those of the network and of the regression. Annotators mark objects
    more rarely than the guideline of statements here does, and no silence; the odds of objects are raised by that (`objects`).
    """
    if not found:
        return
    for a, (wrong, right, _) in zip(found, model.certainty.p(evidence(r, found)).tolist(), strict=True):
        named = clues(r, a)
        p = logistic((log(max(right, TINY) / max(wrong, TINY)) + model.right.score(named)) / 2)
        a.p = round(p, 4) if a.source is not None else None
        mute = a.cue is not None and silent(r, a.cue)
        a.stated = 1.0 if mute else logistic(model.stated.score(named) + model.objects * is_object(r, a))
        a.agreed = a.stated * p


def is_object(r: Reading, a: Attribution) -> bool:
    """True for unquoted words that are the object of a reporting verb: no mark is between them and their verb."""
    if a.cue is None:
        return False
    (first, _), (_, stop) = a.content[0], a.content[-1]
    between = range(a.cue[0] + 1, first) if a.cue[0] < first else range(stop, a.cue[0])
    verbal = any(r.verb(k) for k in range(*a.cue))
    return verbal and r.inside[first] < 0 and all(r.tags[k] not in MARKS for k in between)
