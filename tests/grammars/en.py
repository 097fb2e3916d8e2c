"""Try the cases of the English grammar at one word: each trial returns what its case finds there, None where it does not apply."""

from audit.lang.attribution import Attribution
from audit.lang.en.grammar.agency import AGENTS
from audit.lang.en.grammar.clause_end import ENDS
from audit.lang.en.grammar.complement import COMPLEMENTS, after_verb, complement
from audit.lang.en.grammar.noun_cue import MODIFIERS, OWNERS, Noun
from audit.lang.en.grammar.noun_phrase import phrase_before
from audit.lang.en.grammar.placement import PLACEMENTS, Clause
from audit.lang.en.grammar.subject import FINITES, PARTICIPLES, subject
from audit.lang.en.grammar.verb_group import Predicate, auxiliaries


def clause(r, i):
    """Return first word of the sentence of word `i`, and one past its last word, without the stop."""
    first, end = next(b for b in r.bounds if b[0] <= i < b[1])
    return first, end - (r.tags[end - 1] == ".")


def asked(r, i):
    """Return the reporting verb at `i`."""
    first, close = clause(r, i)
    return Predicate(i, r.verb(i), auxiliaries(r, i, first), first, close, [])


def by_subject(case, r, i):
    found = case(r, asked(r, i))
    return None if found is None else Attribution([], None, found.who)


def by_complement(case, r, i):
    p = asked(r, i)
    found = case(r, after_verb(r, p, p.end))
    return None if found is None else Attribution(found.content, None, None)


def by_placement(case, r, i):
    p = asked(r, i)
    who, way = subject(r, p)
    found = case(r, Clause(p, who, way, complement(r, p, p.end), p.end))
    return None if found is None else Attribution(found.pieces, None, who)


def by_end(case, r, i):
    """Return content from the word after the first reporting verb of the sentence to where the case ends it."""
    first, close = clause(r, i)
    verb = next(k for k in range(first, close) if r.grammar.reports(r, k))
    stop = case(r, i, close, r.verb(verb))
    return None if stop is None else Attribution([(verb + 1, stop)], None, None)


def by_agent(case, r, i):
    """Return the source that the case gives to the statement of the verb at `i`, whose subject is the noun before it."""
    first, close = clause(r, i)
    last = auxiliaries(r, i, first) - 1
    who = phrase_before(r, last, first)
    if r.tags[last] == "TO":  # "is said to be", "likelier than others to"
        who = phrase_before(r, auxiliaries(r, last - 1, first) - 1, first) or phrase_before(r, last - 1, first)
    found = case(r, Attribution([(i + 1, close)], (i, i + 1), who), i)
    return None if found is None else Attribution([], None, found.who)


def by_owner(case, r, i):
    first, _ = clause(r, i)
    k = i - 1
    while k >= first and r.tags[k] in MODIFIERS:
        k -= 1
    who = case(r, Noun(i, k, first, [])) if k >= first else None
    return None if who is None else Attribution([], None, who)


TRIALS = {
    **dict.fromkeys((*PARTICIPLES, *FINITES), by_subject),
    **dict.fromkeys(COMPLEMENTS, by_complement),
    **dict.fromkeys(PLACEMENTS, by_placement),
    **dict.fromkeys(ENDS, by_end),
    **dict.fromkeys(OWNERS, by_owner),
    **dict.fromkeys(AGENTS, by_agent),
}
