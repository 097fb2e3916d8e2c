"""Who is told is not who speaks: "“It is late,” she told Ann Lee" is not Ann Lee's."""

from audit.extract.statements.sources.coreference import Voices
from audit.extract.statements.span_ends import NAME
from audit.lang.attribution import Attribution
from audit.lang.reading import Reading


def hearer(r: Reading, a: Attribution, voices: Voices) -> str | None:
    """Return the key of the voice that the words after the verb name as its hearer; None without one."""
    if a.cue is None or a.source is None or a.source[1] - a.source[0] > 1:
        return None
    told = next((k for k in reversed(range(*a.cue)) if (v := r.verb(k)) is not None and "tell" in v.frames), None)
    if told is None:
        return None
    first = stop = told + 1
    while stop < len(r.tags) and r.tags[stop] in NAME and r.words.sentence[stop] == r.words.sentence[told]:
        stop += 1
    if first == stop or r.tags[stop : stop + 1] == ["POS"]:
        return None
    span = r.words.span(first, stop)
    voice = voices.find(voices.mention(span.start, span.stop)).voice
    return voice.key if voice is not None else None
