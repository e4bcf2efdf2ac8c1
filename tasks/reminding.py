from celery import shared_task

from reporting.services import reminding


@shared_task
def remind() -> None:
    """Remind of filings that are due, and tell offices of those that are late."""
    reminding.remind()
