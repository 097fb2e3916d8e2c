"""Interviews whose questions are set apart in bold, italics or headings, or stand in paragraphs of their own.

Explanations by an outlet have such questions too: an interview needs answers in the first person, and a question that
addresses somebody or words that announce an interview.

>>> HANDLE.match("lenah: Why?") is not None, HANDLE.match("Why now?") is not None
(True, False)
"""

import re
from collections.abc import Mapping, Sequence

from audit.extract.statements.interviews.labels import LABEL
from audit.extract.statements.interviews.turn import HEADINGS, NOTE, QUESTION, Turn, without_notes
from audit.extract.statements.interviews.who import LIKELY, Cast, Interviewee
from audit.lang.dialogue import DialogueOf
from audit.lang.quotation_kinds import spoken_words
from audit.text import Block, Span, ends_sentence, pattern, trimmed

MARKUP = {
    **dict.fromkeys(("strong", "b"), "bold"), **dict.fromkeys(("em", "i"), "italic"), "dt": "dt", "question": "question",
    **dict.fromkeys(sorted(HEADINGS), "heading"),
}  # fmt: skip
"""Markup that sets a question apart, and its kind."""
PROMPTED = frozenset({"bold", "italic"})
"""Markup of prompts in an interview without a question mark."""
LEAST, LEAST_PLAIN = 2, 3
"""Minimum questions with markup and without."""
PERSONAL = 0.5
"""Minimum share of answers with a word of the first person."""
MOSTLY = 0.8
"""Minimum share of such answers that is a sign of an interview itself."""
MANY = 10
"""Minimum questions with answers that are such a sign too."""
LONGEST = 70
"""Maximum words of a question."""
LONGEST_ANSWER = 12
"""Maximum paragraphs of an answer."""
CREDIT, LONGEST_CREDIT = 8, 30
"""Maximum blocks from the last question to the line that says who spoke, and words of that line."""
ANNOUNCED = 3
"""Maximum blocks before the first question that announce the interview with its person."""
PARTNER = 8
"""Maximum words to the end of the name of whoever was spoken to."""
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
"""A word, with its apostrophe."""
OPENING = 3
"""Maximum words from the start of a remark to one that addresses somebody."""
UNNAMED = 0.5
"""Probability of the right speaker where nobody is named; none is shown."""
ASKS = 0.97
"""Probability that the author of the byline asks."""


def interview(
    text: str, blocks: Sequence[Block], cast: Cast, words: DialogueOf, labelled: Mapping[int, int] | None = None
) -> list[Turn]:
    """Return the turns of an interview, none where the questions are the outlet's own explanation.

    `labelled`: where the words start of questions with a label whose answers have none ("Q: …"), by block.
    """
    if not words.speaking:
        return []
    labelled = labelled or {}
    asked = sorted(labelled) or questions(text, blocks, words)
    prompted = not asked
    asked = asked or prompts(text, blocks, words)
    if not asked:
        return []
    if not labelled and not prompted and kind(blocks[asked[0]]) is None and len(asked) >= LEAST_PLAIN:
        asked = sorted({*asked, *remarks(text, blocks, asked, words)})
    turns = [(n, answer(text, blocks, n, asked)) for n in asked]
    turns = [(n, found) for n, found in turns if found]
    plain = not labelled and kind(blocks[asked[0]]) is None
    least = LEAST_PLAIN if plain else LEAST
    personal = sum(first_person(text, blocks, found, words) for _, found in turns)
    if len(turns) < least or personal < PERSONAL * len(turns):
        return []
    credit = credited(text, blocks, turns, words)
    told = " ".join(text[b.start : b.stop] for b in blocks[: asked[0]])
    if prompted and (personal < MOSTLY * len(turns) or not (credit or announces(told, words))):
        return []
    signs = (
        announced(text, blocks, turns, words) + (personal >= MOSTLY * len(turns) or len(turns) >= MANY) + (credit is not None)
    )
    before = blocks[: asked[0]]
    paragraphs = [said for b in before[: -ANNOUNCED - 1 : -1] if announces(said := text[b.start : b.stop], words)]
    sentences = [said for b in paragraphs for said in re.split(r"(?<=[.!?]) |(?<=[.!?][”\"]) ", b) if announces(said, words)]
    asking = [blocks[n] for n in asked]
    hints = [*(words_behind for said in sentences for words_behind in partners(said, words)), *sentences, *paragraphs]
    person = cast.interviewee(before, asking, hints) if signs or least == LEAST else None
    if person is not None and told_by_answers(person, text, blocks, turns):
        person = cast.interviewee(before, asking, hints, but=cast.known.surname(person.name))
    if credit is not None:
        n, places = turns[-1]
        turns[-1] = (n, [m for m in places if blocks[m].start < credit.start])
        first = cast.interviewee([credit], []) if person is None else None
        person = Interviewee(first.name, LIKELY) if first is not None else person
    if not converses(text, blocks, turns, person, signs, plain=plain):
        return []
    return list(turns_of(text, blocks, turns, person, cast, words, labelled))


