"""Bells for exports. Lost or doubled, they change nothing: the rows are the queue."""

from uuid import UUID

from celery import shared_task

from reporting.services.exports import expiring, making
from reporting.services.open_data import publishing
from tasks.ringing import ring, ring_after_commit


@shared_task
def make_export(export_id: str) -> None:
    """Make one export. Delivered twice, it is made once."""
    making.make(UUID(export_id))


@shared_task
def expire_exports() -> None:
    """Remove the files whose time is over."""
    expiring.expire()


def ring_for_waiting() -> None:
    """Ring for what was asked for and nobody makes."""
    for export_id in making.find_waiting():
        ring(make_export, str(export_id))


def ring_for_export(export_id: UUID) -> None:
    """Ring once the running transaction is committed."""
    ring_after_commit(make_export, str(export_id))


@shared_task
def publish_open_data() -> None:
    """Publish the open data of bulletins that have come out."""
    publishing.publish_due()
