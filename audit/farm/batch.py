"""Audit many inputs, a shard at a time, and hand each shard's audits and failures on in order."""

from collections.abc import Iterable, Iterator
from itertools import islice

from audit.errors import AuditError
from audit.kit import Kit
from audit.load import Input, load
from audit.pipeline import Audit, audit
from audit.rows import Failure

SHARD = 200
"""Inputs of one shard: enough that asking for measures costs little, few enough to hold in memory."""


def audited(inputs: Iterable[Input], kit: Kit) -> Iterator[list[Audit | Failure]]:
    """Shards of audits and failures in the order of the inputs. A bug in one document becomes its failure."""
    rest = iter(inputs)
    while shard := list(islice(rest, SHARD)):
        yield [one(given, kit) for given in shard]


def one(given: Input, kit: Kit) -> Audit | Failure:
    """The audit of an input, or why there is none."""
    try:
        document = load(given)
    except AuditError as e:
        return Failure(given.id, "load", str(e), None)
    except Exception as e:  # noqa: BLE001 - the one place where a bug becomes a row
        return Failure(given.id, "load", f"{type(e).__name__}: {e}", None)
    try:
        return audit(document, kit)
    except Exception as e:  # noqa: BLE001 - the one place where a bug becomes a row
        return Failure(given.id, "audit", f"{type(e).__name__}: {e}", None)
