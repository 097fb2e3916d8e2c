"""Pages rendered by the browser: the story is taken from its script, and only if the page shows none."""

import gzip
import json
import time

import pytest
from pilots import STORY, TITLE

from audit.errors import AuditError
from audit.load import Input, load
from audit.load.page.hydration import story
from audit.load.page.scripts import values

MARKUP = (
    "".join(f"<p>{line}</p>" for line in STORY[:2])
    + f'<p>{STORY[2]} <a href="/ice">Read on</a></p>'
    + "".join(f"<p>{line}</p>" for line in STORY[3:])
)
OTHER = [
    f"Number {n} of the lamps on the old pier was lit again by the council, the keeper of the pier said on Sunday."
    for n in range(30)
]


def page(
    scripts: str, body: str = '<div id="root"></div><noscript>Please enable JavaScript.</noscript>', title: str = TITLE
) -> str:
    """A page without a story of its own."""
    return f"<!doctype html><html><head><title>{title} | The Beacon</title></head><body>{body}{scripts}</body></html>"


def packed(value: object) -> str:
    """JSON as scripts contain it."""
    return json.dumps(value).replace("</", "<" + chr(92) + "/")


def flight(*rows: str) -> str:
    """Scripts that pass a stream of React in pieces."""
    stream = "".join(rows)
    pieces = [stream[n : n + 500] for n in range(0, len(stream), 500)]
    return "".join(f"<script>self.__next_f.push({json.dumps([1, p])})</script>" for p in pieces).replace("</p>", "\\u003c/p>")


def data(value: object, name: str = "") -> str:
    """A script of type JSON."""
    named = f' id="{name}"' if name else ""
    return f'<script{named} type="application/json">{packed(value)}</script>'


