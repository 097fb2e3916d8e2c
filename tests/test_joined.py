"""Promotion in a page whose lines a scraper joined: both ends are found jointly, and a story joined alone keeps its words."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from audit.extract.insertions import insertions, span_model
from audit.extract.insertions.candidate import Found
from audit.extract.insertions.joined.cuts import cuts
from audit.extract.insertions.joined.segment import TAKE, best
from audit.extract.insertions.plain.split import lines
from audit.extract.insertions.settle import settle
from audit.rows import Rows
from audit.text import Document

STORY = (
    "The council of Vell voted on Monday to keep the ferry that has crossed the bay for ninety years.",
    "Its chairman, Jon Marl, said the boats cost less than a bridge, and that nobody had shown him a cheaper plan.",
    "Opponents had asked for a study of the tides before the vote, but the motion failed by two hands.",
    "The ferry carries about four thousand people a day, most of them to the yards on the northern shore.",
    "A new boat is to be built in Sudria, where the yard has promised to deliver it before the winter.",
    "Until then the old ones will sail every half hour, the council’s secretary wrote to the commuters.",
    "She added that fares would not rise this year, whatever the price of oil does in the meantime.",
)
PROMOS = (
    "Read more: Who owns the lighthouse of Vell?",
    "Sign up for our newsletter",
    "READ ALSO: Norland raises the toll on barges",
    "Follow us on Facebook",
)


def page(promos):
    """The paragraphs of the story with promotion between them, nothing between any two."""
    pieces = [piece for n, p in enumerate(STORY) for piece in (p, *promos[n : n + 1])]
    return "".join(pieces), [("".join(pieces[:n]), piece) for n, piece in enumerate(pieces) if piece in promos]


def found(text, kit):
    return [i for i in insertions(Document.of(text), kit.insertions, Rows(doc="", sighting="", kit="")) if i.role == "promo"]


def test_promotion_in_a_joined_page_has_both_ends(kit):
    text, gold = page(PROMOS)
    assert {(len(before), len(before) + len(piece)) for before, piece in gold} <= {(i.start, i.stop) for i in found(text, kit)}


def test_a_story_joined_alone_has_no_promotion(kit):
    for gap in ("", " "):
        assert found(gap.join(STORY * 4), kit) == []


def test_of_finds_of_rules_those_stand_that_were_weighed_and_taken(kit):
    """Two short finds outweigh one long one over both, so the long one is dropped when overlaps are resolved."""
    text, places = page(PROMOS[:1])
    document = Document.of(text)
    start, stop = len(places[0][0]), len(places[0][0]) + len(places[0][1])
    middle = start + len("Read more:")
    finds = tuple(Found(a, b, "promo", "cross_promotion", "r") for a, b in ((start, stop), (start, middle), (middle, stop)))
    taken = tuple(span_model(document, kit.insertions, lines(document, kit.insertions.seams), finds))
    placed = [f for f in settle(document, finds + taken) if f.role == "promo" and f.start < stop and start < f.stop]
    assert [(f.start, f.stop) for f in placed] == [(start, middle), (middle + 1, stop)]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6), st.floats(0, 1)), max_size=7))
def test_the_best_spans_do_not_overlap_and_no_choice_is_better(drawn):
    rivals = [(a, a + size, p, n) for n, (a, size, p) in enumerate(drawn)]

    def apart(choice):
        return all(a[1] <= b[0] or b[1] <= a[0] for a, b in combinations(choice, 2))

    def worth(choice):
        return sum(p - TAKE for _, _, p, _ in choice)

    chosen = best(rivals)
    assert apart(chosen)
    every = [c for k in range(len(rivals) + 1) for c in combinations(rivals, k) if apart(c)]
    assert worth(chosen) >= max(map(worth, every)) - 1e-9


@given(st.text(alphabet="aA.1 “”„»|>:中。「\n", max_size=60))
def test_cuts_are_in_order_and_leave_out_white_space_alone(text):
    found = cuts(text, 0, len(text))
    assert (found[0].left, found[-1].right) == (0, len(text))
    for before, after in zip(found, found[1:], strict=False):
        assert before.right <= after.left
    assert all(not text[c.left : c.right].strip() for c in found)
