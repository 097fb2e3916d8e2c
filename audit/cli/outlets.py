"""`audit outlets`: the registry. Check it, show an outlet's card, find outlets, add one of your own."""

import sys
from datetime import date
from pathlib import Path

import click

SOURCES = click.option(
    "--sources", multiple=True, type=click.Path(), help="Your own outlets, merged over the shipped registry by id."
)
FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


@click.group("outlets")
def command() -> None:
    """Who is behind a host, who says so, and as of when."""


@command.command("check")
@click.argument("file", required=False, type=click.Path())
@FORMAT
def check(file: str | None, form: str) -> None:
    """Check FILE, a registry of your own, or the shipped registry: form, hosts, evidence, dead references, old facts."""
    from audit.outlets.check import check_file
    from audit.report.outlet.registry_texts import as_json, findings

    found, name, count = check_file(Path(file) if file else None, today())
    if form == "json":
        rows = [{"fault": f.fault, "outlet": f.outlet, "field": f.problem.field, "says": f.problem.says} for f in found]
        click.echo(as_json(rows), nl=False)
    else:
        click.echo(findings(found, name, count), nl=False)
    if any(f.fault for f in found):
        sys.exit(2)


@command.command("show")
@click.argument("outlet")
@click.option("--date", "day", help="Day of an article, YYYY-MM-DD: what came after it is shown as later.")
@SOURCES
@FORMAT
def show(outlet: str, day: str | None, sources: tuple[str, ...], form: str) -> None:
    """Show the card of OUTLET: an id, a name, a host or an address."""
    from audit.outlets import Registry
    from audit.outlets.search import found

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
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="Most outlets to list.")
@SOURCES
@FORMAT
def find(words: tuple[str, ...], limit: int, sources: tuple[str, ...], form: str) -> None:
    """List outlets whose id, name, hosts, country or owner hold all WORDS."""
    from audit.outlets import Registry
    from audit.outlets.search import search
    from audit.report.outlet.registry_texts import as_json, matches

    found = search(Registry.load(*map(Path, sources)), words)
    click.echo(as_json(found[:limit]) if form == "json" else matches(found, limit), nl=False)


@command.command("add")
@click.option("--id", "name_id", help="Its id; made from the host when left out.")
@click.option("--host", help="Its host, e.g. valley-echo.example.")
@click.option("--name", help="Its name, as it writes it.")
@click.option("--source", help="Where you have this from: a page, a register, a book.")
@click.option("--grade", help="What that is: register, own_statement, dataset or press.")
@click.option("--country", help="Country it serves, two letters.")
@click.option("--language", "languages", multiple=True, help="Language it publishes in, two letters; may be given again.")
@click.option("--kind", help="Its form: newspaper, wire, broadcaster …")
@click.option("--to", "target", default="outlets.yaml", show_default=True, type=click.Path(), help="Your own registry file.")
def add(
    name_id: str | None,
    host: str | None,
    name: str | None,
    source: str | None,
    grade: str | None,
    country: str | None,
    languages: tuple[str, ...],
    kind: str | None,
    target: str,
) -> None:
    """Add an outlet to a registry file of your own; what is missing is asked for at a terminal."""
    from audit.outlets.hosts import host_of
    from audit.outlets.own import added

    guided = not (host and name and source)
    host = host or asked("Host, e.g. valley-echo.example", "--host")
    name = name or asked("Name, as it writes it", "--name")
    source = source or asked("Where you have this from: a page, a register, a book", "--source")
    if guided:
        grade = grade or asked("What that is: register, own_statement, dataset or press", "--grade", "own_statement")
        country = country or asked("Country it serves, two letters (empty: not known)", "--country", "")
        kind = kind or asked("Form: newspaper, wire, broadcaster, digital ... (empty: not known)", "--kind", "")
    host = host_of(host) or host
    entry = {"id": name_id or host.replace(".", "-"), "name": name, "hosts": [{"host": host, "role": "primary"}]}
    entry |= {k: v for k, v in (("country", country), ("languages", list(languages)), ("kind", kind)) if v}
    added(Path(target), entry, source, grade or "own_statement", today().isoformat())
    click.echo(f"added {entry['id']} to {target}; use it with: audit article SOURCE --sources {target}")


def today() -> date:
    """The day, in the user's own calendar."""
    return date.today()  # noqa: DTZ011 - the user's day is meant


def asked(question: str, option: str, default: str | None = None) -> str:
    """The answer at a terminal. Raises `AuditError` that names the option when nobody is there to answer."""
    from audit.errors import AuditError

    if sys.stdin.isatty():
        return str(click.prompt(question, default=default, show_default=bool(default)))
    if default is not None:
        return default
    raise AuditError(f"{option} is missing", f"give {option}, or run this at a terminal to be asked")
