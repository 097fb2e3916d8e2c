"""Data of the notices step."""

from collections.abc import Mapping

from audit.extract.notices.judgements import FILE, Judgements
from audit.extract.notices.signal_cues import Cue, load_cues
from audit.frozen import frozen
from audit.lang.pack import Pack, Packs


@frozen
class NoticesKit:
    """Cues by wording, the judgements of each language that has some, and the language packs for sentences."""

    cues: tuple[Cue, ...]
    judgements: Mapping[str, Judgements]
    packs: Packs

    @classmethod
    def load(cls, packs: Packs) -> "NoticesKit":
        """Read the data files that ship with the package, and those of the language packs."""
        judging = {code: pack for code, pack in packs.by_code.items() if (pack.folder / FILE).exists()}
        return cls(load_cues(), {code: Judgements.load(pack) for code, pack in judging.items()}, packs)

    def of(self, lang: str | None) -> tuple[Pack, Judgements] | None:
        """Return the language pack and the judgements for a document's language; None where it has no judgements."""
        pack = self.packs.of(lang)
        return (pack, self.judgements[pack.code]) if pack and pack.code in self.judgements else None
