"""Pages that are broken, hostile, truncated or not articles: an audit or one clear error, in bounded time."""

import contextlib
import random
import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_page import STORY, page, paragraphs

from audit.errors import AuditError
from audit.files import DATA, read_yaml
from audit.load import Input, load
from audit.load.page.walls import wording

WHOLE = page(paragraphs(*STORY))
LINES = [re.sub(r"<[^>]+>", "", " ".join(line.split())) for line in STORY]


def text_of(html: str | bytes, **given: str) -> str:
    """The text of a page."""
    return load(Input("a page", html=html, **given)).text


@pytest.mark.parametrize("wall", ["paywall", "consent", "banners", "absent", "comments"])
def test_walls_keep_their_examples(wall):
    """Each wording matches its hits and not its misses."""
    rule = read_yaml(DATA / "walls.yaml")[wall]
    assert all(wording(wall).search(hit) for hit in rule["hits"])
    assert not any(wording(wall).search(miss) for miss in rule["misses"])


@pytest.mark.parametrize(
    "broken",
    [
        WHOLE.replace("</p>", ""),
        WHOLE.replace("<p>", "<p"[:2] + ">").replace("</article>", "</div></article></span>"),
        WHOLE.replace("<article>", "<article><b><i><u>"),
        WHOLE.replace("<p>", "\0<p>\x01"),
        WHOLE[: WHOLE.index("</article>")],
        "<!-- " + "x" * 100 + WHOLE + "-->"[:0] + WHOLE,
        WHOLE.replace("<html>", '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><html>'),
        WHOLE.replace("<article>", "<article>" + "<div>" * 200).replace("</article>", "</div>" * 200 + "</article>"),
    ],
    ids=["unclosed", "misnested", "formatting", "null bytes", "cut off", "open comment", "entities", "deep"],
)
def test_broken_markup_still_gives_the_story(broken):
    """Markup as bad as it gets; the last paragraph is there, or the page says that it has none."""
    try:
        text = text_of(broken)
    except AuditError as e:
        assert "no article in it" in str(e)
    else:
        assert LINES[2] in text
        assert "\0" not in text


def test_five_thousand_levels():
    """Nesting that would exhaust the stack of a recursive reader."""
    for html in (f"{'<div>' * 5000}{WHOLE}", WHOLE.replace("<article>", "<article>" + "<div><span>" * 2500)):
        started = time.process_time()
        try:
            assert LINES[1] in text_of(html)
        except AuditError as e:
            assert "no article in it" in str(e)
        assert time.process_time() - started < 20


