"""`audit validate`: draw a blind sample, write its coding page, take codes, judge, and show corrected rates."""

import click

from audit.cli.options import DEFAULT

DATABASE = click.option("--database", default=DEFAULT, show_default=True, help="Database.")


@click.group("validate")
def command() -> None:
    """Have people code a blind sample, and correct a rate by what they say."""


@command.command("draw")
@click.option("--measure", required=True, help="loaded_rate, source_right, attributed_sentences, promo_blocks or agency_copy.")
@click.option("--outlet", "outlets", multiple=True, help="Outlet with strata of its own, at least 50 codes; repeatable.")
@click.option("--codes", default=200, show_default=True, type=click.IntRange(8), help="Number of units.")
@click.option(
    "--seed", default=0, show_default=True, type=click.IntRange(0, 2**31 - 1), help="The same seed draws the same units."
)
@click.option("--period", "when", help="2026-W47, 2026-11, 2026-Q4 or FROM..TO; by default all days.")
@DATABASE
def draw_sample(measure: str, outlets: tuple[str, ...], codes: int, seed: int, when: str | None, database: str) -> None:
    """Draw a sample and print its id."""
    from datetime import UTC, datetime

    from audit.display import plain
    from audit.report.period.questions import period
    from audit.store import open
    from audit.store.connect import refuse_absent
    from audit.validate.codebooks import codebook_of
    from audit.validate.draw import Draw, draw

    book = codebook_of(measure)
    days = period(when) if when else None
    order = Draw(
        measure=measure,
        outlets=tuple(dict.fromkeys(outlets)),
        codes=codes,
        seed=seed,
        since=days.since if days else None,
        until=days.until if days else None,
    )
    refuse_absent(database)
    with open(database, write=True) as con:
        found = draw(con, order, datetime.now(UTC).isoformat(timespec="seconds"))
    click.echo(plain(f"{found.id}: {found.codes} of {found.units:,} {book.unit}s in {found.articles:,} articles"))
    elsewhere = "" if database == DEFAULT else f" --database {database}"
    click.echo(
        plain(f"next: audit validate page {found.id} --coder NAME --output NAME.html{elsewhere}, for each of two readers")
    )


@command.command("page")
@click.argument("sample")
@click.option("--coder", required=True, help="Name of the reader.")
@click.option("--output", required=True, type=click.Path(), help="HTML file.")
@DATABASE
def page(sample: str, coder: str, output: str, database: str) -> None:
    """Write the coding page of one reader: one file, used offline with the keyboard."""
    from audit.store import open
    from audit.validate.coding_page import coding_page, sample_of, units_of

    with open(database, asks=("validate",)) as con:
        found = sample_of(con, sample)
        text = coding_page(found, coder, units_of(con, found, coder))
    written(output, text, database)


@command.command("export")
@click.argument("sample")
@click.option("--format", "form", required=True, type=click.Choice(["label-studio", "csv"]), help="Tool to code in.")
@click.option("--coder", default="", help="Name of the reader, for an order of their own.")
@click.option("--output", required=True, type=click.Path(), help="File.")
@DATABASE
def export(sample: str, form: str, coder: str, output: str, database: str) -> None:
    """Write the units for another tool, without predictions."""
    from audit.store import open
    from audit.validate.coding_forms import CODING_FORMS
    from audit.validate.coding_page import sample_of, units_of

    with open(database, asks=("validate",)) as con:
        found = sample_of(con, sample)
        text = CODING_FORMS[form](found, units_of(con, found, coder))
    written(output, text, database)


@command.command("take")
@click.argument("files", nargs=-1, required=True, type=click.Path())
@DATABASE
def take_files(files: tuple[str, ...], database: str) -> None:
    """Take the FILES of readers: JSON lines of the page, filled CSV, or an export of Label Studio."""
    from pathlib import Path

    from audit.display import plain
    from audit.store import open
    from audit.store.ask import ask
    from audit.store.connect import refuse_absent
    from audit.validate.take import take

    refuse_absent(database)
    with open(database, write=True) as con:
        for sample in take(con, [Path(f) for f in files]):
            for r in ask(con, "validate/overlap", sample=sample):
                click.echo(plain(f"{sample}: {r.coder} coded {r.codes} units, {r.alone} of them alone"))


@command.command("judge")
@click.argument("sample")
@click.option("--output", default="judge.html", show_default=True, type=click.Path(), help="HTML file.")
@DATABASE
def judge(sample: str, output: str, database: str) -> None:
    """Write a page with only the units on which readers differ; it shows neither code."""
    from audit.errors import AuditError
    from audit.store import open
    from audit.validate.coding_page import JUDGE, coding_page, sample_of, units_of

    with open(database, asks=("validate",)) as con:
        found = sample_of(con, sample)
        units = units_of(con, found, JUDGE, differing=True)
    if not units:
        raise AuditError(f"{sample}: readers differ on no unit that is not judged", f"audit validate show {sample}")
    written(output, coding_page(found, JUDGE, units, judge=True), database)


@command.command("show")
@click.argument("sample", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@DATABASE
def show_sample(sample: str | None, form: str, database: str) -> None:
    """Show agreement and corrected rate of SAMPLE; without it, list the samples."""
    import json

    from audit.display import ascii_controls, plain
    from audit.store import open
    from audit.store.ask import ask
    from audit.validate.coding_page import sample_of
    from audit.validate.results import ASKED, shown

    with open(database, asks=("validate",)) as con:
        if sample is None:
            rows = ask(con, "validate/samples")
            lines = [f"{s.id}  {s.measure}  {s.coded} of {s.codes} units coded, drawn {s.drawn}" for s in rows]
            lines = lines or [f"no sample yet; one asks for {ASKED}: audit validate draw --measure loaded_rate"]
        else:
            found = sample_of(con, sample)
            lines = shown(con, found)
            if form == "json":
                rows = ask(con, "validate/result", sample=sample)
        if form == "json":
            outlets = ask(con, "validate/result_outlets", sample=sample) if sample else []
            whole = {"samples": [r._asdict() for r in rows], "outlets": [r._asdict() for r in outlets]}
            click.echo(ascii_controls(json.dumps(whole, ensure_ascii=False, indent=1)))
            return
    click.echo(plain("\n".join(lines)))


def written(output: str, text: str, database: str) -> None:
    """Write a text to a file and say so."""
    from pathlib import Path

    from audit.display import plain
    from audit.outputs import refuse_inputs, write_text

    refuse_inputs(Path(output), [Path(database)])
    write_text(Path(output), text)
    click.echo(plain(f"wrote {output}"))
