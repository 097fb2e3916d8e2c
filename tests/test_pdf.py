"""PDFs: the words in the order in which they are read, and nothing of the page around them."""

import json
import zlib

import pytest
from pdfs import Sheet, made_pdf, width, wrapped

from audit.errors import AuditError
from audit.load import Input, load, pdf
from audit.load.corpus import corpus
from audit.load.pdf import pages

FIRST = (
    "The ferries between Quarrow and Selby stood still on Monday after talks between the harbour operator and its machinists "
    "failed, and the town reported long queues along the embankment. “We shall not change our demand,” said Bo Tarn, who "
    "speaks for the machinists."
)
SECOND = (
    "Harbour director Mary Quill called the decision wrong. She said the board had prepared another offer, which the union "
    "had rejected without a vote. The islands have four hundred inhabitants, of whom ninety travel to school by boat."
)
THIRD = (
    "Replacement buses run hourly as far as Selby, the town announced, although people on the northern shore complained about "
    "the timetable. Talks go on on Wednesday. The arbitrator, Rita Sand, has invited both sides to her office in Quarrow."
)
STORY = [FIRST, SECOND, THIRD]
TITLE = "Ferries stand still at Quarrow as talks fail"


def read(raw, name="a.pdf"):
    return load(Input(name, text=raw, draft="pdf"))


def words(document):
    return [document.text[b.start : b.stop] for b in document.blocks]


def said(document, field):
    return [s.value for s in document.said if s.field == field]