def kind(b: Block) -> str | None:
    """Return the kind of markup around a whole block."""
    return next((MARKUP[t] for t in (*b.tokens[:1], b.tag) if t in MARKUP), None)


def remarks(text: str, blocks: Sequence[Block], asked: Sequence[int], words: DialogueOf) -> list[int]:
    """List paragraphs of the interviewer without a question mark, such as "You left in May", which address somebody.

    They do so at their start, are not in the first person, and stand between an answer and one that is.
    """
    found = []
    for n in range(asked[0] + 2, len(blocks) - 1):
        said, beside = spoken(text, blocks[n]), {n - 1, n, n + 1}
        whole = ends_sentence(text[blocks[n].start : blocks[n].stop]) and len(said) <= LONGEST
        turned = not words.turning.isdisjoint(said[:OPENING]) and words.speaking.isdisjoint(said)
        free = beside.isdisjoint(asked) and all(kind(blocks[m]) is None for m in beside)
        if whole and turned and free and not words.speaking.isdisjoint(spoken(text, blocks[n + 1])):
            found.append(n)
    return found


def spoken(text: str, b: Block) -> list[str]:
    """Return the words of a block in lower case with plain apostrophes."""
    return WORD.findall(text[b.start : b.stop].lower().replace("’", "'"))


def told(text: str, b: Block, words: DialogueOf) -> bool:
    """True for an answer that ends with a question: in the first person, and addressing nobody."""
    said = spoken(text, b)
    return not words.speaking.isdisjoint(said) and words.asking.isdisjoint(said)


def questions(text: str, blocks: Sequence[Block], words: DialogueOf) -> list[int]:
    """List the blocks that ask: those of the commonest markup of questions, and prompts in it without a question mark."""
    lines = [text[b.start : b.stop].rstrip('"”’») ') for b in blocks]
    asking = [n for n, line in enumerate(lines) if line.endswith(QUESTION) and blocks[n].zone != "headline"]
    asking = [n for n in asking if spoken_words(lines[n]) <= LONGEST]
    kinds = [k for n in asking if (k := kind(blocks[n])) is not None]
    best = max(dict.fromkeys(kinds), key=kinds.count, default=None)
    if best is None or kinds.count(best) < LEAST:
        plain = [n for n in asking if kind(blocks[n]) is None and not told(text, blocks[n], words)]
        return plain if len(plain) >= LEAST_PLAIN else []
    marked = [n for n in asking if kind(blocks[n]) == best]
    if best == "heading":
        return marked
    return [n for n in range(marked[0], len(blocks)) if n in marked or (kind(blocks[n]) == best and ends_sentence(lines[n]))]


def prompts(text: str, blocks: Sequence[Block], words: DialogueOf) -> list[int]:
    """List the sentences in bold or italics of a text without questions; at least half of them address somebody."""
    found = [n for n, b in enumerate(blocks) if b.zone != "headline" and kind(b) in PROMPTED]
    found = [
        n for n in found if ends_sentence(line := text[blocks[n].start : blocks[n].stop]) and spoken_words(line) <= LONGEST
    ]
    kinds = [kind(blocks[n]) for n in found]
    best = max(dict.fromkeys(kinds), key=kinds.count, default=None)
    found = [n for n in found if kind(blocks[n]) == best]
    addressed = sum(addresses(text[blocks[n].start : blocks[n].stop], words) for n in found)
    return found if len(found) >= LEAST_PLAIN and addressed * 2 >= len(found) else []


def addresses(said: str, words: DialogueOf) -> bool:
    """True when some words address somebody."""
    return not words.asking.isdisjoint(WORD.findall(said.lower().replace("’", "'")))


def answer(text: str, blocks: Sequence[Block], n: int, asked: Sequence[int]) -> list[int]:
    """List the paragraphs after a question up to the next one, a heading, or a line in its markup."""
    following = next((m for m in asked if m > n), len(blocks))
    out = []
    for m in range(n + 1, min(following, n + LONGEST_ANSWER + 1)):
        line = NOTE.sub("", text[blocks[m].start : blocks[m].stop]).strip()
        aside = not line or (line[0] in "[(" and line[-1] in ")]")
        if kind(blocks[m]) is not None or aside or not (ends_sentence(line) or line[-1] in ":;—–"):
            break
        out.append(m)
    return out


def first_person(text: str, blocks: Sequence[Block], places: Sequence[int], words: DialogueOf) -> bool:
    """True when an answer has a word of the first person."""
    said = " ".join(text[blocks[m].start : blocks[m].stop] for m in places).lower().replace("’", "'")
    return not words.speaking.isdisjoint(WORD.findall(said))


