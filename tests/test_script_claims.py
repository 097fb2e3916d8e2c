"""What the data of a story in a script says of it: author, days and section, in the shapes of content management systems."""

import json

import pytest
from pilots import STORY, TITLE

from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import Resolved

MARKUP = "".join(f"<p>{line}</p>" for line in STORY)
DAY = "2026-03-11T08:00:00+00:00"
OTHER = {"title": "The old ferry was sold at auction", "publishedAt": "2020-01-01", "author": "Zed Zor", "body": "Sold."}


def page(scripts, title=f"{TITLE} | The Beacon"):
    return f"<!doctype html><html lang=en><head><title>{title}</title></head><body><div id=root></div>{scripts}</body></html>"


def data(value, name="__NEXT_DATA__"):
    packed = json.dumps(value).replace("</", "<" + chr(92) + "/")
    return f'<script id="{name}" type="application/json">{packed}</script>'


def flight(*rows):
    """The stream of React in pieces of 500 characters."""
    stream = "\n".join(rows) + "\n"
    pieces = (stream[n : n + 500] for n in range(0, len(stream), 500))
    return "".join(f"<script>self.__next_f.push({json.dumps([1, p])})</script>" for p in pieces).replace("</p", "\\u003c/p")


def element(tag, children, **given):
    return ["$", tag, None, {**given, "children": children}]


def settled(kit, scripts, title=f"{TITLE} | The Beacon", url="https://beacon.example/a/pilots"):
    """The text of a page, and its resolved values by field."""
    found = audit(load(Input("a page", html=page(scripts, title), url=url)), kit)
    values = {}
    for row in found.rows.of(Resolved):
        values.setdefault(row.field, []).append(row.value)
    return found.document.text, values


POST = {"title": TITLE, "content": MARKUP, "author": {"name": "Ada Holm"}, "publishedAt": DAY, "category": {"name": "Harbour"}}
FIELDS = {"title": TITLE, "body": MARKUP, "publishedAt": DAY}
STRAPI = {
    "attributes": {
        **FIELDS,
        "author": {"data": {"attributes": {"name": "Ada Holm", "publishedAt": "2021-01-01"}}},
        "category": {"data": {"attributes": {"name": "Harbour", "publishedAt": "2021-01-01"}}},
    }
}
ANS = {
    "headlines": {"basic": TITLE},
    "display_date": DAY,
    "created_date": "2026-03-09T08:00:00Z",
    "credits": {"by": [{"name": "Ada Holm"}], "photos_by": [{"name": "Cy Dell"}]},
    "taxonomy": {"primary_section": {"name": "Harbour"}},
    "content_elements": [{"type": "text", "content": line} for line in STORY],
    "related_content": {"basic": [OTHER]},
}
SPLIT = {
    "article": {
        "header": {"headline": TITLE, "byline": [{"firstName": "Ada", "lastName": "Holm"}], "section": "Harbour"},
        "metadata": {"publishedAt": 1773216000000},
        "body": {"blocks": [{"type": "paragraph", "text": line} for line in STORY]},
    },
    "more": [OTHER],
}
NUXT = [["Reactive", 1], {"story": 2}, {"title": 3, "author": 4, "date": 6, "section": 7, "body": 8}, TITLE, {"name": 5}, "Ada Holm",
        DAY, "Harbour", MARKUP]  # fmt: skip
WRITTEN = element(
    "article",
    [
        element("h1", TITLE),
        element("p", ["By ", element("a", "Ada Holm", href="/authors/ada-holm")], className="byline"),
        element("time", "11 March 2026", dateTime=DAY),
        element("div", [element("p", line) for line in STORY]),
    ],
)
SHAPES = {
    "post": data({"props": {"post": POST, "related": [OTHER]}}),
    "strapi": data({"article": {"data": STRAPI}}),
    "arc": f"<script>Fusion.globalContent={json.dumps(ANS)};</script>",
    "split": data(SPLIT),
    "nuxt": data(NUXT, "__NUXT_DATA__"),
    "stream": flight('0:["$","$L1",null,{}]', f'5:["$","$L9",null,{{"story":{json.dumps(POST)}}}]'),
    "path": flight('0:["$","$L9",null,{"story":"$8:props:post"}]', f'8:["$","$L2",null,{{"post":{json.dumps(POST)}}}]'),
    "properties": flight(
        f'4:["$","$L9",null,{json.dumps({"headline": TITLE, "authors": ["Ada Holm"], "date": "$D" + DAY, "section": "Harbour"})}]',
        "6:" + json.dumps(element("div", [["$", "$La", None, {"html": line}] for line in STORY])),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_author_day_and_section_stand_beside_the_story(shape, kit):
    """Those of other articles, of a person's or a section's record and of the record itself do not count."""
    text, values = settled(kit, SHAPES[shape])
    assert text.split("\n") == [TITLE, *STORY]
    assert values["author"] == ["Ada Holm"]
    assert values["published"] == [DAY]
    assert values["section"] == ["Harbour"]


def test_elements_are_drawn_with_byline_and_time(kit):
    text, values = settled(kit, flight("6:" + json.dumps(WRITTEN)))
    assert text.split("\n") == [TITLE, "By Ada Holm", "11 March 2026", *STORY]
    assert values["author"] == ["Ada Holm"]
    assert values["published"] == [DAY]


def test_head_elements_in_the_stream_are_read(kit):
    linked = json.dumps({"@type": "NewsArticle", "headline": TITLE, "author": {"name": "Ada Holm"}, "datePublished": DAY})
    script = ["$", "script", None, {"type": "application/ld+json", "dangerouslySetInnerHTML": {"__html": linked}}]
    meta = ["$", "meta", "1", {"property": "article:modified_time", "content": "2026-03-12T08:00:00Z"}]
    body = element("article", [element("h1", TITLE), ["$", "div", None, {"dangerouslySetInnerHTML": {"__html": "$7"}}]])
    rows = (f"4:{json.dumps([script, meta])}", f"6:{json.dumps(body)}", f"7:T{len(MARKUP.encode()):x},{MARKUP}")
    text, values = settled(kit, flight(*rows))
    assert text.split("\n") == [TITLE, *STORY]
    assert (values["author"], values["published"]) == (["Ada Holm"], [DAY])
    assert values["modified"] == ["2026-03-12T08:00:00+00:00"]


def test_a_page_that_declares_its_site_alone_has_the_one_story_of_its_data(kit):
    text, values = settled(kit, data({"post": POST}), title="The Beacon")
    assert text.split("\n")[:2] == [TITLE, STORY[0]]
    assert values["headline"] == [TITLE]


def test_dollars_are_text_and_references_are_not(kit):
    money = "$$4 million was set aside for the pilots by the port, which hopes to be paid back by the province in the end."
    lines = [element("p", money), *(element("p", [line, "$undefined"]) for line in STORY)]
    text, _ = settled(kit, flight("6:" + json.dumps(element("article", [element("h1", TITLE), *lines]))))
    assert text.split("\n") == [TITLE, money[1:], *STORY]
