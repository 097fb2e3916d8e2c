"""Notices: words of the story that show a signal which no other table holds.

Right of reply, anonymity and its reason, notes of update and correction by their wording; documents cited where no link
stands near, figures without a source in their sentence, and headlines that say more than their text, by rules. The first
are facts, the last three judgements; `audit explain` says so of each.
"""

import re
from collections.abc import Iterable, Iterator

from audit.extract.notices.cues import Notices
from audit.extract.notices.kit import NoticesKit
from audit.lang.sentences import spans
from audit.rows import Insertion, Link, Notice, Rows, Statement
from audit.text import Document, Span, pattern, without

Found = tuple[int, int, str, str]
"""Start, stop, signal and rule."""
NEAR = 1
"""Sentences before and after a citation in which a link may stand."""
QUOTED = re.compile(r"[“\"‘«„]([^“”\"‘’«»„\n]{6,80})[”\"’»“]")


def notices(document: Document, kit: NoticesKit, rows: Rows) -> Iterable[Notice]:
    """The notices of a document, in order; judgements only of English texts."""
    cues = kit.cues
    found = list(worded(document, cues, rows))
    if pack := kit.packs.of(document.lang):
        sentences = [(field, Span(pieces[0].start, pieces[-1].stop)) for field, pieces in spans(document, rows, pack)]
        text = without(document.text, (Span(i.start, i.stop) for i in rows.of(Insertion)))
        found += cited(text, document.format == "html", cues, rows, sentences)
        found += unsourced(text, cues, rows, sentences)
        found += overstated(text, cues, sentences)
    for start, stop, signal, rule in sorted(set(found)):
        yield Notice(document.id, rows.kit, start, stop, signal, rule)


def worded(document: Document, cues: Notices, rows: Rows) -> Iterator[Found]:
    """What the wordings find: notes anywhere, the other cues outside promotion and furniture."""
    promos = [Span(i.start, i.stop) for i in rows.of(Insertion) if i.role != "provenance"]
    lowered = document.text.lower()
    awake = [cue for cue in cues.rules if any(n in lowered for n in cue.needs)]
    for block in document.blocks if awake else ():
        line = document.text[block.start : block.stop]
        low = line.lower()
        for cue in awake:
            if not any(n in low for n in cue.needs):
                continue
            for m in pattern(cue.pattern, re.IGNORECASE).finditer(line):
                start, stop = trimmed(line, m.start(), m.end(), block.start)
                if start < stop and not any(p.start <= start < p.stop for p in promos):
                    yield start, stop, cue.signal, cue.name


def trimmed(text: str, start: int, stop: int, offset: int) -> tuple[int, int]:
    """A span less white space at its ends, moved by `offset`."""
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return start + offset, stop + offset


def cited(text: str, page: bool, cues: Notices, rows: Rows, sentences: list[tuple[str, Span]]) -> Iterator[Found]:
    """Documents that the text cites; in a page also those with no link within a sentence of the citation."""
    words = cues.documents
    noun = pattern(
        rf"\b(?:an?|the|its|their|his|her|new|recent|this|that|in|[’']s|\w+(?:al|ic|ent|ed)) {words['noun']}\b", re.IGNORECASE
    )
    verb = pattern(rf"\b{words['verb']}\b", re.IGNORECASE)
    links = [row.start for row in rows.of(Link) if row.zone == "body"]
    for i, (field, s) in enumerate(sentences):
        line = text[s.start : s.stop]
        low = line.lower()
        if field != "body" or not any(n in low for n in words["needs"]):
            continue
        m = noun.search(line)
        if not m or not verb.search(line):
            continue
        start, stop = s.start + m.start(), s.start + m.end()
        yield start, stop, "document_cited", "document-noun-and-verb"
        low_edge, high_edge = sentences[max(i - NEAR, 0)][1].start, sentences[min(i + NEAR, len(sentences) - 1)][1].stop
        if page and not any(low_edge <= at < high_edge for at in links):
            yield start, stop, "document_without_link", "no-link-within-a-sentence"


def unsourced(text: str, cues: Notices, rows: Rows, sentences: list[tuple[str, Span]]) -> Iterator[Found]:
    """Figures of weight in the outlet's own sentences that do not say where they come from."""
    figure, sourced = pattern(cues.numbers["figure"], re.IGNORECASE), pattern(cues.numbers["sourced"], re.IGNORECASE)
    said = [Span(s.start, s.stop) for s in rows.of(Statement)]
    for field, s in sentences:
        line = text[s.start : s.stop]
        if field != "body" or not any(c.isdigit() for c in line) or sourced.search(line):
            continue
        if any(p.start < s.stop and s.start < p.stop for p in said):
            continue
        for m in figure.finditer(line):
            yield s.start + m.start(), s.start + m.end(), "number_without_source", "figure-and-no-source-word"


def overstated(text: str, cues: Notices, sentences: list[tuple[str, Span]]) -> Iterator[Found]:
    """Headlines that say what their text does not: a number, words in quotation marks, or certainty."""
    heads = [s for field, s in sentences if field == "headline"]
    body = [text[s.start : s.stop] for field, s in sentences if field == "body"]
    if not heads or len(body) < 4:
        return
    low = "\n".join(body).lower()
    digits = set(re.findall(r"\d[\d.,]*\d|\d", low))
    for s in heads:
        line = text[s.start : s.stop]
        for m in re.finditer(r"\d[\d.,]*\d|\d{2,}", line):
            if re.fullmatch(r"(?:19|20)\d\d", m.group()):
                continue  # a year is often left out of the text
            if m.group() not in digits and m.group().replace(",", "") not in {d.replace(",", "") for d in digits}:
                yield s.start + m.start(), s.start + m.end(), "headline_stronger", "number-not-in-body"
        for m in QUOTED.finditer(line):
            words = re.findall(r"\w+", m.group(1).lower())
            if len(words) > 1 and " ".join(words) not in " ".join(re.findall(r"\w+", low)):
                yield s.start + m.start(1), s.start + m.end(1), "headline_stronger", "quotation-not-in-body"
        yield from hedged(line, s, body, cues)


def hedged(line: str, head: Span, body: list[str], cues: Notices) -> Iterator[Found]:
    """A headline without a hedge over a first sentence on the same words that has one."""
    if pattern(cues.hedges["headline"], re.IGNORECASE).search(line):
        return
    content = set(re.findall(r"\w{4,}", line.lower()))
    for sentence in body[:2]:
        same = content & set(re.findall(r"\w{4,}", sentence.lower()))
        if len(same) >= max(3, 0.5 * len(content)) and pattern(cues.hedges["lead"], re.IGNORECASE).search(sentence):
            yield head.start, head.stop, "headline_stronger", "hedge-dropped"
            return
