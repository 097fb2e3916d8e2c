"""One input: its bytes or text, and the user's claims about it."""

from dataclasses import field

from audit.errors import AuditError
from audit.frozen import frozen
from audit.text import Said, digest, storable, without_userinfo

LARGEST = 20_000_000
"""Maximum bytes of one article. The largest live blogs have a few megabytes."""
TOLD = ("id", "url", "title", "outlet", "published", "fetched", "charset", "draft", "where")
"""Fields that are strings."""


@frozen
class Input:
    """An article before loading.

    `id` is the id of the record, else its path. Exactly one of `html` (bytes or str) and `text` (bytes or str) is set;
    `draft` is the format of a text that is not plain: `markdown`, `docx`, `odt`, `rtf`, `pdf`, `fragment` (the article's HTML).
    `where` is the place of the record, its file first, where `id` is the record's own: failures name it.
    `title`, `outlet`, `published`, `fetched` and `url` are given by the user or the corpus; `said` are further claims, such as
    the redirects to a page. `unread` are keys of the record that look like claims and are not read; no row depends on them.

    Raises `AuditError` for a field of another type, such as a path instead of the bytes in it, or a date.
    """

    id: str
    html: bytes | str | None = None
    text: bytes | str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    fetched: str | None = None
    charset: str | None = None
    draft: str | None = None
    said: tuple[Said, ...] = ()
    where: str | None = None
    unread: tuple[str, ...] = ()
    digested: str | None = field(default=None, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Forget the user's name and password of every address, and what no table can hold."""
        self.refuse_types()
        for name in ("id", "url", "title", "outlet", "published", "fetched", "where"):
            if value := getattr(self, name):
                object.__setattr__(self, name, storable(without_userinfo(value)))
        said = tuple(s._replace(value=storable(without_userinfo(s.value))) for s in self.said)
        object.__setattr__(self, "said", said)
        object.__setattr__(self, "digested", None)

    def refuse_types(self) -> None:
        """Raise `AuditError` for a field of another type than it has: type hints hold nobody to them."""
        for name in TOLD:
            value: object = getattr(self, name)
            if not isinstance(value, str) and (value is not None or name == "id"):
                raise AuditError(f"{name}: {type(value).__name__}, not a string", "give one, such as '2026-11-30' for a day")
        for name in ("html", "text"):
            value = getattr(self, name)
            if not isinstance(value, (str, bytes, bytearray)) and value is not None:
                problem = f"{self.id}: {name} is {type(value).__name__}, neither bytes nor a string"
                raise AuditError(problem, "give what is in the file: Path(…).read_bytes()")

    def placed(self, error: str) -> str:
        """An error with the place of the record in front of it, instead of its own id."""
        return error if self.where is None else f"{self.where}: {error.removeprefix(f'{self.id}: ')}"

    def sighting(self) -> str:
        """Digest the input as given, once: the id of the sighting before parsing, the same for every kit."""
        if self.digested is not None:
            return self.digested
        raw = self.html if self.html is not None else self.text
        kind = "html" if self.html is not None else self.draft or "text"
        given = (self.id, kind, self.url, self.title, self.outlet, self.published, self.fetched, self.charset)
        exported = (f"{s.field} {s.value}" for s in self.said if s.origin == "export")  # the status alone may change
        found = digest(*(part or "" for part in given), raw or "", *exported)
        object.__setattr__(self, "digested", found)
        return found


@frozen
class LeftOut:
    """A skipped record, not an article or not requested: its id, and the reason, in words that many records share."""

    input: str
    reason: str
