"""Accounts without an audit, for figures of linking alone."""

from audit.link.accounts import Account


def plain_account(i: int, text: str) -> Account:
    """One text, by an outlet of its own."""
    return Account(
        sighting=f"{i:08}",
        doc=f"{i:08}",
        text_id=f"{i:08}",
        text=text,
        lang="en",
        body_start=0,
        words=len(text.split()),
        outlet=None,
        headline="",
        day=1,
        published=None,
        at=None,
        seen=None,
        agency=None,
        whole=True,
        holes=(),
        blocks=(),
        quoted=(),
    )
