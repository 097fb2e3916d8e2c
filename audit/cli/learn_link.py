"""`audit learn link`: train the linking of accounts to stories."""

import click


@click.command("link")
@click.argument("stories", nargs=-1, required=True)
@click.option("--database", default="audit.duckdb", show_default=True, help="Database of the accounts.")
@click.option("--until", required=True, help="Last day of training, YYYY-MM-DD; later accounts are not read.")
@click.option("--to", "folder", required=True, help="Folder for pairs.json and rarity.npz.")
def command(stories: tuple[str, ...], database: str, until: str, folder: str) -> None:
    """Train on JSON lines of `id` (input of a stored article) and `story`; each file is a source of labels of its own."""
    from pathlib import Path

    from audit.learn.insertions.corpora import json_lines
    from audit.learn.link import Label, rarity, save_link, train
    from audit.link.accounts import accounts
    from audit.store import open as connect
    from audit.store.ask import ask
    from audit.store.writing import run_file

    labels = {row["id"]: Label(name, row["story"]) for name in stories for row in json_lines(Path(name))}
    with connect(database) as con:
        run_file(con, "link/prepare.sql", {"docs": None})
        run_file(con, "link/dated.sql", {})
        rows = ask(con, "link/labelled", until=until)
        found = {a.sighting: a for a in accounts(con, [r.doc for r in rows])}
    read = [found[r.sighting] for r in rows if r.sighting in found]
    table = rarity(read)
    model = train(read, {r.sighting: labels[r.input] for r in rows if r.input in labels}, table)
    save_link(Path(folder), table, model)
    click.echo(f"{len(read):,} accounts, {model['pairs']}")
