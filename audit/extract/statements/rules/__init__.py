"""Attributions by rule: reporting verbs, "according to", nouns of saying and fearing, quotations left over.

Word-by-word, one sentence at a time; every rule names itself in `way`.
"""

from collections.abc import Iterator

from audit.extract.statements.annotated import BE, Reading
from audit.extract.statements.attribution import Attribution
from audit.extract.statements.rules.clause import AIMED, PREPOSED, content, edge
from audit.extract.statements.rules.subject import auxiliaries, main, subject

Phrase = tuple[int, int]
OBJECT = frozenset("reporters journalists viewers supporters crowd audience reporter".split())


def attributions(r: Reading) -> list[Attribution]:
    """What the rules find in a text, in order."""
    out = list(spoken_lines(r))
    taken = {k for a in out for piece in (*a.content, a.source or (0, 0)) for k in range(*piece)}
    for first, end in r.bounds:
        out += [a for a in sentence(r, first, end) if not (a.cue and a.cue[0] in taken)]
    return sorted(out, key=lambda a: a.content[0])


def sentence(r: Reading, first: int, end: int) -> Iterator[Attribution]:
    """Attributions of one sentence, words `first` to `end`."""
    low, tags = r.words.lower, r.tags
    close = end
    while close > first and tags[close - 1] in {".", '"'} and r.inside[close - 1] < 0:
        close -= 1
    known: list[tuple[int, Phrase]] = []
    taken = -1
    verbs, particles, nouns = r.speech.verbs, r.speech.particles, r.speech.nouns
    for i in range(first, close):
        word = low[i]
        if r.inside[i] >= 0 or not (word in verbs or word in nouns or word in particles or word == "according"):
            continue
        if word == "according" and low[i + 1 : i + 2] == ["to"]:
            yield from according(r, i, first, close)
            continue
        if word in nouns and i >= taken:
            yield from nominal(r, i, first, close, known)
        verb = r.verb(i)
        if verb is None or (verb.form in {"base", "participle"} and not plural(r, i, first)) or r.nominal(i, verb):
            continue
        if tags[i - 1] == "TO" if i else False:
            continue
        who, head, way = subject(r, i, verb, first, close, known)
        if who is None or (verb.form in {"past", "participle"} and any(low[k] in BE for k in range(head, i))):
            continue
        limit = close
        if who[0] > i and way == "carried":  # a participle before its main clause
            limit = next((k for k in range(i, who[0]) if low[k] == "," and r.inside[k] < 0), close)
        parts, act, stop = content(r, i, verb, first, limit)
        if verb.form == "ing" and (
            not parts
            or (
                "np" in verb.frames
                and len(verb.frames) == 1
                and way == "carried"
                and low[i - 1] not in {",", "and", "also"}
                and i > first + 2
            )
        ):
            continue
        if (
            who[0] > first + 1
            and low[who[0] - 1] == ","
            and low[stop : stop + 1] == [","]
            and r.inside[who[0] - 2] < 0
            and stop + 2 < close
        ):
            parts, act = (
                [(first, who[0] - 1), (stop + 1, close)],
                next(iter(verb.frames.values())),
            )  # "The plan, she said, will fail."
        elif way == "after" and (not parts or low[i] in PREPOSED or True):
            parts = before(r, head, first)
            act = "speech"
        elif not parts or (parts and parts[0][1] - parts[0][0] < 1):
            parts = before(r, who[0], first) if can_follow(r, verb, stop, close) else []
            act = next(iter(verb.frames.values()))
        elif who[0] > first and low[who[0] - 1] == "," and low[stop : stop + 1] == [","]:
            parts = [*before(r, who[0], first), *parts]
        if not parts:
            continue
        if i < taken and way not in {"carried", "shared"} and verb.form != "ing":
            continue  # a statement inside a statement: the outer one stands
        if i < taken:
            continue
        if way in {"before", "apposition", "shared", "after"}:
            known.append((i, who))
        taken = max(taken, parts[-1][1])
        yield Attribution(parts, (head if verb.form != "ing" else i, stop), who, act, f"{way}:{verb.lemma}")


def plural(r: Reading, i: int, first: int) -> bool:
    """Whether a base form is a finite plural here: "critics say"."""
    j = auxiliaries(r, i, first) - 1
    return j >= first and (
        r.tags[j] in {"NNS", "NNPS"}
        or r.words.lower[j] in {"they", "we", "i", "who", "some", "many", "others"}
        or r.words.lower[i - 1] in {"did", "do", "would", "will", "should", "'d"}
    )


def can_follow(r: Reading, verb: object, stop: int, end: int) -> bool:
    """Whether content may stand before the verb: nothing but time, hearer or a stop comes after it."""
    low = r.words.lower
    if stop >= end or low[stop] in {",", "."}:
        return True
    return (
        low[stop]
        in {
            "in",
            "on",
            "at",
            "during",
            "of",
            "after",
            "to",
            "when",
            "as",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        }
        or low[stop] in OBJECT
        or r.tags[stop] in {"NNP", "DT"}
    )


