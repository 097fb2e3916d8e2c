"""The terminal audit: one article for a person, at any width, with and without colour, and read aloud.

Every section is a heading and plain lines; nothing depends on colour or on a picture, and a bar is drawn only beside the
number that it shows. Words of the article stand between quotation marks, on lines of their own.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import duckdb
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from audit.report.ask import ask

WIDEST = 100
"""Columns; longer lines are hard to read, so a wide terminal leaves a margin."""
EXCERPT = 160
"""Code points of one excerpt."""
BASIS = {
    "url": "its address",
    "canonical": "the address that the page declares",
    "given": "you said so",
    "promo_cue": "a promotion in the text, which a republisher would carry too",
}
VOICES = {
    "outlet": "in the outlet’s own voice",
    "paraphrase": "in its paraphrase of a source",
    "quoted": "in a source’s own words",
    "promo": "in a promoted headline",
}
SURE = 0.75
"""`source_p` above which a name is printed as the speaker."""


def terminal(con: duckdb.DuckDBPyConnection, sighting: str) -> str:
    """The audit of one sighting as text for the terminal, with its escapes where colour is wanted."""
    console = Console(highlight=False, soft_wrap=False)
    width = min(console.width, WIDEST)
    with console.capture() as capture:
        for part in parts(con, sighting):
            console.print(part, width=width)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def parts(con: duckdb.DuckDBPyConnection, sighting: str) -> Iterator[Any]:
    """The sections in their order."""
    (head,) = ask(con, "article/head", sighting=sighting)
    measures = {m.name: m for m in ask(con, "article/measures", sighting=sighting)}
    yield from title(head)
    yield from publisher(head, ask(con, "article/claims", sighting=sighting))
    yield from promotion(ask(con, "article/insertions", sighting=sighting), measures)
    yield from links(head, ask(con, "article/links", sighting=sighting))
    yield from speakers(head, ask(con, "article/speakers", sighting=sighting), measures)
    yield from loaded(head, ask(con, "article/traits", sighting=sighting), measures)
    yield from unchecked(measures)


def heading(words: str, note: str = "") -> Text:
    """A section's heading, after an empty line."""
    return Text.assemble("\n", (words.upper(), "bold cyan"), (f"  {note}" if note else "", "dim"))


def item(words: str | Text, depth: int = 1) -> Padding:
    """A line of a section, its wrapped lines indented with it."""
    return Padding(Text(words) if isinstance(words, str) else words, (0, 0, 0, 2 * depth))


def excerpt(words: str, longest: int = EXCERPT) -> str:
    """Words of the article between quotation marks, cut in the middle when they are long."""
    words = " ".join(words.split())
    if len(words) > longest:
        words = f"{words[: longest * 2 // 3].rstrip()} … {words[-longest // 3 :].lstrip()}"
    return f"“{words}”"


def title(head: Any) -> Iterator[Any]:
    """Headline, and what was read."""
    yield Text(head.headline or "(no headline)", style="bold")
    read = [head.input, head.format, f"{head.words_read} words", f"language {head.lang}" if head.lang else "language not told"]
    yield Text(" · ".join(read), style="dim")


def publisher(head: Any, claims: list[Any]) -> Iterator[Any]:
    """Who published it, when, by whom, and who says so."""
    yield heading("Who published it")
    if head.outlet:
        name = head.outlet_name or head.outlet
        sure = "candidate: " if head.outlet_basis == "promo_cue" else ""
        yield item(Text.assemble(f"{sure}", (name, "bold"), f" (says {BASIS[head.outlet_basis]})"))
        if head.cue:
            yield item(excerpt(head.cue), 2)
    elif head.host:
        yield item(f"unknown outlet at {head.host}; unknown is not independent, and not bad")
    else:
        yield item("not known: the text has no address and names no outlet of its own")
    for label, value in (
        ("by", ", ".join(head.authors or [])),
        ("published", head.published),
        ("modified", head.modified),
        ("section", head.section),
        ("type", head.type),
        ("wire", f"{head.wire_agency} ({head.wire_level})" if head.wire_agency else None),
        ("access", head.access),
    ):
        if value:
            yield item(f"{label} {value}")
    yield from disagreements(claims)


def disagreements(claims: list[Any]) -> Iterator[Any]:
    """Fields for which the page gives more than one value."""
    by_field: dict[str, list[Any]] = {}
    for c in claims:
        by_field.setdefault(c.field, []).append(c)
    for field in ("headline", "published", "modified", "canonical_url", "language", "site_name"):
        values = by_field.get(field, [])
        if len({" ".join(str(c.value).split()) for c in values}) > 1:
            yield item(Text(f"{field}: the page gives {len(values)} values", style="yellow"))
            for c in values:
                yield item(f"{c.origins}: {excerpt(c.value, 90)}", 2)


