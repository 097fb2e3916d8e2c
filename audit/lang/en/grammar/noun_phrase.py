"""Noun phrases: the one that ends at a word, the one that starts there, and one with an apposition between commas."""

from audit.lang.attribution import Phrase
from audit.lang.reading import Reading

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
NOMINALS = frozenset({"FW", "NN", "NNS", "NNP", "NNPS", "CD", "DT", "JJ", "JJR", "JJS", "PRP$", "POS", "VBG", "VBN"})
"""Tags of words that can be part of a noun phrase."""
INNER = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "JJ", "JJR", "JJS", "PRP$", "POS", "DT", "FW", "$", "VBN"})
"""The same to the left of a noun, where a form in -ing is more likely a verb."""
LAST = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "JJ", "VBG", "POS", "FW", "WP", "VBP", "VB", ")"})
"""Tags of a last word; base forms are included because the tagger confuses many nouns with them."""
APPOSED = frozenset({"NNP", "NN", "DT", "JJ", "CD", "NNS", "PRP$"})
"""Tags of the first word of an apposition."""
REMARK = frozenset({"VBG", "VBN", "VBD", "RB", "IN", "MD"})
"""Tags of the first word of a remark between commas that is not an apposition."""
PARENTHESIS = 8
"""Maximum words of a parenthesis between a noun and its verb."""
AGED = "-year-old"
"""Ending of an age that is a noun where none follows: "said the 29-year-old"."""
LONGEST = 24
"""Maximum words of an apposition, its commas included."""


def phrase_before(r: Reading, i: int, floor: int) -> Phrase | None:
    """Find the noun phrase that ends at word `i`, from `floor` at the earliest."""
    low, tags = r.words.lower, r.tags
    if i < floor or tags[i] not in LAST:
        return None
    if low[i] in r.lists["pronouns"] or tags[i] in {"PRP", "WP"}:
        return (i, i + 1)
    if tags[i] == ")":
        return before_parenthesis(r, i, floor)
    first = i
    while first > floor and r.inside[first - 1] == r.inside[i]:
        if tags[first - 1] in INNER or low[first - 1] in r.lists["inner_modifiers"]:
            first -= 1
            if tags[first] == "DT" and begins(r, first, floor):
                break
        elif linked(r, first, floor):
            first -= 1
        else:
            break
    while first < i and (low[first] in r.lists["phrase_edges"] or tags[first] == "VBN"):
        first += 1
    return (first, i + 1)


def before_parenthesis(r: Reading, close: int, floor: int) -> Phrase | None:
    """Find the noun phrase before a parenthesis, with the parenthesis: "Senator Ann Lee (D-Ohio)"."""
    opens = next((k for k in range(close - 1, max(floor, close - PARENTHESIS), -1) if r.tags[k] == "("), None)
    found = phrase_before(r, opens - 1, floor) if opens is not None and opens > floor else None
    return (found[0], close + 1) if found is not None else None


def begins(r: Reading, first: int, floor: int) -> bool:
    """True when a determiner starts its phrase: no preposition before it attaches it to another noun."""
    low, tags = r.words.lower, r.tags
    link = first - 2 >= floor and low[first - 1] in r.lists["noun_links"] and tags[first - 2] in NOMINALS
    return not (link or tags[max(first - 1, floor)] in {"IN", "TO"} or low[first] in r.lists["quantifiers"])


def linked(r: Reading, first: int, floor: int) -> bool:
    """True when the word before `first` attaches it to a noun, as "of" does."""
    word, tags = r.words.lower[first - 1], r.tags
    if word in r.lists["agents"] and first - 2 >= floor:
        return r.words.lower[first - 2] in r.lists["authored"]
    if word not in r.lists["noun_links"] or first - 2 < floor or tags[first - 2] not in NOUNS or tags[first] == "VB":
        return False
    return not (tags[first] == "VBP" and tags[first - 1] == "TO")


def phrase_after(r: Reading, i: int, end: int) -> Phrase | None:
    """Find the noun phrase that starts at a word, up to its last noun."""
    if i >= end:
        return None
    if r.tags[i] == "PRP" or r.words.lower[i] in r.lists["personal_pronouns"]:
        return (i, i + 1)
    last, noun = i, -1
    while last < end and r.inside[last] == r.inside[i]:
        if r.tags[last] in NOUNS or r.words.lower[last].endswith(AGED):
            noun = last
        elif not extends(r, last, i, noun, end):
            break
        last += 1
    return (i, noun + 1) if noun >= 0 else None


def extends(r: Reading, k: int, first: int, noun: int, end: int) -> bool:
    """True when word `k`, which is not a noun, belongs to the phrase from `first`, whose last noun so far is `noun`."""
    low, tag = r.words.lower, r.tags[k]
    if tag == "DT" and k > first and low[k - 1] not in r.lists["noun_links"] and low[k] not in r.lists["articles"]:
        return False
    if low[k] in r.lists["phrase_links"] and noun == k - 1 and k + 1 < end and r.tags[k + 1] in NOMINALS:
        return True
    return tag in NOMINALS and not (tag in {"VBG", "VBN"} and noun >= 0)


def apposition(r: Reading, comma: int, floor: int) -> Phrase | None:
    """Find the subject of "Norland's defence minister, Ada Quill, said", whose second comma is word `comma`.

    A clause, a participle or a place between the commas is skipped: "Ada Quill, speaking in Port Amber, said".
    """
    k = opening(r, comma, floor)
    head = phrase_before(r, k - 1, floor) if k is not None else None
    if k is None or head is None:
        return None
    opener, tag = r.words.lower[k + 1], r.tags[k + 1]
    if opener in r.lists["apposition_clauses"] or tag in REMARK:
        return head if tag not in {"IN", "MD"} or opener in r.lists["apposition_places"] else None
    return (head[0], comma) if tag in APPOSED and not has_finite(r, k + 1, comma) else None


def has_finite(r: Reading, first: int, stop: int) -> bool:
    """True for words between commas that are a clause of their own: "For the most part, [the crews will wait], said Lee"."""
    verb = next((k for k in range(first, stop) if r.tags[k] == "MD" or r.words.lower[k] in r.lists["finites"]), first)
    return verb > first and r.lists["relatives"].isdisjoint(r.words.lower[first:verb])


def opening(r: Reading, comma: int, floor: int) -> int | None:
    """Find the comma or dash that opens what the comma closes."""
    low, k = r.words.lower, comma - 1
    while k > floor and low[k] not in {",", "—", "–", "("} and comma - k < LONGEST:
        if r.inside[k] != r.inside[comma]:
            return None
        k -= 1
    return k if low[k] in {",", "—", "–"} and k > floor and comma - k >= 2 else None
