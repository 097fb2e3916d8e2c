"""What a figure shows: series of points with n and interval, caption and source line, from the rows of a report."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from audit.errors import AuditError
from audit.report.period import Report
from audit.report.period.charts import periods
from audit.report.period.questions import FEW, RATES
from audit.report.reference.explain import explanations
from audit.report.wording import as_words, count
from audit.version import VERSION

MOST_LINES = 8
"""Maximum outlets of a trend: more lines than colours cannot be told apart."""


class Point(NamedTuple):
    """A value at a label, with its 95 % interval (or None), and the n that it is a share of; `few` below ten articles."""

    label: str
    value: float
    low: float | None
    high: float | None
    n: int
    few: bool = False


class Figure(NamedTuple):
    """A figure: `form` is dots, lines or shares; a series has a name and its points; `labels` are all labels in order."""

    name: str
    form: str
    title: str
    series: tuple[tuple[str, tuple[Point, ...]], ...]
    labels: tuple[str, ...]
    caption: str
    source: str


def figure(report: Report, kind: str, rate: str | None = None) -> Figure:
    """Choose the rows of a figure. Raises `AuditError` where there are none, or the rate is unknown."""
    if rate and rate not in RATES:
        raise AuditError(f"{rate}: not a rate of a report", f"write one of {', '.join(RATES)}")
    found = FIGURES[kind](report, rate)
    if not any(points for _, points in found.series):
        week = "name a week or month, such as --period 2026-11: a trend is drawn of the eight up to it"
        way = week if kind == "trend" and report.period.unit == "days" else "choose another period, or more outlets"
        raise AuditError(f"{report.period.label}: nothing to draw for {kind}", way)
    return found


def rates(report: Report, rate: str | None) -> Figure:
    """One rate of all outlets."""
    return dot_figure(report, "rate", rate or "rate_flagged")


def promotion(report: Report, rate: str | None) -> Figure:
    """Share of words that is promotion, of all outlets."""
    return dot_figure(report, "promotion", rate or "rate_promotion")


def dot_figure(report: Report, kind: str, rate: str) -> Figure:
    """Dots with intervals, in the order of the names."""
    names = outlet_names(report)
    rows = [r for r in report.rates(rate) if r.outlet in report.chosen]
    points = tuple(Point(names[r.outlet], r.rate, r.low, r.high, r.m, r.m < FEW) for r in rows)
    told = explanations()[rate]
    caption = (
        f"{told.what} Dots are rates, lines their 95 % intervals, clustered by article; hollow: fewer than {FEW} articles; "
        "without a line: a single article. n: articles. Uncorrected model rates. The order of names is no ranking."
    )
    return Figure(
        f"{kind}-{rate}", "dots", told.title, ((told.title, points),), labels(points), caption, source(report, "rates")
    )


def trend(report: Report, rate: str | None) -> Figure:
    """One rate of each outlet over the last weeks or months."""
    name, names = rate or "rate_flagged", outlet_names(report)
    rows = [r for r in report.asked["trend"] if r.name == name and r.outlet in report.chosen]
    listed = [o for o in report.chosen if any(r.outlet == o for r in rows)]
    if len(listed) > MOST_LINES:
        raise AuditError(f"{len(listed)} outlets in one trend", f"name at most {MOST_LINES} with --outlet")
    series = tuple(
        (names[o], tuple(Point(r.period, r.rate, r.low, r.high, r.articles) for r in rows if r.outlet == o)) for o in listed
    )
    told = explanations()[name]
    caption = (
        f"{told.what} By {report.period.unit}, with 95 % intervals clustered by article; a {report.period.unit} with fewer "
        f"than {FEW} articles is a gap. Uncorrected model rates."
    )
    return Figure(f"trend-{name}", "lines", told.title, series, tuple(periods(report.period)), caption, source(report, "trend"))


def sources(report: Report, rate: str | None) -> Figure:
    """Shares of known speech by kind of source."""
    return share_figure(
        report, "sources", "voices", "words", "Who speaks, by kind of source",
        "Shares of the words of speech in the body whose speaker is known, by kind of source. n: words. Equal is not fair.",
    )  # fmt: skip


def links(report: Report, rate: str | None) -> Figure:
    """Shares of the links of stories by relation."""
    return share_figure(
        report, "links", "links", "links", "Where stories link",
        "Shares of the links within stories that stay with the outlet, lead to a sister or to another publisher. n: links.",
    )  # fmt: skip


def share_figure(report: Report, kind: str, query: str, counted: str, title: str, caption: str) -> Figure:
    """Shares of a whole for each outlet, by the first column after the outlet; n is the whole."""
    names = outlet_names(report)
    rows = [r for r in report.asked[query] if r.outlet in report.chosen]
    wholes = {o: sum(getattr(r, counted) for r in rows if r.outlet == o) for o in report.chosen}
    listed = [o for o in report.chosen if wholes[o]]
    parts = sorted({r[1] for r in rows})
    series = []
    for one in parts:
        points = []
        for o in listed:
            k = sum(getattr(r, counted) for r in rows if r.outlet == o and r[1] == one)
            points.append(Point(names[o], float(k / wholes[o]), None, None, int(wholes[o])))
        series.append((as_words(one), tuple(points)))
    return Figure(kind, "shares", title, tuple(series), tuple(names[o] for o in listed), caption, source(report, query))


FIGURES: dict[str, Callable[[Report, str | None], Figure]] = {
    "rate": rates,
    "trend": trend,
    "sources": sources,
    "promotion": promotion,
    "links": links,
}
"""Kinds of figures with the function that chooses their rows."""


def outlet_names(report: Report) -> dict[str, str]:
    """Names of the outlets by id."""
    return {o.outlet: o.name for o in report.asked["outlets"]}


def labels(points: Sequence[Point]) -> tuple[str, ...]:
    """Labels of points."""
    return tuple(p.label for p in points)


def source(report: Report, query: str) -> str:
    """Word where the figures come from: articles, period, query, version and kit."""
    vintage: Any = report.asked["vintage"][0]
    chosen = [o for o in report.asked["outlets"] if o.outlet in report.chosen]
    articles = count(sum(o.articles for o in chosen), "article")
    kit = f", kit {vintage.kits}" if vintage.kits else ""
    return (
        f"Source: {articles} of {count(len(chosen), 'outlet')}, {report.period.title}; query {query}, newsaudit {VERSION}{kit}."
    )


def citation(figure: Figure) -> str:
    """Line with which a figure is cited."""
    return f"cite this figure: The audit authors, newsaudit {VERSION}, figure {figure.name}. {figure.source} (CITATION.cff)"
