"""Parts of speech: the most frequent tag of each word, corrected by its neighbours, guessed by shape for unknown words.

>>> from audit.lang.pack import Packs
>>> tags = Tags.load(Packs.load().nearest("en"))
>>> tags.of(["The", "minister", "said", "Kowalczyk", "unhelpfully", "."])
['DT', 'NN', 'VBD', 'NNP', 'RB', '.']
"""

import re
from dataclasses import dataclass, field
from zlib import crc32

from audit.lang.pack import Pack

NAMES = (
    "NN", "NNP", "JJ", "NNS", "VBG", "VB", "VBN", "VBD", "RB", "CD", "VBZ", "VBP", "IN", "NNPS", "JJR", "JJS", "PRP", "DT",
    "MD", "CC", "RBR", "UH", "FW", "PRP$", ":", "WRB", "RP", "WP", "(", ")", ".", "POS", "RBS", "TO", "WDT", '"', "#", "$", ",",
    "EX", "SYM", "WP$",
)  # fmt: skip
"""Tags of the Penn treebank, brackets and quotation marks by one sign each, in the order of their numbers in the table.

Languages share the set, so that rules and tagger ask the same tags; a pack maps its own.
"""

SYMBOLS = {
    **dict.fromkeys(["“", "”", '"', "''", "``", "«", "»", "„"], '"'), **dict.fromkeys(".!?…", "."), ",": ",", "(": "(",
    ")": ")", **dict.fromkeys([":", ";", "–", "—", "-", "--", "..."], ":"), "'": "POS", "[": "(", "]": ")",
}  # fmt: skip
"""Tags of marks, the same in every language."""


@dataclass(frozen=True, slots=True)
class Tags:
    """The most frequent tag of each word of a language.

    `table` maps a word's hash (CRC-32 of its lower case) to the index of its tag in `NAMES`. The rest is from the pack's
    `words.yaml`: `fixed` tags of clitics and marks, `endings` guesses for words that the table lacks, `initialisms` that in
    capitals are names, `infinitive` words after which "to" is a preposition.
    """

    table: dict[int, int] = field(repr=False)
    fixed: dict[str, str]
    endings: tuple[tuple[str, str], ...]
    initialisms: frozenset[str]
    infinitive: frozenset[str]

    @classmethod
    def load(cls, pack: Pack) -> "Tags":
        """Read the table of a language pack."""
        import numpy as np

        with np.load(pack.folder / "models" / "tags.npz") as file:
            table = dict(zip(file["word"].tolist(), file["tag"].tolist(), strict=True))
        known = pack.words["tags"]
        return cls(
            table=table,
            fixed=SYMBOLS | known["fixed"],
            endings=tuple(known["endings"].items()),
            initialisms=frozenset(known["initialisms"]),
            infinitive=frozenset(known["infinitive"]),
        )

    def of(self, forms: list[str], sentence: list[int] | None = None) -> list[str]:
        """The tag of each word of a text; `sentence` numbers the sentences, whose first words have a capital anyway."""
        usual = {form: self.tag(form) for form in set(forms)}
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
                if before in {"TO", "MD"} and not (i > 1 and forms[i - 2].lower() in self.infinitive):
                    now = tags[i] = "VB"
            elif tag in {"VB", "VBP"} and (before in {"DT", "POS", "PRP$", "JJ"} or forms[i + 1 : i + 2] == ["of"]):
                now = tags[i] = "NN"
            before = now
        return tags

    def tag(self, form: str) -> str:
        """The most frequent tag of a word, out of context."""
        low = form.lower().replace("’", "'")
        if low in self.fixed:
            return self.fixed[low]
        known = self.table.get(crc32(low.encode("utf-8", "surrogatepass")))
        capital = form[:1].isupper()
        if capital and form.isupper() and low in self.initialisms:
            return "NNP"
        if known is not None:
            name = NAMES[known]
            return (
                "NNP" if capital and name in {"NN", "NNS", "JJ", "VB", "VBG", "VBN", "VBD", "FW"} and form.isalpha() else name
            )
        return self.shape(form)

    def shape(self, form: str) -> str:
        """Guess the tag of an unknown word by its shape."""
        if form[:1].isdigit() or form[:1] in "$€£¥":
            return "CD"
        if form[:1].isupper():
            return "NNP"
        for ending, name in self.endings:
            if form.endswith(ending):
                return name
        return "NN" if re.match(r"\w", form) else "SYM"
