"""Train the classifier of sentences (`promo_sentences.json`): a request to the reader, or a sentence of the story."""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from audit.extract.insertions.kit import InsertionsKit
from audit.extract.insertions.paragraph.sentence_model import sentence_features
from audit.extract.insertions.wordings.match import folded
from audit.extract.insertions.wordings.rules import Phrases
from audit.extract.insertions.wordings.sentence_edges import begins
from audit.learn.insertions.corpora import Prose, Segment
from audit.learn.linear import fit
from audit.models.linear import Linear

MARKED = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
"""The insertion in an example of a wording."""
VIEWS = ("newspaper3k_text", "html_blocks")
LONGEST = 400
"""Maximum code points of a sentence in training."""
SENTENCES, BY_LANGUAGE = 12_000, 5_000
"""Maximum sentences of the story that are drawn: of those with a literal of a wording, and of each language."""
SEED = 3
ASKED = 12.0
"""Training weight of a request, against 1 for a sentence of the story."""


def train_sentences(
    kit: InsertionsKit, texts: Mapping[str, str], segments: Iterable[Segment], prose: Iterable[Prose]
) -> Linear:
    """Train on the examples of the wordings, the labelled promotions, and sentences of articles."""
    asked = sorted({s for words in requests(kit.phrases, texts, segments) for s in sentences(words)})
    told: dict[str, set[str]] = defaultdict(set)
    for p in prose:
        told[p.lang] |= {s for words in p.paragraphs for s in sentences(words)} - set(asked)
    story = wakening(kit.phrases, sorted(set().union(*told.values())), SENTENCES)
    for _, found in sorted(told.items()):
        pick = random.Random(SEED)  # noqa: S311 - a repeatable choice
        story += pick.sample(sorted(found), min(BY_LANGUAGE, len(found)))
    rows = [list(sentence_features(s, kit.vocabulary.addressed)) for s in (*asked, *story)]
    labels = [n < len(asked) for n in range(len(rows))]
    return fit(rows, labels, c=0.3, fewest=2, smallest=0.05, weights=[ASKED if asks else 1.0 for asks in labels])


def requests(phrases: Phrases, texts: Mapping[str, str], segments: Iterable[Segment]) -> Iterator[str]:
    """Yield promotions without promoted headlines, which read like the story."""
    for rule in phrases.rules.values():
        if rule.role == "promo" and rule.kind != "cross_promotion":
            yield from (words for w in rule.wordings for hit in w.hits for words in MARKED.findall(hit))
    for s in segments:
        if s.role == "promo" and s.label != "xpromo" and s.view in VIEWS:
            yield texts[s.doc][s.start : s.stop]


def sentences(words: str) -> list[str]:
    """Split a paragraph into its sentences."""
    edges = [0, *begins(words), len(words)]
    found = (words[a:b].strip() for a, b in pairwise(edges))
    return [s for s in found if 2 < len(s) <= LONGEST]


def wakening(phrases: Phrases, told: Sequence[str], most: int) -> list[str]:
    """Draw sentences with a literal of a promotional wording: the ones that the model has to decide."""
    promo = {w for w, (woken, _) in phrases.wakes.items() if any(r.role == "promo" for r, _ in woken)}
    found = [s for s in told if any(w in promo for _, w in phrases.literals.places(folded(s)))]
    pick = random.Random(SEED)  # noqa: S311 - a repeatable choice
    return pick.sample(found, min(most, len(found)))
