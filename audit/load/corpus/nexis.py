"""Exports of Nexis Uni and LexisNexis, as lines of text, Word or rich text.

Nexis Uni begins with a cover that lists all documents; each has title, source, date, copyright, labelled fields, a line `Body`,
the article, a classification, and `End of Document`. LexisNexis counts (`1 of 10 DOCUMENTS`) and centres source, date and
edition; title and labels in capitals follow, and the copyright comes last. Dropped are cover, classification, captions of
graphics and copyright; a highlight is the article's own deck and its first paragraph. A load date is no date of publication.
"""

import re
from collections.abc import Sequence

from audit.load.corpus.press import PressDocument, as_paragraphs
from audit.load.corpus.press_words import COPYRIGHT, dates_document, is_header, is_tail, label, line_pattern, word_pattern

Pair = tuple[str, str | None]
NEAR = 8
"""Maximum lines between the date of a document and its copyright or first label: edition, links to pictures."""
DIGITS = re.compile(r"\d{1,9}")  # the numbers of "1 of 10 DOCUMENTS"
PAGE = re.compile(r"\s*[;,]\s*")  # between section and page
CLAIMED = frozenset(
    {"author", "section", "length", "dateline", "series", "edition", "load_date", "language", "publication_type"}
)
"""Fields of labels that are claims."""


def nexis(lines: Sequence[str], *, wrapped: bool) -> tuple[list[PressDocument], int, bool]:
    """Documents of an export, how many are missing, and whether ends are marked."""
    places = [i for i, line in enumerate(lines) if len(line) < 100 and line_pattern("numbered").fullmatch(line)]
    if places:
        number, of = (int(n) for n in DIGITS.findall(lines[places[-1]])[:2])
        parts = [lines[i + 1 : j] for i, j in zip(places, [*places[1:], len(lines)], strict=True)]
        return [counted_document(part, wrapped=wrapped) for part in parts], max(of - number, 0), False
    parts, whole = ended_parts(lines)
    found = [uni_document(p, wrapped=wrapped, first=not i, whole=whole or i + 1 < len(parts)) for i, p in enumerate(parts)]
    return found, max(announced(parts[0]) - len(found), 0) if parts else 0, True


def announced(first: Sequence[str]) -> int:
    """Number of documents that a cover lists; 0 without a cover."""
    found = (DIGITS.findall(line) for line in first[:NEAR] if "(" in line and line_pattern("cover").fullmatch(line))
    return next((int(numbers[0]) for numbers in found), 0)


def ended_parts(lines: Sequence[str]) -> tuple[list[Sequence[str]], bool]:
    """Lines of each document of Nexis Uni, and whether the last one has its end."""
    parts: list[Sequence[str]] = []
    start = 0
    for i, line in enumerate(lines):
        if len(line) < 100 and line_pattern("end").fullmatch(line):
            parts.append(lines[start:i])
            start = i + 1
    rest = lines[start:]
    if not parts or any(label(line) or dates_document(line) for line in rest):
        return [*parts, rest], False
    return parts, True


def uni_document(lines: Sequence[str], *, wrapped: bool, first: bool, whole: bool) -> PressDocument:
    """A document of Nexis Uni; before the `first` one there may be a cover."""
    body = next((i for i, line in enumerate(lines) if line_pattern("body").fullmatch(line) and labelled_before(lines, i)), None)
    top = lines[:body] if body is not None else lines[: last_header(lines) + 1]
    begin = cover_end(top) if first else 0
    head = [line for line in top[begin:] if not line_pattern("link").fullmatch(line)]
    dated = date_place(head)
    fields = labelled(head[dated + 1 :], wrapped=wrapped)
    copied = next((line.strip() for line in head[dated + 1 :] if COPYRIGHT.match(line)), None)
    title, source = named(head[:dated] if dated >= 0 else [line for line in head if line.strip()][:2])
    rest = lines[body + 1 :] if body is not None else lines[len(top) :]
    story, tail = cut_tail(rest, wrapped=wrapped)
    pairs = [
        ("headline", title),
        ("published", head[dated].strip() if dated >= 0 else None),
        *edition([line for line in head[dated:] if line.strip()], 0 if dated >= 0 else -1),
    ]
    problem = "the database could not show this document" if any(line_pattern("broken").fullmatch(x) for x in lines) else None
    markup = with_deck(fields, as_paragraphs(story, wrapped=wrapped))
    return PressDocument(markup, [*pairs, *claims(fields), ("copyright", copied), *claims(tail)], source, whole, problem)


