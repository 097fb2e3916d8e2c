"""House rules over found marks: allowed words and suppressed findings leave, and what is left can fail a draft.

The evidence id of a mark is made of its feature, its term and the words of its sentence, and of which such mark in the text it
is. It stays the same when other paragraphs change or an insertion comes to stand in the sentence, and changes with its words.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from audit.kit.house import House
from audit.rows import Sentence, Trait
from audit.text import Document, digest


def evidence_ids(document: Document, traits: Sequence[Trait], sentences: Sequence[Sentence]) -> list[str]:
    """The evidence id of each mark, eight hexadecimal digits."""
    words: dict[int, str] = {}
    for s in sentences:
        words[s.n] = f"{words.get(s.n, '')} {document.text[s.start : s.stop]}"
    marks = []
    for t in traits:
        around = next((words[s.n] for s in sentences if s.start <= t.start < s.stop), "")
        marks.append((t.feature, t.term, around))
    return ids_of(marks)


def ids_of(marks: Iterable[tuple[str, str, str]]) -> list[str]:
    """The evidence ids of marks in the order of the text, each given as feature, term and sentence ("" outside of one)."""
    seen: Counter[str] = Counter()
    out = []
    for feature, term, sentence in marks:
        one = digest(feature, term, " ".join(sentence.split()))
        out.append(digest(one, str(seen[one]))[:8])
        seen[one] += 1
    return out


def kept(document: Document, traits: Sequence[Trait], sentences: Sequence[Sentence], house: House) -> Iterator[Trait]:
    """The marks that the house neither allows nor suppresses."""
    if not house.allowed and not house.suppressed:
        yield from traits
        return
    for t, evidence in zip(traits, evidence_ids(document, traits, sentences), strict=True):
        if evidence not in house.suppressed and t.term not in house.allowed:
            yield t


def failing(traits: Iterable[Trait], fail_on: Iterable[str]) -> list[Trait]:
    """Marks in the outlet's own words whose feature or category makes a draft fail; a candidate fails only by that name."""
    names = frozenset(fail_on)
    shown = [t for t in traits if t.voice == "outlet" and (t.feature != "loaded_candidate" or t.feature in names)]
    return [t for t in shown if t.feature in names or t.category in names]
