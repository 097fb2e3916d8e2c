"""What a text and its sentences are about, decided before their words are judged.

The subject of the text is decided first, then that of each sentence; a word is plain in a sentence whose field lists it.
"""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from audit.score.arrays import SentenceArrays, sums_by_sentence
from audit.score.word_table import LOW

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]

EVIDENCE, SURE = 1.0, 2.5
"""Minimum company, each distinct word counted once, of a field that an article is about, and that it is surely about."""
EXCERPT = 2.0
"""Factor of both in an excerpt: a sentence of political news has a word or two of other fields."""
SHARE = 0.04
"""Minimum company of a field that a text is about, per word."""
LEAD = 0.5
"""Minimum ratio of a field's company to that of the strongest field."""
OUTWEIGH = 2
"""Ratio to the contested company of a sentence that its company must exceed."""
CLEAR = 3
"""Minimum ratio of a field's company to contested company in a text whose sentences need no company of their own."""


class Subjects(NamedTuple):
    """Subjects of a text: whether each word is a plain term there, and whether each sentence is surely about a field alone."""

    plain: "Bools"
    calm: "Bools"

    def plain_words(self, s: SentenceArrays, n: int) -> frozenset[int]:
        """Return the indices of the plain words of sentence n."""
        return frozenset(np.flatnonzero(self.plain[s.cuts[n] : s.cuts[n + 1]]).tolist())


def subjects(s: SentenceArrays, excerpt: bool = False) -> Subjects | None:
    """Decide what a text and each of its sentences are about; None without fields or words.

    A text is about a field when its company is there in enough words, outweighs that of contested fields
    and is not far behind that of another field. A sentence of
    such a text is about the field when its company outweighs the contested company of the sentence, or, in a text that is
    clearly about the field, when it has no contested company.
    """
    known = s.forms.sets.fields
    count = len(known.fields)
    if not count or not len(s.form):
        return None
    low = s.forms.kinds.rows()[s.form, LOW]
    rows = s.forms.subjects.rows()
    mine = rows[low]
    company = sums_by_sentence(mine[:, :count], s.cuts)
    contested = np.array(known.contested)
    against = company[:, contested].max(1, initial=0.0)
    total, evidence = company.sum(0), rows[np.unique(low), :count].sum(0)
    most = total[contested].max(initial=0.0)
    factor = EXCERPT if excerpt else 1.0
    enough = (evidence >= factor * EVIDENCE) & (total >= SHARE * len(low))
    about = ~contested & enough & (total > most) & (total >= LEAD * total.max())
    own = (company > 0) & (company > OUTWEIGH * against[:, None])
    clear = (against == 0)[:, None] & (total >= CLEAR * most)
    inside, sure = about & (own | clear), own & clear & (evidence >= factor * SURE)
    plain = ((mine[:, :count] + mine[:, count:]) * inside[s.sentence]).any(1)
    return Subjects(plain, (inside & sure).any(1))
