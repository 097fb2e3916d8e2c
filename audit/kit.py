"""Everything an audit needs besides the document: one part per step, loaded once per worker.

A kit is data only: it can be pickled and sent to a worker. Its fingerprint (`audit.fingerprint`) identifies the code and data
that make rows, and every derived row carries it. Each step's room loads its own part; this module assembles them.
"""

import gc
import sys
from collections.abc import Collection
from dataclasses import field
from pathlib import Path

from audit.extract.claims.kit import ClaimsKit
from audit.extract.embeds.kit import EmbedsKit
from audit.extract.insertions.kit import InsertionsKit
from audit.extract.links.kit import LinksKit
from audit.extract.notices.kit import NoticesKit
from audit.extract.statements.kit import StatementsKit
from audit.files import remembered
from audit.fingerprint import fingerprint, manifest
from audit.frozen import frozen
from audit.lang.pack import DEFAULT, Packs
from audit.lang.pos import Tags
from audit.outlets import Registry
from audit.outlets.registry import registry_digest
from audit.score.house_style import House
from audit.score.kit import LanguageKit
from audit.snapshot import recalled


@frozen
class Kit:
    """The registry and the part of each step, under one fingerprint, by which alone it is shown: in whole it fills a book."""

    fingerprint: str
    registry: Registry = field(repr=False)
    insertions: InsertionsKit = field(repr=False)
    claims: ClaimsKit = field(repr=False)
    links: LinksKit = field(repr=False)
    statements: StatementsKit = field(repr=False)
    notices: NoticesKit = field(repr=False)
    language: LanguageKit = field(repr=False)

    @classmethod
    def load(
        cls,
        *,
        sources: tuple[Path, ...] = (),
        rules: Path | None = None,
        without_models: Collection[str] = (),
        kept: bool = False,
    ) -> "Kit":
        """Load the kit that ships with the package, with the user's `sources` files and house `rules` merged in.

        `without_models` are codes of languages in which rules alone are used. With `kept`, the kit is read from the cache
        folder, where an earlier process kept it; it takes 16 MB there.

        Garbage collection is paused: everything loaded here lives on, so scanning it is wasted.
        """
        collecting = gc.isenabled()
        gc.disable()
        try:
            return cls.read(sources, rules, without_models, kept)
        finally:
            if collecting:
                gc.enable()

    @classmethod
    def read(cls, sources: tuple[Path, ...], rules: Path | None, without_models: Collection[str], kept: bool) -> "Kit":
        """Identify the kit, and read it from the cache or load it."""
        house = House.load(rules) if rules else House()
        bare = "".join(f" without {code}" for code in sorted(without_models))
        given = f"{registry_digest(*sources)} {house.digest}".rstrip() + bare
        mark = remembered(manifest(given), lambda: fingerprint(given), "fingerprint-1") if kept else fingerprint(given)

        def assembled() -> "Kit":
            return cls.of(mark, Registry.load(*sources), house, Packs.load(without_models))

        return recalled("kit", f"{mark}-{sys.implementation.cache_tag}", assembled) if kept else assembled()

    @classmethod
    def of(cls, mark: str, registry: Registry, house: House, packs: Packs) -> "Kit":
        """Assemble the parts under a fingerprint; data shared by two steps is loaded once."""
        embeds, tags = EmbedsKit.load(packs), Tags.load(packs.nearest(None))
        return cls(
            fingerprint=mark,
            registry=registry,
            insertions=InsertionsKit.load(embeds),
            claims=ClaimsKit.load(packs, registry),
            links=LinksKit.load(registry),
            statements=StatementsKit.load(embeds, packs, tags),
            notices=NoticesKit.load(packs),
            language=LanguageKit.load(packs, {DEFAULT: tags}, house),
        )
