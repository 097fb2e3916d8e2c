"""Every list of wordings in `data/blocks.yaml` takes its own hits and none of its misses."""

import re

import pytest

from audit.extract.insertions.vocabulary import FAMILIES, LISTS, pattern

ENTRIES = {
    "headings": LISTS["headings"],
    **{f"{room} {name}": entry for room in ("addresses", "page", "line", "asked") for name, entry in LISTS[room].items()},
}


@pytest.mark.parametrize("name", ENTRIES)
def test_a_list_takes_its_hits_and_no_miss(name):
    entry = ENTRIES[name]
    found = pattern(entry)
    assert entry["hits"]
    assert entry["misses"]
    assert [text for text in entry["hits"] if not found.search(text.lower())] == []
    assert [text for text in entry["misses"] if found.search(text.lower())] == []


def test_words_of_class_are_single_words_in_small_letters():
    """Classes are cut into such words before they are looked up; anything else would never match."""
    for words in FAMILIES.values():
        assert words
        assert all(word.isalnum() and word == word.lower() for word in words)


@pytest.mark.parametrize("name", ENTRIES)
def test_a_wording_is_in_small_letters(name):
    """It is looked for in small letters; a capital would never match."""
    bare = [re.sub(r"\\.", "", word) for word in ENTRIES[name]["words"]]
    assert bare == [word.lower() for word in bare]
