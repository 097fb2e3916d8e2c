"""Resolve pronouns: "she" to a person, "they" to a group or body, "it" to a body or document, "who" to the name before it."""

import math
from collections.abc import Iterator
from typing import Protocol

from audit.extract.statements.sources.antecedents import ANEW, LAST, STEP, Antecedents, Weighted, chosen
from audit.extract.statements.sources.firms import named_kind
from audit.extract.statements.sources.gender import STATED, Gender, of_phrase
from audit.extract.statements.sources.how_many import are_several, first_name, head_noun, human, one_person
from audit.extract.statements.sources.noun_kinds import is_members
from audit.extract.statements.sources.people import Person
from audit.extract.statements.sources.speakers import Speakers, genderless
from audit.extract.statements.sources.voice_records import Mention, Resolved, Voice
from audit.lang.attribution import Phrase

NEAR = 400
"""Maximum code points back to a voice that can be "they", "it" or "you" when no subject is."""
SURE = 0.75
"""Probability of an antecedent from which its pronoun is as certain as a name, and states the person's gender."""
DEFINITE = -2.5
"""Minimum weight of a person named before a description with "the" that may be the same person."""
DISTANT = -3.0
"""Minimum weight of a description that is the subject of an earlier sentence."""
NEXT = 0.85
"""Probability that a pronoun before any name means the subject of the next sentence."""
OPENING = 2
"""Maximum words before that subject: a title, an office."""
VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
"""Tags of verbs."""
UNSHOWN = 0.7
"""Factor of the probability that "it" is a name alone of which nothing shows that it is no surname of a person."""
SPEAKERS = 12
"""Maximum voices that spoke before a pronoun and can be its antecedent."""


class Registry(Protocol):
    """What resolving a pronoun needs of the voices of a text."""

    text: str
    known: Speakers
    antecedents: Antecedents
    voices: dict[str, Voice]
    spoken: list[str]
    doubt: dict[str, float]
    hearer: str | None

    def of_person(self, person: Person) -> Voice:
        """Return the voice of a person."""

    def mention(self, start: int, stop: int) -> Mention:
        """Prepare the words of a mention."""

    def mention_of(self, words: str, start: int) -> Mention:
        """Prepare words that start at an offset."""

    def find(self, m: Mention) -> Resolved:
        """Find the voice of a mention."""


def personal(r: Registry, m: Mention) -> Resolved | None:
    """Resolve "she" to the most salient person of a compatible gender, "I" in quotation marks to the last speaker."""
    lists = r.known.lists
    if m.low in lists["speaker_pronouns"]:
        return Resolved(last_person(r) if r.antecedents.quoted(m.start) else None)
    if m.low in lists.get("own_pronouns", ()):
        return Resolved(None)
    female = m.low in lists["female_pronouns"]
    if not female and m.low not in lists["male_pronouns"]:
        return None
    at = r.antecedents.word(m.start)
    if m.low in lists.get("numbered_pronouns", ()) and with_plural_verb(r, at):
        return impersonal(r, m, plural=True)
    return of_salience(r, at, female=female) or named_next(r, at, female)


def of_salience(r: Registry, at: int, *, female: bool | None, bodies: bool = True) -> Resolved | None:
    """Find the most salient voice of a gender (None: of any) before the word `at`, with its probability; None without one.

    The hearer of the words ("she told Lee") is not their speaker.
    """
    found = [
        *heard(r, at),
        *named(r, at),
        *unnamed_subjects(r, at),
        *(x for gender in ((True, False) if female is None else (female,)) for x in unnamed_objects(r, at, gender)),
        *(gendered(r, at, female) if bodies and female is not None else ()),
    ]
    genders = {key: of_gender(r, r.voices[key], female) for key in {x.key for x in found} - {r.hearer}}
    fits = [Weighted(x.key, x.weight + fit) for x in found if (fit := genders.get(x.key)) is not None]
    key, p = chosen(fits)
    return Resolved(r.voices[key], p) if key else None


def doubted(r: Registry, m: Mention, key: str, p: float) -> float:
    """Lower the probability of a pronoun that goes on from an uncertain one; a name ends the doubt."""
    lists = r.known.lists
    last = r.doubt.pop(key, 1.0) if r.spoken[-1:] == [key] else 1.0
    if m.low not in lists["female_pronouns"] and m.low not in lists["male_pronouns"]:
        return p
    if p * last < SURE:
        r.doubt[key] = p * last
    return p * last


