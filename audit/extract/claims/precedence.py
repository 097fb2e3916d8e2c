"""Sources of each field's value, best first: pairs of a field of claims and an origin.

>>> PRECEDENCE["published"][:2], PRECEDENCE["part"][0]
((('published', 'given'), ('published', 'export')), ('part', 'html'))
"""

Place = tuple[str, str]
"""Field and origin of a claim."""


def by_origin(field: str, *origins: str) -> tuple[Place, ...]:
    """Pair one field with several origins."""
    return tuple((field, origin) for origin in origins)


PRECEDENCE: dict[str, tuple[Place, ...]] = {
    "published": (
        *by_origin("published", "given", "export", "json-ld", "microdata", "meta", "html"),
        ("created", "json-ld"),
        ("published", "text"),
        ("script_day", "html"),
        ("sole_day", "html"),
        ("title_day", "html"),
        ("published", "url"),
    ),
    "modified": by_origin("modified", "given", "export", "json-ld", "microdata", "meta", "html", "text"),
    "first_seen": by_origin("first_seen", "given"),
    "section": (
        *by_origin("section", "given", "export", "json-ld", "microdata", "meta", "html"),
        ("breadcrumb", "json-ld"),
        ("section", "url"),
    ),
    "site_name": (
        *by_origin("site_name", "export", "meta"),
        *by_origin("publisher", "json-ld", "meta", "microdata"),
        ("application_name", "meta"),
    ),
    "publisher": by_origin("publisher", "json-ld", "microdata", "meta"),
    "canonical_url": (("canonical_url", "meta"), ("declared_url", "json-ld")),
    "og_url": by_origin("og_url", "meta"),
    "language": (*by_origin("language", "export", "html", "json-ld", "meta"), ("locale", "meta")),
    "access": (
        *by_origin("access", "url", "archive", "export", "text", "html", "json-ld"),
        ("content_tier", "meta"),
        ("access", "microdata"),
    ),
    "dateline": (*by_origin("dateline", "export", "json-ld", "microdata", "text"), ("location_created", "json-ld")),
    "copyright_holder": (
        *by_origin("copyright_holder", "export", "json-ld", "meta"),
        *by_origin("copyright", "export", "text", "html", "meta", "json-ld"),
    ),
    "correction": by_origin("correction", "export", "json-ld", "text", "html"),
    "part": by_origin("part", "html", "meta", "url"),
    "archive": by_origin("archive", "url", "html"),
    "archived_at": by_origin("archived_at", "url", "html"),
    "editor_note": by_origin("editor_note", "export", "text", "html"),
}
"""Sources of each single-valued field; its first usable value wins."""

AUTHORS: tuple[Place, ...] = (
    *by_origin("author", "given", "export", "json-ld", "meta", "html", "microdata"),
    ("byline", "html"),
    ("author", "text"),
)
"""Sources of authors; the first that names a person wins."""
DESKS: tuple[Place, ...] = (("author_organisation", "json-ld"), *AUTHORS)
"""Sources of desks and brands, all of which are collected."""
