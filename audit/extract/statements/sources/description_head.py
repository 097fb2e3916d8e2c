"""The head of a description: the noun that says what somebody is."""

from audit.extract.statements.sources.noun_kinds import listed
from audit.extract.statements.sources.speakers import Speakers


def head_place(words: list[str], known: Speakers) -> int | None:
    """Find the head of a description: the last word before the first preposition or relative pronoun, and before a participle.

    "A transcript released on Monday" has the head "transcript".
    """
    if not words:
        return None
    lists = known.lists
    ends, trailing = lists["head_ends"], lists.get("trailing", frozenset()) | known.weekdays
    endings = tuple(lists.get("trailing_endings", ()))
    begin = whole_of(words, known)
    if len(words) > 2 and words[0] in lists.get("indefinite", ()) and words[1] in lists.get("alike", ()):
        begin = max(begin, 1)  # "one such document"
    stop = next(
        (k for k, w in enumerate(words) if k > begin and (w in ends or follows_head(words, k, endings, known))), len(words)
    )
    at = stop - 1
    while at > begin and (words[at] in trailing or (endings and words[at].endswith(endings) and not listed(words[at], known))):
        at -= 1
    return at


def follows_head(words: list[str], k: int, endings: tuple[str, ...], known: Speakers) -> bool:
    """True for a participle behind a noun of a kind of sources: "a video making the rounds", "a poll conducted in May"."""
    return bool(endings) and words[k].endswith(endings) and listed(words[k - 1], known) and not listed(words[k], known)


def single(words: list[str], at: int, known: Speakers) -> str:
    """Return the head of a description, in the singular for one of several: "one of the lawyers"."""
    one = len(words) > 1 and words[0] in known.lists.get("single", ()) and words[1] in known.lists["owners"]
    return (known.singular(words[at]) if one else None) or words[at]


def whole_of(words: list[str], known: Speakers) -> int:
    """Find the first word of the whole of which a description names a part: "both of the polls"; else 0."""
    owners, parts = known.lists["owners"], known.lists.get("partitives", ())
    at = next((k for k, w in enumerate(words[:-1]) if w in owners), 0)
    some = at == 1 and words[0] in known.lists.get("wholes", ())
    named = (some or (at > 1 and words[at - 1] in parts)) and words[at + 1] not in known.lists["open_pronouns"]
    return at + 1 if named else 0
