"""Ends of contents and sources that the tagger leaves inside a phrase: cut back to the clause, or on to the phrase's end."""

from audit.extract.statements.content_edges import from_determiner, undangling
from audit.lang.attribution import Attribution, Phrase
from audit.lang.clauses import before_subordinator
from audit.lang.reading import Reading

OPEN = frozenset({"DT", "PRP$", "IN", "TO", "MD", "WRB"})
"""Tags after which a content cannot end."""
VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
BOUNDARY = frozenset({",", ".", ":", "CC", '"', "(", ")"})
"""Tags that end the phrase to which such a word belongs."""
NAME = frozenset({"NNP", "NNPS"})
SECOND = NAME | {"MD"}
"""Tags of a capitalised word that goes on with a name: "Theresa May"."""
NOUN = NAME | {"NN", "NNS"}
MODIFIER = NOUN | {"JJ", "DT", "PRP$", "POS", "CD", "VBN"}
PARTICIPLE = frozenset({"VBN", "VBD"})
ADVERB = frozenset({"RB", "IN", "WRB", "CC"})
"""Tags of a single word that is nobody."""
SUBJECT_FIRST = NAME | {"DT", "CD", "PRP", "PRP$", "JJ", "NN", "NNS"}
"""Tags of the first word of a subject."""
SUBJECT = NAME | {"DT", "PRP", "PRP$", "NNS"}
"""Tags of the first word of the subject of a relative clause."""
YEAR = 4
"""Digits of a year."""
TITLED = MODIFIER | {"IN", "TO"}
MEDIUM = 9
"""Maximum words of a medium before a content."""
TITLE = 12
"""Maximum words of a title before a source."""
JOINED = 3
"""Maximum words by which a noun at the end of a content grows."""
LONGEST = 25
"""Maximum words by which a content grows."""


def tidy(r: Reading, a: Attribution, taken: set[int]) -> None:
    """Correct the ends of each piece of an attribution of the model; `taken` are words of others."""
    for n, (begin, stop) in enumerate(a.content):
        first = begin + (begin + 1 < stop and r.tags[begin] == ",")
        first = from_determiner(r, after_medium(r, a, first, stop) if not n else first, stop, taken)
        end = before_source(r, a, first, stop)
        if r.inside[end - 1] < 0 and end < len(r.tags) and r.words.sentence[end] == r.words.sentence[end - 1]:
            end = ended(r, first, end, taken)
        elif r.inside[end - 1] >= 0:
            end = whole_quotation(r, end, taken)
        a.content[n] = (first, end)


def whole_quotation(r: Reading, stop: int, taken: set[int]) -> int:
    """End a content that stops inside a quotation with it, where the rest is free: "sang “Are you watching, [Vell?”]"."""
    end = stop
    while end < len(r.inside) and r.inside[end] == r.inside[stop - 1]:
        if end in taken:
            return stop
        end += 1
    return end


def after_medium(r: Reading, a: Attribution, first: int, stop: int) -> int:
    """Start a content behind the medium before it: "said in a text carried by [the state agency] that the port was shut"."""
    if not first or r.inside[first] >= 0:
        return first
    verbs = [v for k in range(*(a.cue or (0, 0))) if (v := r.verb(k)) is not None and "tell" in v.frames]
    told = verbs and a.cue is not None and 0 <= first - a.cue[1] < MEDIUM  # "told Lee before the vote [that it was late]"
    if not told and r.words.lower[first - 1] not in r.lists.get("carriers", ()):
        return first
    opens = r.lists.get("complementisers", ())
    if r.words.lower[first] in opens:
        return first
    at = next((k for k in range(first + 1, min(first + MEDIUM, stop - 1)) if r.words.lower[k] in opens), first)
    relative = told and r.tags[at + 1] in {"MD", "VBD", "VBZ", "VBP"}  # "warned against a state that could fail"
    return at if not relative and all(r.tags[k] in TITLED and r.inside[k] < 0 for k in range(first, at)) else first


