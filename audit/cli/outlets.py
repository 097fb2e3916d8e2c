"""`audit outlets`: check the registry, show an outlet's card, find outlets, add your own."""

import sys
from datetime import date
from pathlib import Path

import click

from audit.cli.options import day as parsed
from audit.display import plain

SOURCES = click.option(
    "--sources", multiple=True, type=click.Path(), help="Registry file of your own, merged over the shipped one by id."
)
FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


@click.group("outlets")
def command() -> None:
    """Show who is behind a host, according to whom, and as of when."""


@command.command("check")
@click.argument("file", required=False, type=click.Path())
@FORMAT
def check(file: str | None, form: str) -> None:
    """Check FILE, or the shipped registry. Form, hosts, evidence, dead references and stale facts; owners known are counted."""
    from audit.outlets.check import check_file, entries_of
    from audit.outlets.coverage import coverage
    from audit.report.outlet.registry_texts import as_json, covered, findings

    path = Path(file) if file else None
    found, name, count = check_file(path, today())
    if form == "json":
        rows = [{"fault": f.fault, "outlet": f.outlet, "field": f.problem.field, "says": f.problem.says} for f in found]
        click.echo(as_json(rows), nl=False)
    else:
        click.echo(plain(findings(found, name, count) + covered(coverage(entries_of(path)))), nl=False)
    if any(f.fault for f in found):
        sys.exit(2)


@command.command("show")
@click.argument("outlet")
@click.option("--date", "day", help="Day of an article, YYYY-MM-DD; later events are shown as later.")
@SOURCES
@FORMAT
def show(outlet: str, day: str | None, sources: tuple[str, ...], form: str) -> None:
    """Show the card of an outlet. OUTLET is an id, a name, a host or an address."""
    from audit.outlets import Registry
    from audit.outlets.search import found

    day = parsed(day, "--date")
    registry = Registry.load(*map(Path, sources))
    name = found(registry, outlet)
    if form == "json":
        from audit.report.outlet.registry_texts import as_json

        click.echo(as_json(registry.entry(name)), nl=False)
        return
    from audit.report.outlet.card import card

    click.echo(card(registry, name, day), nl=False, color=True)


@command.command("find")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="Maximum outlets listed.")
@SOURCES
@FORMAT
def find(words: tuple[str, ...], limit: int, sources: tuple[str, ...], form: str) -> None:
    """List outlets by words. All WORDS stand in an outlet's id, name, hosts, country or owner."""
    from audit.outlets import Registry
    from audit.outlets.search import search
    from audit.report.outlet.registry_texts import as_json, matches

    found = search(Registry.load(*map(Path, sources)), words)
    click.echo(as_json(found[:limit]) if form == "json" else plain(matches(found, limit)), nl=False)


@command.command("add")
@click.option("--id", "name_id", help="Its id; by default derived from the host.")
@click.option("--host", help="Its host, e.g. valley-echo.example.")
@click.option("--name", help="Its name, in its own spelling.")
@click.option("--source", help="Your source: a page, a register, a book.")
@click.option("--grade", help="Grade of the source: register, own_statement, dataset or press.")
@click.option("--country", help="Country it serves, two-letter code.")
@click.option("--language", "languages", multiple=True, help="Language it publishes in, two-letter code; repeatable.")
@click.option("--kind", help="Its form: newspaper, wire, broadcaster …")
@click.option(
    "--from",
    "declared",
    type=click.Path(dir_okay=False),
    help="A trust.txt, ads.txt or sellers.json that you fetched from --host: what it declares is added, with its day.",
)
@click.option("--to", "target", default="outlets.yaml", show_default=True, type=click.Path(), help="Registry file of your own.")
def add(
    name_id: str | None,
    host: str | None,
    name: str | None,
    source: str | None,
    grade: str | None,
    country: str | None,
    languages: tuple[str, ...],
    kind: str | None,
    declared: str | None,
    target: str,
) -> None:
    """Add an outlet to a file of your own. At a terminal, missing values are prompted for."""
    from audit.errors import AuditError
    from audit.outlets.hosts import host_of
    from audit.outlets.own import added

    if declared:
        from audit.outlets.declarations import add_declared

        if not host:
            raise AuditError("--host is missing", "name the host from which the file was fetched")
        added_id = add_declared(Path(target), Path(declared), host_of(host) or host, name, today())
        click.echo(plain(f"added {added_id} to {target}; use it with: audit article SOURCE --sources {target}"))
        return
    guided = not (host and name and source)
    host = host or asked("Host, e.g. valley-echo.example", "--host")
    name = name or asked("Name, in its own spelling", "--name")
    source = source or asked("Your source: a page, a register, a book", "--source")
    if guided:
        grade = grade or asked("Grade of the source: register, own_statement, dataset or press", "--grade", "own_statement")
        country = country or asked("Country it serves, two-letter code (empty: unknown)", "--country", "")
        kind = kind or asked("Form: newspaper, wire, broadcaster, digital ... (empty: unknown)", "--kind", "")
    host = host_of(host) or host
    entry = {"id": name_id or host.replace(".", "-"), "name": name, "hosts": [{"host": host, "role": "primary"}]}
    entry |= {k: v for k, v in (("country", country), ("languages", list(languages)), ("kind", kind)) if v}
    added(Path(target), entry, source, grade or "own_statement", today().isoformat())
    click.echo(plain(f"added {entry['id']} to {target}; use it with: audit article SOURCE --sources {target}"))


def today() -> date:
    """Return today's date in the user's time zone."""
    return date.today()  # noqa: DTZ011 - the user's local day


def asked(question: str, option: str, default: str | None = None) -> str:
    """Prompt at a terminal, else return the default. Raises `AuditError` that names the option when there is neither."""
    from audit.errors import AuditError

    if sys.stdin.isatty():
        return str(click.prompt(question, default=default, show_default=bool(default)))
    if default is not None:
        return default
    raise AuditError(f"{option} is missing", f"give {option}, or run this at a terminal to be asked")
