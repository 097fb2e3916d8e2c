"""Gender of a named person: stated by a title, a noun or a possessive beside the name, else suggested by the first name.

>>> from audit.lang.pack import Packs
>>> known = Speakers.load(Packs.load().nearest("en"))
>>> def of(text: str, name: str) -> bool | None:
...     at = text.index(name)
...     return female_beside(text, at, at + len(name), known)
>>> of("His wife, Jo Senn, left.", "Jo Senn"), of("Jo Senn, 54, a father of two, left.", "Jo Senn")
(True, False)
>>> of("the mother of Jo Senn", "Jo Senn"), of("Jo Senn and his wife left.", "Jo Senn"), of("Jo Senn left.", "Jo Senn")
(None, False, None)
"""

import re
from typing import NamedTuple

from audit.extract.statements.sources.speakers import Speakers

BEFORE, AFTER = 40, 90
"""Code points before and after a name that are searched for words that state a gender."""
EDGE = re.compile(r"[.;:!?()\n“”\"]")  # words before the name are in the same part of its sentence
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")  # hyphens and apostrophes inside are part of a word: "mother-in-law"
APPOSED = re.compile(r",\s(?:(?:aged\s)?\d+,\s)?([^,.;:!?()\n“”\"]{3,80})(?:[,.;:!?()\n“”\"]|$)")  # after a name, and its age
FOLLOWING = re.compile(r",?\s(\w+)\s(\w+)\b")  # after a name: "and his"
CERTAIN = 0.03
"""Share of one sex above or below which a first name contradicts a noun."""


class Gender(NamedTuple):
    """Whether a person is a woman where the text states it, and the share of women among those with the first name."""

    stated: bool | None
    share: float | None

    def weight(self, female: bool) -> float | None:
        """Return how well a pronoun fits, as a log-odds term; None where the text states the other gender."""
        if self.stated is not None:
            return STATED if self.stated == female else None
        if self.share is None:
            return 0.0
        return SUGGESTED if (self.share > 0.5) == female else -CONTRADICTED


STATED, SUGGESTED, CONTRADICTED = 0.8, 0.5, 6.5
"""Log-odds terms of a pronoun that the text's words fit, that the first name fits, and that the first name contradicts."""


def gender(text: str, name: str, start: int, titles: list[str], known: Speakers) -> Gender:
    """Find the gender of the person named at `start`, with the titles before the name."""
    words = name.split()
    share = known.first_names.get(words[0].lower().rstrip(".")) if len(words) > 1 else None
    by_title = titled(" ".join(titles).lower(), known)
    if by_title is not None:
        return Gender(by_title, share)
    beside = female_beside(text, start, start + len(name), known)
    if beside is not None and share is not None and abs(share - beside) >= 1 - CERTAIN:
        beside = None  # "the actor Mary Lee"
    return Gender(beside, share)


def titled(low: str, known: Speakers) -> bool | None:
    """Find the gender that a title among some words, in lower case, states."""
    words = {w.rstrip(".") for w in low.split()}
    if words & known.lists["female_titles"]:
        return True
    return False if words & known.lists["male_titles"] else None


def female_beside(text: str, start: int, stop: int, known: Speakers) -> bool | None:
    """Find the gender that a noun just before or after a name states, or a possessive: "Ann Lee and her husband"."""
    ahead = WORD.findall(EDGE.split(text[max(0, start - BEFORE) : start])[-1])
    found = of_noun(ahead[-1].lower(), known) if ahead else None
    if found is not None:
        return found
    following = FOLLOWING.match(text, stop, stop + AFTER)
    if following and following[1] in known.lists["company"]:
        return owner(following[2], known)
    apposed = APPOSED.match(text, stop, stop + AFTER)
    return of_phrase(apposed[1], known) if apposed else None


def of_phrase(phrase: str, known: Speakers) -> bool | None:
    """Find the gender that the head of an apposition states: "a mother of three", but not "whose mother left"."""
    head = ""
    for word in WORD.findall(phrase.lower()):
        if word in known.lists["head_ends"] or word in known.lists["relatives"]:
            break
        head = word
    return of_noun(head, known)


def of_noun(word: str, known: Speakers) -> bool | None:
    """Find the gender that a noun states."""
    if word in known.lists["female_words"] or any(word.endswith(end) for end in known.lists["female_endings"]):
        return True
    return False if word in known.lists["male_words"] else None


def owner(word: str, known: Speakers) -> bool | None:
    """Find the gender of the owner of "his wife", "her husband"."""
    if word in known.lists["female_owners"]:
        return True
    return False if word in known.lists["male_owners"] else None
