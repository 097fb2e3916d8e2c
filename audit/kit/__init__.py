"""Everything an audit needs besides the document, loaded once in a worker.

A kit is data only: it can be pickled and sent to a worker. Its fingerprint names the version of the code and the bytes of
every data file, and stands in each row that an audit derives.
"""

import gc
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from audit.files import DATA
from audit.kit.attribution import Attributor
from audit.kit.blocks import Blocks
from audit.kit.displayed import Displays
from audit.kit.genres import Genres
from audit.kit.house import House
from audit.kit.joined import Joined, Packed
from audit.kit.language import Language
from audit.kit.linear import Linear
from audit.kit.links import LinkClasses
from audit.kit.notices import Notices
from audit.kit.phrases import Phrases
from audit.kit.seams import Seams
from audit.kit.speech import Speech
from audit.kit.tags import Tags
from audit.kit.wires import Wires
from audit.outlets import Registry
from audit.outlets.compiled import COMPILED
from audit.version import VERSION


@dataclass(frozen=True, slots=True)
class Kit:
    """The registry, phrases, lexicons and models of one version, under one fingerprint."""

    fingerprint: str
    registry: Registry
    phrases: Phrases
    seams: Seams
    promo_lines: Linear
    joined: Packed | Joined
    language: Language
    wires: Wires
    genres: Genres
    links: LinkClasses
    notices: Notices
    speech: Speech
    displays: Displays
    tags: Tags
    blocks: Blocks
    attributor: Attributor | None

    @classmethod
    def load(cls, *, sources: tuple[Path, ...] = (), rules: Path | None = None) -> "Kit":
        """The kit that ships with the package, with the user's `sources` files and house `rules` merged in.

        The collector of cycles waits meanwhile: it would look again and again at tables that all stay.
        """
        watched = gc.isenabled()
        gc.disable()
        try:
            return cls.read(sources, rules)
        finally:
            if watched:
                gc.enable()

    @classmethod
    def read(cls, sources: tuple[Path, ...], rules: Path | None) -> "Kit":
        """The kit of all its files."""
        registry = Registry.load(*sources)
        house = House.load(rules) if rules else House()
        return cls(
            fingerprint(f"{registry.digest} {house.digest}".rstrip()),
            registry=registry,
            phrases=Phrases.load(),
            seams=Seams.load(),
            promo_lines=Linear.load(DATA / "models" / "promo_lines.json"),
            joined=Packed.load(),
            language=Language.load(house),
            wires=Wires.load(),
            genres=Genres.load(),
            links=LinkClasses.load(),
            notices=Notices.load(),
            speech=Speech.load(),
            displays=Displays.load(),
            tags=Tags.load(),
            blocks=Blocks.load(),
            attributor=Attributor.load(),
        )


def fingerprint(registry: str) -> str:
    """Twelve hexadecimal digits over the version, the digest of the registry and every other shipped data file."""
    h = blake2b(f"{VERSION} {registry}".encode(), digest_size=6)
    for path in sorted(p for p in DATA.rglob("*") if p.is_file() and p.name != COMPILED.name):
        h.update(path.relative_to(DATA).as_posix().encode() + b"\0" + path.read_bytes())
    return h.hexdigest()
