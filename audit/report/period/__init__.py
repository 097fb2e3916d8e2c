"""Render the report of a period as a folder of pages, Markdown, JSON and CSV.

Output is deterministic: the same database gives the same bytes, so a second run rewrites nothing. Pages carry excerpts around
the evidence, addresses and digests, so that anyone who has the same articles can recompute the figures.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import duckdb

from audit.display import csv_value
from audit.errors import AuditError
from audit.report.article.page import article_page
from audit.report.article.view import VOICES
from audit.report.html import fill
from audit.report.markdown import fill_markdown
from audit.report.period import charts
from audit.report.period.questions import FEW, PASSAGES, QUESTIONS, RATES, STEPS, VALIDATED, Period, answers, lacking, published
from audit.report.reference.explain import explanations
from audit.store.ask import ask, title
from audit.store.package import csv_resource, described, descriptor
from audit.validate.results import ASKED

TABLES = ("rates", "trend", "articles", "terms", "links", "promos", "voices")
"""Queries whose rows are also written as CSV."""
UNSHOWN = ("before", "example", "after", "url", "now")
"""Columns left out of `terms.csv`: words of articles, addresses (in `articles.csv`), and constants."""


TREND = ("rate_flagged", "rate_promotion")
"""Rates whose trend is drawn."""


LARGER = 30
"""Maximum changes listed: those largest beside their interval, in the order of the names."""


class Maker(NamedTuple):
    """Who publishes a report, and where a figure is disputed; both as text, "" where not given."""

    publisher: str = ""
    contact: str = ""


UNSAID = Maker()
"""Maker of a report that names none."""


@dataclass(frozen=True)
class Report:
    """A period, the outlets chosen, the rows of every query by name, and who publishes it."""

    period: Period
    chosen: tuple[str, ...]
    asked: dict[str, list[Any]]
    maker: Maker = UNSAID

    @cached_property
    def by_outlet(self) -> dict[str, dict[str, list[Any]]]:
        """Rows of each query by outlet."""
        return {name: grouped(rows, "outlet") for name, rows in self.asked.items() if rows and hasattr(rows[0], "outlet")}

    @cached_property
    def by_rate(self) -> dict[str, list[Any]]:
        """Rates by name, each in the order of the outlets."""
        place = {o.outlet: i for i, o in enumerate(self.asked["outlets"])}
        return grouped(sorted(self.asked["rates"], key=lambda r: place.get(r.outlet, len(place))), "name")

    def of(self, question: str, outlet: str) -> list[Any]:
        """Select the rows of a query about one outlet."""
        return self.by_outlet.get(question, {}).get(outlet, [])

    def rates(self, name: str, *, now: bool = True) -> list[Any]:
        """Select one rate of all outlets, in the order of the outlets: a list by rate would be a league table."""
        return [r for r in self.by_rate.get(name, []) if r.now is now]


def grouped(rows: Iterable[Any], column: str) -> dict[str, list[Any]]:
    """Rows by the value of a column, each in their order."""
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, column), []).append(row)
    return found


def make(
    con: duckdb.DuckDBPyConnection,
    when: Period,
    outlets: Sequence[str] = (),
    pair: tuple[str, str] | None = None,
    maker: Maker = UNSAID,
) -> Report:
    """Run every query for a period, and the one that compares a `pair` of outlets if given.

    Raises `AuditError` when the period has no article, or none of a requested outlet.
    """
    asked = answers(con, when, pair)
    known = [o.outlet for o in asked["outlets"]]
    if not known:
        raise AuditError(*lacking(con, when.label))
    for outlet in outlets:
        if outlet not in known:
            raise AuditError(f"{outlet}: no article in {when.label}", f"outlets of that period: {', '.join(known[:12])}")
    asked["stories"] = ask(con, "reports/story/of_outlets", since=when.since, until=when.until)
    return Report(when, tuple(o for o in known if not outlets or o in outlets), asked, maker)


def files(report: Report) -> dict[str, str]:
    """Render all files of a report by name: `index.html`, one page per outlet, the method, and the data files."""
    given = context(report)
    out = {"index.html": fill("report.html", **given, sorts=True), "report.md": fill_markdown("report.md", **given)}
    for outlet in report.chosen:
        out[f"{slug(outlet)}.html"] = fill("outlet.html", **given, **card(report, outlet))
    out["method.html"] = fill("method.html", **given, sorts=True, queries=queries(report.period))
    out["report.json"] = as_json(report)
    out |= {f"{name}.csv": as_csv(report.asked[name], report.chosen) for name in TABLES}
    return out | {"datapackage.json": as_package(report)}


def context(report: Report) -> dict[str, Any]:
    """Build the template variables that all pages of a report share."""
    chosen = [o for o in report.asked["outlets"] if o.outlet in report.chosen]
    names = {o.outlet: o.name for o in report.asked["outlets"]}
    now = {(r.outlet, r.name): r for r in report.asked["rates"] if r.now}
    pictures = [
        (name, charts.dots(rows, few=FEW, title=f"{explanations()[name].title} by outlet, as in the table", names=names))
        for name in RATES
        if (rows := [r for r in report.rates(name) if r.outlet in report.chosen and r.m >= FEW])
    ]
    changes = [c for c in report.asked["changes"] if c.outlet in report.chosen]
    return {
        "period": report.period,
        "outlets": chosen,
        "many": [o for o in chosen if o.articles >= FEW],
        "few_outlets": [o for o in chosen if o.articles < FEW],
        "passages": [one for one in report.asked["passages"] if one.outlet in report.chosen],
        "trends": trends(report, names),
        "maker": report.maker,
        "names": names,
        "now": now,
        "pictures": pictures,
        "rates": RATES,
        "changes": changes,
        "larger_by_name": sorted([c for c in changes if c.exceeds][:LARGER], key=lambda c: (names[c.outlet], c.name)),
        "vintage": report.asked["vintage"][0],
        "failures": report.asked["failures"],
        "few": FEW,
        "passage_kinds": ("passages_worth_reading", *PASSAGES),
        "validated": VALIDATED,
        "asked_codes": ASKED,
        "explained": explanations(),
        "slug": slug,
        "everybody": len(report.asked["outlets"]),
    }


def trends(report: Report, names: dict[str, str]) -> list[tuple[str, list[Any]]]:
    """Draw each rate of `TREND` as one small chart an outlet, all on one axis, in the order of the outlets."""
    found = []
    for name in TREND:
        rows = [r for r in report.asked["trend"] if r.name == name and r.outlet in report.chosen]
        if len({r.period for r in rows}) > 1:
            end, periods = charts.top(r.high or r.rate for r in rows), charts.periods(report.period)
            drawn = [
                charts.line([r for r in rows if r.outlet == outlet], periods, end=end, title=names[outlet])
                for outlet in report.chosen
                if any(r.outlet == outlet for r in rows)
            ]
            found.append((name, drawn))
    return found


def card(report: Report, outlet: str) -> dict[str, Any]:
    """Build the further template variables of an outlet's page."""
    (one,) = report.of("outlets", outlet)
    rates = []
    for name in RATES:
        rows = report.rates(name)
        mine = next((r for r in rows if r.outlet == outlet), None)
        if mine:
            others = sorted(r.rate for r in rows if r.outlet != outlet and r.m >= FEW)
            shown = charts.strip(rows, outlet, few=FEW, title=f"{explanations()[name].title} among others")
            change = next((c for c in report.of("changes", outlet) if c.name == name), None)
            examples = [e for e in report.of("examples", outlet) if e.name == name]
            rates.append((mine, others, shown, change, examples))
    terms = report.of("terms", outlet)
    return {
        "o": one,
        "mine": rates,
        "facts": report.of("facts", outlet),
        "promos": report.of("promos", outlet),
        "linked": report.of("links", outlet),
        "mix": report.of("voices", outlet),
        "fixes": report.of("corrections", outlet),
        "told": report.of("stories", outlet),
        "said": [(says, [t for t in terms if t.voice == voice]) for voice, says in VOICES.items()],
        "volume": charts.bars(report.of("days", outlet), title=f"Articles of {one.name} by day; dashed days have no data"),
        "silent": sum(1 for d in report.of("days", outlet) if not d.articles),
    }


