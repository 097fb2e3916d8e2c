"""The words of a source that name its speaker, without those of a time, of the verb, or of the noun that a clause describes.

The probability of a source is estimated from the words as they were found; only then are they cut.
"""

from audit.extract.statements.source_beside import beside_speaker
from audit.extract.statements.sources.name_runs import SEAT
from audit.extract.statements.sources.noun_kinds import listed
from audit.extract.statements.sources.speakers import Speakers
from audit.extract.statements.span_ends import NAME
from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.reading import Reading

COMMON = frozenset({"NN", "NNS"})
JOINING = frozenset({"CC", "IN", "TO"})
"""Tags before a pronoun that is no subject of its own: "he and I", "those like you"."""
DASHES = frozenset({"—", "–", "--"})
MARKS = DASHES | {","}
NOMINAL = NAME | COMMON | {"PRP", "WP", "CD", "FW"}
"""Tags of words that can name somebody."""
OPENING = 6
"""Maximum words from the preposition that opens a sentence to a source inside its phrase."""
PAIR = 2
"""Words of an article and an adjective that mean persons: "the elderly"."""
DAY = 4
"""Words of a time with the number of the day in brackets."""
BESIDE = frozenset({"RB", "MD"})
"""Tags of words between a subject and its verb, beside auxiliaries."""


def cut_sources(r: Reading, found: list[Attribution], known: Speakers) -> None:
    """Cut the sources that the model found back to their speakers; words that name nobody are none."""
    for a in found:
        if a.source is None or a.voice is not None or "clause_determiners" not in r.lists:
            continue
        first, stop = before_place(r, *stressed(r, *a.source), known)
        first = from_verb(r, first, stop, known)
        if stop - first > 1:
            first, stop = beside_speaker(r, a, first, stop, known)
        if stop - first > 1:
            first, stop = speaker_words(r, a, behind_medium(r, after_opening(r, first, stop), stop, known), stop)
        a.source = (first, stop)
        if a.way is not Way.LAYOUT and is_nobody(r, first, stop, known):
            a.source = a.p = None
            a.content = [p for p in a.content if any(r.inside[k] >= 0 for k in range(*p))]


def stressed(r: Reading, first: int, stop: int) -> Phrase:
    """Take the subject of a sentence for the pronoun that stresses it: "the firm, TransNorl, [itself] has estimated"."""
    if stop - first > 1 or r.words.lower[first] not in r.lists["stressing"]:
        return first, stop
    begin = next(b for b, end in r.bounds[r.words.sentence[first] :] if b <= first < end)
    found = r.grammar.main(r, begin, first)
    k = first - (r.words.lower[first - 1] == "," and first > begin)
    at = k
    while at > begin and r.tags[at - 1] in NAME | COMMON | {"DT", "JJ", "PRP$", "POS", "CD"}:
        at -= 1
    return found or ((at, k) if at < k else (first, stop))


def before_place(r: Reading, first: int, stop: int, known: Speakers) -> Phrase:
    """Take the subject of a sentence for the second name of a place: "[Lee], at a rally in Vell, Norland, said"."""
    low, tags = r.words.lower, r.tags
    apart = first > 1 and low[first - 1] == "," and low[stop : stop + 1] == [","] and all(t in NAME for t in tags[first:stop])
    if not apart or (at := city(r, first - 2)) is None or low[at] not in known.lists["locatives"]:
        return first, stop
    begin = next(b for b, end in r.bounds[r.words.sentence[first] :] if b <= first < end)
    begin += tags[begin] == "CC"
    comma = next((k for k in range(begin, at) if low[k] == ","), begin)
    named = comma > begin and tags[begin] in NAME | {"DT", "PRP", "PRP$"} and tags[comma - 1] in NOMINAL
    return (begin, comma) if named else (first, stop)


def city(r: Reading, last: int) -> int | None:
    """Find the word before the name that ends at a word, in its sentence."""
    at = last
    while at > 0 and r.tags[at] in NAME and r.words.sentence[at - 1] == r.words.sentence[last]:
        at -= 1
    return at if at < last else None


def after_opening(r: Reading, first: int, stop: int) -> int:
    """Start a source behind the word before its comma that opens the sentence: "Perplexed, [Ann Lee] asked"."""
    begins = not first or r.words.sentence[first - 1] != r.words.sentence[first]
    apart = begins and stop - first > PAIR and r.words.lower[first + 1] == "," and r.tags[first + PAIR] in NAME
    placed = r.tags[first] not in NAME | COMMON | {"PRP", "CD", "DT"} or r.words.lower[first].endswith(("ed", "ly"))
    return first + PAIR if apart and placed and small(r, first) else first


def small(r: Reading, first: int) -> bool:
    """True for the first word of a sentence that has no capital inside others: not for "Young", who is a person."""
    places = r.places(frozenset({r.words.lower[first]}))
    return not any(capital(r, k) and k and r.words.sentence[k - 1] == r.words.sentence[k] for k in places)


