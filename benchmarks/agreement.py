"""Do outlets that quote the same words name the same speaker? A check of attribution without labels.

usage: AUDIT_CORPORA=FOLDER python benchmarks/agreement.py [--losses FILE]

Audits the articles of the stories under `AUDIT_CORPORA/stories` (BASIL, AllSides). Two statements of one story in different
outlets share a quotation when at least six successive words inside quotation marks are the same. They count when both have a
named person with a probability above the threshold of the views; they agree when one name is part of the other or the
surnames are the same. Remaining disagreements are partly aliases, not errors.
"""

import argparse
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from pages import corpora

from audit.kit import Kit
from audit.pipeline import audit
from audit.rows import Source, Statement
from audit.text import Document

SETS = {"BASIL": ("stories_basil", "basil"), "AllSides": ("stories_allsides", "articles")}
"""File of the stories and file of the articles of each set."""
WORD = re.compile(r"[^\W_]+")  # apostrophes separate: outlets write them differently
QUOTED = re.compile(r"[“\"]([^“”\"]+)")
RUN = 6
"""Minimum successive words of a shared quotation."""
SURE = 0.75
"""Probability above which views name a source."""


class Quoted(NamedTuple):
    """The quoted words of one statement, its speaker if a named person, and the probability of that speaker."""

    article: str
    outlet: str
    words: tuple[str, ...]
    speaker: str | None
    p: float


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the objects of a compressed JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def quoted(article: dict[str, str], outlet: str, kit: Kit) -> list[Quoted]:
    """Audit an article and list the statements with quoted words."""
    found = audit(Document.of(article["text"]), kit)
    sources = {s.n: s for s in found.of(Source)}
    said: dict[int, list[Statement]] = defaultdict(list)
    for row in found.of(Statement):
        said[row.n].append(row)
    out = []
    for pieces in said.values():
        words: list[str] = []
        for s in pieces:
            text = found.document.text[s.start : s.stop]
            spans = [text] if s.mode == "direct" else QUOTED.findall(text) if s.mode == "mixed" else []
            words += [w.lower() for part in spans for w in WORD.findall(part)]
        source = sources.get(pieces[0].source) if pieces[0].source is not None else None
        person = source is not None and source.kind == "person" and source.identity == "named"
        out.append(
            Quoted(article["id"], outlet, tuple(words), source.name if source and person else None, pieces[0].source_p or 0.0)
        )
    return [q for q in out if len(q.words) >= RUN]


def shared(story: list[Quoted]) -> list[tuple[Quoted, Quoted]]:
    """List pairs of statements of different outlets that share a run of words."""
    by_run: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for n, q in enumerate(story):
        for k in range(len(q.words) - RUN + 1):
            by_run[q.words[k : k + RUN]].add(n)
    pairs = {pair for found in by_run.values() for pair in combinations(sorted(found), 2)}
    return [(story[a], story[b]) for a, b in sorted(pairs) if story[a].outlet != story[b].outlet]


def agree(one: str, other: str) -> bool:
    """True when one name is part of the other, or the last words are the same."""
    few, many = sorted((one.lower().split(), other.lower().split()), key=len)
    return few[-1] == many[-1] or set(few) <= set(many)


def main(losses: str | None) -> None:
    """Print agreement for each set, and write the disagreements to a file."""
    folder, kit, lost = corpora() / "stories", Kit.load(), []
    for name, (stories, articles) in SETS.items():
        members = {r["id"]: r for r in rows(folder / f"{stories}.jsonl.gz")}
        by_story: dict[str, list[Quoted]] = defaultdict(list)
        for article in rows(folder / f"{articles}.jsonl.gz"):
            member = members.get(article["id"])
            if member:
                by_story[member["story"]] += quoted(article, member["outlet"], kit)
        pairs = [pair for story in by_story.values() for pair in shared(story)]
        both = [(a, b) for a, b in pairs if a.speaker and b.speaker]
        sure = [(a, b) for a, b in both if min(a.p, b.p) > SURE]
        for label, some in (("whatever the probability", both), (f"both above {SURE}", sure)):
            right = sum(agree(a.speaker or "", b.speaker or "") for a, b in some)
            print(
                f"{name:<9} {label:<25} {right} of {len(some)} named pairs agree: {right / max(1, len(some)):.3f}"
                f" ({len(pairs)} pairs)"
            )
        lost += [(a, b) for a, b in sure if not agree(a.speaker or "", b.speaker or "")]
    if losses:
        with Path(losses).open("w", encoding="utf-8") as file:
            for a, b in lost:
                both_said = set(a.words) & set(b.words)
                said = " ".join(w for w in a.words if w in both_said)[:160]
                file.write(f"{a.speaker} ({a.p:.2f}, {a.article}) / {b.speaker} ({b.p:.2f}, {b.article}): {said}\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--losses")
    main(parser.parse_args().losses)
