"""Combine rules and model into one list of attributions without shared words.

The model's attributions are kept. A rule's attribution supplies a missing source and the act, and is added where the model
found nothing and rules of its way are precise (`Way.trusted`).
"""

from collections import Counter

from audit.lang.attribution import Attribution, Phrase, Way, free
from audit.lang.reading import Reading

SURER = frozenset({Way.APPOSITION, Way.AFTER, Way.CARRIED, Way.SHARED, Way.ACCORDING})
"""Ways of rules whose source is more often right than another one of the model, on PolNeAR's development articles."""
VERBS = frozenset({"VBD", "VBZ", "VBP"})
NOMINAL = frozenset({"DT", "NN", "NNS", "NNP", "PRP", "PRP$", "JJ"})
HEARER = 5
"""Maximum words of a hearer, and the comma behind: "“…,” he told the jury, according to Lee"."""
OPENING = 4
"""Maximum words from the preposition that opens a sentence to a source inside its phrase."""
NEAR = 8
"""Maximum words that a rule may cut from the start of the model's content."""


def combine(r: Reading, model: list[Attribution], rules: list[Attribution]) -> list[Attribution]:
    """Merge the rules' attributions into the model's, in order."""
    out = list(model)
    owner = {k: n for n, a in enumerate(model) for k in a.words()}
    size = [a.size() for a in model]
    for rule in rules:
        relayed(r, rule, out, owner)
    for rule in rules:
        yielded(r, rule, out, owner)
        enclosed(r, rule, out, owner)
        mine = rule.words()
        cut = splits(r, rule, out, owner)
        shared = Counter(owner[k] for k in mine if k in owner and not cut)
        best = max(shared, key=lambda n: (shared[n] / (len(mine) + size[n] - shared[n]), -n), default=None)
        last = set(range(*rule.content[-1]))
        whole = (
            rule.way is Way.ACCORDING and best is not None and out[best].words() < mine and last.isdisjoint(out[best].words())
        )
        alike = best is not None and shared[best] * 2 >= len(mine) + size[best] - shared[best] and alone(out[best])
        if best is not None and alike and not (whole and same_cue(out[best], rule)):
            confirm(r, out[best], rule)
            continue
        if best is not None and not cut and same_cue(out[best], rule) and out[best].words() < mine:
            extend(r, out[best], rule, owner, best)
            continue
        if not cut and not addable(rule, shared.total(), len(mine)):
            continue
        if not cut:
            rule.content = free(rule.content, owner)
            mine = rule.words()
        owner |= dict.fromkeys(mine, len(out))
        out.append(rule)
        size.append(len(mine))
    return sorted((a for a in out if a.content), key=lambda a: a.content[0])


def yielded(r: Reading, rule: Attribution, out: list[Attribution], owner: dict[int, int]) -> None:
    """Make way for a signature and for an inverted cue: "A goose, says Lee" is not the goose's.

    The model's attribution that takes the inverted subject for content is removed; one whose content runs up to the cue
    loses the quotation that the cue attributes: "She hated it and was “a legend”, said Lee".
    """
    mine = rule.words()
    if rule.way is Way.LAYOUT and rule.source is not None:
        for n in sharing(out, mine):
            a = out[n]
            if a.model and a.cue and not (a.source and overlap(a.source, rule.source)):
                release(out, owner, n, free(a.content, mine))
    if rule.way is not Way.AFTER or rule.cue is None or rule.source is None:
        return
    same = [n for n, a in enumerate(out) if a.model and a.cue and overlap(a.cue, rule.cue)]
    misread = [n for n in same if any(overlap(piece, rule.source) for piece in out[n].content)]
    for n in misread:
        release(out, owner, n, [])
    if r.inside[rule.content[-1][0]] < 0 or len(misread) < len(same):
        return
    for n, a in enumerate(out):
        if a.model and a.cue and a.cue[1] <= rule.content[-1][0] and not mine.isdisjoint(a.words()):
            release(out, owner, n, [(p[0], clause_stop(r, p)) for p in free(a.content, mine)])