def to_source(r: Reading, a: Attribution) -> None:
    """Give the title before a source back to it: "“…,” [the envoy] Ann Lee said", "“…,” [Ann Lee], head of the bank, said"."""
    if a.source is None or a.cue is None or a.cue[0] < a.source[1]:
        return
    first, stop = a.content[-1]
    between = a.source[0] - stop
    if not (0 <= between <= 1 and stop - first > 1 and r.inside[stop - 1] < 0) or (between and r.words.lower[stop] != ","):
        return
    marked = next((k for k in range(stop - 1, first, -1) if r.inside[k] >= 0), None)
    comma = next((k for k in range(stop - 1, first, -1) if r.words.lower[k] == ","), None)
    edge = marked if marked is not None else comma
    if edge is None or stop - edge - 1 > TITLE or edge + 1 >= stop:
        return
    begin = edge + 1 + (r.words.lower[edge + 1] == ",")
    tail = r.tags[begin:stop]
    if tail and NAME.intersection(tail) and all(tag in TITLED for tag in tail) and tail[0] not in {"IN", "TO"}:
        a.content[-1], a.source = (first, edge + (marked is not None)), (begin, a.source[1])


def before_source(r: Reading, a: Attribution, first: int, stop: int) -> int:
    """End a content before ", according to", unless this is the cue."""
    low, following = r.words.lower, r.lists.get("cue_prepositions", frozenset())
    for k in range(first + 2, stop - 1):
        other = low[k] in r.cues.prepositions and low[k + 1] in following and low[k - 1] == ","
        if other and r.inside[k] < 0 and not (a.cue and a.cue[0] <= k < a.cue[1]):
            return k - 1
    return stop


def ended(r: Reading, first: int, stop: int, taken: set[int]) -> int:
    """Leave out a conjunction, or a phrase that only begins after a comma; else complete the phrase."""
    end, never = stop, r.lists.get("never_last", frozenset())
    while end > first + 1 and (r.tags[end - 1] in {"CC", ",", ":"} or r.words.lower[end - 1] in never):
        end -= 1
    if end < stop or not dangles(r, end - 1):
        return end if end < stop else whole_noun(r, end, taken)
    if end - 2 > first and r.tags[end - 2] == ",":
        return end - 2
    last = r.words.sentence[end - 1]
    while end < len(r.tags) and end - stop < LONGEST and r.words.sentence[end] == last and r.tags[end] not in BOUNDARY:
        if end in taken or r.inside[end] >= 0:
            return undangling(r, first, before_subordinator(r, first, stop))
        end += 1
    return end


def whole_noun(r: Reading, stop: int, taken: set[int]) -> int:
    """Complete a noun that the tagger cuts: "the Trump [administration]", but not "the plan Monday"."""
    end, times = stop, r.lists.get("weekdays", frozenset()) | r.lists.get("spells", frozenset())
    while end < len(r.tags) and r.words.sentence[end] == r.words.sentence[stop - 1] and end - stop < JOINED:
        same = r.tags[end - 1] in NOUN and r.tags[end] in NOUN and r.words.lower[end] not in times
        if not same or end in taken or r.inside[end] >= 0:
            break
        end += 1
    return end if end == len(r.tags) or end not in taken else stop


def dangles(r: Reading, k: int) -> bool:
    """True for a determiner, a preposition, a title, or an adjective before a noun: another word of its phrase follows."""
    tag, following = r.tags[k], r.tags[k + 1]
    return (
        (tag in OPEN and following not in BOUNDARY)
        or (tag == "RB" and following in VERBAL)
        or (tag in VERBAL and following in {"DT", "PRP$"})
        or (tag == "NNP" and r.words.form[k].endswith("."))
        or (tag in {"JJ", "CD"} and following in {"NN", "NNS"})
    )


