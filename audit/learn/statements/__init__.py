"""Train the attribution model of a language on articles with annotated statements: PolNeAR, or data of the same shape.

A line of the data is `{"text", "statements": [{"source", "cue", "content"}, …]}`, each a list of spans in code points. The
second pass, the linkers and the certainty are trained on out-of-fold predictions of the stage before (three folds), so that
they see the errors that occur in use.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audit.errors import AuditError
from audit.extract.statements import settled
from audit.extract.statements.combine import combine
from audit.extract.statements.kit import CUES
from audit.extract.statements.ranker.model import FILE as RANKER
from audit.extract.statements.source_evidence import evidence
from audit.extract.statements.tagger import first, linked, softmax
from audit.extract.statements.tagger.model import FILE, Attributor, Net, WordUse, packed, word_use
from audit.extract.statements.tagger.second_pass import context
from audit.extract.statements.tagger.templates import rows
from audit.extract.statements.uncued import leftover
from audit.extract.statements.voiced import with_agents
from audit.kit import Kit
from audit.lang.pack import Packs
from audit.lang.pos import table as tag_table
from audit.learn.statements.examples import NO_USE, Example, articles, example, outcome, split
from audit.learn.statements.linkers import with_linkers
from audit.learn.statements.nets import committee, network, softmax_over_rows
from audit.learn.statements.ranking import learn_ranker
from audit.learn.statements.similar_words import word_use_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

FOLDS = 3
PART = 20_000
"""Maximum words scored at once, to bound memory."""
BIAS = (0.0, 1.1, 1.23, 0.0)
"""Bias of each role on the best path; chosen on PolNeAR's development articles."""
NONE = Net(*(np.zeros(s, np.float32) for s in ((1, 1), (1,), (1, 2), (2,))))
"""A network before training."""
COMMITTEE = 5
"""Networks of the certainty; their mean is less often sure and wrong than one of them."""


def learner(lang: str) -> tuple[str, Callable[..., "dict[str, NDArray[Any]]"]]:
    """Return the file of a language's model, and what trains it: a tagger where words have a table of tags, else a ranker.

    Raises `AuditError` for a language without a grammar of statements.
    """
    pack = Packs.load().by_code.get(lang)
    if pack is None or not (pack.folder / CUES).exists():
        spoken = sorted(code for code, p in Packs.load().by_code.items() if (p.folder / CUES).exists())
        raise AuditError(f"{lang}: no grammar of statements", f"choose one of {', '.join(spoken)}")
    return (FILE, learn) if tag_table(pack) else (RANKER, learn_ranker)


def learn(
    path: Path, lang: str = "en", report: Callable[[str], None] = lambda _: None, texts: Sequence[Path] = ()
) -> dict[str, "NDArray[Any]"]:
    """Train the arrays of a language's model, as `audit.extract.statements.tagger.model` reads them.

    `texts` are files of unlabelled news, from which words of similar use are grouped.
    """
    kit = Kit.load().statements
    unlabelled = (article["text"] for file in (*texts, path) for article in articles(file))
    grouped = word_use_of(unlabelled, kit.packs.by_code[lang].word)
    report("words grouped")
    use = word_use(grouped)
    data = [example(article, kit, lang, use) for article in articles(path)]
    y = np.concatenate([e.roles for e in data])
    fold = np.repeat(np.arange(len(data)) % FOLDS, [len(e.roles) for e in data])
    report(f"{len(data)} articles, {len(y)} words")
    x = np.concatenate([rows(e.atoms).astype(np.int32) for e in data])
    table, seen = crossed(fold, lambda m: quantised(softmax_over_rows(x[m], y[m])), lambda w, m: summed(x[m], w))
    report("first reading done")
    near = np.concatenate(
        [context(e.atoms, p).astype(np.float16) for e, p in zip(data, split(softmax(seen), data), strict=True)]
    )
    reading, seen = crossed(
        fold,
        lambda m: network(near[m], y[m], 4, hidden=96, epochs=8, drop=0.3, decay=3e-5),
        lambda net, m: in_parts(net, near[m]),
    )
    report("second reading done")
    parts = list(split(softmax(seen), data))
    model = with_linkers(unlinked(table, reading, transitions(data), np.array(BIAS, np.float32), use), data, parts)
    report("linkers done")
    certainty = fit_certainty(model, data, parts)
    report("certainty done")
    return grouped | arrays(model, table[0], certainty)


