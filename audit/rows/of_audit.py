"""Tables that one audit fills: rows that point into a text, or describe a sighting of it.

The classes are the only declaration: `audit.rows.AUDITED` lists them in the order of this file, which is that of the record.
"""

from typing import Annotated

from audit.frozen import frozen
from audit.rows.row import Row

Doc = Annotated[str, "document.id of the text that the row points into"]
SightingId = Annotated[str, "sighting.id: where and when the text was seen"]
Kit = Annotated[str, "fingerprint of the code and data that made the row"]
Start = Annotated[int, "first code point of the span in document.text"]
Stop = Annotated[int, "one past the last code point of the span"]


@frozen
class Document(Row):
    """A text as read, once, however often it was seen."""

    record = "one"

    id: Annotated[str, "digest of all that audit reads: text, blocks, links, host"]
    kit: Kit
    text_id: Annotated[str, "digest of the text alone"]
    text: Annotated[str, "the canonical text; every start and stop points into it"]
    lang: Annotated[str | None, "language, ISO 639-1, declared or detected; und when it is none that audit detects"]
    words: Annotated[int, "words of the clean body: from body_start on, without insertions"]
    body_start: Annotated[int, "where the body begins, after headline and standfirst"]


@frozen
class Block(Row):
    """One block of a document's text."""

    record = None

    doc: Doc
    kit: Kit
    start: Start
    stop: Stop
    tag: Annotated[str, "element name; p or h1 in plain text"]
    zone: Annotated[str, "headline | standfirst | body | tail"]
    digest: Annotated[str, "digest of the block's words; finds lines that repeat across an outlet"]


@frozen
class Sighting(Row):
    """Where and when a text was seen."""

    record = "one"

    id: Annotated[str, "digest of the input: bytes, address, id, time of fetching; the same for every kit"]
    kit: Kit
    doc: Doc
    url: Annotated[str | None, "address as fetched or given"]
    host: Annotated[str | None, "host of the address, without www."]
    outlet: Annotated[str | None, "id in the registry; null when unknown"]
    outlet_basis: Annotated[str | None, "url | canonical | given | promo_cue; null when unknown"]
    format: Annotated[str, "html | text"]
    access: Annotated[
        str | None,
        "free | metered | paywalled | stub | partial; stub also when the text is cut, partial when it broke off; else null",
    ]
    published: Annotated[str | None, "resolved time of publication, ISO 8601 with the declared offset"]
    fetched: Annotated[str | None, "when it was fetched, ISO 8601"]
    input: Annotated[str, "id of the input, else its path"]
    run: Annotated[str | None, "run that wrote the row"]
    day: Annotated[str | None, "day of publication as declared, else of fetching, YYYY-MM-DD; decides the period"]
    published_at: Annotated[
        str | None, "instant of `published` in UTC, ISO 8601, for comparison; null for a day or a clock without an offset"
    ]
    fetched_at: Annotated[
        str | None, "instant of `fetched` in UTC, ISO 8601, for comparison; null for a day or a clock without an offset"
    ]


@frozen
class Claim(Row):
    """Something said about the article, by whom; several may disagree, and the disagreement is a finding."""

    sighting: SightingId
    kit: Kit
    field: Annotated[str, "headline, author, published, modified, section, site_name, canonical_url, wire …"]
    value: Annotated[str, "as it was found"]
    origin: Annotated[str, "json-ld | meta | microdata | html | text | url | promo | given | export | archive"]
    start: Annotated[int | None, "first code point, where it stands in the text"]
    stop: Annotated[int | None, "one past the last code point"]
    meaning: Annotated[
        int | None, "number of its meaning among the values of its field, from 0; null where values differ by nature"
    ]


@frozen
class Resolved(Row):
    """The value that resolution chose for one field of an article."""

    record = None

    sighting: SightingId
    kit: Kit
    field: Annotated[str, "headline, author, published, modified, section, site_name, type, wire_agency, wire_level …"]
    n: Annotated[int, "order among several values of one field, from 0"]
    value: Annotated[str, "normalised"]
    origin: Annotated[str, "origin of the claim that was chosen"]


@frozen
class Link(Row):
    """A link that the reader can follow from the article."""

    sighting: SightingId
    kit: Kit
    start: Start
    stop: Stop
    text: Annotated[str, "anchor text: document.text from start to stop"]
    href: Annotated[str, "absolute address, redirectors unwrapped"]
    host: Annotated[str | None, "host of href, without www."]
    relation: Annotated[str, "own | sister | external"]
    kind: Annotated[str, "class of the target: primary_government … social, news, commerce, unknown"]
    zone: Annotated[str, "body | insertion | tail"]
    rel: Annotated[str | None, "rel attribute, verbatim"]


@frozen
class Insertion(Row):
    """Words in an article that are not part of its story."""

    doc: Doc
    kit: Kit
    start: Start
    stop: Stop
    role: Annotated[str, "promo | provenance | furniture"]
    kind: Annotated[str, "what it is, e.g. cross_promotion; see audit explain"]
    rule: Annotated[str, "what found it: a rule of data/phrases.yaml, or a model with its heaviest features"]
    fused: Annotated[bool, "it runs into the story without a line break"]
    zone: Annotated[str, "zone of its block: headline | standfirst | body | tail"]
    headline_start: Annotated[int | None, "first code point of the promoted headline"]
    headline_stop: Annotated[int | None, "one past its last code point"]
    href: Annotated[str | None, "address it links to"]
    host: Annotated[str | None, "site it sends the reader to, when named"]
    words: Annotated[int, "number of words: split at white space, characters of Han and kana"]