def sharing(out: list[Attribution], words: set[int]) -> list[int]:
    """List the attributions whose content has some of these words."""
    first, last = min(words, default=0), max(words, default=-1)
    near = (n for n, a in enumerate(out) if a.content and a.content[0][0] <= last and a.content[-1][1] > first)
    return [n for n in near if not words.isdisjoint(out[n].words())]


def relayed(r: Reading, rule: Attribution, out: list[Attribution], owner: dict[int, int]) -> None:
    """Tell who speaks from who relays it: "“It is late,” he said, according to Lee".

    A semicolon ends what one relays if a clause before it has its own cue: "Lee says it is late; “very”, according to one".
    """
    if rule.cue is None or rule.source is None or rule.way is None:
        return
    first, low = rule.content[0][0], r.words.lower
    comma = next((k for k in range(rule.cue[1], min(rule.cue[1] + HEARER, len(low))) if r.tags[k] not in NOMINAL), len(low))
    tagged = r.inside[first] >= 0 and low[comma : comma + 1] == [","]
    parted = rule.way is Way.ACCORDING and first > 1 and low[first - 1] == ";"
    for n, a in enumerate(out):
        if not a.model or a.cue is None or not a.content:
            continue
        by_preposition = low[a.cue[0]] in r.cues.prepositions
        if tagged and by_preposition and a.cue[0] == comma + 1:
            a.also = [*a.also, *([a.source] if a.source else [])]
            a.cue, a.source = rule.cue, rule.source
            release(out, owner, n, free(a.content, set(range(rule.source[0], comma))))
        elif parted and a.content[0][0] < first - 1 < a.content[-1][1]:
            own = by_preposition and overlap(a.cue, rule.cue)
            behind = own and a.source is not None and a.source[0] >= a.cue[1] and a.content[-1][0] <= first
            kept = [] if own else free(a.content, set(range(first - 1, a.content[-1][1])))
            release(out, owner, n, [(first, a.content[-1][1])] if behind else kept)


def enclosed(r: Reading, rule: Attribution, out: list[Attribution], owner: dict[int, int]) -> None:
    """Drop what the model finds inside a clause whose speaker stands behind it: "The ministers believed it, Lee said"."""
    last = rule.content[-1][1]
    if rule.way is not Way.BEFORE or rule.cue is None or rule.source is None or last > rule.cue[0] or r.inside[last - 1] >= 0:
        return
    mine = rule.words()
    whole = mine.union(range(*rule.source))
    for n, a in enumerate(out):
        if a.model and a.cue and a.cue[0] in mine and a.words() <= whole:
            release(out, owner, n, [])


def release(out: list[Attribution], owner: dict[int, int], number: int, content: list[Phrase]) -> None:
    """Set the content of an attribution of the model, and free the words that it loses."""
    out[number].content = content
    for k in [k for k, n in owner.items() if n == number and not any(p[0] <= k < p[1] for p in content)]:
        del owner[k]


def clause_stop(r: Reading, piece: Phrase) -> int:
    """End a piece that lost the quotation of its last clause at the comma before that clause."""
    first, stop = piece
    return next((k for k in range(stop - 1, first, -1) if r.words.lower[k] == ","), stop)


def alone(a: Attribution) -> bool:
    """True for an attribution of the model that no rule has confirmed."""
    return a.model and a.way is None


def same_cue(a: Attribution, rule: Attribution) -> bool:
    """True when rule and model found the same cue."""
    return alone(a) and a.cue is not None and rule.cue is not None and overlap(a.cue, rule.cue)


def extend(r: Reading, a: Attribution, rule: Attribution, owner: dict[int, int], number: int) -> None:
    """Give an attribution of the model the whole clause that the rule found for its cue."""
    a.content = free(rule.content, {k for k in rule.words() if owner.get(k, number) != number})
    owner |= dict.fromkeys(a.words(), number)
    confirm(r, a, rule)


def addable(rule: Attribution, shared: int, words: int) -> bool:
    """True when a rule's attribution may be added: a precise way, and at most a third of its words taken."""
    return rule.way is not None and rule.way.trusted and shared * 3 <= words


