"""Times and places between a reporting verb and its content: "on Twitter", "in February", "at a rally on Monday"."""

from audit.lang.en.grammar.noun_phrase import phrase_after
from audit.lang.reading import Reading

MOST = 3
"""Maximum consecutive phrases of time or place."""


def after_times(r: Reading, k: int, end: int) -> int:
    """Find the first word from `k` that is not part of a time or place."""
    for _ in range(MOST):
        following = after_time(r, k, end) if k < end and r.inside[k] < 0 else k
        if following == k:
            break
        k = following
    return k


def after_time(r: Reading, k: int, end: int) -> int:
    """Find the word after the time that begins at `k`; `k` itself where no time begins."""
    low, times = r.words.lower, r.lists["times"]
    if low[k] in times or (r.tags[k] == "RB" and low[k] not in r.lists["openers"]):
        return k + 1
    if low[k] not in r.lists["time_prepositions"]:
        return k
    if low[k + 1 : k + 2] and low[k + 1] in times:
        return k + 2
    phrase = phrase_after(r, k + 1, end)
    if phrase is None:
        return k
    following = low[phrase[1] : phrase[1] + 1]
    ends = following and following[0] in r.lists["after_times"]
    return phrase[1] if ends or low[phrase[1] - 1] in times or r.tags[phrase[1] - 1] == "CD" else k
