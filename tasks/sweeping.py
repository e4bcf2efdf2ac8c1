"""What was lost is found: the bell is rung again for work that has waited too long."""

from celery import shared_task
from django.core.management import call_command

from platforms.principals import AUTHENTICATOR
from platforms.tenancy import acting_as
from reporting.services import scanning, sweeping
from tasks import checking, examining, exporting
from tasks import scanning as bells
from tasks.ringing import ring


@shared_task
def sweep() -> None:
    """Ring for everything that waits and that nobody works on."""
    lost = sweeping.find_lost()
    for batch_id in lost.batches:
        ring(checking.check_batch, str(batch_id))
    for revision_id in lost.revisions:
        ring(checking.check_revision, str(revision_id))
    for file_id in scanning.find_waiting():
        ring(bells.scan, str(file_id))
    examining.ring_for_waiting()
    exporting.ring_for_waiting()


@shared_task
def clear_uploads() -> None:
    """Remove what was begun and not completed in time, and bytes that belong to nothing."""
    sweeping.clear_uploads()


@shared_task
def clear_tokens() -> None:
    """Remove expired access tokens and idempotency keys that nobody will send again."""
    with acting_as(AUTHENTICATOR):
        call_command("cleartokens")
    sweeping.clear_idempotency_keys()
