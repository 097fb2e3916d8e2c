"""What a text and its sentences are about, decided before their words are judged.

The subject of the text is decided first, then that of each sentence; a word is plain in a sentence whose field lists it. The
model was trained on public life: outside it, in any field or none, harsh words describe more often than they persuade, so that
a mark needs the more support the less a text shows of public life.
"""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from audit.score.arrays import SentenceArrays, sums_by_sentence
from audit.score.word_table import GROUP, LOW, TOPIC

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

EVIDENCE = 1.0
"""Minimum company, each distinct word counted once, of a field that an article is about."""
EXCERPT = 2.0
"""Factor of it in an excerpt: a sentence of political news has a word or two of other fields."""
SHARE = 0.04
"""Minimum company of a field that a text is about, per word."""
LEAD = 0.5
"""Minimum ratio of a field's company to that of the strongest field."""
OUTWEIGH = 2
"""Ratio to the contested company of a sentence that its company must exceed."""
CLEAR = 3
"""Minimum ratio of a field's company to contested company in a text whose sentences need no company of their own."""


GROUPS, TOPICS, TOPIC_ALONE, OTHER = 1.2, 0.4, 1.3, 1.1
"""Weights of words as evidence, log ratios of their rates in PTC, BASIL and BABE and in plain paragraphs of other fields: words
for groups and parties; topical words in a text, and in a single sentence; company of fields with terms (against)."""
USUAL, EXPECTED = 0.01, 0.015
"""Evidence per word against public life that its texts have too, and evidence for it that other texts have too."""
PRIOR, PRIOR_ALONE = -2.0, -0.5
"""Log odds of public life of a text without evidence, and of a single sentence, which says too little about its subject."""
CAP = 4.0
"""Maximum absolute log odds that a text, or a sentence, contributes."""


class Subjects(NamedTuple):
    """Subjects of a text: whether each word is a plain term there, and how far each sentence is from public life.

    `public`: log odds of each sentence that it is about public life or persuades, 0 where they are positive.
    """

    plain: "Bools"
    public: "Floats"

    def plain_words(self, s: SentenceArrays, n: int) -> frozenset[int]:
        """Return the indices of the plain words of sentence n."""
        return frozenset(np.flatnonzero(self.plain[s.cuts[n] : s.cuts[n + 1]]).tolist())


def subjects(s: SentenceArrays, excerpt: bool = False) -> Subjects | None:
    """Decide what a text and each of its sentences are about; None without fields or words."""
    known = s.forms.sets.fields
    if not known.fields or not len(s.form):
        return None
    low = s.forms.kinds.rows()[s.form, LOW]
    shown = s.forms.subjects.rows()[low]
    return Subjects(plain_terms(s, low, shown, excerpt), public_life(s, shown))


def plain_terms(s: SentenceArrays, low: "Ints", shown: "Floats", excerpt: bool) -> "Bools":
    """Find the words that are plain terms of their sentence's subject.

    `low`: the number of each word in lower case; `shown`: its row of `Forms.subjects`.

    A text is about a field when its company is there in enough words, outweighs that of contested fields
    and is not far behind that of another field. A sentence of
    such a text is about the field when its company outweighs the contested company of the sentence, or, in a text that is
    clearly about the field, when it has no contested company.
    """
    known = s.forms.sets.fields
    count = len(known.fields)
    company = sums_by_sentence(shown[:, :count], s.cuts)
    contested, subject = np.array(known.contested), np.array(known.public) == 0
    against = company[:, contested].max(1, initial=0.0)
    total, evidence = company.sum(0), s.forms.subjects.rows()[np.unique(low), :count].sum(0)
    most = total[contested].max(initial=0.0)
    factor = EXCERPT if excerpt else 1.0
    enough = (evidence >= factor * EVIDENCE) & (total >= SHARE * len(low))
    about = subject & enough & (total > most) & (total >= LEAD * total[subject].max())
    if not about.any():
        return np.zeros(len(low), dtype=bool)
    own = (company > 0) & (company > OUTWEIGH * against[:, None])
    clear = (against == 0)[:, None] & (total >= CLEAR * most)
    inside = about & (own | clear)
    plain: Bools = ((shown[:, :count] + shown[:, count:]) * inside[s.sentence]).any(1)
    return plain


def public_life(s: SentenceArrays, shown: "Floats") -> "Floats":
    """Compute the log odds, at most 0, that each sentence is about public life or persuades; `shown` as in `plain_terms`.

    Those of its text and its own are added, each within CAP. Against them counts the company of one field, the text's
    strongest: any text has words of many fields. Company that is usual elsewhere counts as far as it is more.
    """
    known, alone = s.forms.sets.fields, len(s.size) == 1
    company = np.ascontiguousarray(shown[:, : len(known.fields)])
    weights, keys, total = np.array(known.public), s.forms.key_number, company.sum(0)
    strongest = int(np.where(weights == 0, total, -1.0).argmax())
    more = (total - np.array(known.usual) * len(shown)) / np.maximum(total, 1.0)
    topics = TOPIC_ALONE if alone else TOPICS
    pro = company @ (weights * np.clip(more, 0.0, 1.0))
    pro += GROUPS * (s.key == keys.get(GROUP, -1)) + topics * (s.key == keys.get(TOPIC, -1)) - EXPECTED
    contra = OTHER * company[:, strongest] * (weights[strongest] == 0) - USUAL
    sums = sums_by_sentence(np.column_stack([pro, contra]), s.cuts)
    prior = PRIOR_ALONE if alone else PRIOR
    whole = evidence(sums.sum(0, keepdims=True), prior)
    odds: Floats = np.minimum(0.0, whole if alone else whole + evidence(sums, prior)) + np.zeros(len(s.size))
    return odds


def evidence(sums: "Floats", prior: float) -> "Floats":
    """Weigh evidence for public life against that for other fields, a row each; log odds within CAP."""
    odds: Floats = np.clip(sums[:, 0] - np.maximum(0.0, sums[:, 1]) + prior, -CAP, CAP)
    return odds
