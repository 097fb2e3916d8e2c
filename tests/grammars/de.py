"""Try the cases of the German grammar at one word: each trial returns what its case finds there, None where it does not apply."""

from audit.lang.attribution import Attribution
from audit.lang.de.grammar.complement import COMPLEMENTS
from audit.lang.de.grammar.prepositional import CUES
from audit.lang.de.grammar.subject import SUBJECTS, Said, subject
from audit.lang.de.grammar.verbs import group


def clause(r, i):
    """Return first word of the sentence of word `i`, and one past its last word, without the stop."""
    first, end = next(b for b in r.bounds if b[0] <= i < b[1])
    return first, end - (r.tags[end - 1] == ".")


def said(r, i):
    """Return the verb group at `i` in its sentence; None where the word is no reporting verb."""
    first, close = clause(r, i)
    found = group(r, i, first, close)
    return Said(found, first, close, []) if found is not None else None


def by_subject(case, r, i):
    found = case(r, s) if (s := said(r, i)) is not None else None
    return None if found is None else Attribution([], None, found.who)


def by_complement(case, r, i):
    s = said(r, i)
    who = subject(r, s) if s is not None else None
    if who is None:
        return None
    past = who.who[1] if who.who is not None and who.who[0] > s.g.finite else s.g.finite + 1
    found = case(r, s, past)
    return None if found is None else Attribution(found, None, None)


def by_cue(case, r, i):
    found = case(r, i, *clause(r, i))
    return None if found is None else Attribution([], None, found.voice or found.source)


TRIALS = {
    **dict.fromkeys(SUBJECTS, by_subject),
    **dict.fromkeys(COMPLEMENTS, by_complement),
    **dict.fromkeys(CUES, by_cue),
}
