"""Words beside the speaker in a source: a time, the reporter of a relative clause, what a headline is about."""

from audit.extract.statements.sources.speakers import Speakers
from audit.extract.statements.span_ends import NAME
from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.reading import Reading

COMMON = frozenset({"NN", "NNS"})
CLAUSE = frozenset({"VBD", "VBN", "VBZ", "VBP", "WP", "WDT"})
TIMED = 3
"""Words of a time with its preposition and article: "over the weekend"."""


def beside_speaker(r: Reading, a: Attribution, first: int, stop: int, known: Speakers) -> Phrase:
    """Leave out such words of a source of several words."""
    stop = before_reporter(r, a, first, stop)
    stop = before_predicate(r, a, first, stop)
    stop = before_topic(r, a, first, before_headline_verb(r, first, stop, known))
    return behind_place(r, behind_adverbial(r, after_clause(r, first, stop), stop), stop, known), before_time(r, a, first, stop)


def before_reporter(r: Reading, a: Attribution, first: int, stop: int) -> int:
    """End a source before the author of a relative clause: "the teachers [I] spoke to said"."""
    low, last = r.words.lower, stop - 1
    authors = r.lists.get("reporters", frozenset())
    if a.cue is None or a.cue[0] < stop or low[last] not in authors or last == first or "," in low[first:last]:
        return stop
    verbs = [k for k in range(stop, a.cue[1]) if r.tags[k].startswith("VB") and low[k] not in r.lists["auxiliaries"]]
    return last if len(verbs) > 1 and r.tags[last - 1] in COMMON | NAME else stop


def before_headline_verb(r: Reading, first: int, stop: int, known: Speakers) -> int:
    """End a source before the verb of a headline: "Rep. Lee [Issues]"; not a name that has it: "Amy Calls"."""
    low, last = r.words.lower, stop - 1
    shown = last - first > 1 and low[last] in known.lists.get("headline_verbs", ()) and r.words.form[last].istitle()
    return last if shown and r.tags[last - 1] in NAME else stop


def before_topic(r: Reading, a: Attribution, first: int, stop: int) -> int:
    """End the label of a quotation before what it is about: "Quill [on Brandt Selling Her Boat]: “…”"."""
    if a.cue is None or r.words.form[a.cue[0]] != ":":
        return stop
    about = r.lists.get("headline_topics", ())
    return next((k for k in range(first + 1, stop - 1) if r.words.lower[k] in about and r.tags[k - 1] in NAME), stop)


def before_time(r: Reading, a: Attribution, first: int, stop: int) -> int:
    """Leave out a time with its preposition behind a source: "the firm [in January]", "Republicans [over the weekend]"."""
    low, lists = r.words.lower, r.lists
    told = any(r.tags[k] in CLAUSE for k in range(first, stop))  # "a man who left in May"
    if told or a.way is Way.LAYOUT or a.cue is None or not stop <= a.cue[0]:
        return stop
    timed = lists.get("times_of_sources", frozenset())
    for size in (TIMED - 1, TIMED):
        at = stop - size
        named = at > first and low[at] in timed and low[stop - 1] in lists["spells"] | lists["calendar"]
        if named and (size < TIMED or low[at + 1] in lists["clause_determiners"]) and "," not in low[first:stop]:
            return at
    return stop


def before_predicate(r: Reading, a: Attribution, first: int, stop: int) -> int:
    """End a source before the verb of its clause where a participle follows: "The board [cut large parts], saying"."""
    if a.cue is None or r.tags[a.cue[0]] != "VBG" or a.cue[0] < stop or not CLAUSE.isdisjoint(r.tags[first : first + 1]):
        return stop
    verb = next((k for k in range(first + 1, stop) if r.tags[k] in CLAUSE or r.words.lower[k] == ","), stop)
    told = (
        verb < stop
        and "CC" not in r.tags[first:verb]
        and r.tags[verb] == "VBD"
        and r.words.form[verb].isalpha()
        and r.tags[verb - 1] in NAME
        and r.tags[verb + 1 : verb + 2] != ["IN"]
    )
    return verb if told else stop


def after_clause(r: Reading, first: int, stop: int) -> int:
    """Start a source at the name behind a clause of its own: "[the strategy backfired and] Lee later said"."""
    begin = stop
    while begin > first and r.tags[begin - 1] in NAME and r.words.form[begin - 1][0].isupper():
        begin -= 1
    joined = first < begin < stop and r.tags[begin - 1] == "CC" and "," not in r.words.lower[first:begin]
    verb = next((k for k in range(first + 1, begin) if r.tags[k] in CLAUSE), None) if joined else None
    return begin if verb is not None and r.tags[verb] == "VBD" and r.tags[verb + 1] in {"IN", "RB", "CC"} else first


def behind_place(r: Reading, first: int, stop: int, known: Speakers) -> int:
    """Start a source at the name behind the place of a role: "Clan leader from Lower Orvik [Jo Lee]"."""
    low = r.words.lower
    origin = next((k for k in range(first + 1, stop - 2) if low[k] in known.lists.get("origins", ())), None)
    if origin is None or r.words.form[origin - 1][0].isupper() or not all(f.istitle() for f in r.words.form[origin + 1 : stop]):
        return first
    at = next((k for k in range(origin + 1, stop - 1) if low[k] in known.first_names), first)
    return at if at > origin + 1 else first


def behind_adverbial(r: Reading, first: int, stop: int) -> int:
    """Start a source behind a time or an adverb: "[Hours before] Lee", "[late Wednesday] Lee", "[now] the NCAA"."""
    low, lists = r.words.lower, r.lists
    if stop - first > 2 and low[first] in lists.get("spans_of_time", ()) and low[first + 1] in lists["after_spells"]:
        return first + 2 if r.tags[first + 2] in NAME | {"DT", "PRP", "NNS"} else first
    if stop - first > 2 and low[first] in lists.get("parts_of_days", ()) and low[first + 1] in lists["weekdays"]:
        return first + 2 if r.tags[first + 2] in NAME else first
    led = low[first] in lists.get("adverbs_ahead", ()) and r.words.form[first].islower() and r.tags[first + 1] in NAME | {"DT"}
    return first + led
