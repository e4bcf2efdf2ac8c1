"""The bell is rung after commit, and not being able to ring it is no failure: the sweeper will."""

import logging
from typing import Any

from celery import Task
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def ring(task: "Task[..., Any]", argument: str) -> None:
    """Send a task now; without a broker, say so and leave it to the sweeper."""
    try:
        task.apply_async((argument,), retry=False)
    except OperationalError as error:
        logger.warning("The bell for %s %s was not rung: %s", task.name, argument, error)


def ring_after_commit(task: "Task[..., Any]", argument: str) -> None:
    """Ring once the running transaction is committed, or at once where none is running."""

    def bell() -> None:
        ring(task, argument)

    transaction.on_commit(bell)
