"""Signals are looked for. The rows wait for it; a bell that is lost is made up for by the next."""

from celery import shared_task

from reporting.services import watching


@shared_task
def watch() -> None:
    """Look at every revision, month and due date that the rules have not looked at."""
    while watching.watch():
        pass


@shared_task
def measure() -> None:
    """Count anew how well platforms file: explanations are decided and samples read meanwhile."""
    watching.measure_again()
