"""The words that a cue attributes: the clause, quotation or phrase beside a reporting verb or noun."""

from audit.extract.statements.annotated import AUXILIARY, Reading
from audit.extract.statements.speech import Verb

Phrase = tuple[int, int]

OPENERS = frozenset("that how why what whether if who where when which".split())
STOPS = frozenset("although though whereas while despite but".split())
BEFORE_TIME = frozenset(
    "on in at during after before from via through for as over by last this earlier late early about "
    "ahead amid following".split()
)
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight january february "
    "march april may june july "
    "august september october november december twitter facebook week month year morning night afternoon "
    "evening interview statement "
    "email tweet speech conference post press release letter call rally briefing television tv radio instagram".split()
)
WEAK = frozenset(
    "hold see find feel know learn want seek show read support attack challenge press direct charge plan consider".split()
)
"""Verbs whose participle more often carries a clause on than begins another statement."""
AIMED = frozenset("about of on for over regarding concerning against".split())
PREPOSED = frozenset(
    "say think believe claim add note tell admit insist argue suggest announce report estimate expect "
    "hope write explain warn".split()
)


def edge(r: Reading, start: int, end: int, verb: Verb | None = None, *, linked: bool = False) -> int:
    """Where a clause that starts at `start` stops: before a turn of the main clause or the next verb of the same subject.

    `linked` says that the clause has its own "that" (so that "and that …" goes on with it).
    """
    low, tags = r.words.lower, r.tags
    own = r.inside[start]
    k = start + 1
    while k < end:
        if r.inside[k] >= 0 and r.inside[k] != own:
            k += 1
            continue
        if own >= 0 and r.inside[k] != own:
            return k
        w = low[k]
        if w == ";" or (w == "according" and low[k + 1 : k + 2] == ["to"]):
            return k - 1 if low[k - 1] == "," else k
        if w == "," and k + 1 < end:
            n = low[k + 1]
            m = k + 2 if n in {"and", "but"} else k + 1
            if n in STOPS or (n == "even" and low[k + 2 : k + 3] in (["though"], ["as"])):
                return k
            m = skip_adverbs(r, m, end)
            after = r.verb(m) if m < end else None
            if after is not None and after.form == "ing" and after.lemma not in WEAK and r.inside[m] < 0 and tags[m] != "NN":
                return k
            if n == "and" and after is not None and finite(r, m, after, verb):
                return k
        if w in {"and", "but"} and k + 1 < end and low[k + 1] != "that":
            m = skip_adverbs(r, k + 1, end)
            after = r.verb(m) if m < end else None
            if after is not None and r.inside[m] < 0:
                if verb is not None and verb.form == "ing" and after.form == "ing":
                    return k
                if finite(r, m, after, verb):
                    return k
        k += 1
    return end


def skip_adverbs(r: Reading, k: int, end: int) -> int:
    """The next word that is neither adverb nor auxiliary."""
    while k < end and (r.words.lower[k] in AUXILIARY or r.tags[k] in {"RB", "MD"}):
        k += 1
    return k


def finite(r: Reading, k: int, after: Verb, verb: Verb | None) -> bool:
    """Whether the verb at `k` goes on with the subject of `verb`: a finite form of its tense, beside a clause or quotation."""
    if verb is None or after.form not in {"s", "past"} or r.nominal(k, after):
        return False
    helped = r.words.lower[k - 1] in {"has", "have", "had"}
    if not helped and {after.form, verb.form} not in ({"s"}, {"past"}):
        return False
    n = k + r.width(k)
    return n < len(r.tags) and (
        r.words.lower[n] in OPENERS or r.inside[n] >= 0 or r.tags[n] in {"PRP", "TO"} or "np" in after.frames
    )


def skip_time(r: Reading, k: int, end: int) -> int:
    """Past "on Twitter", "in February", "on Monday at a rally", "in a statement"."""
    low = r.words.lower
    for _ in range(3):
        if k >= end or r.inside[k] >= 0:
            return k
        if low[k] in TIMES or (r.tags[k] == "RB" and low[k] not in OPENERS):
            k += 1
            continue
        if low[k] in BEFORE_TIME and low[k + 1 : k + 2] and low[k + 1] in TIMES:
            k += 2
            continue
        if low[k] in BEFORE_TIME:
            phrase = r.phrase_after(k + 1, end)
            last = low[phrase[1] - 1] if phrase else ""
            if phrase and (
                last in TIMES or r.tags[phrase[1] - 1] == "CD" or low[phrase[1] : phrase[1] + 1] in (["that"], [","], [":"])
            ):
                k = phrase[1]
                continue
        break
    return k


