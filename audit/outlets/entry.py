"""The schema of a registry file, and validation errors with file, line and field.

>>> for problem in problems({"outlets": [{"id": "a-b", "name": "A", "hosts": [{"host": "A.example"}], "as_of": "2026-11-22",
...     "evidence": [{"fields": ["hosts"], "source": "own-page", "as_of": "2026-11-22", "grade": "own_statement"}]}]}, {}):
...     print(problem.field, problem.says)
outlets[0].hosts[0].role is missing
outlets[0].hosts[0].host 'A.example' is not a host in lower case without www., e.g. rt.com
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from audit.errors import AuditError
from audit.outlets.form import Many, Named, Number, OneOf, Problem, Shape, Text, line_of

WORDS = Text(r"(?s)(?=.*\S).+", "some words")
DAY = Text(r"\d{4}(-\d{2}(-\d{2})?)?", "a day, a month or a year in quotation marks, e.g. '2026-11-22'")
HOST = Text(
    r"(?!www\.)(?=.{4,253}$)([a-z0-9_]([a-z0-9_-]*[a-z0-9])?\.)+[a-z0-9-]{2,}", "a host in lower case without www., e.g. rt.com"
)
COUNTRY = Text(r"[A-Z]{2}", "a country as two capital letters in quotation marks, e.g. 'NO'")
LANGUAGE = Text(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?", "a language as two lower-case letters in quotation marks, e.g. 'no'")
NAME = Text(r"[a-z0-9][a-z0-9-]{0,47}", "lower-case letters, digits and hyphens")
GRADE = OneOf(("register", "own_statement", "dataset", "press"))
EVIDENCE = Many(WORDS, 1)

KINDS = (
    "wire",
    "newspaper",
    "magazine",
    "broadcaster",
    "public_broadcaster",
    "digital",
    "nonprofit_news",
    "aggregator",
    "satire",
    "fact_checker",
    "pr_wire",
    "think_tank",
    "ngo",
    "government",
    "party",
    "platform",
)
ROLES = ("primary", "edition", "mirror", "former", "short", "alternate")
LEGAL = (
    "private",
    "cooperative",
    "foundation",
    "public_service_statute",
    "state_company",
    "state_organ",
    "party_organ",
    "state_funded_with_firewall",
    "igo",
)

HOST_ROW = Shape(
    {
        "host": HOST,
        "role": OneOf(ROLES),
        "lang": LANGUAGE,
        "path": Text("/.+", "a path, e.g. /news"),
        "from": DAY,
        "to": DAY,
        "evidence": EVIDENCE,
    },
    ("host", "role"),
)
OWNER_ROW = Shape(
    {
        "owner": WORDS,
        "wikidata": Text(r"Q\d+", "an item, e.g. Q5"),
        "level": Number(1, 9),
        "stake_pct": Number(0, 100),
        "stake_kind": OneOf(("equity", "votes", "golden_share", "trust", "appointing_power")),
        "from": DAY,
        "to": DAY,
        "as_of": DAY,
        "evidence": EVIDENCE,
    },
    ("owner", "as_of", "evidence"),
)
ASSESSMENT = Shape(
    {"assessor": WORDS, "label": WORDS, "as_of": DAY, "evidence": EVIDENCE}, ("assessor", "label", "as_of", "evidence")
)
LEGAL_ROW = Shape(
    {"form": OneOf(LEGAL), "statute": WORDS, "from": DAY, "to": DAY, "as_of": DAY, "evidence": EVIDENCE},
    ("form", "statute", "as_of", "evidence"),
)
RESTRICTION = Shape(
    {
        "authority": WORDS,
        "measure": WORDS,
        "scope": WORDS,
        "instrument": WORDS,
        "from": DAY,
        "applied": DAY,
        "to": DAY,
        "evidence": EVIDENCE,
    },
    ("authority", "measure", "instrument", "from", "evidence"),
)
SOURCE_ROW = Shape(
    {"fields": Many(WORDS, 1), "source": WORDS, "as_of": DAY, "licence": WORDS, "grade": GRADE, "url": WORDS},
    ("fields", "source"),
)
ENTRY = Shape(
    {
        "id": NAME,
        "name": WORDS,
        "aliases": Many(WORDS),
        "status": OneOf(("active", "closed", "renamed", "merged")),
        "successor": NAME,
        "hosts": Many(HOST_ROW, 1),
        "country": COUNTRY,
        "based_in": COUNTRY,
        "languages": Many(LANGUAGE),
        "kind": OneOf(KINDS),
        "ownership": Many(OWNER_ROW),
        "funding": Many(WORDS),
        "affiliation": Shape({"legal": LEGAL_ROW, "assessments": Many(ASSESSMENT)}),
        "restrictions": Many(RESTRICTION),
        "external_ids": Shape({"wikidata": Text(r"Q\d+", "an item, e.g. Q5"), "isni": WORDS, "mbfc_page": WORDS}),
        "cues": Shape({"promo": Many(WORDS), "byline": Many(WORDS), "self_reference": Many(WORDS), "wire": NAME}),
        "evidence": Many(SOURCE_ROW, 1),
        "as_of": DAY,
        "note": WORDS,
    },
    ("id", "name", "hosts", "evidence", "as_of"),
)
SOURCE = Shape(
    {"title": WORDS, "url": WORDS, "licence": WORDS, "grade": GRADE, "as_of": DAY, "labels": Named(WORDS)},
    ("title", "licence", "grade", "as_of"),
)
FILE = Shape({"outlets": Many(ENTRY), "sources": Named(SOURCE)}, ("outlets",))


def problems(data: Any, known: Collection[str]) -> Iterator[Problem]:
    """Yield all violations of the schema in a registry file; `known` are sources that another file defines."""
    broken = list(FILE.breaks(data, ()))
    yield from broken
    if broken:
        return
    names = {*known, *(data.get("sources") or ())}
    for i, entry in enumerate(data["outlets"]):
        for j, row in enumerate(entry["evidence"]):
            if row["source"] not in names and not {"as_of", "grade"} <= set(row):
                says = f"{row['source']!r} is not a key of sources; without one, the row needs its own as_of and grade"
                yield Problem(("outlets", i, "evidence", j, "source"), says)
            for name in row["fields"]:
                if name.split(".")[0] not in ENTRY.fields:
                    yield Problem(("outlets", i, "evidence", j, "fields"), f"{name!r} is not a field of an entry")


def demand(data: Any, path: Path, known: Collection[str]) -> None:
    """Validate a registry file. Raises `AuditError` that names file, line and field of the first violation."""
    found = list(problems(data, known))
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        line = line_of(path.read_text(encoding="utf-8"), found[0].at)
        raise AuditError(
            f"{path}: line {line}: {found[0].field}: {found[0].says}{more}", f"fix it, then: audit outlets check {path}"
        )
