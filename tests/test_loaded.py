"""Loaded sentences and words: neutral news gets no mark, groups have no weight, scores equal those of the trainer."""

import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from blank import memory
from neutral import ADVICE, NEUTRAL

from audit.lang.sentences import spans
from audit.learn.loaded import around, by_key, dense, prepare, propensity, train
from audit.learn.loaded.arrays import export, flat
from audit.learn.loaded.corpora import texts
from audit.learn.loaded.heads import apply
from audit.learn.loaded.measure import among, measured, report
from audit.learn.loaded.partitions import BY, OTHERS, draws, folds, outlet_names, partition, topic_groups
from audit.learn.loaded.vectors import given, vocabulary
from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import Rows, Sentence, Trait
from audit.score.arrays import concatenated, sentence_arrays
from audit.score.loaded import linear_scores, tree_scores
from audit.score.marks import category_of
from audit.score.model import Model, Trees
from audit.score.word_features import repetitions
from audit.score.word_table import Forms
from audit.score.words import Word
from audit.store import write
from audit.text import Document, Span

GROUPS = [
    "Muslim",
    "Jewish",
    "Christian",
    "Catholic",
    "Hindu",
    "Black",
    "white",
    "Asian",
    "Hispanic",
    "Arab",
    "Kurdish",
    "gay",
    "lesbian",
    "transgender",
    "women",
    "men",
    "immigrant",
    "refugee",
    "Republican",
    "Democratic",
    "liberal",
    "conservative",
    "socialist",
    "communist",
    "Chinese",
    "Russian",
    "Turkish",
    "Israeli",
    "Palestinian",
    "Iranian",
    "American",
    "police",
    "student",
    "teacher",
    "farmer",
]
TEMPLATES = (
    "The {} delegation said on Tuesday that it would send its reply within a week.",
    "A {} group met in the town hall on Monday to discuss the plan.",
    "Leaders of the {} community welcomed the decision of the council.",
    "Some {} people have moved to the city over the past ten years.",
    "Attacks on {} residents rose last year, the report said.",
)
ARTICLE = "Council votes on {}\n{}\nThe council met on Monday. It rained all day.\nThe next meeting is in May."


def audited(text, kit):
    return audit(Document.of(text), kit)


def loaded(found):
    text = found.document.text
    return [text[t.start : t.stop] for t in found.of(Trait) if t.feature == "loaded" and t.voice == "outlet"]


@pytest.mark.parametrize("paragraph", NEUTRAL, ids=lambda p: p[:20])
def test_a_neutral_paragraph_gets_no_mark(paragraph, kit):
    alone, inside = audited(paragraph, kit), audited(ARTICLE.format("roads", paragraph), kit)
    assert loaded(alone) == loaded(inside) == []
    assert not any(s.loaded for found in (alone, inside) for s in found.of(Sentence))


@pytest.mark.parametrize("article", ADVICE, ids=lambda a: a[:20])
def test_advice_and_reports_of_other_subjects_get_no_mark(article, kit):
    found = audited(article, kit)
    assert loaded(found) == []
    assert not any(s.loaded for s in found.of(Sentence))


def test_a_sentence_of_another_subject_alone_is_seldom_marked(kit):
    """Rare plain words look loaded without context: 8 of these 62 sentences have a mark, formerly 27."""
    sentences = [a[s.start : s.stop] for a in ADVICE for s in audited(a, kit).of(Sentence) if s.field == "body"]
    assert len(sentences) == 62
    assert sum(bool(loaded(audited(s, kit))) for s in sentences) <= 9


@pytest.mark.parametrize("template", TEMPLATES)
def test_groups_have_no_weight(template, kit):
    """The spread of the probability over words for groups: at most .05, in a single sentence and in an article."""
    for text in (template, ARTICLE.format("roads", template)):
        p = [max(s.loaded_p for s in audited(text.format(g), kit).of(Sentence)) for g in GROUPS]
        assert max(p) - min(p) <= 0.05


def test_a_word_has_one_category_in_all_features(kit):
    accusing = "The scandalous deal was a whitewash: cronyism, hypocrisy and sheer incompetence on the part of the council."
    rows = audited(ARTICLE.format("roads", accusing), kit).of(Trait)
    named = {t.start: t.category for t in rows if t.feature == "accusation"}
    twice = [t for t in rows if t.feature == "loaded" and t.start in named]
    assert len(twice) >= 3
    assert {t.category for t in twice} == {"accusation"}


