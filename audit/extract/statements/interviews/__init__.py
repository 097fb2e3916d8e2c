"""Interviews and transcripts: words that layout alone attributes, by labels or by question and answer.

Each turn is somebody's own words, as if in quotation marks. The interviewer is a source of kind media: the author of the
byline where there is one.
"""

from collections.abc import Sequence

from audit.extract.statements.interviews.chats import chat_labels
from audit.extract.statements.interviews.in_full import in_full
from audit.extract.statements.interviews.labels import asked_alone, asked_pair, labels, lone_names
from audit.extract.statements.interviews.question_lines import interview
from audit.extract.statements.interviews.transcript import transcript
from audit.extract.statements.interviews.turn import Turn
from audit.extract.statements.interviews.who import Cast
from audit.lang.dialogue import DialogueOf, DialogueWords
from audit.text import Block

FEWEST = 2
"""Minimum labelled lines of a text that is read as a conversation."""


def turns(text: str, blocks: Sequence[Block], cast: Cast, dialogue: DialogueWords, words: DialogueOf) -> list[Turn]:
    """Return the turns of a text, in order; none for any other article."""
    lines = [b for b in blocks if text[b.start : b.stop].strip()]
    pair = asked_pair(text, lines, dialogue)
    found = labels(text, lines, words, pair, cast.known)
    said = transcript(text, lines, found, cast, words, pair) if len(found) >= FEWEST else []
    for more in (lone_names, chat_labels):
        if not said and pair is None:
            found = more(text, lines, words, cast.known)
            said = transcript(text, lines, found, cast, words, None) if found else []
    said = said or interview(text, lines, cast, words, asked_alone(text, lines, dialogue) if pair is None else {})
    return said or in_full(text, lines, cast, words)
