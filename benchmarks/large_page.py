"""Memory and time of pages near the limit of 20 MB, each audited in a process of its own.

usage: python benchmarks/large_page.py [MEGABYTES] [KIND …]

Prints for each kind of page the highest resident memory and the seconds; a page of 20 MB must take at most 1 GB.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = "Ferries between Quarrow and Selby stood still after talks failed, the town said. “We shall not go,” said Bo Tarn. "
UNITS = {
    "paragraphs": "<p>{words}</p>\n",
    "links": '<p>{words}<a href="https://ledger.example/{i}">Read more about ferry {i}</a> {words}</p>\n',
    "tables": "<table><tr>" + "<td>12</td><td>Selby {i}</td>" * 20 + "</tr></table>\n",
    "teasers": '<div class="card"><h3><a href="/a/{i}">Ferry {i} sails</a></h3><p>Talks failed.</p></div>\n',
    "markup": '<div class="a b c"><span></span><i data-x="{i}"></i></div>\n',
    "scripts": '<script type="application/json">{{"body": "{words}", "n": {i}}}</script>\n',
    "one word": "Ferries{i}",
}
"""Repeated until the page is large enough."""


RUN = (
    "import resource, sys; from audit.cli.main import main\n"
    "try: main()\nfinally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
)
"""Program that runs the command and prints its highest resident memory in KB."""


def page(kind: str, size: int) -> str:
    """A page of `size` bytes of one kind."""
    head = "<!doctype html><html lang=en><title>Ferries stand still</title><body><h1>Ferries stand still</h1><article>"
    pieces, length, i = [head], len(head), 0
    while length < size - 1000:
        pieces.append(UNITS[kind].format(words=WORDS * 3, i=i))
        length += len(pieces[-1].encode())
        i += 1
    return "".join([*pieces, "</article></body></html>"])


def main(megabytes: float, kinds: list[str]) -> None:
    """Audit a page of each kind and print what it takes."""
    with tempfile.TemporaryDirectory() as folder:
        for kind in kinds:
            path = Path(folder) / "page.html"
            path.write_text(page(kind, int(megabytes * 1_000_000)), encoding="utf-8")
            begun = time.perf_counter()
            command = [sys.executable, "-c", RUN, "article", str(path), "--format", "json"]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            took = time.perf_counter() - begun
            memory = int(done.stderr.split()[-1]) / 1e3
            print(
                f"{kind:<12} {memory:6.0f} MB  {took:6.1f} s  {len(done.stdout) / 1e6:6.1f} MB of record",
                flush=True,
            )


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 19.9, sys.argv[2:] or list(UNITS))
