"""Agency credits of the text, of a picture, and of neither, in plain texts and on pages."""

import html
import re._parser as sre

import pytest

from audit.extract.claims.agencies import Wires
from audit.extract.claims.byline import Bylines
from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import Claim, Resolved
from audit.text import Document

WIRES = Wires.load(Bylines.load())
HEADLINE = "Norport canal reopens after strike"
LEAD = "The canal of Norport reopened on Monday after a strike of three weeks, the harbour said, and ships went through."
STORY = [
    f"The crews refused to work a {n} night without another pilot on board, and the tugs lay idle." for n in ("first", "next")
]

AT_THE_END = [
    ("AFP", "full", "partial"),
    ("dpa", "full", "partial"),
    ("REUTERS", "full", "partial"),
    ("AFP, Norport", "full", "partial"),
    ("AP, Norport, Sudria", "full", "partial"),
    ("Norport, dpa", "full", "partial"),
    ("dpa/AFP", "full", "partial"),
    ("AP/Reuters", "full", "partial"),
    ("(AFP, Reuters)", "full", "partial"),
    ("Source: Reuters", "full", "partial"),
    ("Quellen: dpa, AFP", "full", "partial"),
    ("It reopened. (dpa)", "full", "partial"),
    ("Reporting by Reuters", "full", "full"),
    ("This story was first published by Reuters.", "full", "full"),
    ("Originally published by The Associated Press", "full", "full"),
    ("Copyright 2026 The Associated Press. All rights reserved.", "full", "full"),
    ("Additional reporting by Reuters", "partial", "partial"),
    ("Additional reporting by Jon Holt and the Associated Press.", "partial", "partial"),
    ("Additional reporting: AFP", "partial", "partial"),
    ("Reporting by AFP and Jon Holt", "partial", "partial"),
    ("Reuters contributed reporting.", "partial", "partial"),
    ("(with AFP)", "partial", "partial"),
    ("Jon Holt avec AFP", "partial", "partial"),
]
"""Last lines, their level without a named author and beside one."""

AT_THE_HEAD = ["AFP, Norport — ", "AP — ", "NORPORT: (AFP) ", "(Reuters) - ", "AFP\n", "Reuters Staff\n", "By Reuters\n"]

PICTURES = [
    "Photo: Jon Holt via AP",
    "(Photo by Jon Holt/AFP via Getty Images)",
    "Image credit: Reuters",
    "AP Photo/Jon Holt",
    "Copyright AP Photo",
    "© AFP / Jon Holt",
    "Header photo via AP.",
    "Video: Reuters",
    "Lead image by Jon Holt for Reuters",
    "Bild: dpa",
    "Ships wait in front of Norport. Photo: Jon Holt via AP",
]

NEITHER = [
    "She once worked as a reporter for Reuters.",
    "AFP is on strike.",
    "He met with Reuters.",
    "Er sprach mit Reuters.",
    "Her first novel was published by Reuters House in spring.",
]


def page(lines):
    """The lines as a page: headline, byline, paragraphs."""
    head, *rest = lines
    body = "".join(f"<p{' class=byline' if x.startswith('By ') else ''}>{html.escape(x)}</p>" for x in rest)
    whole = f"<title>{head}</title></head><body><main><article><h1>{head}</h1>{body}</article></main>"
    return load(Input("a", html=f"<!doctype html><html lang=en><head>{whole}</body></html>"))


def level(document, kit):
    """The level of the resolved credit, or None."""
    return next((r.value for r in audit(document, kit).of(Resolved) if r.field == "wire_level"), None)


def both(lines, kit):
    """The level in the plain text and on the page."""
    return level(Document.of("\n".join(lines)), kit), level(page("\n".join(lines).split("\n")), kit)


@pytest.mark.parametrize(("line", "alone", "beside"), AT_THE_END)
def test_a_credit_at_the_end_is_of_the_text_and_says_less_beside_an_author(line, alone, beside, kit):
    assert both([HEADLINE, LEAD, *STORY, line], kit) == (alone, alone)
    assert both([HEADLINE, "By Ada Brandt", LEAD, *STORY, line], kit) == (beside, beside)


@pytest.mark.parametrize("start", AT_THE_HEAD)
def test_a_credit_before_the_lead_is_of_the_whole_text(start, kit):
    assert both([HEADLINE, start + LEAD, *STORY], kit) == ("full", "full")


