"""Corrections of English tags by their neighbours: an infinitive for a noun, a noun for an infinitive."""

from collections.abc import Mapping

BEFORE_NOUN = frozenset({"DT", "POS", "PRP$", "JJ"})


def correct(tags: list[str], forms: list[str], lists: Mapping[str, frozenset[str]]) -> None:
    """Correct the tags in place, from left to right.

    >>> tags = ["TO", "NN", "DT", "VB", "IN"]
    >>> correct(tags, ["to", "plan", "the", "play", "of"], {"infinitive": frozenset(), "nominal": frozenset({"of"})})
    >>> tags
    ['TO', 'VB', 'DT', 'NN', 'IN']
    """
    before = ""
    for i, tag in enumerate(tags):
        if tag == "NN" and before in {"TO", "MD"} and not (i > 1 and forms[i - 2].lower() in lists["infinitive"]):
            tags[i] = "VB"
        elif tag in {"VB", "VBP"} and (before in BEFORE_NOUN or lists["nominal"].intersection(forms[i + 1 : i + 2])):
            tags[i] = "NN"
        before = tags[i]
