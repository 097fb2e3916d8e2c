"""Render one article for the terminal: readable at any width, without colour, and by a screen reader.

Five lines answer first; the sections after them give the evidence. A section is a heading and plain lines. Colour and bars only
repeat what a number or word already says. Words of the article are quoted on lines of their own.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import duckdb

from audit.outlets.address import lettered_host
from audit.report.article.first_lines import answers, flagged, share, titles, unmeasured
from audit.report.article.view import (
    BASIS,
    MAJOR,
    VOICES,
    View,
    input_kind,
    one_a_span,
    read_as,
    runs,
    sentence_window,
    undeclared,
    view,
)
from audit.report.console import Words, heading, item, open_console
from audit.report.reference.explain import reason
from audit.report.wording import agencies, as_words, count, moment, quoted

EXCERPT = 160
"""Maximum code points of an excerpt."""
SHOWN = 3
"""Maximum excerpts of a run of adjacent insertions."""
MOST = 12
"""Maximum unchecked measures and signals listed."""
BEHIND = {"owner", "sisters", "based_in", "funding", "assessment", "legal", "restriction"}
"""Fields of outlet facts that the terminal shows; the card shows all."""


def terminal(con: duckdb.DuckDBPyConnection, sighting: str) -> str:
    """Render the audit of one sighting as text, with escape sequences where the terminal supports colour."""
    console = open_console()
    with console.capture() as capture:
        for part in parts(view(con, sighting)):
            console.print(part)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def parts(v: View) -> Iterator[Any]:
    """Yield the sections in order."""
    measures = {m.name: m for m in v.measures}
    yield from head(v)
    yield from first_lines(v)
    yield from speakers(v, measures)
    yield from loaded(v, measures)
    yield from promotion(v, measures)
    yield from publisher(v)
    yield from links(v)
    yield from unchecked(v)


def excerpt(words: str, longest: int = EXCERPT) -> str:
    """Quote words of the article, cut in the middle when longer than `longest` code points."""
    words = " ".join(words.split())
    if len(words) > longest:
        words = f"{words[: longest * 2 // 3].rstrip()} … {words[-longest // 3 :].lstrip()}"
    return words if quoted(words) else f"“{words}”"


def head(v: View) -> Iterator[Any]:
    """Yield the status of a withdrawn item, the headline, and the form of the input."""
    if v.head.withdrawn:
        yield Words(f"{v.head.withdrawn.upper()} by its provider: counts in no rate", style="bold red")
    yield Words(v.head.headline or "(no headline)", style="bold")
    language = f"language {v.head.language}" if v.head.language else "language undetermined"
    words = f"{count(v.head.words, 'word')} of story"
    kind = {"page": "html", "plain text": "text"}.get(input_kind(v.head), f"{input_kind(v.head)}, read as text")
    yield Words(f"{v.head.input} · {kind} · {words} · {language}", style="dim")


def first_lines(v: View) -> Iterator[Any]:
    """Yield the five lines that answer first, with the marks that they quote."""
    yield Words("")
    for a in answers(v):
        yield item(Words.assemble((f"{a.label}: ", "bold cyan"), a.words))
        for t in a.quotes:
            yield item(sentence_line(v, t), 2)


def publisher(v: View) -> Iterator[Any]:
    """Yield who published the article, when and who wrote it, each with its evidence."""
    head = v.head
    yield heading("Who published it")
    if head.outlet:
        name = head.outlet_name or head.outlet
        sure = "candidate: " if head.outlet_basis == "promo_cue" else ""
        yield item(Words.assemble(sure, (name, "bold"), f" (according to {BASIS[head.outlet_basis]})"))
        for cue in [i for i in v.insertions if i.host and i.role == "promo"][: head.outlet_basis == "promo_cue"]:
            yield item(excerpt(cue.words), 2)
    else:
        yield item(undeclared(v))
    wire = f"{head.wire_name or agencies(head.wire_agency)} ({head.wire_level})" if head.wire_agency else None
    for label, value in (
        ("by", ", ".join(head.authors or [])),
        ("published", moment(head.published)),
        ("modified", moment(head.modified)),
        ("section", head.section),
        ("declared as", head.type),
        ("wire", wire),
        ("access", head.access),
    ):
        if value:
            yield item(f"{label} {as_words(value)}")
    for how in read_as(v):
        yield item(f"read as {how}")
    for f in v.facts:
        if f.field.partition(".")[0] in BEHIND:
            yield item(Words(known(f, (head.published or "")[:10]), style="dim"))
    if v.facts:
        yield item(Words(f"all facts, and what is unknown: audit outlets show {head.outlet}", style="dim"))
    yield from disagreements(v)


def known(f: Any, day: str) -> str:
    """Word a fact about the outlet with its source; a restriction that began after `day` is marked as later."""
    if f.field == "assessment":
        return f"{f.said_by} ({f.as_of or 'no date'}) codes it {f.value}"
    if f.field == "restriction":
        later = "later, " if day and (f.valid_from or "") > day else ""
        return f"{later}from {f.valid_from}, {f.said_by}: {f.value}"
    dated = f", {f.as_of or 'no date'}" if f.grade != "computed" else ""
    return f"{as_words(f.field)}: {f.value} ({f.evidence}{dated})"


def disagreements(v: View) -> Iterator[Any]:
    """Yield the fields for which the input gives several values."""
    for field, n in {c.field: c.several for c in v.claims if c.several}.items():
        yield item(Words(f"{as_words(field)}: {n} different values", style="yellow"))
        for c in v.claims:
            if c.field == field:
                yield item(f"{c.origins}: {excerpt(c.value, 90)}{', used' if c.settled else ''}", 2)


def promotion(v: View, measures: dict[str, Any]) -> Iterator[Any]:
    """Yield promotion inside the story and notes on provenance; what is under the story is counted."""
    promos = [i for i in v.insertions if i.role == "promo"]
    yield heading("Promotion", share(measures, "promo_share", "of the words"))
    if not promos:
        yield item("none found")
    for run in runs([i for i in promos if i.zone != "tail"]):
        yield from promoted(run)
    under = Counter(as_words(i.kind) for i in promos if i.zone == "tail")
    if under:
        kinds = ", ".join(f"{kind} ×{n}" if n > 1 else kind for kind, n in under.items())
        yield item(Words(f"and {under.total()} under the story: {kinds}", style="dim"))
    if n := sum(i.role == "furniture" for i in v.insertions):
        yield item(Words(f"and furniture left out of the story (labels, captions, buttons): {n}", style="dim"))
    notes = [i for i in v.insertions if i.role == "provenance"]
    if notes:
        yield heading("Notes on provenance")
    for i in notes:
        yield item(Words.assemble((as_words(i.kind), "bold"), (f"  {i.start}-{i.stop}", "dim")))
        yield item(excerpt(i.words), 2)


def promoted(run: list[Any]) -> Iterator[Any]:
    """Yield a run of adjacent insertions of promotion, with excerpts of the first ones."""
    first, last = run[0], run[-1]
    hosts = dict.fromkeys(i.host for i in run if i.host)
    where = f" → {', '.join(hosts)}" if hosts else ""
    fused = ", fused with the story" if any(i.fused for i in run) else ""
    times = f" ×{len(run)}" if len(run) > 1 else ""
    place = (f"  {first.start}-{last.stop}", "dim")
    yield item(Words.assemble((as_words(first.kind), "bold"), f"{times}{where}{fused}", place))
    for i in run[:SHOWN]:
        yield item(excerpt(i.words), 2)
    if len(run) > SHOWN:
        yield item(Words(f"and {len(run) - SHOWN} more", style="dim"), 2)


def links(v: View) -> Iterator[Any]:
    """Yield the link targets of the story, grouped by host."""
    yield heading("Links of the story")
    if v.head.format != "html" and not v.links:
        yield item(f"not checked: {input_kind(v.head)} has no links")
        return
    by_target: dict[tuple[str, str, str], list[Any]] = {}
    for r in v.links:
        if r.zone == "body":
            by_target.setdefault((r.host or "this page", r.relation, r.kind), []).append(r)
    if not by_target:
        yield item("none")
    for (host, relation, kind), rows in by_target.items():
        what = "" if kind == "unknown" or relation == "own" else f", {as_words(kind)}"
        times = f" ×{len(rows)}" if len(rows) > 1 else ""
        rel = next((f", rel {r.rel}" for r in rows if r.rel and {"sponsored", "ugc"} & set(r.rel.split())), "")
        yield item(
            Words.assemble((lettered_host(host), "bold"), f"{times} ({relation}{what}{rel})  {excerpt(rows[0].text, 60)}")
        )
    if elsewhere := sum(r.zone != "body" for r in v.links):
        yield item(Words(f"and {elsewhere} in promotion and under the story", style="dim"))


def speakers(v: View, measures: dict[str, Any]) -> Iterator[Any]:
    """Yield the speakers: whom they speak for, in how many words, quoted or paraphrased."""
    yield heading("Who speaks", share(measures, "attributed_share", "of the story’s words are attributed"))
    attributed = measures.get("attributed_share")
    if not v.sources:
        lacking = attributed is not None and attributed.state == "not_applicable"
        yield item(unmeasured("attribution", v) if lacking else "nobody: no statement is attributed")
        return
    for r in v.sources:
        sides = f" for {r.affiliations}" if r.affiliations else ""
        yield item(Words.assemble((r.name or ("unnamed" if r.n is not None else "unresolved"), "bold"), sides))
        if r.words and r.n is not None:
            yield item(Words.assemble(f"{count(r.words, 'word')}, {r.share:.0%}  ", ("▇" * round(20 * r.share), "cyan")), 2)
        elif r.words:
            yield item(f"{count(r.words, 'word')}, {r.speech_share:.0%} of all speech", 2)
        yield item(Words("; ".join(facts(v, r)), style="dim"), 2)
    known = next((r.share_n for r in v.sources if r.share_n), 0)
    shares = f"shares are of the {count(known, 'word')} of speech in the body whose speaker is known; " if known else ""
    yield item(Words(f"attributed by machine; {shares}equal is not fair", style="dim"))


def facts(v: View, r: Any) -> Iterable[str]:
    """Yield further facts about a voice."""
    if r.perhaps:
        yield f"too uncertain to name; perhaps {r.perhaps}"
    if r.identity and r.identity != "named":
        yield as_words(r.identity) + (f", reason given: “{r.reason_given}”" if r.reason_given else "")
    if r.role and r.role.lower() not in (r.name or "").lower():
        yield r.role
    if r.statements:
        direct = f", {count(r.direct_words, 'word')} quoted" if r.direct_words else ", in paraphrase"
        yield count(r.statements, "statement") + direct
    if r.above:
        yield f"{r.above} in headline or standfirst, not counted"
    if r.ascribed:
        yield count(r.ascribed, "thought, wish or deed", "thoughts, wishes or deeds") + " ascribed"
    cues = dict.fromkeys(s.cue.lower() for s in v.statements if s.source == r.n and s.cue)
    if cues:
        yield "by " + ", ".join(list(cues)[:6])


def loaded(v: View, measures: dict[str, Any]) -> Iterator[Any]:
    """Yield loaded words by voice, each with its sentence."""
    rate = measures.get("loaded_rate")
    note = flagged(rate) if rate and rate.value is not None else ""
    yield heading("Loaded words", note)
    words = measures.get("loaded_words_outlet")
    if words is not None and words.state == "not_applicable":
        yield item(unmeasured("loaded language", v))
        return
    if rate is not None and rate.state == "not_applicable":
        yield item(Words("rules only, not measured against annotators", style="dim"))
    shown = [t for t in v.traits if t.feature in MAJOR and t.feature != "scare_quote"]
    if not shown:
        yield item("none shown")
    for voice, says in VOICES.items():
        found = one_a_span(t for t in shown if t.voice == voice)
        if found:
            yield item(Words(f"in {says}", style="underline"))
        for t in found:
            kind = as_words(t.category or "loaded")
            yield item(Words.assemble((t.words, "bold"), f"  {kind}", (f"  {t.start}-{t.stop}", "dim")), 2)
            yield item(sentence_line(v, t), 3)
            if why := reason(t.category, t.term):
                yield item(Words(why, style="dim"), 3)


def sentence_line(v: View, t: Any) -> Words:
    """Quote the sentence of a mark, cut to `EXCERPT` code points, with the mark in bold."""
    text, (start, stop, before, after) = v.head.text, sentence_window(v, t, EXCERPT)
    opening, closing = ("", "") if quoted(before + text[start:stop]) else ("“", "”")
    inner = (before, text[start : t.start], (text[t.start : t.stop], "bold"), text[t.stop : stop], after)
    return Words.assemble(opening, *inner, closing)


def unchecked(v: View) -> Iterator[Any]:
    """Yield the measures and signals that are not available, with the reason; all of them where the language is the reason."""
    lacking = "no links and few declarations" if v.head.host else "no address, no links and few declarations"
    why = f"{input_kind(v.head)} has {lacking}" if v.head.format == "text" else "the page does not show it"
    if names := titles(v, "not_checked"):
        yield heading("Not checked")
        more = f"; and {len(names) - MOST} more (all in --format html)" if len(names) > MOST else ""
        yield item(f"{why}, or too little to measure: {'; '.join(names[:MOST])}{more}")
    if missing := titles(v, "not_applicable"):
        yield heading("Not applicable")
        yield item(f"the article or its language has nothing to measure them on: {'; '.join(missing)}")
    yield item(Words("\nno verdict: audit explain NAME says what a measure means, and what not to infer", style="dim"), 0)