TEXT_ROW = f"5:T{len(MARKUP.encode()):x},{MARKUP}"
ARC = [{"type": "text", "_id": f"A{n}", "content": line} for n, line in enumerate(STORY)]
ARC.insert(2, {"type": "image", "caption": "The northern breakwater on the night of the storm, seen from the ferry."})
RICH = [
    {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": line[:40]}, {"nodeType": "text", "value": line[40:]}]}
    for line in STORY
]
PORTABLE = [{"_type": "block", "style": "normal", "children": [{"_type": "span", "text": line, "marks": []}]} for line in STORY]
NUXT = [["Reactive", 1], {"article": 2}, {"title": 3, "body": 4, "related": 5}, TITLE, MARKUP, []]
APOLLO = {
    "ROOT_QUERY": {"article": {"__ref": "Article:7"}},
    "Article:7": {"__typename": "Article", "title": TITLE, "body": {"__ref": "Body:7"}},
    "Body:7": {"__typename": "Body", "html": MARKUP},
}
SHAPES = {
    "next": data({"props": {"pageProps": {"article": {"headline": TITLE, "body": MARKUP}}}}, "__NEXT_DATA__"),
    "flight text": flight(
        f'0:{{"P":null}}\n1:I[13578,[],""]\n{TEXT_ROW}6:{{"article":{{"title":{json.dumps(TITLE)},"contentHtml":"$5"}}}}\n'
    ),
    "flight elements": flight(
        '2:["$","main",null,'
        + json.dumps({"title": TITLE, "children": [["$", "p", str(n), {"children": line}] for n, line in enumerate(STORY)]})
        + "]\n"
    ),
    "nuxt 3": data(NUXT, "__NUXT_DATA__"),
    "nuxt 2": "<script>window.__NUXT__=(function(a,b){return {data:[{title:a,body:["
    + ",".join(map(json.dumps, STORY))
    + f"]}}]}}}}({json.dumps(TITLE)},2));</script>",
    "apollo": f"<script>window.__APOLLO_STATE__ = {packed(APOLLO)};</script>",
    "redux": f"<script>window['__STATE__']={json.dumps({'story': {'title': TITLE, 'paragraphs': STORY}})};</script>",
    "parsed": f"<script>window.__DATA__ = JSON.parse({json.dumps(json.dumps({'headline': TITLE, 'text': STORY}))});</script>",
    "arc": f"<script>window.Fusion=window.Fusion||{{}};Fusion.globalContent={json.dumps({'headlines': {'basic': TITLE}, 'content_elements': ARC})};</script>",
    "json-ld": '<script type="application/ld+json">'
    + json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n\n".join(STORY)})
    + "</script>",
    "rich text": data({"page": {"heading": TITLE, "body": {"nodeType": "document", "content": RICH}}}),
    "portable text": data({"title": TITLE, "content": PORTABLE}),
    "headless": data({"post": {"title": {"rendered": TITLE}, "content": {"rendered": MARKUP, "protected": False}}}),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_story_in_a_script_is_read(shape):
    """Every paragraph is a line of the text, in order, below the headline; a claim names the script."""
    document = load(Input("a page", html=page(SHAPES[shape]), url="https://beacon.example/harbour/pilots"))
    lines = document.text.split("\n")
    assert [line.removesuffix(" Read on") for line in lines if line != TITLE] == STORY
    assert lines[0] == TITLE
    assert [s.field for s in document.said].count("text_in_script") == 1
    for link in (a for b in document.blocks for a in b.links):
        assert (document.text[link.start : link.stop], link.href) == ("Read on", "https://beacon.example/ice")


@pytest.mark.parametrize("shape", SHAPES)
def test_a_story_that_is_shown_is_not_looked_for(shape):
    """Where the page shows a story, scripts are not read, whatever they contain."""
    shown = f"<main><article><h1>{TITLE}</h1>{''.join(f'<p>{line}</p>' for line in OTHER[:8])}</article></main>"
    document = load(Input("a page", html=page(SHAPES[shape], shown)))
    assert document.text.split("\n") == [TITLE, *OTHER[:8]]
    assert "text_in_script" not in {s.field for s in document.said}


def test_another_article_is_not_taken_for_the_story():
    """Data of other articles beside the page's own, longer than it, and comments are skipped."""
    value = {
        "article": {"title": TITLE, "body": MARKUP, "related": [{"title": OTHER[0][:60], "body": " ".join(OTHER)}]},
        "feed": [{"title": line[:70], "text": "\n".join(OTHER)} for line in OTHER],
        "comments": [{"text": line} for line in OTHER],
    }
    assert load(Input("a page", html=page(data(value)))).text.split("\n")[1] == STORY[0]
    with pytest.raises(AuditError, match="no article in it"):
        load(Input("a page", html=page(data({"feed": value["feed"], "comments": value["comments"]}))))


@pytest.mark.parametrize(
    "head",
    ["", '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Pilots","isAccessibleForFree":false}</script>'],
)
def test_a_summary_over_an_empty_page_is_completed_unless_there_is_a_wall(head):
    """A summary alone is not a story; behind a declared wall it is all that readers see."""
    shown = f"<main><article><h1>{TITLE}</h1><p>{STORY[0]}</p><p>{STORY[1]}</p></article></main>"
    document = load(Input("a page", html=page(head + SHAPES["next"], shown)))
    assert (STORY[-1] in document.text) == (not head)


def test_code_and_settings_are_no_story():
    """Strings of a program or of its settings do not make an article."""
    code = (
        "<script>"
        + "".join(
            f'var m{n}="The user must accept the terms before the {n}th visit to the page is counted here.";' for n in range(40)
        )
        + "</script>"
    )
    settings = data({"translations": {f"key{n}": line for n, line in enumerate(OTHER)}})
    for scripts in (settings, data({"consent": {"text": MARKUP}}), code.replace("var", "return function(){};var")):
        with pytest.raises(AuditError, match="no article in it"):
            load(Input("a page", html=page(scripts)))


@pytest.mark.parametrize(
    "bomb",
    [
        "window.a=" * 200_000,
        'window.a={"a":' * 100_000,
        "[" * 500_000,
        'x.push({"a":"' * 100_000,
        'JSON.parse("' * 100_000,
        '"' + "a. " * 300_000,
        '{"a":[' + ",".join('{"content":[{"content":[{"text":"Ships wait outside."}]}]}' for _ in range(60_000)) + "]}",
        'self.__next_f.push([1,"1:Tfffffff,a"])' * 20_000,
    ],
)
def test_bombs_are_bounded(bomb):
    """Scripts made to consume time are abandoned within a bound."""
    started = time.process_time()
    assert story(values([("", bomb)]), [TITLE]) is None
    assert time.process_time() - started < 8


def test_a_chain_of_references_ends():
    """Data that refers to itself is skipped."""
    loop = {"A": {"title": TITLE, "body": {"__ref": "A"}, "blocks": [{"__ref": "A"}, {"__ref": "A"}]}}
    assert story([("__APOLLO_STATE__", loop)], [TITLE]) is None
    nuxt = [["Reactive", 1], {"title": 2, "body": 3}, TITLE, [3, 3, 1]]
    assert story([("__NUXT_DATA__", nuxt)], [TITLE]) is None


@pytest.mark.slow
@pytest.mark.parametrize("name", ["aeb", "fundus"])
def test_on_the_pages_scripts_are_read_only_where_nothing_is_shown(name, corpora):
    """Of all pages of the corpora one shows no story and has it in a script."""
    found = []
    with gzip.open(corpora / "pages" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            document = load(Input(row["id"], html=row["html"], url=row["url"]))
            found += [row["id"] for s in document.said if s.field == "text_in_script"]
    assert len(found) == (name == "fundus")
