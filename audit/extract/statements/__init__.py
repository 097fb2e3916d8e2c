"""Who speaks: statements, their cues and sources, and the voices behind them.

Statements are outside insertions: a line cut by one is read as if the insertion were absent, and its statement has pieces.
Statements are found in languages with a grammar; in other languages only quotations are, with unresolved source.
This room is language-independent: reading, combining rules and tagger, quotations without a cue, resolving sources. The rest
is in `kit.languages`.
"""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from audit.extract.embeds import displayed
from audit.extract.statements.analysis import analyse
from audit.extract.statements.apposed_quotes import without_appositions, without_titles
from audit.extract.statements.by_rule import rule_attributions
from audit.extract.statements.called import with_called
from audit.extract.statements.certainty import rate
from audit.extract.statements.combine import combine
from audit.extract.statements.courts import in_court
from audit.extract.statements.cue_sense import in_title
from audit.extract.statements.datelines import without_datelines
from audit.extract.statements.embedded import apart, taken_turns
from audit.extract.statements.going_on import going_on
from audit.extract.statements.interviews import turns
from audit.extract.statements.interviews.turn import Turn
from audit.extract.statements.interviews.who import Cast
from audit.extract.statements.kit import StatementsKit
from audit.extract.statements.narrated import before_comma, before_main_clause, doubt_nobody, without_narration
from audit.extract.statements.not_said import without_unsaid
from audit.extract.statements.question_askers import with_askers
from audit.extract.statements.ranker import CREDIBLE, choose_sources, weigh
from audit.extract.statements.source_ends import cut_sources
from audit.extract.statements.sources.antecedents import Antecedents
from audit.extract.statements.sources.coreference import Voices
from audit.extract.statements.sources.hearers import hearer
from audit.extract.statements.sources.labelled import labelled
from audit.extract.statements.sources.mentions import mentions
from audit.extract.statements.sources.pronouns import SURE
from audit.extract.statements.sources.source_span import source_span
from audit.extract.statements.sources.speakers import Speakers
from audit.extract.statements.sources.voice_records import Voice
from audit.extract.statements.span_ends import bare_source, tidy, to_source
from audit.extract.statements.tagger import tagged
from audit.extract.statements.tagger.model import Attributor
from audit.extract.statements.to_rows import reported_rows, source_rows, statement_rows
from audit.extract.statements.told_after import with_later_speakers
from audit.extract.statements.uncued import leftover
from audit.extract.statements.unfinished import rejoined
from audit.extract.statements.voiced import LEAST, voiced, with_agents
from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.reading import Reading
from audit.rows import Affiliation, Insertion, Mention, Reported, Resolved, Rows, Source, Statement
from audit.text import Document, Span, without

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


NONE: Phrase = (0, 0)


def statements(
    document: Document, kit: StatementsKit, rows: Rows
) -> Iterable[Statement | Reported | Source | Affiliation | Mention]:
    """Yield words attributed to somebody outside insertions, the sources, whom they speak for, and the sides named."""
    shown = displayed(document, kit.embeds)
    speaking, holes = kit.nearest(document.lang), [Span(i.start, i.stop) for i in rows.of(Insertion)]
    spoken, known = kit.of(document.lang) is not None, speaking.speakers
    text = without(document.text, holes)  # names only in an insertion do not count
    cast = Cast(text, [r.value for r in rows.of(Resolved) if r.field == "author"], known)
    talk = conversation(document, text, kit, cast)
    reading = analyse(document, kit, rows, shown, talk)
    found, likely = attributions(reading, speaking.attributor) if spoken else ([], None)
    uncut(reading, found, holes)
    found = taken_turns(reading, talk, apart(reading, shown, found))
    found = [a for a in found if not (a.way is Way.LAYOUT and names_nobody(reading, a, kit, document.lang))]
    found = going_on(reading, found) if spoken else found
    found = without_datelines(reading, without_titles(reading, without_appositions(reading, found)), rows)
    found = with_later_speakers(reading, with_called(reading, without_narration(reading, found), known)) if spoken else found
    leftover(reading, found, cued=spoken)
    found = with_askers(reading, found)
    found = without_unsaid(reading, in_court(reading, with_agents(reading, found)), known)
    by_words = [a for a in found if a.way not in {Way.APART, Way.TURN}]
    if speaking.ranker is not None:
        choose_sources(reading, by_words, speaking.ranker, known)
        weigh(reading, by_words, speaking.ranker)
        least = CREDIBLE
    else:
        rate(reading, by_words, likely, speaking.attributor)
        least = LEAST
    doubt_nobody(reading, by_words)
    cut_sources(reading, by_words, known)
    found = [a for a in voiced(reading, [a for a in found if a.content], known, least) if a.content]
    persons = cast.people if any(a.source or a.speaker for a in found) else []
    said = (piece for a in found for piece in a.content)
    voices = Voices(text, known, persons, Antecedents(reading, persons, known, said))
    owners = resolve(found, reading, voices, known)
    keys = [key for v in owners if v is not None for key in (v.key, *map(voices.key, v.persons))]
    order = {key: n for n, key in enumerate(dict.fromkeys(keys))}
    yield from statement_rows(reading, text, found, [order[v.key] if v else None for v in owners], known, rows)
    yield from source_rows(text, [voices.voices[key] for key in order], known, rows)
    if spoken:
        yield from reported_rows(reading, found, known, rows, voices, order)
    for name, kind, count, span in mentions(reading, known):
        yield Mention(doc=rows.doc, kit=rows.kit, name=name, kind=kind, mentions=count, start=span.start, stop=span.stop)


