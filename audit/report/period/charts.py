"""Draw small inline SVG charts: dots with intervals, and bars by day. A table beside each chart has the same data.

Colour never means good or bad. Shape carries the meaning: a hollow dot with a dashed line is a rate of fewer than ten
articles, a dashed outline a day without data. Where readers have coded a sample, the uncorrected rate is hollow, and the
corrected one is a filled dot below it. Numbers are rounded, so that the same rows give the same bytes.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from markupsafe import Markup, escape

from audit.display import plain
from audit.report.html import coded
from audit.report.period.questions import Period, of_day

ROW, LABEL, WIDTH = 20, 180, 460
"""Height of a row, width of its label, and width of a chart, in pixels."""


def top(values: Iterable[float | None]) -> float:
    """Choose a round upper end for an axis from 0 that holds all values.

    >>> top([0.03, 0.11]), top([0.6, None]), top([])
    (0.15, 0.75, 1.0)
    """
    most = max((v for v in values if v is not None), default=1.0) or 1.0
    return next(t for t in (0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0) if most <= t or t == 1.0)


def dots(rows: Sequence[Any], *, few: int, title: str, names: dict[str, str], own: str | None = None) -> Markup:
    """Draw one rate of several outlets as dots with intervals, in row order. Rows have outlet, rate, low, high, m."""
    end = top(value for r in rows for value in (r.high if r.high is not None else r.rate, corrected_end(r)))
    height = ROW * len(rows) + 22
    scale = (WIDTH - LABEL - 74) / end

    def x(value: float) -> str:
        return f"{LABEL + min(value, end) * scale:.1f}"

    out = [f'<svg viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" aria-label="{escape(title)}">']
    for tick in (0, end / 2, end):
        out.append(f'<path class="axis" d="M{x(tick)} 0V{height - 18}"/>')
        out.append(f'<text class="soft" x="{x(tick)}" y="{height - 4}" text-anchor="middle">{100 * tick:g} %</text>')
    for i, r in enumerate(rows):
        y = ROW * i + 11
        label = escape(plain(names.get(r.outlet, r.outlet)))
        short = label if len(label) <= 25 else label[:24] + "…"
        said = f"{100 * r.rate:.1f} %" + (f", {100 * r.low:.1f} to {100 * r.high:.1f}" if r.low is not None else "")
        kind = ' class="few"' if r.m < few else ' class="own"' if r.outlet == own else ""
        kind = kind if r.m < few or not coded(r) else ' class="uncorrected"'
        out.append(f'<g{kind} tabindex="0"><title>{said}, {r.m:,} articles</title>')
        out.append(f'<text class="l" x="{LABEL - 10}" y="{y + 4}">{short}</text>')
        if r.low is not None:
            out.append(f'<path class="ci" d="M{x(r.low)} {y}H{x(r.high)}"/>')
        out.append(f'<circle class="dot" cx="{x(r.rate)}" cy="{y}" r="4.5"/>')
        out.append(f'<text class="v" x="{WIDTH - 2}" y="{y + 4}">{100 * r.rate:.1f} %</text></g>')
        out.append(corrected_mark(r, x, y + 6))
    return Markup("".join([*out, "</svg>"]))  # noqa: S704 - labels are escaped, the rest are numbers


def strip(rows: Sequence[Any], outlet: str, *, few: int, title: str) -> Markup:
    """Draw one rate of an outlet as a dot with its interval, among short strokes for the others."""
    width, height = 320, 34
    end = top(value for r in rows for value in (r.high if r.high is not None else r.rate, corrected_end(r)))
    scale = (width - 20) / end

    def x(value: float) -> str:
        return f"{10 + min(value, end) * scale:.1f}"

    out = [f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(title)}">']
    out.append(f'<path class="axis" d="M10 12H{width - 10}"/>')
    places = sorted({2 * round(5 + min(r.rate, end) * scale / 2) for r in rows if r.outlet != outlet})
    strokes = "".join(f"M{place} 7v10" for place in places)
    out.append(f'<path class="other" d="{strokes}"/>' if strokes else "")
    for r in rows:
        if r.outlet == outlet:
            ci = f'<path class="ci" d="M{x(r.low)} 12H{x(r.high)}"/>' if r.low is not None else ""
            kind = " class=few" if r.m < few else " class=uncorrected" if coded(r) else ""
            out.append(f'<g{kind}>{ci}<circle class="dot" cx="{x(r.rate)}" cy="12" r="5"/></g>{corrected_mark(r, x, 19)}')
    out.append(f'<text class="soft" x="10" y="31">0</text><text class="v" x="{width - 10}" y="31">')
    return Markup("".join([*out, f"{100 * end:g} %</text></svg>"]))  # noqa: S704 - labels are escaped, the rest are numbers


def corrected_end(row: Any) -> float | None:
    """Upper end of the corrected rate of a row; None where it has none."""
    found: float | None = getattr(row, "corrected_high", None)
    return found


def corrected_mark(row: Any, x: Callable[[float], str], y: int) -> str:
    """Draw the corrected rate of a row at height `y`: filled, with its interval; no dot where it has no point."""
    if not coded(row):
        return ""
    low, high = row.corrected_low or 0.0, 1.0 if row.corrected_high is None else row.corrected_high
    dot = "" if row.corrected is None else f'<circle class="dot" cx="{x(row.corrected)}" cy="{y}" r="4"/>'
    return f'<g class="corrected"><path class="ci" d="M{x(low)} {y}H{x(high)}"/>{dot}</g>'


def bars(rows: Sequence[Any], *, title: str) -> Markup:
    """Draw articles by day; a day without any is a gap. Rows have day and articles."""
    width, height = 420, 110
    step = min(40.0, (width - 40) / max(1, len(rows)))
    most = max((r.articles for r in rows), default=0) or 1
    bar = max(0.5, step - (2 if step > 5 else 0.3))
    out = [f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{escape(title)}">']
    out.append(f'<text class="soft" x="30" y="14" text-anchor="end">{most}</text>')
    out.append(f'<path class="axis" d="M36 10H{width}M36 90H{width}"/>')
    for i, r in enumerate(rows):
        left, tall = 38 + i * step, 80 * r.articles / most
        if r.articles:
            out.append(f'<rect class="bar" x="{left:.1f}" y="{90 - tall:.1f}" width="{bar:.1f}" height="{tall:.1f}"/>')
        else:
            out.append(f'<rect class="gap" x="{left:.1f}" y="70" width="{bar:.1f}" height="20"/>')
    for i in sorted({0, len(rows) // 2, len(rows) - 1} if rows else ()):
        anchor = "start" if i == 0 else "end" if i == len(rows) - 1 else "middle"
        at = 38 + i * step + (0 if i == 0 else step if i == len(rows) - 1 else step / 2)
        day = rows[i].day[5:] if 0 < i < len(rows) - 1 else rows[i].day
        out.append(f'<text class="soft" x="{at:.1f}" y="106" text-anchor="{anchor}">{escape(day)}</text>')
    return Markup("".join([*out, "</svg>"]))  # noqa: S704 - labels are escaped, the rest are numbers


def periods(when: Period) -> list[str]:
    """List the labels of the weeks or months of the trend that ends with a period."""
    found, at = [], of_day(when.unit, date.fromisoformat(when.first()))
    while at.until <= when.until:
        found.append(at.label)
        at = at.next()
    return found


def line(rows: Sequence[Any], periods: Sequence[str], *, end: float, title: str) -> Markup:
    """Draw one rate of one outlet over periods, named at its left, its last value at its right; a missing period is a gap."""
    width, height, left, right = 300, 80, 8, 62
    step = (width - left - right) / max(1, len(periods) - 1)
    by_period = {r.period: r for r in rows}

    def at(i: int, value: float) -> str:
        return f"{left + i * step:.1f} {62 - 42 * min(value, end) / end:.1f}"

    path, dots, before = "", "", False
    for i, label in enumerate(periods):
        r = by_period.get(label)
        if r is None:
            before = False
            continue
        path += f"{'L' if before else 'M'}{at(i, r.rate)}"
        x, y = at(i, r.rate).split()
        said = f"{label}: {100 * r.rate:.1f} %" + (f", {100 * r.low:.1f} to {100 * r.high:.1f}" if r.low is not None else "")
        dots += f'<circle class="dot" cx="{x}" cy="{y}" r="2.5"><title>{said}, {r.articles:,} articles</title></circle>'
        before = True
    last = rows[-1]
    name = escape(plain(title if len(title) <= 38 else title[:37] + "…"))
    out = [
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{escape(plain(title))}">'
    ]
    out.append(f'<text x="{left}" y="12">{name}</text><path class="axis" d="M{left} 62H{width - right}"/>')
    out.append(f'<path class="trend" d="{path}"/>{dots}')
    if last.period == periods[-1]:
        y = at(0, last.rate).split()[1]
        out.append(f'<text x="{width - right + 8}" y="{float(y) + 4:.1f}">{100 * last.rate:.1f} %</text>')
    out.append(f'<text class="soft" x="{left}" y="76">{escape(periods[0])}</text>')
    out.append(f'<text class="soft v" x="{width - right}" y="76">{escape(periods[-1])}</text>')
    return Markup("".join([*out, "</svg>"]))  # noqa: S704 - labels are escaped, the rest are numbers
