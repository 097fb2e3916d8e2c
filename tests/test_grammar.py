"""Every case of a language's grammar, names, voices and kinds of sources applies to its hits and not to its misses."""

import pickle
import re
import sys
from bisect import bisect_left
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from shutil import copytree

import pytest
from kits import shipped

import audit.lang
from audit.extract.statements import attributions, statements
from audit.extract.statements.analysis import analyse
from audit.extract.statements.kit import StatementsKit
from audit.extract.statements.sources.antecedents import Antecedents
from audit.extract.statements.sources.coreference import CASES, Voices
from audit.extract.statements.sources.identity import NATURES, described
from audit.extract.statements.sources.name_runs import NOT_PERSONS, candidates
from audit.extract.statements.sources.people import people
from audit.files import read_yaml
from audit.lang.attribution import COLUMNS, Way
from audit.lang.pack import Pack, Packs
from audit.pipeline import audit as run
from audit.rows import Mention, Rows
from audit.text import Document
from examples import shown, unmarked

KIT = shipped()
LANGUAGES = KIT.statements.languages
GRAMMARS = {code: import_module(f"grammars.{code}").TRIALS for code in LANGUAGES}
FOLDERS = {code: KIT.statements.packs.by_code[code].folder for code in LANGUAGES}
IN_GRAMMAR = {code: read_yaml(FOLDERS[code] / "grammar" / "examples.yaml") for code in LANGUAGES}
OF_SOURCES = {code: read_yaml(FOLDERS[code] / "sources.yaml") for code in LANGUAGES}
CASES_BY_PART = {"not_persons": NOT_PERSONS, "voices": CASES, "natures": NATURES}


def example(code, text):
    """A reading of the text in a language."""
    return analyse(replace(Document.of(text), lang=code), KIT.statements, Rows(doc="", sighting="", kit=""))


def tried(code, case, marked):
    """Mark what the case finds in the text; None where the case does not apply."""
    text, places = unmarked(marked)
    r = example(code, text)
    found = GRAMMARS[code][case](case, r, bisect_left(r.words.start, places["*"][0]))
    if found is None:
        return None
    source = r.words.span(*found.source) if found.source else None
    return shown(text, tuple(places["*"]), source, [r.words.span(*piece) for piece in found.content])


@pytest.mark.parametrize(("code", "case"), [(code, case) for code, trials in GRAMMARS.items() for case in trials])
def test_a_case_of_the_grammar_finds_its_hits_and_none_of_its_misses(code, case):
    given = IN_GRAMMAR[code][case.__name__]
    assert given["hits"]
    assert given["misses"]
    assert [tried(code, case, hit) for hit in given["hits"]] == given["hits"]
    assert [miss for miss in given["misses"] if tried(code, case, miss) is not None] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_examples_belong_to_cases(code):
    assert {case.__name__ for case in GRAMMARS[code]} == set(IN_GRAMMAR[code])
    for part, cases in CASES_BY_PART.items():
        assert {case.__name__ for case in cases} == set(OF_SOURCES[code][part])


def resolved(code, marked):
    """Resolve the voices of a text whose sources `⟨…⟩` have spoken, and the mention `*…*`."""
    text, places = unmarked(marked)
    known = LANGUAGES[code].speakers
    persons = people(text, known)
    voices = Voices(text, known, persons, Antecedents(example(code, text), persons, known))
    for start, stop in zip(places.get("⟨", []), places.get("⟩", []), strict=True):
        voices.add(start, stop)
    return voices, text, tuple(places["*"])


def found_name(code, case, marked):
    voices, _, span = resolved(code, marked)
    found = case(voices, voices.mention(*span))
    return None if found is None else (found.voice.name if found.voice else "nobody")


def found_nature(code, case, marked):
    voices, text, span = resolved(code, marked)
    known = LANGUAGES[code].speakers
    found = case(described(voices.add(*span), text, known), text, known)
    return None if found is None else f"{found.kind}, {found.identity}"


def is_not_person(code, case, text):
    known = LANGUAGES[code].speakers
    found = list(candidates(text, known))
    assert found, text
    return any(case(c, known) for c in found) or None


ASKED = {"not_persons": is_not_person, "voices": found_name, "natures": found_nature}
SOURCES = [(code, part, case) for code in LANGUAGES for part, cases in CASES_BY_PART.items() for case in cases]


@pytest.mark.parametrize(("code", "part", "case"), SOURCES)
def test_a_case_of_sources_finds_its_hits_and_none_of_its_misses(code, part, case):
    given, ask = OF_SOURCES[code][part][case.__name__], ASKED[part]
    hits = given["hits"] if isinstance(given["hits"], dict) else dict.fromkeys(given["hits"], True)
    assert hits or given["none"]
    assert {text: ask(code, case, text) for text in hits} == hits
    if case is not CASES[-1]:  # descriptions are the rest
        assert given["misses"]
    assert [text for text in given.get("misses", []) if ask(code, case, text) is not None] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_pattern_of_sources_matches_its_hits_and_none_of_its_misses(code):
    for name, given in read_yaml(FOLDERS[code] / "people.yaml")["patterns"].items():
        pattern = LANGUAGES[code].speakers.pattern(name)
        whole = name in {"name_ahead", "made"}
        ask = pattern.fullmatch if whole else pattern.match if name in {"past", "human", "reason", "owned"} else pattern.search
        assert [hit for hit in given["hits"] if not ask(hit)] == [], name
        assert [miss for miss in given["misses"] if ask(miss)] == [], name
        assert given["hits"], name
        assert given["misses"], name


