"""The subject of a reporting verb: before it, after it, or carried over from the main clause."""

from audit.extract.statements.annotated import AUXILIARY, BE, CLAUSE, Reading
from audit.extract.statements.speech import Verb

INVERTED = frozenset(
    "say said write wrote add ask tell explain note warn argue insist continue declare reply report tweet quip joke".split()
)
Phrase = tuple[int, int]


def auxiliaries(r: Reading, i: int, floor: int) -> int:
    """First word of the verb group that ends with the verb at `i`."""
    low, tags = r.words.lower, r.tags
    while i > floor and (low[i - 1] in AUXILIARY or (tags[i - 1] in {"RB", "MD"} and low[i - 1] not in CLAUSE)):
        if r.inside[i - 1] != r.inside[i]:
            break
        if low[i - 1] in {"both", "all", "first", "even", "only"} and i - 1 == floor:
            break
        i -= 1
    return i


def main(r: Reading, first: int, end: int) -> Phrase | None:
    """The subject of a sentence's main clause: the first noun phrase outside quotations that a finite verb follows."""
    low, tags = r.words.lower, r.tags
    for k in range(first + 1, end):
        if r.inside[k] >= 0 or (low[k] in BE and tags[k] == "POS"):
            continue
        verb = r.verb(k)
        finite = tags[k] in {"VBD", "VBZ", "VBP", "MD"} or (
            verb is not None and verb.form in {"s", "past"} and not r.nominal(k, verb)
        )
        if not finite:
            continue
        head = auxiliaries(r, k, first)
        found = r.phrase_before(head - 1, first)
        if found is None and head - 1 > first and low[head - 1] == ",":
            found = r.apposition(head - 1, first)
        if found is None:
            continue
        before = low[found[0] - 1] if found[0] > first else ""
        if before in {"that", "which", "who", "as", "while", "after", "because", "if", "when", "to", "by"} or low[found[0]] in {
            "who",
            "which",
            "that",
        }:
            continue
        return found
    return None


def subject(
    r: Reading, i: int, verb: Verb, first: int, end: int, known: list[tuple[int, Phrase]]
) -> tuple[Phrase | None, int, str]:
    """Subject of the verb at `i`, the first word of its verb group, and how it was found.

    How: `before`, `apposition`, `relative`, `shared` (with an earlier verb), `carried` (a participle's), `after`.
    `known` holds verbs of this sentence with their subjects, in order.
    """
    low, tags = r.words.lower, r.tags
    head = auxiliaries(r, i, first)
    j = head - 1
    if verb.form == "ing":
        if any(low[k] in BE for k in range(head, i)):
            found = r.phrase_before(j, first)
            return found, head, "before"
        if j >= first and low[j] == "as" and any(low[k] == "quoted" for k in range(max(first, j - 3), j)):
            return main(r, first, end), head, "carried"
        if j > first and tags[j] in {"NN", "NNS", "NNP", "NNPS", "PRP"} and low[j - 1] not in {",", ""}:
            found = r.phrase_before(j, first)
            if found and found[0] > first and low[found[0] - 1] == "with":
                return found, head, "before"
        if (
            j < first
            or low[j] in {",", "and", "while", "by", "before", "after", "—", "-", "–", "in", "or", "when"}
            or tags[j] in {"NN", "NNS", "NNP", "CD", "RB"}
        ):
            return carried(r, i, j, first, end, known), head, "carried"
        return None, head, ""
    if low[head : head + 1] == ["having"] or (j >= first and low[j] == "having"):
        return carried(r, i, j, first, end, known), head, "carried"
    if j < first or r.inside[j] >= 0:
        return after(r, i, end), head, "after"
    if low[j] == ",":
        found = r.apposition(j, first)
        if found and not (r.inside[j - 1] >= 0):
            return found, head, "apposition"
        return after(r, i, end), head, "after"
    if low[j] in {"and", "but", "or", "then"}:
        return (known[-1][1] if known else main(r, first, i)), head, "shared"
    if low[j] in {"who", "which", "that"}:
        k = j - 1
        if k >= first and low[k] == ",":
            k -= 1
        return r.phrase_before(k, first), head, "relative"
    found = r.phrase_before(j, first)
    if found and low[found[0]] in {"that", "this", "these", "those"} and found[1] - found[0] == 1 and verb.form != "s":
        return None, head, ""
    return found, head, "before"


def carried(r: Reading, i: int, j: int, first: int, end: int, known: list[tuple[int, Phrase]]) -> Phrase | None:
    """A participle's subject: that of the last verb whose clause holds it, else of the main clause around or after it."""
    if known:
        return known[-1][1]
    left = main(r, first, i)
    if left is not None:
        return left
    comma = next((k for k in range(i, end) if r.words.lower[k] == "," and r.inside[k] < 0), None)
    return main(r, comma + 1, end) if comma is not None else None


def after(r: Reading, i: int, end: int) -> Phrase | None:
    """The subject behind an inverted verb: “…,” said the minister, Jan Demir."""
    low = r.words.lower
    if low[i] not in INVERTED and (verb := r.verb(i)) is not None and verb.lemma not in INVERTED:
        return None
    found = r.phrase_after(i + 1, end)
    if found is None:
        return None
    last = found[1]
    if last < end - 1 and low[last] == "," and r.tags[last + 1] in {"NNP", "DT", "NN", "JJ", "PRP$"} and r.inside[last + 1] < 0:
        more = r.phrase_after(last + 1, end)
        if more is not None and (more[1] >= end - 1 or low[more[1]] in {",", "."}) and more[1] - more[0] <= 12:
            return (found[0], more[1])
    return found
