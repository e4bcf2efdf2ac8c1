"""Bells for checking. Lost or doubled, they change nothing: the rows are the queue."""

from uuid import UUID

from celery import shared_task

from reporting.services import checking
from tasks import consolidating, examining
from tasks.ringing import ring, ring_after_commit


@shared_task
def check_batch(batch_id: str) -> None:
    """Check one batch, then ring for what waited for it."""
    ring_for_next(checking.check_batch(UUID(batch_id)))


@shared_task
def check_revision(revision_id: str) -> None:
    """Judge one submitted revision."""
    ring_for_next(checking.check_revision(UUID(revision_id)))


def ring_for_next(after: checking.Next) -> None:
    """Ring for what became due when a piece of work was done."""
    for batch_id in after.batches:
        ring(check_batch, str(batch_id))
    for revision_id in after.revisions:
        ring(check_revision, str(revision_id))
    for period in after.periods:
        ring(consolidating.consolidate, period)
    for platform_id in after.platforms:
        ring(examining.compare, str(platform_id))


def ring_for_batch(batch_id: UUID) -> None:
    """Ring once the running transaction is committed."""
    ring_after_commit(check_batch, str(batch_id))


def ring_for_revision(revision_id: UUID) -> None:
    """Ring once the running transaction is committed."""
    ring_after_commit(check_revision, str(revision_id))
