"""Bells for examinations. Lost or doubled, they change nothing: the rows are the queue."""

from collections.abc import Iterable
from uuid import UUID

from celery import shared_task

from reporting.services import examining, expiring, reexamining
from tasks.ringing import ring, ring_after_commit


@shared_task
def examine(revision_id: str) -> None:
    """Put one submitted revision of an attestation to the test."""
    examining.examine(UUID(revision_id))


@shared_task
def compare(platform_id: str) -> None:
    """Examine the claims again that are held against the platform's reports."""
    ring_for(reexamining.mark_by_reports(UUID(platform_id)))


@shared_task
def examine_again() -> None:
    """Examine again what was examined with other rules or readers, or before another report."""
    ring_for(reexamining.mark_outdated())


@shared_task
def expire() -> None:
    """Remind of attestations that will end, and end those whose last day is over."""
    expiring.remind()
    expiring.expire()


def ring_for_waiting() -> None:
    """Ring for what is due and nobody examines."""
    ring_for(examining.find_unexamined())


def ring_for(revision_ids: Iterable[UUID]) -> None:
    for revision_id in revision_ids:
        ring(examine, str(revision_id))


def ring_for_attestation(revision_id: UUID) -> None:
    """Ring once the running transaction is committed."""
    ring_after_commit(examine, str(revision_id))
