"""One article alone: the tables that stand for views show what the views show."""

from pathlib import Path

import pytest

from audit.load import Input, load
from audit.pipeline import audit
from audit.report.article.page import article_markdown, article_page
from audit.report.article.terminal import terminal
from audit.rows import AUDITED, Sighting
from audit.store import OF_ARTICLE, memory, one_audit, publish, write
from audit.store.record import records
from audit.store.schema import name
from audit.store.views import split_views, view_sql

EXAMPLES = Path(__file__).parents[1] / "examples"
GERMAN = """Minister streiten über die Fähre
Die Fähre bleibe bis Montag im Hafen, sagte Ministerin Ada Brandt. „Wir warten auf das Wetter“, sagte sie.
Der Reeder nannte den Plan nach Angaben der Zeitung einen Skandal. Lesen Sie auch: Was die Fähre kostet
"""
PAGE = """<html lang="en"><head><title>Ferry waits</title><meta property="og:site_name" content="Harbour Ledger">
<meta name="author" content="Lia Moreno"><meta property="article:published_time" content="2026-03-02T10:00:00+01:00"></head>
<body><article><h1>Ferry waits</h1><p>By Lia Moreno</p><p>“We wait,” said the minister, who gave no name, according to a
<a href="https://ministry.example/paper.pdf">paper</a>.</p><p>Sign up to our newsletter</p><p>The greedy owner of the ferry
refused to answer. The port said on Monday that the ships would stay.</p></article></body></html>"""
INPUTS = {
    "text": Input("harbour.txt", text=(EXAMPLES / "harbour.txt").read_text(encoding="utf-8")),
    "page": Input("harbour.html", html=(EXAMPLES / "harbour.html").read_bytes()),
    "German": Input("f.txt", text=GERMAN),
    "known outlet": Input("p.html", html=PAGE, url="https://www.theguardian.com/world/2026/mar/02/ferry"),
    "a few words": Input("w.txt", text="Ferry waits"),
}


@pytest.mark.parametrize("given", INPUTS.values(), ids=INPUTS)
def test_an_article_alone_is_shown_as_among_others(given, kit):
    result = audit(load(given), kit)
    outlets = list(kit.registry.rows([s.outlet for s in result.of(Sighting) if s.outlet]))
    sole, views = one_audit(result, outlets), memory(OF_ARTICLE)
    write(views, [result])
    publish(views, outlets)
    sighting = result.rows.sighting
    for show in (terminal, article_page, article_markdown):
        assert show(sole, sighting) == show(views, sighting)
    assert records(sole, [result]) == records(views, [result])
    shown = [n for n, sql in split_views(view_sql(OF_ARTICLE)).items() if sql.startswith("CREATE OR REPLACE VIEW")]
    assert len(shown) > 15
    for table in (*shown, *map(name, AUDITED), "measured", "outlet", "outlet_host", "outlet_fact"):
        asked = f"SELECT * FROM {table} ORDER BY ALL"
        found, wanted = sole.execute(asked), views.execute(asked)
        assert [(d[0], str(d[1])) for d in found.description] == [(d[0], str(d[1])) for d in wanted.description], table
        assert found.fetchall() == wanted.fetchall(), table
