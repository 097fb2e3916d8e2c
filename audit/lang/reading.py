"""A text as the rules of statements see it: words with tags and enclosing quotations, and the grammar of its language.

A language with statements provides `cues.yaml`, `people.yaml`, `grammar.yaml`, and a module `grammar` with `load(pack)`,
which makes the `Grammar` here. All knowledge of the language's sentences is accessed through that value.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import field
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from audit.frozen import frozen
from audit.lang.attribution import Attribution, Phrase
from audit.lang.cues import Cues, Verb
from audit.lang.quotations import Quotation
from audit.lang.tokens import Tokens

P = ParamSpec("P")
T = TypeVar("T")
MARKS = frozenset({'"', ",", ".", ":"})
"""Tags of punctuation, which does not count as words of a quotation."""
FARTHEST = 60
"""Maximum words from a finite verb to its separated second word."""


@frozen
class Grammar:
    """The grammar of sentences that attribute; its functions are those of modules, so that a kit can be pickled.

    `lists` are the word lists of `grammar.yaml`. `sentence(reading, first, stop)` yields the attributions of a sentence or a
    part of it. `reports(reading, i)`: word `i` is a reporting verb used as one. `subject(reading, i, first, stop)`: the
    subject of the verb `i`, and the first word of its verb group; None where nobody is named. `phrase_after(reading, i,
    stop)`: the noun phrase that starts with word `i`. `main(reading, first, stop)`: the subject of the main clause.
    `set_off(reading, attribution)`: an attribution inside a statement, cut to its own clause; None where nothing separates it
    from its surroundings. `agent(reading, attribution)`: the right source where that of an attribution cannot speak, and
    whether its words are a statement; None where nothing is to be corrected. `goes_on(reading, first, stop)`: the form of a
    sentence shows that it continues reported speech without a cue.
    """

    lists: Mapping[str, frozenset[str]] = field(repr=False)
    sentence: Callable[["Reading", int, int], Iterable[Attribution]]
    reports: Callable[["Reading", int], bool]
    subject: Callable[["Reading", int, int, int], tuple[Phrase, int] | None]
    phrase_after: Callable[["Reading", int, int], Phrase | None]
    main: Callable[["Reading", int, int], Phrase | None]
    set_off: Callable[["Reading", Attribution], Attribution | None]
    agent: Callable[["Reading", Attribution], tuple[Phrase | None, bool] | None]
    goes_on: Callable[["Reading", int, int], bool]


@frozen
class Reading:
    """Words with their tags, the number of the quotation around each (-1: none; marks are inside), and bounds of sentences.

    `lists` are the word lists of the grammar; `kept` holds what functions found at places of this text (`once`).
    """

    words: Tokens
    tags: list[str]
    quotes: list[Quotation]
    inside: list[int]
    bounds: list[Phrase]
    cues: Cues
    grammar: Grammar
    lists: Mapping[str, frozenset[str]] = field(init=False, repr=False, compare=False)
    kept: dict[Any, dict[Any, Any]] = field(init=False, repr=False, compare=False, default_factory=lambda: defaultdict(dict))

    def __post_init__(self) -> None:
        """Take the lists out of the grammar: they are asked for thousands of times in a text."""
        object.__setattr__(self, "lists", self.grammar.lists)

    def places(self, words: frozenset[str], first: int = 0, stop: int | None = None) -> list[int]:
        """List the places of some words between two places, in order: they are looked up in an index of the text."""
        kept: dict[frozenset[str], list[int]] = self.kept["places"]
        found = kept.get(words)
        if found is None:
            at = self.kept["index"]
            if not at:
                made: defaultdict[str, list[int]] = defaultdict(list)
                for k, word in enumerate(self.words.lower):
                    made[word].append(k)
                at = self.kept["index"] = dict(made)
            here = words if len(words) < len(at) else words.intersection(at)
            found = kept[words] = sorted([k for word in here for k in at.get(word, ())])
        return between(found, first, stop)

    def outside(self, words: frozenset[str], first: int = 0, stop: int | None = None) -> list[int]:
        """List the places of some words outside quotations between two places, in order."""
        kept: dict[frozenset[str], list[int]] = self.kept["outside"]
        found = kept.get(words)
        if found is None:
            inside = self.inside
            found = kept[words] = [k for k in self.places(words) if inside[k] < 0]
        return between(found, first, stop)

    def second(self, i: int) -> int | None:
        """Return the index of the second word of the verb at `i`: the next word, or the last of its clause where separable."""
        low = self.words.lower
        follow = self.cues.particles.get(low[i])
        if not follow:
            return None
        if self.cues.separable:
            return self.closing(i, follow)
        return i + 1 if i + 1 < len(low) and low[i + 1] in follow else None

    def closing(self, i: int, follow: Container[str]) -> int | None:
        """Return the index of the first word of `follow` that ends a clause of the sentence of word `i`."""
        w = self.words
        for k in range(i + 1, min(i + FARTHEST, len(w))):
            if w.sentence[k] != w.sentence[i]:
                return None
            if w.lower[k] in follow and self.inside[k] == self.inside[i] and self.ends_clause(k):
                return k
        return None

    def ends_clause(self, k: int) -> bool:
        """True when a mark, a quotation, another sentence or a coordinated clause follows word `k`."""
        w = self.words
        if k + 1 >= len(w) or w.sentence[k + 1] != w.sentence[k] or self.inside[k + 1] != self.inside[k]:
            return True
        return not w.form[k + 1][0].isalnum() or w.lower[k + 1] in self.lists["coordinators"]

    def verb(self, i: int) -> Verb | None:
        """Return the reporting verb at word `i`, with its second word if it has one."""
        low = self.words.lower
        if low[i] not in self.cues.words:
            return None
        second = self.second(i)
        if second is None:
            return self.apart(i) or self.cues.verbs.get(low[i])
        return self.cues.particles[low[i]][low[second]]

    def apart(self, i: int) -> Verb | None:
        """Return the verb whose separable word is written before it: "wie er bekannt gab"; none in a language without them."""
        if not self.cues.separable or not i or self.tags[i - 1] in {"IN", "TO", "DT"}:
            return None
        low = self.words.lower
        return self.cues.verbs.get(low[i - 1] + low[i]) if low[i - 1] in self.cues.particles.get(low[i], ()) else None

    def width(self, i: int) -> int:
        """Count the adjacent words of the verb at `i`."""
        return 2 if self.second(i) == i + 1 else 1


def between(places: list[int], first: int, stop: int | None) -> list[int]:
    """List the places from the first to the last of a range; `places` are in order.

    >>> between([2, 3, 5, 8], 3, 8)
    [3, 5]
    """
    return places[bisect_left(places, first) : len(places) if stop is None else bisect_left(places, stop)]


def at_word(find: Callable[[Reading, int], T]) -> Callable[[Reading, int], T]:
    """Keep what a function finds at a word of a text; it must depend on these alone, and its result must not be changed."""

    @wraps(find)
    def found(r: Reading, k: int) -> T:
        kept: dict[int, T] = r.kept[find]
        try:
            return kept[k]
        except KeyError:
            out = kept[k] = find(r, k)
            return out

    return found


def once(find: Callable[Concatenate[Reading, P], T]) -> Callable[Concatenate[Reading, P], T]:
    """Keep what a function finds between places of a text, as `at_word` does."""

    @wraps(find)
    def found(r: Reading, /, *places: P.args, **named: P.kwargs) -> T:
        kept: dict[Any, T] = r.kept[find]
        key = (places, *named.items()) if named else places
        try:
            return kept[key]
        except KeyError:
            out = kept[key] = find(r, *places, **named)
            return out

    return found
