"""Tables that a database keeps beside the audits: stories, failures, runs and outlets."""

from dataclasses import dataclass
from typing import Annotated

from audit.rows.of_audit import Kit, SightingId


@dataclass(frozen=True, slots=True)
class Story:
    """The same event in several outlets."""

    id: Annotated[str, "digest of its first member"]
    first_seen: Annotated[str | None, "earliest time of publication or fetching in this database"]


@dataclass(frozen=True, slots=True)
class StoryMember:
    """One sighting of a story."""

    story: Annotated[str, "story.id"]
    sighting: SightingId
    method: Annotated[str, "how it was linked: given | reuse"]
    score: Annotated[float | None, "strength of the link, 0 to 1"]


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be audited; never silently missing."""

    input: Annotated[str, "id of the input, else its path"]
    stage: Annotated[str, "read | load | audit | write"]
    error: Annotated[str, "what went wrong, in one line"]
    run: Annotated[str | None, "run that met it"]
    sighting: Annotated[str | None, "id that its sighting would have; a later kit may have audited it"] = None
    kit: Annotated[str | None, "kit that failed on it"] = None


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of one sighting by the newest kit, kept when it was written; the measure views define it."""

    sighting: SightingId
    doc: Annotated[str, "document.id of the text that was measured"]
    kit: Kit
    article: Annotated[str, "digest of the address, else of the text: versions of one article share it"]
    outlet: Annotated[str | None, "id in the registry, else the host; null when only a promo names it"]
    fetched: Annotated[str | None, "sighting.fetched: of several versions the last one counts"]
    day: Annotated[str | None, "sighting.day"]
    month: Annotated[str | None, "month of the day, YYYY-MM"]
    week: Annotated[str | None, "ISO week of the day, YYYY-Www"]
    counted: Annotated[str, "story, wire, other or cut: only a story counts in rates of language and voices"]
    current: Annotated[bool, "the last version of its article in its month, and the one sighting of its text that counts"]
    area: Annotated[str, "language | promotion | balance | provenance"]
    name: Annotated[str, "the measure; see audit explain"]
    value: Annotated[float | None, "null when it cannot be measured"]
    n: Annotated[int | None, "how many things the value rests on"]
    state: Annotated[str, "present | absent | not_checked | not_applicable"]


@dataclass(frozen=True, slots=True)
class Shard:
    """A handful of inputs that one run audited and wrote; it is not done again."""

    name: Annotated[str, "digest of its inputs and of what was asked, and the kit"]
    run: Annotated[str, "run.id"]
    done: Annotated[int, "articles that were audited"]
    failed: Annotated[int, "inputs that were not"]
    left_out: Annotated[int, "articles that the filters left out"]


@dataclass(frozen=True, slots=True)
class Run:
    """Which code and data made the rows."""

    id: Annotated[str, "digest of start, version, kit and options"]
    started: Annotated[str, "when it started, ISO 8601"]
    version: Annotated[str, "version of audit"]
    kit: Kit
    options: Annotated[str, "options that were given, as JSON"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher of the registry."""

    id: Annotated[str, "id in sources.yaml"]
    name: Annotated[str, "name as the publisher writes it"]
    country: Annotated[str | None, "country served, ISO 3166-1 alpha-2"]
    kind: Annotated[str | None, "form, not judgement: newspaper, wire, broadcaster …"]
    as_of: Annotated[str, "date of the entry"]
    origin: Annotated[str, "shipped | user"]


@dataclass(frozen=True, slots=True)
class OutletHost:
    """A host of an outlet."""

    outlet: Annotated[str, "outlet.id"]
    host: Annotated[str, "host in lower case, www. left out"]
    path: Annotated[str | None, "where the outlet's pages begin on a host that several outlets share"]
    role: Annotated[str, "primary | edition | mirror | former | short | alternate (which of these, is not known)"]
    lang: Annotated[str | None, "language of the edition"]
    valid_from: Annotated[str | None, "first day"]
    valid_to: Annotated[str | None, "last day"]


@dataclass(frozen=True, slots=True)
class OutletFact:
    """A dated, sourced statement about an outlet; one row a source that makes it."""

    outlet: Annotated[str, "outlet.id"]
    field: Annotated[str, "what it is about: name, host, country, kind, owner, assessment, legal, restriction …"]
    value: Annotated[str, "the fact, the assessor's label with what it stands for, or the measure taken"]
    said_by: Annotated[str | None, "assessor of an assessment, authority of a restriction"]
    valid_from: Annotated[str | None, "first day for which it holds"]
    valid_to: Annotated[str | None, "last day for which it holds"]
    as_of: Annotated[str | None, "date of the statement"]
    evidence: Annotated[str, "the source that makes the statement, by title"]
    grade: Annotated[str, "register | own_statement | dataset | press"]
    origin: Annotated[str, "shipped | user"]
