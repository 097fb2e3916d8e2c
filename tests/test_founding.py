"""An article built like the founding one: fused promo, call to share, two sides, a tweet, loaded verbs; names are invented
or swapped, and the audit is right for each choice of them."""

import pytest

from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import Affiliation, Insertion, Sighting, Source, Statement, Trait

TEMPLATE = """{a} tells {b_short} sale of the northern ferry line is a ‘closed chapter’
{a}’s transport minister {pa} has told {b}’s Foreign Secretary {pb} that both governments would need a new timetable and that {ca} has no plan to give up the ferry line.
Speaking after a summit in Geneva, {a} again brushed aside {b}’s request to hand back the licence, telling {pb_last} that it was a “closed chapter” and urging the Baltic Council to settle what was left of the dispute with {ca}.
After the talks, the {b_adj} Foreign Secretary voiced hope about the months ahead, writing on Twitter “We look forward to working with our neighbour {a} on safety at sea.”
{b} fears that the line is too old for winter storms and has suggested that crews could run out of fuel on the way.
{promo}{ca} has repeatedly refused to close the route, claiming that it was driven to buy the ships after {cb} refused to lease its own.
Swiftly rejecting the plan, {b} clearly stated that its view had not changed.
Enjoyed this story? Share it with a friend!"""

CASTS = {
    "northern": {
        "a": "Norway", "ca": "Oslo", "pa": "Kari Solberg", "b": "Denmark", "b_short": "Denmark", "b_adj": "Danish", "cb": "Copenhagen",
        "pb": "Mette Holm", "pb_last": "Holm", "host": "fjordtimes.example", "head": "Holm must stop ‘stalling’, Solberg says, as ferries stay in port",
    },
    "southern": {
        "a": "Chile", "ca": "Santiago", "pa": "Pedro Rojas", "b": "Peru", "b_short": "Peru", "b_adj": "Peruvian", "cb": "Lima",
        "pb": "Carla Quispe", "pb_last": "Quispe", "host": "andespost.example", "head": "Dockers’ union warns of strike over pay at three ports",
    },
    "eastern": {
        "a": "Japan", "ca": "Tokyo", "pa": "Kenji Mori", "b": "South Korea", "b_short": "Seoul", "b_adj": "South Korean", "cb": "Seoul",
        "pb": "Jihoon Park", "pb_last": "Park", "host": "strait.example", "head": "Shipping shares slide as insurers pull cover",
    },
}  # fmt: skip


def built(cast):
    promo = f"Also on {cast['host']} {cast['head']}"
    return TEMPLATE.format(**cast, promo=promo), promo


@pytest.fixture(params=CASTS)
def cast(request):
    return CASTS[request.param]


@pytest.fixture
def found(cast, kit):
    return audit(load(Input("a", text=built(cast)[0])), kit)


def words(found, row):
    return found.document.text[row.start : row.stop]


def sides(found, statement):
    return {a.name for a in found.of(Affiliation) if a.source == statement.source}


def test_the_promo_ends_where_the_story_resumes(found, cast):
    promos = {words(found, i): i for i in found.of(Insertion) if i.role == "promo"}
    _, promo = built(cast)
    assert set(promos) == {promo, "Enjoyed this story? Share it with a friend!"}
    assert promos[promo].fused
    assert promos[promo].host == cast["host"]
    assert found.document.text[promos[promo].headline_start : promos[promo].headline_stop] == cast["head"]


def test_an_unknown_host_is_no_outlet(found):
    assert found.of(Sighting)[0].outlet is None


def test_each_side_keeps_its_statements(found, cast):
    by_words = {words(found, s): s for s in found.of(Statement)}

    def said_by(fragment):
        statement = next(s for text, s in by_words.items() if fragment in text)
        return sides(found, statement)

    a, b = {cast["a"]}, {cast["b"]}
    assert said_by("need a new timetable") == a
    assert said_by("closed chapter”") == a
    assert said_by("settle what was left") == a
    assert said_by("working with our neighbour") == b
    assert said_by("too old for winter storms") == b
    assert said_by("run out of fuel") == b
    assert said_by("driven to buy the ships") == a


def test_the_tweet_belongs_to_the_secretary(found, cast):
    tweet = next(s for s in found.of(Statement) if "working with our neighbour" in words(found, s))
    name = next(r.name for r in found.of(Source) if r.n == tweet.source)
    assert cast["pb"].split()[-1] in name


def test_claiming_is_the_outlets_word(found):
    assert ("claiming", "outlet") in {(words(found, t).lower(), t.voice) for t in found.of(Trait) if t.feature == "loaded"}


def test_nobody_speaks_in_the_promo(found, cast):
    _, promo = built(cast)
    start = found.document.text.index(promo)
    assert not [s for s in found.of(Statement) if s.start < start + len(promo) and start < s.stop]
