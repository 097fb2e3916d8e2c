"""Pages of the development data: the law of links on all of them, and out-of-fold agreement with gold."""

import gzip
import json
import re
from collections import Counter

import numpy as np
import pytest
from lxml import etree

from audit.errors import AuditError
from audit.extract.insertions.page.model import Blocks
from audit.load import Input, load
from audit.load.html.lines import SKIPPED
from audit.load.html.parse import tree_of

FILES = ("aeb", "fundus")


def rows(corpora, name):
    """The rows of a file of the development data."""
    with gzip.open(corpora / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_the_law_of_links(corpora, name):
    """In every page every link's span cuts words, inside its block, and blocks are lines of the text in order."""
    read = links = 0
    for row in rows(corpora, f"pages/{name}"):
        try:
            document = load(Input(row["id"], html=row["html"], url=row["url"]))
        except AuditError as e:
            assert "no article in it" in str(e)
            continue
        read += 1
        assert "\n".join(document.text[b.start : b.stop] for b in document.blocks) == document.text
        tree = tree_of(row["html"], row["id"])
        etree.strip_elements(tree, *SKIPPED, with_tail=False)
        anchors = "\n".join(squeezed(a.text_content()) for a in tree.iter("a"))
        for block in document.blocks:
            assert not re.search(r"\s\s|[^\S \t]", document.text[block.start : block.stop])
            for link in block.links:
                words = document.text[link.start : link.stop]
                assert block.start <= link.start < link.stop <= block.stop
                assert words == words.strip() != ""
                assert squeezed(words) in anchors
                links += 1
    assert read >= 125
    assert links > 1000


def squeezed(text):
    """A text without its white space: layout may put spaces between boxes that touch in the markup."""
    return "".join(text.split())


def shingles(text):
    """Runs of four words, with their counts."""
    w = re.findall(r"\w+", text.lower())
    return Counter(tuple(w[i : i + 4]) for i in range(max(len(w) - 3, 1))) if w else Counter()


@pytest.mark.slow
def test_story_out_of_fold(corpora, kit, floors):
    """A model not trained on a site finds its stories: body F1 of one fold in five."""
    from dataclasses import replace

    from audit.learn.insertions import page_model as learn
    from audit.pipeline import audit
    from audit.rows import Insertion

    paths = [corpora / f"pages/{name}.jsonl.gz" for name in FILES]
    pages = learn.read_pages(paths, [corpora / f"promo/{name}.jsonl.gz" for name in ("train", "dev")])
    fold, data = learn.site_folds(pages, 5), learn.block_data(pages, kit.insertions.vocabulary)
    fresh = replace(kit, insertions=replace(kit.insertions, blocks=Blocks.of(learn.train_blocks(data, fold[data.page] != 0))))
    gold = {row["id"]: row["gold_text"] for name in FILES for row in rows(corpora, f"pages/{name}")}
    precision, recall = [], []
    for n in np.flatnonzero(fold == 0):
        document = pages[n].document
        holes = {(i.start, i.stop) for i in audit(document, fresh).of(Insertion)}
        kept = list(document.text)
        for start, stop in holes:
            kept[start:stop] = "\n" * (stop - start)
        found, wanted = shingles("".join(kept[document.body_start :])), shingles(gold[document.input])
        both = (found & wanted).total()
        precision.append(both / max(found.total(), 1))
        recall.append(both / max(wanted.total(), 1))
    p, r = sum(precision) / len(precision), sum(recall) / len(recall)
    assert 2 * p * r / (p + r) >= floors["pages"]["body F1, fold 1 of 5"]