def bare_source(r: Reading, a: Attribution, taken: set[int]) -> Phrase | None:
    """Leave out marks, conjunctions and times at the ends of a source, and complete a name; None when no word is left."""
    if a.source is None:
        return None
    if r.tags[a.source[0]] == "IN" and a.source[0] and r.words.lower[a.source[0] - 1] in r.lists.get("finites", ()):
        begin = next(b for b, end in r.bounds if b <= a.source[0] < end)
        a.source = r.grammar.main(r, begin, a.source[1]) or a.source  # "Lee has [in recent weeks] said"
    first, stop = trimmed_start(r, a, *a.source)
    first = after_relative(r, a, governing(r, first), stop)
    first, stop = whole_name(r, a, first, trimmed_end(r, first, stop), taken)
    first = after_time(r, first, stop)
    low, articles = r.words.lower, r.lists["articles"]
    named = any(r.words.form[k][0].isalnum() and low[k] not in articles for k in range(first, stop))
    alone = (
        stop - first == 1 and low[first] not in r.lists["relatives"] and (low[first] in outside(r) or r.tags[first] in ADVERB)
    )
    return (first, stop) if named and not alone else None


def governing(r: Reading, first: int) -> int:
    """Start a source that begins with a preposition at the noun phrase before it: "chief judge of the court"."""
    if r.tags[first] not in {"IN", "TO"} or first < 2 or r.words.sentence[first - 1] != r.words.sentence[first]:
        return first
    participle = r.words.lower[first - 1] in r.lists.get("reduced", ()) or r.tags[first - 1] in PARTICIPLE
    reduced = participle and r.tags[first - 2] in NOUN  # "officials briefed on the talks", "a letter read to the court"
    start = first - 1 - reduced
    if r.tags[start] not in NOUN:
        return first
    while start and r.tags[start - 1] in MODIFIER and r.words.sentence[start - 1] == r.words.sentence[first]:
        start -= 1
    return start


def after_relative(r: Reading, a: Attribution, first: int, stop: int) -> int:
    """Start a source at the subject of the relative clause whose verb is the cue: "a sentence that Brandt repeated"."""
    low = r.words.lower
    if a.cue is None or not stop <= a.cue[0] <= stop + 2 or "," in low[first:stop]:
        return first
    listed = r.lists.get("object_relatives", frozenset())
    k = next((k for k in reversed(range(first + 1, stop - 1)) if low[k] in listed and r.tags[k - 1] not in OPEN), None)
    whole = k is not None and r.tags[k + 1] in SUBJECT and r.grammar.phrase_after(r, k + 1, stop) == (k + 1, stop)
    return k + 1 if k is not None and whole else first


def outside(r: Reading) -> frozenset[str]:
    """Return the first words that are not a source's."""
    return r.lists.get("not_in_sources", frozenset())


def trimmed_start(r: Reading, a: Attribution, first: int, stop: int) -> Phrase:
    """Leave out marks and conjunctions before a source, and a label with its colon: "Police: activists say …"."""
    colon = next((k for k in reversed(range(first, stop - 1)) if r.words.form[k] == ":"), None)
    before = a.cue is not None and a.cue[0] >= stop
    if colon is not None and before and "(" not in r.words.form[first:colon]:
        first = colon + 1
    low, form = r.words.lower, r.words.form
    commas = [k for k in range(first + 1, stop - 1) if r.tags[k] == ","]
    begins = first
    while begins and r.tags[begins] in NAME and r.tags[begins - 1] in NAME:
        begins -= 1
    governed = len(commas) == 1 and begins and not {r.tags[begins - 1], r.tags[first]}.isdisjoint({"IN", "TO"})
    clause = r.lists.get("inner_relatives", frozenset()) | r.lists.get("contrasts", frozenset())
    clause -= r.lists.get("contrast_prepositions", frozenset())
    open_ended = clause and "," not in form[stop - 1 : stop + 1] and low[begins - 1] not in clause
    governed = governed and r.tags[commas[0] + 1] in (SUBJECT_FIRST if open_ended else NAME)
    if governed and before:
        first = commas[0] + 1  # "in an interview with Jo Senn, Ann Lee said"
    elif len(commas) == 2 and before and opening_governs(r, begins):
        closed = "," in r.words.form[stop - 1 : stop + 1]
        first = commas[0 if closed else 1] + 1  # "After meeting Jo Senn, the envoy, Ann Lee, said"
    if stop - first > 2 and " ".join(low[first : first + 2]) in r.lists.get("openings", ()):
        first += 2  # "No doubt Lee hopes"
    while first < stop - 1 and (low[first] in outside(r) or not form[first][0].isalnum()) and r.tags[first] != '"':
        first += 1
    return first, stop


