from celery import shared_task
from django.utils import timezone

from reporting.services import periods


@shared_task
def open_periods() -> None:
    """Open the months that have begun."""
    periods.open_periods(timezone.now())
