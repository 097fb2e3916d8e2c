"""One kit serves many threads: what is opened or compiled on first use gives the same rows in every thread."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from audit.extract.insertions.joined.model import Packed, unpack
from audit.kit import Kit
from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import AUDITED
from audit.text import Document, pattern

THREADS = 8
STORY = (
    "The council of Vell voted on Monday to keep the ferry that has crossed the bay for ninety years.",
    "“The boats cost less than a bridge,” its chairman, Jon Marl, said, and nobody had shown him a cheaper plan.",
    "Opponents had asked for a study of the tides before the vote, but the reckless motion failed by two hands.",
    "The ferry carries about four thousand people a day, most of them to the yards on the northern shore.",
    "She added that fares would not rise this year, whatever the price of oil does in the meantime.",
)
GERMAN = (
    "Der Hafenrat von Vell hat am Montag beschlossen, die Fähre zu behalten, die seit neunzig Jahren die Bucht überquert.",
    "„Die Boote kosten weniger als eine Brücke“, sagte der Vorsitzende Jon Marl, und niemand habe ihm einen besseren Plan gezeigt.",
    "Die Gegner hatten vor der Abstimmung eine Studie der Gezeiten verlangt, aber der Antrag scheiterte mit zwei Stimmen.",
)
PROMOS = (
    "Read more: Who owns the lighthouse?",
    "Sign up for our newsletter",
    "Follow us on Facebook",
    "Lesen Sie auch: Der Turm",
)


def page(lines):
    """A page with a promoted link, a button and a byline around some paragraphs."""
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        "<html><head><title>Ferry stays</title></head><body><main><h1>Council votes to keep the ferry of Vell</h1>"
        f"<div class='byline'>By Ada Quill</div>{body}<p><a href='/news/7'>GRAIN SHIPS WAIT OFF THE COAST</a></p>"
        "<button class='share'>Share</button></main></body></html>"
    )


def documents():
    """Texts, pages and joined pages in two languages, some of each."""
    for n in range(3):
        lines, german = STORY[n:] + STORY[:n], GERMAN[n:] + GERMAN[:n]
        mixed = [part for k, line in enumerate(lines) for part in (line, PROMOS[(k + n) % len(PROMOS)])]
        yield Document.of("Council votes to keep the ferry\n" + "\n".join(mixed))
        yield Document.of("".join(mixed) + f" Part {n}.")
        yield Document.of("Hafenrat behält die Fähre\n" + "\n".join((*german, PROMOS[3])))
        yield load(Input(f"page {n}", html=page(lines), url=f"https://harbour.example/news/{n}"))
        yield load(Input(f"seite {n}", html=page(german * 2), url=f"https://hafen.example/news/{n}"))


def rows(document, kit):
    """The rows of an audit by table, as text."""
    found = audit(document, kit).rows
    return {table.__name__: list(map(repr, found.of(table))) for table in AUDITED}


@pytest.fixture
def fresh():
    """A kit that has opened nothing yet, in a process that has compiled none of its patterns."""
    unpack.cache_clear()
    pattern.cache_clear()
    return Kit.load()


def test_eight_threads_give_the_rows_of_one(fresh):
    given = list(documents())
    barrier = Barrier(THREADS)

    def work(first):
        barrier.wait()
        return {n % len(given): rows(given[n % len(given)], fresh) for n in range(first, first + len(given))}

    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(work, range(THREADS)))
    alone = {n: rows(document, fresh) for n, document in enumerate(given)}
    assert all(one == alone for one in found)
    assert any("span model" in row for tables in alone.values() for row in tables["Insertion"])


def test_the_model_of_joined_pages_is_opened_when_asked_for_and_travels_as_bytes():
    unpack.cache_clear()
    packed = pickle.loads(pickle.dumps(Packed.load()))  # noqa: S301 - made here
    assert unpack.cache_info().currsize == 0
    with ThreadPoolExecutor(THREADS) as pool:
        opened = list(pool.map(lambda _: packed.opened, range(THREADS)))
    assert {one.bias for one in opened} == {packed.opened.bias}
    assert packed.opened is packed.opened