def test_parts_of_addresses_and_handles_are_no_words(kit):
    text = "The vile regime lied again, wrote Ann Lee (@VileLiar99). See https://vile.example/disgusting-lies and t.example/EvilFiend!"
    marked = {t.term for t in audited(text, kit).of(Trait) if t.feature.startswith("loaded")}
    assert "vile regime" in marked or "vile" in marked
    assert not {term for term in marked if re.search("99|fiend|disgusting", term)}


@pytest.mark.parametrize(
    ("sentence", "apart"),
    [
        ("The film shows heroes stalking grotesque demagogues.", ("heroes", "stalking")),
        ("Her tone indifferent, she sneered at the fanatical mob.", ("tone", "indifferent")),
    ],
)
def test_a_mark_joins_no_noun_with_what_is_said_of_it(sentence, apart, kit):
    marks = [t.term.split() for t in audited(sentence, kit).of(Trait)]
    assert marks
    assert not [m for m in marks if set(apart) <= set(m)]


def test_a_word_has_the_category_of_its_part_of_speech(kit):
    words = ("tawdry", "slimy", "fact-free", "vainglorious", "startles", "mania")
    classes = kit.language.of("en").classes
    assert [category_of(Word(0, 0, w, w), classes) for w in words] == [
        *["evaluative_adjective"] * 4,
        "loaded_verb",
        "loaded_noun",
    ]


def test_a_loaded_article_is_told_from_a_plain_one(kit):
    wild = "This reckless, shameless scheme is a disgrace, cooked up by greedy hypocrites who despise ordinary decent folk."
    rows = audited(ARTICLE.format("roads", wild), kit).of(Sentence)
    assert [s.loaded for s in rows] == [False, True, False, False, False]
    assert max(s.loaded_p for s in rows if not s.loaded) < 0.3


def test_swapping_countries_parties_and_outlets_leaves_own_voice_flags(kit):
    text = (
        "Norland rejects treaty\nNorland swiftly dismissed the outrageous offer on Monday, the Ledger reports.\n"
        "The Liberals of Norland called a vote. Critics slammed the shameless giveaway to cronies.\nIt rained in Norland."
    )
    swapped = text.replace("Norland", "Turkey").replace("Liberals", "Communists").replace("Ledger", "Herald")
    one, two = (audited(t, kit) for t in (text, swapped))
    assert loaded(one) == loaded(two) != []
    flags = [[s.loaded for s in f.of(Sentence) if s.voice == "outlet"] for f in (one, two)]
    assert flags[0] == flags[1]


def test_another_language_has_no_measures_and_no_marks(kit):
    text = (
        "De haven blijft gesloten\n"
        + "De schaamteloze regering heeft de haven op maandag weer gesloten, zei ze in de stad. " * 9
    )
    found = audit(load(Input("a", text=text)), kit)
    assert found.document.lang == "nl"
    assert list(found.of(Trait)) == []
    assert {(s.loaded_p, s.loaded) for s in found.of(Sentence)} == {(None, None)}
    con = memory()
    write(con, [found])
    states = con.execute("SELECT DISTINCT value, state FROM measure WHERE area = 'language'").fetchall()
    assert states == [(None, "not_applicable")]


@pytest.fixture(scope="module")
def small(kit):
    """A small corpus of invented texts, and the model trained on it."""
    rng = np.random.default_rng(0)
    plain = ["council", "bridge", "harbour", "vote", "report", "market", "school", "river", "budget", "road"]
    wild = ["shameless", "greedy", "reckless", "disgusting", "pathetic"]
    rows = []
    for i in range(160):
        bad = i % 3 == 0
        a, b, c = rng.choice(plain, 3)
        word = str(rng.choice(wild)) if bad else "new"
        said = f"the {a} and the {word} {b} were in the {c} on the day of the vote."
        if i % 4 < 2:
            where = {"url": f"u{i}", "outlet": f"outlet {i % 5}", "topic": c}
            rows.append({"id": f"e{i}", "text": said, "loaded": bad, "loaded_words": [word] if bad else [], **where})
        else:
            text = f"a {a} is here\n{said}\nthe {c} was in the {b}.\nthe {b} had a {a}."
            spans = [[text.index(word), text.index(word) + len(word), "Loaded_Language"]] if bad else []
            rows.append({"id": f"a{i}", "text": text, "spans": spans})
    words = vocabulary([r["text"] for r in rows] * 3)
    english = kit.language.nearest("en")
    masks = english.model.tables.masks
    found = list(texts(json.loads(json.dumps(rows)), kit, Forms(masks, english.sets)))
    data = prepare(found, words, [t.arrays.keys(n) for t in found for n in range(len(t.loaded))], frozenset())
    made = train(data, np.ones(len(found), dtype=bool))
    return data, made, Model.of(export(data, made), masks, english.sets)


