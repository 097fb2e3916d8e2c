"""Names of firms and ships, distinguished from persons' by the words beside them: "the insurer, Holm Mutual".

One mention with such words decides for all mentions of the name in a text. A known first name keeps a name a person's, unless
"& Sons" follows.

>>> from audit.extract.statements.sources.speakers import Speakers
>>> from audit.lang.pack import Packs
>>> known = Speakers.load(Packs.load().nearest("en"))
>>> apposed_name("The owner, Basalt & Sons", known), apposed_name("Its rival, the Harbour Board, which lost", known)
('Basalt & Sons', 'the Harbour Board')
>>> apposed_name("Ann Lee, MP", known), apposed_name("The mayor of Quay, Norland", known)
(None, None)
"""

import re

from audit.extract.statements.sources.occurrences import in_word, occurrences
from audit.extract.statements.sources.speakers import Speakers

NEAR = 60
"""Code points before and after a name that show what it names."""
LONGEST = 9
"""Maximum words of an apposed name."""
AMPERSAND = re.compile(r"\s?&\s[A-Z]")
"""After a name: a partner, which makes it a firm's."""
REST = re.compile(r"((?: (?:&|and))?(?: [A-Z][\w-]*){1,3})")
"""The rest of a firm's name after its first word."""
WORD, LAST_WITHIN = re.compile(r"\w+"), 40
"""A word, and the code points in which the last one is searched."""
LINKS = frozenset({"&", "+"})
"""Marks inside the names of firms."""
PAIR = 2
"""Words of a description that is an article and a noun: "die Eigentümerin"."""
JOINT = " and "
"""Between two speakers, of whom an apposition names the second only: "the company and its partner, Lund"."""
BESIDE = frozenset({",", "’", "'", " "})
"""Marks after a name before words about it."""


def is_firm(name: str, before: str, after: str, known: Speakers) -> bool:
    """True when the words beside a name, or its last word, show a firm: "shares in", ", which", "’s shares", "& Sons"."""
    firms = known.firms
    if firms.partner.match(after):
        return True
    first, _, last = name.lower().rpartition(" ")
    if first.partition(" ")[0] in known.first_names:
        return False
    if AMPERSAND.match(after) or before.endswith("& ") or last in firms.endings:
        return True
    if last_word(before) in firms.ahead and ahead(firms.firm_ahead, before, after):
        return True
    return after[:1] in BESIDE and firms.firm_after.match(after) is not None


def last_word(before: str) -> str:
    """Return the last word of some text in lower case.

    >>> last_word("the Norland-based insurer, "), last_word("?")
    ('insurer', '')
    """
    found = WORD.findall(before[-LAST_WITHIN:])
    return found[-1].lower() if found else ""


def ahead(pattern: re.Pattern[str], before: str, after: str) -> bool:
    """True when a description is before a name; after a comma only if the name is set off: not "on the ferry, Lee said"."""
    found = pattern.search(before)
    return found is not None and ("," not in found.group() or after[:1] in {",", ".", ")", ";"})


def is_ship(before: str, after: str, known: Speakers) -> bool:
    """True when "the trawler" or "captain of the" is before a name, or ", a trawler" after it."""
    if last_word(before) in known.firms.ahead and ahead(known.firms.ship_ahead, before, after):
        return True
    return known.firms.ship_after.match(after) is not None


def around(text: str, start: int, stop: int) -> tuple[str, str]:
    """Return the text before and after a name in which its kind may be stated."""
    return text[max(0, start - NEAR) : start], text[stop : stop + NEAR]


def named_kind(name: str, text: str, known: Speakers) -> str | None:
    """Return the kind that the text shows: `organisation` for a firm, `government` for a state, `unknown` for a ship."""
    article, _, rest = name.partition(" ")
    bare = rest if article.lower() in known.lists["articles"] else name
    if bare.partition(" ")[0].lower() in known.firms.vessels:
        return "unknown"
    for start, stop in occurrences(text, bare, whole=False):
        if in_word(text[stop : stop + 1]):
            continue
        beside_it = around(text, start, stop)
        if is_ship(*beside_it, known):
            return "unknown"
        if known.firms.state_after.match(beside_it[1]):
            return "government"
        if is_firm(bare, *beside_it, known) or known.firms.speaks_for.search(beside_it[0]):
            return "organisation"
    return None


