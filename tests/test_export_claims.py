"""What an export says of an article is believed after what is given, and before what its text says."""

from audit.pipeline import audit
from audit.rows import Resolved
from audit.text import Said, build, lines

TEXT = (
    "Strike stops all ferries\nFerries between Quarrow and Selby stood still on Monday.\n“Nobody asked us,” said Ada Corrigan."
)
SAID = (
    ("headline", "Strike stops all ferries"),
    ("author", "By Ines Vale"),
    ("published", "2026-11-23T09:30:00+01:00"),
    ("modified", "2026-11-24T09:30:00+01:00"),
    ("dateline", "QUARROW"),
    ("copyright_holder", "Quarrow Press Agency"),
    ("editor_note", "Adds quote"),
    ("site_name", "Harbour Ledger"),
    ("access", "partial"),
    ("provider", "Reuters"),
)


def test_an_export_fills_the_fields_of_its_article(kit):
    blocks, body_start = lines(TEXT)
    said = [Said(field, value, "export") for field, value in SAID]
    found = audit(build(TEXT, blocks, body_start, said=said), kit).of(Resolved)
    settled = {r.field: r.value for r in found if r.origin == "export"}
    expected = dict(SAID) | {"author": "Ines Vale", "wire_agency": "reuters", "wire_level": "partial"}
    assert settled == {field: value for field, value in expected.items() if field != "provider"}
