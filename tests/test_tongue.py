"""Language of a text, detected by script and function words; a page's declaration counts if its words agree."""

import gzip
import json

import pytest

from audit.files import DATA, read_yaml
from audit.lang.detect import language
from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import Sentence, Statement, Trait

HITS = read_yaml(DATA / "languages.yaml")["hits"]


@pytest.mark.parametrize(("lang", "sentence"), HITS.items())
def test_a_language_is_told_by_its_words(lang, sentence):
    text = " ".join([sentence] * 6)
    assert language(text, None) == lang
    assert language(text, "en-US") == lang


def test_few_words_count_as_english_unless_script_or_page_say_otherwise():
    assert language("Canal closed for six weeks", None) == "en"
    assert language("Kanal gesperrt", "de") == "de"
    assert language("Канал закрыт", None) == "ru"
    assert language("1, 2, 3", None) is None


def test_related_languages_are_told_apart_by_what_is_declared():
    text = "The canal was closed for the week and it is not to be opened. " * 5
    assert language(text, "en_GB") == "en"
    assert language("Kanal " * 50, "en") == "und"  # no word of it is English, and none identifies its language


def test_few_function_words_tell_when_no_other_language_has_as_many():
    dish = (
        "Soup: 2 leeks, 1 onion, 30 g butter, stock, barley, salt, pepper, chives. Wash, slice, fry with butter, simmer, serve. "
        * 6
    )
    assert language(dish, None) == "en"


def test_a_text_in_a_language_that_is_not_told_is_weighed_by_no_words_of_english(kit):
    text = (
        "Belumako zurineta\n"
        + "Lokarino wembetasha zurineta kopalimu, vantero gishumba lodenaka. “Perimo zaluketi benawa shukora timbeli,” gamoti Weru Tanako. "
        * 8
    )
    found = audit(load(Input("a", text=text)), kit)
    assert found.document.lang == "und"
    assert not found.of(Trait)
    assert {s.loaded_p for s in found.of(Sentence)} == {None}
    assert {s.mode for s in found.of(Statement)} == {"direct"}


def test_a_document_has_the_language_of_its_body():
    assert load(Input("a", text="Kanal gesperrt\n" + " ".join([HITS["de"]] * 6))).lang == "de"


@pytest.mark.slow
def test_on_the_pages_the_language_is_right_as_often_as_the_floor_says(corpora, floors):
    hits = n = 0
    with gzip.open(corpora / "pages" / "fundus.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            n += 1
            hits += language(row["gold_text"], None) in row["langs"]
    assert hits / n >= floors["language of pages"]
