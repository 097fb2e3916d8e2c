"""Pages of a server on this machine, however they are sent: whole, coded, in chunks, or broken off on the way."""

import gzip
import itertools
import socket
import threading
import zlib
from contextlib import suppress

import pytest

from audit.errors import AuditError
from audit.load import load
from audit.load.corpus import fetch as fetching
from audit.load.corpus.fetch import fetch, target_of
from audit.load.corpus.one import source
from audit.outlets import host_of
from audit.outlets.address import ascii_host, lettered_host, with_ascii_host
from audit.pipeline import audit
from audit.rows import Sighting
from audit.store import write
from audit.store.connect import memory

BODY = "".join(f"<p>The canal carries grain in year {i}, the port of Köln said.</p>" for i in range(400))
PAGE = f"<!doctype html><html><head><title>Canal</title></head><body><article><h1>Canal</h1>{BODY}</article></body></html>".encode()
CODINGS = {
    "": lambda raw: raw,
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "gzip, gzip": lambda raw: gzip.compress(gzip.compress(raw)),
}
FRAMES = ("length", "chunked", "close")


def chunks(raw, size=1000):
    return [b"%x\r\n%s\r\n" % (len(raw[i : i + size]), raw[i : i + size]) for i in range(0, len(raw), size)] + [b"0\r\n\r\n"]


