"""Data for scoring language: lexicons, word lists and model of each language, and a newsroom's rules."""

from collections.abc import Mapping
from dataclasses import field

from audit.frozen import frozen
from audit.lang.pack import DEFAULT, Pack, Packs
from audit.lang.pos import Tags
from audit.lang.word_classes import WordClasses
from audit.score.house_style import House
from audit.score.lexicons import Lexicons
from audit.score.model import FILE as MODEL
from audit.score.model import Model
from audit.score.voice import CitationWords
from audit.score.word_sets import FILE, Masks, WordSets
from audit.score.word_table import Forms


@frozen
class LoadedWords:
    """Data on loaded language in one language; without a model, only its lexicons mark words.

    `classes`: usual parts of speech, which go with the model; `acronyms`: words that are not shouted when in capitals.
    """

    lexicons: Lexicons
    citation: CitationWords
    sets: WordSets
    classes: WordClasses | None
    model: Model | None
    acronyms: frozenset[str] = frozenset()
    held: list[Forms] = field(default_factory=list, repr=False)

    @classmethod
    def load(cls, pack: Pack, tags: Tags | None, house: House) -> "LoadedWords":
        """Read the files of a language pack; a newsroom's own words precede its lexicons."""
        sets, model, classes = WordSets.load(pack), None, None
        if pack.model(MODEL.name) is not None:
            model = Model.load(pack, Masks.load(pack), sets)
            classes = WordClasses.load(pack, tags or Tags.load(pack))
        return cls(
            lexicons=Lexicons.load(pack, house=house.words),
            citation=CitationWords.load(pack),
            sets=sets,
            classes=classes,
            model=model,
            acronyms=frozenset(pack.read(FILE).get("acronyms", ())),
        )

    @property
    def forms(self) -> Forms:
        """Return the table of word forms for reading a text, which grows: the model's, else one without masks."""
        if self.model:
            return self.model.forms
        return Forms.of(self.held, lambda: Forms(Masks(frozenset(), frozenset()), self.sets))

    def flag(self, excerpt: bool) -> float:
        """Return the minimum probability of a sentence shown as loaded."""
        if self.model is None:
            return 1.0
        return self.model.head(excerpt).flag

    def thresholds(self, excerpt: bool) -> tuple[float, float]:
        """Return the minimum probabilities of a marked word, and of a neighbour that joins its mark."""
        if self.model is None:
            return 1.0, 1.0
        head = self.model.head(excerpt)
        return head.mark, head.beside


@frozen
class LanguageKit:
    """Data on loaded language for each language pack with `loaded.yaml`, by code, and the rules of a newsroom."""

    languages: Mapping[str, LoadedWords]
    packs: Packs
    house: House = field(default_factory=House)

    @classmethod
    def load(cls, packs: Packs, tags: Mapping[str, Tags], house: House | None = None) -> "LanguageKit":
        """Read the data of all languages that have it; `tags` are those already loaded, by code."""
        house = house or House()
        known = {code: pack for code, pack in packs.by_code.items() if (pack.folder / FILE).exists()}
        return cls({code: LoadedWords.load(p, tags.get(code), house) for code, p in known.items()}, packs, house)

    def of(self, lang: str | None) -> LoadedWords | None:
        """Return the data for a document's language; None where nothing is marked and no measure is applicable."""
        return self.languages.get(DEFAULT if lang is None else lang)

    def nearest(self, lang: str | None) -> LoadedWords:
        """Return the data for a language, else the default: for names and voices, which are needed in every language."""
        return self.of(lang) or self.languages[DEFAULT]
