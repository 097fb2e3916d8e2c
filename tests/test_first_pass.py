"""The first pass of the tagger: looked-up sums are the sums of the templates' weights."""

import numpy as np

from audit.extract.statements.analysis import analyse
from audit.extract.statements.by_rule import rule_attributions
from audit.extract.statements.tagger import first
from audit.extract.statements.tagger.first_pass import logits
from audit.extract.statements.tagger.templates import Atoms, rows
from audit.rows import Rows
from audit.text import Document

TEXTS = (
    "The harbour board said on Monday that “the crane is old”, Ada Holm’s deputy told reporters. “It fell,” he said. It rained.",
    "Nobody spoke.",
    "“We left in 2019,” said Bo Tarn, who denies it; according to the U.S. envoy, $2.5-billion is “gone”.\nWhy? THE END",
    "",
)


def test_sums_are_looked_up_as_they_are_hashed(kit):
    model = kit.statements.languages["en"].attributor
    for text in TEXTS:
        reading = analyse(Document.of(text), kit.statements, Rows(doc="", sighting="", kit=""))
        found = Atoms(reading, rule_attributions(reading), model.use)
        if found.n:
            assert np.array_equal(logits(found, model), first(rows(found), model)), text
