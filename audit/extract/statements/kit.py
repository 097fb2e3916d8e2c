"""Data of the statements step: each language with statements, and embeds."""

from collections.abc import Mapping
from dataclasses import field

from audit.extract.embeds.kit import EmbedsKit
from audit.extract.statements.ranker.model import Ranker
from audit.extract.statements.sources.speakers import Speakers
from audit.extract.statements.tagger.model import Attributor
from audit.frozen import frozen
from audit.lang.cues import Cues
from audit.lang.dialogue import DialogueWords
from audit.lang.pack import DEFAULT, Pack, Packs
from audit.lang.pos import Tags
from audit.lang.reading import Grammar

CUES = "cues.yaml"
"""File that gives a language pack statements."""


@frozen
class Speaking:
    """Data of one language on attribution: cues, grammar, tags, possible speakers, and tagger or ranker if any."""

    cues: Cues
    grammar: Grammar
    tags: Tags
    speakers: Speakers
    attributor: Attributor | None
    ranker: Ranker | None

    @classmethod
    def load(cls, pack: Pack, tags: Tags | None = None) -> "Speaking":
        """Read the files of a language pack; `tags` are those of the pack if already loaded."""
        tags, cues, grammar = tags or Tags.load(pack), Cues.load(pack), pack.module("grammar").load(pack)
        return cls(
            cues=cues,
            grammar=grammar,
            tags=tags,
            speakers=Speakers.load(pack, tags, cues.finite(grammar.lists["inverting"]) - cues.nouns.keys()),
            attributor=Attributor.load(pack),
            ranker=Ranker.load(pack),
        )


@frozen
class StatementsKit:
    """Languages with statements, by ISO 639-1 code, the packs of all languages, embeds, and words of dialogue."""

    languages: Mapping[str, Speaking] = field(repr=False)
    packs: Packs
    embeds: EmbedsKit
    dialogue: DialogueWords

    @classmethod
    def load(cls, embeds: EmbedsKit, packs: Packs, tags: Tags) -> "StatementsKit":
        """Read the files of the language packs; `tags` are those of the default one."""
        spoken = {code: pack for code, pack in packs.by_code.items() if (pack.folder / CUES).exists()}
        return cls(
            languages={code: Speaking.load(pack, tags if code == DEFAULT else None) for code, pack in spoken.items()},
            packs=packs,
            embeds=embeds,
            dialogue=DialogueWords.load(),
        )

    def of(self, lang: str | None) -> Speaking | None:
        """Return the data for a document's language, the default's if none was detected; None if only quotations are found."""
        return self.languages.get(DEFAULT if lang is None else lang)

    def nearest(self, lang: str | None) -> Speaking:
        """Return the same, the default's for a language without statements: for the words around its quotations."""
        return self.of(lang) or self.languages[DEFAULT]
