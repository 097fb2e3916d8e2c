"""Tables that a database keeps beside the audits: stories, failures, runs and outlets."""

from dataclasses import dataclass
from typing import Annotated

from audit.rows.audited import Kit, SightingId


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
    role: Annotated[str, "primary | edition | mirror | former | short"]
    lang: Annotated[str | None, "language of the edition"]
    valid_from: Annotated[str | None, "first day"]
    valid_to: Annotated[str | None, "last day"]


@dataclass(frozen=True, slots=True)
class OutletFact:
    """A dated, sourced statement about an outlet."""

    outlet: Annotated[str, "outlet.id"]
    field: Annotated[str, "what it is about: ownership, assessment, restriction …"]
    value: Annotated[str, "the fact, or the assessor's label"]
    as_of: Annotated[str | None, "date for which it holds"]
    evidence: Annotated[str, "where it stands"]
    grade: Annotated[str, "register | own_statement | dataset | press"]
