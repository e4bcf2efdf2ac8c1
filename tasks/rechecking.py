"""Re-checks spread over the workers. A message that is lost is made good by whoever asks again."""

from uuid import UUID

from celery import shared_task

from reporting.services import rechecking


@shared_task
def recheck(revision_id: str) -> None:
    """Check one revision again, unless that was done with the rule set of today."""
    rechecking.recheck(UUID(revision_id))
