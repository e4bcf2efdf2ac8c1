"""The Celery application. Tasks ring the bell; the rows in PostgreSQL are the queue of record."""

import os
from typing import Any

from celery import Celery
from celery.signals import beat_init, task_prerun
from django.db import close_old_connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("candor")
app.config_from_object("django.conf:settings", namespace="CELERY")


@beat_init.connect
def open_periods_at_once(**_: Any) -> None:
    """A new installation has its periods when it starts, and not at the next full hour."""
    app.send_task("tasks.opening.open_periods")


@task_prerun.connect
def leave_bad_connections(**_: Any) -> None:
    """As between requests: a connection that broke, or is too old, is made anew."""
    close_old_connections()
