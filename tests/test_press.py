"""Exports of press databases: one article a document, what the database says as claims, nothing lost."""

import io
import zipfile
from functools import partial

import pytest
from clock import cpu_seconds
from press import (
    EXPORTS,
    FACTIVA,
    FACTIVA_PLAIN,
    LEAD,
    LEXIS,
    PROQUEST,
    QUOTE,
    SECOND,
    UNI,
    UNI_TEXT,
    docx,
    europresse_html,
    factiva_html,
    rtf,
)

from audit.errors import AuditError
from audit.load import load
from audit.load.corpus import corpus
from audit.load.corpus.exports import export_records
from audit.load.corpus.one import path
from audit.load.corpus.recognise import HEAD, recognised
from audit.load.input import Input, LeftOut
from audit.pipeline import audit
from audit.rows import Failure, Resolved


def records(raw, name):
    form = recognised(raw[:HEAD], name)
    assert form, name
    return list(export_records(io.BytesIO(raw), name, form))


def said(given):
    return {s.field: s.value for s in given.said if s.origin == "export"}


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_a_document_is_an_article_of_its_own_words(name):
    first, second = records(EXPORTS[name], name)
    assert [first.id, second.id] == [f"{name}#1", f"{name}#2"]
    assert [first.outlet, second.outlet] == [
        "Harbour Ledger (Quarrow)" if "uni" in name else "Harbour Ledger",
        "The Selby Courier",
    ]
    between = (
        "\nLocation: the old quay was empty but for gulls when the first of the crews went home." if "proquest" in name else ""
    )
    title, body = load(first).text.split("\n", 1)
    assert title.startswith("Strike stops all ferries")
    assert body == f"{LEAD}{between}\n{QUOTE}"
    assert load(second).text == f"Board meets again\n{SECOND}"


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_what_the_database_says_is_settled(name, kit):
    found = {}
    for given in records(EXPORTS[name], name):
        for row in audit(load(given), kit).of(Resolved):
            found.setdefault(row.field, []).append((row.value, row.origin))
    assert [(day[:10], origin) for day, origin in found["published"]] == [("2026-11-23", "export"), ("2026-11-24", "export")]
    assert [value for value, _ in found["site_name"]][1] == "The Selby Courier"
    if name not in {"europresse-old.html", "factiva-plain.html"}:
        assert found["author"][0] == ("Ines Vale", "export")


def test_fields_of_each_database():
    first = said(records(LEXIS.encode(), "a.txt")[0])
    assert (first["section"], first["page"], first["length"], first["edition"]) == (
        "NEWS",
        "4",
        "355 words",
        "Edition 1; Scotland",
    )
    assert (first["load_date"], first["dateline"]) == ("November 25, 2026", "QUARROW")
    assert said(records(FACTIVA.encode(), "a.txt")[0])["guid"] == "HLEDG00020261123emb700001"
    assert said(records(PROQUEST.encode(), "a.txt")[0])["load_date"] == "2026-11-26"
    first = said(records(europresse_html().encode(), "a.html")[0])
    assert (first["section"], first["length"], first["page"]) == ("Actualités", "355 mots", "4")
    assert "26 novembre" in first["certificate"]


def test_the_number_of_the_document_dates_it_where_no_header_does():
    markup = europresse_html().replace("Actualités, lundi 23 novembre 2026 355 mots, p. 4", "Actualités")
    assert said(records(markup.encode(), "a.html")[0])["published"] == "2026-11-23"


OLD = LEXIS.replace(
    "Strike stops all ferries between Quarrow and Selby after\ntalks on pay failed again\n",
    "HEADLINE: Strike stops all\nferries\n",
).replace("DATELINE: QUARROW\n", "DATELINE: QUARROW\n\nBODY:\n")


def test_older_layouts_label_headline_and_body():
    document = load(records(OLD.encode(), "a.txt")[0])
    assert document.text == f"Strike stops all ferries\n{LEAD}\n{QUOTE}"


