"""The person whom a description with "the" means: "the mayor" after "Rita Sand, the mayor of Port Amber".

>>> from audit.extract.statements.sources.people import people
>>> from audit.extract.statements.sources.speakers import Speakers
>>> from audit.lang.pack import Packs
>>> known = Speakers.load(Packs.load().nearest("en"))
>>> text = "Rita Sand, the mayor of Port Amber, met the coach, Bo Tarn. The … left."
>>> def of(words: str) -> list[str]:
...     return [p.name for p in with_role(text, words, text.index("The …"), people(text, known), known)]
>>> of("the mayor"), of("the coach"), of("the mayor of Fosse"), of("the baker")
(['Rita Sand'], ['Bo Tarn'], [], [])
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from audit.extract.statements.sources.people import Person
from audit.extract.statements.sources.speakers import Speakers
from audit.text import pattern

BEFORE, AFTER = 90, 90
"""Code points before and after a name in which a role is stated."""
LONGEST = 5
"""Maximum words from "former" to the name."""
FIELD = r"(?:\s(?:{owners})\s[^,.;:!?()\n“”\"]{{2,50}})?"
AHEAD = r"(?P<inner>(?:[\w’'-]+\s){{0,3}})\b{head}" + FIELD + r",?\s(?:(?:{titles})\.?\s)?$"
"""A role just before a name: "the minister for fisheries, Ann Lee", "Coach Lee", "the coroner, Dr Ann Lee"."""
BEHIND = r"(?:,\s(?:\d+,\s)?|\s(?:{being})\s)(?P<inner>(?:[\w’'-]+\s){{0,4}}){head}\b(?=\s|[,.;:!?)]|$)" + FIELD
"""A role after a name and a comma: ", the club's coach"; or after "is"."""


def with_role(text: str, words: str, start: int, people: Sequence[Person], known: Speakers) -> Iterator[Person]:
    """Yield the persons beside whose name the text states the role that some words name: words with "the", or a role alone.

    With "the", the person is named before the offset; a role alone ("says pilot") is that of a headline.
    """
    low = words.lower().replace("’", "'").partition(",")[0].split()
    if not low or (len(low) > 1) != (low[0] in known.lists["articles"]):
        return
    low = low if len(low) > 1 else ["", *low]
    stop = next((k for k, w in enumerate(low) if k and w in known.lists["head_ends"]), len(low))
    head, rest = low[stop - 1], {*low[1 : stop - 1], *low[stop:]} - known.lists["head_ends"] - known.lists["articles"]
    if stop < 2 or not is_role(head, known):
        return
    owners, being = ("|".join(sorted(known.lists.get(name, ()))) or "(?!)" for name in ("belongings", "being"))
    titles = "|".join(sorted(map(re.escape, known.lists["titles"]))) or "(?!)"
    parts = {"head": re.escape(head), "owners": owners, "being": being, "titles": titles}
    sides = [side.format(**parts) for side in (AHEAD, BEHIND)]
    for p in people:
        if (p.start < start or not low[0]) and any(
            rest <= set(re.findall(r"[\w-]+", said)) for said in role_beside(text, p, head, sides, known)
        ):
            yield p


def is_role(word: str, known: Speakers) -> bool:
    """True for a noun of one person: a role, an office that is not a body, an occupation."""
    lists = known.lists
    body = word in lists["government_heads"] or word in lists["organisations"] or word in lists["groups"]
    return not body and any(word in lists[name] for name in ("roles", "offices", "persons"))


def role_beside(text: str, p: Person, head: str, sides: Sequence[str], known: Speakers) -> Iterator[str]:
    """Yield the words beside a person's name, in lower case, that state this role and no former one.

    `sides`: patterns of the role before and after a name, compiled only where its word is there: compiling takes milliseconds.
    """
    ahead, behind = sides
    for at, stop in named_at(text, p):
        before, after = text[max(0, at - BEFORE) : at], text[stop : stop + AFTER]
        found = pattern(ahead, re.IGNORECASE).search(before) if head in before.lower() else None
        if found and not any(map(known.pattern("past").match, modifiers(found["inner"], known))):
            yield found.group().lower()
        found = pattern(behind, re.IGNORECASE).match(after) if head in after.lower() else None
        inner = found["inner"].lower().split() if found else []
        if (
            found
            and len(modifiers(found["inner"], known)) >= len(inner) - 1
            and not any(map(known.pattern("past").match, inner))
        ):
            yield found.group().lower()


def modifiers(inner: str, known: Speakers) -> list[str]:
    """Return the words between an article, or another word that opens a phrase, and a role."""
    low = inner.lower().split()
    opener = max((k for k, w in enumerate(low) if w in known.lists["openers"]), default=-1)
    return low[opener + 1 :]


def counterpart(text: str, words: str, start: int, people: Sequence[Person], known: Speakers) -> Person | None:
    """Find the person whom "the Norvian minister" means after "her Norvian counterpart, Ann Lee"; None unless it is one.

    >>> from audit.extract.statements.sources.people import people
    >>> from audit.lang.pack import Packs
    >>> known = Speakers.load(Packs.load().nearest("en"))
    >>> text = "Minister Jo Senn met his Norvian counterpart, Ann Lee. The … left."
    >>> of = people(text, known)
    >>> said = counterpart(text, "the Norvian minister", 60, of, known)
    >>> said and said.name, counterpart(text, "the minister", 60, of, known)
    ('Ann Lee', None)
    """
    article, *inner = words.partition(",")[0].split() or [""]
    nations = [w for w in inner[:-1] if w[0].isupper()]
    heads = "|".join(sorted(known.lists.get("counterparts", ()))) or "(?!)"
    if article.lower() not in known.lists["articles"] or len(nations) != 1 or not is_role(inner[-1].lower(), known):
        return None
    said = re.compile(rf"\b{re.escape(nations[0])}\s(?:[a-z]+\s)?(?:{heads}),?\s$")
    before = ((p, text[max(0, at - BEFORE) : at]) for p in people if p.start < start for at, _ in named_at(text, p))
    found = list({p.name: p for p, words_before in before if said.search(words_before)}.values())
    return found[0] if len(found) == 1 else None


def is_former(text: str, p: Person, known: Speakers) -> bool:
    """True when a word before the first mention of a person puts the office in the past: "former president Ann Lee"."""
    at = next((at for at, _ in named_at(text, p)), 0)
    before = re.split(r"[,.;:!?\n“”\"]", text[max(0, at - BEFORE) : at])[-1].lower().split()[-LONGEST:]
    return any(map(known.pattern("past").match, before))


def named_at(text: str, p: Person) -> Iterator[tuple[int, int]]:
    """Yield the spans of a person's full name."""
    for form in p.forms:
        yield from spans_of(text, form)


@lru_cache(maxsize=1 << 11)
def spans_of(text: str, form: str) -> tuple[tuple[int, int], ...]:
    """Find a name in a text, once for all descriptions that may mean its bearer."""
    found = []
    at = text.find(form)
    while at >= 0:
        found.append((at, at + len(form)))
        at = text.find(form, at + len(form))
    return tuple(found)
