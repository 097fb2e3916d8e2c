"""Noun phrases: an article, adjectives, nouns and names, and the attributes that follow them.

Every noun has a capital, so a phrase is read from its capitals: "der frühere Vorsitzende des Rates, Otto Brandt".
"""

from audit.lang.attribution import Phrase
from audit.lang.reading import Reading, at_word, once

MOST = 6
"""Maximum adjectives and determiners before a noun."""
ADJECTIVAL = ("e", "en", "er", "es", "em", "s")
"""Endings of a declined adjective; "s" is that of a possessive name in lower case, which is rare."""
ADVERBIAL = ("weise", "maßen", "lich", "ell", "end", "falls", "dessen", "wärts", "züglich", "lang", "besondere")
"""Endings of adverbs, which are no nouns at the start of a sentence."""
PARTICIPIAL = tuple(
    stem + ending for stem in ("nde", "te", "ene", "ständige", "ässige", "nahe") for ending in ("", "n", "r", "s", "m")
)
"""Endings of participles, and of adjectives that are used like them, before a noun."""
LONG = 10
"""Maximum words of a participle's own."""
BRACKET = 6
"""Maximum words in brackets after a name: "(CDU)"."""


CLOSED = frozenset({"IN", "RB", "DT", "PRP", "PRP$", "CC", "WP", "WRB", "MD", "TO"})
"""Tags of function words, which have a capital at the start of a sentence only."""
OPENING, CLOSING = frozenset('„»“"‚›«'), frozenset('“”"«»‘‹')
"""Marks around a name: the „Hafenblatt“."""
QUOTED = 9
"""Maximum words of a name in quotation marks."""


@at_word
def capital(r: Reading, k: int) -> bool:
    """True for a noun or name: with a capital and no function word, or joined to one ("30-Jährige", "taz-Bericht")."""
    form = r.words.form[k]
    if not form[0].isupper():
        return (form[0].isdigit() or "-" in form) and any(c.isupper() for c in form)
    opens = k == 0 or r.words.sentence[k - 1] != r.words.sentence[k] or not r.words.form[k - 1][0].isalnum()
    return not (opens and (r.tags[k] in CLOSED or r.words.lower[k].endswith(ADVERBIAL)))


def quoted_name(r: Reading, k: int, stop: int) -> int | None:
    """Find one past a name in quotation marks at `k`, as after "die" or "Zeitung"."""
    if k >= stop or r.words.form[k] not in OPENING:
        return None
    return next((m + 1 for m in range(k + 2, min(stop, k + QUOTED)) if r.words.form[m] in CLOSING), None)


@at_word
def adjective(r: Reading, k: int) -> bool:
    """True for a word in lower case that can stand before a noun."""
    low = r.words.lower[k]
    if not low[0].isalpha() or capital(r, k) or r.tags[k] in CLOSED - {"PRP$", "DT"}:
        return False
    lists = r.lists
    closed = (
        low in lists["subjunctives"]
        or low in lists["prepositions"]
        or low in lists["conjunctions"]
        or low in lists["auxiliaries"]
        or low in lists["objects"]
    )
    return not closed and low.endswith(ADJECTIVAL) and low not in lists["pronouns"]


@at_word
def begins(r: Reading, i: int) -> bool:
    """True for a word that can begin a nucleus; most cannot."""
    form = r.words.form[i]
    return (
        form[0].isdigit() or form in OPENING or capital(r, i) or r.words.lower[i] in r.lists["determiners"] or adjective(r, i)
    )


