"""The row is the queue: claimed and finished in two short transactions under a row lock.

While a worker is at it, it holds an advisory lock in a transaction of its own. If the worker
dies, PostgreSQL lets go of the lock with the connection, and anybody can tell that the claim is
nobody's: no lease to wait for, no clock to trust.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import TypeVar
from uuid import UUID

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from reporting.models import AttestationRevision, Batch, Export, Revision

Work = TypeVar("Work", Batch, Revision)
CHECKING, RECEIVED, ERRORED = "checking", "received", "errored"


def hold(work_id: UUID, using: BaseDatabaseWrapper | None = None) -> bool:
    """Take the lock of a piece of work until the transaction ends; False if another has it."""
    with (using or connection).cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [key_of(work_id)])
        return bool(cursor.fetchone()[0])


def key_of(work_id: UUID) -> int:
    """The key of an advisory lock on whatever has this id."""
    return work_id.int & 0x7FFF_FFFF_FFFF_FFFF


def mark_claimed(work: Work) -> datetime:
    """The moment of the claim, by which it is told from a later one."""
    work.state = CHECKING
    work.claimed_at = timezone.now()
    work.attempts += 1
    work.save(update_fields=["state", "claimed_at", "attempts"])
    return work.claimed_at


def take_up(model: type[Work], work_id: UUID, claimed_at: datetime) -> bool:
    """Hold what was claimed; False where somebody has claimed it since.

    Between claim and hold others may try the lock, each for a moment, to see whether the claim is
    a dead worker's. If all who claim made way for each other then, nobody would do the work.
    """
    return _get(work_id, partial(_is_claimed, model, work_id, claimed_at))


def _get(
    work_id: UUID, is_ours: Callable[[], bool], using: BaseDatabaseWrapper | None = None
) -> bool:
    while not hold(work_id, using):
        if not is_ours():
            return False
        time.sleep(0.01)
    return is_ours()


@contextmanager
def holding(work_id: UUID, is_ours: Callable[[], bool]) -> Iterator[bool]:
    """As `take_up`, for work that takes long and needs no transaction meanwhile.

    The lock is held by a connection beside, in a transaction that does nothing else: it keeps no
    rows and no snapshot, and a pooler in transaction mode leaves it its connection. If it breaks,
    others may claim the work; who finishes asks first whether the claim is still theirs. Within a
    transaction of the caller's, that one holds it.
    """
    if connection.in_atomic_block:
        yield _get(work_id, is_ours)
        return
    beside: BaseDatabaseWrapper = connection.copy()
    try:
        beside.set_autocommit(False)
        yield _get(work_id, is_ours, beside)
    finally:
        beside.close()


def _is_claimed(model: type[Work], work_id: UUID, claimed_at: datetime) -> bool:
    return model.objects.filter(pk=work_id, state=CHECKING, claimed_at=claimed_at).exists()


# So many times a worker may die over a piece of work before it has to pause like what errored.
DEATHS = 3


def keeps_dying(work: Batch | Revision | AttestationRevision | Export) -> bool:
    """Whether work that is claimed and that nobody holds has cost too many workers already."""
    return work.claimed_at is not None and work.attempts >= DEATHS


def give_back(
    model: type[Work], work_id: UUID, claimed_at: datetime, *, state: str = RECEIVED
) -> None:
    """Return claimed work to the queue, or mark it errored: our fault, to be tried again.

    What somebody else has claimed since is theirs.
    """
    work = model.objects.select_for_update(of=("self",), no_key=True).get(pk=work_id)
    if work.state == CHECKING and work.claimed_at == claimed_at:
        work.state = state
        work.claimed_at = None
        work.save(update_fields=["state", "claimed_at"])
