"""`audit serve`: lists, articles, reports and SQL for this machine alone, by many clients at once. Sockets are on 127.0.0.1 only."""

import http.client
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote, urljoin

import pytest
from lxml import html
from many import made

from audit.report.period import files, make
from audit.report.period.questions import period
from audit.report.site import guard
from audit.store import open as connect

uvicorn = pytest.importorskip("uvicorn", reason="the extra `serve` is not installed")

CLIENTS = 50


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("served") / "made.duckdb"
    made(path, 300, 5, 28)
    with connect(path, write=True) as con:  # six accounts of one story, told in November
        con.execute(
            "INSERT INTO story_member SELECT 'several', sighting, 'text', 0.9, 'event', 'link' "
            "FROM counting WHERE day BETWEEN '2026-11-16' AND '2026-11-22' ORDER BY sighting LIMIT 6"
        )
    return path


@pytest.fixture(scope="module")
def port(database):
    from audit.report.site.app import application

    server = uvicorn.Server(uvicorn.Config(application(str(database)), host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    started = threading.Event()
    while not server.started and thread.is_alive():
        started.wait(0.02)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join(10)


def get(port, path, method="GET", **headers):
    con = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        con.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
        answer = con.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read().decode()
    finally:
        con.close()


def test_articles_are_listed_by_outlet_month_and_kind(port, database):
    status, _, page = get(port, "/?outlet=outlet1&kind=story")
    tree = html.fromstring(page)
    with connect(database) as con:
        (n,) = con.execute("SELECT count(*) FROM counting WHERE outlet = 'outlet1' AND counted = 'story'").fetchone()
    assert status == 200
    assert tree.xpath("string(//h1)") == f"{n} articles"
    assert {" ".join(td.split()) for td in tree.xpath("//tbody/tr/td[2]//text()")} == {"The outlet1 Ledger"}
    rows = json.loads(get(port, "/?outlet=outlet1&kind=story&format=json")[2])
    assert {r["outlet"] for r in rows} == {"outlet1"}
    assert rows[0]["found"] == n


def test_every_link_of_the_first_page_is_answered(port):
    tree = html.fromstring(get(port, "/")[2])
    links = dict.fromkeys(h for h in tree.xpath("//a/@href") if h.startswith("/"))
    kinds = {h.partition("?")[0].partition("/article")[0]: h for h in links}
    assert len(links) > 20
    for href in kinds.values():
        assert get(port, href)[0] == 200, href


def test_every_link_of_a_report_is_answered(port):
    """From the page of a month to cards, method, data, the story and the other months, and on from there."""
    base = "/report/2026-11/"
    waiting, known = [f"{base}index.html"], set()
    while waiting:
        at = waiting.pop()
        known.add(at)
        status, _, page = get(port, at)
        assert status == 200, at
        if at.startswith("/report") and at.endswith(".html"):
            found = {urljoin(at, h).partition("#")[0] for h in html.fromstring(page).xpath("//a/@href") if "://" not in h}
            waiting += sorted(found - known - set(waiting))
    assert {f"{base}story-several.html", f"{base}outlet1.html", f"{base}trend.csv", "/report/feed.xml"} <= known
    assert get(port, f"{base}story-none.html")[0] == 404


def test_an_article_is_a_page_or_json(port):
    sighting = json.loads(get(port, "/?format=json")[2])[0]["sighting"]
    assert "First answers" in get(port, f"/article/{sighting}")[2]
    assert json.loads(get(port, f"/article/{sighting}?format=json")[2])["head"]["sighting"] == sighting
    assert get(port, "/article/nothing")[0] == 404


def test_a_report_is_that_of_the_command_and_its_export_has_a_length(port, database):
    with connect(database) as con:
        made_files = files(make(con, period("2026-W47")))
    for name in ("index.html", "rates.csv"):
        status, headers, body = get(port, f"/report/2026-W47/{name}")
        assert (status, body) == (200, made_files[name])
        assert int(headers["content-length"]) == len(body.encode())
    assert get(port, "/report/2026-W47/nothing.html")[0] == 404
    assert get(port, "/report/never/index.html")[0] == 422


def test_sql_is_read_only_and_in_the_sandbox(port):
    asked = quote("SELECT count(*) AS n FROM sighting")
    assert json.loads(get(port, f"/sql?sql={asked}&format=json")[2]) == [{"n": 300}]
    assert get(port, f"/sql?sql={asked}&format=csv")[2] == "n\n300\n"
    assert ">300<" in get(port, f"/sql?sql={asked}")[2].replace("<bdi>", "").replace("</bdi>", "")
    for refused in (
        "DROP TABLE sighting",
        "SELECT * FROM read_csv('/etc/hostname')",
        "COPY sighting TO '/tmp/x.csv'",
        "SELECT",
    ):
        status, _, page = get(port, f"/sql?sql={quote(refused)}")
        assert status == 422, refused
        assert "Not answered" in page


def test_only_this_machine_is_answered(port):
    name = f"127.0.0.1:{port}"
    assert get(port, "/")[0] == 200
    for host in ("localhost", f"[::1]:{port}", name):
        assert get(port, "/", Host=host)[0] == 200, host
    for host in ("rebound.example", "localhost.evil.example", "127.0.0.1.nip.example", "", "[::1].evil"):
        assert get(port, "/", Host=host)[0] == 400, host
    assert get(port, "/", Origin="https://evil.example")[0] == 403
    assert get(port, "/", Origin=f"http://{name}")[0] == 200
    assert get(port, "/", Sec_Fetch_Site="cross-site")[0] == 403
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert get(port, "/", method)[0] == 405
    headers = get(port, "/")[1]
    assert headers["x-frame-options"] == "DENY"
    assert "access-control-allow-origin" not in headers
    assert guard.refused("GET", [(b"host", b"localhost"), (b"host", b"evil.example")]) is not None


def test_fifty_clients_at_once_get_their_own_rows(port):
    """Threads that shared a cursor would get each other's rows."""

    def one(i):
        status, _, body = get(port, f"/?outlet=outlet{i % 5}&format=json")
        rows = json.loads(body)
        return status, {r["outlet"] for r in rows} == {f"outlet{i % 5}"}

    with ThreadPoolExecutor(CLIENTS) as clients:
        assert set(clients.map(one, range(2 * CLIENTS))) == {(200, True)}


def test_a_request_over_its_time_is_interrupted_and_the_others_go_on(database):
    from audit.errors import AuditError
    from audit.report.site.cursors import Pool

    slow, quick = Pool(connect(database), 0.2), Pool(connect(database))
    with pytest.raises(AuditError, match=r"more than 0\.2 seconds"), slow.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM range(100000) AS a, range(100000) AS b, range(1000) AS c WHERE a.range % 7 = b.range % 5"
        )
    with slow.cursor() as cursor:
        assert cursor.execute("SELECT 1").fetchone() == (1,)
    with quick.cursor() as a, quick.cursor() as b:
        assert a is not b
        assert a.execute("SELECT 1").fetchone() == b.execute("SELECT 1").fetchone()


def test_the_command_refuses_what_is_no_database(run, tmp_path):
    done = run("serve", "nothing.duckdb")
    assert done.returncode == 2
    assert b"no such database" in done.stderr
