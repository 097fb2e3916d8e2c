"""Candidate sources of an attribution: noun phrases and pronouns around it, and the sources of its neighbours."""

from bisect import bisect_left
from collections.abc import Sequence

from audit.lang.attribution import Attribution, Phrase
from audit.lang.reading import Reading

BEFORE, AFTER = 2, 1
"""Sentences before and after an attribution whose phrases are candidates."""
NEIGHBOURS = 3
"""Attributions before it whose sources are candidates, however far."""
MOST = 40
"""Maximum candidates; the nearest are kept."""


class Phrases:
    """The noun phrases and pronouns of a text, by sentence; each sentence is read when first asked."""

    def __init__(self, r: Reading) -> None:
        self.r = r
        self.firsts = [first for first, _ in r.bounds]
        self.read: dict[int, list[Phrase]] = {}
        self.subjects: dict[int, Phrase | None] = {}

    def sentence(self, word: int) -> int:
        """Number the sentence of a word."""
        return max(0, bisect_left(self.firsts, word + 1) - 1)

    def of(self, sentence: int) -> list[Phrase]:
        """List the phrases of a sentence in order; none inside another."""
        if sentence not in self.read:
            r, (first, stop) = self.r, self.r.bounds[sentence]
            found, k, cues = list[Phrase](), first, set(r.places(r.cues.words, first, stop))
            while k < stop:
                phrase = r.grammar.phrase_after(r, k, stop)
                if phrase is None or any(m in cues and r.grammar.reports(r, m) for m in range(k, phrase[1])):  # "sagte Lehn"
                    k += 1
                    continue
                found.append(phrase)
                k = phrase[1]
            self.read[sentence] = found
        return self.read[sentence]

    def subject(self, sentence: int) -> Phrase | None:
        """Find the subject of the main clause of a sentence."""
        if sentence not in self.subjects:
            self.subjects[sentence] = self.r.grammar.main(self.r, *self.r.bounds[sentence])
        return self.subjects[sentence]


def candidates(phrases: Phrases, found: Sequence[Attribution], n: int) -> list[Phrase]:
    """List the candidate sources of the `n`-th attribution in the order of the text; its own source is among them.

    Subjects that name nobody ("es heißt", "man sagt") are no candidates.
    """
    r, a = phrases.r, found[n]
    at = (a.cue or a.content[0])[0]
    low = phrases.sentence(min(at, a.content[0][0]))
    high = phrases.sentence(max(at, a.content[-1][1] - 1))
    out = {phrase for s in range(max(0, low - BEFORE), min(len(r.bounds), high + AFTER + 1)) for phrase in phrases.of(s)}
    out.update(b.source for b in found[max(0, n - NEIGHBOURS) : n + 2] if b.source is not None)
    out.update(s for k in (low, high) if (s := phrases.subject(k)) is not None)
    nobody = r.lists.get("impersonal", frozenset())
    out = {phrase for phrase in out if phrase[1] - phrase[0] > 1 or r.words.lower[phrase[0]] not in nobody}
    if a.cue is not None:
        out = {phrase for phrase in out if not phrase[0] <= a.cue[0] == phrase[1] - 1}  # "Zur Kritik, die Halle sei zu teuer"
    if a.source is not None:
        out.add(a.source)
    near = sorted(out, key=lambda phrase: (phrase != a.source, abs(phrase[0] - at), phrase))
    return sorted(near[:MOST])