def unlinked(
    table: "tuple[NDArray[np.int8], float]",
    reading: Net,
    step: "NDArray[np.float32]",
    bias: "NDArray[np.float32]",
    use: WordUse,
) -> Attributor:
    """Make a model whose linkers and certainty are not trained yet."""
    return Attributor(
        table=packed(table[0]),
        scale=table[1],
        reading=reading,
        step=step,
        bias=bias,
        link_source=NONE,
        link_content=NONE,
        certainty=NONE,
        use=use,
    )


def crossed(
    fold: "NDArray[np.int64]", fit: Callable[["NDArray[np.bool_]"], Any], judge: Callable[[Any, "NDArray[np.bool_]"], Any]
) -> tuple[Any, "NDArray[np.float32]"]:
    """Train a model on all words, and compute out-of-fold logits of each word."""
    out = np.zeros((len(fold), 4), np.float32)
    for k in range(FOLDS):
        out[fold == k] = judge(fit(fold != k), fold == k)
    return fit(fold >= 0), out


def quantised(weight: "NDArray[np.float32]") -> "tuple[NDArray[np.int8], float]":
    """Quantise weights to 127 steps on each side, and return the step; the few larger ones are clipped."""
    scale = float(np.quantile(np.abs(weight[weight != 0]), 0.9999)) / 127
    return np.clip(np.round(weight / scale), -127, 127).astype(np.int8), scale


def summed(x: "NDArray[np.int32]", weight: "tuple[NDArray[np.int8], float]") -> "NDArray[np.float32]":
    """Compute logits of the first pass for many words."""
    model = unlinked(weight, NONE, NONE.inner, NONE.shift, NO_USE)
    return np.concatenate([first(x[i : i + PART].astype(np.int64), model) for i in range(0, len(x), PART)])


def in_parts(net: Net, x: "NDArray[np.float16]") -> "NDArray[np.float32]":
    """Compute logits of a network for many rows."""
    return np.concatenate([net.logits(x[i : i + PART].astype(np.float32)) for i in range(0, len(x), PART)])


def transitions(data: list[Example]) -> "NDArray[np.float32]":
    """Estimate the log-probabilities of transitions between roles within a sentence (from, to)."""
    count = np.ones((4, 4))
    for e in data:
        same = e.atoms.sentence[1:] == e.atoms.sentence[:-1]
        np.add.at(count, (e.roles[:-1][same], e.roles[1:][same]), 1)
    out: NDArray[np.float32] = np.log(count / count.sum(1, keepdims=True)).astype(np.float32)
    return out


def fit_certainty(model: Attributor, data: list[Example], parts: "list[NDArray[np.float32]]") -> Net:
    """Train the network for the probability that a source is right, on statements of unseen articles."""
    x, y = [], []
    for e, p in zip(data, parts, strict=True):
        found = settled(e.reading, combine(e.reading, linked(e.atoms, e.reading, p, e.rules, model), e.rules))
        leftover(e.reading, found)
        found = with_agents(e.reading, found)
        for a, row in zip(found, evidence(e.reading, found, p) if found else (), strict=True):
            label = outcome(e, a)
            if label is not None:
                x.append(row)
                y.append(label)
    features, labels = np.array(x), np.array(y)
    return committee(
        [
            network(features, labels, 3, hidden=24, epochs=16, batch=256, rate=3e-3, decay=3e-4, drop=0.3, seed=seed)
            for seed in range(COMMITTEE)
        ]
    )


def arrays(model: Attributor, table: "NDArray[np.int8]", certainty: Net) -> dict[str, "NDArray[Any]"]:
    """Return the model as named arrays; networks in half precision."""
    out: dict[str, NDArray[Any]] = {
        "table": table,
        "scale": np.array(model.scale, np.float32),
        "step": model.step,
        "bias": model.bias,
    }
    nets = {
        "reading": model.reading,
        "link_source": model.link_source,
        "link_content": model.link_content,
        "certainty": certainty,
    }
    for name, net in nets.items():
        out |= {f"{name}_{part}": value.astype(np.float16) for part, value in net._asdict().items()}
    return out