@pytest.mark.parametrize("line", PICTURES)
@pytest.mark.parametrize("byline", [[], ["By Ada Brandt"]])
def test_a_credit_of_a_picture_says_nothing_about_the_text(byline, line, kit):
    assert both([HEADLINE, *byline, LEAD, *STORY, line], kit) == (None, None)
    found = audit(Document.of("\n".join([HEADLINE, *byline, LEAD, *STORY, line])), kit)
    assert [c.field for c in found.of(Claim) if c.field.startswith("wire")] == ["wire_photo"]


@pytest.mark.parametrize("line", NEITHER)
def test_an_agency_that_is_only_mentioned_is_no_credit(line, kit):
    assert both([HEADLINE, "By Ada Brandt", LEAD, *STORY, line], kit) == (None, None)


@pytest.mark.parametrize(("agency", "credited"), [("Coastwire", []), ("Reuters", ["reuters"])])
@pytest.mark.parametrize("above", [(), ("By Lia Moreno", "Published 3 November 2026")])
def test_the_formula_of_reuters_under_the_dateline_of_another_agency_credits_nobody(above, agency, credited, kit):
    lead = f"NORPORT, Nov 3 ({agency}) - {LEAD}"
    text = "\n".join([HEADLINE, *above, lead, *STORY, "(Reporting by Lia Moreno; editing by Jon Holt)"])
    found = audit(Document.of(text), kit).of(Resolved)
    assert [r.value for r in found if r.field == "wire_agency"] == credited


def test_the_formula_of_reuters_above_the_story_credits_nobody(kit):
    """Other outlets name reporter and editor there; at the end it is Reuters' own."""
    formula = "Reporting by Lia Moreno; editing by Jon Holt"
    assert both([HEADLINE, formula, LEAD, *STORY], kit) == (None, None)
    assert both([HEADLINE, LEAD, *STORY, formula], kit) == ("full", "full")


@pytest.mark.parametrize(
    ("html_line", "credited"),
    [
        ("<p><a href='/topics/ria'>RIA</a></p>", None),
        ("<p><a href='/author/pia-amann'>PA</a></p>", None),
        ("<p><a href='/author/pa'>PA</a></p>", "partial"),
        ("<p>Share</p><p>AA</p><p>Text size</p>", None),
        ("<p>AFP</p>", "partial"),
        ("<p>Associated Press March 3, 2026</p>", "partial"),
    ],
)
def test_initials_and_tags_on_a_page_credit_no_agency(html_line, credited, kit):
    story = "".join(f"<p>{line}</p>" for line in (LEAD, *STORY))
    body = f"<article><h1>{HEADLINE}</h1><p class=byline>By Ada Brandt</p>{html_line}{story}</article>"
    document = load(
        Input("a", html=f"<!doctype html><html lang=en><title>{HEADLINE}</title><body><main>{body}</main></body></html>")
    )
    assert level(document, kit) == credited


def texts(parsed):
    """Every text of a parsed pattern, `\\0` for what is not told by it."""
    ways = [""]
    for op, value in parsed:
        more = ["\0"]
        if op is sre.LITERAL:
            more = [chr(value)]
        elif op is sre.IN and len(value) < 5 and all(kind is sre.LITERAL for kind, _ in value):
            more = [chr(c) for _, c in value]
        elif op is sre.SUBPATTERN:
            more = texts(value[3])
        elif op is sre.BRANCH:
            more = [text for branch in value[1] for text in texts(branch)]
        elif op in {sre.MAX_REPEAT, sre.MIN_REPEAT}:
            least, most, inner = value
            rest = "" if most == 1 else "\0"
            more = [text + rest for text in texts(inner)] + ([""] if least == 0 else [])
        elif op in {sre.AT, sre.ASSERT, sre.ASSERT_NOT}:
            continue
        ways = list(dict.fromkeys(way + text for way in ways for text in more))
    return ways


@pytest.mark.parametrize("credit", [c for c in WIRES.credits if c.needs], ids=lambda c: c.rule)
def test_a_credit_line_holds_what_its_form_needs(credit):
    """A block without the literals of a form is not searched for it, so no line of the form may lack them."""
    found = texts(sre.parse(credit.pattern.replace("{agency}", "@")))
    assert [text for text in found if not credit.needed_in(text)] == []
