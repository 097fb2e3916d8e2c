"""Plan a run: inputs in order → shards, without those already done."""

import json
import math
import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

from audit.farm.known import Counts, Known
from audit.farm.shard import Asked, Task, shard_name
from audit.kit import Kit
from audit.load import Input
from audit.load.corpus import Given
from audit.load.corpus.oddities import literal
from audit.load.input import LeftOut
from audit.rows import Failure, Run
from audit.text import digest, without_userinfo
from audit.version import VERSION

INPUTS = 100
"""Maximum inputs of a shard: enough to amortise the queries for measures, few enough to fit in memory."""
BYTES = 8_000_000
"""Bytes of input after which a shard is closed: a worker holds its pages, rows and tables at once."""
LAST, PARTS, FEWEST = 2, 4, 10
"""Groups at the end of a run that are divided, parts of each at most, and inputs of a part at least: a shard costs a tenth of a
second besides its inputs."""


def size(item: Input | Failure) -> int:
    """Approximate bytes of an input."""
    return len(item.html or item.text or b"") if isinstance(item, Input) else 0


Group = tuple[Input | Failure, ...]
"""Inputs of one shard."""


def tapered(found: Iterable[Group]) -> Iterator[Group]:
    """Yield groups in order, the last `LAST` of many in parts, so that workers end together.

    >>> [len(g) for g in tapered([(None,) * 100] * 2 + [(None,) * 30])], [len(g) for g in tapered([(None,) * 100])]
    ([100, 25, 25, 25, 25, 10, 10, 10], [100])
    """
    held: deque[Group] = deque()
    many = False
    for group in found:
        held.append(group)
        if len(held) > LAST:
            many = True
            yield held.popleft()
    for group in held:
        parts = min(PARTS, len(group) // FEWEST) if many else 1
        step = math.ceil(len(group) / max(1, parts))
        yield from (group[k : k + step] for k in range(0, len(group), step))


def groups(given: Iterable[Given], kit: Kit, counts: Counts) -> Iterator[Group]:
    """Yield inputs in groups of one shard each, in order; those that are not articles are counted as left out."""
    group: list[Input | Failure] = []
    total = 0
    for item in given:
        if isinstance(item, LeftOut):
            counts.left_out += 1
            counts.reasons[item.reason] += 1
            continue
        if isinstance(item, Failure):
            item = public_failure(item, kit)  # noqa: PLW2901
        else:
            counts.unread_lines += bool(item.unread)
            counts.unread.update(item.unread)
            if item.draft is None and (kind := literal(item.text)):
                counts.literal[kind] += 1
            if is_unknown(item, kit):
                counts.unknown[str(item.outlet)] += 1
            if item.published and not kit.claims.has_day(item.published, item.url):
                counts.undated[item.published] += 1
        group.append(item)
        total += size(item)
        if len(group) >= INPUTS or total >= BYTES:
            yield tuple(group)
            group, total = [], 0
    if group:
        yield tuple(group)


def is_unknown(given: Input, kit: Kit) -> bool:
    """True when an input names an outlet that the registry does not know, and its address is of none."""
    known = kit.registry
    return bool(given.outlet) and not known.by_name(given.outlet) and not known.by_url(given.url)


def public_failure(failure: Failure, kit: Kit) -> Failure:
    """A failure of reading with its sighting and kit, without names and passwords of addresses."""
    where, error = without_userinfo(failure.input), without_userinfo(failure.error)
    return replace(failure, input=where, error=error, sighting=digest(where, failure.stage, error), kit=kit.fingerprint)


def shards(given: Iterable[Given], asked: Asked, kit: Kit, counts: Counts, known: Known) -> Iterator[Task]:
    """Yield the shards to do; known inputs are counted and skipped."""
    for group in tapered(groups(given, kit, counts)):
        items = group
        if not known.count_shard(shard_name(group, asked, kit), counts):
            ids = [item.sighting() if isinstance(item, Input) else item.sighting or "" for item in group]
            audited, failed = known.tried(ids)
            items = tuple(item for item, s in zip(group, ids, strict=True) if s not in audited and s not in failed)
            counts.known += len(group) - len(items)
            counts.known_failed += sum(s in failed for s in ids)
            name = shard_name(items, asked, kit)
            if items and not known.count_shard(name, counts):
                yield Task(name, items, asked)


def run_row(path: Path | None, kit: Kit, options: dict[str, object]) -> Run:
    """Row of this run; an interrupted run of the same version, kit and options, kept in `path`, is resumed."""
    text = without_userinfo(json.dumps(options, ensure_ascii=False, sort_keys=True))
    if path and path.exists():
        row = Run(**json.loads(path.read_text(encoding="utf-8")))
        if (row.version, row.kit, row.options) == (VERSION, kit.fingerprint, text):
            return row
    started = datetime.now(UTC).isoformat(timespec="seconds")
    run = digest(started, VERSION, kit.fingerprint, text)
    row = Run(id=run, started=started, version=VERSION, kit=kit.fingerprint, options=text)
    if path:
        part = path.with_suffix(f".{os.getpid()}")
        part.write_text(json.dumps(asdict(row)), encoding="utf-8")
        part.replace(path)
    return row
