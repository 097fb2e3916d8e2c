"""Accounts that a person names as one event: their ledger and reuse, as temporary tables of a connection.

The tables hide those of the database, so that the same queries show given accounts and linked stories.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import duckdb

from audit.link.accounts import accounts
from audit.link.corpus import Corpus
from audit.link.kit import link_kit
from audit.link.ledger import ledger
from audit.link.reuse import pair_hits, reuse, reused, shared
from audit.rows import QuotationMatch, QuotationUse, Reuse, Story, StoryMember, Utterance
from audit.store.schema import ddl, name
from audit.store.writing import insert, run_file

GIVEN = "given"
"""Id of the story that given accounts are."""
LINKED = (Story, StoryMember, Utterance, QuotationMatch, QuotationUse, Reuse)
"""Tables that show a story."""


@contextmanager
def linked(con: duckdb.DuckDBPyConnection, docs: Sequence[str]) -> Iterator[None]:
    """Link documents as one event, whatever their outlets and days, in tables that last as long as the block."""
    rows = rows_of_given(con, docs)
    for table in LINKED:
        con.execute(ddl(table, comments=False).replace("CREATE TABLE IF NOT EXISTS", "CREATE OR REPLACE TEMP TABLE"))
        insert(con, table, rows[table])
    try:
        yield
    finally:
        for table in LINKED:
            con.execute(f"DROP TABLE temp.{name(table)}")


def rows_of_given(con: duckdb.DuckDBPyConnection, docs: Sequence[str]) -> dict[type, Sequence[object]]:
    """Rows of each table of `LINKED` for documents that are one event."""
    kit = link_kit()
    run_file(con, "link/prepare.sql", {"docs": list(docs)})
    members = sorted(accounts(con, docs), key=lambda a: a.doc)
    corpus = Corpus.of(members)
    pairs = [reused(corpus, pair) for pair in shared(corpus, pair_hits(corpus, given=True), outside=0)]
    found = ledger(GIVEN, members, kit)
    return {
        Story: [
            Story(
                id=GIVEN,
                first_seen=min((a.published for a in members if a.published), default=None),
                last_seen=max((a.published for a in members if a.published), default=None),
                members=len(members),
                outlets=len({a.outlet or a.doc for a in members}),
                link_kit=kit,
            )
        ],
        StoryMember: [
            StoryMember(story=GIVEN, sighting=a.sighting, method="given", score=None, level="event", link_kit=kit)
            for a in members
        ],
        Utterance: found.utterances,
        QuotationMatch: found.matches,
        QuotationUse: found.uses,
        Reuse: [row for a, b, parts in pairs for row in reuse(members[a], members[b], parts, kit)],
    }