def confirm(r: Reading, a: Attribution, rule: Attribution) -> None:
    """Give an attribution of the model the act of a rule, its start, and its source where there is none."""
    a.act, a.way = rule.act, rule.way
    a.also = [*a.also, *([rule.source] if rule.source else [])]
    snap(r, a, rule)
    if rule.source is not None and a.cue is not None and rule.source[0] <= a.cue[0] and a.cue[1] <= rule.source[1]:
        a.cue, a.source, a.p = rule.cue, rule.source, None  # "[Mums] Say No said"
    if rule.source is not None and a.source is not None and runs_on(r, a.source, rule.source):
        a.source, a.p = rule.source, None  # "Lee [thanked Oslo and] said"
    if rule.source is not None and a.source is not None and behind_opening(r, a.source, rule.source):
        a.source = rule.source
    if rule.source is not None and (a.source is None or (rule.way in SURER and not overlap(a.source, rule.source))):
        a.also = [*a.also, *([a.source] if a.source else [])]
        a.source, a.p = rule.source, None


def behind_opening(r: Reading, source: Phrase, subject: Phrase) -> bool:
    """True for a subject behind an opening phrase that the model takes it into: "In [talks at the port,] Lee said"."""
    begin = next(first for first, end in r.bounds[r.words.sentence[source[0]] :] if first <= source[0] < end)
    ends = source[1] == subject[1] and source[0] < subject[0] - 1 and r.words.lower[subject[0] - 1] == ","
    placed = r.tags[begin] == "IN" and source[0] - begin <= OPENING
    return ends and placed and VERBS.isdisjoint(r.tags[source[0] : subject[0]])


def runs_on(r: Reading, source: Phrase, subject: Phrase) -> bool:
    """True for a source of the model that goes on from the subject that a rule found to a verb and a conjunction."""
    more = r.tags[subject[1] : source[1]]
    return source[0] == subject[0] and "CC" in more[-1:] and not VERBS.isdisjoint(more)


def overlap(one: Phrase, other: Phrase) -> bool:
    """True when two ranges share a word."""
    return one[0] < other[1] and other[0] < one[1]


def snap(r: Reading, a: Attribution, rule: Attribution) -> None:
    """Start the first piece where the rule's does, if only a hearer, place or time is between: "telling Lee that"."""
    first, stop = a.content[0]
    start = rule.content[0][0]
    if first < start <= first + NEAR and start < stop:
        opens = r.words.lower[start] in r.lists["complementisers"] or (r.inside[start] >= 0 > r.inside[start - 1])
        if opens or after_hearer(r, rule, first):
            a.content[0] = (start, stop)


def after_hearer(r: Reading, rule: Attribution, first: int) -> bool:
    """True when the words from `first` to the rule's content are a hearer: "told reporters it was", "wrote to Lee that"."""
    if rule.cue is None or r.inside[first] >= 0:
        return False
    verb, heard = r.verb(rule.cue[1] - 1), r.words.lower[rule.cue[1] : first]
    return verb is not None and (
        ("tell" in verb.frames and not heard) or (len(heard) == 1 and heard[0] in r.lists.get("hearing", ()))
    )


def splits(r: Reading, rule: Attribution, out: list[Attribution], owner: dict[int, int]) -> bool:
    """Cut the statement around a subject's second verb: "telling Lee that … and urging them to …"; True when one was cut."""
    if rule.cue is None or rule.way is None or not rule.way.carries or r.inside[rule.content[0][0]] >= 0:
        return False
    around = owner.get(rule.cue[0])
    return around is not None and split_at(r, out[around], rule, rule.cue[0])


def split_at(r: Reading, a: Attribution, rule: Attribution, first: int) -> bool:
    """Cut a statement that continues past the cue at `first`."""
    for k, (start, stop) in enumerate(a.content):
        if a.cue and start + 1 < first < rule.content[-1][1] <= stop and a.cue[0] < start and r.inside[first] < 0:
            end = first
            while end > start + 1 and r.words.lower[end - 1] in r.lists["joints"]:
                end -= 1
            a.content[k : k + 1] = [(start, end)]
            return True
    return False