def test_entity_bomb():
    """A document type is not read, so its entities are not expanded."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    html = f'<!DOCTYPE html [<!ENTITY a0 "lol">{entities}]>' + WHOLE.replace("Nobody", "&a11; Nobody").partition(">")[2]
    assert len(text_of(html)) < 5000


@pytest.mark.parametrize("html", ["", " \n", b"", "<html></html>", "<html><body></body></html>", "<p>", "\0", b"\xff\xfe"])
def test_nothing_in_it(html):
    """An empty page is an error with that reason."""
    with pytest.raises(AuditError, match=r"no article in it|empty"):
        text_of(html)


@pytest.mark.parametrize("seed", range(4))
def test_binary_data_under_the_name_of_a_page(seed):
    raw = random.Random(seed).randbytes(300 * 10**seed)
    with pytest.raises(AuditError, match="binary data, not a page"):
        load(Input("a.html", html=raw))
    with pytest.raises(AuditError, match="binary data, not a page"):
        load(Input("a.html", html=b"\x89PNG\r\n\x1a\n" + raw))


def test_too_large():
    """More than 20 MB is refused before it is parsed."""
    with pytest.raises(AuditError, match="20 MB"):
        text_of("<p>" + "x" * 50_000_000)


def test_a_page_of_many_megabytes_is_bounded():
    """A live blog of a hundred thousand lines is read in bounded time, its first lines kept."""
    html = page(paragraphs(*STORY), "<p>The council met again at noon and again at night, its clerk said.</p>" * 60_000)
    started = time.process_time()
    assert text_of(html).count("\n") <= 4000
    assert time.process_time() - started < 40


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "utf-8"), ("cp1252", "iso-8859-1"), ("utf-16", None), ("utf-8", "iso-8859-1"), ("cp1251", "windows-1251")],
)
def test_charsets(encoding, declared):
    """Bytes are read in the charset that fits, whatever the page says."""
    word = "Москва" if encoding == "cp1251" else "Käse à la crème"
    meta = f"<meta charset={declared}>" if declared else ""
    html = page(paragraphs(*STORY, f"Das Wort {word} steht hier."), head=meta).encode(encoding)
    assert f"Das Wort {word} steht hier." in text_of(html)


def test_consent_notice():
    """A consent request is not an article about cookies."""
    said = paragraphs(
        "We and our 842 partners store and/or access information on a device, such as cookies, and process personal data.",
        "You may accept or manage your choices, including your right to object where legitimate interest is used, at any time.",
    )
    with pytest.raises(AuditError, match="no article in it: a notice"):
        text_of(
            f"<html><head><title>Paper</title></head><body><div class='cmp'><h1>Before you continue</h1>{said}</div></body></html>"
        )


@pytest.mark.parametrize("summary", ["", "<p>They talk about the price of grain, and about who pays for the harbour.</p>"])
def test_pure_teasers(summary):
    """A page of headlines that lead elsewhere has no body."""
    title = "Ministers of nine countries meet again, for the third time this year"
    cards = "".join(f"<div class='card'><h3><a href='/{n}'>{title} ({n})</a></h3>{summary}</div>" for n in range(30))
    with pytest.raises(AuditError, match="no article in it"):
        text_of(f"<html><body><main>{cards}</main></body></html>")


def test_paywalled_stub():
    """A story cut off at a paywall is marked as such, with the words of the paywall."""
    document = load(
        Input("a page", html=page(paragraphs(*STORY), "<div class='wall'><p>Subscribe now to continue reading.</p></div>"))
    )
    (said,) = [s for s in document.said if s.field == "access"]
    assert (said.value, document.text[said.start : said.stop]) == ("stub", "Subscribe now to continue")


def test_saved_from_an_archive():
    """The original address counts; that it was read from an archive is a claim."""
    url = "https://web.archive.org/web/20210320101500/https://paper.example/a"
    bar = "<div id='wm-ipp-base'><p>42 captures of this page were saved by the archive since the year 2019.</p></div>"
    html = (
        page(paragraphs(*STORY))
        .replace("<body>", f"<body>{bar}")
        .replace("'/grain'", "'/web/20210320101500/https://paper.example/grain'")
    )
    document = load(Input("a page", html=html, url=url))
    assert (document.url, document.host) == ("https://paper.example/a", "paper.example")
    assert ("archive", "web.archive.org") in {(s.field, s.value) for s in document.said}
    assert "captures" not in document.text
    assert [a.href for b in document.blocks for a in b.links] == ["https://paper.example/grain"]


def test_a_post_in_a_story_is_kept():
    """An embedded post is a quotation, so its words stay in place."""
    post = "<blockquote class='twitter-tweet'><p lang='en'>The harbour will close on Friday at noon.</p>— Port (@port)</blockquote>"
    assert "The harbour will close on Friday at noon." in text_of(page(paragraphs(*STORY[:2]), post, paragraphs(STORY[2])))


PIECES = st.sampled_from(
    ["<p>", "</p>", "<div class='related'>", "</div>", "<a href='/x'>", "</a>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<br>", "<li>",
     "<svg>", "<script>", "</script>", "<!--", "-->", "&nbsp;", "&#0;", "&#x110000;", "<![CDATA[", "]]>", "<html>", "</body>", "\0", "\ud800",
     "<base href='//['>", "<a href='http://[::1'>", "<template>", "<p hidden>", "<style>", "</style>", "<script type='application/ld+json'>", '{"@type":"LiveBlogPosting","liveBlogUpdate":[',
     "<article>", "</article>", "<h1>Another</h1>", "<h2><a href='/b'>Other</a></h2>", "<time datetime='2026-11-03T10:00'>", "</time>",
     "<div itemprop='liveBlogUpdate'>", "<link rel=next href='?page=2'>", 'self.__next_f.push([1,"2:T5,', "window.a={", "Page 2 of 3", *LINES]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=40))
def test_any_markup_gives_an_article_or_an_error(pieces):
    """Whatever the page contains: blocks are inside the text in order, and a link's span has its words."""
    try:
        document = load(Input("a page", html=page("".join(pieces), paragraphs(*STORY)), url="https://paper.example/1"))
    except AuditError:
        return
    last = -1
    for block in document.blocks:
        assert last < block.start < block.stop <= len(document.text)
        last = block.stop
        assert "\n" not in document.text[block.start : block.stop]
        for link in block.links:
            assert block.start <= link.start < link.stop <= block.stop
            assert document.text[link.start : link.stop].strip() == document.text[link.start : link.stop]


