"""Train the ranker of a language without a tagger: sources of the rules' attributions, and how certain they are.

The certainty is trained on out-of-fold choices of sources (five folds of articles), so that it sees the errors of use.
"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audit.extract.statements import rules_alone
from audit.extract.statements.certainty import UNANNOTATED
from audit.extract.statements.ranker import FIXED, is_object, settle
from audit.extract.statements.ranker.clues import clues
from audit.extract.statements.ranker.features import Choice, Features
from audit.extract.statements.ranker.model import Ranker
from audit.extract.statements.source_evidence import evidence
from audit.extract.statements.sources.speakers import Speakers
from audit.extract.statements.tagger.model import Net
from audit.kit import Kit
from audit.lang.attribution import Attribution, Phrase
from audit.learn.linear import fit
from audit.learn.statements.examples import NO_USE, Example, articles, example, outcome, owner
from audit.learn.statements.nets import committee, network

if TYPE_CHECKING:
    from numpy.typing import NDArray

FOLDS = 5
COMMITTEE = 5
"""Networks whose mean chooses and rates."""
STATED, RIGHT = 0.3, 0.1
"""Inverse strengths of the regressions' regularisation."""
CERTAINTY: dict[str, Any] = {"hidden": 24, "epochs": 30, "batch": 128, "rate": 2e-3, "decay": 2e-3, "drop": 0.3}
SOURCE: dict[str, Any] = {"hidden": 32, "epochs": 12, "batch": 512, "rate": 2e-3, "decay": 1e-3, "drop": 0.2}


class Asked:
    """An article's attributions with the candidates of their sources."""

    def __init__(self, e: Example, known: Speakers) -> None:
        self.e, self.found = e, rules_alone(e.reading, e.rules)
        features = Features(e.reading, self.found, known)
        asked = [n for n, a in enumerate(self.found) if a.way not in FIXED]
        self.choices: list[tuple[int, Choice]] = [
            (n, c) for n, c in zip(asked, features.choices(asked), strict=True) if c.phrases
        ]

    def labelled(self) -> "list[tuple[NDArray[np.float32], list[bool]]]":
        """List the features of candidates of annotated attributions that have a source, and whether each is right."""
        out = []
        for n, c in self.choices:
            named = owner(self.e, self.found[n])
            if named is not None and named.any():
                out.append((c.rows, [right(named, phrase) for phrase in c.phrases]))
        return out

    def settled(self, net: Net) -> list[Attribution]:
        """Copy the attributions with the sources that a network chooses."""
        found = deepcopy(self.found)
        for n, c in self.choices:
            settle(found[n], c.phrases, net.yes(c.rows).tolist())
        return found


def right(named: "NDArray[np.bool_]", phrase: Phrase) -> bool:
    """True for a phrase that overlaps the annotated source and has at most twice its words plus eight."""
    return bool(named[slice(*phrase)].any()) and phrase[1] - phrase[0] <= 2 * int(named.sum()) + 8


def learn_ranker(
    path: Path, lang: str, report: Callable[[str], None] = lambda _: None, _: Sequence[Path] = ()
) -> "dict[str, NDArray[Any]]":
    """Train the arrays of a language's ranker (`audit.extract.statements.ranker.model`); other texts are not used."""
    kit = Kit.load(without_models=[lang]).statements
    data = [Asked(example(article, kit, lang, NO_USE), kit.languages[lang].speakers) for article in articles(path)]
    report(f"{len(data)} articles, {sum(len(d.choices) for d in data)} attributions")
    return ranker_arrays(trained(data, report))


def trained(data: Sequence[Asked], report: Callable[[str], None] = lambda _: None) -> Ranker:
    """Train the parts on articles."""
    named, rows, labels, objects = list[list[str]](), list["NDArray[np.float32]"](), list[int | None](), list[bool]()
    for k in range(FOLDS):
        net = choosing([d for n, d in enumerate(data) if n % FOLDS != k])
        for d in data[k::FOLDS]:
            found = d.settled(net)
            named += [clues(d.e.reading, a) for a in found]
            rows += list(evidence(d.e.reading, found)) if found else []
            labels += [outcome(d.e, a) for a in found]
            objects += [is_object(d.e.reading, a) for a in found]
    report("choices done")
    known = [n for n, label in enumerate(labels) if label is not None]
    marked = [n for n in known if labels[n] != UNANNOTATED]
    features, classes = np.array([rows[n] for n in known]), np.array([labels[n] for n in known])
    certainty = committee([network(features, classes, 3, seed=seed, **CERTAINTY) for seed in range(COMMITTEE)])
    report("certainty done")
    return Ranker(
        source=choosing(data),
        certainty=certainty,
        stated=fit(named, [label != UNANNOTATED for label in labels], c=STATED, smallest=0.0),
        objects=rarer([label != UNANNOTATED for label in labels], objects),
        right=fit([named[n] for n in marked], [labels[n] == 1 for n in marked], c=RIGHT, smallest=0.0),
    )


def rarer(marked: Sequence[bool], objects: Sequence[bool]) -> float:
    """Compute the log-odds by which objects are marked more rarely than other words."""
    yes, of = np.array(marked), np.array(objects)
    shares = (yes[~of].mean(), yes[of].mean())
    return float(np.log(shares[0] / (1 - shares[0])) - np.log(shares[1] / (1 - shares[1])))


def choosing(data: Sequence[Asked]) -> Net:
    """Train the network that chooses sources."""
    pairs = [pair for d in data for pair in d.labelled()]
    x = np.concatenate([rows for rows, _ in pairs])
    y = np.concatenate([labels for _, labels in pairs]).astype(int)
    return committee([network(x, y, 2, seed=seed, **SOURCE) for seed in range(COMMITTEE)])


def ranker_arrays(model: Ranker) -> "dict[str, NDArray[Any]]":
    """Return the model as named arrays; networks and weights in half precision."""
    out: dict[str, NDArray[Any]] = {"objects": np.array(model.objects, np.float32)}
    for name, net in {"source": model.source, "certainty": model.certainty}.items():
        out |= {f"{name}_{part}": value.astype(np.float16) for part, value in net._asdict().items()}
    for name, regression in {"stated": model.stated, "right": model.right}.items():
        names = sorted(regression.weights)
        out[f"{name}_names"] = np.array(names)
        out[f"{name}_weights"] = np.array([regression.weights[w] for w in names], np.float16)
        out[f"{name}_bias"] = np.array(regression.bias, np.float32)
    return out
