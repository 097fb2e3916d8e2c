"""Quotations of whoever asks an unquoted question just before them: "Then where? asked Jo Lee. “…”" goes on with Jo Lee."""

from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.reading import Reading


def with_askers(r: Reading, found: list[Attribution]) -> list[Attribution]:
    """Take such quotations from the statement of another speaker that the tagger continues with them."""
    asking = r.lists.get("asking", frozenset())
    if not asking:
        return found
    added = []
    for a in found:
        asked = {p: who for p in a.content if a.model and (who := asker(r, p[0])) is not None}
        asked = {p: who for p, who in asked.items() if a.cue is None or a.cue[0] != who[0]}
        added += [Attribution([p], (verb, verb + 1), who, "speech", Way.AFTER) for p, (verb, who) in asked.items()]
        a.content = [p for p in a.content if p not in asked]
    return sorted([*(a for a in found if a.content), *added], key=lambda a: a.content[0]) if added else found


def asker(r: Reading, first: int) -> tuple[int, Phrase] | None:
    """Find the verb and its subject in the sentence before a quotation, behind a question without marks in the same line."""
    line, form, low = r.words.line, r.words.form, r.words.lower
    if r.inside[first] < 0 or first < 4 or line[first - 1] != line[first] or form[first - 1] != ".":
        return None
    for k in range(first - 2, 0, -1):
        if line[k] != line[first] or r.inside[k] >= 0 or form[k] in {".", "!"}:
            return None
        if form[k] == "?":
            who = r.grammar.phrase_after(r, k + 2, first) if low[k + 1] in r.lists["asking"] and form[k + 1].islower() else None
            return (k + 1, who) if who is not None else None
    return None