def test_scores_equal_those_of_the_trainer(small, kit):
    """Scored without the library that trained it, within 1e-9: terms by its vectoriser, weights by its regression."""
    data, made, model = small
    rows = np.flatnonzero(np.array([not t.excerpt for t in data.texts])[data.text])
    table = by_key(data, made.article.table)
    context = around(data, table)
    expected = apply(made.article.head, data.terms[rows], dense(data, table, None)[rows], context[rows])
    got = []
    for t in np.unique(data.text[rows]):
        document = data.texts[t].document
        places = [pieces for _, pieces in spans(document, Rows(doc="", sighting="", kit=""), kit.language.packs.nearest(None))]
        got += linear_scores(
            sentence_arrays(document.text, places, kit.language.nearest("en").lexicons, model.forms),
            model,
            excerpt=False,
            around=context[data.text == t],
        ).tolist()
    assert np.abs(np.array(got) - expected).max() < 1e-9


def test_trees_equal_those_of_the_trainer():
    from sklearn.ensemble import HistGradientBoostingClassifier

    rng = np.random.default_rng(1)
    x = rng.normal(size=(400, 5))
    model = HistGradientBoostingClassifier(max_iter=20, max_depth=5, random_state=0).fit(x, x[:, 0] * x[:, 1] > 0)
    trees = Trees(**flat(model))
    assert np.abs(tree_scores(trees, x) - model.decision_function(x)).max() < 1e-9


def test_words_from_elsewhere_lend_their_vectors(tmp_path):
    """A word that the texts use only twice is known if external vectors have it, and is near its neighbours there."""
    texts = ["a shameless plot and a vile plot."] * 2 + ["the road and the bridge were old."] * 6
    words, rows = ["shameless", "road", "vile"], [0, 1, 0]
    path = tmp_path / "vectors.npz"
    np.savez(
        path,
        words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        rows=rows,
        vectors=np.array([[3.0, 0.0], [0.0, 2.0]]),
    )
    plain, more = vocabulary(texts), vocabulary(texts, given(path))
    assert set(more.words) - set(plain.words) == {"shameless", "vile"}
    width = plain.features.shape[1]
    assert width < more.features.shape[1]
    at = {w: more.features[more.words.index(w)].toarray()[0] for w in words}
    same, other = (at["shameless"] @ at[w] for w in ("vile", "road"))
    assert same > other


def test_plain_names_of_things_make_their_like_plain(kit, tmp_path):
    """A common word in no text is known by its vector, and a plain name near it lowers its propensity."""
    words = ["duvet", "eiderdown", "shameless", "vile"]
    path = tmp_path / "vectors.npz"
    table = np.array([[3.0, 0.0], [0.0, 2.0]])
    np.savez(path, words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8), rows=[0, 0, 1, 1], vectors=table)
    said = [f"it was a {w} plan for the {x} road." for w in ("shameless", "new", "vile", "long") for x in ("old", "north")] * 3
    rows = [
        {"id": f"e{i}", "text": s, "loaded": bad, "loaded_words": s.split()[3:4] if bad else [], "url": f"u{i}"}
        for i, s in enumerate(said)
        for bad in ["shameless" in s or "vile" in s]
    ]
    found = list(texts(rows, kit, Forms(kit.language.nearest("en").model.tables.masks)))
    known = vocabulary(said, given(path), ["eiderdown", "duvet", "unseen"])
    assert {"eiderdown", "duvet"} <= set(known.words)
    assert "unseen" not in known.words
    data = prepare(found, known, [t.arrays.keys(n) for t in found for n in range(len(t.loaded))], frozenset())
    every = np.arange(len(data.text))
    without, with_it = (propensity(replace(data, plain=plain), every).words for plain in (frozenset(), frozenset({"duvet"})))
    assert with_it["eiderdown"] < without["eiderdown"] - 0.1
    assert with_it["vile"] > with_it["eiderdown"]


def test_words_said_again_are_counted_in_their_own_text(kit):
    english = kit.language.nearest("en")
    forms = Forms(english.model.tables.masks)
    said = ["bridge and bridge and river.", "bridge and a road."]
    s = concatenated([sentence_arrays(text, [(Span(0, len(text)),)], english.lexicons, forms) for text in said])
    words = [(n, s.forms.keys[k]) for n, k in zip(s.sentence, s.word, strict=True)]
    times = dict(zip(words, repetitions(s, np.arange(2)), strict=True))
    assert times[0, "bridge"] == times[0, "and"] == pytest.approx(np.log(2))
    assert times[0, "river"] == times[1, "bridge"] == 0


