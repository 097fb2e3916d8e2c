"""A whole audit against `trafilatura.bare_extraction(with_metadata=True)`: pages of other projects, the worst, and plain texts.

usage: AUDIT_CORPORA=FOLDER python benchmarks/others.py [STEP]

Every STEP-th page of each file of `peers` under FOLDER but `mercury-bare` (`mercury` once more); then texts of 700 to 900 words
of the development pages, audited as plain text, against trafilatura on the page of each. Processor time without measures and
writing (`cost.py` has them), the least of three turns of each, which alternate.
"""

import sys
import time
from collections.abc import Iterator
from itertools import islice

import trafilatura
from pages import corpora, pages

from audit.errors import AuditError
from audit.farm.limits import collect_rarely
from audit.kit import Kit
from audit.load import Input, load
from audit.pipeline import audit

SHOWN = 5
"""Pages shown as the worst."""
TEXTS = 60
"""Maximum texts."""
clock = time.process_time


def taken(given: Input, html: str | bytes | None, kit: Kit) -> tuple[float, float]:
    """Least seconds of an audit, and of trafilatura on a page, in three turns."""
    ours = theirs = float("inf")
    for _ in range(3):
        begun = clock()
        audit(load(given), kit)
        ours = min(ours, clock() - begun)
        begun = clock()
        trafilatura.bare_extraction(html, with_metadata=True)
        theirs = min(theirs, clock() - begun)
    return ours, theirs


def told(name: str, found: list[tuple[str, float, float]]) -> None:
    """Print the ratio of all and those of the worst."""
    ours, theirs = sum(a for _, a, _ in found), sum(b for _, _, b in found)
    each = f"{1000 * ours / len(found):.1f} ms against {1000 * theirs / len(found):.1f}"
    print(f"{name}: {len(found)}, {each}: {ours / theirs:.2f} x", flush=True)
    for one, a, b in sorted(found, key=lambda t: t[2] / t[1])[:SHOWN]:
        print(f"    {a / b:5.1f} x  {1000 * a:6.0f} ms against {1000 * b:6.0f}  {one}")


def of_others(step: int) -> Iterator[tuple[str, Input]]:
    """Yield pages of other projects, with their names."""
    for file in sorted((corpora() / "peers").glob("*.jsonl.gz")):
        if "bare" not in file.name:
            yield from ((f"{file.name.partition('.')[0]} {one.id}", one) for one in islice(pages(str(file)), 0, None, step))


def texts() -> Iterator[tuple[Input, Input]]:
    """Yield texts of 700 to 900 words, each with its page."""
    for one in pages():
        try:
            document = load(one)
        except AuditError:
            continue
        if 700 <= len(document.text.split()) <= 900:
            yield Input(one.id, text=document.text, url=one.url), one


def main(step: int) -> None:
    """Measure pages, then texts."""
    kit, found = Kit.load(), []
    collect_rarely()
    for name, one in of_others(step):
        try:
            found.append((name, *taken(one, one.html, kit)))
        except AuditError:
            continue
    told("pages of other projects", found)
    told("texts of 700 to 900 words", [(text.id, *taken(text, page.html, kit)) for text, page in islice(texts(), TEXTS)])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
