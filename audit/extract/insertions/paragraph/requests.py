"""Requests to the reader that share a paragraph with the story, with a space between the two.

A scraper that joins the blocks of a page by a space leaves "Sign up to our newsletter Eleven people died when …". A rule for
a line then matches the story as well, or does not match at all. Here each sentence is tried alone, and also up to where a
story may start inside it. Only a paragraph with a sentence that is story for certain is decided here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from audit.extract.insertions.candidate import Found
from audit.extract.insertions.paragraph.story_sentences import JOINED, StorySentences
from audit.extract.insertions.paragraph.woken import FURNITURE, Tried, within_span
from audit.extract.insertions.plain.split import Line
from audit.extract.insertions.wordings.match import Patterns, Place
from audit.extract.insertions.wordings.rules import Rule
from audit.text import Span

ASKS = -1.5
"""Minimum log-odds of a request that a rule matches."""
ADDED, CERTAIN = -1.0, 1.0
"""Minimum log-odds of a sentence beside a request that belongs to it without a rule: of one that addresses the reader or ends
in another mark than a full stop, and of any."""

FULL = 4
"""Minimum spaces of a sentence that is story by its form ("New customers only." is none)."""
FEWEST = 2
"""Minimum words of a control of the page: a story may start with "Twitter" or "Close"."""
BRACKETS = ("()", "[]")
"""Brackets around a request."""


def requests_in_paragraphs(story: StorySentences, woken: Sequence[tuple[Line, Sequence[Tried]]]) -> Iterator[Found]:
    """Yield the requests of paragraphs that also have story; `woken` holds the rules to try in each line."""
    for line, tries in woken:
        if asks := [t for t in tries if t.rule.kind != "cross_promotion"]:
            yield from separated(story, story.sentences(line), asks)


def separated(story: StorySentences, pieces: Sequence[Span], tries: Sequence[Tried]) -> Iterator[Found]:
    """Yield the requests among the sentences of one paragraph, adjacent ones as one."""
    asked = asked_in(story, pieces, tries)
    if not mixed(story, pieces, asked):
        return
    run: Found | None = None
    for n, piece in enumerate(pieces):
        found = asked.get(n)
        if found and run and run.stop == pieces[n - 1].stop:
            run = run._replace(stop=found.stop)
        elif found:
            if run:
                yield run
            leads = n > 0 and belongs(story, pieces[n - 1]) and (run is None or run.stop <= pieces[n - 1].start)
            run = found._replace(start=pieces[n - 1].start) if leads else found
        elif run and run.stop == pieces[n - 1].stop and belongs(story, piece):
            run = run._replace(stop=piece.stop)
    if run:
        yield run


def asked_in(story: StorySentences, pieces: Sequence[Span], tries: Sequence[Tried]) -> dict[int, Found]:
    """Match the rules to each sentence, and to a question with the sentence behind it.

    A question alone asks for nothing, except behind a colon ("Take our poll: Who pays?").
    """
    asked: dict[int, Found] = {}
    for n, piece in enumerate(pieces):
        if found := matched(story, piece, within_span(tries, piece)):
            asked[n] = found
    for n, (question, answer) in enumerate(pairwise(pieces)):
        if story.text[question.stop - 1] == "?" and not (n in asked and n + 1 in asked) and may_ask(story, answer):
            both = Span(question.start, answer.stop)
            if found := matched(story, both, within_span(tries, both)):
                asked[n], asked[n + 1] = found._replace(stop=question.stop), found._replace(start=answer.start)
    return {
        n: f
        for n, f in asked.items()
        if story.text[f.stop - 1] != "?" or ":" in story.text[f.start : f.stop] or not asked.keys().isdisjoint((n - 1, n + 1))
    }


def may_ask(story: StorySentences, piece: Span) -> bool:
    """True when a sentence is not story for certain, or only in a part behind a request."""
    return not story.tells(piece) or any(True for _ in story.joins(piece))


def mixed(story: StorySentences, pieces: Sequence[Span], asked: Mapping[int, Found]) -> bool:
    """True when a paragraph with requests also has story: a note on the writer before "Follow her" is none."""
    if any(found.stop < pieces[n].stop for n, found in asked.items()):
        return True
    writer = story.vocabulary.asked.writer
    last = max((n for n, f in asked.items() if writer.search(story.text[f.start : f.stop].lower())), default=-1)
    return any(n > last and n not in asked and told(story, piece) for n, piece in enumerate(pieces)) if asked else False


def reported(story: StorySentences, line: Line, found: Found) -> bool:
    """True when a rule matched nothing but sentences of the story that report a request."""
    if found.role != "promo" or found.kind == "cross_promotion":
        return False
    pieces = story.sentences(line._replace(start=found.start, stop=found.stop))
    told = [story.reports(piece) for piece in pieces]
    return any(told) and all(is_told or story.tells(piece) for is_told, piece in zip(told, pieces, strict=True))


def asked_alone(story: StorySentences, line: Line, found: Found, rule: Rule, places: Sequence[Place]) -> Found:
    """Leave to the story the sentences at the ends of a request or control that may be story without a literal of its rule."""
    credits = found.kind == "wire_credit"
    if (found.role != "promo" and found.kind not in FURNITURE and not credits) or found.headline:
        return found
    found = found if credits else found._replace(stop=story.resumed(Span(found.start, found.stop)))
    pieces = story.sentences(line._replace(start=found.start, stop=found.stop))
    needs = {literal for wording in rule.wordings for literal in wording.needs} if len(pieces) > 1 else ()
    here = [at for at, literal in places if found.start <= at < found.stop and literal in needs] if needs else []
    asked = [
        n
        for n, piece in enumerate(pieces)
        if not (tells_before(story, piece) if credits else told(story, piece))
        or any(piece.start <= at < piece.stop for at in here)
    ]
    if not needs or not asked:
        return found
    return found._replace(start=pieces[asked[0]].start, stop=found.stop if credits else pieces[asked[-1]].stop)


def told(story: StorySentences, piece: Span) -> bool:
    """True when a sentence beside a request is story: for certain, or by its form and length."""
    return story.tells(piece) or (story.text.count(" ", *piece) >= FULL and (story.may_tell(piece) or story.names(piece)))


def tells_before(story: StorySentences, piece: Span) -> bool:
    """True when a sentence before a credit is story for certain, not a headline: "Who owns it? first appeared in the Post"."""
    return story.tells(piece) and story.text[piece.stop - 1] != "?"


def belongs(story: StorySentences, piece: Span) -> bool:
    """True when a sentence beside a request is a part of it: no words, or words that ask and do not tell."""
    words = story.text[piece.start : piece.stop]
    if not any(map(str.isalpha, words)):
        return True
    least = ADDED if story.addresses(piece) or words[-1] in "?!:" else CERTAIN
    return story.asks(piece) >= least and not story.tells(piece)


def matched(story: StorySentences, piece: Span, tries: Sequence[Tried]) -> Found | None:
    """Match the rules to a sentence, or to its part before a story; None when no rule matches a request.

    The rules are tried first, because they cost a hundredth of the model.
    """
    best: tuple[float, Found] | None = None
    stops = (piece.stop, *story.gaps(piece)) if tries else ()
    resumed = story.resumed(piece) if tries else piece.stop
    ready = prepared(tries, min(stops) - piece.start - len(BRACKETS[0])) if tries else ()
    for stop in stops if ready else ():
        part = Span(piece.start, stop)
        rule = matching(story.text, part, ready)
        if rule is None and (inner := within_brackets(story.text, part)) != part:
            rule = matching(story.text, inner, ready)
        if rule is None or (asks := story.asks(part)) < ASKS or story.reports(part):
            continue
        weight = 0.0 if stop == piece.stop else story.join(piece, stop)
        if weight is None and stop == resumed:
            weight = JOINED
        if weight is not None and (best is None or weight + asks > best[0]):
            best = weight + asks, Found(piece.start, stop, rule.role, rule.kind, rule.name, whole=True)
    return best[1] if best else None


def within_brackets(text: str, part: Span) -> Span:
    """Return a part without the brackets around it.

    >>> within_brackets("[Subscribe now]", Span(0, 15))
    Span(start=1, stop=14)
    """
    bracketed = text[part.start] + text[part.stop - 1] in BRACKETS
    return Span(part.start + 1, part.stop - 1) if bracketed else part


def prepared(tries: Sequence[Tried], shortest: int) -> Sequence[tuple[Rule, Patterns]]:
    """List the rules to try in parts of at least some length with their patterns, each once, in order."""
    once = {(t.rule.name, t.wordings): t for t in tries if shortest <= t.rule.longest}
    return [(t.rule, t.patterns()) for t in once.values()]


def matching(text: str, part: Span, rules: Iterable[tuple[Rule, Patterns]]) -> Rule | None:
    """Return the first rule that matches exactly a part of a text."""
    start, stop = part
    few = text.count(" ", start, stop) < FEWEST - 1
    for rule, patterns in rules:
        if stop - start <= rule.longest and not (few and rule.role != "promo"):
            for pattern in patterns:
                if pattern.fullmatch(text, start, stop):
                    return rule
    return None