def announced(text: str, blocks: Sequence[Block], turns: Sequence[tuple[int, list[int]]], words: DialogueOf) -> int:
    """Count signs of an interview in its words: questions that address somebody, and words that announce it."""
    addressed = addresses(" ".join(text[blocks[n].start : blocks[n].stop] for n, _ in turns), words)
    before = " ".join(text[b.start : b.stop] for b in blocks[: turns[0][0]])
    return addressed + announces(before, words)


def announces(said: str, words: DialogueOf) -> bool:
    """True when some words announce an interview."""
    return any(pattern(rf"\b(?:{p})\b", re.IGNORECASE).search(said) is not None for p in words.announcing)


def partners(said: str, words: DialogueOf) -> list[str]:
    """List the words just behind those that announce an interview: "We spoke with [Reed over the phone] …"."""
    found = (m for p in words.announcing for m in pattern(rf"\b(?:{p})\b", re.IGNORECASE).finditer(said))
    return [" ".join(re.split(r"[,;:(–—]", said[m.end() :])[0].split()[:PARTNER]) for m in found]


def credited(text: str, blocks: Sequence[Block], turns: Sequence[tuple[int, list[int]]], words: DialogueOf) -> Block | None:
    """Find the line after the first paragraph of the last answer that says who spoke: "Jutta Wiebe was talking to Sam Orr."."""
    question, places = turns[-1]
    for b in blocks[places[0] + 1 : question + CREDIT]:
        said = text[b.start : b.stop]
        own = not words.speaking.isdisjoint(re.findall(r"[^\W\d_]+", said.lower()))
        if not own and spoken_words(said) <= LONGEST_CREDIT and announces(said, words):
            return b
    return None


def converses(
    text: str,
    blocks: Sequence[Block],
    turns: Sequence[tuple[int, list[int]]],
    person: Interviewee | None,
    signs: int,
    *,
    plain: bool,
) -> bool:
    """True when there are signs of an interview, and answers do not tell of the person."""
    if person is not None and told_by_answers(person, text, blocks, turns):
        return False
    asking = [text[blocks[n].start : blocks[n].stop] for n, _ in turns]
    if plain and sum(not QUOTES.isdisjoint(q) or HANDLE.match(q) is not None for q in asking) > TOLD * len(asking):
        return False
    called = person is not None and person.p > ADDRESSED
    return signs + called + (person is not None) >= (SIGNS_PLAIN if plain else SIGNS)


def told_by_answers(person: Interviewee, text: str, blocks: Sequence[Block], turns: Sequence[tuple[int, list[int]]]) -> bool:
    """True when too many answers name the person for them to be that person's."""
    return sum(names_person(person, text, blocks, found) for _, found in turns) > TOLD * len(turns)


def names_person(person: Interviewee, text: str, blocks: Sequence[Block], places: Sequence[int]) -> bool:
    """True when an answer names the person who is supposed to give it."""
    return any(person.name.split()[-1] in text[own_label(text, blocks[m], person) : blocks[m].stop] for m in places)


def own_label(text: str, b: Block, person: Interviewee | None) -> int:
    """Return where the words start after a label of the person, "Hart: So it is.", else the start of the block."""
    m = LABEL.match(text, b.start, b.stop) if person else None
    return m.end() if m and person and m["name"].lower().split()[-1] == person.name.lower().split()[-1] else b.start


TOLD = 0.3
"""Maximum share of answers that name the person: more tell about somebody."""
QUOTES = frozenset('“”"«»„')
"""Marks in a question that is told, not asked."""
HANDLE = re.compile(r"[\w.]{2,20}:\s")
"""A label in lower case, as in chats."""
ADDRESSED = 0.95
"""Probability above which a question calls the interviewee by name."""
SIGNS, SIGNS_PLAIN = 2, 4
"""Minimum signs of an interview: questions that address, announcement, personal answers, an addressee, a person."""


def turns_of(
    text: str,
    blocks: Sequence[Block],
    turns: Sequence[tuple[int, list[int]]],
    person: Interviewee | None,
    cast: Cast,
    words: DialogueOf,
    labelled: Mapping[int, int],
) -> list[Turn]:
    """Make the turns: each question is the interviewer's, each answer the interviewee's."""
    out = []
    last = turns[-1][0]
    named = any(own_label(text, blocks[m], person) > blocks[m].start for _, places in turns for m in places)
    for n, places in turns:
        kept = places
        if n == last:  # what follows the last answer may be the outlet's again
            kept = [m for k, m in enumerate(places) if not k or first_person(text, blocks, [m], words)]
        asker = LABEL.match(text, blocks[n].start, blocks[n].stop) if named else None
        opening = labelled.get(n, asker.end() if asker and asker["name"].istitle() else blocks[n].start)
        question = without_notes(text, [trimmed(text, opening, blocks[n].stop)], words.notes)
        said = without_notes(text, [Span(own_label(text, blocks[m], person), blocks[m].stop) for m in kept], words.notes)
        out.append(Turn(question, None, cast.author, None, True, ASKS))
        if said:
            out.append(Turn(said, None, person.name if person else None, None, False, person.p if person else UNNAMED))
    return out
