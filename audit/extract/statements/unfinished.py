"""Contents that the tagger leaves where another statement begins inside them: "She said the daughter of the [envoy refused …]".

Such a content ends inside a phrase. It goes on to the end of the inner statement, whose words are part of it; `nested` finds
the inner one again.
"""

from audit.extract.statements.span_ends import NAME
from audit.lang.attribution import Attribution, Phrase
from audit.lang.reading import Reading

OPEN = frozenset({"DT", "PRP$", "MD", "TO", "IN"})
"""Tags of a last word that begins a phrase."""
GAP = 1
"""Maximum words, marks included, between a content and the statement inside it."""
FEW = 2
"""Minimum words of a content that goes on."""
TAIL = 6
"""Words before the second statement without a mark that parts clauses."""
PARTING = frozenset({":", ";"})
MODIFIER = frozenset({"JJ", "VBN", "NN"})
NOUN = frozenset({"NN", "NNS", "VBG"})


def rejoined(r: Reading, found: list[Attribution]) -> list[Attribution]:
    """Let each unfinished content go on to the end of the statement that begins where it ends, which is then part of it."""
    inner: set[int] = set()
    ending: dict[int, list[int]] = {}  # by the sentence of the last word, which no extension changes
    for n, a in enumerate(found):
        if a.cue is not None and a.content:
            ending.setdefault(r.words.sentence[a.content[-1][1] - 1], []).append(n)
    for n, a in enumerate(found):
        while n not in inner and (k := begun_inside(r, found, n, inner, ending)) is not None:
            a.content[-1] = (a.content[-1][0], found[k].content[-1][1])
            inner.add(k)
    return [a for n, a in enumerate(found) if n not in inner]


def begun_inside(
    r: Reading, found: list[Attribution], number: int, inner: set[int], ending: dict[int, list[int]]
) -> int | None:
    """Find the statement that begins where an unfinished content of a named source ends."""
    a = found[number]
    if a.source is None or a.cue is None or not a.content or a.cue[1] > a.content[-1][0] or not a.model:
        return None
    first, stop = a.content[-1]
    if stop - first < FEW or r.inside[stop - 1] >= 0 or suffered(r, a.cue):
        return None
    for k in ending.get(r.words.sentence[stop - 1], ()):
        b = found[k]
        if k == number or k in inner or b.cue is None or b.content[-1][1] <= stop:
            continue
        parts = [part for part in (b.source, b.cue, *b.content) if part is not None]
        head = min(part[0] for part in parts if part[0] >= stop - (part is b.source))
        later = all(part[0] >= stop for part in (b.cue, *b.content))
        if later and head - stop <= GAP and part_of(r, a, b, head) and unfinished(r, (first, stop), b):
            return k
    return None


def unfinished(r: Reading, content: Phrase, b: Attribution) -> bool:
    """True for a content whose last words need more: a determiner, an auxiliary, half a name."""
    first, stop = content
    tags, low, finite = r.tags, r.words.lower, r.lists.get("finites", frozenset())
    if low[stop] == "," or tags[stop] == "CC":
        return False
    last, before = low[stop - 1], low[stop - 2]
    adverb = tags[stop - 1] == "RB" and stop - first > FEW  # "are now", "and not"
    if last in finite or (adverb and (before in finite or before in r.lists.get("coordinators", ()))):
        return True
    if tags[stop - 1] in OPEN and last not in r.lists.get("opening_subordinators", ()):
        return True
    half = tags[stop - 1] in NAME and tags[stop] in NAME and b.source is not None and stop - 1 <= b.source[0] <= stop
    noun = b.cue is not None and b.cue[0] == stop and tags[stop] in NOUN and tags[stop - 1] in MODIFIER
    return half or (noun and (b.source is None or b.source[0] < first))


def part_of(r: Reading, a: Attribution, b: Attribution, head: int) -> bool:
    """True unless the second statement is a quotation beside one, or of the same speaker, or begins a sentence: "They warn"."""
    anew = r.tags[head] == "PRP" and r.words.form[head][:1].isupper()
    if anew or not PARTING.isdisjoint(r.words.lower[max(a.content[-1][0], head - TAIL) : head]):
        return False
    beside = any(r.inside[k] >= 0 for k in a.words()) or b.source is None or b.source[0] < head
    return not beside or all(r.inside[k] < 0 for k in b.words())


def suffered(r: Reading, cue: Phrase) -> bool:
    """True for a participle whose subject suffers it: "A man accused of theft [has told the court …]"."""
    verb, more = r.verb(cue[0]), r.words.lower[cue[0] + 1 : cue[1] + 1]
    transitive = verb is not None and verb.lemma in r.lists.get("transitive", ())
    return transitive and r.tags[cue[0]] in {"VBN", "VBD"} and more[:1] != [] and more[0] in r.lists["after_participles"]
