"""Quotations without a cue of their own: they continue the statement beside them, or have no source."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from audit.extract.statements.apposed_quotes import apposed_quotation
from audit.frozen import frozen
from audit.lang.attribution import Attribution, Phrase, Way, free, merged
from audit.lang.quotation_kinds import PAUSES, WIDE, spoken_words
from audit.lang.reading import MARKS, Reading
from audit.text import STOPS

FEW = 4
"""Minimum words of a quotation that can be speech without a cue of its own."""
MARKED = frozenset("“”\"'‘’«»‹›„‚‟「『〝＂״")
"""Marks at the start of a quotation; one without is speech by its layout."""
FEWER = 3
"""The same for a quotation that punctuation parts from its sentence, where no cues are read."""
FAR = 3000
"""Maximum code points to the statement continued by a quotation."""


def leftover(r: Reading, found: list[Attribution], *, cued: bool = True) -> None:
    """Add each unattributed quotation to the nearest statement of its paragraph, else to the one before.

    Where no cues are read (`cued` is False), a short quotation counts if punctuation marks it as speech.
    """
    to_quoted(r, found)
    taken = {k for a in found for k in a.words()}
    beside = Beside.of(r, found)
    places: dict[int, list[int]] = {}
    for k, q in enumerate(r.inside):
        if q >= 0:
            places.setdefault(q, []).append(k)
    for q, quote in enumerate(r.quotes):
        inner = [k for k in places.get(q, ()) if r.tags[k] not in MARKS]
        if quote.kind != "speech" or not inner or sum(k in taken for k in inner) * 2 >= len(inner):
            continue
        said = " ".join(r.words.form[k] for k in inner)
        judged = r.words.form[places[q][0]] not in MARKED or WIDE.search(said)  # by layout, or by its script in `kind`
        if not judged and spoken_words(said) < (FEW if cued or not parted(r, places[q]) else FEWER):
            continue
        first, last = places[q][0], places[q][-1] + 1
        pieces = free([(first, last)], taken)
        if (parted_by := apposed_quotation(r, last)) is not None:
            found.append(replace(parted_by, content=pieces))
        elif cued and r.cues.apart:
            found += own_statement(r, beside, (first, last), pieces)
        elif (nearest := beside.owner(r, first, last)) is not None:
            beside.extend(nearest, pieces)
        else:
            found.append(Attribution(pieces, None, None, "speech", Way.QUOTATION))
        taken.update(range(first, last))
    found.sort(key=lambda a: a.content[0])


def to_quoted(r: Reading, found: list[Attribution]) -> None:
    """Take a quotation from a verb of a sentence before that quotes nobody: “…,” said Lee, before Hart agreed to go. “…”.

    It goes on with the quotation that opens that sentence.
    """
    sentence, low = r.words.sentence, r.words.lower
    for a in [a for a in found if a.model and a.cue is not None and a.source is not None]:
        first, cue = a.content[0][0], a.cue or a.content[0]
        quoted = (
            first > cue[1]
            and sentence[first] > sentence[cue[0]]
            and all(r.inside[k] >= 0 for k in (first, a.content[-1][1] - 1))
        )
        if not quoted or not r.cues.sayings.isdisjoint(low[slice(*cue)]):
            continue
        model = quoting(r, found, cue[0])
        if model is not None and model is not a and model.source != a.source:
            model.content = merged([*model.content, *a.content])
            found.remove(a)


def quoting(r: Reading, found: Sequence[Attribution], k: int) -> Attribution | None:
    """Find the statement whose quotation opens the sentence of a word, with its speaker and verb behind it."""
    of = [
        b
        for b in found
        if b.source and b.cue and b.content[0][0] < b.cue[0] < k and r.words.sentence[b.cue[0]] == r.words.sentence[k]
    ]
    return next((b for b in of if r.inside[b.content[0][0]] >= 0), None)


def own_statement(r: Reading, beside: "Beside", quote: Phrase, pieces: list[Phrase]) -> list[Attribution]:
    """Make the statement of a quotation that goes on in a sentence of its own; one in the sentence of a statement extends that.

    Inside a sentence that states nothing, words that begin with a capital are a name, where every noun has one.
    """
    first, last = quote
    begins = first == 0 or r.words.sentence[first - 1] != r.words.sentence[first]
    here = beside.in_quotation(r, r.inside[first]) or beside.in_sentence(r, first)
    if here is not None:
        beside.extend(here, pieces)
        return []
    inner = next((form for form in r.words.form[first:last] if form[0].isalnum()), "")
    if not begins and r.words.form[first - 1] != ":" and not inner[:1].islower():
        return []
    before = beside.before(r, first) if begins else None
    who = r.grammar.main(r, *sentence_before(r, first)) if before is None else None
    model = before if before is not None or who is not None else beside.owner(r, first, last)
    made = Attribution(pieces, None, who, "speech", Way.QUOTATION)
    if model is not None:
        made.source, made.voice, made.act = model.source, model.voice, model.act
    beside.know(r, made)
    return [made]


def sentence_before(r: Reading, first: int) -> Phrase:
    """Return the bounds of the sentence before that of a word, in its line; nothing at the start of a line."""
    start = first
    while start > 0 and r.words.sentence[start - 1] == r.words.sentence[first]:
        start -= 1
    begin = start
    while (
        begin > 0
        and r.words.line[begin - 1] == r.words.line[first]
        and r.words.sentence[begin - 1] == r.words.sentence[start - 1]
    ):
        begin -= 1
    return (begin, start)


def parted(r: Reading, places: Sequence[int]) -> bool:
    """True for a quotation that opens its sentence and has a comma after it, and for one of a whole sentence after a colon."""
    form, first, after = r.words.form, places[0], places[-1] + 1
    if first and form[first - 1] in {":", "："}:
        return form[places[-2]][-1] in STOPS
    opens = not first or r.words.sentence[first - 1] != r.words.sentence[first]
    return opens and after < len(form) and form[after] in PAUSES


@frozen
class Beside:
    """Statements that a quotation may continue, found by place, so that none is compared with all of a long text.

    `lines` has those of each line, by the place of their cue, else of their words; `ending` those with a source by the end of
    their words, each with its number; `quoting` that which begins or ends in each quotation.
    """

    lines: dict[int, list[Attribution]]
    ending: dict[int, list[tuple[int, Attribution]]]
    quoting: dict[int, Attribution]

    @classmethod
    def of(cls, r: Reading, found: Sequence[Attribution]) -> "Beside":
        """Index statements."""
        lines: dict[int, list[Attribution]] = {}
        ending: dict[int, list[tuple[int, Attribution]]] = {}
        quoting: dict[int, Attribution] = {}
        for n, a in enumerate(found):
            quoting |= {r.inside[k]: a for start, stop in a.content for k in (start, stop - 1) if r.inside[k] >= 0}
            if a.cue is not None or a.source is not None:
                lines.setdefault(r.words.line[(a.cue or a.content[0])[0]], []).append(a)
            if a.source is not None:
                ending.setdefault(a.content[-1][1], []).append((n, a))
        return cls(lines, ending, quoting)

    def know(self, r: Reading, a: Attribution) -> None:
        """Add a statement, which later quotations may continue."""
        if a.source is not None:
            self.lines.setdefault(r.words.line[a.content[0][0]], []).append(a)
            self.ending.setdefault(a.content[-1][1], []).append((len(self.ending), a))

    def in_quotation(self, r: Reading, quote: int) -> Attribution | None:
        """Find the statement that has a part of a quotation."""
        return self.quoting.get(quote)

    def in_sentence(self, r: Reading, first: int) -> Attribution | None:
        """Find the nearest statement in the sentence of a word."""
        number, sentence = r.words.sentence[first], r.words.sentence
        near = [
            a
            for a in self.lines.get(r.words.line[first], ())
            if number in {sentence[(a.cue or a.content[0])[0]], sentence[a.content[-1][1] - 1]}
        ]
        return min(near, key=lambda a: abs((a.cue or a.content[0])[0] - first), default=None)

    def before(self, r: Reading, first: int) -> Attribution | None:
        """Find the last statement of the sentence before a word, in its line."""
        sentence, line = r.words.sentence, r.words.line
        if not first or line[first - 1] != line[first]:
            return None
        near = [
            a
            for a in self.lines.get(line[first], ())
            if sentence[first - 1] in {sentence[(a.cue or a.content[0])[0]], sentence[a.content[-1][1] - 1]}
            and a.source is not None
        ]
        return max(near, key=lambda a: max(a.content[-1][1], a.cue[1] if a.cue else 0), default=None)

    def extend(self, a: Attribution, pieces: Sequence[Phrase]) -> None:
        """Add pieces to the content of a statement."""
        known = self.ending.get(a.content[-1][1], [])
        at = next((k for k, (_, b) in enumerate(known) if b is a), None)
        a.content = merged([*a.content, *pieces])
        if at is not None:
            insort(self.ending.setdefault(a.content[-1][1], []), known.pop(at), key=itemgetter(0))

    def owner(self, r: Reading, first: int, last: int) -> Attribution | None:
        """Find the statement that a quotation continues."""
        return self.nearest_in_line(r, first, last) or self.spoken_before(r, first)

    def nearest_in_line(self, r: Reading, first: int, last: int) -> Attribution | None:
        """Find the statement of the same paragraph whose cue or content is nearest."""
        best: tuple[int, Attribution] | None = None
        for a in self.lines.get(r.words.line[first], ()):
            at = a.cue or a.content[0]
            gap = max(first - a.content[-1][1], first - at[1]) if at[0] < first else at[0] - last
            if best is None or gap < best[0]:
                best = (gap, a)
        return best[1] if best is not None else None

    def spoken_before(self, r: Reading, first: int) -> Attribution | None:
        """Find the last statement of an earlier paragraph, if it ends in a quotation and the paragraph of `first` is one."""
        w = r.words
        line = w.line[first]
        last = next((a for a in self.ended(r, first) if w.line[a.content[-1][0]] < line), None)
        if last is None or last.way is Way.LAYOUT:
            return None  # a signature or label names the speaker of its own line
        start, stop = last.content[-1]
        spoken = r.inside[start] >= 0 or r.inside[stop - 1] >= 0
        only = all(r.inside[k] >= 0 for k in range(bisect_left(w.line, line), bisect_right(w.line, line)))
        return last if spoken and only else None

    def ended(self, r: Reading, first: int) -> Iterator[Attribution]:
        """Yield the statements with a source whose words end at most `FAR` before a word, the nearest first."""
        for stop in range(first, 0, -1):
            if r.words.start[first] - r.words.stop[stop - 1] > FAR:
                return
            yield from (a for _, a in self.ending.get(stop, ()))