@frozen
class Statement(Row):
    """Words attributed to somebody; the pieces of one interrupted quotation share `n`."""

    doc: Doc
    kit: Kit
    n: Annotated[int, "number of the statement in its document"]
    start: Start
    stop: Stop
    mode: Annotated[str, "direct | mixed | indirect"]
    act: Annotated[str, "speech | thought | want | deed"]
    cue_start: Annotated[int | None, "first code point of the cue (said, claiming, according to)"]
    cue_stop: Annotated[int | None, "one past its last code point"]
    source_start: Annotated[int | None, "first code point of the source as named here"]
    source_stop: Annotated[int | None, "one past its last code point"]
    source: Annotated[int | None, "source.n of the resolved voice"]
    source_p: Annotated[float | None, "probability that the source is right"]
    words: Annotated[int, "number of words: split at white space, characters of Han and kana"]
    quoted: Annotated[int, "of these, words in quotation marks"]
    verb: Annotated[str | None, "lemma of the cue's verb with its particles; null for a noun or a mark"]


@frozen
class Reported(Row):
    """A statement inside a statement: what one source says that another said, wants or did; gets no speaking time."""

    doc: Doc
    kit: Kit
    n: Annotated[int, "number of the reported statement in its document, shared by its pieces"]
    statement: Annotated[int, "statement.n of the outer statement, which contains it"]
    start: Start
    stop: Stop
    mode: Annotated[str, "direct | mixed | indirect"]
    act: Annotated[str, "speech | thought | want | deed"]
    cue_start: Annotated[int | None, "first code point of the cue"]
    cue_stop: Annotated[int | None, "one past its last code point"]
    source_start: Annotated[int, "first code point of the source as named within the outer statement"]
    source_stop: Annotated[int, "one past its last code point"]
    source: Annotated[int | None, "source.n of the resolved voice, when the article also quotes it directly"]
    words: Annotated[int, "number of words, as in statement; also counted in the outer statement"]


@frozen
class Source(Row):
    """One voice in the article, its mentions resolved."""

    doc: Doc
    kit: Kit
    n: Annotated[int, "number of the source in its document"]
    name: Annotated[str | None, "fullest name or description in the text"]
    kind: Annotated[str, "person | government | organisation | document | media | group | unknown"]
    identity: Annotated[str, "named | described | unnamed_group | granted_anonymity"]
    role: Annotated[str | None, "office or role as in the text"]
    reason_given: Annotated[str | None, "reason given for anonymity, as in the text"]


@frozen
class Affiliation(Row):
    """Whom a source speaks for, as the text says; several rows for a joint voice."""

    doc: Doc
    kit: Kit
    source: Annotated[int, "source.n"]
    name: Annotated[str, "short English name of a country, else the name as in the text"]
    kind: Annotated[str, "country | party | organisation | camp"]
    basis: Annotated[str, "stated | office | gazetteer"]
    start: Annotated[int | None, "first code point of the words that say so"]
    stop: Annotated[int | None, "one past their last code point"]


@frozen
class Mention(Row):
    """A country, party or international body that the story names, as a speaker or not."""

    doc: Doc
    kit: Kit
    name: Annotated[str, "as in affiliation.name"]
    kind: Annotated[str, "country | party | organisation"]
    mentions: Annotated[int, "mentions outside insertions"]
    start: Annotated[int, "first code point of the first mention"]
    stop: Annotated[int, "one past its last code point"]


@frozen
class Trait(Row):
    """One mark of language."""

    doc: Doc
    kit: Kit
    start: Start
    stop: Stop
    feature: Annotated[str, "loaded | booster | scare_quote | agentless_passive …"]
    category: Annotated[str | None, "category, e.g. loaded_reporting_verb"]
    term: Annotated[str, "lexicon entry or word that matched"]
    weight: Annotated[float | None, "how loaded annotators found it, 0 to 1"]
    voice: Annotated[str, "outlet | paraphrase | quoted | promo; never summed"]
    field: Annotated[str, "headline | body"]


@frozen
class Sentence(Row):
    """One sentence, insertions left out; the pieces of a sentence cut by an insertion share `n`."""

    doc: Doc
    kit: Kit
    n: Annotated[int, "number of the sentence in its document"]
    start: Start
    stop: Stop
    voice: Annotated[str, "outlet | paraphrase | quoted | mixed"]
    field: Annotated[str, "headline | body"]
    loaded_p: Annotated[float | None, "calibrated probability that annotators would mark the whole sentence as loaded"]
    loaded: Annotated[bool | None, "flag shown to people, thresholded for precision"]


@frozen
class Notice(Row):
    """Words of the story that show a signal no other table holds."""

    doc: Doc
    kit: Kit
    start: Start
    stop: Stop
    signal: Annotated[str, "right_of_reply, anonymous_source, document_without_link …; see audit explain"]
    rule: Annotated[str, "rule of data/notices.yaml, or the detector"]
