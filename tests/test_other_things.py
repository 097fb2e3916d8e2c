"""What JSON-LD says of other things on the page is neither the article's day, nor its author, nor its headline."""

import json

import pytest

from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import Resolved

HEADLINE = "Lighthouse keepers win their case"
STORY = "".join(
    f"<p>{p}</p>"
    for p in (
        "Nine lighthouse keepers who were dismissed two winters ago must be paid what they lost, a court in Vell ruled.",
        "“It was never about the money,” said Jon Aske, the oldest of them, when he left the court with his family.",
        "The coast authority said it would read the ruling before it decides whether to appeal to a higher court.",
    )
)
SIGNED = "<p>By Nora Lind</p><p>8 June 2026</p>"
THINGS = (
    {"@type": "RadioEpisode", "name": "Harbour Hour", "datePublished": "2026-01-20"},
    {"@type": "Dataset", "name": "Wrecks of the coast", "datePublished": "2018-04-02", "author": {"name": "Emil Sand"}},
    {"@type": "Movie", "name": "The Last Lamp", "datePublished": "1974-10-10"},
    {"@type": "MusicRecording", "name": "Fog", "datePublished": "2021-02-02"},
    {"@type": "Product", "name": "Lamp", "review": {"@type": "Review", "datePublished": "2025-12-01", "author": "Kai Orm"}},
    {"@type": "Review", "datePublished": "2025-12-02", "author": {"@type": "Person", "name": "Kai Orm"}, "reviewRating": {"ratingValue": 2}},
    {"@type": "WebSite", "name": "Coast Post", "hasPart": [{"@type": "Article", "headline": "Boats", "datePublished": "2024-02-03"}]},
)  # fmt: skip
"""Things of other kinds with days and makers of their own."""
TEASER = {"@type": "Article", "headline": "Mayor of Vell resigns", "datePublished": "2026-06-30", "author": {"name": "Kai Orm"}}
OWN = {"@type": "Article", "headline": HEADLINE, "datePublished": "2026-06-08"}


def article(kit, nodes, signed=SIGNED, url=None):
    """What is settled on for a page with this JSON-LD."""
    ld = "".join(
        f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **n})}</script>' for n in nodes
    )
    markup = f"<html lang=en><head><title>{HEADLINE} – Coast Post</title>{ld}</head><body><h1>{HEADLINE}</h1>{signed}{STORY}</body></html>"
    rows = audit(load(Input("a", html=markup, url=url)), kit).of(Resolved)
    one = {f: next((r.value for r in rows if r.field == f), None) for f in ("headline", "published")}
    return one | {"authors": [r.value for r in rows if r.field == "author"]}


@pytest.mark.parametrize("thing", THINGS, ids=lambda t: t["@type"])
@pytest.mark.parametrize("signed", [SIGNED, ""], ids=["signed", "unsigned"])
def test_days_and_makers_of_other_things_are_not_the_articles(kit, thing, signed):
    found = article(kit, [thing], signed)
    assert (found["headline"], found["published"]) == (HEADLINE, "2026-06-08" if signed else None)
    assert found["authors"] == (["Nora Lind"] if signed else [])


@pytest.mark.parametrize("nodes", [(TEASER, OWN), (OWN, TEASER)], ids=["teaser first", "teaser last"])
def test_of_several_articles_the_one_with_the_pages_headline_counts(kit, nodes):
    found = article(kit, nodes)
    assert (found["headline"], found["published"], found["authors"]) == (HEADLINE, "2026-06-08", ["Nora Lind"])


def test_of_several_articles_the_one_with_the_pages_address_counts(kit):
    own = OWN | {"headline": "Court rules for keepers", "url": "https://coast.example/vell/case"}
    assert article(kit, [TEASER, own], url="https://coast.example/vell/case")["headline"] == "Court rules for keepers"


def test_a_review_with_a_headline_is_an_article(kit):
    found = article(
        kit, [{"@type": "Review", "name": HEADLINE, "datePublished": "2026-06-07", "author": {"name": "Nora Lind"}}], ""
    )
    assert (found["published"], found["authors"]) == ("2026-06-07", ["Nora Lind"])


def test_a_visible_day_is_preferred_to_the_only_day_in_a_script(kit):
    state = '<script>window.__STATE__ = {"publishedAt": "2026-06-01"}</script>'
    assert article(kit, [], SIGNED + state)["published"] == "2026-06-08"
    assert article(kit, [], state)["published"] == "2026-06-01"
    broken = '<script type="application/ld+json">{"datePublished": "2026-06-02",,}</script>'
    assert article(kit, [], broken)["published"] == "2026-06-02"