def labelled_before(lines: Sequence[str], at: int) -> bool:
    """True where a label or a copyright comes shortly before a line: the word alone can be one of the article."""
    return any(label(line) or COPYRIGHT.match(line) for line in lines[max(at - 3 * NEAR, 0) : at])


def last_header(lines: Sequence[str]) -> int:
    """Index of the last label before the article, -1 without one."""
    found = [i for i, line in enumerate(lines) if (pair := label(line)) and is_header(pair[0])]
    return found[-1] if found else -1


def cover_end(lines: Sequence[str]) -> int:
    """Index of the first line after the cover: of the title of the document that follows it."""
    if not any(line_pattern("cover").fullmatch(line) for line in lines):
        return 0
    dated = date_place(lines)
    before = [i for i in range(max(dated, 0)) if lines[i].strip()]
    return before[-2] if len(before) > 1 else 0


def date_place(lines: Sequence[str]) -> int:
    """Index of the line that dates a document, -1 without one: the last before its copyright or labels."""
    ends = (i for i, line in enumerate(lines) if COPYRIGHT.match(line) or ((pair := label(line)) and is_header(pair[0])))
    stop = next((i for i in ends if any(dates_document(line) for line in lines[max(i - 2 * NEAR, 0) : i])), len(lines))
    return next((i for i in range(stop - 1, max(stop - 2 * NEAR, 0) - 1, -1) if dates_document(lines[i])), -1)