def content(r: Reading, i: int, verb: Verb, first: int, end: int) -> tuple[list[Phrase], str, int]:
    """What follows the verb at `i` as its content: ranges, act, and one past the last word of the cue.

    Empty when the verb is used otherwise, or its content stands before it.
    """
    low, tags, frames = r.words.lower, r.tags, verb.frames
    stop = i + r.width(i)
    k = skip_time(r, stop, end)
    if k >= end:
        return [], "", stop
    if low[k] == "," and k + 1 < end and r.inside[k + 1] >= 0:
        k += 1
    if low[k] == ":" and k + 1 < end:
        return [(k + 1, end)], act(frames, "that"), stop
    speaks = "that" in frames or "tell" in frames
    if speaks and r.inside[k] >= 0:
        return [(k, edge(r, k, end, verb))], act(frames, "that", "tell"), stop
    if speaks and low[k] in OPENERS:
        return [(k, edge(r, k, end, verb, linked=low[k] == "that"))], act(frames, "that", "tell"), stop
    if "to" in frames and tags[k] == "TO" and k + 1 < end and k == stop:
        return [(k, edge(r, k, end, verb))], act(frames, "to"), stop
    if "tell" in frames or "order" in frames:
        phrase = r.phrase_after(k, end)
        if phrase is not None:
            m = skip_time(r, phrase[1], end)
            if m < end and low[m] == "," and m + 1 < end and r.inside[m + 1] >= 0:
                m += 1
            if "tell" in frames and m < end and (low[m] in OPENERS or r.inside[m] >= 0 or low[m] == ":"):
                m += low[m] == ":"
                return ([(m, edge(r, m, end, verb, linked=low[m] == "that"))] if m < end else []), act(frames, "tell"), stop
            if m < end and tags[m] == "TO" and "order" in frames:
                return [(phrase[0], edge(r, m, end, verb))], act(frames, "order"), stop
            if "tell" in frames and m < end and tags[m] in {"PRP", "DT", "NNP", "NNS"} and tells(r, m, end):
                return [(m, edge(r, m, end, verb))], act(frames, "tell"), stop
            if "tell" in frames and m < end and low[m] in AIMED:
                return [(m, edge(r, m, end, verb))], act(frames, "tell"), stop
            if verb.lemma == "tell":
                short = next(
                    (m for m in range(k + 1, min(phrase[1], k + 4)) if tags[m - 1] == "NNP" and tells(r, m, end)), None
                )
                return ([(short, edge(r, short, end, verb))] if short else []), act(frames, "tell"), stop
    if "that" in frames and k == stop and tells(r, k, end):
        return [(k, edge(r, k, end, verb))], act(frames, "that"), stop
    if "np" in frames and k < end:
        noun = k
        while noun < end and tags[noun] in {"JJ", "DT", "PRP$"}:
            noun += 1
        if (
            verb.lemma in {"express", "voice", "raise"}
            and noun + 1 < end
            and low[noun] in r.speech.nouns
            and low[noun + 1] in {*AIMED, "that"}
        ):
            return [(noun + 1, edge(r, noun + 1, end, verb))], r.speech.nouns[low[noun]], noun + 1
        phrase = r.phrase_after(k, end)
        if phrase is not None and tags[k] != "TO":
            return [(k, edge(r, phrase[1] - 1, end, verb))], act(frames, "np"), stop
    if speaks and low[k] in AIMED and "np" not in frames and verb.lemma not in {"continue", "agree", "report"}:
        phrase = r.phrase_after(k + 1, end)
        if phrase is not None:
            return [(k, edge(r, k, end, verb))], act(frames, "that", "tell"), stop
    return [], "", stop


def act(frames: dict[str, str], *order: str) -> str:
    """The act of the first frame that the verb has."""
    return next((frames[f] for f in order if f in frames), "speech")


def tells(r: Reading, k: int, end: int) -> bool:
    """Whether a clause without "that" starts at `k`: a noun phrase and then a finite verb."""
    low, tags = r.words.lower, r.tags
    if r.inside[k] >= 0 or tags[k] not in {"PRP", "DT", "NNP", "NNPS", "NNS", "NN", "PRP$", "JJ", "EX", "CD"}:
        return False
    phrase = r.phrase_after(k, min(end, k + 14))
    if phrase is None and tags[k] in {"EX", "DT"}:
        phrase = (k, k + 1)
    if phrase is None:
        return False
    m = phrase[1]
    while m < end and tags[m] == "RB":
        m += 1
    return m < end and (
        tags[m] in {"VBD", "VBZ", "VBP", "MD"} or low[m] in {"is", "was", "were", "are", "would", "will", "has", "had", "have"}
    )
