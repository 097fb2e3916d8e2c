"""The lines of a page that are its story, by a model alone where it is sure; trafilatura reads the other pages.

The forest is trained with the models of blocks (`audit learn blocks`) and shipped in their file; card and figures in
`data/models/blocks.md`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from audit.files import DATA
from audit.load.html.lines import Unit
from audit.load.page.line_traits import Lines, columns, line_matrix
from audit.models.forest import Forest

if TYPE_CHECKING:
    import numpy as np

MODEL = DATA / "models" / "blocks.npz"
PARTS = ("trait", "threshold", "value", "base")
PREFIX = "lines_"
"""Start of the names of the forest's arrays in the file."""
STORY = 0.5
"""Minimum probability of a line of the story."""
DOUBT = 0.14
"""Maximum expected share of wrong characters on a page that the model decides alone."""
SHORTEST = 800
"""Minimum characters of the story of such a page: a short page is cheap to read again, and its lines say less."""

Judge = Callable[[Sequence[Unit]], "list[float] | None"]
"""Returns the probability that each line of a page is of its story; None where it is not sure."""


@dataclass(frozen=True, slots=True)
class StoryLines:
    """The forest, asked for the lines of a page."""

    forest: Forest

    def __call__(self, found: Sequence[Unit]) -> list[float] | None:
        """Judge the lines of a page; None where the model is not sure."""
        lines = line_matrix(found)
        return self.judged(found, lines) if len(lines.traits) else None

    def judged(self, found: Sequence[Unit], lines: Lines) -> list[float] | None:
        """Judge the lines with known traits."""
        import numpy as np

        p = self.chances(lines.traits)
        if (lines.traits[p >= STORY][:, commented()] > 0).any():
            return None
        size = np.array([len(u.text) for u in found[lines.first : lines.first + len(p)]])
        story = size[p >= STORY].sum()
        if story < SHORTEST or (np.minimum(p, 1 - p) * size).sum() > DOUBT * story:
            return None
        below = len(found) - lines.first - len(p)
        return [*([0.0] * lines.first), *p.tolist(), *([0.0] * below)]

    def chances(self, traits: "np.ndarray") -> "np.ndarray":
        """Compute the probabilities of rows of traits."""
        import numpy as np

        return np.asarray(1 / (1 + np.exp(-self.forest.odds(traits))))


@cache
def commented() -> list[int]:
    """Find the columns that say that a line is in a box named after comments: such a line of the story is in doubt."""
    return [columns().index(f"{place} comment") for place in ("class", "above")]


@cache
def story_lines() -> StoryLines:
    """Load the model that ships with the package, on first use."""
    import numpy as np

    with np.load(MODEL) as data:
        trait, threshold, value, base = (data[PREFIX + part] for part in PARTS)
    return StoryLines(Forest.of(trait, threshold, value, float(base)))