@once
def nucleus(r: Reading, i: int, stop: int) -> int | None:
    """Find one past the nouns and names of the phrase that starts at `i`; None where none starts."""
    k, level = i, r.inside[i] if i < stop else -1
    while (
        k < stop
        and k - i < MOST
        and (r.words.lower[k] in r.lists["determiners"] or r.words.form[k][0].isdigit())
        and not capital_inside(r, k, i)
    ):
        k += 1
    while k < stop and k - i < MOST and (adjective(r, k) or (i < k < stop - 1 and r.tags[k] == "RB" and adjective(r, k + 1))):
        k += 1
    named = quoted_name(r, k, stop)
    if named is not None and (k > i or r.inside[k] < 0 or r.quotes[r.inside[k]].kind != "speech"):
        return name_end(r, named, stop)  # "die „Hafenpost“", "Wie „Hafen online“ berichtet"
    ahead = k < stop and capital(r, k) and r.inside[k] == level
    if k > i and not ahead and r.words.form[k - 1][0].isdigit() and "-j" in r.words.lower[k - 1]:
        return k  # "der 81-jährige"
    if not ahead:
        k = past_participle(r, i, k, stop) or stop
    if k >= stop or not capital(r, k) or r.inside[k] != level:
        return None
    return name_end(r, k, stop)


def past_participle(r: Reading, i: int, k: int, stop: int) -> int | None:
    """Find the noun after a participle with words of its own: "die zur Stiftung gehörende Klinik"."""
    low, lists = r.words.lower, r.lists
    if k == i or k >= stop or not (low[k] in lists["prepositions"] or r.tags[k] in {"RB", "PRP", "TO"}):
        return None
    for m in range(k + 1, min(stop, k + LONG)):
        if r.inside[m] != r.inside[i] or not r.words.form[m][0].isalnum():
            return None
        if (
            capital(r, m)
            and not capital(r, m - 1)
            and low[m - 1].endswith(PARTICIPIAL)
            and low[m - 1] not in lists["determiners"]
        ):
            return m
    return None


def capital_inside(r: Reading, k: int, i: int) -> bool:
    """True for a capital that is not the first word's: a noun like a determiner."""
    return k > i and capital(r, k)


def name_end(r: Reading, k: int, stop: int) -> int:
    """Find one past a run of capitalised words, with small particles, initials, and a party in brackets."""
    level = r.inside[k] if k < stop else -1
    while k < stop:
        named = quoted_name(r, k, stop) if capital(r, k - 1) else None
        if named is not None and named - k < QUOTED and not r.words.form[k + 1][0].islower():
            k = named
        elif r.inside[k] != level:
            break
        elif goes_on_name(r, k, stop):
            k += 1
        elif r.words.form[k] == "(" and (close := bracket(r, k, stop)) is not None:
            k = close + 1
        else:
            break
    return k


def goes_on_name(r: Reading, k: int, stop: int) -> bool:
    """True for a word of a run of nouns and names: with a capital, a number, or a small particle before another."""
    form = r.words.form[k]
    if form == "." and k + 1 < stop and len(r.words.form[k - 1]) == 1 and capital(r, k + 1):
        return True  # "George W. Brandt"
    if capital(r, k):
        return True
    if form[0].isdigit() and not form.endswith("%"):
        return k + 1 >= stop or not (capital(r, k + 1) or r.words.form[k + 1][0].islower()) or not informing(r, k - 1)
    return r.words.lower[k] in r.lists["hyphenless"] and k + 1 < stop and capital(r, k + 1) and known_particle(r, k)


def known_particle(r: Reading, k: int) -> bool:
    """True for "von" and the like inside a name: a first name precedes it, not a noun with an article."""
    return r.tags[k - 1] == "NNP" and r.words.lower[k] not in r.lists["determiners"]


def site(r: Reading, k: int, stop: int) -> int | None:
    """Find one past the name of a site: "hafenblatt.example", which is three words."""
    w, end = r.words, k
    while end + 2 < stop and w.form[end + 1] == "." and w.stop[end] == w.start[end + 1] and w.stop[end + 1] == w.start[end + 2]:
        end += 2
    return end + 1 if end > k else None


def bracket(r: Reading, k: int, stop: int) -> int | None:
    """Find the closing bracket of a few words."""
    return next((m for m in range(k + 1, min(stop, k + BRACKET)) if r.words.form[m] == ")"), None)


