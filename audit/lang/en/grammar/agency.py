"""Who acts by a cue: corrections of sources that are the object of a passive cue, or hold the thing that bears the words.

The cases are tried in order; the first that applies decides. Each has its examples in `examples.yaml`.
"""

from typing import NamedTuple

from audit.lang.attribution import Attribution, Phrase
from audit.lang.en.grammar.noun_phrase import NOUNS, phrase_after, phrase_before
from audit.lang.en.grammar.verb_group import auxiliaries, passive
from audit.lang.reading import Reading

NEAR = 12
"""Maximum words back from a passive participle to the first word of its verb group."""

RAISED = 5
"""Maximum words from "to" to the verb of "is said to have been considering"."""
COMPARED = 7
"""Maximum words from "than" to a source."""
FAR = 300
"""Maximum words from an agent to the comma after it."""


class Agent(NamedTuple):
    """The source that a case finds, None where nobody speaks, and whether words without quotation marks are a statement."""

    who: Phrase | None
    attributes: bool = True


def agent(r: Reading, a: Attribution) -> Agent | None:
    """Correct the source of an attribution; None where it is right."""
    last = next((k for k in reversed(range(*a.cue)) if r.verb(k)), None) if a.cue else None
    if last is None and a.cue and a.cue[1] == a.content[0][0] and r.verb(a.cue[1]):
        last = a.cue[1]  # "waved a placard reading “…”", of which the cue holds the placard
    elif last is None and a.cue and (verb := relative_verb(r, a.content[0])) is not None:
        last, a.content[0] = verb, (verb + 1, a.content[0][1])  # "waving a flag that read “…”"
    if last is None and punished(r, a):
        return Agent(None, attributes=False)
    if last is not None and of_another_verb(r, a, last):
        return Agent(None, attributes=False)
    if last is None and a.cue is not None and (base := next((k for k in range(*a.cue) if r.tags[k] == "VB"), None)) is not None:
        return unrealised(r, a, base)  # "will vote for", of a verb that does not report
    found = (case(r, a, last) for case in AGENTS) if last is not None else ()
    return next((x for x in found if x is not None), None)


def of_another_verb(r: Reading, a: Attribution, i: int) -> bool:
    """True for the object of a verb whose subject the cue only describes: "The plan announced Thursday keeps it"."""
    k, first = a.content[0][0] - 1, a.content[0][0]
    after = a.source is not None and a.source[1] == i < k and a.way is None and r.inside[first] < 0
    return after and r.tags[i] in {"VBN", "VBD"} and r.tags[k] == "VBZ" and r.verb(k) is None and r.tags[k - 1] in NOUNS


def punished(r: Reading, a: Attribution) -> bool:
    """True for a passive of any verb before "for", "Two brothers were jailed for": its subject says nothing."""
    if a.cue is None or a.source is None or a.source[0] > a.cue[0]:
        return False
    low, last = r.words.lower, a.cue[1] - 1
    last -= low[last] in r.lists["causes"]
    follows = low[last + 1 : last + 2]
    return r.tags[last] in {"VBN", "VBD"} and bool(r.lists["causes"].intersection(follows)) and passive(r, group(r, last), last)


def relative_verb(r: Reading, piece: Phrase) -> int | None:
    """Find the reporting verb after the relative pronoun that begins a content, if what bears words is before it."""
    first, stop = piece
    opens = first and stop - first > 2 and r.words.lower[first] in r.lists["relatives"] and r.verb(first + 1) is not None
    return first + 1 if opens and r.words.lower[first - 1] in r.lists["inscriptions"] else None


def inscribed(r: Reading, a: Attribution, i: int) -> Agent | None:
    """By "a woman holding a sign that said “…”": the sign."""
    low, k = r.words.lower, i - 1
    k -= k > 0 and low[k] in r.lists["relatives"]
    if k < 0 or low[k] not in r.lists["inscriptions"] or a.content[0][0] < i:
        return None
    found = phrase_before(r, k, next(first for first, end in r.bounds if first <= k < end))
    start = max((m + 1 for m in range(*found) if low[m] in r.lists["owner_joints"]), default=found[0]) if found else k
    return Agent((start, k + 1))


def named_as(r: Reading, a: Attribution, i: int) -> Agent | None:
    """Nobody, and no statement, by "He was known as …"."""
    named = (
        r.words.lower[i] in r.lists["naming_participles"] and i + 1 < len(r.tags) and r.words.lower[i + 1] in r.lists["quoting"]
    )
    return Agent(None, attributes=False) if named and passive(r, group(r, i), i) else None


def hearsay(r: Reading, a: Attribution, i: int) -> Agent | None:
    """Nobody, or the agent after "by", by "The bridge is expected to open": anybody expects it, not the bridge."""
    verb, follows = r.verb(i), r.words.lower[i + 1 : i + 2]
    if verb is None or a.source is None or a.source[0] >= i or not (follows and follows[0] in r.lists["after_hearsay"]):
        return None
    return Agent(after_by(r, i)) if verb.lemma in r.lists["hearsay"] and passive(r, group(r, i), i) else None


def rumoured(r: Reading, a: Attribution, i: int) -> Agent | None:
    """Nobody, and no statement, by "Marlow is said to be writing a book"; "is said to have told them" is Marlow's."""
    verb, low = r.verb(i), r.words.lower
    if r.lists["hearing"].isdisjoint(low[max(0, i - RAISED) : i]):
        return None
    k = group(r, i) - 1
    if verb is None or k < 1 or a.source is None or a.source[0] >= k or low[k] not in r.lists["hearing"]:
        return None
    before = r.verb(k - 1)
    if before is None or before.lemma not in r.lists["hearsay"] or not passive(r, group(r, k - 1), k - 1):
        return None
    told = verb.form != "ing" and ("tell" in verb.frames or verb.frames.get("that") == "speech")
    return None if told else Agent(None, attributes=False)


