"""Tables of validation: samples drawn for readers, the frame they were drawn from, and what readers coded.

The sums of the frame are frozen at the draw, since a database that grows later cannot give them back.
"""

from typing import Annotated

from audit.frozen import frozen
from audit.rows.of_audit import Kit, Start, Stop
from audit.rows.row import Row

SampleId = Annotated[str, "sample.id"]
UnitId = Annotated[str, "coding_sample.unit"]


@frozen
class Sample(Row):
    """A sample of units drawn for readers, with known inclusion probabilities."""

    id: Annotated[str, "digest of measure, seed and drawn units"]
    measure: Annotated[str, "measure that the codes validate; see docs/validation.md"]
    since: Annotated[str | None, "first day of the frame, YYYY-MM-DD; null when open"]
    until: Annotated[str | None, "last day of the frame; null when open"]
    outlets: Annotated[str | None, "outlets with strata of their own, comma-separated"]
    seed: Annotated[int, "seed of the draw; the same seed gives the same units"]
    codes: Annotated[int, "number of drawn units"]
    units: Annotated[int, "number of units in the frame"]
    articles: Annotated[int, "number of articles in the frame"]
    kit: Kit
    drawn: Annotated[str, "when it was drawn, ISO 8601"]
    frame_digest: Annotated[str, "digest of the frame's articles; a database that has grown has another"]


@frozen
class CodingStratum(Row):
    """The frame's sums in one stratum and outlet, frozen at the draw."""

    sample: SampleId
    stratum: Annotated[int, "number of the stratum, from 0"]
    outlet: Annotated[str, "outlet of these units; a stratum may hold several"]
    low_p: Annotated[float, "least probability of the stratum"]
    high_p: Annotated[float, "greatest probability of the stratum"]
    units: Annotated[int, "units in the frame"]
    articles: Annotated[int, "articles with such a unit"]
    sum_p: Annotated[float, "sum of the model's probabilities"]
    sum_pq: Annotated[float, "sum of q(1 - q) with q = .02 + .96 p, the model's expected error"]
    flagged: Annotated[int, "units that the model flags"]
    codes: Annotated[int, "units drawn in the whole stratum"]


@frozen
class CodingArticle(Row):
    """The frame's sums in one article and stratum, frozen at the draw; articles are the clusters of the variance."""

    sample: SampleId
    doc: Annotated[str, "document.id"]
    outlet: Annotated[str, "outlet of the article"]
    day: Annotated[str | None, "sighting.day"]
    stratum: Annotated[int, "number of the stratum"]
    units: Annotated[int, "units in the frame"]
    sum_p: Annotated[float, "sum of the model's probabilities"]


@frozen
class CodingSample(Row):
    """One unit that readers are asked about."""

    sample: SampleId
    unit: Annotated[str, "opaque id, which coding pages and files carry"]
    doc: Annotated[str, "document.id of the text that the row points into"]
    kit: Kit
    n: Annotated[int, "number of the sentence or statement in its document; start of a block; 0 for an article"]
    start: Start
    stop: Stop
    measure: Annotated[str, "measure that the codes validate"]
    stratum: Annotated[int, "number of the stratum"]
    outlet: Annotated[str, "outlet of the article; never shown to a reader"]
    inclusion_p: Annotated[float, "probability with which the unit was drawn"]
    place: Annotated[int, "order of the draw, from 0; readers see an order of their own"]
    p: Annotated[float, "the model's probability; never shown to a reader"]
    flagged: Annotated[bool, "the model's mark; never shown to a reader"]


@frozen
class Code(Row):
    """What one reader said about one unit."""

    sample: SampleId
    unit: UnitId
    coder: Annotated[str, "name of the reader"]
    value: Annotated[str, "yes | no | outside (not what the measure counts) | cannot_say"]
    time: Annotated[str | None, "when it was coded, ISO 8601"]
    seconds: Annotated[float | None, "time that the unit was shown, in seconds"]
    recognised: Annotated[bool, "the reader knew where the text is from"]
    judge: Annotated[bool, "code of the judge of disagreements, which replaces those of the readers"]