def conversation(document: Document, text: str, kit: StatementsKit, cast: Cast) -> list[Turn]:
    """Return the turns of an interview or transcript outside insertions and the tail."""
    blocks = [b for b in document.blocks if b.zone != "tail"]
    return turns(text, blocks, cast, kit.dialogue, kit.dialogue.of(document.lang))


def names_nobody(r: Reading, a: Attribution, kit: StatementsKit, lang: str | None) -> bool:
    """True for a label that is no speaker's: "Note: …", "Score: …"; a verb as cue shows that the source is no label."""
    words = kit.dialogue.of(lang).not_speakers
    by_verb = not a.model and a.cue is not None and r.words.form[a.cue[0]][0].isalpha()
    low = r.words.lower[slice(*a.source)] if a.source is not None else []
    return bool(low) and not by_verb and (low[0] in words or " ".join(low) in words)


def attributions(reading: Reading, model: Attributor | None) -> "tuple[list[Attribution], NDArray[np.float32] | None]":
    """Find attributions by rules, and by the model, which uses them as features; also return its probabilities of roles."""
    rules = rule_attributions(reading)
    if model is None:
        return settled(reading, combine(reading, [], rules)), None
    by_model = tagged(reading, rules, model)
    for a in by_model.found:
        before_main_clause(reading, a)
    return settled(reading, combine(reading, [a for a in by_model.found if not in_title(reading, a)], rules)), by_model.p


def rules_alone(reading: Reading, rules: list[Attribution]) -> list[Attribution]:
    """List the attributions of a text without layout of its own, from the finds of the rules."""
    found = going_on(reading, settled(reading, combine(reading, [], rules)))
    leftover(reading, found)
    return with_agents(reading, found)


def settled(reading: Reading, found: list[Attribution]) -> list[Attribution]:
    """Leave out attributions inside dialogue, dashes that open it, and sources without a word."""
    found = [a for a in found if not in_dialogue(reading, a)]
    taken = {k for a in found for part in (*a.content, a.source or NONE, a.cue or NONE) for k in range(*part)}
    for a in found:
        before_comma(reading, a)
        if a.model:
            tidy(reading, a, taken)
            to_source(reading, a)
    found = rejoined(reading, found)
    for a in found:
        pieces = [undashed(reading, piece) for piece in a.content]
        a.content = [p for p in pieces if any(reading.words.form[k][0].isalnum() for k in range(*p))] or pieces
    for a in found:
        a.source = bare_source(reading, a, taken) if a.source else None
    return found


def in_dialogue(r: Reading, a: Attribution) -> bool:
    """True for an attribution inside speech that a dash opens: as in quotation marks, its words are the speaker's."""
    if a.cue is None:
        return False
    around = r.inside[a.cue[0]]
    return around >= 0 and r.words.text[r.quotes[around].start].isalnum() and r.inside[a.content[0][0]] == around


def undashed(r: Reading, piece: Phrase) -> Phrase:
    """Leave out the dash that opens speech."""
    first, stop = piece
    dash = first + 1 < stop and r.inside[first] < 0 <= r.inside[first + 1] and r.tags[first] == ":"
    return (first + dash, stop)


def uncut(reading: Reading, found: list[Attribution], holes: list[Span]) -> None:
    """Leave each cue and source its longest, else last piece where an insertion cuts it: their columns hold one span.

    Brackets ("Sen. Ada Quill [insertion] (R-Vell) said") are no piece if there is another.
    """
    w = reading.words
    holes = sorted(holes)
    starts, reached = [h.start for h in holes], list(accumulate((h.stop for h in holes), max, initial=0))

    def longest(phrase: Phrase | None) -> Phrase | None:
        if phrase is None or reached[bisect_left(starts, w.stop[phrase[1] - 1])] <= w.start[phrase[0]]:
            return phrase
        cuts = [k for k in range(phrase[0] + 1, phrase[1]) if any(w.stop[k - 1] <= h.start < w.start[k] for h in holes)]
        pieces = pairwise([phrase[0], *cuts, phrase[1]])
        return max(pieces, key=lambda piece: (w.text[w.start[piece[0]]] not in "([", piece[1] - piece[0], piece[0]))

    for a in found if holes else ():
        a.cue, a.source = longest(a.cue), longest(a.source)


def resolve(found: list[Attribution], reading: Reading, voices: Voices, known: Speakers) -> list[Voice | None]:
    """Resolve the voice of each attribution, in the order of the text; an uncertain antecedent lowers its probability."""
    w = reading.words
    out: list[Voice | None] = [None] * len(found)
    for k in sorted(range(len(found)), key=lambda k: (found[k].source or found[k].content[0])[0]):
        source = found[k].voice or found[k].source
        if found[k].speaker is not None:
            out[k] = labelled(voices, found[k], w)
        elif source is not None:
            voices.hearer = hearer(reading, found[k], voices)
            out[k], sure = voices.resolve(*source_span(w.text, w.span(*source), known))
            p = found[k].p
            if sure < SURE and p is not None:
                found[k].p = round(p * sure, 4)
    return out
