"""The monthly job, and its repetition when a closed period is restated."""

from celery import shared_task

from reporting.services import consolidating


@shared_task
def close_due_periods() -> None:
    """Close every period that is due and not closed, however late; restate those that changed."""
    consolidating.close_due_periods()


@shared_task
def consolidate(period: str) -> None:
    """Freeze the next consolidation of a closed period if anything changed since the last."""
    consolidating.consolidate(period)