def from_verb(r: Reading, first: int, stop: int, known: Speakers) -> int:
    """Start a source at the verb that begins its name, if given twice or explained: "[Say] Something, a charity, says"."""
    k, forms, sentence = first - 1, r.words.form, r.words.sentence
    if k < 0 or sentence[k] != sentence[first] or not (forms[k][0].isupper() and forms[first][0].isupper()):
        return first
    if r.words.lower[k] in known.lists["openers"]:
        return first  # "Read More"
    verb = r.verb(k)
    alone = not k or sentence[k - 1] != sentence[k] or not forms[k - 1][0].isupper()
    told = verb is not None and verb.form == "base" and not verb.frames.keys().isdisjoint({"that", "tell"})
    if not (alone and told and r.inside[k] == r.inside[first]):
        return first
    run = next((m for m in range(first, stop) if not forms[m][0].isupper()), stop)
    span = r.words.span(k, run)
    named = r.words.form[run : run + 1] == [","] or r.words.text.count(r.words.text[span.start : span.stop]) > 1
    return k if named else first  # not "Say Mexico demanded"


def behind_medium(r: Reading, first: int, stop: int, known: Speakers) -> int:
    """Start a source behind the medium of an opening phrase: "In an interview with the Vell Press [Ann Lee] said"."""
    begin = next(b for b, end in r.bounds[r.words.sentence[first] :] if b <= first < end)
    if r.tags[begin] != "IN" or first - begin > OPENING or "," in r.words.lower[begin:stop]:
        return first
    run = stop
    while run > first and r.tags[run - 1] in NAME:
        run -= 1
    bodies = known.lists["media"] | known.lists["organisations"]
    return next((k + 1 for k in range(stop - 2, run, -1) if r.words.lower[k] in bodies), first)


def is_nobody(r: Reading, first: int, stop: int, known: Speakers) -> bool:
    """True for words without a noun or pronoun, "his last", "about those", and for a clause: "placing the affair"."""
    low, tags = r.words.lower, r.tags
    dated = low[first] in r.lists["times"] and tags[first + 1 : first + 2] == ["CD"]  # "September 19"
    dated = dated or (tags[first] == "RB" and low[first].endswith("ly") and tags[first + 1 : first + 2] == ["IN"])
    headless = stop - first > 1 and low[stop - 1] in r.lists.get("never_nouns", ()) and "," not in low[first:stop]
    dated = dated or headless  # "The most recent [announced closure]"
    if dated or (low[first] in r.lists["nobody"] and all(tags[k] == "POS" for k in range(first + 1, stop))):
        return True
    if tags[stop - 1] == "POS" or (stop - first == 1 and tags[first] == "PRP$"):
        return False  # "his claim", "an individual's decision"
    if tags[first] == "VBG" and stop - first > 1 and tags[first + 1] in {"DT", "PRP$"}:
        return True
    begins = not first or r.words.sentence[first - 1] != r.words.sentence[first]
    governed = tags[first] == "IN" and stop - first > 1
    pronouns = r.lists["pronouns"] | r.lists["relatives"] | r.lists["counting"]
    if any(tags[k] in NOMINAL or listed(low[k], known) or (low[k] in pronouns and not governed) for k in range(first, stop)):
        return False
    if any(capital(r, k) for k in range(first + begins, stop)) or (begins and not small(r, first)):
        return False
    of_kind = tags[first] == "DT" and stop - first == PAIR and tags[first + 1] in {"JJ", "VBN", "VBD"}  # "the elderly"
    return not of_kind


def speaker_words(r: Reading, a: Attribution, first: int, stop: int) -> Phrase:
    """Find the words of a speaker in a source of several words."""
    low, tags = r.words.lower, r.tags
    if first > 1 and SEAT.fullmatch(r.words.form[first]) and low[first - 1] == "," and tags[first - 2] in NAME:
        first -= 2  # "Ann Lee, R-Ohio, and Jo Senn, D-Iowa, said"
        while first and tags[first - 1] in NAME and r.words.sentence[first - 1] == r.words.sentence[stop - 1]:
            first -= 1
    if tags[first] == "DT" and first > 1 and low[first - 1] == "," and low[stop : stop + 1] == [","]:
        first = apposed_to(r, first)
    first, stop = of_relative(r, a, first, stop)
    if stop - first > 1 and "," not in low[first : stop - 1]:
        stop = end(r, first, before_day(r, first, stop))
        first = start(r, a, first, stop)
    return first, stop


def of_relative(r: Reading, a: Attribution, first: int, stop: int) -> Phrase:
    """Cut a relative pronoun from its verb, "[who] for months", or from the subject of its own clause, "who [Mr Lee] said"."""
    low = r.words.lower
    if (
        stop - first == 1
        or low[first] not in r.lists.get("personal_relatives", ())
        or low[stop - 1] in r.lists["personal_pronouns"]
    ):
        return first, stop
    whole = r.tags[first + 1] in NAME and all(tag in NAME for tag in r.tags[first + 1 : stop])
    return (first + 1, stop) if whole and a.cue is not None and follows(r, a.cue[0], stop) else (first, first + 1)