def in_columns(number, gap=12, size=10):
    """A page with a headline across columns, the story in them."""
    sheet = Sheet().write(50, 80, TITLE, 22)
    wide = (495 - gap * (number - 1)) / number
    lines = [(p, i, line) for p in STORY for i, line in enumerate(wrapped(p, wide, size, 10))]
    deep = -(-len(lines) // number)
    for c in range(number):
        y = 120
        for p, i, line in lines[c * deep : (c + 1) * deep]:
            last = line == wrapped(p, wide, size, 10)[-1]
            sheet.lines(50 + c * (wide + gap), y, [line, ""], size, indent=10 if i == 0 else 0, justify=None if last else wide)
            y += 12
    return sheet


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("gap", [10, 12, 18])
def test_columns_are_read_one_after_another_below_a_headline_across(number, gap):
    found = read(made_pdf(in_columns(number, gap)))
    assert words(found) == [TITLE, *STORY]
    assert [b.zone for b in found.blocks] == ["headline", "body", "body", "body"]


def test_columns_with_lines_at_different_heights():
    sheet = Sheet().write(50, 60, TITLE, 22)
    sheet.column(50, 100, 240, FIRST)
    sheet.column(302, 103.5, 240, SECOND, leading=13)
    assert words(read(made_pdf(sheet))) == [TITLE, FIRST, SECOND]


def test_a_headline_in_the_middle_comes_between_what_is_above_and_below_it():
    sheet = Sheet()
    for top, left, right in ((80, FIRST, SECOND), (330, THIRD, FIRST)):
        sheet.column(50, top, 240, left)
        sheet.column(310, top, 240, right)
    sheet.write(50, 280, "The long way to the islands", 18)
    assert words(read(made_pdf(sheet))) == ["The long way to the islands", FIRST, SECOND, THIRD, FIRST]
    small = Sheet().write(50, 50, TITLE, 30)
    small.ops += sheet.ops
    assert words(read(made_pdf(small))) == [TITLE, FIRST, SECOND, "The long way to the islands", THIRD, FIRST]


def test_a_line_across_columns_is_crossed_by_no_gutter():
    sheet = Sheet().write(50, 60, TITLE, 22)
    sheet.lines(50, 90, ["Ferries stopped on Monday, and nobody on the islands knows when they will sail again this week"], 12)
    sheet.column(50, 120, 240, FIRST)
    sheet.column(302, 120, 240, SECOND)
    assert words(read(made_pdf(sheet)))[2:] == [FIRST, SECOND]


def test_a_paragraph_goes_on_over_columns_and_pages():
    lines = wrapped(FIRST, 240, 10)
    first = Sheet().write(50, 60, TITLE, 22)
    first.column(50, 100, 240, SECOND)
    first.lines(302, 100, lines[:4])
    second = Sheet()
    second.lines(50, 60, lines[4:])
    second.column(50, 60 + 12 * len(lines[4:]), 240, THIRD)
    assert words(read(made_pdf(first, second))) == [TITLE, SECOND, FIRST, THIRD]


def test_artifacts_of_tagged_pages_are_left_out_and_counted():
    sheet = Sheet().write(50, 30, "The Harbour Ledger, Monday", 8, tag="Artifact").write(50, 80, TITLE, 22, tag="H1")
    sheet.column(50, 120, 400, FIRST, tag="P")
    sheet.write(300, 400, "SUBSCRIBE NOW", 14, tag="Artifact")
    found = read(made_pdf(sheet, tagged=True))
    assert words(found) == [TITLE, FIRST]
    assert said(found, "running_head") == ["The Harbour Ledger, Monday", "SUBSCRIBE NOW"]
    assert said(found, "page_furniture") == ["2 lines left out"]


def test_the_tag_of_an_artifact_says_nothing_on_a_page_of_which_little_is_tagged():
    sheet = Sheet().write(50, 80, TITLE, 22)
    sheet.column(50, 120, 400, FIRST)
    sheet.column(50, 300, 400, SECOND, tag="Artifact")
    assert words(read(made_pdf(sheet, tagged=True))) == [TITLE, FIRST, SECOND]


def paged(number, head, foot):
    sheets = []
    for i in range(number):
        sides = head.split("|") if head.startswith("{n}") else [head]
        top, bottom = (words.format(n=i + 4) for words in (sides[(i + 1) % len(sides)], foot))
        sheet = Sheet().write(50, 40, top, 8).write(290, 815, bottom, 8)
        if i == 0:
            sheet.write(50, 80, TITLE, 22)
        sheet.column(50, 120, 400, STORY[i % 3])
        sheets.append(sheet)
    return made_pdf(*sheets)


@pytest.mark.parametrize("number", [2, 3, 5])
@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("The Harbour Ledger", "{n}"),
        ("The Harbour Ledger | {n}", "Page {n} of 30"),
        ("{n} SPORT|LOCAL NEWS {n}", "- ledger.example -"),
    ],
)
def test_running_heads_and_page_numbers_are_no_text(number, head, foot):
    found = read(paged(number, head, foot))
    assert words(found) == [TITLE, *(STORY * 2)[:number]]
    assert said(found, "page_furniture") == [f"{2 * number} lines left out"]


def test_a_last_line_with_a_number_is_text():
    sheet = Sheet().write(50, 80, TITLE, 22)
    sheet.lines(50, 780, ["The ferries will be replaced by larger ones", "by 2030."])
    assert words(read(made_pdf(sheet)))[-1] == "The ferries will be replaced by larger ones by 2030."


def test_what_a_browser_prints_around_a_page_is_left_out():
    sheet = Sheet().write(24, 20, "11/29/26, 7:58 PM", 8).write(200, 20, f"{TITLE} | The Harbour Ledger", 8)
    sheet.write(24, 830, "https://ledger.example/ferries", 8).write(560, 830, "1/1", 8).write(50, 80, TITLE, 22)
    sheet.column(50, 120, 400, FIRST)
    found = read(made_pdf(sheet))
    assert words(found) == [TITLE, FIRST]
    assert (found.url, found.host) == ("https://ledger.example/ferries", "ledger.example")


