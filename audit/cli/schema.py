"""`audit schema`: show tables, views and columns with their comments, or the record's JSON Schema."""

import click


@click.command("schema")
@click.argument("name", required=False)
@click.option("--record", is_flag=True, help="Print the JSON Schema of the record instead.")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
def command(name: str | None, record: bool, form: str) -> None:
    """List the tables and views of the database, or the columns of NAME with their comments.

    --format markdown prints the complete codebook.
    """
    import json

    if record:
        from audit.store.record_schema import record_schema

        click.echo(json.dumps(record_schema(), ensure_ascii=False, indent=1))
        return
    from audit.report.reference.codebook import as_json, as_text, codebook, relation, relations

    if form == "markdown":
        click.echo(codebook(), nl=False)
        return
    some = [relation(name)] if name else relations()
    click.echo(json.dumps(as_json(some), ensure_ascii=False, indent=1) if form == "json" else as_text(some).rstrip())
