"""Pages that are refused, and pages that look like them and are articles: fronts, briefs, notices, hidden stories."""

import pytest
from test_page import STORY, paragraphs

from audit.errors import AuditError
from audit.load import Input, load

HEADLINES = (
    "Harvest fails in the north of Norland", "Customs house of Vell to be sold at last", "Spokesman of the ministry resigns",
    "Ferry to the islands stays in port", "Old mill becomes a school of music", "Nine ships wait for the pilot",
    "Fishers block the mole for a day", "Choir of the cathedral turns eighty", "Mayor opens a tram line in the rain",
    "Storm takes the roof of the market hall",
)  # fmt: skip
SUMMARY = "They talk about the price of grain, and about who pays for the harbour."
TEASERS = {
    "card": "<div class=card><h3><a href=/n/{0}>{1}</a></h3></div>",
    "card with summary": "<div class=card><h3><a href=/n/{0}>{1}</a></h3><p>{2} {0}</p></div>",
    "signed card": "<div><span>World</span><h3><a href=/n/{0}>{1}</a></h3><p>{2} {0}</p><span>By Jo Reed</span></div>",
    "item": "<li><a href=/n/{0}>{1}</a></li>",
    "item with time": "<li><time>10:0{0}</time> <a href=/n/{0}>{1}</a></li>",
    "article": "<article><h2><a href=/n/{0}>{1}</a></h2><p>{2} {0} Nobody knows yet what they will say.</p><p>3 comments</p></article>",
    "paragraph": "<p><a href=/n/{0}>{1}</a> {2} {0}</p>",
    "terms": "<dt><a href=/n/{0}>{1}</a></dt><dd>{2} {0}</dd>",
}
TITLE = "Eastern pier of Vell shut for the winter"
BRIEF = "The harbour board of Vell will shut the eastern pier for the winter, after divers found cracks in two pillars."


def teasers(kind, count):
    """Teasers of other stories."""
    return "".join(TEASERS[kind].format(n, HEADLINES[n % 10], SUMMARY) for n in range(count))


def page(main, title="Harbour Ledger"):
    """A page with a menu and a footer."""
    nav = "<header><nav><a href=/>Home</a> <a href=/w>World</a></nav></header>"
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head><body>{nav}<main>{main}</main>"
        f"<footer><p>© 2026 Harbour Ledger</p></footer></body></html>"
    )


@pytest.mark.parametrize(
    "over", ["<h1>Harbour Ledger</h1>", "<h1>World</h1>", "", "<h1>News</h1><p>News of the islands, from our reporters.</p>"]
)
@pytest.mark.parametrize("count", [6, 40])
@pytest.mark.parametrize("kind", TEASERS)
def test_a_front_is_no_article(kind, count, over):
    """Headlines that lead elsewhere, however they are laid out."""
    with pytest.raises(AuditError, match="no article in it"):
        load(
            Input(
                "a page",
                html=page(over + teasers(kind, count), "World - Harbour Ledger" if "World" in over else "Harbour Ledger"),
            )
        )


@pytest.mark.parametrize("label", ["", "<h2>Latest</h2>", "<h1>Latest</h1>"])
@pytest.mark.parametrize(
    "body",
    [f"<p>{BRIEF}</p>", f"<div><a href=/pic><img src=x> Enlarge the picture</a><p>{BRIEF}</p></div>", paragraphs(*STORY)],
    ids=["brief", "brief under a gallery", "story"],
)
@pytest.mark.parametrize("heading", [f"<h1>{TITLE}</h1>", ""], ids=["headed", "bare"])
@pytest.mark.parametrize("kind", TEASERS)
def test_a_story_over_teasers_is_read(kind, heading, body, label):
    """A list below a story is no evidence against it, and its label is not the headline."""
    html = page(f"<article>{heading}{body}</article><div>{label}{teasers(kind, 12)}</div>", f"{TITLE} - Harbour Ledger")
    document = load(Input("a page", html=html))
    assert (BRIEF if BRIEF in body else STORY[1]) in document.text
    assert document.text.split("\n")[0] == TITLE


@pytest.mark.parametrize(
    "words",
    [
        "You need to enable JavaScript to run this app.",
        "The page you requested could not be found.",
        "Please verify that you are a human before you continue to the site.",
        "Bitte aktivieren Sie JavaScript in Ihrem Browser, um diese Seite zu sehen.",
    ],
)
def test_a_notice_is_no_brief(words):
    """A few words in place of a story."""
    with pytest.raises(AuditError, match="no article in it"):
        load(Input("a page", html=page(f"<h1>Harbour Ledger</h1><p>{words}</p>")))


@pytest.mark.parametrize(
    "words", ["The ferry sails again from Monday.", "渡し船は月曜日から運航を再開すると港湾局が発表した。"]
)
def test_one_sentence_is_an_article(words):
    """A brief on a page without anything else."""
    document = load(Input("a page", html=page(f"<article><h1>{TITLE}</h1><p>{words}</p></article>")))
    assert words in document.text


@pytest.mark.parametrize("open_", ["", "<iframe src=/x>", "<textarea>", "<!-- ", "<div><b>"])
@pytest.mark.parametrize(
    "template", ["", f"<script type=text/template>{paragraphs(*STORY)}</script>"], ids=["alone", "beside a template"]
)
def test_a_story_in_noscript(open_, template):
    """A story that scripts render is read from `<noscript>`, with a claim; what is open in another does not swallow it."""
    hidden = (
        f"<noscript>{open_}</noscript><div class=post><h2>{TITLE}</h2>{template}<noscript>{paragraphs(*STORY)}</noscript></div>"
    )
    document = load(Input("a page", html=page(hidden, TITLE)))
    assert all(line in document.text for line in document.text.split("\n") if line in STORY)
    assert ("text_in_script", "noscript") in {(s.field, s.value) for s in document.said}


def test_a_displayed_story_is_not_taken_from_noscript():
    """What readers see counts, whatever `<noscript>` says."""
    html = page(f"<article><h1>{TITLE}</h1>{paragraphs(*STORY)}<noscript><p>{BRIEF}</p></noscript></article>", TITLE)
    document = load(Input("a page", html=html))
    assert BRIEF not in document.text
    assert "text_in_script" not in {s.field for s in document.said}