def before_day(r: Reading, first: int, stop: int) -> int:
    """Leave out the day after a source: "two unions Friday", "the bloc yesterday (19)"; not "Sheffield Wednesday"."""
    low, lists = r.words.lower, r.lists
    numbered = stop - first > DAY and low[stop - 3] == "(" and r.tags[stop - 2] == "CD" and low[stop - 1] == ")"
    if numbered and low[stop - DAY] in lists.get("not_last_in_sources", ()):
        return stop - 3
    if stop - first == 1 or low[stop - 1] not in lists.get("weekdays", ()) or r.tags[stop - 2] not in NAME | COMMON:
        return stop
    span = r.words.span(stop - 2, stop)
    once = r.words.text.count(r.words.text[span.start : span.stop]) == 1
    return stop - 1 if once and low[stop - 2] not in lists.get("weekday_names", ()) else stop


def apposed_to(r: Reading, first: int) -> int:
    """Start an apposition at the name before it: "[Albania], a candidate, ordered"; not "In Albania, a judge"."""
    name = first - 1
    while name and r.tags[name - 1] in NAME and r.words.sentence[name - 1] == r.words.sentence[first]:
        name -= 1
    if r.words.lower[first - 2] in r.lists["weekdays"] | r.lists["spells"]:
        return first  # "Monday, the sheriff, …, said"
    governed = name and r.tags[name - 1] in {"IN", "TO"} and r.words.lower[name - 1] not in r.lists["opening_subordinators"]
    return name if name < first - 1 and not governed and r.words.lower[name - 1] not in {",", "and"} else first


def end(r: Reading, first: int, stop: int) -> int:
    """Leave out a near time and words of the verb after a source: "the council last week", "critics have", "a sign that"."""
    low, lists = r.words.lower, r.lists
    stop = next((k for k in range(first + 1, stop) if low[k] in DASHES), stop)  # "Lee — who joined in May"
    if ")" in low[first:stop] and "(" not in low[first:stop]:
        stop = max(first + 1, low.index(")", first))  # "(according to some) and"
    if low[first] in lists["lone_pronouns"] and r.tags[first + 1] not in JOINING | {"WP", ","} and stop - first <= OPENING:
        return first + 1  # "They straddle"
    verb = next((k for k in range(first + 1, stop) if low[k] in lists.get("finites", ())), stop)
    if verb < stop and lists["relatives"].isdisjoint(low[first:verb]):
        stop = verb  # "Lee has in recent weeks"
    near = low[stop - 1] in lists.get("spells", ()) and low[stop - 2] in lists.get("opening_times", ())
    if near and stop - first > 2 and not capital(r, stop - 2):
        stop -= 2 + (stop - first > 3 and r.tags[stop - 3] in {"VBN", "VBD"})  # "a poll released last week"
    times, later = lists.get("times", frozenset()), lists.get("after_spells", frozenset())
    spell = low[stop - 1].removesuffix("s") in times and (
        r.tags[stop - 2] == "CD" or low[stop - 2] in lists.get("indefinite_spells", ())
    )
    if stop - first > 2 and spell and low[stop : stop + 1] and low[stop] in later:
        stop -= 2  # "the council three months later decided"
    roles = lists.get("quoting", frozenset())
    stop = next((k for k in range(first + 1, stop) if low[k] in roles and r.tags[k - 1] in NAME), stop)  # "Ann Lee as part of"
    last = MARKS | lists.get("not_last_in_sources", frozenset())
    while stop - first > 1 and low[stop - 1] in last and not capital(r, stop - 1):
        stop -= 1
    if stop - first > 1 and r.tags[stop - 1] == "VBZ" and capital(r, stop - 1) and r.tags[stop - 2] in NAME:
        stop -= 1  # "Lee Makes an Attempt to Explain"
    return stop


def capital(r: Reading, k: int) -> bool:
    """True for a word with a capital, which is part of a name: "the WHO", "This Week"."""
    return r.words.form[k] != r.words.form[k].lower()


def start(r: Reading, a: Attribution, first: int, stop: int) -> int:
    """Start a source at the subject of a clause that describes the noun before it: "the lessons she", "the bill the House".

    A pronoun before its verb is the subject whatever is before it: "First he said".
    """
    low, tags = r.words.lower, r.tags
    if a.cue is None or stop - first == 1 or not follows(r, a.cue[0], stop):
        return first
    subject = low[stop - 1] in r.lists["personal_pronouns"] and low[stop - 1] not in r.lists.get("addressing", ())
    if subject and tags[stop - 2] not in JOINING:
        return stop - 1
    opening = r.lists.get("clause_determiners", ())
    return next((k for k in reversed(range(first + 1, stop - 1)) if low[k] in opening and tags[k - 1] in COMMON), first)


def follows(r: Reading, verb: int, stop: int) -> bool:
    """True when only auxiliaries and adverbs are between a source and the verb after it."""
    return stop <= verb and all(r.tags[k] in BESIDE or r.words.lower[k] in r.lists["auxiliaries"] for k in range(stop, verb))
