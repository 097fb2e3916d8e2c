"""A user's name and password in an address are kept nowhere: in no row, record, failure, message or row of the run."""

import gzip
import json
import re
from dataclasses import replace

import duckdb
import newsroom
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.load import Input, load
from audit.load.corpus import Wanted, corpus
from audit.outlets import host_of
from audit.pipeline import audit
from audit.report.article.page import article_markdown, article_page
from audit.rows import AUDITED, Failure
from audit.store import OF_ARTICLE, memory, publish, write
from audit.store.record import records
from audit.text import Said, without_userinfo

USER, PASSWORD = "adalogin", "hunter2secret"
SECRET = re.compile(f"{USER}|{PASSWORD}")


def at(host, path="/a"):
    return f"https://{USER}:{PASSWORD}@{host}{path}"


ADDRESS = at("ledger.example")
INSIDE = "https://ledger.example/go?to=" + ADDRESS.replace(":", "%3A").replace("/", "%2F").replace("@", "%40")
HEADS = {
    "canonical": f'<link rel="canonical" href="{ADDRESS}">',
    "og:url": f'<meta property="og:url" content="{ADDRESS}">',
    "author": f'<meta name="author" content="{ADDRESS}">',
    "article:author": f'<meta property="article:author" content="{ADDRESS}">',
    "json-ld": f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Strike","url":"{ADDRESS}",'
    f'"mainEntityOfPage":"{ADDRESS}","author":{{"@type":"Person","name":"Ada Brandt","url":"{ADDRESS}"}},'
    f'"isBasedOn":"{ADDRESS}","publishingPrinciples":"{ADDRESS}"}}</script>',
    "base": f'<base href="{at("ledger.example", "/x/")}">',
    "saved": f"<!-- saved from url=(0023){ADDRESS} -->",
    "amp": f'<link rel="amphtml" href="{ADDRESS}"><link rel="next" href="{ADDRESS}">',
}
"""What the head of a page declares."""
LINES = {
    "link": f'<p>The <a href="{ADDRESS}">earlier report</a> was on the harbour.</p>',
    "nested": f'<p>The <a href="{INSIDE}">earlier report</a> was on the harbour.</p>',
    "no scheme": f'<p>The <a href="//{USER}:{PASSWORD}@ledger.example/a">earlier report</a> was on the harbour.</p>',
    "backslashes": f'<p>The <a href="https:\\\\{USER}:{PASSWORD}@ledger.example/a">earlier report</a> was there.</p>',
    "user alone": f'<p>The <a href="ftp://{USER}@ledger.example/a">earlier report</a> was on the harbour.</p>',
    "promotion": f'<p><a href="{ADDRESS}">READ MORE: Five things to know about the harbour</a></p>',
    "embed": f'<blockquote class="twitter-tweet"><p>Five hours.</p><a href="{ADDRESS}">on X</a></blockquote>',
    "frame": f'<iframe src="{ADDRESS}"></iframe>',
}
"""What its article has."""


def pages():
    whole = newsroom.page(1)
    for name, head in HEADS.items():
        yield name, whole.replace("</head>", f"{head}</head>")
    for name, line in LINES.items():
        yield name, whole.replace("</article>", f"{line}<p>The port opens on Friday, the office said.</p></article>")


def all_rows(result):
    return [result.of(table) for table in AUDITED]


def given_inputs():
    """Every place of an input that can hold an address."""
    text = newsroom.text(1)
    for name, html in pages():
        yield name, Input("a", html=html, url="https://ledger.example/a")
        yield f"{name}, no address", Input("a", html=html)
    yield "url", Input("a", text=text, url=ADDRESS)
    yield "url of a page", Input("a", html=newsroom.page(1), url=ADDRESS)
    yield "id", Input(ADDRESS, text=text)
    yield "outlet", Input("a", text=text, outlet=ADDRESS, title=f"On {ADDRESS}")
    yield "times", Input("a", text=text, published=ADDRESS, fetched=ADDRESS)
    yield "redirect", Input("a", html=newsroom.page(1), said=(Said("redirected_from", ADDRESS, "url"),))


