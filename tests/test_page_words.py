"""Words of pages in all languages: of dates, of walls, and of markup; each list keeps its examples."""

import pytest

from audit.files import DATA, read_yaml
from audit.lang.access import AccessTiers
from audit.lang.date_words import DateWords
from audit.lang.detect import tables
from audit.load import Input, load
from audit.load.page_words import any_class, any_word, page_words

LISTS = read_yaml(DATA / "page_words.yaml")
DATES = read_yaml(DATA / "dates.yaml")


@pytest.mark.parametrize("name", LISTS)
def test_lists_hold_plain_words_by_language(name):
    """A word is literal and in lower case, so that its first part can be looked up; every key is a known language."""
    words, scripts = tables()
    known = {lang for langs in words.values() for lang in langs} | {lang for _, _, lang in scripts}
    assert set(LISTS[name]) <= known
    assert all(word == word.lower().strip() and not set(word) & set("()[]|?+\\.^$") for word in page_words(name))


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("credits", "Producción", True),
        ("live", "minuto-a-minuto", True),
        ("page_counts", "Сайт", False),
        ("author_paths", "yazarlar", True),
    ],
)
def test_any_word_of_a_list(name, text, found):
    assert bool(any_word(name).fullmatch(text)) == found


@pytest.mark.parametrize(
    ("name", "mark", "found"),
    [
        ("bylines", "c-byline__name", True),
        ("bylines", "standby", False),
        ("beside", "recirculation", True),
        ("beside", "precirc", False),
    ],
)
def test_any_class_of_a_list(name, mark, found):
    assert bool(any_class(name).search(mark)) == found


@pytest.mark.parametrize("words", DATES["examples"]["updated"])
def test_words_before_a_change(words):
    found = DateWords.load()
    assert found.updated.search(words)
    assert not found.published.search(words)


@pytest.mark.parametrize("words", DATES["examples"]["published"])
def test_words_before_a_publication(words):
    found = DateWords.load()
    assert found.published.search(words)
    assert not found.updated.search(words)


@pytest.mark.parametrize("words", DATES["examples"]["neither"])
def test_words_before_no_date(words):
    found = DateWords.load()
    assert not found.published.search(words)
    assert not found.updated.search(words)


@pytest.mark.parametrize(
    ("before", "field"),
    [
        ("Updated", "modified"),
        ("Stand:", "modified"),
        ("Güncelleme", "modified"),
        ("Photo credit, taken", "published"),
        ("", "published"),
    ],
)
def test_a_time_is_of_the_change_that_the_words_before_it_name(before, field):
    """A word such as "credit" contains "edit", but does not mark a modification."""
    story = "".join(
        f"<p>The harbour of Vell stays closed until the ice is gone, its master said on day {n}.</p>" for n in range(5)
    )
    page = f"<html><body><article><h1>Ice closes harbour</h1><p>{before} <time datetime='2026-11-03'>3</time></p>{story}</article></body></html>"
    assert (field, "2026-11-03") in {(s.field, s.value) for s in load(Input("a page", html=page)).said}


def test_a_value_declares_one_access():
    """No value is in two lists; a wall is any access that is not free."""
    listed = [value for values in read_yaml(DATA / "walls.yaml")["tiers"].values() for value in values]
    assert len(listed) == len(set(listed))
    tiers = AccessTiers.load()
    assert [tiers.is_closed(v) for v in ("False", "true", "PREMIUM", "no such tier")] == [True, False, True, False]
