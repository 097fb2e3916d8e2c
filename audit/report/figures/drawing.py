"""Draw a figure with matplotlib as SVG, PDF or PNG: the same figure gives the same bytes, and text stays text.

Ids in an SVG are salted with the figure's name, so two figures in one page do not share them; no file holds a date.
"""

import io
from pathlib import Path
from textwrap import fill
from typing import Any

from audit.display import plain
from audit.errors import AuditError
from audit.report.figures.data import Figure, Point

METADATA: dict[str, dict[str, str | None]] = {
    "svg": {"Date": None, "Creator": "newsaudit"},
    "pdf": {"CreationDate": None, "Creator": "newsaudit", "Producer": None},
    "png": {"Software": "newsaudit"},
}
"""Metadata by format, without dates and versions of the library."""
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000", "#999999")
"""Colours of Okabe and Ito, which colour-blind readers can tell apart."""
MARKERS = "osD^vP*X"
"""Markers of the lines, so that colour is not needed."""
WRAP = 104
"""Maximum characters of a line of the caption."""
MISSING = "pip install 'newsaudit[plot]'"
"""How matplotlib is installed."""


def form_of(path: str) -> str:
    """Format of a file by its suffix. Raises `AuditError` for another.

    >>> form_of("fig.SVG")
    'svg'
    """
    form = Path(path).suffix.lower().removeprefix(".")
    if form not in METADATA:
        raise AuditError(f"{path}: not a format of figures", "end its name in .svg, .pdf or .png")
    return form


def draw(figure: Figure, form: str) -> bytes:
    """Draw a figure in a format of `METADATA`. Raises `AuditError` without matplotlib."""
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure as Canvas
    except ImportError as e:
        raise AuditError("audit plot needs matplotlib", MISSING) from e
    settings: dict[Any, Any] = {
        "svg.fonttype": "none",
        "svg.hashsalt": figure.name,
        "font.size": 9,
        "font.family": "DejaVu Sans",
        "axes.spines.top": False,
        "axes.spines.right": False,
        "pdf.fonttype": 42,
        "text.parse_math": False,
    }
    with mpl.rc_context(settings):
        notes = f"{fill(plain(figure.caption), WRAP)}\n{fill(plain(figure.source), WRAP)}"
        rows = len(figure.labels) if figure.form != "lines" else 10
        below = 0.35 + 0.17 * (notes.count("\n") + 1)
        height = 1.5 + 0.27 * rows + below
        canvas = Canvas(figsize=(7, height))
        left, wide = (0.08, 0.6) if figure.form == "lines" else (0.3, 0.64)  # lines are named at their ends
        axes = canvas.add_axes((left, (below + 0.55) / height, wide, 1 - (below + 1.05) / height))
        axes.set_title(plain(figure.title), loc="left", fontweight="bold")
        FORMS[figure.form](axes, figure)
        canvas.text(0.02, 0.1 / height, notes, fontsize=7, va="bottom")
        out = io.BytesIO()
        canvas.savefig(out, format=form, metadata=METADATA[form], dpi=200)
    return out.getvalue()


def draw_dots(axes: Any, figure: Figure) -> None:
    """Draw points with intervals, one a row; hollow where there are few."""
    ((_, points),) = figure.series
    for y, p in enumerate(points):
        if p.low is not None and p.high is not None:
            axes.plot([100 * p.low, 100 * p.high], [y, y], color=COLOURS[0], linewidth=1.8, linestyle=":" if p.few else "-")
        face = "white" if p.few else COLOURS[0]
        axes.plot([100 * p.value], [y], marker="o", color=COLOURS[0], markerfacecolor=face, markersize=6)
    by_rows(axes, [named(p) for p in points])


def draw_shares(axes: Any, figure: Figure) -> None:
    """Draw shares of a whole as bars beside each other in a row."""
    wholes = figure.series[0][1]
    left = [0.0] * len(wholes)
    for i, (name, points) in enumerate(figure.series):
        widths = [100 * p.value for p in points]
        hatch = "" if i < len(COLOURS) else "//"
        axes.barh(
            range(len(points)),
            widths,
            left=left,
            color=COLOURS[i % len(COLOURS)],
            edgecolor="white",
            label=plain(name),
            hatch=hatch,
        )
        left = [a + b for a, b in zip(left, widths, strict=True)]
    by_rows(axes, [named(p) for p in wholes])
    axes.legend(ncols=4, fontsize=7, frameon=False, loc="lower left", bbox_to_anchor=(-0.4, 1.0 + 0.3 / max(3, len(wholes))))
    axes.set_title(plain(figure.title), loc="left", fontweight="bold", pad=26)


def draw_lines(axes: Any, figure: Figure) -> None:
    """Draw a line a series, named at its end; a label without a point is a gap."""
    places = {label: i for i, label in enumerate(figure.labels)}
    for i, (name, points) in enumerate(figure.series):
        at = {places[p.label]: p for p in points if p.label in places}
        values = [100 * at[x].value if x in at else float("nan") for x in range(len(places))]
        colour = COLOURS[i % len(COLOURS)]
        axes.plot(range(len(places)), values, color=colour, marker=MARKERS[i % len(MARKERS)], markersize=4, linewidth=1.4)
        for x, p in at.items():
            if p.low is not None and p.high is not None:
                axes.plot([x, x], [100 * p.low, 100 * p.high], color=colour, linewidth=0.8, alpha=0.6)
        last = max(at)
        n = f" (n {min(p.n for p in points)}–{max(p.n for p in points)})"
        axes.annotate(
            plain(name) + n, (last, values[last]), xytext=(5, 3), textcoords="offset points", color=colour, fontsize=7
        )
    axes.set_xticks(range(len(places)), figure.labels, rotation=45, ha="right", fontsize=7)
    axes.set_ylim(bottom=0)
    axes.set_ylabel("%")
    axes.margins(x=0.03)


def by_rows(axes: Any, names: list[str]) -> None:
    """Label rows from the top down, and the axis in per cent from 0."""
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.set_xlim(left=0)
    axes.set_xlabel("%")
    axes.grid(axis="x", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)


def named(point: Point) -> str:
    """Label of a row: its name, shortened, and its n."""
    name = plain(point.label)
    return f"{name if len(name) <= 26 else name[:25] + '…'} (n {point.n:,})"


FORMS = {"dots": draw_dots, "lines": draw_lines, "shares": draw_shares}
"""Drawing function of each form."""
