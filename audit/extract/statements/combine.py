"""Rules and model together, and how certain the source of a statement is.

The model's attributions stand; a rule's gives them the source that they lack, its act, and adds a statement where the model
found none and the rule is one of those that are mostly right.
"""

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from audit.extract.statements.annotated import Reading
from audit.extract.statements.attribution import Attribution, free
from audit.extract.statements.tagger.decode import PRONOUN

if TYPE_CHECKING:
    from numpy.typing import NDArray

WAYS = ("before", "apposition", "after", "carried", "shared", "according", "noun", "relative", "layout")
TRUSTED = frozenset({"before", "apposition", "after", "carried", "shared", "according", "noun", "layout"})
"""Ways of a rule whose statement is added where the model has none."""


GOES_ON = frozenset({"carried", "shared"})
"""Ways that give a second verb the subject of the first."""
NEAR = 4
"""Words that a rule may cut from the beginning of what the model attributes."""


def way(a: Attribution) -> str:
    """How a rule found an attribution."""
    return a.way.split(":")[0]


def quoted(r: Reading, a: Attribution) -> bool:
    """Whether the content begins inside quotation marks."""
    return r.inside[a.content[0][0]] >= 0


def snap(r: Reading, a: Attribution, rule: Attribution) -> None:
    """Let the first piece begin where the rule's does, when only a hearer, place or time stands between: "telling Lee that"."""
    first, stop = a.content[0]
    start = rule.content[0][0]
    if first < start <= first + NEAR and start < stop:
        opens = r.words.lower[start] == "that" or (r.inside[start] >= 0 > r.inside[start - 1])
        if opens:
            a.content[0] = (start, stop)


def split_at(r: Reading, a: Attribution, rule: Attribution) -> bool:
    """Cut a statement that runs on over the next verb of the same subject: "telling Lee that … and urging them to …"."""
    first = rule.cue[0] if rule.cue else 0
    for k, (start, stop) in enumerate(a.content):
        if a.cue and start + 1 < first < rule.content[-1][1] <= stop and a.cue[0] < start and r.inside[first] < 0:
            end = first
            while end > start + 1 and r.words.lower[end - 1] in {"and", ",", "also", "has", "have", "had", "but"}:
                end -= 1
            a.content[k : k + 1] = [(start, end)]
            return True
    return False


def combine(r: Reading, model: list[Attribution], rules: list[Attribution]) -> list[Attribution]:
    """The model's attributions with what the rules add; no word belongs to two."""
    out = list(model)
    owner = {k: n for n, a in enumerate(model) for k in a.words()}
    size = [a.size() for a in model]
    for rule in rules:
        mine = rule.words()
        around = owner.get(rule.cue[0]) if rule.cue and way(rule) in GOES_ON and not quoted(r, rule) else None
        cut = around is not None and split_at(r, out[around], rule)
        shared = Counter(owner[k] for k in mine if k in owner and not cut)
        best = max(shared, key=lambda n: (shared[n] / (len(mine) + size[n] - shared[n]), -n), default=None)
        if best is not None and shared[best] * 2 >= len(mine) + size[best] - shared[best] and out[best].way == "model":
            near = out[best]
            near.act, near.also = rule.act, [*near.also, *([rule.source] if rule.source else [])]
            near.way = f"model {way(rule)}"
            snap(r, near, rule)
            if near.source is None and rule.source is not None:
                near.source, near.p = rule.source, None
            continue
        if not cut and (way(rule) not in TRUSTED or sum(shared.values()) * 3 > len(mine)):
            continue
        if not cut:
            rule.content = free(rule.content, owner)
            mine = rule.words()
        owner |= dict.fromkeys(mine, len(out))
        out.append(rule)
        size.append(len(mine))
    return sorted((a for a in out if a.content), key=lambda a: a.content[0])


def marks(r: Reading, found: list[Attribution]) -> "NDArray[np.float32]":
    """Numbers about each attribution that say how certain its source is: an array (attributions, marks)."""
    w = r.words
    rows = []
    for a in found:
        source, cue = a.source, a.cue
        agrees = any(source is not None and s[0] < source[1] and source[0] < s[1] for s in a.also)
        first = a.content[0][0]
        quoted = sum(r.inside[k] >= 0 for k in a.words()) / a.size()
        how = way(a).removeprefix("model ").strip()
        far = abs(cue[0] - source[0]) if cue and source else 99
        rows.append([
            a.p or 0.0, float(a.p is None), a.score, float(a.way.startswith("model")), float(agrees),
            float(bool(a.also) and not agrees),
            quoted, float(quoted > 0.9), np.log1p(a.size()), float(source is not None and w.lower[source[0]] in PRONOUN),
            float(source is not None and w.form[source[0]][:1].isupper()), np.log1p(source[1] - source[0]) if source else 0.0,
            float(cue is not None and source is not None and w.sentence[cue[0]] == w.sentence[source[0]]),
            float(cue is not None and w.sentence[cue[0]] == w.sentence[first]),
            float(cue is not None and w.line[cue[0]] == w.line[first]),
            min(far, 40) / 10, float(far <= 3), float(len(a.content)), float(cue is not None and w.lower[cue[1] - 1] in SAYS),
            *(float(how == x) for x in WAYS),
        ])  # fmt: skip
    return np.array(rows, np.float32).reshape(len(found), 19 + len(WAYS))


SAYS = frozenset("said says told wrote added asked to".split())