HYPHENS = [
    (["The ministers met the repre-", "sentatives of the islands."], "representatives", ["repre-sentatives"]),
    (["The island-wide plan failed. The island-", "wide plan was dropped."], "The island-wide plan was", ["islandwide"]),
    (["It was a state-of-the-", "art ferry."], "state-of-the-art ferry", ["state-of-the-art"]),
    (["The speaker was Anna-", "Lena Vale."], "Anna-Lena Vale", []),
    (["They asked for two-", "and three-year terms."], "two- and three-year", []),
    (["It was a well-", "known ship."], "well-known ship", ["wellknown"]),
    (["The offer – a new one -", "was rejected."], "new one - was rejected", []),
]


@pytest.mark.parametrize(("lines", "there", "others"), HYPHENS)
def test_a_word_that_a_line_end_cuts_is_whole_and_its_other_reading_is_kept(lines, there, others):
    sheet = Sheet().write(50, 80, TITLE, 22)
    sheet.lines(50, 120, lines)
    found = read(made_pdf(sheet))
    assert there in words(found)[-1]
    kept = [s for s in found.said if s.field == "other_reading"]
    for s in kept:
        assert found.text[s.start : s.stop].replace("-", "") == s.value.replace("-", "")
    assert [s.value for s in kept if s.value != "state-of-theart"] == [o for o in others if o != "state-of-the-art"]


def with_initial(letter, lines, size=30):
    sheet = Sheet().write(50, 80, TITLE, 22).write(50, 142, letter, size)
    sheet.lines(72, 120, lines[:2])
    sheet.lines(50, 144, lines[2:])
    return read(made_pdf(sheet))


def test_an_initial_is_the_first_letter_of_its_word():
    found = with_initial(
        "T",
        [
            "he ferries between Quarrow and Selby stood",
            "still on Monday after talks between the",
            "operator and its crews failed.",
        ],
    )
    assert (
        words(found)[1]
        == "The ferries between Quarrow and Selby stood still on Monday after talks between the operator and its crews failed."
    )
    assert not said(found, "begins_in_lower_case")


def test_an_initial_that_can_be_a_word_has_two_readings():
    found = with_initial(
        "A", ["ferry to Selby sank on Monday with", "ninety people on board, the town said. The", "ferry was four years old."]
    )
    assert words(found)[1].startswith("A ferry to Selby")
    assert said(found, "other_reading") == ["Aferry"]


def test_a_story_whose_initial_was_drawn_is_marked():
    sheet = Sheet().write(50, 80, TITLE, 22)
    sheet.column(50, 120, 400, FIRST.removeprefix("T"), indent=0)
    found = read(made_pdf(sheet))
    (mark,) = (s for s in found.said if s.field == "begins_in_lower_case")
    assert (found.text[mark.start : mark.stop], mark.value) == ("he", "he")


def test_letters_that_only_a_table_of_the_font_knows():
    sheet = Sheet().write(50, 80, "Ferries stand still", 22, font="F2")
    sheet.lines(50, 120, ["“Piñata and café, œuvre,” said Bo", "Straße."], font="F2")
    assert words(read(made_pdf(sheet))) == ["Ferries stand still", "“Piñata and café, œuvre,” said Bo Straße."]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_rotated_page_is_read_as_it_is_shown(rotate):
    """The content is upright and the page is turned, so the words run upwards, or upside down."""
    sheet = in_columns(2)
    sheet.rotate = rotate
    assert words(read(made_pdf(sheet))) == [TITLE, *STORY]


def test_words_turned_in_the_margin_come_last():
    sheet = Sheet().write(50, 80, TITLE, 22).write(470, 300, "Photo: Ida Lund", 6, turned=True)
    sheet.column(50, 120, 400, FIRST)
    sheet.column(50, 250, 400, SECOND)
    assert words(read(made_pdf(sheet))) == [TITLE, FIRST, SECOND, "Photo: Ida Lund"]


def test_a_letter_drawn_twice_is_read_once():
    sheet = Sheet()
    for shift in (0, 0.3):
        sheet.write(50 + shift, 80, TITLE, 22)
    sheet.column(50, 120, 400, FIRST)
    assert words(read(made_pdf(sheet))) == [TITLE, FIRST]


