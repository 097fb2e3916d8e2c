"""`audit serve`: the database as a site on this machine."""

import click

from audit.cli.options import Seconds, by_position_or_option, database_of


@click.command("serve")
@by_position_or_option
@click.option("--port", default=8800, show_default=True, type=click.IntRange(1, 65535), help="Port on 127.0.0.1.")
@click.option("--seconds", type=Seconds(), default=20.0, show_default=True, help="Time limit of a request, in seconds.")
def command(database: str | None, named: str | None, port: int, seconds: float) -> None:
    """Show DATABASE as a site on 127.0.0.1: articles by outlet, month and kind, reports, and read-only SQL.

    Only this machine can reach it, nothing is written, and no request leaves it. Needs pip install 'newsaudit[serve]'.
    """
    from audit.display import plain
    from audit.errors import AuditError
    from audit.report.site.app import MISSING, application

    database = database_of(database, named)
    app = application(database, seconds)
    try:
        import uvicorn
    except ImportError as e:
        raise AuditError("audit serve needs Starlette and uvicorn", MISSING) from e
    click.echo(plain(f"http://127.0.0.1:{port}/ shows {database}; Ctrl-C ends it"))
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", server_header=False, date_header=False)