@pytest.mark.parametrize(("name", "one"), [pytest.param(n, i, id=n) for n, i in given_inputs()])
def test_no_row_record_or_page_keeps_a_name_or_password(kit, name, one):
    result = audit(load(one), kit)
    con = memory(OF_ARTICLE)
    write(con, [result])
    publish(con, kit.registry.rows([]))
    assert not SECRET.search(repr(result.document) + repr(all_rows(result)))
    assert not SECRET.search(json.dumps(records(con, [result])))
    assert not SECRET.search(article_markdown(con, result.rows.sighting) + article_page(con, result.rows.sighting))


def test_an_address_without_name_and_password_is_the_same_article(kit):
    """Links, host and outlet do not change by them."""
    bare = ADDRESS.replace(f"{USER}:{PASSWORD}@", "")
    one, other = (audit(load(Input("a", html=newsroom.page(1), url=url)), kit) for url in (ADDRESS, bare))
    assert all_rows(one) == all_rows(other)


@given(st.text(max_size=40), st.sampled_from(["https://", "http:\\\\", "//", "ftp://", "HTTPS:///"]))
def test_what_is_left_of_an_address_has_the_same_host(path, start):
    address = f"{start}{USER}:{PASSWORD}@ledger.example/{path}"
    assert not SECRET.search(without_userinfo(address))
    assert without_userinfo(address).endswith(f"ledger.example/{path}") or "@" in path or "%40" in path
    if start == "https://":
        assert host_of(without_userinfo(address)) == "ledger.example"


def hostile_corpus(folder):
    """Inputs of many formats with a name and password, good and bad."""
    good = [{"id": ADDRESS, "url": ADDRESS, "text": newsroom.text(1)}, {"url": ADDRESS, "html": dict(pages())["link"]}]
    bad = [{"id": ADDRESS, "text": [1]}, {"id": ADDRESS, "text": ""}, {"id": ADDRESS, "url": ADDRESS, "html": "<p>"}]
    (folder / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in good + bad))
    (folder / "b.csv").write_text(f'id,url,text\n{ADDRESS},{ADDRESS},"{newsroom.text(2)}"\n{ADDRESS},1\n')
    record = newsroom.warc_record(3).replace(b"https://ledger.example/2026/3", ADDRESS.encode())
    (folder / "c.warc.gz").write_bytes(gzip.compress(record))
    entry = f"<item><title>Strike</title><link>{ADDRESS}</link><guid>{ADDRESS}</guid><description>{newsroom.text(4)}</description></item>"
    (folder / "d.rss").write_text(f'<rss version="2.0"><channel><link>{ADDRESS}</link>{entry}</channel></rss>')


def test_readers_and_their_failures_keep_none(tmp_path):
    hostile_corpus(tmp_path)
    found = list(corpus([str(tmp_path)], Wanted()))
    assert len([one for one in found if isinstance(one, Input)]) >= 5
    assert any(isinstance(one, Failure) for one in found)
    assert not [one for one in found if isinstance(one, Input) and SECRET.search(repr(replace(one, html=None, text=None)))]


@pytest.mark.slow
def test_no_table_log_or_message_of_a_command_keeps_any(run, tmp_path):
    (tmp_path / "in").mkdir()
    hostile_corpus(tmp_path / "in")
    said = run("batch", "in", "--to", "a.duckdb").stderr + run("batch", "in", "--to", "a.jsonl").stderr
    said += (tmp_path / "a.jsonl").read_bytes()
    said += run("batch", ADDRESS, "--to", "b.duckdb").stderr
    for args in (
        ["article", ADDRESS.replace("ledger.example", "127.0.0.1:9")],
        ["outlets", "show", ADDRESS],
        ["explain", ADDRESS],
    ):
        done = run(*args)
        assert done.returncode == 2
        said += done.stdout + done.stderr
    with duckdb.connect(str(tmp_path / "a.duckdb"), read_only=True) as con:
        tables = [t for (t,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        for table in tables:
            said += repr(con.execute(f"FROM {table}").fetchall()).encode()
        assert con.execute("SELECT count(*) > 0 FROM failure").fetchone() == (True,)
    assert not SECRET.search(said.decode())
