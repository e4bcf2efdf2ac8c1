"""What was lost is found: the bell is rung again for work that has waited too long."""

from celery import shared_task
from django.core.management import call_command

from platforms.principals import AUTHENTICATOR
from platforms.tenancy import acting_as
from reporting.services import sweeping
from tasks import checking


@shared_task
def sweep() -> None:
    """Ring for every batch and revision that waits and that nobody works on."""
    lost = sweeping.find_lost()
    for batch_id in lost.batches:
        checking.check_batch.delay(str(batch_id))
    for revision_id in lost.revisions:
        checking.check_revision.delay(str(revision_id))


@shared_task
def clear_tokens() -> None:
    """Remove expired access tokens and idempotency keys that nobody will send again."""
    with acting_as(AUTHENTICATOR):
        call_command("cleartokens")
    sweeping.clear_idempotency_keys()