def test_the_thresholds_of_the_docs_are_those_of_the_model(kit):
    english = kit.language.nearest("en")
    rows = {"flag": [english.flag(e) for e in (False, True)]}
    rows |= dict(zip(("mark", "beside"), zip(*[english.thresholds(e) for e in (False, True)], strict=True), strict=True))
    docs = (Path(__file__).parents[1] / "docs/language.md").read_text(encoding="utf-8")
    for name, values in rows.items():
        (line,) = [row for row in docs.splitlines() if row.startswith(f"| `{name}`")]
        assert re.findall(r"\| (\.\d{3})(?= \|)", line) == [f"{v:.3f}".removeprefix("0") for v in values], name


def test_folds_keep_groups_together_and_are_the_same_every_time():
    groups = [f"g{i % 17}" for i in range(100)]
    place = folds(groups, 5)
    assert len({(g, f) for g, f in zip(groups, place.tolist(), strict=True)}) == 17
    assert place.tolist() == folds(groups, 5).tolist()


@pytest.fixture
def many_outlets(small, monkeypatch):
    """The small corpus with outlets large enough for folds of their own."""
    monkeypatch.setattr("audit.learn.loaded.partitions.OUTLET", 10)
    return small[0]


@pytest.mark.parametrize("by", BY)
def test_folds_test_each_excerpt_once_and_train_on_none_related_to_it(many_outlets, by):
    texts = many_outlets.texts
    excerpt = np.array([t.excerpt for t in texts])
    parts = list(partition(texts, by))
    assert len(parts) > 3
    assert (sum(p.held.astype(int) for p in parts) == (np.ones(len(texts)) if by == "article" else excerpt)).all()
    kinds = {"outlet": outlet_names(texts), "topic": topic_groups(texts), "article": np.array([t.group for t in texts])}
    for part in parts:
        assert part.trained.any()
        assert by == "article" or part.trained[~excerpt].all()
        for kind in by.split("-"):
            used = excerpt & part.trained if kind != "article" else part.trained
            assert not set(kinds[kind][part.held]) & set(kinds[kind][used])


def test_topics_with_similar_names_share_a_fold(small):
    """Annotators named one topic in two ways; its excerpts share their words."""
    texts = [
        replace(t, document=Document.of(f"{word} {n} was on the agenda"), excerpt=True, topic=topic)
        for topic, word in (
            ("vaccine", "serum"),
            ("vaccines", "serum"),
            ("taxes", "levy"),
            ("islam", "mosque"),
            ("sport", "goal"),
        )
        for n, t in enumerate(small[0].texts[:4])
    ] + [replace(t, document=Document.of("harbour"), excerpt=True, topic="trade") for t in small[0].texts[:20]]
    groups = dict(zip([t.topic for t in texts], topic_groups(texts).tolist(), strict=True))
    assert groups["vaccine"] == groups["vaccines"]
    assert len(set(groups.values())) == 4


def test_draws_hold_whole_outlets_aside_before_any_choice(many_outlets):
    texts = many_outlets.texts
    outlet = outlet_names(texts)
    held = list(draws(texts, 3))
    assert len({d.name for d in held}) > 1
    for d in held:
        assert 0.3 <= d.held.sum() / sum(t.excerpt for t in texts) < 0.6
        assert set(d.name.split(", ")) == set(outlet[d.held])
        assert not (d.held & d.trained).any()
        for part in among(texts, d.trained, "outlet"):
            assert not (d.held & (part.held | part.trained)).any()


def test_small_outlets_share_a_fold(small):
    assert set(outlet_names(small[0].texts)) == {OTHERS}


def test_figures_of_folds_and_of_outlets_held_aside(many_outlets):
    kinds, found = measured(many_outlets, 1)
    assert [f.n for f in kinds.values()] == [sum(t.excerpt for t in many_outlets.texts)] * len(BY)
    assert min(f.auc for f in kinds.values()) > 0.9  # five words make a sentence of this corpus loaded
    (draw,) = found
    assert draw.aside.n == draw.same.n
    assert draw.aside.n + draw.folds.n == kinds["outlet"].n
    assert [row.split("\t")[0] for row in report(kinds, found)][:5] == ["folds", *BY]