def compared(r: Reading, a: Attribution, i: int) -> Agent | None:
    """By "⟨Adults⟩ are likelier than children to say": the subject, not the one it is compared with."""
    low = r.words.lower
    if a.source is None or a.source[0] >= i or low[i - 1] not in r.lists["hearing"]:
        return None
    begin = next(first for first, end in r.bounds if first <= i < end)
    than = next(
        (k for k in range(a.source[1] - 1, max(begin, a.source[0] - COMPARED), -1) if low[k] in r.lists["comparing"]), None
    )
    if than is None:
        return None
    copula = next((k for k in range(begin + 1, than) if low[k] in r.lists["copulas"]), None)
    return Agent(phrase_before(r, copula - 1, begin) if copula is not None else None)


def agentless(r: Reading, a: Attribution, i: int) -> Agent | None:
    """By "The driver was told that …", "Mayor accused of …": the agent after "by", else nobody, but not the subject."""
    verb = r.verb(i)
    if verb is None or verb.form not in {"past", "participle"} or a.source is None or a.source[0] >= i:
        return None
    be = passive(r, group(r, i), i)
    if (be and verb.lemma in r.lists["adjectival"]) or not (be or reduced(r, i)) or r.words.lower[i + 1 : i + 2] == ["as"]:
        return None
    who = after_by(r, i)
    return None if who is None and any(r.inside[k] >= 0 for k in a.words()) else Agent(who)


def unrealised(r: Reading, a: Attribution, i: int) -> Agent | None:
    """No statement by "will vote for", "has to approve": a deed or words that are yet to come.

    Announced words are one ("will tell the court that …"), and so are a refusal and a wish ("would not say", "will demand").
    """
    verb, low = r.verb(i), r.words.lower
    first = group(r, i)
    own = a.source is not None and low[a.source[0]] in r.lists["addressing"]
    if (
        own
        or i < 1
        or any(r.inside[k] >= 0 for k in a.words())
        or any(negates(r, k) for k in range(min(first, a.cue[0] if a.cue else i), i))
    ):
        return None
    modal = next((k for k in range(first, i) if r.tags[k] == "MD"), None)
    obliged = low[i - 1] == "to" and i > 1 and low[i - 2] in r.lists["obliging"]
    if (modal is None and not obliged) or not bare(r, i):
        return None
    wish = verb is not None and "want" in verb.frames.values()
    if wish or (
        verb is not None and modal is not None and low[modal] in r.lists["conditional"] and verb.lemma in r.lists["wished"]
    ):
        return None
    announced = verb is not None and verb.frames.get("that") == "speech" and low[a.content[0][0]] in r.lists["openers"]
    return None if announced and a.cue is not None and a.cue[0] < a.content[0][0] else Agent(None, attributes=False)


def negates(r: Reading, k: int) -> bool:
    """True for a negation, alone or at the end of an auxiliary."""
    return r.words.lower[k] in r.lists["negations"] or r.words.lower[k].endswith("n't")


def bare(r: Reading, i: int) -> bool:
    """True for the base form of a verb."""
    verb = r.verb(i)
    return r.tags[i] in {"VB", "VBP", "NN"} or (verb is not None and verb.form == "base")


AGENTS = (inscribed, named_as, hearsay, rumoured, compared, agentless, unrealised)


def group(r: Reading, i: int) -> int:
    """Find the first word of the verb group of a participle, at most `NEAR` words back."""
    return auxiliaries(r, i, max(0, i - NEAR))


def reduced(r: Reading, i: int) -> bool:
    """True for a participle of a verb that needs an object and has none: "accused of", "blamed for", "urged to"."""
    verb = r.verb(i)
    if verb is None or i + 1 >= len(r.tags) or r.words.lower[i + 1] in r.lists["complementisers"]:
        return False
    needs = verb.lemma in r.lists["transitive"]
    return (needs and r.words.lower[i + 1] in r.lists["after_participles"]) or names_agent(r, i)


def names_agent(r: Reading, i: int) -> bool:
    """True when "by" and somebody follow a participle, not a means or a time: "said by telephone", "said by May"."""
    low = r.words.lower
    if i + 2 >= len(r.tags) or low[i + 1] not in r.lists["agents"]:
        return False
    k = i + 2
    while k < len(r.tags) and low[k] in r.lists["means"]:
        k += 1
    means = k > i + 2 and (k == len(r.tags) or r.tags[k] not in NOUNS or low[k] in r.lists["weekdays"])
    return not means and low[i + 2] not in r.lists["deadlines"] and not low[i + 2].isdigit()


def after_by(r: Reading, i: int) -> Phrase | None:
    """Find the agent just after a participle: "was accused by the club of …"."""
    if not names_agent(r, i):
        return None
    found, low = phrase_after(r, i + 2, next(end for first, end in r.bounds if first <= i < end)), r.words.lower
    if found is None:
        return None
    charged = (m for m in range(i + 3, found[1] - 1) if low[m] in r.lists["owners"] and r.words.form[m + 1].islower())
    return (found[0], next(charged, found[1]))  # "by the council of fraud", but "by the Bank of Norland"


def agent_before(r: Reading, first: int, comma: int) -> Phrase | None:
    """Find the agent that a comma follows: "The report was denied by the minister, saying that …"."""
    for k in range(comma - 1, max(first + 1, comma - FAR), -1):
        if r.words.lower[k] in r.lists["agents"] and r.inside[k] < 0 and r.tags[k - 1] in {"VBN", "VBD"}:
            found = phrase_after(r, k + 1, comma)
            return found if found is not None and passive(r, group(r, k - 1), k - 1) else None
    return None
