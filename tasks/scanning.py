"""Bells for files in quarantine. Lost or doubled, they change nothing: the rows are the queue."""

from uuid import UUID

from celery import shared_task

from reporting.services import scanning
from tasks import examining
from tasks.ringing import ring_after_commit


@shared_task
def scan(file_id: str) -> None:
    """Scan one file of evidence, then ring for the attestations that waited for it."""
    examining.ring_for(scanning.scan(UUID(file_id)))


def ring_for_file(file_id: UUID) -> None:
    """Ring once the running transaction is committed."""
    ring_after_commit(scan, str(file_id))
