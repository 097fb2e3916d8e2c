"""Invented accounts of a few events, by four outlets over three weeks, for the tests of linking."""

from blank import memory

from audit.load import Input, load
from audit.pipeline import audit
from audit.store import write

SAID = "“Forty ships will be home for the long winter holidays, and nobody in Seavik will have to wait for them any more,” "
RELEASE = (
    "The harbour company of Seavik will dredge the inner basin of the Amber Canal from the first week of March, remove the two wrecks "
    "at the northern mole, and rebuild the lock keeper’s house that burnt down in the storm of last autumn, it said on Friday. "
    "The work is expected to take nineteen weeks and to cost eleven million crowns, of which the town pays a third."
)
CANAL = "The Amber Canal between Norland and Sudria reopens to ships on Friday after nine weeks of talks about inspectors at the locks."
FERRY = "The ferry to the Skerry Islands was late on four of its first seven days, and islanders missed their trains to the capital."
TEXTS = (
    ("ledger", "2026-11-09", "Canal to reopen with inspectors at the locks", f"{CANAL} {SAID}Ada Brandt said.\nTove Sand said that she was glad."),
    ("beacon", "2026-11-09", "Canal reopens after inspectors’ row", f"{CANAL} “Forty ships will be home,” a jubilant Ada Brandt sneered."),
    ("today", "2026-11-10", "Amber Canal reopens, inspectors at the locks", f"{CANAL}\n{SAID}Brandt told reporters."),
    ("ledger", "2026-11-14", "Ferry late in its first week", f"{FERRY} “Every new ship has teething troubles in the first week,” said Runa Vik."),
    ("beacon", "2026-11-16", "Ferry fiasco: late again", f"{FERRY} “Every new ship has teething troubles in the first week,” Runa Vik shrugged."),
    ("today", "2026-11-20", "Harbour company to dredge the canal", RELEASE),
    ("coast", "2026-11-21", "Basin to be dredged in March", f"{RELEASE} Nobody in the town was asked, its mayor Rolf Eng said."),
)  # fmt: skip
UNRELATED = (
    "coast",
    "2026-11-10",
    "Museum returns six masks",
    "A museum returned six carved masks to an island, whose elders danced on the quay.",
)
LINKED = ("story", "story_member", "utterance", "quotation_match", "quotation_use", "reuse")
"""Tables of linked rows."""


def page(text, name="", swap=None):
    """Input of one account; `swap` maps outlets to other names."""
    outlet, day, headline, body = text
    host = (swap or {}).get(outlet, outlet)
    return Input(
        f"{outlet}/{day}{name}",
        text=f"{headline}\n{body}",
        url=f"https://{host}.example/{day}/{headline.split()[0].lower()}{name}",
        published=day,
    )


def audits(kit, inputs):
    return [audit(load(one), kit) for one in inputs]


def database(found):
    con = memory()
    write(con, found)
    return con


def linked_rows(con):
    """All linked rows, by table, sorted."""
    return {table: sorted(con.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in LINKED}
