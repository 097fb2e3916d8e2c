"""The attribution model: weights of the tagger's two passes, of the linkers and of the certainty of a source."""

from dataclasses import field
from typing import TYPE_CHECKING, Any, NamedTuple

from audit.frozen import frozen
from audit.lang.pack import Pack

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from audit.extract.statements.tagger.known_words import KnownWords

FILE = "attribution.npz"
"""File of the model in the folder `models` of a language pack."""
NETS = ("reading", "link_source", "link_content", "certainty")
"""Networks of the model."""


class Net(NamedTuple):
    """A network of one hidden layer: weights (inputs, hidden) and biases, weights (hidden, outputs) and biases."""

    inner: "NDArray[np.float32]"
    shift: "NDArray[np.float32]"
    outer: "NDArray[np.float32]"
    lift: "NDArray[np.float32]"

    def logits(self, x: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """Compute logits (rows, outputs)."""
        import numpy as np

        hidden: NDArray[np.float32] = x @ self.inner
        hidden += self.shift
        np.maximum(hidden, 0, out=hidden)
        out: NDArray[np.float32] = (hidden @ self.outer + self.lift).astype(np.float32, copy=False)
        return out

    def p(self, x: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """Compute probabilities of the classes (rows, outputs)."""
        import numpy as np

        z = self.logits(x)
        e = np.exp(z - z.max(1, keepdims=True))
        out: NDArray[np.float32] = e / e.sum(1, keepdims=True)
        return out

    def yes(self, x: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """Compute the probability of the second class against the first, for each row."""
        import numpy as np

        z = self.logits(x)
        out: NDArray[np.float32] = 1 / (1 + np.exp(np.clip(z[:, 0] - z[:, 1], -60, 60)))
        return out


@frozen
class WordUse:
    """Classes and vectors of words of similar use, computed from unlabelled news.

    `number` (sorted) hashes each word, `fine` and `coarse` number its classes from 1, `vector` (words + 1, dimensions) ends
    with zeros for unknown words. `known` holds the words of the texts read so far.
    """

    number: "NDArray[np.uint64]"
    fine: "NDArray[np.uint64]"
    coarse: "NDArray[np.uint64]"
    vector: "NDArray[np.float32]"
    known: "list[KnownWords]" = field(default_factory=list, repr=False, compare=False)

    def words(self) -> "KnownWords":
        """Return the words read so far; none at first, and after too many."""
        if not self.known or self.known[0].full:
            from audit.extract.statements.tagger.known_words import KnownWords

            self.known[:] = [KnownWords(self.rows, self.fine, self.coarse)]
        return self.known[0]

    def rows(self, numbers: "NDArray[np.uint64]") -> "NDArray[np.int64]":
        """Find the row of `vector` of each hashed word; the last one for unknown words."""
        import numpy as np

        at = np.searchsorted(self.number, numbers)
        known = self.number[np.minimum(at, len(self.number) - 1)] == numbers if len(self.number) else np.zeros(len(at), bool)
        return np.where(known, at, len(self.number))


@frozen
class Attributor:
    """The arrays written by `audit learn attribution`.

    `table` (rows) holds the weights of the first pass in steps of `scale`: the four of a row, in sixteen bits each of one
    number, are offset by 128 so that sums do not carry over. `reading` is the second pass, `step` (from, to) the
    log-probabilities of transitions between roles, `bias` is added to the logits of each role. `link_source` and
    `link_content` classify pairs of run and cue, `certainty` the source of an attribution as right or wrong.
    `use` groups words that the annotated articles lack with those that they have. `sums` caches sums of `table`,
    `alone` those of single words (`first_pass.py`).
    """

    table: "NDArray[np.uint64]"
    scale: float
    reading: Net
    step: "NDArray[np.float32]"
    bias: "NDArray[np.float32]"
    link_source: Net
    link_content: Net
    certainty: Net
    use: WordUse
    sums: "dict[tuple[str, ...], NDArray[np.uint64]]" = field(default_factory=dict, repr=False, compare=False)
    alone: list[Any] = field(default_factory=list, repr=False, compare=False)

    @classmethod
    def load(cls, pack: Pack) -> "Attributor | None":
        """Read the model of a language pack; None where it has none, and only rules are used."""
        import numpy as np

        path = pack.model(FILE)
        if path is None:
            return None
        with np.load(path) as f:
            reading, link_source, link_content, certainty = (
                Net(*(f[f"{name}_{part}"].astype(np.float32) for part in Net._fields)) for name in NETS
            )
            return cls(
                table=packed(f["table"]),
                scale=float(f["scale"]),
                reading=reading,
                step=f["step"],
                bias=f["bias"],
                link_source=link_source,
                link_content=link_content,
                certainty=certainty,
                use=word_use(f),
            )


def word_use(arrays: "Mapping[str, NDArray[Any]]") -> WordUse:
    """Read classes and vectors of words from the arrays of a model."""
    import numpy as np

    known = arrays["use_vector"].astype(np.float32) * np.float32(arrays["use_scale"])
    vector = np.vstack((known, np.zeros((1, known.shape[1]), np.float32)))
    fine, coarse = (np.concatenate((arrays[name], [0])).astype(np.uint64) for name in ("use_fine", "use_coarse"))
    return WordUse(arrays["use_number"].astype(np.uint64), fine, coarse, vector)


def packed(table: "NDArray[np.int8]") -> "NDArray[np.uint64]":
    """Pack rows of four weights into one number each."""
    import numpy as np

    raised = np.ascontiguousarray((table.astype(np.int16) + 128).astype("<u2"))
    out: NDArray[np.uint64] = raised.view("<u8").ravel().astype(np.uint64)
    return out