def before(r: Reading, head: int, first: int) -> list[Phrase]:
    """Content that ends where a cue or its subject begins: a quotation, or the clause before the comma."""
    low = r.words.lower
    last = head
    if last > first and low[last - 1] == ",":
        last -= 1
    if last <= first:
        return []
    if r.inside[last - 1] >= 0:
        start = last - 1
        while start > first and r.inside[start - 1] >= 0:
            start -= 1
        rest = [k for k in range(first, start) if r.tags[k] not in {",", "CC"}]
        return (
            [(first, last)]
            if rest and len(rest) <= 12 and low[head - 1] == "," and not any(r.verb(k) for k in rest)
            else [(start, last)]
        )
    if low[head - 1] != ",":
        return []
    return [(first, last)] if last - first >= 3 else []


def according(r: Reading, i: int, first: int, end: int) -> Iterator[Attribution]:
    """By "according to X, content" and "content, according to X"."""
    low = r.words.lower
    who = r.phrase_after(i + 2, end)
    if who is None:
        return
    last = who[1]
    if low[i - 1 : i] in ([","], []) or i == first:
        comma = next((k for k in range(last, min(end, last + 20)) if low[k] == ","), None)
    else:
        comma = None
    if i == first or low[first:i] in (["but"], ["and"], ["and", ","]):
        start = last if comma is None else comma + 1
        if comma is not None and comma - i <= 30:
            who = (who[0], comma)
        if start < end:
            yield Attribution([(start, end)], (i, i + 2), who, "speech", "according")
        return
    stop = i - 1 if low[i - 1] == "," else i
    parts = [(first, stop)]
    if last < end - 3 and low[last] == ",":
        parts.append((last + 1, end))
    yield Attribution(parts, (i, i + 2), who, "speech", "according")


def nominal(r: Reading, i: int, first: int, end: int, known: list[tuple[int, Phrase]]) -> Iterator[Attribution]:
    """By "America’s request for …", "over concerns that …": a noun that attributes, with whose it is."""
    low, tags = r.words.lower, r.tags
    if i + 1 >= end:
        return
    follows = (
        low[i + 1] == "that"
        or (tags[i + 1] == "TO" and r.speech.nouns[low[i]] in {"want", "deed"})
        or (low[i + 1] in AIMED and tags[i - 1 if i else 0] in {"POS", "PRP$"})
    )
    if not follows or r.inside[i + 1] >= 0:
        return
    act = r.speech.nouns[low[i]]
    k = i - 1
    while k >= first and tags[k] in {"JJ", "VBG", "VBN", "NN"}:
        k -= 1
    who: Phrase | None = None
    if k >= first and tags[k] == "POS":
        who = r.phrase_before(k, first)
    elif k >= first and tags[k] == "PRP$":
        who = (k, k + 1) if low[k] != "its" else (known[-1][1] if known else main(r, first, i))
    elif low[i + 1] == "that" and k >= first and low[k] in {"over", "amid", "on", "by", "about", "with", "of"}:
        who = known[-1][1] if known else main(r, first, i)
    if who is None or (who[0] <= i < who[1]):
        return
    yield Attribution([(i + 1, edge(r, i + 1, end))], (i, i + 1), who, act, "noun")


def spoken_lines(r: Reading) -> Iterator[Attribution]:
    """Lines that name their speaker by layout: “…” — Ann Lee, mayor; WALLACE: …; Q. and A. of an interview."""
    w, low = r.words, r.words.lower
    starts = [k for k in range(len(w)) if k == 0 or w.line[k] != w.line[k - 1]]
    labelled = []
    for k, stop in zip(starts, [*starts[1:], len(w)], strict=False):
        at = k + (r.tags[k] == '"')
        colon = next((m for m in range(at + 1, min(at + 5, stop - 1)) if low[m] == ":"), None)
        if colon is not None and all(w.form[m][:1].isupper() for m in range(at, colon)):
            labelled.append((at, colon, stop))
        dash = next((m for m in range(stop - 2, max(k, stop - 16), -1) if low[m] in {"―", "—", "–", "--", "-"}), None)
        if dash is not None and dash > k and r.inside[dash - 1] >= 0 and w.form[dash + 1][:1].isupper():
            name = r.phrase_after(dash + 1, stop)
            first = next(m for m in range(k, dash) if r.inside[m] == r.inside[dash - 1])
            if name is not None:
                yield Attribution([(first, dash)], (dash, dash + 1), name, "speech", "layout")
    labels = [tuple(low[a:b]) for a, b, _ in labelled]
    for (first, colon, stop), label in zip(labelled, labels, strict=True):
        if labels.count(label) > 1 or all(w.form[m].isupper() and len(w.form[m]) > 2 for m in range(first, colon)):
            yield Attribution([(colon + 1, stop)], (colon, colon + 1), (first, colon), "speech", "layout")