def answer(coding, frame, broken):
    """The bytes that a server sends, until it closes the connection."""
    body = CODINGS[coding](PAGE)
    declared = len(body)
    body = body[: len(body) * 2 // 3] if broken == "coding" else body
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: {coding or 'identity'}\r\n"
    if frame == "chunked":
        pieces = chunks(body)
        pieces = pieces[:-1] if broken == "end" else pieces
        sent = b"".join(pieces)
        sent = sent[: len(sent) * 2 // 3] if broken == "frame" else sent
        return f"{head}Transfer-Encoding: chunked\r\n\r\n".encode() + sent
    length = f"Content-Length: {len(body) if broken == 'coding' else declared}\r\n" if frame == "length" else ""
    sent = body[: len(body) * 2 // 3] if broken == "frame" else body
    return f"{head}{length}\r\n".encode() + sent


@pytest.fixture
def server():
    """A server that answers each request with the bytes that it is given, and closes."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        answers = []
        requests = []

        def serve():
            while True:
                connection, _ = listening.accept()
                with connection:
                    request = connection.recv(65536)
                    if not request:
                        return
                    requests.append(request)
                    with suppress(OSError):  # a client that has enough hangs up
                        connection.sendall(answers.pop(0))
                        connection.shutdown(socket.SHUT_WR)

        thread = threading.Thread(target=serve)
        thread.start()
        port = listening.getsockname()[1]
        yield port, answers, requests
        socket.create_connection(("127.0.0.1", port)).close()
        thread.join()


def url(server, path="/canal"):
    return f"http://127.0.0.1:{server[0]}{path}"


@pytest.mark.parametrize(("coding", "frame"), list(itertools.product(CODINGS, FRAMES)))
def test_a_whole_page_is_the_same_however_it_is_sent(server, coding, frame):
    server[1].append(answer(coding, frame, None))
    found = fetch(url(server), allow_private=True)
    assert (found.body, found.cut, found.media_type, found.charset) == (PAGE, None, "text/html", "utf-8")


BROKEN = [
    (coding, frame, broken)
    for coding, frame, broken in itertools.product(CODINGS, FRAMES, ("frame", "end", "coding"))
    if not (broken == "end" and frame != "chunked") and not (frame == "close" and broken == "frame" and not coding)
    if not (broken == "coding" and not coding) and not (coding == "gzip, gzip" and broken != "end")
]
"""Where each kind of answer can break off so that something shows it: a plain body until the connection closes never does."""


@pytest.mark.parametrize(("coding", "frame", "broken"), BROKEN)
def test_a_page_that_breaks_off_is_partial_and_says_why(server, kit, coding, frame, broken):
    server[1].append(answer(coding, frame, broken))
    given = source(url(server), allow_private=True)
    assert len(given.html) > len(PAGE) / 3
    assert PAGE.startswith(given.html)
    result = audit(load(given), kit)
    (sighting,) = result.of(Sighting)
    assert sighting.access == "partial"
    assert next(s.value for s in given.said if s.field == "breaks_off")
    con = memory()
    write(con, [result])
    assert con.execute("SELECT DISTINCT counted FROM counting").fetchall() == [("cut",)]
    assert con.execute("SELECT count(*) FROM counted WHERE used").fetchone() == (0,)


def test_a_large_page_is_refused_packed_or_not(server, monkeypatch):
    monkeypatch.setattr(fetching, "LARGEST", 10_000)
    for coding in ("", "gzip"):
        server[1].append(answer(coding, "chunked", None))
        with pytest.raises(AuditError, match="more than"):
            fetch(url(server), allow_private=True)


HOSTS = {
    "straße.example": "xn--strae-oqa.example",
    "strasse.example": "strasse.example",
    "пример.рф": "xn--e1afmkfd.xn--p1ai",
    "МЮНХЕН.example": "xn--e1andb2b0c.example",
    "münze.example": "xn--mnze-0ra.example",
    "mu\u0308nze.example": "xn--mnze-0ra.example",
    "新聞。example": "xn--efvv70d.example",
    "a_b.münze.example": "a_b.xn--mnze-0ra.example",
    "☃.example": "xn--n3h.example",
}


def resolved_here(monkeypatch):
    """Resolve all names to this machine; return the names that are asked for."""
    asked = []
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda name, port, *_, **__: asked.append(name) or [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))
    ])  # fmt: skip
    return asked


@pytest.mark.parametrize("host", HOSTS)
def test_an_international_host_has_one_form_inside_and_its_letters_outside(server, monkeypatch, host):
    asked = resolved_here(monkeypatch)
    label = HOSTS[host]
    server[1].append(answer("gzip", "chunked", None))
    document = load(source(f"http://{host}:{server[0]}/canal/Köln", allow_private=True))
    assert (asked[0], document.host, host_of(f"https://{host}/a")) == (label, label, label)
    assert document.url == f"http://{label}:{server[0]}/canal/Köln"
    assert f"Host: {label}:{server[0]}\r\n".encode() in server[2][0]
    assert b"GET /canal/K%C3%B6ln HTTP" in server[2][0]
    assert ascii_host(lettered_host(label)) == label
    assert ascii_host(ascii_host(host)) == label


def test_a_redirect_to_letters_beyond_ascii_is_followed(server, monkeypatch):
    """The host of a redirect is resolved by its A-labels, and its path is read as the UTF-8 that servers write."""
    resolved_here(monkeypatch)
    place = f"http://straße.example:{server[0]}/köln".encode()
    server[1].extend(
        [b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + place + b"\r\n\r\n", answer("", "length", None)]
    )
    found = fetch(f"http://ledger.example:{server[0]}/", allow_private=True)
    assert found.url == f"http://xn--strae-oqa.example:{server[0]}/köln"
    assert b"GET /k%C3%B6ln HTTP" in server[2][1]


@pytest.mark.parametrize(
    "address", ["http://\u202eü.example/", f"http://{'ü' * 80}.example/", "http://[ü/", "http://ü:99999/", "http:///"]
)
def test_a_host_that_cannot_be_is_one_line(address):
    with pytest.raises(AuditError, match="not an http"):
        target_of(address)
    assert with_ascii_host(address) is not None


def test_labels_that_mix_scripts_are_not_shown_as_letters():
    assert lettered_host(ascii_host("аpple.example")) == "xn--pple-43d.example"  # the first letter is Cyrillic
    assert lettered_host("xn--a.example") == "xn--a.example"
