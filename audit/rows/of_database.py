"""Tables that a database keeps beside the audits: measures and their sums, failures, runs and outlets."""

from typing import Annotated

from audit.frozen import frozen
from audit.rows.of_audit import Kit, SightingId
from audit.rows.row import Row


@frozen
class Measured(Row):
    """One measure of one sighting by the newest kit, stored on writing; defined by the measure views."""

    sighting: SightingId
    doc: Annotated[str, "document.id of the text that was measured"]
    kit: Kit
    article: Annotated[str, "digest of the address, else of the text; shared by all versions of an article"]
    outlet: Annotated[str | None, "id in the registry, else the host; null when only a promo names it"]
    fetched: Annotated[str | None, "sighting.fetched; of several versions the last one counts"]
    day: Annotated[str | None, "sighting.day"]
    month: Annotated[str | None, "month of the day, YYYY-MM"]
    week: Annotated[str | None, "ISO week of the day, YYYY-Www"]
    counted: Annotated[str, "story, wire, other, cut or withdrawn; only a story counts in rates of language and voices"]
    current: Annotated[bool, "true for the last version of an article in its month, and one sighting of each text"]
    area: Annotated[str, "language | promotion | balance | provenance"]
    name: Annotated[str, "the measure; see audit explain"]
    value: Annotated[float | None, "null when it cannot be measured"]
    n: Annotated[int | None, "number of items that the value is computed from"]
    state: Annotated[str, "present | absent | not_checked | not_applicable"]


@frozen
class MonthSum(Row):
    """Sums of a measure over an outlet's articles of a month that count alike and are in one language; renewed after a run."""

    month: Annotated[str, "measured.month"]
    outlet: Annotated[str, "measured.outlet"]
    area: Annotated[str, "measured.area"]
    name: Annotated[str, "the measure"]
    counted: Annotated[str, "measured.counted"]
    lang: Annotated[str, "language of the texts"]
    sightings: Annotated[int, "current rows of measured"]
    articles: Annotated[int, "those with a value"]
    units: Annotated[int, "independent units among these: articles, those on one linked story together (story_unit)"]
    k: Annotated[float | None, "Σk: a share's value times n, else the value"]
    n: Annotated[float | None, "Σn over articles with a value: a share's n, else 1"]
    kk: Annotated[float | None, "Σk² over units, each the sum of its articles"]
    kn: Annotated[float | None, "Σkn over units"]
    nn: Annotated[float | None, "Σn² over units"]


@frozen
class MonthLanguage(Row):
    """Sightings of an outlet in a month by the language of their texts, by any kit; renewed after a run."""

    month: Annotated[str | None, "month of sighting.day; null without a day"]
    outlet: Annotated[str, "as in measured.outlet"]
    lang: Annotated[str, "language of the texts"]
    sightings: Annotated[int, "their number"]


@frozen
class MonthStale(Row):
    """A month whose sums no longer hold, since something was written; while there is one, views count anew."""

    month: Annotated[str | None, "YYYY-MM; null for sightings without a day"]


@frozen
class Failure(Row):
    """An input that could not be audited; none is dropped silently."""

    input: Annotated[str, "id of the input, else its path"]
    stage: Annotated[str, "read | load | audit | write"]
    error: Annotated[str, "what went wrong, in one line"]
    run: Annotated[str | None, "run in which it failed"]
    sighting: Annotated[str | None, "id its sighting would have; a later kit may have audited it"] = None
    kit: Annotated[str | None, "kit that failed on it"] = None


@frozen
class Run(Row):
    """A run: which code and data made the rows."""

    id: Annotated[str, "digest of start, version, kit and options"]
    started: Annotated[str, "when it started, ISO 8601"]
    version: Annotated[str, "version of audit"]
    kit: Kit
    options: Annotated[str, "options given, as JSON"]


@frozen
class Shard(Row):
    """A batch of inputs that one run audited and wrote, so that no run repeats it."""

    name: Annotated[str, "digest of its inputs and options, then the kit"]
    run: Annotated[str, "run.id"]
    done: Annotated[int, "articles audited"]
    failed: Annotated[int, "inputs that failed"]
    left_out: Annotated[int, "articles that the filters left out"]


@frozen
class Outlet(Row):
    """A publisher of the registry."""

    id: Annotated[str, "id in sources.yaml"]
    name: Annotated[str, "name as the publisher writes it"]
    country: Annotated[str | None, "country served, ISO 3166-1 alpha-2"]
    kind: Annotated[str | None, "form, not a judgement: newspaper, wire, broadcaster …"]
    as_of: Annotated[str, "date of the entry"]
    origin: Annotated[str, "shipped | user"]


@frozen
class OutletHost(Row):
    """A host of an outlet."""

    outlet: Annotated[str, "outlet.id"]
    host: Annotated[str, "host in lower case, without www."]
    path: Annotated[str | None, "path prefix of the outlet's pages on a host that several outlets share"]
    role: Annotated[str, "primary | edition | mirror | former | short | alternate (unknown which)"]
    lang: Annotated[str | None, "language of the edition"]
    valid_from: Annotated[str | None, "first day"]
    valid_to: Annotated[str | None, "last day"]


@frozen
class OutletFact(Row):
    """A dated, sourced statement about an outlet; one row for each source that makes it."""

    outlet: Annotated[str, "outlet.id"]
    field: Annotated[str, "what it is about: name, host, country, kind, owner, assessment, legal, restriction …"]
    value: Annotated[str, "the fact, the assessor's label with its meaning, or the measure taken"]
    said_by: Annotated[str | None, "assessor of an assessment, authority of a restriction"]
    valid_from: Annotated[str | None, "first day on which it holds"]
    valid_to: Annotated[str | None, "last day on which it holds"]
    as_of: Annotated[str | None, "date of the statement"]
    evidence: Annotated[str, "title of the source"]
    grade: Annotated[str, "register | own_statement | dataset | press | computed"]
    origin: Annotated[str, "shipped | user"]
