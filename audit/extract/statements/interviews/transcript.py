"""Transcripts: labelled lines that answer each other, and the paragraphs that go on with the turn of the last label.

>>> [TRAILING.search(s) is not None for s in ("It is.", "And then –", "Goals: Kane")]
[True, True, False]
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from audit.extract.statements.interviews.labels import LABEL, Label, Pair
from audit.extract.statements.interviews.turn import HEADINGS, Turn, asks, without_notes
from audit.extract.statements.interviews.who import Cast
from audit.lang.dashes import personal_speech
from audit.lang.dialogue import DialogueOf
from audit.text import Block, Span, counted, ends_sentence, trimmed

LEAST, LEAST_ASKED = 3, 2
"""Minimum labelled lines of a transcript, and of questions and answers."""
REPEATED = 2
"""Minimum lines of a speaker whom the rest of the text does not name."""
SENTENCES = 0.6
"""Minimum share of labelled lines that end as sentences do; lists of figures do not."""
LONGEST_TURN = 8
"""Maximum paragraphs of one turn."""
FEW = 2
"""Minimum words of a turn that ends without a stop."""
PERSONAL = 0.4
"""Minimum share of lines with a pronoun of the first or second person, or a question."""
QUOTED = "“\"«„‘'"
"""Marks at the start of a line that is quoted, not spoken, in this text."""
ASKED = 0.6
"""Minimum share of an interviewer's turns that end with a question mark."""
LABELLED, SHORTENED, INFERRED = 0.97, 0.97, 0.9
"""Probability of the right speaker by a name as label, by initials, and by A with one person in question."""
UNSURE = 0.5
"""The same where several persons can be meant."""
TRAILING = re.compile(r"(?:[—–…:,;]|--|[.!?…])[\"”’»)\]]*$")
"""The end of a turn: a stop, or speech that is broken off."""


@dataclass(slots=True)
class Speaker:
    """One speaker of a transcript: the key and lines of the labels, the name, and whether it is the interviewer."""

    key: str
    lines: list[Label]
    name: str | None
    known: bool
    person: bool = False
    p: float = LABELLED
    asks: bool = False
    office: str | None = field(default=None)


def transcript(
    text: str, blocks: Sequence[Block], found: Sequence[Label], cast: Cast, words: DialogueOf, lettered: Pair | None
) -> list[Turn]:
    """Return the turns of a transcript, none where labelled lines are no conversation; `lettered` labels ask and answer."""
    if not lettered and (len(found) < LEAST or max(Counter(x.key for x in found).values()) < REPEATED):
        return []
    ends = turn_ends(blocks, found)
    speakers = {s.key: s for s in speaking(text, blocks, found, cast, words, ends, lettered=lettered)}
    if lettered and speakers[lettered[1]].name is None:
        return []  # the outlet's own explanation
    kept = [label for label in found if label.key in speakers]
    alone = len(speakers) == 1
    if not conversation(text, blocks, kept, words, lettered=lettered) or (alone and not next(iter(speakers.values())).person):
        return []
    barriers = {label.block for label in found} | {n for n, b in enumerate(blocks) if LABEL.match(text, b.start, b.stop)}
    if not alone:
        mark_interviewer(text, blocks, speakers, cast, words, ends, lettered=lettered)
    out = []
    for n, label in enumerate(kept):
        s = speakers[label.key]
        last = kept[n + 1].block if n + 1 < len(kept) else None
        lines = extent(text, blocks, label, last, s, words, barriers, alone=alone)
        spans = without_notes(text, lines, words.notes)
        if spans:
            label_span = None if lettered and label.key in lettered else label.span
            out.append(Turn(spans, label_span, s.name, s.office, s.asks, s.p))
    return out


def speaking(
    text: str,
    blocks: Sequence[Block],
    found: Sequence[Label],
    cast: Cast,
    words: DialogueOf,
    ends: Mapping[int, int],
    *,
    lettered: Pair | None,
) -> list[Speaker]:
    """Group labels by speaker, and keep those that can be one."""
    groups: dict[str, list[Label]] = {}
    for label in found:
        groups.setdefault(label.key, []).append(label)
    out = []
    for key, lines in groups.items():
        if lettered and key in lettered:
            asked = [blocks[label.block] for label in groups.get(lettered[0], ())]
            who = cast.interviewee(blocks[: found[0].block], asked) if key == lettered[1] else None
            out.append(Speaker(key, lines, who.name if who else None, known=True, p=who.p if who else UNSURE))
            continue
        full = max((label.name for label in lines), key=lambda name: len(name.split()))
        person = cast.person(full)
        initials = cast.by_initials(full, [label.name for label in found]) if person is None else None
        if (key in words.not_speakers and initials is None) or (lettered and len(lines) < REPEATED):
            continue
        name = cast.author if len(key) == 1 and key in words.interviewers else person or initials or full  # "Q: …"
        office = next((label.office for label in lines if label.office), None)
        known = person is not None or initials is not None or office is not None or key in words.interviewers
        asking = Speaker(key, lines, name, known=known)
        shown = full.isupper() or full.islower() or " " in full or share_asked(text, asking, ends) >= ASKED
        if known or (len(lines) >= REPEATED and shown):
            p = SHORTENED if initials else LABELLED
            out.append(Speaker(key, lines, name, known=known or shown, person=person is not None, p=p, office=office))
    return out


