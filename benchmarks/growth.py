"""Time as input grows: texts, pages and files of some kind, doubled twice; none may take more than 1.3 times its share.

    python benchmarks/growth.py [PATTERN …] [--size 8000] [--limit 1.3]

Each pattern is a text, a page or a file (`growth_files.py`) of about `size` characters, then two and four times as long. The
figure of a pattern is the worse of the two growths of processor time, without garbage collection and beyond that of an empty
article, over the growth of its size: 1 is linear. Patterns whose time stays below 30 ms cannot be told from noise and count as
linear. Exit code 1 when any is above the limit.
"""

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from growth_files import FILES

from audit.errors import AuditError
from audit.kit import Kit
from audit.load import Input, load
from audit.load.corpus import Wanted, corpus
from audit.pipeline import audit

LEAD = "Harbour talks resume\nMinisters met in Vell on Monday to discuss the canal, officials said.\n"
NOISE = 0.03
"""Seconds below which a time is noise."""


def repeated(unit: str, head: str = LEAD, tail: str = "") -> Callable[[int], str]:
    """A pattern: one unit, over and over, as one line unless it holds line ends."""
    return lambda n: head + unit * max(1, n // len(unit)) + tail


def page(unit: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """A pattern on a page: a short story, and one unit over and over behind it."""
    story = "<p>Ministers met in Vell on Monday to discuss the canal, officials said, and they will meet again.</p>" * 3
    start = f"<!doctype html><html lang=en><head><title>Talks resume</title></head><body><article><h1>Talks resume</h1>{story}"
    return lambda n: f"{start}{before}{unit * max(1, n // len(unit))}{after}</article></body></html>"


TEXTS = {
    "dots": repeated("."),
    "dots and spaces": repeated(". "),
    "ellipses": repeated("… "),
    "digits": repeated("1"),
    "digits and commas": repeated("1,"),
    "digits and dots": repeated("1."),
    "digits and colons": repeated("12:"),
    "digits and slashes": repeated("1/"),
    "digits and spaces": repeated("12 "),
    "years": repeated("2026 "),
    "days": repeated("9 May 2026 "),
    "days in lines": repeated("9 May 2026\n"),
    "numbers with units": repeated("$2.5-billion "),
    "one letter": repeated("a"),
    "one capital": repeated("A"),
    "capitals": repeated("A "),
    "initials": repeated("A. "),
    "capitalised words": repeated("Ada "),
    "capitalised words and commas": repeated("Ada, "),
    "names joined": repeated("Ada Brandt and "),
    "names and particles": repeated("de la van Brandt "),
    "titles": repeated("Sen. "),
    "offices": repeated("the foreign minister of "),
    "abbreviations": repeated("U.S. "),
    "upper case line": repeated("MINISTERS MEET "),
    "spaces": repeated(" ", tail="x"),
    "tabs": repeated("\t", tail="x"),
    "no-break spaces": repeated("\u00a0", tail="x"),
    "empty lines": repeated("\n", tail="x"),
    "lines of one letter": repeated("a\n"),
    "short lines": repeated("Read more\n"),
    "opening double marks": repeated("“"),
    "closing double marks": repeated("”"),
    "straight double marks": repeated('"'),
    "straight marks and words": repeated('"a '),
    "opening single marks": repeated("‘"),
    "apostrophes": repeated("’"),
    "straight single marks": repeated("'a "),
    "opening marks and words": repeated("“we "),
    "quotations in lines": repeated("“We will not sign this.”\n"),
    "open quotations in lines": repeated("“We will not sign this.\n"),
    "guillemets": repeated("« a "),
    "corner brackets": repeated("「あ"),
    "dashes": repeated("–"),
    "spaced hyphens": repeated("- "),
    "spaced dashes": repeated("– "),
    "nested quotations": lambda n: LEAD + "“we " * (n // 8) + "so” " * (n // 8),
    "items joined by hyphens": repeated("Ada - "),
    "dashes at line starts": repeated("– Yes, he said.\n"),
    "hyphens": repeated("-"),
    "hyphenated words": repeated("a-"),
    "underscores": repeated("_"),
    "brackets": repeated("("),
    "brackets closed": repeated("(a) "),
    "square brackets": repeated("["),
    "braces": repeated("{"),
    "asterisks": repeated("*"),
    "slashes": repeated("/"),
    "colons": repeated(": "),
    "semicolons": repeated("; "),
    "commas": repeated(", "),
    "he said that he said": repeated("he said that "),
    "she said": repeated("She said. "),
    "said": repeated("said "),
    "according to": repeated("according to "),
    "that": repeated("that "),
    "pronouns": repeated("he "),
    "by": repeated("by "),
    "of": repeated("of the "),
    "one long sentence": repeated("the canal was closed and "),
    "loaded words": repeated("shameless slammed brutal "),
    "questions": repeated("Q: Why? A: Because. "),
    "questions in lines": repeated("Q: Why was it closed?\nA: Because of the ice.\n"),
    "speakers in lines": repeated("PIET VOS: It was closed for a week.\n"),
    "headlines": repeated("Also on ledger.example Ministers meet again over the canal"),
    "promotion in lines": repeated("Read more: Ministers meet again over the canal\n"),
    "addresses": repeated("https://ledger.example/a "),
    "mail addresses": repeated("a@b.example "),
    "at signs": repeated("@"),
    "hash signs": repeated("#a "),
    "ampersands": repeated("&amp;"),
    "soft hyphens": repeated("a\u00ad"),
    "zero-width spaces": repeated("a\u200b"),
    "combining marks": repeated("a\u0301"),
    "ligatures": repeated("ﬁ"),
    "right-to-left letters": repeated("ا"),
    "right-to-left words": repeated("قال الوزير "),
    "Hebrew with gershayim": repeated("צה״ל "),
    "Thai letters": repeated("ก"),
    "Han letters": repeated("港"),
    "Han sentences": repeated("港务局宣布运河关闭。"),
    "emoji": repeated("🙂"),
    "wrapped lines": repeated("Ministers met in Vell on Monday to discuss the canal, and the talks will\n"),
    "quoted lines": repeated("> Ministers met in Vell on Monday to discuss the canal.\n"),
    "list lines": repeated("- a ship in the canal\n"),
    "quotations in one line": repeated("“We will not sign this.” "),
    "quotations and cues in one line": repeated("“We will not sign this,” she said. “We will stay put.” "),
    "quotations after a cue": repeated("“We stay put here.”\n", LEAD + "“We will stay,” said Ada Brandt.\n"),
    "commas and reporting verbs": repeated("she said, and he added, "),
    "adding that": repeated(", adding that it will"),
    "semicolons and clauses": repeated("the canal was closed; "),
    "relative clauses": repeated("who said "),
    "titles and names": repeated("Foreign Minister Ada Brandt "),
    "names and ages": repeated("Ada Brandt, 41, "),
    "names apart": lambda n: LEAD + "".join(f"Ada {chr(65 + k % 26)}{'aeiou'[k % 5]}{k:x} said so. " for k in range(n // 18)),
    "organisations": repeated("the Canal Board of Vell (CBV) "),
    "countries": repeated("France and Germany and "),
    "interviewers": repeated("VOSS: What closed it? BRANDT: The ice. "),
    "interviewers in lines": repeated("Voss: What closed it?\nBrandt: The ice, for a week.\n"),
    "time stamps in lines": repeated("10:45 The canal was closed.\n"),
    "corrections": repeated("Correction: An earlier version misspelt the name.\n"),
    "photo credits": repeated("Photo: Ada Brandt/QPA\n"),
    "credits of agencies": repeated("(Reporting by Ada Brandt; Editing by Piet Vos) "),
    "bylines in lines": repeated("By Ada Brandt\n"),
    "datelines": repeated("VELL, May 9 (QPA) – "),
    "percentages": repeated("5.3% "),
    "roman numerals": repeated("IV. "),
    "table lines": repeated("| a | b | c |\n"),
    "Hebrew in quotation marks": repeated('"שלום" אמר '),
    "right-to-left overrides": repeated("\u202ea\u202c "),
    "Arabic quotations": repeated("«لن نوقع» قال الوزير. "),
    "Cyrillic words": repeated("министр сказал "),
    "German quotations": repeated("„Wir bleiben“, sagte er. "),
    "Japanese quotations": repeated("「春に見た」と話した。"),
    "Korean words": repeated("장관은 말했다 "),
    "Hindi sentences": repeated("मंत्री ने कहा। "),
    "one long sentence and short ones": lambda n: LEAD + "the canal of the port " * (n // 44) + "\n" + "He ran. " * (n // 16),
    "one long quotation and short ones": lambda n: (
        LEAD + "“the canal of the port " * (n // 44) + "”\n" + "“I ran.” " * (n // 18)
    ),
    "news": repeated("The port of Vell said on Monday that the canal “will open again”, but Ada Brandt denied it.\n"),
}
"""Patterns of plain text by name."""

PAGES = {
    "paragraphs": page("<p>Ministers met in Vell on Monday to discuss the canal.</p>"),
    "nested boxes": page("<div>"),
    "boxes open and closed": page("<div></div>"),
    "nested inline": page("<b><i>"),
    "links": page("<a href=/a>Ministers meet again</a> "),
    "list items": page("<li><a href=/a>Ministers meet again</a>"),
    "table cells": page("<td>1", "<table><tr>"),
    "comments": page("<!-- a -->"),
    "open comments": page("<!--"),
    "entities": page("&amp;"),
    "unknown entities": page("&a"),
    "attributes": page(" a=1", "<p", ">Talks.</p>"),
    "times": page("<time datetime=2026-05-09>9 May</time>"),
    "bylines": page("<p class=byline>By Ada Brandt</p>"),
    "JSON-LD": page('{"@type":"NewsArticle","author":"Ada"},', "<script type=application/ld+json>[", "{}]</script>"),
    "nested JSON-LD": page('{"a":[', "<script type=application/ld+json>", "</script>"),
    "JSON-LD authors": page(
        '{"@type":"Person","name":"Ada"},',
        '<script type=application/ld+json>{"@type":"NewsArticle","author":[',
        "{}]}</script>",
    ),
    "JSON-LD escapes": page("\\u0041", '<script type=application/ld+json>{"@type":"NewsArticle","headline":"', '"}</script>'),
    "JSON-LD scripts": page('<script type=application/ld+json>{"@type":"NewsArticle","headline":"a"}</script>'),
    "embedded data": page('{"a":1},', "<script>window.__DATA__ = [", "{}]</script>"),
    "microdata": page("<span itemprop=author itemscope><b itemprop=name>Ada</b></span>"),
    "classes": page("a-b ", "<p class='", "'>Talks.</p>"),
    "nested lists": page("<ul><li>"),
    "nested tables": page("<table><tr><td>"),
    "definition lists": page("<dl><dt>a<dd>b</dl>"),
    "quotations in blocks": page("<blockquote>We will not sign this.</blockquote>"),
    "hidden boxes": page("<div style='display:none'>a</div>"),
    "vector drawings": page("<svg><g><text>a</text></g></svg>"),
    "templates": page("<template><p>a</p></template>"),
    "posts embedded": page("<blockquote class=twitter-tweet><p>We will stay</p>&mdash; Ada (@ada)</blockquote>"),
    "boxes of promotion": page("<div class=related><h3>Read more</h3><a href=/a>Ministers meet again</a></div>"),
    "long addresses": page("a/", "<p><a href='https://a.example/", "'>Talks</a></p>"),
    "doctypes": page("<!doctype html>"),
    "character references": page("&#8220;a&#8221; "),
    "styles": page("p{color:red}", "<style>", "</style>"),
    "right-to-left paragraphs": page("<p dir=rtl>قال الوزير إن القناة مغلقة.</p>"),
    "meta elements": page("<meta name=author content=Ada>"),
    "images": page("<figure><img src=a alt=Canal><figcaption>Photo: Ada Brandt</figcaption></figure>"),
    "breaks": page("a<br>"),
    "one long word": page("a", "<p>", "</p>"),
}
"""Patterns of pages by name."""


def inputs(kind: str, made: str | bytes) -> Iterator[Input]:
    """The inputs in a text, a page, or a file whose suffix is its kind."""
    if isinstance(made, str):
        yield Input("a", **{kind: made})
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"a{kind}"
        file.write_bytes(made)
        yield from (given for given in corpus([str(file)], Wanted()) if isinstance(given, Input))


def seconds(kit: Kit, kind: str, made: str | bytes) -> float:
    """Processor time of one audit without garbage collection, the best of two; a refusal counts as the answer that it is."""
    best = float("inf")
    for _ in range(2):
        gc.collect()
        gc.disable()
        begun = time.process_time()
        with suppress(AuditError):
            for given in inputs(kind, made):
                audit(load(given), kit)
        best = min(best, time.process_time() - begun)
        gc.enable()
        if best > 5:
            break
    return best


def growth(kit: Kit, make: Callable[[int], str | bytes], kind: str, size: int) -> tuple[float, list[float]]:
    """The worse growth of a pattern over that of its size, and the times of its three sizes beyond an empty article's."""
    texts = [make(size * k) for k in (1, 2, 4)]
    base = seconds(kit, kind, make(1))
    times = [max(seconds(kit, kind, text) - base, 0.0) for text in texts]
    rates = [
        (b / max(a, NOISE)) / 2  # compressed files are shorter than what is in them
        for a, b in pairwise(times)
        if b > NOISE
    ]
    return max(rates, default=0.0), times


def main() -> None:
    """Measure the patterns asked for, or all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("patterns", nargs="*")
    parser.add_argument("--size", type=int, default=8000)
    parser.add_argument("--limit", type=float, default=1.3)
    args = parser.parse_args()
    kit = Kit.load()
    all_patterns = {f"text {k}": (v, "text") for k, v in TEXTS.items()} | {f"page {k}": (v, "html") for k, v in PAGES.items()}
    all_patterns |= {f"file {k}": (v, suffix) for k, (suffix, v) in FILES.items()}
    chosen = {k: v for k, v in all_patterns.items() if not args.patterns or any(p in k for p in args.patterns)}
    above = []
    for name, (make, kind) in chosen.items():
        worst, times = growth(kit, make, kind, args.size)
        if worst > args.limit:  # once more: another process may have had the processor
            worst, times = min((worst, times), growth(kit, make, kind, args.size))
        mark = "  <<" if worst > args.limit else ""
        print(f"{name:34} {worst:5.2f}  {'  '.join(f'{1000 * t:8.1f} ms' for t in times)}{mark}", flush=True)
        above += [name] if mark else []
    print(f"{len(above)} of {len(chosen)} patterns above {args.limit}: {', '.join(above) or 'none'}")
    sys.exit(bool(above))


if __name__ == "__main__":
    main()