def full_texts(con: duckdb.DuckDBPyConnection, report: Report) -> dict[str, str]:
    """Render a page with the full text of every article of the report: for a private archive, not for publication."""
    days = {"since": report.period.since, "until": report.period.until}
    stories = {s.story for s in ask(con, "reports/story/pages", **days)}
    found = ask(con, "reports/period/sightings", **days)
    return {f"article-{r.sighting}.html": article_page(con, r.sighting, stories) for r in found if r.outlet in report.chosen}


def queries(when: Period) -> list[tuple[str, str, str]]:
    """List name, title and SQL of each published query."""
    return [(name, title(f"reports/period/{name}"), published(name, when)) for name in (*STEPS[:2], *QUESTIONS)]


def slug(outlet: str) -> str:
    """Name the file of an outlet's page, safe on every file system and in addresses.

    >>> slug("rt"), slug("a/../b.example"), slug("index")
    ('rt', 'a_2f.._2fb.example', 'index_')
    """
    name = "".join(c if c.isascii() and (c.isalnum() or c in ".-") else f"_{ord(c):x}" for c in outlet).lstrip(".") or "_"
    return f"{name}_" if name in {"index", "method", "report"} else name


def as_json(report: Report) -> str:
    """Serialise outlets, rates, changes and days of a report as one JSON object; longer tables are CSV."""

    def mine(row: Any) -> bool:
        return getattr(row, "outlet", None) in {None, *report.chosen} and getattr(row, "now", True)

    rows: dict[str, Any] = {
        name: [r._asdict() for r in report.asked[name] if mine(r)]
        for name in ("outlets", "rates", "changes", "days", "vintage", "failures")
    }
    whole = {"schema": 1, "period": report.period._asdict(), **rows}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def shown_columns(rows: Sequence[Any]) -> list[int]:
    """Indexes of the columns that CSV shows."""
    unshown = UNSHOWN if rows and hasattr(rows[0], "term") else ("now",)
    return [i for i, c in enumerate(rows[0]._fields) if c not in unshown] if rows else []


def as_package(report: Report) -> str:
    """Describe the CSV files as a data package, with the types of their values; a file without rows has no columns."""
    resources = []
    for name in TABLES:
        if rows := report.asked[name]:
            fields = [described(rows[0]._fields[i], value_type({type(r[i]) for r in rows})) for i in shown_columns(rows)]
            resources.append(csv_resource(name, fields, title(f"reports/period/{name}")))
    return descriptor(resources)


def value_type(kinds: set[type]) -> str:
    """Type of Table Schema that holds values of these Python types."""
    kinds -= {type(None)}
    for form, some in (("integer", {int}), ("number", {int, float}), ("boolean", {bool}), ("string", {str})):
        if kinds and kinds <= some:
            return form
    return "any"


def as_csv(rows: Sequence[Any], outlets: Sequence[str]) -> str:
    """Serialise the rows of some outlets as CSV, without words of the articles."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    shown, chosen = shown_columns(rows), frozenset(outlets)
    if rows:
        writer.writerow(rows[0]._fields[i] for i in shown)
    writer.writerows([csv_value(r[i]) for i in shown] for r in rows if r.outlet in chosen and getattr(r, "now", True))
    return out.getvalue()