DEEP = '{"@type":"NewsArticle","headline":"Ministers meet again","author":' + '{"author":' * 100_000 + "1" + "}" * 100_001
WIDE = '[{"@type":"NewsArticle","headline":"H"}' + ',{"@id":"#a","author":{"@id":"#a"}}' * 100_000 + "]"
LONG = '{"@type":"NewsArticle","headline":"' + "Ministers " * 400_000 + '"}'
LOOP = '{"@graph":[{"@id":"#a","@type":"NewsArticle","headline":"Ministers","author":{"@id":"#b"}},{"@id":"#b","name":{"@id":"#a"}}]}'
UPDATES = (
    '{"@type":"LiveBlogPosting","headline":"Live","liveBlogUpdate":['
    + ",".join(
        f'{{"headline":"Update {n}","articleBody":"The council met for the {n}th time at night.","datePublished":"2026-11-03"}}'
        for n in range(20_000)
    )
    + "]}"
)


@pytest.mark.parametrize(
    "bomb",
    [DEEP, WIDE, LONG, LOOP, UPDATES, '"' + "\\" * 1_000_001, "[" * 300_000],
    ids=["deep", "wide", "long", "loop", "updates", "slashes", "open"],
)
def test_json_ld_bombs(bomb):
    """JSON-LD made to consume time or memory leaves the story and its links unchanged, in bounded time."""
    started = time.process_time()
    document = load(
        Input(
            "a page",
            html=page(
                paragraphs(*STORY),
                head=f"<title>Ministers meet again</title><script type='application/ld+json'>{bomb}</script>",
            ),
        )
    )
    assert time.process_time() - started < 10
    assert [line for line in document.text.split("\n") if line in LINES] == LINES
    assert all(len(s.value) <= 4_000 for s in document.said)


@pytest.mark.parametrize(
    "boxes",
    [
        "<article><h1>Another</h1><p>The council met at noon, its clerk said, and it went on until the lamps were lit again.</p></article>" * 4_000,
        "<article><h1>Another</h1><p>The council met at noon." * 2_000,
        "<li><time datetime='2026-11-03T10:00'>10:00</time><p>The council met at noon, and at night it met again.</p></li>" * 8_000,
        "<a href='?page=2'>2</a> " * 20_000,
        "<a rel='next' href='?page=2'>" * 5_000,
    ],
    ids=["articles", "nested articles", "updates", "numbers", "open links"],
)  # fmt: skip
def test_boxes_without_end(boxes):
    """Thousands of articles, updates and numbered links on one page are read in bounded time."""
    started = time.process_time()
    with contextlib.suppress(AuditError):
        load(Input("a page", html=page(paragraphs(*STORY), boxes), url="https://paper.example/live/1?page=1"))
    assert time.process_time() - started < 20


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_an_article_or_an_error(raw):
    """Bytes of any kind never end in another exception."""
    with contextlib.suppress(AuditError):
        load(Input("a page", html=raw))
