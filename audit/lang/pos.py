"""The usual part of speech of a word: a table of word numbers, and a guess by shape for words that it lacks.

>>> tags = Tags.load()
>>> tags.of(["The", "minister", "said", "Kowalczyk", "unhelpfully", "."])
['DT', 'NN', 'VBD', 'NNP', 'RB', '.']
"""

import re
from dataclasses import dataclass, field
from functools import cache
from zlib import crc32

from audit.files import DATA

NAMES = (
    "NN", "NNP", "JJ", "NNS", "VBG", "VB", "VBN", "VBD", "RB", "CD", "VBZ", "VBP", "IN", "NNPS", "JJR", "JJS", "PRP", "DT",
    "MD", "CC", "RBR", "UH", "FW", "PRP$", ":", "WRB", "RP", "WP", "(", ")", ".", "POS", "RBS", "TO", "WDT", '"', "#", "$", ",",
    "EX", "SYM", "WP$",
)  # fmt: skip
"""Tags of the Penn treebank, brackets and quotation marks by one sign each; the table holds their places here."""

MOST = 20_000
"""Words whose tags are kept from one text to the next."""

MARKS = {
    **dict.fromkeys(["“", "”", '"', "''", "``", "«", "»", "„"], '"'), **dict.fromkeys(".!?…", "."), ",": ",", "(": "(",
    ")": ")",
    **dict.fromkeys([":", ";", "–", "—", "-", "--", "..."], ":"), "'s": "POS", "'": "POS", "[": "(", "]": ")", "'re": "VBP",
    "'ve": "VBP", "'ll": "MD", "'d": "MD", "'m": "VBP", "to": "TO",
}  # fmt: skip
MARKS |= {"don't": "VBP", "doesn't": "VBZ", "didn't": "VBD", "won't": "MD", "can't": "MD", "isn't": "VBZ", "wasn't": "VBD"}


@dataclass(frozen=True, slots=True)
class Tags:
    """Word number (CRC-32 of the word in lower case) to the place of its tag in `NAMES`."""

    table: dict[int, int]
    seen: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def load(cls) -> "Tags":
        """The table that ships with the package."""
        return shipped()

    def of(self, forms: list[str], sentence: list[int] | None = None) -> list[str]:
        """The tag of each word of a text; `sentence` numbers the sentence of each word, whose first has its capital free."""
        usual = self.usual(set(forms))
        tags = [usual[form] for form in forms]
        last = None
        for i, s in enumerate(sentence or [0] * len(forms)):
            if s != last:
                last = s
                if tags[i] == "NNP":
                    tags[i] = self.tag(forms[i].lower()) if crc32(forms[i].lower().encode()) in self.table else "NNP"
        before = ""
        for i, tag in enumerate(tags):
            now = tag
            if tag == "NN":
                if before in {"TO", "MD"} and not (i > 1 and forms[i - 2].lower() in {"according", "due", "prior"}):
                    now = tags[i] = "VB"
            elif tag in {"VB", "VBP"} and (before in {"DT", "POS", "PRP$", "JJ"} or forms[i + 1 : i + 2] == ["of"]):
                now = tags[i] = "NN"
            before = now
        return tags

    def usual(self, forms: set[str]) -> dict[str, str]:
        """The usual tag of each form; those of the last texts are kept, since most words come again."""
        if len(self.seen) > MOST:
            self.seen.clear()
        fresh = {form: self.tag(form) for form in forms if form not in self.seen}
        self.seen.update(fresh)
        return self.seen

    def tag(self, form: str) -> str:
        """The usual tag of a word."""
        low = form.lower().replace("’", "'")
        if low in MARKS:
            return MARKS[low]
        known = self.table.get(crc32(low.encode("utf-8", "surrogatepass")))
        capital = form[:1].isupper()
        if capital and form.isupper() and low in {"us", "who", "it"}:  # a country and two bodies, not pronouns
            return "NNP"
        if known is not None:
            name = NAMES[known]
            return (
                "NNP" if capital and name in {"NN", "NNS", "JJ", "VB", "VBG", "VBN", "VBD", "FW"} and form.isalpha() else name
            )
        return shape(form)


def shape(form: str) -> str:
    """The tag that the shape of an unknown word suggests."""
    if form[:1].isdigit() or form[:1] in "$€£¥":
        return "CD"
    if form[:1].isupper():
        return "NNP"
    for ending, name in (("ing", "VBG"), ("ed", "VBD"), ("ly", "RB"), ("s", "NNS")):
        if form.endswith(ending):
            return name
    return "NN" if re.match(r"\w", form) else "SYM"


@cache
def shipped() -> Tags:
    """The table of the package, read once in a process."""
    import numpy as np

    with np.load(DATA / "models" / "tags.npz") as file:
        return Tags(dict(zip(file["word"].tolist(), file["tag"].tolist(), strict=True)))
