"""Runs of capitalised words that can be a person's name, and the cases that rule them out.

Each case in `NOT_PERSONS` has its hits and misses in `examples.yaml` of the language.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from audit.extract.statements.sources.firms import around, is_firm, is_ship
from audit.extract.statements.sources.likely_things import is_likely_thing
from audit.extract.statements.sources.name_start import bare_name
from audit.extract.statements.sources.name_words import ends_in_surname, first_named, named_like
from audit.extract.statements.sources.occurrences import acts_as_person
from audit.extract.statements.sources.speakers import Speakers
from audit.lang.tokens import number

BEFORE = 40
"""Code points before a run that show what it belongs to."""
LONGEST = 5
"""Maximum words of a person's name."""
PAIR = 2
"""Words of a role and its preposition."""
PLACE = 3
"""Maximum letters of a first word in capitals that can be initials or a short name."""

MARKS = frozenset('“"„«‘')
"""Quotation marks before the title of a work."""
SEAT = re.compile(r"[A-Z]-[A-Z][\w.]*")
"""Party and state after the name of a member of parliament: "Ann Lee R-IL"."""
SEATED = re.compile(rf",? \(?{SEAT.pattern}\)?(?=,| |$)")
"""The same with its comma or brackets: "Ann Lee, R-Ohio, and Jo Senn (D-Iowa)"."""


class Candidate(NamedTuple):
    """A possible name: the name, the titles and offices removed from it, where both start, and the text before it."""

    name: str
    words: list[str]
    taken: list[str]
    start: int
    named_at: int
    before: str

    def titled(self, titles: frozenset[str]) -> bool:
        """True when one of the words before the name is one of these titles."""
        return any(t.lower().rstrip(".") in titles for t in self.taken)


def candidates(text: str, known: Speakers) -> Iterator[Candidate]:
    """Yield runs of two words or more, in order, without titles and offices before the name."""
    for m in known.run.finditer(text):
        run = m.group()
        if " " not in run and "\u00a0" not in run:
            continue  # one word and no title
        before = text[max(0, m.start() - BEFORE) : m.start()]
        name, taken = bare_name(run, known)
        words = name.split()
        field = known.pattern("field").search(before)
        if field and field.group(1).lower() in known.lists["fielded"] and len(words) > 2:
            taken, words = [*taken, *words[:-2]], words[-2:]  # "Director of National Intelligence Ann Lee"
        words = words[behind_place(words, before, known) :]
        if len(words) > 2 and (SEAT.fullmatch(words[-1]) or follows_name(words[-1], known)):
            words = words[:-1]
        words = before_headline_verb(words, taken, known)
        if len(words) > 1 and is_month(words[0], before, known):
            taken, words = [*taken, words[0]], words[1:]  # "in August Lee"
        named_at = m.start() + run.find(words[0]) if words else m.start()
        yield Candidate(" ".join(words), words, taken, m.start(), named_at, before)


def behind_place(words: list[str], before: str, known: Speakers) -> int:
    """Find where a name starts behind the place of a role: "clan leader from Lower Orvik [Jo Lee]"; 0 for any other run."""
    told = before.lower().split()[-PAIR:]
    roles = ("roles", "heads", "persons", "offices")
    of_role = len(told) == PAIR and told[1] in known.lists.get("origins", ()) and any(told[0] in known.lists[n] for n in roles)
    if not of_role or not words or words[0].lower() in known.first_names:
        return 0
    return next((k for k in range(1, len(words) - 1) if words[k].lower() in known.first_names), 0)


def before_headline_verb(words: list[str], taken: list[str], known: Speakers) -> list[str]:
    """Cut a name before the verb of a headline: "Jo Lee [Issues Statement]", "Rep. Lee [Says]"; not "Jo Calls"."""
    verbs, least = known.lists.get("headline_verbs", ()), 1 if taken else 2
    return words[: next((k for k, w in enumerate(words) if k >= least and w.lower() in verbs), len(words))]


def follows_name(word: str, known: Speakers) -> bool:
    """True for letters behind a name: "Ann Lee KC"."""
    return word.isupper() and word.lower() in known.lists.get("after_names", ())


def is_month(word: str, before: str, known: Speakers) -> bool:
    """True for a month after "in", "last"."""
    lists = known.lists
    if word.lower() not in lists.get("months", ()):
        return False
    return before.rstrip().rpartition(" ")[2].lower() in lists.get("before_months", ())


