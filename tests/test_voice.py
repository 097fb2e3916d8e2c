"""The speaker of words decides their voice, not their meaning."""

import shutil
from dataclasses import replace

import pytest

from audit.lang.pack import FOLDER, Pack, Packs
from audit.lang.quotations import quotations
from audit.pipeline import audit
from audit.rows import Insertion, Sentence, Trait
from audit.score.house_style import House
from audit.score.kit import LoadedWords
from audit.score.voice import CitationWords, is_scare
from audit.score.word_sets import FILE
from audit.text import Document, Span


def traits(text, kit, feature="loaded", lang=None):
    document = replace(Document.of(text), lang=lang)
    return [(text[t.start : t.stop], t.voice) for t in audit(document, kit).of(Trait) if t.feature == feature]


@pytest.mark.parametrize(
    ("lang", "said", "marked", "quoted"),
    [
        (None, "Norland swiftly dismissed the outrageous offer.", {"swiftly", "outrageous"}, "“{}” he said on Monday."),
        (
            "de",
            "Norland wies das absurde Angebot der Bonzen brüsk zurück.",
            {"absurde", "Bonzen", "brüsk"},
            "„{}“, sagte er am Montag.",
        ),
    ],
)
def test_quoting_a_loaded_sentence_moves_its_marks(lang, said, marked, quoted, kit):
    own = traits(said, kit, lang=lang)
    assert marked <= {word for word, voice in own if voice == "outlet"}
    assert traits(quoted.format(said), kit, lang=lang) == [(word, "quoted") for word, _ in own]


@pytest.mark.parametrize(
    ("lang", "text", "cue"),
    [
        (None, "Norland left the talks, claiming that it was forced to go.", "claiming"),
        ("de", "Der Abgeordnete polterte, Norland sei gezwungen worden.", "polterte"),
    ],
)
def test_the_cue_is_the_outlets(lang, text, cue, kit):
    assert (cue, "outlet") in traits(text, kit, lang=lang)


def test_capitalised_nouns_of_a_language_that_capitalises_all_are_marked(kit):
    """A capital marks a name in English only; no sentence is flagged without a model."""
    text = "Der Mob zog zum Rathaus. Die Lügenpresse schwieg."
    assert traits(text, kit, lang="de") == [("Mob", "outlet"), ("Lügenpresse", "outlet")]
    found = audit(replace(Document.of(text), lang="de"), kit)
    assert {(s.loaded_p, s.loaded) for s in found.of(Sentence)} == {(None, None)}


@pytest.mark.parametrize(
    ("lang", "text", "scare"),
    [
        (None, "The 'reform' will cost two million.", ["'reform'"]),
        (None, "The council’s “green plan” was voted down.", ["“green plan”"]),
        (None, "She called the plan “absurd” on Monday.", []),
        (None, "“Absurd,” she said.", []),
        (None, "It is the workers' own money.", []),
        (None, "He lived at the 'Hotel Astoria' for years.", []),
        ("de", "Der „grüne Plan“ des Rates fiel durch.", ["„grüne Plan“"]),
        ("de", "Der »grüne Plan« des Rates fiel durch.", ["»grüne Plan«"]),
        ("de", "Sie nannte den Plan am Montag „absurd“.", []),
        ("de", "„Absurd“, sagte sie.", []),
        ("de", "Er wohnte jahrelang im Hotel „Astoria“.", []),
        ("de", "Der sogenannte „grüne Plan“ fiel durch.", []),
    ],
)
def test_scare_quotes_are_told_from_quotations(lang, text, scare, kit):
    assert [word for word, _ in traits(text, kit, "scare_quote", lang)] == scare


def scare(text, citation):
    """True when the one short quotation of a text, outside any statement, is a scare quote."""
    start, stop = text.index("“"), text.index("”") + 1
    return is_scare(text, Span(start, stop), [], citation)


def test_a_verb_added_to_the_cues_reaches_voice(kit, tmp_path):
    """Reporting words have one list: after a verb of `cues.yaml`, a few words in quotation marks are a citation."""
    folder = tmp_path / "en"
    shutil.copytree(FOLDER / "en", folder, ignore=shutil.ignore_patterns("models", "lexicons", "places", "__pycache__"))
    cues = folder / "cues.yaml"
    given = cues.read_text(encoding="utf-8")
    cues.write_text(given.replace("that: [say:said,", "that: [yodel+:yodelled, say:said,", 1), encoding="utf-8")
    more = CitationWords.load(Pack.load(folder))
    for said in ("She yodelled about the “absurd” plan.", "Critics, yodelling at the “absurd” plan, left."):
        assert scare(said, kit.language.nearest("en").citation)
        assert not scare(said, more)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The “reform” will cost two million.", True),
        ("A post on the door about the “reform” came late.", True),
        ("The court order on the “reform” came late.", True),
        ("They praised him. The “reform” came late.", True),
        ("They praised him… and the “reform” came late.", False),
        ("The harbour master praised the “brave” crew.", False),
        ("Her promise of a “fair” price came on Monday.", False),
        ("The price was “fair” Brandt said on Monday.", False),
        ("The “fair” price came late, as the council put it.", True),
    ],
)
def test_words_around_a_short_quotation_say_whose_it_is(text, expected, kit):
    """Reporting verbs and nouns make it a citation; their forms that are more often other words do not."""
    assert scare(text, kit.language.nearest("en").citation) == expected