def with_plural_verb(r: Registry, at: int) -> bool:
    """True when the verb beside the pronoun at a word is in the plural: German "sie" is "she" and "they"."""
    words = r.antecedents.r.words
    beside = [k for k in (at - 1, at + 1) if 0 <= k < len(words) and words.sentence[k] == words.sentence[at]]
    verb = next((k for k in beside if r.antecedents.r.tags[k] in VERBAL), None)
    return verb is not None and r.known.plural_verb(words.lower[verb])


def gendered(r: Registry, at: int, female: bool) -> Iterator[Weighted]:
    """Yield bodies before the word `at` whose noun has the gender of a pronoun: German "die Partei … sie"."""
    if r.known.feminine is genderless:
        return
    for found in (*heard_bodies(r, at, False), *subject_bodies(r, at, False)):
        if r.known.feminine(r.voices[found.key].name or "") == female:
            yield found


def named_next(r: Registry, at: int, female: bool) -> Resolved:
    """By "“I saw it,” she said. Ann Lee runs the ferry." with nobody before: the subject of the next sentence."""
    here = r.antecedents.sentence(at)
    for mention in r.antecedents.named():
        far = r.antecedents.sentence(mention.first) - here
        if mention.first > at and far >= 1:
            fit = mention.person.gender.weight(female)
            leads = far == 1 and mention.first <= r.antecedents.r.bounds[here + 1][0] + OPENING and mention.weight > 0
            return (
                Resolved(r.of_person(mention.person), NEXT) if leads and fit is not None and fit >= 0 else Resolved(None, 0.0)
            )
    return Resolved(None, 0.0)


def last_person(r: Registry) -> Voice | None:
    """Return the last person who spoke."""
    return next((v for key in reversed(r.spoken) if (v := r.voices[key]).person is not None), None)


def of_gender(r: Registry, v: Voice, female: bool | None) -> float | None:
    """Weigh how well a pronoun of a gender (None: any) fits a voice; None where the text states the other gender."""
    if female is None:
        return 0.0
    if v.female is not None:
        return STATED if v.female == female else None
    if v.person is not None:
        return v.person.gender.weight(female)
    name = v.name or ""
    if first_name(name, r.known):
        return Gender(None, r.known.first_names[name.lower()]).weight(female)
    stated = of_phrase(name, r.known)
    return 0.0 if stated is None else STATED if stated == female else None


def heard(r: Registry, at: int) -> Iterator[Weighted]:
    """Yield persons who spoke before the word `at`, the last first."""
    for key in list(dict.fromkeys(reversed(r.spoken)))[:SPEAKERS]:
        v = r.voices[key]
        if v.person is not None or human(v.name or "", r.known) or lone(r, v.name or ""):
            weight = r.antecedents.spoke(v.mentions[-1][0], at)
            if weight > -math.inf:
                yield Weighted(key, weight + LAST * (key == r.spoken[-1]))


def lone(r: Registry, name: str) -> bool:
    """True for a first name alone that is part of nobody's whole name."""
    return first_name(name, r.known) and not any(name in p.name.split() for p in r.antecedents.people)


def named(r: Registry, at: int) -> Iterator[Weighted]:
    """Yield persons named before the word `at`."""
    for mention, weight in r.antecedents.near(at):
        yield Weighted(r.of_person(mention.person).key, weight)


def unnamed_subjects(r: Registry, at: int) -> Iterator[Weighted]:
    """Yield persons who are the subject of a sentence before the word `at` without a name: "a judge".

    "The judge" is more often a person named before it, if there is one: the one whom the text names with that role, if any.
    """
    low, tags = r.antecedents.r.words.lower, r.antecedents.r.tags
    earliest = min((mention.first for mention, weight in r.antecedents.near(at) if weight >= DEFINITE), default=at)
    for phrase, weight in r.antecedents.subjects_before(at):
        if weight < DISTANT:
            return
        apposed = phrase[0] and low[phrase[0] - 1] == ","
        if tags[phrase[1] - 1] != "NN" or apposed:
            continue
        v = subject_voice(r, phrase)
        definite = low[phrase[0]] in r.known.lists["articles"] and earliest < phrase[0]
        if definite and (v is None or v.person is None):
            continue
        if v is not None and (v.person is not None or human(v.name or "", r.known)):
            line = r.antecedents.r.words.line
            anew = definite and line[phrase[0]] == line[min(at, len(line) - 1)]
            yield Weighted(v.key, weight - ANEW * anew)


