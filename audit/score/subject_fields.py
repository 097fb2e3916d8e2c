"""Subject fields: whether a harsh word is the plain term of what a sentence is about ("aggressive tumour", "hostile takeover").

`lang/LANGUAGE/fields/*.yaml`, one file per field, lists its `company` (words that show that a text is about the field), its
`weak` company (words with other uses, which count half; `names` adds domains of `plain_words.yaml`) and its `terms` (words that
are plain there); `word*` stands for all words with that beginning. A `contested` field, public life, has company but no terms:
loaded words persuade in it, so that a sentence about it keeps its marks. `public` is the weight of a field's company as
evidence that a text persuades (public life, invective); the company of a field with terms is evidence against it. `hits` mark
the words that are plain as `[[word]]`; in a miss no term is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audit.files import read_yaml
from audit.lang.pack import Pack

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

COMMON = 3
"""Minimum fields that list a term which is plain in every field: it describes things, whatever they are."""
WEAK = 0.5
"""Weight of a word of weak company."""
PLAIN = "plain_words.yaml"
"""File of a language pack with neutral names of things by domain; `names` of a field are domains that are weak company."""
FOLDER = "fields"
"""Folder of a language pack that holds its fields."""


@dataclass(frozen=True, slots=True)
class WordPatterns:
    """Words, and beginnings of words, of one list."""

    words: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()

    @classmethod
    def of(cls, listed: str) -> "WordPatterns":
        """Read a list of words separated by white space; `word*` is a beginning."""
        found = listed.split()
        starts = tuple(w.removesuffix("*") for w in found if w.endswith("*"))
        return cls(frozenset(w for w in found if not w.endswith("*")), starts)

    def __contains__(self, word: str) -> bool:
        """True when the list has the word."""
        return word in self.words or word.startswith(self.starts)


@dataclass(frozen=True, slots=True)
class SubjectField:
    """One subject field: its name, company, weak company and terms, whether it is contested, and its weight as evidence.

    `public`: log ratio of the rates of its company in texts of public life and in others; 0 in a field with terms. `usual`:
    rate of its company, per word, that other texts have too.
    """

    name: str
    company: WordPatterns = field(repr=False)
    weak: WordPatterns = field(repr=False)
    terms: WordPatterns = field(repr=False)
    contested: bool = False
    public: float = 0.0
    usual: float = 0.0


@dataclass(frozen=True, slots=True)
class SubjectFields:
    """The subject fields of one language; none where its pack has no folder of them."""

    fields: tuple[SubjectField, ...] = ()
    words: frozenset[str] = field(default=frozenset(), repr=False)
    starts: frozenset[str] = field(default=frozenset(), repr=False)
    sizes: tuple[int, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, fields: Sequence[SubjectField]) -> "SubjectFields":
        """Collect the words of some fields and their beginnings with the sizes of these: most words are in no field."""
        lists = [listed for f in fields for listed in (f.company, f.weak, f.terms)]
        words = frozenset[str]().union(*(listed.words for listed in lists))
        starts = frozenset[str]().union(*(listed.starts for listed in lists))
        return cls(tuple(fields), words, starts, tuple(sorted(set(map(len, starts)))))

    @classmethod
    def load(cls, pack: Pack) -> "SubjectFields":
        """Read the fields of a language pack."""
        files = {path.stem: read_yaml(path) for path in sorted((pack.folder / FOLDER).glob("*.yaml"))}
        names = pack.read(PLAIN) if files else {}
        return cls.of(
            [
                SubjectField(
                    name=name,
                    company=WordPatterns.of(file["company"]),
                    weak=WordPatterns.of(" ".join([file.get("weak", ""), *[names[n] for n in file.get("names", ())]])),
                    terms=WordPatterns.of(file.get("terms", "")),
                    contested=bool(file.get("contested")),
                    public=float(file.get("public", 0)),
                    usual=float(file.get("usual", 0)),
                )
                for name, file in files.items()
            ]
        )

    def rows(self, words: Sequence[str]) -> "Floats":
        """Return the row of each of some lower-case words."""
        import numpy as np

        rows = np.zeros((len(words), 2 * len(self.fields)))
        for i, word in enumerate(words):
            if word in self.words or not self.starts.isdisjoint([word[:n] for n in self.sizes]):
                rows[i] = self.row(word)
        return rows

    def row(self, word: str) -> tuple[float, ...]:
        """Return the weight of a lower-case word as company of each field, then whether it is a term of each."""
        company = [1.0 if word in f.company else WEAK if word in f.weak else 0.0 for f in self.fields]
        listed = [word in f.terms for f in self.fields]
        common = sum(listed) >= COMMON
        return *company, *[
            not f.contested and not f.public and (common or here) for f, here in zip(self.fields, listed, strict=True)
        ]

    @property
    def contested(self) -> Sequence[bool]:
        """Return whether each field is contested."""
        return [f.contested for f in self.fields]

    @property
    def public(self) -> Sequence[float]:
        """Return the weight of each field's company as evidence of a text of public life."""
        return [f.public for f in self.fields]

    @property
    def usual(self) -> Sequence[float]:
        """Return the rate of each field's company that counts as no evidence."""
        return [f.usual for f in self.fields]
