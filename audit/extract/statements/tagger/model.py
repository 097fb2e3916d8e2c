"""The attribution model: weights of the tagger's two readings, of the linkers and of the certainty of a source."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from audit.lang.pack import FOLDER

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE = FOLDER / "en" / "models" / "attribution.npz"


class Net(NamedTuple):
    """A network of one hidden layer: weights (inputs, hidden), biases, weights (hidden, outputs), biases."""

    inner: "NDArray[np.float32]"
    shift: "NDArray[np.float32]"
    outer: "NDArray[np.float32]"
    lift: "NDArray[np.float32]"

    def logits(self, x: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """Outputs (rows, outputs) before normalising."""
        import numpy as np

        out: NDArray[np.float32] = np.maximum(x @ self.inner + self.shift, 0) @ self.outer + self.lift
        return out

    def yes(self, x: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """The probability of the second of two outputs, one a row."""
        import numpy as np

        z = self.logits(x)
        out: NDArray[np.float32] = 1 / (1 + np.exp(np.clip(z[:, 0] - z[:, 1], -60, 60)))
        return out


@dataclass(frozen=True, slots=True)
class Attributor:
    """What `audit learn attribution` writes.

    `table` (rows) holds the first reading's weights in steps of `scale`, the four of a row in sixteen bits each of one
    number, raised by 128 so that sums carry nothing over; `reading` is the second reading; `step` (from, to) the
    transitions between roles, `bias` what each role is given in advance; `link_source` and `link_content` say whether a run
    belongs to a cue, `certainty` whether the source named is the right one.
    """

    table: "NDArray[np.uint64]"
    scale: float
    reading: Net
    step: "NDArray[np.float32]"
    bias: "NDArray[np.float32]"
    link_source: Net
    link_content: Net
    certainty: Net

    @classmethod
    def load(cls) -> "Attributor | None":
        """The model that ships with the package; None when there is none yet, and rules work alone."""
        return shipped()


def packed(table: "NDArray[np.int8]") -> "NDArray[np.uint64]":
    """Rows of four weights, each as one number."""
    import numpy as np

    raised = np.ascontiguousarray((table.astype(np.int16) + 128).astype("<u2"))
    out: NDArray[np.uint64] = raised.view("<u8").ravel().astype(np.uint64)
    return out


@cache
def shipped() -> Attributor | None:
    """The model of the package, read once in a process."""
    import numpy as np

    if not FILE.exists():
        return None
    with np.load(FILE) as f:

        def net(name: str) -> Net:
            return Net(*(f[f"{name}_{part}"].astype(np.float32) for part in Net._fields))

        return Attributor(
            packed(f["table"]), float(f["scale"]), net("reading"), f["step"], f["bias"],
            net("link_source"), net("link_content"), net("certainty"),
        )  # fmt: skip
