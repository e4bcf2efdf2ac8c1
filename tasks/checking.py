"""Bells for checking. Lost or doubled, they change nothing: the rows are the queue."""

from functools import partial
from uuid import UUID

from celery import shared_task
from django.db import transaction

from reporting.services import checking
from tasks import consolidating


@shared_task
def check_batch(batch_id: str) -> None:
    """Check one batch, then ring for what waited for it."""
    _ring(checking.check_batch(UUID(batch_id)))


@shared_task
def check_revision(revision_id: str) -> None:
    """Judge one submitted revision."""
    _ring(checking.check_revision(UUID(revision_id)))


def _ring(after: checking.Next) -> None:
    for batch_id in after.batches:
        check_batch.delay(str(batch_id))
    for revision_id in after.revisions:
        check_revision.delay(str(revision_id))
    for period in after.periods:
        consolidating.consolidate.delay(period)


def ring_for_batch(batch_id: UUID) -> None:
    """Ring once the running transaction is committed."""
    transaction.on_commit(partial(check_batch.delay, str(batch_id)), robust=True)


def ring_for_revision(revision_id: UUID) -> None:
    """Ring once the running transaction is committed."""
    transaction.on_commit(partial(check_revision.delay, str(revision_id)), robust=True)