def test_no_word_list_is_unused():
    """Lists of the files that one room reads are named in its code."""
    root = Path(analyse.__code__.co_filename).parents[2]
    for code in LANGUAGES:
        rooms = (root / "extract" / "statements", root / "lang" / code)
        source = "".join(p.read_text() for room in rooms for p in room.rglob("*.py"))
        for file in ("grammar.yaml", "people.yaml"):
            named = read_yaml(FOLDERS[code] / file)
            assert [n for n in (*named, *named.get("patterns", {})) if f'"{n}"' not in source] == []


def test_numbers_of_ways_are_those_that_the_models_were_trained_with():
    columns = [way.column for way in Way if way.column is not None]
    assert columns == list(range(COLUMNS))
    assert {way.label: way.role for way in Way if way.column is not None} == {
        "before": 3, "apposition": 3, "after": 4, "carried": 5, "shared": 3, "according": 6, "noun": 7, "relative": 8, "layout": 10,
    }  # fmt: skip


def test_the_kit_of_statements_can_be_sent_to_a_worker():
    text = "Ada Quill told reporters that it was late. “It is over,” she said."
    again = pickle.loads(pickle.dumps(KIT.statements))  # noqa: S301 - our own bytes
    one, other = (analyse(Document.of(text), kit, Rows(doc="", sighting="", kit="")) for kit in (KIT.statements, again))
    model = again.languages["en"].attributor
    found = attributions(one, model)[0]
    assert found == attributions(other, model)[0] != []


@pytest.mark.parametrize(
    ("text", "named"), [("Who said that? It was late.", []), ("The WHO met.", ["World Health Organization"])]
)
def test_a_question_names_no_organisation(text, named):
    assert [m.name for m in run(Document.of(text), KIT).of(Mention)] == named


@pytest.fixture
def other(tmp_path, monkeypatch):
    """A kit with one more language, whose folder is that of English under another code."""
    folder = tmp_path / "xx"
    copytree(FOLDERS["en"], folder)
    for module in folder.rglob("*.py"):
        module.write_text(module.read_text().replace("audit.lang.en", "audit.lang.xx"))
    monkeypatch.setattr(audit.lang, "__path__", [*audit.lang.__path__, str(tmp_path)])
    packs = Packs(KIT.statements.packs.by_code | {"xx": Pack.load(folder)})
    yield StatementsKit.load(KIT.statements.embeds, packs, KIT.statements.languages["en"].tags)
    for name in [name for name in sys.modules if name.startswith("audit.lang.xx")]:
        del sys.modules[name]


def test_a_language_is_its_folder_and_nothing_else(other):
    """A copy of a folder under another code gives the same results for texts in that language."""
    text = (
        "Norway’s minister Ada Quill told reporters that it was late. “It is over,” she said. Oslo fears that Chile will pay."
    )
    rows = [
        [
            replace(row, kit="")
            for row in statements(replace(Document.of(text), lang=code), other, Rows(doc="", sighting="", kit=""))
        ]
        for code in ("en", "xx")
    ]
    assert rows[0] == rows[1]
    assert len({type(row) for row in rows[0]}) == 4
    assert other.languages["xx"].grammar.sentence.__module__.startswith("audit.lang.xx.")


def test_a_verb_added_to_the_cues_is_a_word_of_saying():
    for speaking in LANGUAGES.values():
        speech = {w for w, v in speaking.cues.verbs.items() if v.frames.get("that") == "speech"}
        assert speech <= speaking.cues.sayings
        assert not any(re.search(r"\s", w) for w in speaking.cues.sayings)


@pytest.mark.parametrize(
    ("code", "text", "goes_on"),
    [
        ("de", "Die Schleuse sei alt.", True),
        ("de", "Man habe mehrfach gewarnt.", True),
        ("de", "Auch die Tore hätten geklemmt.", True),
        ("de", "Weil es regnete, habe niemand gewartet.", True),
        ("de", "Der Rektor soll geschlafen haben.", True),
        ("de", "Der Rektor soll schlafen.", False),
        ("de", "Die Schleuse ist alt.", False),
        ("de", "Ich habe gewarnt.", False),
        ("de", "„Das sei alt“, las er.", False),
        ("en", "The lock were old, as it were.", False),
    ],
)
def test_the_form_of_a_sentence_shows_reported_speech(code, text, goes_on):
    r = example(code, text)
    assert r.grammar.goes_on(r, *r.bounds[0]) is goes_on