def promotion(rows: list[Any], measures: dict[str, Any]) -> Iterator[Any]:
    """What is not story: promotion first, then notes on provenance."""
    promos = [r for r in rows if r.role == "promo"]
    notes = [r for r in rows if r.role == "provenance"]
    share = measures.get("promo_share")
    part = f"{share.value:.0%} of the words" if share is not None and share.value is not None else ""
    yield heading("Promotion", part)
    if not promos:
        yield item("none found")
    for r in promos:
        where = f" → {r.host}" if r.host else ""
        fused = ", fused with the story" if r.fused else ""
        yield item(Text.assemble((r.kind.replace("_", " "), "bold"), f"{where}{fused}", (f"  {r.start}-{r.stop}", "dim")))
        yield item(excerpt(r.words), 2)
    if notes:
        yield heading("Notes on provenance")
        for r in notes:
            yield item(Text.assemble((r.kind.replace("_", " "), "bold"), (f"  {r.start}-{r.stop}", "dim")))
            yield item(excerpt(r.words), 2)
    furniture = len(rows) - len(promos) - len(notes)
    if furniture:
        yield item(Text(f"and {furniture} pieces of furniture (labels, captions, buttons), left out of the story", style="dim"))


def links(head: Any, rows: list[Any]) -> Iterator[Any]:
    """Where the links of the story lead."""
    yield heading("Links of the story")
    if head.format != "html" and not rows:
        yield item("not checked: a plain text has no links")
        return
    body = [r for r in rows if r.zone == "body"]
    if not body:
        yield item("none")
    for r in body:
        kind = "" if r.kind == "unknown" else f", {r.kind.replace('_', ' ')}"
        times = f" ×{r.n}" if r.n > 1 else ""
        yield item(Text.assemble((r.host or "this page", "bold"), f"{times} ({r.relation}{kind})  {excerpt(r.texts[0], 60)}"))
    elsewhere = sum(r.n for r in rows) - sum(r.n for r in body)
    if elsewhere:
        yield item(Text(f"and {elsewhere} in promotion and under the story", style="dim"))


def speakers(head: Any, rows: list[Any], measures: dict[str, Any]) -> Iterator[Any]:
    """Who speaks, for whom, in how many words, directly or in paraphrase."""
    total = sum(r.words for r in rows)
    share = measures.get("attributed_share")
    part = f"{share.value:.0%} of the story's words are somebody's" if share is not None and share.value is not None else ""
    yield heading("Who speaks", part)
    if not rows:
        yield item("nobody: no statement is attributed")
        return
    for r in rows:
        yield item(speaker(r, total))
        yield item(Text("; ".join(facts(r)), style="dim"), 2)
    yield item(Text("attributed by machine; shares are counts of words, and equal is not fair", style="dim"))


def speaker(r: Any, total: int) -> Text:
    """One voice: its name where it is sure, its side, its words."""
    named = r.name and (r.source_p is None or r.source_p >= SURE)
    name = r.name if named else f"unresolved, perhaps {r.name}" if r.name else "unresolved"
    sides = f" for {' and '.join(r.sides)}" if r.sides and r.sides != [r.name] else ""
    count = f"  {r.words} words" + (f" ({r.words / total:.0%})" if total else "")
    bar = "  " + "▇" * round(20 * r.words / total) if total and r.words else ""
    return Text.assemble((name, "bold"), sides, count, (bar, "cyan"))


def facts(r: Any) -> Iterable[str]:
    """What else is known of a voice."""
    if r.identity and r.identity != "named":
        reason = f", reason given: “{r.reason_given}”" if r.reason_given else ""
        yield r.identity.replace("_", " ") + reason
    if r.role:
        yield r.role
    if r.statements:
        direct = f", {r.direct_words} words quoted" if r.direct_words else ", all in paraphrase"
        yield f"{r.statements} statement{'s' if r.statements > 1 else ''}{direct}"
    if r.other:
        yield f"{r.other} thought, wish or deed ascribed"
    if r.cues:
        yield "by " + ", ".join(r.cues[:6])


def loaded(head: Any, rows: list[Any], measures: dict[str, Any]) -> Iterator[Any]:
    """What is loaded, by voice, with the sentence around it."""
    rate = measures.get("loaded_rate")
    measured = rate is not None and rate.value is not None
    part = f"{rate.value:.0%} of {rate.n} sentences in the outlet’s own voice" if rate is not None and measured else ""
    yield heading("Loaded words", part)
    if rate is not None and rate.state == "not_applicable":
        yield item("not applicable: words are weighed in English only")
        return
    if not rows:
        yield item("none shown")
    for voice, says in VOICES.items():
        found = [r for r in rows if r.voice == voice]
        if found:
            yield item(Text(says, style="underline"))
        for r in found:
            kind = (r.category or "loaded").replace("_", " ")
            yield item(Text.assemble((r.words, "bold"), f"  {kind}", (f"  {r.start}-{r.stop}", "dim")), 2)
            yield item(around(r), 3)


def around(r: Any) -> Text:
    """The sentence around a mark, cut to an excerpt, the mark in bold."""
    a, b = r.start - r.sentence_start, r.stop - r.sentence_start
    left, right = r.sentence[:a], r.sentence[b:]
    room = (EXCERPT - (b - a)) // 2
    left = f"… {left[-room:]}" if len(left) > room else left
    right = f"{right[:room]} …" if len(right) > room else right
    return Text.assemble("“", left, (r.sentence[a:b], "bold"), right, "”")


def unchecked(measures: dict[str, Any]) -> Iterator[Any]:
    """What could not be measured, and why."""
    names = sorted(m.name.replace("_", " ") for m in measures.values() if m.state == "not_checked" or m.value is None)
    if names:
        yield heading("Not checked")
        yield item("the input cannot show: " + ", ".join(names))
    yield item(Text("\nno verdict: audit explain NAME says what a measure means and what not to infer", style="dim"), 0)