def test_labels_in_other_languages():
    text = (
        "Dokument 1 von 1\n\nHafenblatt\n\n23. November 2026 Montag\n\nStreik\n\nAUTOR: Ines Vale\n\nLÄNGE: 355 Wörter\n\n"
        "Die Fähren standen still.\n\nUPDATE: 24. November 2026\n\nSPRACHE: GERMAN; DEUTSCH\n"
    )
    (given,) = records(text.encode(), "a.txt")
    assert (load(given).text, given.outlet, said(given)["author"]) == (
        "Streik\nDie Fähren standen still.",
        "Hafenblatt",
        "Ines Vale",
    )


def test_formats_are_known_by_content_not_by_suffix():
    assert len(records(EXPORTS["uni.rtf"], "a.doc")) == 2
    assert len(records(EXPORTS["uni.docx"], "a.rtf")) == 2
    assert len(records(EXPORTS["factiva.html"], "a.doc")) == 2
    assert len(records(EXPORTS["lexis.txt"], "a.rtf")) == 2
    assert len(records(EXPORTS["uni.txt"].decode().encode("utf-16"), "a.txt")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Talks resume\nThey met on Monday.\nLength: 355 words",
        "HD and SN are codes\nBody\nThe word stands alone.",
        "Form\n" + "_" * 60 + "\nTitle: a novel\nThe clerk signed.",
        "Ferries\n355 words\nThe board said on 23 November 2026 that talks failed.",
    ],
)
def test_articles_are_no_exports(text):
    assert recognised(text.encode(), "a.txt") is None


def test_a_file_of_one_document_keeps_its_name():
    (given,) = records("\n\n".join(UNI[9:29]).encode(), "a.txt")
    assert given.id == "a.txt"


COUNTED = [
    (LEXIS.encode(), "a.txt", "DOCUMENTS\n"),
    (UNI_TEXT.encode(), "a.txt", "\nEnd of Document"),
    (FACTIVA.encode(), "a.txt", "AN  "),
    (PROQUEST.encode(), "a.txt", "Full text:"),
    (factiva_html().encode(), "a.html", "<b>HD</b>"),
    (europresse_html().encode(), "a.html", "<article>"),
]


@pytest.mark.parametrize(("raw", "name", "mark"), COUNTED)
@pytest.mark.parametrize("emptied", ["", LEAD, SECOND])
def test_every_document_is_done_failed_or_left_out(raw, name, mark, emptied):
    text = raw.decode().replace(emptied, "") if emptied else raw.decode()
    found = records(text.encode(), name)
    assert len(found) == text.count(mark)
    assert all(isinstance(r, Input | Failure | LeftOut) for r in found)
    if emptied == SECOND and name != "a.txt":
        assert isinstance(found[1], LeftOut)


def test_a_document_without_text_is_left_out_with_its_reason():
    found = records(FACTIVA.replace(SECOND, "").encode(), "a.txt")
    assert found[1] == LeftOut("a.txt#2", "press document without text")


def test_a_document_that_the_database_could_not_show_fails():
    broken = UNI_TEXT.replace(
        SECOND, "We are sorry but there is an error in this document and it is not possible to display it."
    )
    assert isinstance(records(broken.encode(), "a.txt")[1], Failure)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (LEXIS[: LEXIS.index("2 of 2")].encode(), "a.txt"),
        (UNI_TEXT[: UNI_TEXT.index("Board meets again\n\nThe Selby")].encode(), "a.txt"),
    ],
)
def test_documents_that_are_announced_and_missing_fail(raw, name):
    first, missing = records(raw, name)
    assert isinstance(first, Input)
    assert missing == Failure("a.txt#2", "read", "a.txt#2: breaks off after document 1 of 2, without 2; export it again", None)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (LEXIS[: LEXIS.index("at the end of the week")].encode(), "a.txt"),
        (UNI_TEXT[: UNI_TEXT.index(" on its own site")].encode(), "a.txt"),
        (FACTIVA[: FACTIVA.index(" on its own site")].encode(), "a.txt"),
        ("\n".join(FACTIVA_PLAIN[:-1]).encode(), "a.txt"),
        (PROQUEST[: PROQUEST.index(" on its own site")].encode(), "a.txt"),
        (factiva_html().split(" on its own site")[0].encode(), "a.html"),
        (europresse_html().split(" on its own site")[0].encode(), "a.html"),
    ],
)
def test_a_document_that_breaks_off_is_partial(raw, name):
    *whole, last = records(raw, name)
    assert "access" not in said(whole[0])
    assert said(last)["access"] == "partial"