def test_a_language_without_data_has_voices_and_no_marks(kit):
    text = "De haven\nDe regering heeft de „hervorming” op maandag besloten, en de schaamteloze oppositie was ertegen."
    found = audit(replace(Document.of(text), lang="nl"), kit)
    assert kit.language.of("nl") is None
    assert kit.language.of(None) is kit.language.of("en") is kit.language.nearest("nl")
    assert list(found.of(Trait)) == []
    assert {s.voice for s in found.of(Sentence)} == {"outlet"}
    assert {(s.loaded_p, s.loaded) for s in found.of(Sentence)} == {(None, None)}


def test_a_language_with_lexicons_alone_has_marks_and_no_probabilities(kit, tmp_path):
    folder = tmp_path / "en"
    shutil.copytree(FOLDER / "en", folder, ignore=shutil.ignore_patterns("models", "masks.yaml", "places", "__pycache__"))
    (folder / "loaded.yaml").write_text("voice: {before: [], not_before: [], after: [said]}", encoding="utf-8")
    bare = LoadedWords.load(Pack.load(folder), None, House())
    found = audit(
        Document.of("The mayor slammed the absurd plan on Monday."),
        replace(kit, language=replace(kit.language, languages={"en": bare})),
    )
    assert [t.term for t in found.of(Trait)] == ["slammed", "absurd"]
    assert [(s.loaded_p, s.loaded) for s in found.of(Sentence)] == [(None, None)]


def test_names_are_never_marked(kit):
    text = "The Mob Museum and the band Toxic Thugs met Mr. Savage at Swiftly Inc on Monday. Then Thugs played."
    assert traits(text, kit) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (None, "Harbour strike ends\nThe strike ended.\nAlso on ledger.example Brandt slams outrageous plan\nIt was long."),
        ("de", "Hafenstreik endet\nDer Streik ist zu Ende.\nLesen Sie auch: Brandt geißelt schamlosen Plan\nEr war lang."),
    ],
)
def test_marks_of_insertions_are_of_promoted_headlines(lang, text, kit):
    found = audit(replace(Document.of(text), lang=lang), kit)
    assert found.of(Trait)
    for t in found.of(Trait):
        inside = any(i.start <= t.start < i.stop for i in found.of(Insertion))
        assert (t.voice == "promo") == inside


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (None, "The harbour was closed on Monday. “We will not open it again before the summer, whatever they say,” she said."),
        ("de", "Der Hafen wurde am Montag geschlossen. „Wir öffnen ihn nicht vor dem Sommer, was immer sie sagen“, sagte sie."),
    ],
)
def test_a_sentence_has_the_voice_of_its_words(lang, text, kit):
    assert [s.voice for s in audit(replace(Document.of(text), lang=lang), kit).of(Sentence)] == ["outlet", "quoted"]


@pytest.mark.parametrize(
    ("text", "word", "voice"),
    [
        ("Die Rektorin Ana Tollin sagte, dass die absurde Fusion scheitern werde.", "absurde", "paraphrase"),
        ("Die Rektorin Ana Tollin sagte, die absurde Fusion werde scheitern.", "absurde", "paraphrase"),
        ("Die Rektorin Ana Tollin lobte die schamlosen Politiker, die das Gesetz beschlossen.", "schamlosen", "outlet"),
        ("Ich sage, dass die schamlosen Minister gehen sollen.", "schamlosen", "outlet"),
        ("Senator Quist nennt den Minister einen Scharlatan.", "Scharlatan", "paraphrase"),
    ],
)
def test_a_german_paraphrase_needs_a_clause_of_speech_or_a_certain_source(text, word, voice, kit):
    assert (word, voice) in traits(f"Senat stimmt über das Gesetz ab\n{text}\nMinister und Senatoren kamen.", kit, lang="de")