def unnamed_objects(r: Registry, at: int, female: bool) -> Iterator[Weighted]:
    """Yield persons of this gender in the sentence before the word `at` whom a noun describes: "a call from his girlfriend"."""
    a = r.antecedents
    here = a.sentence(at)
    words, lists = a.r.words, r.known.lists
    genders = lists["female_words"] if female else lists["male_words"]
    owners = lists["female_owners"] | lists.get("male_owners", frozenset()) | lists.get("indefinite", frozenset())
    begin = a.r.bounds[here - 1][0] if here else at
    for k in a.r.outside(genders, begin, at):
        behind = a.r.tags[k + 1 : k + 3]
        named = behind[:1] == ["NNP"] or behind == [",", "NNP"]  # "his wife, Ann Lee"
        by_means = words.lower[k - 2] in lists.get("channels", ()) and k - 2 >= begin  # "Through a spokesman, he declined"
        if k > begin and words.lower[k - 1] in owners and a.r.tags[k] == "NN" and not (named or by_means):
            span = words.span(k - 1, k + 1)
            v = r.find(r.mention(span.start, span.stop)).voice
            if v is not None and v.person is None:
                yield Weighted(v.key, STEP * (a.sentence(k) < here))


def subject_voice(r: Registry, phrase: Phrase) -> Voice | None:
    """Return the voice of a subject that is a noun phrase, not a pronoun."""
    words = r.antecedents.r.words
    if phrase[1] - phrase[0] == 1 and words.lower[phrase[0]] in r.known.lists["all_pronouns"]:
        return None
    span = words.span(*phrase)
    return r.find(r.mention(span.start, span.stop)).voice


def impersonal(r: Registry, m: Mention, *, plural: bool = False) -> Resolved:
    """Resolve "they" or "it" to the most salient group, body, country or, for "it", document."""
    at = r.antecedents.word(m.start)
    plural = plural or m.low in r.known.lists["plurals"]
    found = [*heard_bodies(r, at, plural), *subject_bodies(r, at, plural)]
    key, p = chosen(found)
    if key is not None and not plural and not shown_body(r, r.voices[key]):
        p = round(p * UNSHOWN, 3)
    return Resolved(r.voices[key] if key else None, p)


def shown_body(r: Registry, v: Voice) -> bool:
    """True for a voice that is no name alone, or one that the text shows to be a body's: "Holm" may be a person's surname."""
    name = v.name or ""
    alone = " " not in name and name.istitle() and not v.country and not v.key.startswith("body:")
    return not alone or collective(r, v, plural=False)


def heard_bodies(r: Registry, at: int, plural: bool) -> Iterator[Weighted]:
    """Yield voices that spoke before the word `at` and are not one person, the last first."""
    for key in list(dict.fromkeys(reversed(r.spoken)))[:SPEAKERS]:
        v = r.voices[key]
        weight = r.antecedents.spoke(v.mentions[-1][0], at) if v.mentions else -math.inf
        if weight > -math.inf and v.person is None and not one_person(v.name or "", r.text, r.known) and agrees(r, v, plural):
            yield Weighted(key, weight)


def subject_bodies(r: Registry, at: int, plural: bool) -> Iterator[Weighted]:
    """Yield groups and bodies that are the subject of a sentence before the word `at`."""
    for phrase, weight in r.antecedents.subjects_before(at):
        v = subject_voice(r, phrase)
        if v is not None and v.person is None and collective(r, v, plural):
            yield Weighted(v.key, weight)


def agrees(r: Registry, v: Voice, plural: bool) -> bool:
    """True when a voice agrees in number: "it" is not a group."""
    return plural or not are_several(v, r.known)


def collective(r: Registry, v: Voice, plural: bool) -> bool:
    """True when a subject can speak as a body or a group and agrees in number."""
    lists, head = r.known.lists, head_noun(r.known, v.name or "")
    if v.country or v.key.startswith("body:") or head in lists["organisations"] or head in lists["government_heads"]:
        return True
    shown = not plural and (head in r.known.firms.nouns or named_kind(v.name or "", r.text, r.known) is not None)
    if shown and not are_several(v, r.known):
        return True
    one = r.known.singular(head)
    if plural:
        roles = (lists["roles"], lists["offices"], lists["persons"])
        return head in lists["groups"] or bool(v.joint) or is_members(head, r.known) or any(one in listed for listed in roles)
    return head in lists["documents"]


def antecedent(r: Registry, m: Mention) -> Voice | None:
    """Return the last voice that spoke within reach of a pronoun."""
    for key in reversed(r.spoken):
        v = r.voices[key]
        if v.mentions and m.start - v.mentions[-1][1] > NEAR:
            return None
        return v
    return None