def conversation(
    text: str, blocks: Sequence[Block], kept: Sequence[Label], words: DialogueOf, *, lettered: Pair | None
) -> bool:
    """True when labelled lines are sentences of people who say "I" and "you", and one speaker has several of them."""
    if len(kept) < (LEAST_ASKED if lettered else LEAST) or (
        not lettered and max(Counter(x.key for x in kept).values()) < REPEATED
    ):
        return False
    ends = [text[blocks[x.block].start : blocks[x.block].stop] for x in kept if blocks[x.block].stop > x.start]
    said = [line for line in ends if TRAILING.search(line.rstrip()) and counted(line) > FEW]
    lines = [
        text[x.start : blocks[x.block + (blocks[x.block].stop <= x.start and x.block + 1 < len(blocks))].stop] for x in kept
    ]
    if lettered:
        lines = [line for line, x in zip(lines, kept, strict=True) if x.key == lettered[1]]
    personal = [line for line in lines if is_personal(line, words, answer=lettered is not None)]
    return len(said) >= SENTENCES * len(ends) and (not words.speaking or len(personal) >= PERSONAL * len(lines))


def is_personal(line: str, words: DialogueOf, *, answer: bool) -> bool:
    """True for words with a pronoun of the first or second person, or a question; for an answer, of the first person."""
    return personal_speech(line, words.speaking if answer else words.speaking | words.asking)


def mark_interviewer(
    text: str,
    blocks: Sequence[Block],
    speakers: dict[str, Speaker],
    cast: Cast,
    words: DialogueOf,
    ends: Mapping[int, int],
    *,
    lettered: Pair | None,
) -> None:
    """Mark the interviewer: by role, by letter, by the byline, by a medium's name, or by asking all the questions."""
    for s in speakers.values():
        roles = set(re.findall(r"[^\W\d_-]+(?:-[^\W\d_]+)?", f"{s.name or ''} {s.office or ''}".lower()))
        signed = s.name is not None and cast.is_author(s.name) and not cast.is_headed(s.name, blocks)
        s.asks = bool(roles & words.interviewers) or signed or (s.name is not None and cast.is_medium(s.name))
    if lettered:
        asker = speakers[lettered[0]]
        asker.asks, asker.name, asker.p = True, cast.author, LABELLED
    if not any(s.asks for s in speakers.values()) and len(speakers) == 2:
        asking = [s for s in speakers.values() if share_asked(text, s, ends) >= ASKED]
        enough = [s for s in asking if not s.person or len(s.lines) > REPEATED]
        if len(asking) == 1 and enough and not cast.is_titled(asking[0].name or ""):
            asking[0].asks = True


def turn_ends(blocks: Sequence[Block], found: Sequence[Label]) -> dict[int, int]:
    """Find where the turn of each labelled block ends: with its line, or before the next label where the label stands alone."""
    following = [*(x.block for x in found[1:]), len(blocks)]
    return {
        x.block: blocks[
            x.block if x.start < blocks[x.block].stop else max(x.block, min(after, x.block + LONGEST_TURN) - 1)
        ].stop
        for x, after in zip(found, following, strict=True)
    }


def share_asked(text: str, s: Speaker, ends: Mapping[int, int]) -> float:
    """Compute the share of a speaker's turns that end with a question mark; `ends` of `turn_ends`."""
    return sum(asks(text[x.start : ends[x.block]]) for x in s.lines) / len(s.lines)


def extent(
    text: str,
    blocks: Sequence[Block],
    label: Label,
    last: int | None,
    s: Speaker,
    words: DialogueOf,
    barriers: set[int],
    *,
    alone: bool,
) -> list[Span]:
    """Find the lines of a turn: the rest of its line, and paragraphs up to the next label that do not tell of the speaker."""
    own = trimmed(text, label.start, blocks[label.block].stop)
    out = [own] if own.start < own.stop else []
    if alone or (out and text[own.start] in QUOTED and TRAILING.search(text, own.start, own.stop)):
        return out  # a quotation that the outlet discusses
    name = (s.name or "").split()
    stop = len(blocks) if last is None else last
    for n in range(label.block + 1, min(stop, label.block + LONGEST_TURN)):
        b = blocks[n]
        line = text[b.start : b.stop]
        told = bool(name) and name[-1].lower() in line.lower()
        spoken = last is not None or not out or not words.speaking.isdisjoint(line.lower().replace("’", "'").split())
        aside = b.tag in HEADINGS or bool({"em", "i"} & {*b.tokens[:1]}) or (line[0] in "[(" and line.rstrip()[-1] in ")]")
        if n in barriers or told or aside or not spoken or not ends_sentence(line):
            break
        out.append(trimmed(text, b.start, b.stop))
    return out
