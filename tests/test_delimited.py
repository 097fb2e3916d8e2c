"""CSV and TSV in every encoding, with every separator, and with broken rows: each row is read or is one failure."""

import csv
import io
import itertools

import pytest

from audit.errors import AuditError
from audit.load import Input
from audit.load.corpus import Wanted, corpus
from audit.load.corpus.tables import parse_map
from audit.load.input import LeftOut
from audit.rows import Failure

TEXTS = {
    "de": "Die Ministerin sagte am Montag, die Gespräche über die Häfen würden fortgeführt; „das größte Problem“ sei gelöst.",
    "fr": "La présidente du conseil a déclaré que l’affaire était close ; les élus, gênés, réclament une enquête à Genève.",
    "es": "La ministra dijo que la reunión será pública en todo el país, según el informe del año pasado; hubo más dudas.",
    "pl": "Minister powiedział, że rozmowy zostaną wznowione w środę; związkowcy żądają podwyżek, rząd jest przeciw.",
    "ru": "Министр заявил, что переговоры о портах продолжатся в среду; профсоюзы требуют повышения зарплаты.",
    "tr": "Bakan, görüşmelerin çarşamba günü süreceğini söyledi; sendikalar maaş artışı istiyor ama bütçe yok, dedi.",
    "ja": "大臣は月曜日、港をめぐる交渉が水曜日に再開されると述べた。労働組合は賃上げを求めている、と伝えられた。",
    "en": "The minister said on Monday that talks would resume; “we’re ready,” she said, and the café’s owner agreed.",
}
ENCODINGS = {
    "de": ("cp1252", "iso8859-1"), "fr": ("cp1252",), "es": ("cp1252", "iso8859-1"), "pl": ("cp1250", "iso8859-2"),
    "ru": ("cp1251", "koi8-r"), "tr": ("cp1254",), "ja": ("shift_jis", "euc_jp"), "en": ("cp1252",),
}  # fmt: skip
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
PAIRS = [(lang, encoding) for lang in TEXTS for encoding in (*UNICODE, *ENCODINGS[lang])]


def read(path, **wanted):
    """Inputs, failures and records left out, as those inside a folder."""
    found = list(corpus([str(path)], Wanted(**wanted)))
    return tuple([g for g in found if isinstance(g, kind)] for kind in (Input, Failure, LeftOut))


def rows(lang, n=30):
    """Rows with several lines, quotation marks and separators in their cells."""
    words = TEXTS[lang]
    texts = (words, f"{words}\n\n{words}", f'"{words}" {words}', f"{words} | {words}\tx, y; z")
    return [(f"a{i}", f"https://ledger.example/{i}", texts[i % 4]) for i in range(n)]


def written(table, separator=",", end="\r\n", **more):
    """A table as text."""
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=end, **more).writerows(table)
    return out.getvalue()


@pytest.mark.parametrize(("lang", "encoding"), PAIRS)
def test_a_table_is_the_same_in_every_encoding(tmp_path, lang, encoding):
    good, failed, left_out = 0, [], []
    for end, separator in itertools.product(("\n", "\r\n"), ",;\t|"):
        table = rows(lang)
        raw = written([("id", "url", "text"), *table], separator, end).encode(encoding, "replace")
        (tmp_path / "a.csv").write_bytes(raw)
        good, failed, left_out = read(tmp_path / "a.csv")
        lost = "replace" if encoding in {"iso8859-1", "iso8859-2", "koi8-r", "shift_jis", "euc_jp"} else "strict"
        assert [(g.id, g.url, g.text) for g in good] == [
            tuple(c.encode(encoding, lost).decode(encoding) for c in row) for row in table
        ]
        assert (failed, left_out) == ([], [])


