"""Pages of a server on this machine, however they are sent: whole, coded, in chunks, or broken off on the way."""

import gzip
import itertools
import socket
import threading
import time
import zlib
from contextlib import suppress

import pytest
from blank import memory

from audit.errors import AuditError
from audit.load import load
from audit.load.corpus import fetch as fetching
from audit.load.corpus.fetch import fetch, target_of
from audit.load.corpus.one import source
from audit.load.corpus.public_address import is_public
from audit.outlets import host_of
from audit.outlets.address import ascii_host, lettered_host, with_ascii_host
from audit.pipeline import audit
from audit.rows import Sighting
from audit.store import write

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
    resolve(monkeypatch, lambda name: asked.append(name) or ["127.0.0.1"])
    return asked


def resolve(monkeypatch, addresses):
    """Resolve names by a function from name to addresses."""

    def getaddrinfo(name, port, *_, **__):
        return [
            (socket.AF_INET6 if ":" in a else socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in addresses(name)
        ]

    monkeypatch.setattr(fetching.socket, "getaddrinfo", getaddrinfo)


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


NOT_PUBLIC = """
0.0.0.0 10.0.0.1 100.64.0.1 127.0.0.1 127.255.0.9 169.254.169.254 172.31.255.255 192.0.0.9 192.0.2.1 192.88.99.1
192.168.1.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 224.0.1.1 239.255.255.255 240.0.0.1 255.255.255.255 :: ::1
::7f00:1 ::ffff:127.0.0.1 ::ffff:10.1.2.3 ::ffff:0:7f00:1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::7f00:1 100::1
2001::7f00:1 2001:0:7f00:1::1 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1:: 2002:5db8:d822::
2620:4f:8000::1 3fff::1 4000::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1
""".split()  # noqa: SIM905 - a table
PUBLIC = ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07::1", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e", "2a00:1450::1"]


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_only_public_unicast_addresses_are_reached(monkeypatch, address):
    """Alone, beside a public one, and behind a redirect; the socket is replaced, so that nothing is connected to."""
    assert not is_public(address)
    resolve(monkeypatch, lambda name: [PUBLIC[0], address] if name == "ledger.example" else [PUBLIC[0]])
    moved = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: http://ledger.example/b\r\n\r\n"
    sent = []
    monkeypatch.setattr("urllib3.util.connection.create_connection", lambda at, *_, **__: sent.append(at) or said(moved))
    with pytest.raises(AuditError, match="a private address"):
        fetch("http://ledger.example/a")
    assert sent == []
    with pytest.raises(AuditError, match="a private address"):
        fetch("http://start.example/a")
    assert sent == [(PUBLIC[0], 80)]


def said(answer):
    """A socket that gives an answer and takes whatever is sent."""
    ours, theirs = socket.socketpair()
    theirs.sendall(answer)
    threading.Timer(5, theirs.close).start()
    return ours


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_reached_also_wrapped_in_another(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address", ["http://0x7f.1/", "http://2130706433/", "http://127.1/", "http://[::1]/", "http://localhost/"]
)
def test_other_ways_to_write_this_machine_reach_it_only_when_allowed(address):
    with pytest.raises(AuditError, match=r"a private address|no such host"):
        fetch(address)


@pytest.mark.parametrize(
    "address",
    [
        *("http://ledger.example:0/", "http://ledger.example:99999/", "http://ledger.example:x/", "http://ledger.example:-1/"),
        *("http://:80/", "http://[::1/", "http://]/", "file:///etc/hosts", "gopher://ledger.example/", "http:ledger.example"),
    ],
)
def test_an_address_that_does_not_parse_is_one_line_also_behind_a_redirect(server, address):
    with pytest.raises(AuditError, match="not an http"):
        fetch(address)
    server[1].append(f"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: {address}\r\n\r\n".encode())
    server[1].append(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
    with pytest.raises(AuditError, match=r"not an http|answered|nothing answers|cannot be read"):
        fetch(url(server), allow_private=True)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
DRIPS = {
    "nothing": (b"", b""),
    "the head": (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"a"),
    "headers": (HEAD, b"X-Slow: a\r\n"),
    "a body with its length": (HEAD + b"Content-Length: 1000000\r\n\r\n<p>", b"a"),
    "a body until the end": (HEAD + b"\r\n<p>", b"a"),
    "chunks": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    "the size of a chunk": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
    "interim answers": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
}


@pytest.mark.parametrize("what", DRIPS)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_server_that_drips_is_left_at_the_deadline(monkeypatch, what, scheme):
    monkeypatch.setattr(fetching, "SECONDS", 0.6)
    first, drop = DRIPS[what]
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip():
            connection, _ = listening.accept()
            with connection, suppress(OSError):
                connection.sendall(first)
                while not over.wait(0.05):
                    connection.sendall(drop)

        thread = threading.Thread(target=drip)
        thread.start()
        began = time.monotonic()
        with pytest.raises(AuditError, match=r"no whole answer within|cannot be read"):
            fetch(f"{scheme}://127.0.0.1:{listening.getsockname()[1]}/", allow_private=True)
        assert time.monotonic() - began < 3
        over.set()
        thread.join()


def test_a_resolver_that_hangs_is_left_at_the_deadline(monkeypatch):
    monkeypatch.setattr(fetching, "SECONDS", 0.3)
    over = threading.Event()
    resolve(monkeypatch, lambda _: over.wait(20) and ["127.0.0.1"])
    with pytest.raises(AuditError, match="no whole answer within"):
        fetch("http://ledger.example/")
    over.set()
