"""Where a name starts in a run of capitalised words: behind titles, offices, countries, and words that open a sentence.

>>> from audit.lang.pack import Packs
>>> known = Speakers.load(Packs.load().nearest("en"))
>>> [bare_name(run, known)[0] for run in ("House Leader Ann Lee", "Juror Ann Lee", "Mocking Lee", "Quay News’ Ann Lee")]
['Ann Lee', 'Ann Lee', 'Lee', 'Ann Lee']
"""

import re

from audit.extract.statements.sources.speakers import Speakers, of_word
from audit.lang.tokens import number

PAIR = 2
"""Words of a name that begins with a region and is a thing's: "Ohio Power"."""
HYPHENED = re.compile(r"[^\W\d_]-[a-z]+$")
"""The end of a capitalised adjective with a hyphen before a name."""
INITIAL = re.compile(r"[A-Z]\.")
"""An initial, which is not an article."""
APOSTROPHES, SIBILANTS = frozenset("'’"), frozenset("sxz")
"""The end of a name that owns what follows, and the letter before it: "Reuters’", but not "Ann ‘Cat’ Lee"."""


@of_word
def bare_name(run: str, known: Speakers) -> tuple[str, list[str]]:
    """Remove the possessive ending and titles, offices and countries before a name; return it and the removed words."""
    words = known.unowned(run).rstrip("'’").split()
    last = max((k for k, w in enumerate(words[:-1]) if leads(k, w, known)), default=-1)
    if last + 1 < len(words) and known.suffix.fullmatch(words[last + 1]):
        last = -1
    last = max(last, (before_first_name if known.nouns_have_capitals else before_inner_name)(words, known))
    taken, words = words[: last + 1], words[last + 1 :]
    while len(words) > 1 and (HYPHENED.search(words[0]) or opens_sentence(words[0], known)):
        del words[0]  # "Quay-based Jo Lee"
    if len(words) > 2 and words[0].isascii() and words[0].isalpha() and words[0].isupper() and 2 <= len(words[0]) <= 4:
        taken.append(words.pop(0))  # "GOP Sen", "AP Tony Lee"
    while len(words) > 1 and (size := leading(words, known)):
        taken += [title_of(w, known) for w in words[:size]]
        del words[:size]
        if len(words) > 1 and not words[0][0].isalpha():
            del words[0]  # "Coach (Jo) Lee"
    return " ".join(words), taken


def title_of(word: str, known: Speakers) -> str:
    """Return the title of which a word is the plural, "justice" for "Justices", else the word."""
    one = known.singular(word.lower())
    return one if one in known.lists["titles"] and word.lower().rstrip(".") not in known.lists["titles"] else word


def before_first_name(words: list[str], known: Speakers) -> int:
    """Find the word before the first known first name of a run where nouns have capitals too: "Gutachter Erik Marr"."""
    return next((k - 1 for k in range(len(words) - 1) if words[k].lower() in known.first_names), -1)


def before_inner_name(words: list[str], known: Speakers) -> int:
    """Find the common word before a known first name and a surname: "Juror Ann Lee", "Figure Endorses Ann Lee".

    -1 where the run begins with a first name, or the word may be part of a name.
    """
    if not words or words[0].lower() in known.first_names or INITIAL.fullmatch(words[0]):
        return -1
    found = (k for k in range(1, len(words) - 1) if words[k].lower() in known.first_names and words[k + 1][0].isupper())
    at = next(found, 0)
    return at - 1 if at and known.suffix.fullmatch(words[at + 1]) is None and is_common(words[at - 1].lower(), known) else -1


def is_common(word: str, known: Speakers) -> bool:
    """True for a word in lower case that is usually no name's, or that names a role."""
    roles = ("titles", "heads", "offices", "roles", "persons", "groups")
    return number(word) in known.usual or any(word in known.lists[name] for name in roles)


def opens_sentence(word: str, known: Speakers) -> bool:
    """True for an adverb or a participle that is no name: "Certainly Ann Lee", "Mocking Lee"."""
    low, lists = word.lower(), known.lists
    if low in known.first_names or not low.endswith(tuple(lists.get("opening_endings", ()))):
        return False
    stem = next((low.removesuffix(e) for e in lists["participle_endings"] if low.endswith(e)), "")
    formed = len(stem) > PAIR and any(number(verb) in known.usual for verb in (stem, f"{stem}e", stem[:-1]))
    return number(low) in known.usual or formed


def leads(place: int, word: str, known: Speakers) -> bool:
    """True when a name can only start after this word of a run: "New York Gov.", "House Minority Leader", "Fox’s"."""
    if known.pattern("owning").search(word) or (word[-1] == "." and known.titled.fullmatch(word)):
        return True
    if word[-1] in APOSTROPHES and word[-2:-1] in SIBILANTS:
        return True
    return place > 0 and word.lower().rstrip(".") in known.lists["heads"]


def leading(words: list[str], known: Speakers) -> int:
    """Count the words before a name that form one title, office, country or opener: none, one or two."""
    lists, places = known.lists, known.places
    if INITIAL.fullmatch(words[0]):
        return 0
    low = known.unowned(words[0].lower().rstrip("."))
    low = low if low.isalpha() else low.partition("-")[0] if low.partition("-")[0] in lists["openers"] else low  # "thirty-two"
    if any(low in lists[name] for name in ("titles", "offices", "roles", "openers")):
        return 1
    # "Republicans Lee and Senn", "Justices Ann Lee and Jo Senn", "Swimmer Ann Lee"
    many = low in lists["groups"] or known.singular(low) in lists["titles"] | lists["heads"]
    if low not in known.first_names and (many or (low in lists["persons"] and len(words) > PAIR)):
        return 1
    if low in places.adjectives or low in places.members or (low in lists.get("regions", ()) and len(words) > PAIR):
        return 1
    two = known.unowned(f"{words[0]} {words[1]}".lower())  # "South Korea’s"
    return 2 if two in lists["offices"] or two in places.adjectives or two in places.places else 0