def is_unnamed(c: Candidate, known: Speakers) -> bool:
    """Nothing left of the run, too many words, or one word without a title."""
    titles = known.lists["titles"] | known.lists["heads"]
    placed = bool(c.taken) and c.taken[-1].islower()  # "Bürgermeister von Neuhof"
    field = tuple(known.lists.get("topic_endings", ()))  # "Manager Communication, Jo Lee"
    untitled = bool(field) and not c.titled(known.lists["titles"])
    placed = placed or (untitled and c.name.lower().endswith(field) and number(c.name.lower()) in known.usual)
    return not 0 < len(c.words) <= LONGEST or (len(c.words) == 1 and (placed or not c.titled(titles)))


def is_headed(c: Candidate, known: Speakers) -> bool:
    """An office of several words: "House Minority Leader", but not "Judge Erik Lord"."""
    return c.words[-1].lower() in known.lists["heads"] and not ends_in_surname(
        c.words, known, titled=c.titled(known.lists["titles"])
    )


def is_weekday(c: Candidate, known: Speakers) -> bool:
    """A place and a day, "Switzerland Friday", or a programme: "Sunday Morning News"."""
    return any(w.lower() in known.weekdays for w in (c.words[0], c.words[-1]))


def is_of_body(c: Candidate, known: Speakers) -> bool:
    """The subject of a body: "the Ministry of Foreign Affairs"."""
    return not c.taken and known.pattern("body").search(c.before) is not None


def is_side(c: Candidate, known: Speakers) -> bool:
    """A country, body, party, medium, or several of its members: "Sincere Christians"."""
    places, low = known.places, c.name.lower()
    last = low.rpartition(" ")[2]
    if last in known.lists["groups"] or known.singular(last) in places.members or known.singular(last) in places.adjectives:
        return True
    tables = (places.places, places.bodies, places.parties, places.adjectives, known.lists["media"])
    return any(low in table for table in tables)


def is_organisation(c: Candidate, known: Speakers) -> bool:
    """A name that ends with a word for an organisation or a member: "Lund Motors", "North Star Ferries"."""
    last = c.words[-1].lower()
    if len(c.words) == 1 and last in known.firms.endings and not c.titled(known.lists["titles"]):
        return True
    return last in known.lists["organisations"] or last in known.places.members


def is_office(c: Candidate, known: Speakers) -> bool:
    """Words that end with an office, "Canal Safety Commissioner", but not "Tom King", or only a country after a title."""
    office = c.words[-1].lower() in known.lists["offices"] and not ends_in_surname(
        c.words, known, titled=c.titled(known.lists["titles"])
    )
    return office or c.words[0].lower() in known.places.adjectives


def is_acronym(c: Candidate, known: Speakers) -> bool:
    """Words that start with one in capitals or end with letters: "VW Atlas SUV", "former NFL"."""
    if c.words[0].isupper() and len(c.words[0]) > PLACE:
        return True
    if len(c.words) == 1 and len(c.name) > 1 and c.name.isupper() and c.name.isalpha():
        return not c.taken[-1].isupper()  # "Former NFL player"
    return known.acronym.fullmatch(c.words[-1]) is not None and not c.name.isupper()


def is_worded(c: Candidate, known: Speakers) -> bool:
    """Words of a headline or a sentence, or a name cut at an initial: "Obama On Hacking", "Obviously I’m", "Nancy P"."""
    words = known.lists["never_in_names"]
    return any(w.lower().replace("’", "'") in words for w in c.words[1:]) or len(c.words[-1].rstrip(".")) == 1


def is_place(c: Candidate, known: Speakers) -> bool:
    """A place, a street or a building: "New Haven", "Mill Street", but not "Jack Street"."""
    low, lists = [w.lower() for w in c.words], known.lists
    if len(low) < 2 or c.titled(lists["titles"]) or not known.names.particles.isdisjoint(low[1:-1]):  # "Pieter van Dam"
        return False
    if (
        low[0] in lists["place_openers"]
        or low[0] in lists.get("regions", ())
        or low[-1] in lists["place_endings"]
        or " ".join(low[:2]) in lists["place_names"]
    ):
        return True
    return low[-1] in lists["place_surnames"] and low[0] not in known.first_names