@pytest.mark.parametrize(
    ("text", "word", "voice"),
    [
        ("Rector Ana Tollin said the reckless merger would fail.", "reckless", "paraphrase"),
        ("Tollin and Rector Dee Marsh met. She said the merger was a disgraceful farce.", "disgraceful", "paraphrase"),
        ("Rector Ana Tollin praised the shameless politicians who passed the law.", "shameless", "outlet"),
        ("Rector Ana Tollin recounted a horrific lie of the government.", "horrific", "outlet"),
        ("I say that the shameless ministers should go.", "shameless", "outlet"),
    ],
)
def test_a_paraphrase_needs_a_clause_of_speech_or_a_certain_source(text, word, voice, kit):
    assert (word, voice) in traits(f"Senate votes on the university law\n{text}\nMinisters and senators met.", kit)


def test_a_judgement_is_that_of_the_person_who_is_named_as_its_author(kit):
    given = Packs.load().nearest("en").read(FILE)["voice"]
    patterns = kit.language.nearest("en").citation.judgements
    for hit in given["judgement_hits"]:
        text, start = hit.replace("[[", "").replace("]]", ""), hit.index("[[")
        assert [m.start("words") for p in patterns for m in p.finditer(text)] == [start], hit
    for miss in given["judgement_misses"]:
        assert [m.group("words") for p in patterns for m in p.finditer(miss)] == [], miss


@pytest.mark.parametrize(
    ("text", "word", "voice"),
    [
        ("Senator Quist calls the minister a charlatan.", "charlatan", "paraphrase"),
        ("The senate dismissed its critics as fanatics.", "fanatics", "paraphrase"),
        ("I call this law a shameless fraud.", "shameless", "outlet"),
    ],
)
def test_names_that_somebody_calls_others_are_a_paraphrase(text, word, voice, kit):
    assert (word, voice) in traits(f"Senate votes on the university law\n{text}\nMinisters and senators met.", kit)


def test_a_thought_that_the_writer_guesses_at_is_the_outlets(kit):
    given = Packs.load().nearest("en").read(FILE)["voice"]
    citation = kit.language.nearest("en").citation
    assert [
        hit for hit in given["guess_hits"] if not citation.is_guess(f"It rained. {hit} that", len(f"It rained. {hit} "))
    ] == []
    assert [miss for miss in given["guess_misses"] if citation.is_guess(miss, len(miss))] == []


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Senator Quist must have believed that the shameless trick would work.", "outlet"),
        ("Senator Quist may well have thought that the shameless trick would work.", "outlet"),
        ("Senator Quist believed that the shameless trick would work.", "paraphrase"),
        ("Senator Quist must have known the voters. She said that the shameless trick would work.", "paraphrase"),
    ],
)
def test_guesses_at_thoughts_have_the_writers_voice(text, voice, kit):
    assert ("shameless", voice) in traits(f"Senate votes on the university law\n{text}\nMinisters and senators met.", kit)


def test_a_content_ends_before_the_remark_on_it(kit):
    given = Packs.load().nearest("en").read(FILE)["voice"]
    citation = kit.language.nearest("en").citation
    for hit in given["remark_hits"]:
        text, start = hit.replace("[[", "").replace("]]", ""), hit.index("[[")
        assert citation.before_remark(text, 0, len(text)) == start, hit
    for miss in given["remark_misses"]:
        assert citation.before_remark(miss, 0, len(miss)) == len(miss), miss


@pytest.mark.parametrize(
    ("text", "word", "voice"),
    [
        ("Senator Quist wants to close every court, a reckless plan that would please her backers.", "reckless", "outlet"),
        ("Ministers say that the law is humane, a preposterous claim that no judge shares.", "preposterous", "outlet"),
        ("Ministers say that the law is a reckless plan.", "reckless", "paraphrase"),
        ("Ministers say that Senator Quist made a preposterous claim.", "preposterous", "paraphrase"),
    ],
)
def test_what_the_writer_calls_a_statement_is_the_outlets(text, word, voice, kit):
    assert (word, voice) in traits(f"Senate votes on the university law\n{text}\nMinisters and senators met.", kit)


def test_the_quoted_title_of_a_work_has_no_marks(kit):
    given, own = Packs.load().nearest("en").read(FILE)["voice"], kit.language.nearest("en")
    for text in [*given["title_hits"], *given["title_misses"]]:
        plain = text.replace("[[", "").replace("]]", "")
        start, stop = next(q for q in quotations(Document.of(plain), [], Packs.load().nearest("en")))
        assert own.citation.is_title(plain, Span(start, stop)) == ("[[" in text), text
    assert traits("The theatre will revive the musical “Monsters and Fools” in May.", kit) == []