def full_firm(name: str, text: str, known: Speakers) -> str | None:
    """Find the full name of a firm whose first word alone is given: "Basalt" of "Basalt & Sons"; None for other words.

    >>> from audit.lang.pack import Packs
    >>> known = Speakers.load(Packs.load().nearest("en"))
    >>> full_firm("Crest", "Crest Insurance lost. Crest said so.", known), full_firm("Crest", "Crest Avenue", known)
    ('Crest Insurance', None)
    """
    low = name.lower()
    if " " in name or not name[:1].isupper() or low in known.lists["articles"] or low in known.lists.get("regions", ()):
        return None
    read = 0
    for start, stop in occurrences(text, name, whole=False):
        rest = REST.match(text, stop) if start >= read else None
        read = rest.end() if rest else read
        last = rest[1].split()[-1].lower() if rest else ""
        body = last in known.lists["organisations"] and last not in known.lists.get("of_persons", ())
        body = body and rest is not None and JOINT not in rest[1]  # "USAID and the State Department"
        if rest and (last in known.firms.endings or body or "&" in rest[1]):
            return name + rest[1]
    return None


def apposed_name(words: str, known: Speakers) -> str | None:
    """Find the name that identifies a description: "The owner, Basalt & Sons"; None where the words are something else."""
    description, comma, rest = words.partition(", ")
    said = description.split()
    determined = known.patterns.get("determined")
    if (
        determined is None
        or JOINT in description
        or not (comma and len(said) > 1 and is_noun(said, known) and determined.match(description))
    ):
        return None
    name = described_name(known.pattern("endless").sub("", rest).rstrip(", "), known)
    parts = name.split()
    first = 1 if parts and parts[0].lower() in known.lists["articles"] else 0
    if not first < len(parts) <= LONGEST:
        return None
    if known.nouns_have_capitals and len(parts) == first + 1 and not known.proper(parts[first]):
        return None  # "die Mutter, die Lehrerin"
    small, last = known.lists.get("inner_words", frozenset()) | LINKS, parts[-1].strip(".")
    whole = all(w[:1].isupper() or w[:1].isdigit() or w in small for w in parts[first:-1])
    ends = last[:1].isupper() or last[:1].isdigit() or last in known.lists["organisations"]
    return name if whole and parts[first][:1].isupper() and ends and last not in small else None


def is_noun(said: list[str], known: Speakers) -> bool:
    """True for words that end with a common noun; where nouns have capitals, also for one word after an article."""
    if not known.nouns_have_capitals:
        return said[-1].islower()
    return not known.proper(said[-1]) or len(said) == PAIR


def introduced_firm(words: str, known: Speakers) -> str | None:
    """Find the name after a noun for a firm: "Hotel chain Lodestar, which", "the insurer Holm Mutual"; None for other words.

    >>> from audit.lang.pack import Packs
    >>> known = Speakers.load(Packs.load().nearest("en"))
    >>> introduced_firm("Hotel chain Lodestar, which lost", known), introduced_firm("The insurer", known)
    ('Lodestar', None)
    """
    said = words.partition(", ")[0]
    name = described_name(said, known)
    return name if name != said and name and all(w[:1].isupper() for w in name.split()) else None


def described_name(name: str, known: Speakers) -> str:
    """Remove a description before the name itself: "pub chain Tipplers", "German carmaker Lund"."""
    words = name.split()
    nouns = known.firms.nouns
    heads = (
        k
        for k in reversed(range(len(words) - 1))
        if words[k].islower() and (words[k] in nouns or (k and f"{words[k - 1].lower()} {words[k]}" in nouns))
    )
    at = next(heads, -1)
    if at > 0 and not known.nouns_have_capitals and not known.lists["head_ends"].isdisjoint(words[:at]):
        return name  # "a survey conducted by the firm Lund"
    return " ".join(words[at + 1 :])


def is_name_first(words: str, known: Speakers) -> bool:
    """True for a name before its appositions, "A. Thorn, MD, who left", or a single one after other words.

    The partners of a firm stay together: "Lund, Marsh & Pell".
    """
    parts, small = words.split(", "), known.lists.get("inner_words", frozenset())
    partners = any(link in part.split() for part in parts[1:] for link in LINKS)
    capitals = all(w[:1].isupper() or w in small for w in parts[0].split())
    return not partners and (capitals or len(parts) == 2)
