"""Corrections of English tags by their neighbours: infinitives and nouns, forms after a determiner, finite past forms."""

from collections.abc import Mapping

BEFORE_NOUN = frozenset({"DT", "POS", "PRP$", "JJ", "JJR", "JJS"})

AFTER_DETERMINER = {"VBD": "VBN", "VBZ": "NNS"}
"""What these are after a determiner: "a bloated payroll", "their leads"."""

SUBJECT, OBJECT = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"}), frozenset({"DT", "PRP", "PRP$", "NNP"})
"""Tags before a past form that is finite, and of the first word of its object."""

IN_OBJECT = frozenset({"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "VB", "VBP"})
FINITE = frozenset({"VBD", "VBZ", "MD"})
"""Tags of a finite verb."""
PARTS = frozenset({"RB", "RP", "VBP"})
"""Tags of words that can be part of a name of common words."""
ACTING = frozenset({"VB", "VBP"})
CORRECTED = PARTS | ACTING | {"NN", "NNS", "VBD", "VBZ", "VBN", "VBG", "DT"}
"""Tags that may be corrected."""
WITHIN = PARTS | {"PRP", "PRP$", "DT"}
"""Tags of a word behind a verb that begins a name, but not: "Say Norland demanded it"."""
AFTER_NOUN = frozenset({".", ",", "VBD", "VBZ", "MD"})
"""Tags after a form in -ing that is a noun: "the finding."."""
LONGEST = 5
"""Tags, and maximum words, of an object between a verb of calling and the quotation."""


def correct(tags: list[str], forms: list[str], lists: Mapping[str, frozenset[str]]) -> None:
    """Correct the tags in place, from left to right.

    >>> none = dict.fromkeys(("infinitive", "naming", "determiners", "nominal", "in_names", "weak"), frozenset())
    >>> tags = ["TO", "NN", "DT", "VB", "IN"]
    >>> correct(tags, ["to", "plan", "the", "play", "of"], none | {"nominal": frozenset({"of"})})
    >>> tags
    ['TO', 'VB', 'DT', 'NN', 'IN']
    >>> tags = ["DT", "VBD", "NN"]
    >>> correct(tags, ["a", "bloated", "payroll"], none | {"determiners": frozenset({"a"})})
    >>> tags
    ['DT', 'VBN', 'NN']
    >>> tags = ["NN", "VBN", "NNP", "IN"]
    >>> correct(tags, ["company", "fired", "Lee", "in"], none)
    >>> tags
    ['NN', 'VBD', 'NNP', 'IN']
    >>> tags = ["JJ", "RB", "VBD"]
    >>> correct(tags, ["Wild", "Now", "said"], none)
    >>> tags
    ['JJ', 'NNP', 'VBD']
    >>> tags = ["DT", "VBG", "."]
    >>> correct(tags, ["the", "finding", "."], none)
    >>> tags
    ['DT', 'NN', '.']
    >>> tags = ["VB", "RP", "NNP", "VBD"]
    >>> correct(tags, ["Speak", "Out", "London", "said"], none)
    >>> tags
    ['NNP', 'NNP', 'NNP', 'VBD']
    >>> tags = ["NN", "NNS", "NN", '"', "JJ"]
    >>> correct(tags, ["minister", "brands", "plan", "“", "absurd"], none | {"calling": frozenset({"brands"})})
    >>> tags
    ['NN', 'VBZ', 'NN', '"', 'JJ']
    """
    before = ""
    for i, tag in enumerate(tags):
        if tag not in CORRECTED:
            before = tag
            continue
        if tag == "NN" and before in {"TO", "MD"} and not (i > 1 and forms[i - 2].lower() in lists["infinitive"]):
            tags[i] = "VB"
        elif tag in {"VB", "VBP"} and (before in BEFORE_NOUN or lists["nominal"].intersection(forms[i + 1 : i + 2])):
            tags[i] = "NN"
        elif tag in AFTER_DETERMINER and (before == "PRP$" or (i and forms[i - 1].lower() in lists["determiners"])):
            tags[i] = AFTER_DETERMINER[tag]
        elif tag == "VBN" and before in SUBJECT and (before == "PRP" or takes_object(tags, forms, i, lists)):
            tags[i] = "VBD"
        elif tag == "VBG" and before == "DT" and (i + 1 == len(tags) or tags[i + 1] in AFTER_NOUN):
            tags[i] = "NN"
        elif tag == "NNS" and before in SUBJECT and forms[i].lower() in lists["calling"] and calls(tags, forms, i):
            tags[i] = "VBZ"
        elif forms[i][0].isupper() and named(tags, forms, i, lists):
            tags[i] = "NNP"
        before = tags[i]


def in_name(tags: list[str], forms: list[str], i: int, weak: frozenset[str]) -> bool:
    """True for a capital after another, up to a finite verb in lower case: "Wild Now said", not in a headline.

    A verb is no part of a name before one of the `weak` verbs, which headlines may write in lower case: "Critics Say Lee is".
    """
    if not i or not forms[i][0].isupper() or not forms[i - 1][0].isupper():
        return False
    k = next((k for k in range(i + 1, min(i + LONGEST, len(forms))) if not forms[k][0].isupper()), i)
    return forms[k][0].islower() and tags[k] in FINITE and not (tags[i] == "VBP" and forms[k] in weak)


def named(tags: list[str], forms: list[str], i: int, lists: Mapping[str, frozenset[str]]) -> bool:
    """True for a word that is part of a name of common words: "Mums Say [No] said", "[Speak] Out London said"."""
    tag, weak = tags[i], lists["weak"]
    if (tag in PARTS or (tag == "DT" and forms[i].lower() in lists["in_names"])) and in_name(tags, forms, i, weak):
        return True
    return tag in ACTING and begins_name(tags, forms, i, weak)


def begins_name(tags: list[str], forms: list[str], i: int, weak: frozenset[str]) -> bool:
    """True for a verb that begins a sentence and a name: "Speak Out London said"."""
    opens = forms[i][0].isupper() and (not i or not forms[i - 1][0].isalnum()) and i + 1 < len(forms)
    return opens and tags[i + 1] in WITHIN and in_name(tags, forms, i + 1, weak)


def takes_object(tags: list[str], forms: list[str], i: int, lists: Mapping[str, frozenset[str]]) -> bool:
    """True for a form after a noun that an object follows: "the company fired Lee", but not "a man named Lee"."""
    return i + 1 < len(tags) and tags[i + 1] in OBJECT and forms[i].lower() not in lists["naming"]


def calls(tags: list[str], forms: list[str], i: int) -> bool:
    """True for a form that a short object and a quotation follow: "the mayor labels the strike “a disgrace”"."""
    for k in range(i + 1, min(i + 2 + LONGEST, len(tags))):
        if tags[k] == '"' or forms[k] in {"'", "‘"}:
            return k > i + 1
        if tags[k] not in IN_OBJECT:
            break
    return False