def named(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Title and source: the last line names the source, those before it are the title."""
    words = [" ".join(line.split()) for line in lines if line.strip()]
    return " ".join(words[:-1]) or None, words[-1] if words else None


def edition(lines: Sequence[str], dated: int) -> list[Pair]:
    """The edition that follows the line with the date, before any label, copyright or empty line."""
    found: list[str] = []
    for line in lines[dated + 1 : dated + 4] if dated >= 0 else ():
        if not line.strip() or label(line) or COPYRIGHT.match(line):
            break
        found.append(line.strip().rstrip(";"))
    return [("edition", "; ".join(found) or None)]


def labelled(lines: Sequence[str], *, wrapped: bool) -> list[Pair]:
    """Fields and values of labels; a value that is `wrapped` goes on until an empty line or the next label."""
    found: list[tuple[str, list[str]]] = []
    going = False
    for line in lines:
        if pair := label(line):
            found.append((pair[0], [pair[1]]))
            going = wrapped
        elif going and line.strip() and not COPYRIGHT.match(line):
            found[-1][1].append(line.strip())
        else:
            going = False
    return [(field, " ".join(words).strip()) for field, words in found]


def claims(fields: Sequence[Pair]) -> list[Pair]:
    """Pairs for claims; a section is parted from its page."""
    found: list[Pair] = []
    for field, value in fields:
        if field == "section":
            parts = PAGE.split(value or "")
            numbered = [p for p in parts if word_pattern("page").match(p)]
            pages = "; ".join(word_pattern("page").sub("", p).strip() for p in numbered)
            found += [("section", "; ".join(p for p in parts if p not in numbered)), ("page", pages)]
        elif field in CLAIMED:
            found.append((field, value))
    return found


def with_deck(fields: Sequence[Pair], markup: str) -> str:
    """A highlight as the first paragraph of a text."""
    deck = next((value for field, value in fields if field == "highlight" and value), None)
    return as_paragraphs([deck], wrapped=False) + markup if deck and markup else markup


def cut_tail(lines: Sequence[str], *, wrapped: bool) -> tuple[Sequence[str], list[Pair]]:
    """The lines of the article, and the fields that follow it.

    It ends at a heading of the classification, or at the first label of which every database writes one at the end; a caption
    (`GRAPHIC:`) before that belongs to what follows. Without any, a copyright at the end is cut off.
    """
    ends = [i for i, line in enumerate(lines) if len(line) < 500 and ends_article(line)]
    if not ends:
        words = [i for i, line in enumerate(lines) if line.strip()]
        copied = next((i for i in words[-3:] if COPYRIGHT.match(lines[i])), len(lines))
        return lines[:copied], []
    stop = ends[0]
    while stop and (not lines[stop - 1].strip() or ((pair := label(lines[stop - 1])) and is_tail(pair[0]))):
        stop -= 1
    captions = [i for i, line in enumerate(lines[:stop]) if (pair := label(line)) and pair[0] == "graphic"]
    return lines[: min([*captions, stop])], labelled(lines[stop:], wrapped=wrapped)


def ends_article(line: str) -> bool:
    """True for a line after which nothing is the article's."""
    if line_pattern("classification").fullmatch(line):
        return True
    pair = label(line)
    if pair is None or not is_tail(pair[0]):
        return False
    return dates_document(pair[1]) if pair[0] == "load_date" else pair[0] in {"language", "publication_type"}


def counted_document(lines: Sequence[str], *, wrapped: bool) -> PressDocument:
    """A document of LexisNexis, between two lines that count."""
    first = next((i for i, line in enumerate(lines) if (pair := label(line)) and is_header(pair[0])), None)
    dated = next((i for i, line in enumerate(lines[:first]) if dates_document(line) and not COPYRIGHT.match(line)), -1)
    after = dated + 1
    while 0 < after < len(lines) and lines[after].strip() and not label(lines[after]):
        after += 1
    start, fields = header_end(lines, first, wrapped=wrapped) if first is not None else (title_end(lines, after), [])
    title = one_line(lines[after : first if first is not None else start]) or dict(fields).get("headline")
    begun = [value or "" for field, value in fields if field == "body"]
    story, tail = cut_tail([*begun, *lines[start:]], wrapped=wrapped)
    pairs = [("headline", title), ("published", lines[dated].strip() if dated >= 0 else None), *edition(lines, dated)]
    copied = next((line.strip() for line in lines if COPYRIGHT.match(line)), None)
    markup = with_deck(fields, as_paragraphs(story, wrapped=wrapped))
    source = one_line(lines[: max(dated, 0)])
    return PressDocument(markup, [*pairs, *claims(fields), ("copyright", copied), *claims(tail)], source, bool(tail))


def one_line(lines: Sequence[str]) -> str | None:
    """Lines in one, without a copyright among them; None without words."""
    kept = (line for line in lines if not COPYRIGHT.match(line) and not line_pattern("reserved").fullmatch(line))
    return " ".join(word for line in kept for word in line.split()) or None


def title_end(lines: Sequence[str], start: int) -> int:
    """Index after the title of a document without labels: after the first run of lines."""
    while start < len(lines) and not lines[start].strip():
        start += 1
    while start < len(lines) and lines[start].strip():
        start += 1
    return start


def header_end(lines: Sequence[str], first: int, *, wrapped: bool) -> tuple[int, list[Pair]]:
    """Index of the first line after the labels that begin at `first`, and their fields; `BODY:` is the last of them."""
    i = first
    while i < len(lines):
        pair = label(lines[i]) if lines[i].strip() else ("", "")
        if pair is None or (pair[0] and not is_header(pair[0])):
            break
        i += 1
        if pair[0] == "body":
            break
        while pair[0] and wrapped and i < len(lines) and lines[i].strip() and not label(lines[i]):
            i += 1
    return i, labelled(lines[first:i], wrapped=wrapped)
