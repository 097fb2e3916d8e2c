"""`audit explain`: explain a name in an audit, how it is found, and what not to infer."""

import click

from audit.errors import AuditError


@click.command("explain")
@click.argument("name", required=False)
@click.option("--list", "listing", is_flag=True, help="List every name that has an explanation.")
@click.option("--kind", type=click.Choice(["measure", "signal", "kind", "rule", "table", "term"]), help="List only these.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(name: str | None, listing: bool, kind: str | None, form: str) -> None:
    """Explain NAME: a measure, a kind of insertion or mark, a rule, a signal, or a table."""
    from audit.report.reference.explain import everything, explained, explanation, listed, normal, readings

    if name and not listing:
        try:
            found = explanation(name)[0].name
        except AuditError as e:
            refuse_column(name, e)
            raise
        if normal(found) not in readings(name):
            from audit.display import plain

            click.echo(plain(f"{name}: not a name; this explains {found}"), err=True)
        if form == "json":
            import json

            click.echo(json.dumps([e._asdict() for e in explanation(name)], ensure_ascii=False, indent=1))
        else:
            click.echo(explained(name), nl=False, color=True)
    elif form == "json":
        import json

        rows = [e._asdict() for e in everything() if kind in {None, e.kind}]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        click.echo(listed(kind), nl=False)


def refuse_column(name: str, error: AuditError) -> None:
    """Raise `AuditError` for a name without an explanation that is a column: the schema has its comment."""
    from audit.report.reference.codebook import with_column
    from audit.store.views import view_names

    if name not in view_names() and (of := with_column(name)):
        raise AuditError(f"{name}: a column of {', '.join(of[:5])}", f"audit schema {of[0]} describes it") from error
