"""A language is a folder: English is only in `audit/lang/en`, and packs contain everything that the steps require."""

import ast
import re
from dataclasses import replace

import pytest
import yaml

from audit.errors import AuditError
from audit.kit import Kit
from audit.lang.pack import FOLDER, Pack, Packs
from audit.lang.person_names import PersonNames
from audit.load import Input, load
from audit.pipeline import audit
from audit.report.article.terminal import terminal
from audit.rows import Statement
from audit.store import memory, views, write
from audit.store.named import query
from audit.text import Document

ROOT = FOLDER.parent
MODULES = [p for p in sorted(ROOT.rglob("*.py")) if FOLDER not in p.parents or p.parent == FOLDER]
"""Modules outside the folders of languages."""
MOST = 3
"""Minimum words of one language in one literal that make it a word list of that language."""


def strings(value) -> set[str]:
    """Words of a list or mapping of a YAML file, to any depth, in lower case."""
    if isinstance(value, str):
        return {value.lower()}
    children = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {w for child in children for w in strings(child)}


def vocabulary(code: str) -> set[str]:
    """Words that identify a word list of a language: function words, weekdays, months, titles and reporting verbs."""
    pack = Packs.load().by_code[code]
    lists = ("titles", "generations", "weekdays", "months", "unfinished", "small", "elided")
    cues = pack.read("cues.yaml")["verbs"] if (pack.folder / "cues.yaml").exists() else {}
    verbs = {entry.split(":")[0].rstrip("+").replace("|", "") for entry in strings(cues)}
    words = {w for name in lists for w in strings(pack.words[name])} | {v for v in verbs if " " not in v} | {"said", "says"}
    return words - PersonNames.load().particles  # parts of names, which every language's texts have


def listed(node: ast.AST) -> list[str]:
    """List the words of a literal that is a list of words: a display of strings, a string that is split, alternatives of a pattern."""
    if isinstance(node, ast.Set | ast.List | ast.Tuple):
        return [e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and "|" in node.value:
        return [w for part in re.split(r"[|()\[\]]", node.value) for w in re.findall(r"^[\w']+$", part.replace("?:", ""))]
    if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".split") and isinstance(node.func, ast.Attribute):
        value = node.func.value
        return value.value.split() if isinstance(value, ast.Constant) and isinstance(value.value, str) else []
    return []


@pytest.mark.parametrize("code", sorted(Packs.load().by_code))
def test_word_lists_of_a_language_are_in_its_folder(code):
    known = vocabulary(code)
    found = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            words = known & {w.lower() for w in listed(node)}
            if len(words) >= MOST:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno} {sorted(words)}")
    assert not found, "\n".join(found)


def test_what_a_pack_lacks_is_named(tmp_path):
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "words.yaml").write_text(yaml.safe_dump({"name": "Example", "titles": []}))
    with pytest.raises(AuditError, match=r"xx/words.yaml: lacks generations, abbreviations"):
        Pack.load(folder)


def test_only_one_file_of_sql_names_a_language():
    """What is known of a language is asked of the macros of `languages.sql`."""
    files = [p for p in (ROOT / "sql").rglob("*.sql") if p.name != "languages.sql"]
    assert [p.name for p in files if re.search(r"(?i)'en'|english", p.read_text(encoding="utf-8"))] == []


FRENCH = (
    "Le port est ouvert\nLe port de la ville est ouvert depuis lundi, et la ministre est avec les marins dans le port. Ils ont "
    "attendu une semaine, mais il ne sont pas partis. Le conseil a vu que la mer est calme, et que les bateaux sont dans le port."
)
MEASURES = {"cues.yaml": "attributed_share", "loaded.yaml": "loaded_words_outlet", "notices.yaml": "numbers_without_source"}
"""A measure that needs each file of a pack."""


def states(kit, text: str) -> tuple[dict[str, str], str]:
    """State of each measure of a text, and the text for the terminal."""
    con = memory()
    write(con, [found := audit(load(Input("a", text=text)), kit)])
    rows = con.execute("SELECT name, state FROM measure UNION ALL SELECT signal, state FROM signal").fetchall()
    return dict(rows), terminal(con, found.rows.sighting)


def test_measures_of_a_language_without_data_are_not_applicable(kit):
    found, page = states(kit, FRENCH)
    for name in (*MEASURES.values(), "sources", "loaded_rate", "scare_quotes", "sides", "number_without_source"):
        assert found[name] == "not_applicable", name
    assert found["promo_share"] == "present"
    for what in ("attribution", "loaded language"):
        assert f"not applicable: {what} is not measured in French (fr)" in page


