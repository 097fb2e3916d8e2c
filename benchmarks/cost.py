"""The whole audit of a page against `trafilatura.bare_extraction(with_metadata=True)` alone, by stage, in one run.

usage: AUDIT_CORPORA=FOLDER python benchmarks/cost.py [PAGES [LANGUAGE]]

LANGUAGE is a code ("de"): pages in that language alone. Processor time, alternating page by page, so that a busy machine
slows both equally. Writing covers the measures and Parquet files of a shard.
"""

import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path

import trafilatura
from pages import pages

from audit import pipeline
from audit.errors import AuditError
from audit.farm.limits import collect_rarely
from audit.farm.shard_files import parquet, shard_rows
from audit.kit import Kit
from audit.load import Input, load
from audit.pipeline import Audit, audit
from audit.rows import Rows

clock = time.process_time


def written_in(lang: str | None, one: Input) -> bool:
    """True for a page in a language; for any page without one."""
    try:
        return lang is None or load(one).lang == lang
    except AuditError:
        return False


def main(count: int, lang: str | None = None) -> None:
    """Time each stage and print its share."""
    kit, given = Kit.load(), [one for one in pages() if written_in(lang, one)]
    given = given[:: max(1, len(given) // count)][:count]
    spent: Counter[str] = Counter()
    audits: list[Audit] = []
    for warm in given[:3]:
        trafilatura.bare_extraction(warm.html, with_metadata=True)
        audit(load(warm), kit)
    with shard_rows([], []):
        pass
    collect_rarely()  # as in a worker of `audit batch`
    for one in given:
        begun = clock()
        trafilatura.bare_extraction(one.html, with_metadata=True)
        spent["trafilatura"] += clock() - begun
        begun = clock()
        try:
            document = load(one)
        except AuditError:
            spent["load"] += clock() - begun
            continue
        spent["load"] += clock() - begun
        found = Rows(doc=document.id, sighting=document.sighting or "", kit=kit.fingerprint)
        begun = clock()
        view = pipeline.folded_by(document, kit)
        spent["fold"] += clock() - begun
        read = view.document if view else document
        for name, step in pipeline.steps(kit).items():
            begun = clock()
            found.add(step(read, found))
            spent[name] += clock() - begun
        begun = clock()
        found.add(pipeline.frame(read, kit, found))
        found = found.changed(partial(pipeline.unfolded, view=view)) if view else found
        spent["frame"] += clock() - begun
        audits.append(Audit(document, found))
    for first in range(0, len(audits), 100):
        with tempfile.TemporaryDirectory() as folder:
            begun = clock()
            parquet(Path(folder), audits[first : first + 100])
            spent["measures and writing"] += clock() - begun
    alone = spent.pop("trafilatura")
    whole = sum(spent.values())
    print(f"{len(given)} pages; trafilatura alone {1000 * alone / len(given):.1f} ms a page")
    for stage, seconds in spent.items():
        print(f"{stage:<22} {1000 * seconds / len(given):7.2f} ms   {seconds / whole:6.1%}   {seconds / alone:5.2f} x")
    print(f"{'whole audit':<22} {1000 * whole / len(given):7.2f} ms   {1:6.1%}   {whole / alone:5.2f} x   (target 1.8)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100, sys.argv[2] if len(sys.argv) > 2 else None)