def encrypted_docx():
    made = io.BytesIO(docx(UNI))
    raw = bytearray(made.getvalue())
    at = -1
    while (at := raw.find(b"PK\x01\x02", at + 1)) >= 0:
        raw[at + 8] |= 1  # the flag of a member that has a password
    at = -1
    while (at := raw.find(b"PK\x03\x04", at + 1)) >= 0:
        raw[at + 6] |= 1
    return bytes(raw)


OLE = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
BAD = {
    "empty.txt": (b"", "empty"),
    "empty.rtf": (b"{\\rtf1 }", "without words"),
    "deep.rtf": (b"{\\rtf1" + b"{" * 5000, "nested deeper"),
    "cut.docx": (docx(UNI)[:300], "damaged"),
    "zip-password.docx": (encrypted_docx(), "password"),
    "password.docx": (OLE, "password"),
    "old.rtf": (b"\xd0\xcf\x11\xe0" + bytes(600), "old Office file"),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_file_gives_one_line(name, tmp_path):
    raw, what = BAD[name]
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(AuditError, match=what) as caught:
        load(path(tmp_path / name))
    assert "\n" not in str(caught.value)
    (found,) = corpus([str(tmp_path)])
    if isinstance(found, Input):
        with pytest.raises(AuditError, match=what):
            load(found)
    else:
        assert what in found.error


def test_article_shows_one_part_and_says_how_many(run, tmp_path):
    (tmp_path / "a.rtf").write_bytes(rtf(UNI))
    first = run("article", "a.rtf")
    assert b"article 1 of 2" in first.stderr
    assert b"Strike stops all ferries" in first.stdout
    assert b"Board meets again" in run("article", "a.rtf", "--part", "2").stdout
    assert run("article", "a.rtf", "--part", "3").returncode == 2
    assert b"article 1 of 2" in run("article", "-", stdin=rtf(UNI)).stderr


def test_a_folder_of_exports_and_articles(tmp_path):
    for name, raw in EXPORTS.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "plain.rtf").write_bytes(rtf(["Talks resume", "They met on Monday."]))
    (tmp_path / "plain.docx").write_bytes(docx(["Talks resume", "They met on Monday."]))
    found = list(corpus([str(tmp_path)]))
    assert len(found) == 2 * len(EXPORTS) + 2
    assert all(isinstance(r, Input) for r in found)


def test_zip_without_a_word_file_is_still_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(AuditError, match="zip archive"):
        path(tmp_path / "a.zip")


GROWING = {
    "a.txt": [
        lambda n: LEXIS * n,
        lambda n: "\n\n".join(UNI[9:] * n),
        lambda n: FACTIVA * n,
        lambda n: PROQUEST * n,
        lambda n: "_" * 60 + "\nPublication title: a\n" + "Full text: x\n" * 40 * n,
        lambda n: LEXIS + "Section: a\nBody\n" * 20 * n,
        lambda n: "HD  a\nSN  b\nLP  c\n" + " " * 1000 * n + "x",
    ],
    "a.html": [
        lambda n: factiva_html() * n,
        lambda n: europresse_html() * n,
        lambda n: "<html>" + "<div>" * 200 + "<span class=DocPublicationName>aa</span>" * 10 * n,
    ],
}


@pytest.mark.parametrize(("name", "made"), [(name, made) for name, many in GROWING.items() for made in many])
def test_time_grows_with_the_size_alone(name, made):
    small, large = (cpu_seconds(partial(records, made(n).encode(), name)) for n in (10, 80))
    assert large < 8 * 4 * small + 0.1