@pytest.mark.parametrize("file", MEASURES)
def test_a_file_in_a_folder_makes_its_measures_applicable(kit, file, tmp_path, monkeypatch):
    """SQL knows from the folders of languages what is measured in each; no other file names one."""
    folder = tmp_path / "fr"
    folder.mkdir()
    for name in ("words.yaml", file):
        (folder / name).write_bytes((FOLDER / "en" / name).read_bytes())
    monkeypatch.setattr(views, "LANGUAGES", tmp_path)
    found, _ = states(kit, FRENCH)
    assert {f for f, name in MEASURES.items() if found[name] != "not_applicable"} == {file}
    assert found["loaded_rate"] == found["agentless_passives"] == "not_applicable"


GERMAN = (
    "Der Hafen bleibt zu\nDer Hafen bleibt nach Angaben der Behörde sechs Wochen geschlossen. „Wir warten auf das Gutachten“, sagte die "
    "Ministerin Anna Lehn am Montag. Der absurde Streit um die Schleuse kostet die Stadt viel Geld, und die Schiffe liegen still. "
    "Drei Menschen wurden dabei verletzt."
)


def test_measures_of_german_are_those_that_its_rules_make(kit):
    found, page = states(kit, GERMAN)
    for name in ("attributed_share", "loaded_words_outlet", "agentless_passives", "sources"):
        assert found[name] == "present", name
    for name in ("loaded_rate", "loaded_expected_rate", "headline_loaded_p"):
        assert found[name] == "not_applicable", name
    assert "rules only, not measured against annotators" in page
    assert "nobody: no statement is attributed" not in page
    assert "Anna Lehn" in page


def test_rates_of_an_outlet_never_mix_languages(kit):
    """The commonest language counts in rates of language and attribution, all languages in those of promotion."""
    con = memory()
    english = (
        "Port closed\n"
        + "“We are waiting,” said the minister Ann Lee on Monday, and the absurd plan of the port was shelved. " * 3
    )
    texts = [GERMAN, GERMAN + " Es regnet.", english]
    given = [
        Input(str(n), text=text, url=f"https://courier.example/{n}", published="2026-03-02") for n, text in enumerate(texts)
    ]
    write(con, [audit(load(i), kit) for i in given])
    used = con.execute(
        "SELECT area, sum(used::INTEGER) FROM counted WHERE name IN ('attributed_share', 'promo_share') GROUP BY area"
    )
    assert dict(used.fetchall()) == {"balance": 2, "promotion": 3}
    judged = "SELECT sum(used::INTEGER), count(*) FROM counted WHERE name = 'numbers_without_source'"
    assert con.execute(judged).fetchone() == (2, 3)
    for name, column in {"who-speaks": "articles", "anonymous-sources": "articles", "loaded-words": "of_stories"}.items():
        asked, parameters = query(name, {})
        rows = con.execute(asked.sql, parameters)
        at = [c[0] for c in rows.description].index(column)
        assert {row[at] for row in rows.fetchall()} == {2}, name


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Port closed\n“We are waiting for the report,” said Ann Lee on Monday."),
        ("de", "Der Hafen bleibt zu\n„Wir warten noch immer auf das Gutachten“, sagte Anna Lehn am Montag."),
    ],
)
def test_models_of_a_language_can_be_left_out(lang, text, kit):
    """Rules alone serve whoever cannot take the licence of a model; their rows have another fingerprint."""
    bare, whole = Kit.load(without_models=(lang,)), kit.statements.languages[lang]
    alone = bare.statements.languages[lang]
    assert (alone.attributor, alone.ranker, bare.language.languages[lang].model) == (None, None, None)
    assert whole.attributor or whole.ranker
    assert bare.fingerprint != kit.fingerprint
    found = audit(replace(Document.of(text), lang=lang), bare)
    assert [s.mode for s in found.of(Statement)] == ["direct"]
    with pytest.raises(AuditError, match="xx: no language with models"):
        Kit.load(without_models=("xx",))


@pytest.mark.parametrize("code", sorted(Packs.load().by_code))
def test_each_model_of_a_language_has_its_licence_and_card(code):
    for model in (FOLDER / code / "models").glob("*.npz"):
        notice = next(
            (p for p in (model.with_name(f"{model.name}.license"), model.with_suffix(".license")) if p.exists()), None
        )
        assert notice is not None, model
        assert "SPDX-License-Identifier" in notice.read_text(encoding="utf-8")
        assert model.with_suffix(".md").exists() or model.stem == "tags", model