FAULTS = {
    "short": (lambda row: row.partition(",")[0] + "\n", "cells where"),
    "long": (lambda row: row.rstrip("\n") + ",more,and more\n", "cells where"),
    "unclosed": (lambda row: row.rstrip("\n").removesuffix('"') + "\n", "not closed"),
    "opened": (lambda row: row.rstrip("\n") + '"\n', "not closed"),
    "bytes": (lambda row: row.replace("Talks", "Talks\udcff"), "encoding"),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("every", [2, 7, 1000])
def test_a_broken_row_is_one_failure_and_all_others_are_read(tmp_path, fault, every):
    """The count law, with the fault in the first, a middle and the last row, and thousands of rows behind it."""
    table = [
        written([(i, f"Talks, “resumed” {i}\nThe second, longer line of “{i}”.")], end="\n", quoting=csv.QUOTE_ALL)
        for i in range(3000)
    ]
    broken = [i for i in range(3000) if i % every == every - 1 or (every == 1000 and i == 0)]
    for i in broken:
        table[i] = FAULTS[fault][0](table[i])
    (tmp_path / "a.csv").write_bytes(("id,text\n" + "".join(table)).encode("utf-8", "surrogateescape"))
    good, failed, left_out = read(tmp_path / "a.csv")
    assert len(good) + len(failed) + len(left_out) == 3000
    assert [g.id for g in good] == [str(i) for i in range(3000) if i not in set(broken)]
    assert all(FAULTS[fault][1] in f.error for f in failed)


def test_a_quotation_mark_that_is_never_closed_is_said_with_the_lines_behind_it(tmp_path):
    (tmp_path / "a.csv").write_text('id,text\n1,One.\n2,"Two\nmore, of two\nand more\n3,Three.\n4,Four.\n')
    good, failed, _ = read(tmp_path / "a.csv")
    assert [g.text for g in good] == ["One.", "Three.", "Four."]
    assert [f.error.partition("a.csv:")[2] for f in failed] == [
        "2: a quotation mark that is not closed, so 2 lines behind it are not read either"
    ]


@pytest.mark.parametrize(
    ("name", "raw", "texts"),
    [
        ("a.csv", 'sep=;\nid;text\n1;"One; two."\n', ["One; two."]),  # how spreadsheets name the separator
        ("a.csv", "text\nOne, two.\nThree; four.\n", ["One, two.", "Three; four."]),
        ("a.csv", 'id, text\n1, "One, two."\n2, "Three, four."\n', ["One, two.", "Three, four."]),
        ("a.csv", 'id,text\n1,"\\"One,\\" she said."\n2,"Two, \\"three\\"."\n', ['"One," she said.', 'Two, "three".']),
        ("a.tsv", 'id\ttext\n1\t"One," she said.\n2\t"Two\n3\tThree.\n', ['"One," she said.', '"Two', "Three."]),
        ("a.tsv", "id,text\n1,One.\n", ["One."]),
        ("a.csv", "id,title,text,,\n1,A,One.,,\n\n2,B,Two.,,,,\n", ["One.", "Two."]),
    ],
)
def test_separator_and_quoting_are_detected(tmp_path, name, raw, texts):
    (tmp_path / name).write_text(raw)
    good, failed, _ = read(tmp_path / name)
    assert ([g.text for g in good], failed) == (texts, [])


def test_a_map_decides_on_the_separator(tmp_path):
    (tmp_path / "a.csv").write_text("nr;title, long;body\n1;A, b;One.\n")
    good, _, _ = read(tmp_path / "a.csv", columns=parse_map("id=NR,text=Body"))
    assert [(g.id, g.text) for g in good] == [("1", "One.")]


def test_a_folder_with_other_tables_is_read_to_its_end(tmp_path):
    """Tables without text are left out with their reason; what is no table is one failure."""
    (tmp_path / "a.csv").write_bytes("Preis;Größe\n1;2\n".encode("cp1252"))
    (tmp_path / "b.tsv").write_bytes("price\tsize\n1\t2\n".encode("utf-16"))
    (tmp_path / "c.csv").write_bytes(b"")
    (tmp_path / "d.csv").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "e.csv").write_text("id,text\n1,One.\n")
    (tmp_path / "f.txt").write_text("Two.")
    good, failed, left_out = read(tmp_path)
    assert [g.text for g in good] == ["One.", b"Two."]
    assert [f.input[-5:] for f in failed] == ["c.csv", "d.csv"]
    assert [(one.input[-5:], one.reason) for one in left_out] == [
        ("a.csv", "table without a column of text"), ("b.tsv", "table without a column of text"),
    ]  # fmt: skip
    with pytest.raises(AuditError, match="it has: Preis, Größe"):
        read(tmp_path / "a.csv")


@pytest.mark.parametrize("raw", [b"", b" \n", bytes(range(256)) * 20], ids=["empty", "blank", "binary"])
def test_a_file_that_is_no_table_does_not_end_the_batch(tmp_path, raw):
    (tmp_path / "a.csv").write_bytes(raw)
    (tmp_path / "b.csv").write_text("id,text\n1,One.\n")
    found = list(corpus([str(tmp_path / "a.csv"), str(tmp_path / "b.csv")]))
    assert [type(g) for g in found] == [Failure, Input]
