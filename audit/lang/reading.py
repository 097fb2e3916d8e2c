"""A text as the rules of statements see it: words with tags and enclosing quotations, and the grammar of its language.

A language with statements provides `cues.yaml`, `people.yaml`, `grammar.yaml`, and a module `grammar` with `load(pack)`,
which makes the `Grammar` here. All knowledge of the language's sentences is accessed through that value.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from audit.lang.attribution import Attribution, Phrase
from audit.lang.cues import Cues, Verb
from audit.lang.quotations import Quotation
from audit.lang.tokens import Tokens

MARKS = frozenset({'"', ",", ".", ":"})
"""Tags of punctuation, which does not count as words of a quotation."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The grammar of sentences that attribute; its functions are those of modules, so that a kit can be pickled.

    `lists` are the word lists of `grammar.yaml`. `sentence(reading, first, stop)` yields the attributions of a sentence or a
    part of it. `reports(reading, i)`: word `i` is a reporting verb used as one. `subject(reading, i, first, stop)`: the
    subject of the verb `i`, and the first word of its verb group; None where nobody is named. `phrase_after(reading, i,
    stop)`: the noun phrase that starts with word `i`. `main(reading, first, stop)`: the subject of the main clause.
    `set_off(reading, attribution)`: an attribution inside a statement, cut to its own clause; None where nothing separates it
    from its surroundings. `agent(reading, attribution)`: the right source where that of an attribution cannot speak, and
    whether its words are a statement; None where nothing is to be corrected.
    """

    lists: Mapping[str, frozenset[str]] = field(repr=False)
    sentence: Callable[["Reading", int, int], Iterable[Attribution]]
    reports: Callable[["Reading", int], bool]
    subject: Callable[["Reading", int, int, int], tuple[Phrase, int] | None]
    phrase_after: Callable[["Reading", int, int], Phrase | None]
    main: Callable[["Reading", int, int], Phrase | None]
    set_off: Callable[["Reading", Attribution], Attribution | None]
    agent: Callable[["Reading", Attribution], tuple[Phrase | None, bool] | None]


@dataclass(frozen=True, slots=True)
class Reading:
    """Words with their tags, the number of the quotation around each (-1: none; marks are inside), and bounds of sentences."""

    words: Tokens
    tags: list[str]
    quotes: list[Quotation]
    inside: list[int]
    bounds: list[Phrase]
    cues: Cues
    grammar: Grammar

    @property
    def lists(self) -> Mapping[str, frozenset[str]]:
        """Word lists of the grammar."""
        return self.grammar.lists

    def verb(self, i: int) -> Verb | None:
        """Return the reporting verb at word `i`, with its second word if it has one."""
        low = self.words.lower
        follow = self.cues.particles.get(low[i])
        if follow and i + 1 < len(low) and low[i + 1] in follow:
            return follow[low[i + 1]]
        return self.cues.verbs.get(low[i])

    def width(self, i: int) -> int:
        """Count the words of the verb at `i`."""
        low = self.words.lower
        follow = self.cues.particles.get(low[i])
        return 2 if follow and i + 1 < len(low) and low[i + 1] in follow else 1
