"""The application: routes to the answers of `replies`, each with a cursor of its own, behind the guard."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from audit.errors import AuditError
from audit.report.html import fill
from audit.report.site import replies
from audit.report.site.cursors import Pool
from audit.report.site.guard import App, Guard
from audit.store.connect import reading

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

MISSING = "pip install 'newsaudit[serve]'"
"""How the libraries of the site are installed."""
Make = Callable[[Any, Any], replies.Body | None]
"""Answer a request with a cursor; None where there is no such page."""


def application(database: str, seconds: float = replies.SECONDS) -> App:
    """Build the ASGI application over a database. Raises `AuditError` without Starlette, or without the database."""
    try:
        from starlette.applications import Starlette
        from starlette.routing import Route
    except ImportError as e:
        raise AuditError("audit serve needs Starlette and uvicorn", MISSING) from e
    pool = Pool(reading(database)[0], seconds)
    routes = [
        Route("/", lent(pool, lambda con, r: replies.front(con, r.query_params))),
        Route("/article/{sighting}", lent(pool, asked_article)),
        Route("/report/{name}", lent(pool, lambda con, r: replies.months(con, r.path_params["name"]))),
        Route("/report/{label}/{name}", lent(pool, asked_report)),
        Route("/sql", lambda request: answer_sql(database, request)),
    ]
    return Guard(Starlette(routes=routes))


def asked_article(con: Any, request: "Request") -> replies.Body:
    """Answer with the page of an article, or the rows behind it."""
    return replies.article(con, request.path_params["sighting"], request.query_params.get("format", "html"))


def asked_report(con: Any, request: "Request") -> replies.Body | None:
    """Answer with a file of a report."""
    return replies.report(con, request.path_params["label"], request.path_params["name"])


def lent(pool: Pool, make: Make) -> "Callable[[Request], Response]":
    """Endpoint that lends a cursor to a function of cursor and request; errors of the user become a page."""

    def endpoint(request: "Request") -> "Response":
        try:
            with pool.cursor() as con:
                return finished(make(con, request))
        except AuditError as e:
            return failed(e, 404 if "no such" in str(e) else 422)

    return endpoint


def answer_sql(database: str, request: "Request") -> "Response":
    """Answer a statement; its process opens the database itself."""
    given = request.query_params
    try:
        return finished(replies.query(database, given.get("sql", ""), given.get("format", "html")))
    except AuditError as e:
        return failed(e, 422)


def finished(body: replies.Body | None) -> "Response":
    """Answer with a finished text, so that its length is known."""
    from starlette.responses import Response

    if body is None:
        return failed(AuditError("no such page", "begin at /"), 404)
    return Response(body.text, 200, {"content-type": replies.TYPES.get(body.form, "text/plain; charset=utf-8")})


def failed(error: AuditError, status: int) -> "Response":
    """Answer with an error in words."""
    from starlette.responses import Response

    return Response(fill("site_error.html", error=str(error)), status, {"content-type": replies.TYPES["html"]})