def test_what_the_file_says_of_itself_are_claims_that_resolve_nothing():
    info = {"Title": "page_12_final.indd", "Author": "desk3", "CreationDate": "D:20260302211500+01'00'"}
    found = read(made_pdf(in_columns(1), info=info))
    assert {(s.field, s.value, s.origin) for s in found.said if s.field.startswith("document_")} == {
        ("document_title", "page_12_final.indd", "meta"),
        ("document_author", "desk3", "meta"),
        ("document_created", "2026-03-02T21:15:00+01:00", "meta"),
    }


WHOLE = made_pdf(in_columns(2))
BROKEN = [
    (made_pdf(in_columns(1), locked=True), "a.pdf: a PDF locked by a password; save it without one"),
    (WHOLE[: len(WHOLE) // 2], "a.pdf: a PDF that breaks off; fetch or save it again"),
    (b"%PDF-1.7\n%%EOF\n", "a.pdf: a damaged PDF; fetch or save it again, or copy its text into a .txt file"),
    (made_pdf(), "a.pdf: a PDF without pages; give one that holds an article"),
    (made_pdf(Sheet()), "a.pdf: a PDF without words; give one that holds an article"),
]


@pytest.mark.parametrize(("raw", "line"), BROKEN)
def test_a_pdf_that_cannot_be_read_is_one_line_with_a_way_out(raw, line):
    with pytest.raises(AuditError) as error:
        read(raw)
    assert str(error.value) == line


def test_a_scan_says_that_its_text_must_be_recognised():
    sheet = Sheet()
    sheet.ops.append(b"q 500 0 0 700 50 50 cm /Im Do Q")
    with pytest.raises(AuditError, match="a PDF without text: its pages are pictures; recognise its text first"):
        read(made_pdf(sheet))
    found = read(made_pdf(in_columns(1), sheet))
    assert said(found, "pages_without_text") == ["2"]


def test_without_the_library_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setattr(pages, "glyphs_of", lambda _: {"error": "library"})
    with pytest.raises(AuditError, match=r"pip install newsaudit\[pdf\]"):
        read(WHOLE)


def test_hostile_pdfs_are_stopped(monkeypatch):
    monkeypatch.setattr(pages, "SECONDS", 2)
    with pytest.raises(AuditError, match="processor time"):
        read(made_pdf(Sheet(), forms=12))
    monkeypatch.setattr(pages, "MEMORY", 500_000_000)
    bomb = zlib.compressobj(9)
    raw = b"".join([*(bomb.compress(bytes(1 << 24)) for _ in range(40)), bomb.flush()])
    with pytest.raises(AuditError, match="memory"):
        read(made_pdf(Sheet(), packed=raw))
    with pytest.raises(AuditError, match="more than 100 pages"):
        read(made_pdf(*(Sheet() for _ in range(101))))


def test_a_pdf_is_known_by_its_content_and_read_in_article_and_batch(tmp_path, run):
    for name in ("a.pdf", "b.txt"):
        (tmp_path / name).write_bytes(WHOLE)
    (tmp_path / "c.pdf").write_text("Ferries stand still\n\nTalks failed on Monday.")
    found = list(corpus([str(tmp_path)]))
    assert [one.draft for one in found] == ["pdf", "pdf", None]
    done = run("article", tmp_path / "b.txt", "--format", "json")
    assert json.loads(done.stdout)["article"]["headline"] == TITLE
    assert pdf.pdf(Input("-"), WHOLE).text.startswith(TITLE)


def test_the_words_under_a_link_are_its_span():
    """Also over a line end, and of two links beside each other; what is not covered, and punctuation, is outside."""
    sheet = Sheet()
    sheet.write(50, 100, TITLE, 20)
    sheet.lines(
        50, 140, ["The operator told the Gazette that its govern-", "ment, and others, had paid for it twice since the winter."]
    )
    sheet.lines(50, 200, ["Read on about the canal here and there, or ask the board of the harbour in Quarrow about it."])
    told, paid = width("The operator told ", 10), width("ment, ", 10)
    sheet.link(50 + told, 130, 545, 142, "https://gazette.example/a").link(50, 143, 50 + paid, 154, "https://gazette.example/a")
    here, there = width("Read on about the canal ", 10), width("Read on about the canal here and ", 10)
    sheet.link(50 + here, 190, 50 + here + width("here", 10), 203, "https://paper.example/1")
    sheet.link(50 + there, 190, 50 + there + width("there,", 10), 203, "https://paper.example/2")
    document = read(made_pdf(sheet))
    found = [(document.text[a.start : a.stop], a.href) for b in document.blocks for a in b.links]
    assert found == [
        ("the Gazette that its government", "https://gazette.example/a"),
        ("here", "https://paper.example/1"),
        ("there", "https://paper.example/2"),
    ]


def test_a_caption_between_two_parts_of_a_paragraph_stays_apart():
    lines = wrapped(FIRST, 240, 10)
    sheet = Sheet().write(50, 60, TITLE, 22)
    sheet.lines(50, 100, lines[:3])
    sheet.lines(50, 150, ["A ferry in the harbour. Photo: Rita Sand"], 7)
    sheet.lines(50, 180, lines[3:])
    assert words(read(made_pdf(sheet))) == [TITLE, FIRST, "A ferry in the harbour. Photo: Rita Sand"]


def test_the_cells_of_a_table_are_read_by_rows():
    sheet = Sheet().write(50, 60, TITLE, 22)
    sheet.column(50, 100, 400, FIRST)
    for i, row in enumerate([("Route", "Boats", "Change"), *((f"Quarrow {n}", str(n * 7), f"+{n}") for n in range(1, 7))]):
        for x, cell in zip((50, 200, 300), row, strict=True):
            sheet.write(x, 220 + 14 * i, cell)
    found = words(read(made_pdf(sheet)))
    assert found[:2] == [TITLE, FIRST]
    assert [line.split() for line in found[2:4]] == [["Route", "Boats", "Change"], ["Quarrow", "1", "7", "+1"]]
    assert len(found) == 9


def test_a_space_that_a_letter_covers_is_none():
    """Chromium draws a soft hyphen inside a word so."""
    sheet = Sheet().write(50, 80, TITLE, 22)
    sheet.write(50, 120, "The nego").write(50 + width("The nego", 10), 120, " ")
    sheet.write(50 + width("The nego", 10), 120, "tiations failed on Monday, the town said.")
    assert words(read(made_pdf(sheet)))[1] == "The negotiations failed on Monday, the town said."


def test_letters_that_are_spaced_out_are_words():
    sheet = Sheet().write(50, 80, TITLE, 22)
    x = 50
    for c in "HARBOUR NEWS":
        if c != " ":
            sheet.write(x, 110, c)
        x += width(c, 10) + 4
    sheet.column(50, 140, 400, FIRST)
    assert words(read(made_pdf(sheet))) == [TITLE, "HARBOUR NEWS", FIRST]


def test_a_page_whose_data_are_damaged_is_read_as_far_as_it_goes_and_says_so():
    raw = zlib.compress(b"\n".join(in_columns(1).ops))
    found = read(made_pdf(Sheet(), packed=raw[: len(raw) * 3 // 4]))
    assert found.text.startswith(f"{TITLE}\nThe ferries between")
    assert {"access": "partial", "breaks_off": "packed data of the file are damaged"}.items() <= {
        s.field: s.value for s in found.said
    }.items()
    checksum = read(made_pdf(Sheet(), packed=raw[:-1] + bytes([raw[-1] ^ 1])))
    assert words(checksum) == [TITLE, *STORY]
    assert not said(checksum, "access")
