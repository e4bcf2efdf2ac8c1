"""Receipts enter the log: in the order in which they were given, with no gap, one worker at a time.

Whoever files does not wait for it. A worker that dies leaves nothing behind, since entries, nodes
and the signed head are one transaction.
"""

from django.db import connection
from django.utils import timezone

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import LogEntry, LogNode, Receipt
from reporting.proof import merkle
from reporting.proof.receipts import leaf_of
from reporting.selectors import log
from reporting.services import heads

AT_ONCE = 1000
PLACE = """
UPDATE reporting_receipt AS receipt SET entry_id = placed.index
FROM unnest(%s::uuid[], %s::bigint[]) AS placed(id, index) WHERE receipt.id = placed.id
"""


def seal() -> int:
    """Take receipts that wait into the log, and sign its new head; how many they were.

    0 where there are none, or another worker is at it. A receipt is seen here only once those
    before it in its chain are: it was made after their commit.
    """
    with acting_as(SYSTEM):
        if not _alone():
            return 0
        rows = Receipt.objects.filter(entry=None).order_by("given_at", "serial")
        waiting = list(rows.only("id", "jws")[:AT_ONCE])
        if waiting:
            _append(waiting)
        return len(waiting)


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [heads.LOCK])
        return bool(cursor.fetchone()[0])


def _append(waiting: list[Receipt]) -> None:
    size, now = log.size(), timezone.now()
    known = log.peaks(size)
    grown = dict(merkle.grown(size, [leaf_of(one.jws) for one in waiting], known))
    LogEntry.objects.bulk_create(
        LogEntry(index=position, leaf=found, added_at=now)
        for (level, position), found in grown.items()
        if level == 0
    )
    LogNode.objects.bulk_create(
        LogNode(level=level, position=position, hash=found)
        for (level, position), found in grown.items()
        if level
    )
    places = list(range(size, size + len(waiting)))
    with connection.cursor() as cursor:
        cursor.execute(PLACE, [[one.id for one in waiting], places])
    size += len(waiting)
    heads.sign(size, merkle.root(size, known | grown))