def after_time(r: Reading, first: int, stop: int) -> int:
    """Start a source after the time before it: "On Monday Never Again said", "Last year Clean Coast said"."""
    low, lists = r.words.lower, r.lists
    if stop - first > 1 and low[first] in lists.get("weekdays", ()) and first and low[first - 1] in lists["time_prepositions"]:
        return first + (r.tags[first + 1] in NAME or r.tags[first + 1] == "DT")
    if stop - first > 2 and low[first] in lists.get("weekdays", ()) and r.tags[first + 1] == "CC":
        return first + 2  # "were published Tuesday and researchers said"
    timed = stop - first > 2 and low[first] in lists.get("opening_times", ()) and low[first + 1] in lists["spells"]
    return first + 2 if timed and r.tags[first + 2] not in {"POS", "IN"} else first


def opening_governs(r: Reading, first: int) -> bool:
    """True for a name that an opening phrase of its sentence governs: "After meeting", "In a letter to"."""
    begin = first
    while begin and r.words.sentence[begin - 1] == r.words.sentence[first]:
        begin -= 1
    governed = r.tags[first - 1] in {"IN", "TO", "VBG"} or (r.tags[first - 1] == "NN" and r.tags[first - 2] == "IN")
    opens = begin < first and r.tags[begin] in {"IN", "VBG", "VBN", "TO"} and governed
    return opens and "," not in r.words.lower[begin:first]


def trimmed_end(r: Reading, first: int, stop: int) -> int:
    """Leave out marks and a time after a source: "Holm on Tuesday", "the council in 2015"."""
    while first < stop - 1 and r.tags[stop - 1] in {":", ","}:
        stop -= 1
    low = r.words.lower
    if stop - first > 2 and "," not in low[first:stop] and low[stop - 2] in r.lists.get("time_prepositions", ()):
        year = low[stop - 1].isdigit() and len(low[stop - 1]) == YEAR
        if low[stop - 1] not in r.lists.get("weekdays", frozenset()) and not year:
            return stop
        return stop - 2 - (stop - first > 3 and r.tags[stop - 3] in {"VBN", "VBD"})  # "a study published on Tuesday"
    return stop


def whole_name(r: Reading, a: Attribution, first: int, stop: int, taken: set[int]) -> Phrase:
    """Complete a name of which the tagger has found a part, with the words beside it that belong to nobody else."""
    sentence, tags, forms = r.words.sentence, r.tags, r.words.form
    begins = next((k for k in range(first, -1, -1) if not k or sentence[k - 1] != sentence[first]), first)
    while first > begins and tags[first] in NAME and tags[first - 1] in NAME and free(r, first - 1, taken):
        first -= 1
    end = a.cue[0] if a.cue and a.cue[0] >= stop else stop
    while stop < end and tags[stop - 1] in NAME and forms[stop][:1].isupper() and tags[stop] in SECOND and free(r, stop, taken):
        stop += 1
    after = after_initial(r, stop, end if a.cue and a.cue[0] >= stop else len(forms))
    return first, after or stop


def after_initial(r: Reading, stop: int, end: int) -> int | None:
    """Find the end of a name that goes on after an initial, in which the tagger stops: "Ann G" of "Ann G. Lee"."""
    forms, sentence = r.words.form, r.words.sentence
    point = stop if len(forms[stop - 1]) == 1 else stop + 1
    goes_on = (
        point + 1 < end
        and forms[point] == "."
        and len(forms[point - 1]) == 1
        and forms[point - 1].isupper()
        and r.words.start[point] == r.words.stop[point - 1]
        and forms[point + 1][:1].isupper()
        and sentence[point + 1] == sentence[stop - 1]
        and r.tags[stop - 1] in NAME
    )
    return point + 2 if goes_on else None


def free(r: Reading, k: int, taken: set[int]) -> bool:
    """True for a word outside quotation marks that is part of no attribution."""
    return k not in taken and r.inside[k] < 0
