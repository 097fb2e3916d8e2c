"""Train the model of a page's lines, which finds the story of most pages without trafilatura.

It is trained with the models of blocks, on the same pages. A document that trains those is loaded by a model of lines that has
not seen its site, as the pages of others will be.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from audit.errors import AuditError
from audit.learn.insertions.trees import heap
from audit.load import Input
from audit.load.html.lines import Unit
from audit.load.page import page
from audit.load.page.line_traits import Lines, line_matrix
from audit.load.page.main_text import laid
from audit.load.page.story_lines import PARTS, PREFIX, StoryLines
from audit.models.forest import Forest
from audit.outlets import host_of, registrable
from audit.text import Document

TREES: dict[str, Any] = {
    "max_iter": 80,
    "learning_rate": 0.1,
    "max_depth": 4,
    "max_leaf_nodes": 16,
    "min_samples_leaf": 25,
    "l2_regularization": 5.0,
    "random_state": 1,
    "early_stopping": False,
}


@dataclass(slots=True)
class ReadLines:
    """A page with the traits of its lines, the share of each that is story, and its size in characters.

    `document` is the page as trafilatura reads it, and after `read_again` as a model of lines does; None without an article.
    """

    given: Input
    gold: str
    site: str
    lines: Lines | None = None
    shares: Sequence[float] = ()
    sizes: Sequence[int] = ()
    document: Document | None = None

    def record(self, found: Sequence[Unit]) -> None:
        """Record the first lines that are read; those in the scripts of the page come after them."""
        if self.lines is None:
            self.lines = line_matrix(found)
            near = found[self.lines.first : self.lines.first + len(self.lines.traits)]
            self.shares, self.sizes = laid(self.gold, near), [len(u.text) for u in near]

    def read_again(self, judge: StoryLines) -> None:
        """Load the document with a model of lines."""
        try:
            self.document = page(self.given, [], judge)
        except AuditError:
            self.document = None


def first_reading(given: Input, gold: str) -> ReadLines:
    """Load a page as trafilatura reads it, and record its lines."""
    read = ReadLines(given, gold, registrable(host_of(given.url) or ""))
    try:
        read.document = page(given, [], read.record)
    except AuditError:
        read.document = None
    return read


def site_folds(sites: Sequence[str], n: int, seed: int = 3) -> np.ndarray:
    """Assign folds to pages, given their sites; all pages of a site share one."""
    names = sorted(set(sites))
    np.random.default_rng(seed).shuffle(names)
    place = {name: k % n for k, name in enumerate(names)}
    return np.array([place[site] for site in sites])


def line_arrays(pages: Sequence[ReadLines]) -> dict[str, np.ndarray]:
    """Train the forest on the lines of some pages; returns its arrays as the file of the models names them."""
    read = [p for p in pages if p.lines is not None and len(p.lines.traits)]
    traits = np.vstack([p.lines.traits for p in read if p.lines is not None])
    story = np.array([share >= 0.5 for p in read for share in p.shares])
    weight = np.array([size for p in read for size in p.sizes]) ** 0.5
    forest = HistGradientBoostingClassifier(**TREES).fit(traits, story, sample_weight=weight)
    return {PREFIX + part: array for part, array in heap(forest, TREES["max_depth"]).items()}


def line_judge(arrays: Mapping[str, np.ndarray]) -> StoryLines:
    """Make the judge of lines that trained arrays describe."""
    trait, threshold, value, base = (arrays[PREFIX + part] for part in PARTS)
    return StoryLines(Forest.of(trait, threshold, value, float(base)))
