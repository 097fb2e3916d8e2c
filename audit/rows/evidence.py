"""Evidence ids: the names under which findings are disputed, and suppressed by a newsroom's rules file.

An id follows the words, not their place: it survives edits elsewhere in the text, and every kit that finds the mark.
"""

from collections import Counter
from collections.abc import Iterable

from audit.text import digest


def mark_ids(marks: Iterable[tuple[str, str, str]]) -> list[str]:
    """Number marks of language by eight hexadecimal digits each.

    `marks` are (feature, term, sentence) in the order of the text, the sentence "" outside of one. Marks that agree in
    all three are distinguished by their order.

    >>> mark_ids([("loaded", "slam", "He slammed it."), ("loaded", "slam", "He  slammed it.")])
    ['c996323e', '4a90d3ae']
    """
    seen: Counter[str] = Counter()
    ids = []
    for feature, term, sentence in marks:
        one = digest(feature, term, " ".join(sentence.split()))
        ids.append(digest(one, str(seen[one]))[:8])
        seen[one] += 1
    return ids
