"""A text as the rules of statements read it: words with tags and places inside quotations, and the grammar of its language.

A language that has statements brings `cues.yaml`, `people.yaml`, `grammar.yaml`, and a module `grammar` with `load(pack)`,
which makes the `Grammar` here. Whatever reads statements asks that value and nothing else about the language's sentences.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from audit.lang.attribution import Attribution, Phrase
from audit.lang.cues import Cues, Verb
from audit.lang.quotations import Quotation
from audit.lang.tokens import Tokens

MARKS = frozenset({'"', ",", ".", ":"})
"""Tags of marks, which do not count as words of a quotation."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a language knows about sentences that attribute; the functions are of modules, so that a kit can be pickled.

    `lists` are the word lists of `grammar.yaml`. `sentence(reading, first, stop)` yields the attributions of a sentence or a
    part of it. `reports(reading, i)`: word `i` is a reporting verb and used as one. `subject(reading, i, first, stop)`: who
    does what the verb `i` says, and the first word of its verb group; None where nobody is named. `phrase_after(reading, i,
    stop)`: the noun phrase that starts with word `i`. `set_off(reading, attribution)`: an attribution inside a statement with
    its words cut to its own clause; None where nothing sets them off from the rest.
    """

    lists: Mapping[str, frozenset[str]] = field(repr=False)
    sentence: Callable[["Reading", int, int], Iterable[Attribution]]
    reports: Callable[["Reading", int], bool]
    subject: Callable[["Reading", int, int, int], tuple[Phrase, int] | None]
    phrase_after: Callable[["Reading", int, int], Phrase | None]
    set_off: Callable[["Reading", Attribution], Attribution | None]


@dataclass(frozen=True, slots=True)
class Reading:
    """Words with their tags, the quotation around each (-1 for none; marks are inside), and first and last of each sentence."""

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
        """The reporting verb that word `i` is, with its second word if it has one."""
        low = self.words.lower
        follow = self.cues.particles.get(low[i])
        if follow and i + 1 < len(low) and low[i + 1] in follow:
            return follow[low[i + 1]]
        return self.cues.verbs.get(low[i])

    def width(self, i: int) -> int:
        """Number of words of the verb at `i`."""
        low = self.words.lower
        follow = self.cues.particles.get(low[i])
        return 2 if follow and i + 1 < len(low) and low[i + 1] in follow else 1
