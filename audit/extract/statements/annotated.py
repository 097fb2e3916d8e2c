"""A text as rules read it: words with tags and places inside quotations, and the noun phrases around a verb."""

from dataclasses import dataclass

from audit.extract.statements.speech import Speech, Verb
from audit.lang.quotations import Quotation
from audit.lang.tokens import Words

AUXILIARY = frozenset(
    "has have had is are was were be been being do does did will would could should may might must can shall 'd 'll 've 'm 're "
    "also not n't never then later still already once again once-again so far repeatedly clearly "
    "previously recently reportedly "
    "further just now only even swiftly ever always often first earlier soon both all".split()
)
NOUNISH = frozenset("FW NN NNS NNP NNPS CD DT JJ JJR JJS PRP$ POS VBG VBN".split())
LINKS = frozenset("of for at from in to with on and & about against between under".split())
PRONOUNS = frozenset("he she they it i we you who that this these those others one some many most few several both all".split())
CLAUSE = frozenset(
    "that which who whom whose while although though because when where if as after before since until but so whereas than "
    "said says".split()
)
BE = frozenset("is are was were be been being am 's 're".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """Words, their tags, the quotation around each word (-1 for none, quotation marks included) and the word lists."""

    words: Words
    tags: list[str]
    quotes: list[Quotation]
    inside: list[int]
    speech: Speech
    bounds: list[tuple[int, int]]

    def verb(self, i: int) -> Verb | None:
        """The reporting verb that word `i` is, with its second word if it has one."""
        low = self.words.lower
        follow = self.speech.particles.get(low[i])
        if follow and i + 1 < len(low) and low[i + 1] in follow:
            second = follow[low[i + 1]]
            first = self.speech.verbs.get(low[i])
            return Verb(second.lemma, second.frames, second.form) if first is None else second
        return self.speech.verbs.get(low[i])

    def width(self, i: int) -> int:
        """Words that the verb at `i` takes."""
        follow = self.speech.particles.get(self.words.lower[i])
        return 2 if follow and i + 1 < len(self.tags) and self.words.lower[i + 1] in follow else 1

    def nominal(self, i: int, verb: Verb) -> bool:
        """Whether a form that can be a noun or an adjective is one here."""
        if verb.form not in {"base", "s", "ing", "past"}:
            return False
        before = self.tags[i - 1] if i else ""
        low = self.words.lower[i - 1] if i else ""
        if verb.form in {"base", "s"}:
            return (
                before in {"DT", "PRP$", "POS", "IN", "JJ", "CD", "VBN", "VBD", "VBG"} and low not in {"that", "who", "which"}
            ) or before == "TO"
        if verb.form == "past":
            return (before in {"DT", "PRP$", "POS"} and low not in {"that", "this", "all", "both", "some"}) or low in BE
        return before in {"DT", "PRP$", "POS", "JJ"} and low not in {"both", "all"}

    def phrase_before(self, i: int, floor: int) -> tuple[int, int] | None:
        """The noun phrase that ends with word `i` (inclusive), as first and one past the last word."""
        low, tags = self.words.lower, self.tags
        if i < floor or tags[i] not in {
            "NN",
            "NNS",
            "NNP",
            "NNPS",
            "PRP",
            "CD",
            "DT",
            "JJ",
            "VBG",
            "POS",
            "FW",
            "WP",
            "VBP",
            "VB",
            ")",
        }:
            return None
        if low[i] in PRONOUNS or tags[i] in {"PRP", "WP"}:
            return (i, i + 1)
        first = i
        while first > floor:
            t, w = tags[first - 1], low[first - 1]
            if self.inside[first - 1] != self.inside[i]:
                break
            if t in {"NN", "NNS", "NNP", "NNPS", "CD", "JJ", "JJR", "JJS", "PRP$", "POS", "DT", "FW", "$", "VBN"} or w in {
                "&",
                "former",
                "then",
            }:
                first -= 1
                linked = first - 2 >= floor and low[first - 1] in LINKS and tags[first - 2] in NOUNISH
                joined = tags[max(first - 1, floor)] in {"IN", "TO"} or w in {"all", "both"}
                if t == "DT" and not linked and not joined:
                    break
                continue
            if w in LINKS and first - 2 >= floor and tags[first - 2] in {"NN", "NNS", "NNP", "NNPS"} and tags[first] != "VB":
                if w == "to" and tags[first] in {"VB", "VBP"}:
                    break
                first -= 1
                continue
            break
        while first < i and (low[first] in {"and", "of", ",", "for", "at", "in", "'s"} or tags[first] == "VBN"):
            first += 1
        return (first, i + 1)

    def phrase_after(self, i: int, end: int) -> tuple[int, int] | None:
        """The noun phrase that starts with word `i`."""
        low, tags = self.words.lower, self.tags
        if i >= end:
            return None
        if tags[i] == "PRP" or low[i] in {"he", "she", "they", "it", "i", "we", "you"}:
            return (i, i + 1)
        last, noun = i, -1
        while last < end and (self.inside[last] == self.inside[i]):
            t, w = tags[last], low[last]
            if t in {"NN", "NNS", "NNP", "NNPS"}:
                noun = last
            elif t == "DT" and last > i and low[last - 1] not in LINKS and w not in {"the", "a", "an"}:
                break
            elif w in {"of", "for", "at", "from", "&"} and noun == last - 1 and last + 1 < end and tags[last + 1] in NOUNISH:
                pass
            elif t not in NOUNISH or (t == "VBG" and noun >= 0) or (t == "VBN" and noun >= 0):
                break
            last += 1
        return (i, noun + 1) if noun >= 0 else None

    def apposition(self, comma: int, floor: int) -> tuple[int, int] | None:
        """Subject of the shape "Turkey’s defense minister, Hulusi Akar," whose second comma is word `comma`."""
        low, tags = self.words.lower, self.tags
        k = comma - 1
        while k > floor and low[k] not in {",", "—", "–", "("} and comma - k < 24:
            if self.inside[k] != self.inside[comma]:
                return None
            k -= 1
        if low[k] not in {",", "—", "–"} or k <= floor or comma - k < 2:
            return None
        head = self.phrase_before(k - 1, floor)
        if head is None:
            return None
        opener, tag = low[k + 1], tags[k + 1]
        if opener in {"who", "which", "whose", "where", "speaking", "asked", "citing", "whom"} or tag in {
            "VBG",
            "VBN",
            "VBD",
            "RB",
            "IN",
            "MD",
        }:
            return head if tag not in {"IN", "MD"} or opener in {"in", "on", "at", "during", "from", "for", "of"} else None
        if tag in {"NNP", "NN", "DT", "JJ", "CD", "NNS", "PRP$"}:
            return (head[0], comma)
        return None
