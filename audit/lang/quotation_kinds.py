"""Kinds of quotations by the words inside and beside the marks: speech, a fragment, a title, a nickname."""

import re

from audit.lang.pack import Pack
from audit.text import STOPS

PAUSES = frozenset(",;،、，；")
"""Marks of a clause that a speaker has not ended."""
WIDE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
"""A letter of a script without spaces between words: Thai, Japanese, Chinese."""
JAPANESE_CLAUSE = re.compile(
    "(?=.*[\u3041-\u309f][\u30a0-\u30ff\u3400-\u9fff])(?=.*[\u30a0-\u30ff\u3400-\u9fff].*[\u3041-\u309f]).{5,}"
)
"""Words of Japanese joined by particles, which are in another script than most nouns."""
LETTERS_PER_WORD = 2
"""Letters of such a script that count as a word."""
NOUN_BEFORE = re.compile(r"(?<=[a-zäöüß,]\s)[A-ZÄÖÜ][\w-]+\s$")
"""A capitalised word inside a sentence, just before a quotation."""
FRAGMENT = 3
"""Maximum words of a span that, without a stop of its own, is a term rather than speech."""


def kind(text: str, start: int, stop: int, pack: Pack, floor: int = 0) -> str:
    """Classify a quotation by the words inside and beside it.

    >>> from audit.lang.pack import Packs
    >>> en = Packs.load().nearest("en")
    >>> kind("Dwayne “The Rock” Johnson", 7, 17, en), kind("the film “Gone With the Wind” ran", 9, 29, en)
    ('nickname', 'title')
    """
    inside = text[start:stop].strip("\"“”„‟«»‹›‘’‚'`「」『』〝〞〟״ \u00a0\u202f")
    words = inside.split()
    before, after = text[max(floor, start - 40) : start], text[stop : stop + 12]
    between = re.search(r"\b[A-Z][\w.]+ $", before) and re.match(r" [A-Z][a-z]+", after)
    if between and len(words) <= 4 and inside[:1].isupper() and inside[-1:] not in ".,!?":
        return "nickname"
    first = not before.strip() or before.rstrip()[-1] in STOPS
    ended = inside[-1:] in STOPS | PAUSES or before.rstrip()[-1:] in {*PAUSES, ":", "："} or (first and after[:1] in PAUSES)
    weighty = [w for w in words if w.lower() not in pack.words["small"]]
    capitals = words[:1] == weighty[:1] and all(w[:1].isupper() or w[:1].isdigit() for w in weighty)
    if capitals and 1 < len(words) <= 12 and (not ended or pack.work.search(before)):
        return "title"
    if pack.plain_titles and 0 < len(words) <= 12 and inside[:1].isupper() and names_thing(before, inside, after, pack):
        return "title"
    if spoken_words(inside) <= FRAGMENT and not ended and not JAPANESE_CLAUSE.fullmatch(inside):
        return "fragment"
    return "speech"


def names_thing(before: str, inside: str, after: str, pack: Pack) -> bool:
    """True for words in marks just after a noun, in a language that capitalises nouns: "der Sender „Radio Eins“ meldet"."""
    if pack.work.search(before) and not before.rstrip().endswith(":"):
        return True
    return inside[-1] not in STOPS | PAUSES and after[:1] not in PAUSES and NOUN_BEFORE.search(before) is not None


def spoken_words(text: str) -> int:
    """Count the words of a quotation; in scripts without spaces, two letters count as one.

    >>> spoken_words("We will not wait"), spoken_words("春に最初のひび割れを見た")
    (4, 6)
    """
    wide = len(WIDE.findall(text))
    return len(WIDE.sub(" ", text).split()) + -(-wide // LETTERS_PER_WORD) if wide else len(text.split())
