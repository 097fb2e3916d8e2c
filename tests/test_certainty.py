"""How certain a source is: plain attributions are named, doubtful ones are not, and nothing else decides."""

import json

import numpy as np
import pytest

from audit.pipeline import audit
from audit.rows import Source, Statement
from audit.text import Document

SURE = 0.75
"""Probability above which views name a source."""


def rated(text, kit):
    """Name of the source, probability and words of each statement, in order."""
    found = audit(Document.of(text), kit)
    names = {s.n: s.name for s in found.of(Source)}
    return [(names.get(s.source), s.source_p, text[s.start : s.stop]) for s in found.of(Statement)]


PLAIN = [
    ("Norland acknowledged its readiness to resume talks with the union.", "Norland"),
    ("The minister, Ada Holm, said that the bridge would open in May.", "Ada Holm"),
    ("“We will rebuild the pier,” said Tobias Reed, the harbour master.", "Tobias Reed"),
    ("The harbour board fears that the crane is not safe.", "The harbour board"),
    ("Ministers refused to publish the letter, claiming that it was private.", "Ministers"),
    ("According to the ferry operator, the boats will sail at noon.", "the ferry operator"),
    ("Greta Voss suggested in March that the town could sell the mill.", "Greta Voss"),
    ("The company warned that prices would rise, adding that wages would not.", "The company"),
    ("The envoy expressed optimism about the talks.", "The envoy"),
]


@pytest.mark.parametrize(("text", "who"), PLAIN, ids=[who for _, who in PLAIN])
def test_what_is_plain_is_named(text, who, kit):
    found = rated(f"The council met on Monday in the old hall.\n{text}\nThe meeting ended at six.", kit)
    assert found
    for name, p, _ in found:
        assert (name or "").lower().removeprefix("the ") == who.lower().removeprefix("the ")
        assert p > SURE


def test_a_quotation_without_a_speaker_has_no_probability(kit):
    assert [(who, p) for who, p, _ in rated("The hall was full.\n“Nobody will ever know who broke the lamp.”", kit)] == [
        (None, None)
    ]


def test_names_do_not_change_a_probability(kit):
    """No feature is a name: two unknown names in one sentence have nearly the same probability (hashes may collide)."""
    text = "“The roof is gone,” {0} said. The mayor told {0} that help would come."
    one, other = (rated(text.format(name), kit) for name in ("Orla Brindt", "Ilse Krandt"))
    assert [p for _, p, _ in one] == pytest.approx([p for _, p, _ in other], abs=0.05)


TAUGHT = "The council met. {0} said that the bridge was closed. “It is old,” {0} said on Monday. The clerk warned that it would flood."
ROLES = [
    ("{0}", "said", "that the bridge was closed"),
    ("{0}", "said", "“It is old,”"),
    ("The clerk", "warned", "that it would flood"),
]


def taught(name):
    """One annotated article."""
    text = TAUGHT.format(name)
    spans = [[s.format(name) for s in roles] for roles in ROLES]
    found = [[[text.index(s), text.index(s) + len(s)] for s in roles] for roles in spans]
    return {"text": text, "statements": [{"source": [a], "cue": [b], "content": [c]} for a, b, c in found]}


def test_a_model_learns_from_annotated_articles(tmp_path):
    pytest.importorskip("sklearn")
    from audit.extract.statements.tagger.model import word_use
    from audit.learn.statements import learn

    data = tmp_path / "taught.jsonl"
    names = ["Ada Holm", "Bo Tarn", "Cy Reed", "Di Moss", "Ed Lark", "Flo Penn"]
    data.write_text("\n".join(json.dumps(taught(name)) for name in names * 3), encoding="utf-8")
    model = learn(data, texts=[data])
    use = word_use(model)
    assert use.rows(np.array([0], np.uint64)).tolist() == [len(use.number)]  # an unknown word
    assert not use.vector[-1].any()
    assert model["certainty_outer"].shape[1] == 3
