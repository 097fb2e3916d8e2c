"""Every list of wordings in `data/blocks.yaml` matches its own hits and none of its misses."""

import re

import pytest

from audit.extract.insertions.vocabulary import Vocabulary, expression, flat
from audit.files import DATA, read_yaml

LISTS = read_yaml(DATA / "blocks.yaml")
KNOWN = Vocabulary.load()
ENTRIES = {
    "headings": LISTS["headings"],
    **{
        f"{room} {name}": entry for room in ("addresses", "page", "line", "asked", "own") for name, entry in LISTS[room].items()
    },
}
WORDED = {name: entry for name, entry in ENTRIES.items() if "words" in entry}
MIXED = {name: entry for name, entry in WORDED.items() if isinstance(entry["words"], dict)}


@pytest.mark.parametrize("name", WORDED)
def test_a_list_takes_its_hits_and_no_miss(name):
    entry = WORDED[name]
    found = expression(entry)
    assert entry["hits"]
    assert entry["misses"]
    assert [text for text in flat(entry["hits"]) if not found.search(text.lower())] == []
    assert [text for text in flat(entry["misses"]) if found.search(text.lower())] == []


def test_shops_are_found_by_name_and_partners_by_their_number():
    shop, partner = ENTRIES["addresses shop"], ENTRIES["addresses partner"]
    assert all(map(KNOWN.sells, (*shop["hits"], *partner["hits"])))
    assert not any(map(KNOWN.sells, (*shop["misses"], *partner["misses"])))


@pytest.mark.parametrize("name", MIXED)
def test_the_words_of_each_language_take_a_hit_of_their_own(name):
    entry = MIXED[name]
    assert entry["hits"].keys() == entry["words"].keys()
    for lang, hits in entry["hits"].items():
        if entry.get("match") != "all":  # a date mixes words with names of months that languages share
            alone = expression({**entry, "words": entry["words"][lang]})
            assert any(alone.search(text.lower()) for text in hits), lang


def test_words_of_address_keep_their_capitals():
    """In German "Sie" is the reader and "sie" somebody else."""
    entry = LISTS["addressed"]
    assert entry["hits"].keys() == entry["words"].keys()
    assert all(KNOWN.addressed.search(text) for text in flat(entry["hits"]))
    assert not any(KNOWN.addressed.search(text) for text in flat(entry["misses"]))


def test_words_of_class_are_single_words_in_small_letters():
    """Classes are split into such words before they are looked up; anything else would never match."""
    for words in (*KNOWN.families.values(), *KNOWN.classes.values()):
        assert words
        assert all(word.isalnum() and word == word.lower() for word in words)


@pytest.mark.parametrize("name", WORDED)
def test_a_wording_is_in_small_letters(name):
    """It is searched in lower-case text; a capital would never match."""
    bare = [re.sub(r"\\.", "", word) for word in flat(WORDED[name]["words"])]
    assert bare == [word.lower() for word in bare]