def is_thing(c: Candidate, known: Speakers) -> bool:
    """An act, a day, a prize, a poll: "Harbour Safety Act", "Martin Project", but not "Doris Day"."""
    last = c.words[-1].lower()
    if len(c.words) < 2 or last in known.lists.get("unshared_things", ()):
        return len(c.words) > 1
    return last in known.lists["named_things"] and c.words[0].lower() not in known.first_names


def is_medium(c: Candidate, known: Speakers) -> bool:
    """A newspaper or broadcaster: "Harbour Tribune", "Channel Nine", but not "Emily Post"."""
    last = c.words[-1].lower()
    if len(c.words) > 1 and c.words[0].lower() in known.lists.get("media_openers", ()):
        return True
    if len(c.words) < 2 or last not in known.lists["media"]:
        return False
    return last not in known.lists["media_surnames"] or c.words[0].lower() not in known.first_names


def is_of_article(c: Candidate, known: Speakers) -> bool:
    """A name after an article: "the Harbour Ledger"; a first name makes it a person's house or bill, which names the person."""
    before = before_name(c)
    named = (
        len(c.words) < 2 or c.words[0].lower() in known.first_names or c.titled(known.lists["titles"] | known.lists["heads"])
    )
    titled = c.before[-1:] in MARKS and bool(c.taken)  # “An Empty Quay”
    articles = known.lists["articles"] | (known.lists["indefinite"] if titled and "indefinite" in known.lists else frozenset())
    return not named and before.lower() in articles


def before_name(c: Candidate) -> str:
    """Return the word before a name, or the last title taken from it."""
    return next(iter((*c.before.split(" ")[-2:-1], *c.taken)[-1:]), "")


BY_NAME = (
    is_unnamed, is_headed, is_weekday, is_side, is_organisation, is_office, is_acronym,
    is_worded, is_place, is_thing, is_medium,
)  # fmt: skip
BY_FORM = tuple(case for case in BY_NAME if case not in {is_headed, is_organisation, is_office})
"""Those that a first name before the word does not overrule."""
BY_CONTEXT = (is_of_body, is_of_article)
NOT_PERSONS = (*BY_NAME, *BY_CONTEXT)
"""In order: the first ensures that there is a word, which the others need."""


def persons_named(text: str, known: Speakers) -> Iterator[Candidate]:
    """Yield the runs that name a person."""
    found = list(candidates(text, known))
    named: dict[str, list[Candidate]] = {}
    for c in found:
        named.setdefault(c.name, []).append(c)
    ruled_out: dict[tuple[str, ...], bool] = {}  # names recur; what is before one may differ
    things: dict[str, bool] = {}
    for c in found:
        key = (c.name, *c.taken)
        if key not in ruled_out:
            cases = BY_NAME if not first_named(c.words, known) else BY_FORM
            ruled_out[key] = any(case(c, known) for case in cases) or not named_like(c.words, known)
        if ruled_out[key] or any(case(c, known) for case in BY_CONTEXT):
            continue
        if c.name not in things:
            things[c.name] = any(is_located(m, known) or names_thing(m, text, known) for m in named[c.name])
        if not things[c.name]:
            yield c


def names_thing(c: Candidate, text: str, known: Speakers) -> bool:
    """True for a name without title that its own words, "Wild Now", or those beside it show to be a body's or a ship's."""
    titled = any(w.lower() not in known.lists["openers"] for w in c.taken)
    beside = around(text, c.start if titled else c.named_at, c.named_at + len(c.name))
    if len(c.words) > 1 and c.words[-1].lower() in known.lists["media"] and before_name(c).lower() in known.lists["articles"]:
        return True  # "the Christian Post", but not "Emily Post"
    if titled or len(c.words) < 2:
        return bool(c.words) and is_ship(*beside, known)  # "the ferry Lady Verity"
    first, second = c.words[0].lower(), c.words[1].lower()
    if is_likely_thing(c.name, text, c.named_at, known):
        return True
    described = first in known.firms.vessels or (first in known.firms.nouns and second not in known.first_names)
    worded = known.in_common_words(c.name) and not acts_as_person(c.name, text, known)
    return described or worded or is_ship(*beside, known) or is_firm(c.name, *beside, known)


def is_located(c: Candidate, known: Speakers) -> bool:
    """A name without title and known first name after a word for a place: "in Green Bay"; it names a place everywhere."""
    if c.taken or not c.words or c.words[0].lower() in known.first_names:
        return False
    return c.before.endswith(" ") and c.before[:-1].rpartition(" ")[2].lower() in known.lists["locators"]
