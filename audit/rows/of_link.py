"""Tables that `audit link` fills: stories, the ledger of quotations, and reuse, all over several documents.

Their rows depend on the accounts of a database, not on one text; they carry `link_kit`, the fingerprint of the code and data
that made them.
"""

from typing import Annotated

from audit.frozen import frozen
from audit.rows.of_audit import Doc, SightingId, Start, Stop
from audit.rows.row import Row

LinkKit = Annotated[str | None, "fingerprint of the code and data of audit link that made the row"]
StoryId = Annotated[str, "story.id"]
UtteranceId = Annotated[str, "utterance.id"]
Other = Annotated[str, "document.id of the other text"]
OtherStart = Annotated[int, "first code point of the span in the other text"]
OtherStop = Annotated[int, "one past the last code point of the span in the other text"]


@frozen
class Story(Row):
    """One event, or one running story, as several outlets cover it."""

    id: Annotated[str, "digest of its first member"]
    first_seen: Annotated[str | None, "earliest time of publication or fetching in this database"]
    last_seen: Annotated[str | None, "latest time of publication or fetching in this database"] = None
    members: Annotated[int | None, "number of accounts"] = None
    outlets: Annotated[int | None, "number of outlets among them"] = None
    link_kit: LinkKit = None


@frozen
class StoryMember(Row):
    """One account of a story."""

    story: StoryId
    sighting: SightingId
    method: Annotated[str, "how it was linked: given | text | quotation | reuse"]
    score: Annotated[float | None, "mean probability of a link to the other members, 0 to 1"]
    level: Annotated[
        str | None, "event (shares a quotation of at least six words or a passage, or is given) | story (text only)"
    ] = None
    link_kit: LinkKit = None


@frozen
class StoryUnit(Row):
    """An account whose outlet has another of the same story: in its rates these are one unit; renewed after linking."""

    sighting: SightingId
    story: StoryId


@frozen
class Utterance(Row):
    """The same quoted words in at least two accounts of a story."""

    id: Annotated[str, "digest of the story and of the fullest version"]
    story: StoryId
    speaker: Annotated[str | None, "name of the voice, where all accounts that name one agree"]
    speaker_state: Annotated[str, "agreed | differs | unresolved"]
    outlets: Annotated[int, "number of outlets that carry it"]
    link_kit: LinkKit


@frozen
class QuotationMatch(Row):
    """Two quotations with the same words; `overlap` is a candidate and belongs to no utterance."""

    utterance: Annotated[str | None, "utterance.id; null for a candidate"]
    doc: Doc
    n: Annotated[int, "statement.n"]
    start: Start
    stop: Stop
    other: Other
    other_n: Annotated[int, "statement.n in the other text"]
    other_start: OtherStart
    other_stop: OtherStop
    kind: Annotated[str, "exact | trimmed | altered | overlap"]
    equal_words: Annotated[int, "number of equal words"]
    share: Annotated[float, "their share of the quotation"]
    other_share: Annotated[float, "their share of the other quotation"]
    link_kit: LinkKit


@frozen
class QuotationUse(Row):
    """One account's version of an utterance."""

    utterance: UtteranceId
    doc: Doc
    n: Annotated[int, "statement.n"]
    start: Start
    stop: Stop
    verb: Annotated[str | None, "statement.verb"]
    verb_class: Annotated[str | None, "loaded, where the cue is a loaded reporting verb; plain for any other verb"]
    source: Annotated[int | None, "source.n, where it is near certain"]
    words: Annotated[int, "words of this version"]
    place: Annotated[float | None, "where in the body it begins, 0 to 1; null in the headline"]
    in_headline: Annotated[bool, "it is above the body"]
    fullest: Annotated[bool, "the longest version, to which the others are compared"]
    link_kit: LinkKit


@frozen
class Reuse(Row):
    """Words that two texts of different outlets share."""

    doc: Doc
    start: Start
    stop: Stop
    other: Other
    other_start: OtherStart
    other_stop: OtherStop
    words: Annotated[int, "words of the longer span"]
    equal_words: Annotated[int, "of these, words that are equal in both"]
    share: Annotated[float, "share of the words of the shorter text that this pair of texts has in common"]
    kind: Annotated[str, "copy | passage | quotation | block_quotation | formula | house"]
    first: Annotated[str | None, "document.id that this database saw published first; null on one day or without a date"]
    first_basis: Annotated[str | None, "published | fetched: which times were compared"]
    credit: Annotated[str | None, "agency that either text credits"]
    link_kit: LinkKit


@frozen
class LinkedWeek(Row):
    """A week whose accounts are linked, so that no run repeats it."""

    week: Annotated[str, "ISO week, YYYY-Www"]
    state: Annotated[str, "digest of its accounts, of those it can be linked to, and of link_kit"]
    accounts: Annotated[int, "number of accounts"]
    carried: Annotated[str, "its stories and single accounts that the next week may continue: lists of sightings, as JSON"]
    link_kit: LinkKit