@once
def phrase_after(r: Reading, i: int, stop: int, *, wide: bool = False) -> Phrase | None:
    """Find the noun phrase or pronoun that starts with word `i`; `wide`: with attributes after any preposition."""
    if i >= stop:
        return None
    k = nucleus(r, i, stop) if begins(r, i) else None
    if k is None:
        end = site(r, i, stop) or (i + 1 if r.words.lower[i] in r.lists["pronouns"] else None)
        return (i, end) if end is not None else None
    while (more := attribute(r, i, k, stop, wide=wide)) is not None:
        k = more
    return (i, k)


def attribute(r: Reading, i: int, k: int, stop: int, *, wide: bool) -> int | None:
    """Find the end of an attribute at `k` of the phrase from `i`: a genitive, "von …", another name after "und"."""
    if k + 1 >= stop:
        return None
    low, lists = r.words.lower, r.lists
    if low[k] in lists["genitives"] and determined(r, i):
        return nucleus(r, k, stop)
    if low[k] in lists["attaching"] or (wide and low[k] in lists["attributes"]):
        return nucleus(r, k + 1, stop)
    if low[k] in lists["edges"]:
        return nucleus(r, k + 1 + (low[k + 1] in lists["objects"]), stop)
    return None


def timed(r: Reading, phrase: Phrase) -> bool:
    """True for a phrase of time: "Ende Januar", "letzten September", "Montag"."""
    return any(low in r.lists["times"] for low in r.words.lower[phrase[0] : phrase[1]])


def led(r: Reading, start: int, stop: int) -> int:
    """Skip conjunctions and words of focus before a phrase: "Und auch Brandt"."""
    lists = r.lists
    while start < stop - 1 and r.inside[start] < 0 and r.words.lower[start] in lists["conjunctions"] | lists["focus"]:
        start += 1
    return start


def determined(r: Reading, i: int) -> bool:
    """True for a phrase that can have a genitive: with an article, or a noun of information or view."""
    low = r.words.lower[i]
    return low in r.lists["determiners"] or informing(r, i) or low.endswith(("er", "in")) or r.tags[i] == "NN"


def informing(r: Reading, k: int) -> bool:
    """True for a noun that says whose the information or view is: "Angaben", "Polizeiangaben"."""
    low = r.words.lower[k]
    return capital(r, k) and (low in r.lists["informing"] or low.endswith(tuple(r.lists["informing_ends"])))


def phrase_before(r: Reading, end: int, first: int) -> Phrase | None:
    """Find the noun phrase that ends before word `end`, with what it is an attribute of."""
    k = end
    while (start := nucleus_before(r, k, first)) is not None:
        k = start
        low = r.words.lower
        if k > first and (low[k] in r.lists["genitives"] or low[k - 1] in r.lists["attaching"]):
            k -= low[k - 1] in r.lists["attaching"]
            if k > first and capital(r, k - 1):
                continue
            k += low[k] in r.lists["attaching"] and low[k] not in r.lists["determiners"]
        break
    return (k, end) if k < end else None


def nucleus_before(r: Reading, end: int, first: int) -> int | None:
    """Find the first word of the nouns before `end`, with adjectives and determiners."""
    k = end
    while k > first and (
        capital(r, k - 1) or (r.words.lower[k - 1] in r.lists["hyphenless"] and k < end and r.tags[k - 2 : k - 1] == ["NNP"])
    ):
        k -= 1
    if k == end:
        return None
    while k > first and adjective(r, k - 1) and r.words.lower[k - 1] not in r.lists["determiners"]:
        k -= 1
    while k > first and r.words.lower[k - 1] in r.lists["determiners"]:
        k -= 1
    return k


def apposed(r: Reading, phrase: Phrase, stop: int) -> Phrase:
    """Extend a phrase by an apposition between commas: "Otto Brandt, Sprecher des Amtes,"."""
    k, form = phrase[1], r.words.form
    if k + 1 >= stop or form[k] != ",":
        return phrase
    more = phrase_after(r, k + 1, stop, wide=True)
    if more is None or more[1] - more[0] < 1 or not (more[1] >= stop or form[more[1]] in {",", ".", ":"}):
        return phrase
    return (phrase[0], more[1]) if capital(r, more[0]) or r.words.lower[more[0]] in r.lists["articles"] else phrase
