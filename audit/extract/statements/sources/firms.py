"""Names of firms and ships, distinguished from persons' by the words beside them: "the insurer, Holm Mutual", "Bell Marlow, which".

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

from audit.extract.statements.sources.speakers import Speakers
from audit.lang.pack import either
from audit.text import pattern

NEAR = 60
"""Code points before and after a name that show what it names."""
LONGEST = 9
"""Maximum words of an apposed name."""
AMPERSAND = re.compile(r"\s?&\s[A-Z]")
"""After a name: a partner, which makes it a firm's."""
LINKS = frozenset({"&", "+"})


def is_firm(name: str, before: str, after: str, known: Speakers) -> bool:
    """True when the words beside a name show a firm."""
    lists = known.lists
    if "firm_nouns" not in lists:
        return False
    if (partner := AMPERSAND.match(after)) and after[partner.end() - 1 :].split()[0].strip(".,").lower() in lists["partners"]:
        return True
    first, _, last = name.lower().rpartition(" ")
    if first.partition(" ")[0] in known.first_names:
        return False
    if AMPERSAND.match(after) or before.endswith("& ") or last in lists["firm_endings"]:
        return True
    return beside(before, after, known)


def beside(before: str, after: str, known: Speakers) -> bool:
    """True when "the insurer," or "shares in" is before a name, or ", which", "’s shares", ", an insurer" after it."""
    lists = known.lists
    ahead = pattern(rf"\b(?:{either(lists['firm_nouns'])}),?\s(?:the\s)?$|\b(?:{either(lists['dealings'])})\s$")
    if ahead.search(before):
        return True
    if after[:1] not in {",", "’", "'", " "}:
        return False
    follows = pattern(
        rf",?\s(?:{either(lists['thing_relatives'])})\b|(?:[’']s?)?\s(?:{either(lists['assets'])})\b"
        rf"|,\s(?:[^\s,.;:]+\s){{1,5}}?(?:{either(lists['firm_nouns'])})(?=,|\s(?:{either(lists['after_firms'])})\b)"
    )
    return follows.match(after) is not None


def is_ship(before: str, after: str, known: Speakers) -> bool:
    """True when "the trawler" or "captain of the" is before a name, or ", a trawler" after it."""
    lists = known.lists
    if "vessels" not in lists:
        return False
    ahead = pattern(
        rf"\b(?:{either(lists['vessels'])}),?\s(?:the\s)?$|\b(?:{either(lists['crews'])})\s(?:of\s)?the\s$", re.IGNORECASE
    )
    return ahead.search(before) is not None or (
        after.startswith(", ")
        and pattern(rf",\s(?:[^\s,.;:]+\s){{1,3}}?(?:{either(lists['vessels'])})\b").match(after) is not None
    )


def around(text: str, start: int, stop: int) -> tuple[str, str]:
    """Return the text before and after a name in which its kind may be stated."""
    return text[max(0, start - NEAR) : start], text[stop : stop + NEAR]


def named_kind(name: str, text: str, known: Speakers) -> str | None:
    """Return `organisation` where the text shows that a name is a firm's, `unknown` where it is a ship's, else None."""
    article, _, rest = name.partition(" ")
    bare = rest if article.lower() in known.lists["articles"] else name
    if bare.partition(" ")[0].lower() in known.lists.get("vessels", ()):
        return "unknown"
    for m in re.finditer(rf"\b{re.escape(bare)}(?!\w)", text) if bare else ():
        beside_it = around(text, m.start(), m.end())
        if is_ship(*beside_it, known):
            return "unknown"
        speaks_for = pattern(rf"\b(?:{either(known.lists.get('speaks_for', ()))})\s$")
        if is_firm(bare, *beside_it, known) or speaks_for.search(beside_it[0]):
            return "organisation"
    return None


def apposed_name(words: str, known: Speakers) -> str | None:
    """Find the name that identifies a description: "The owner, Basalt & Sons"; None where the words are something else."""
    description, comma, rest = words.partition(", ")
    said = description.split()
    determined = known.patterns.get("determined")
    if determined is None or not (comma and len(said) > 1 and said[-1].islower() and determined.match(description)):
        return None
    name = known.pattern("endless").sub("", rest).rstrip(", ")
    parts = name.split()
    first = 1 if parts and parts[0].lower() in known.lists["articles"] else 0
    if not first < len(parts) <= LONGEST:
        return None
    small = known.lists["inner_words"] | LINKS
    whole = all(w[:1].isupper() or w[:1].isdigit() or w in small for w in parts[first:])
    return name if whole and parts[first][:1].isupper() and parts[-1] not in small else None
