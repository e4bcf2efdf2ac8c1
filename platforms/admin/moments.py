"""Moments as people say them."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from django.contrib import admin
from django.utils import formats, timezone

MIDNIGHT = time()


def deadline(at: datetime | None) -> str:
    """When something is due by, or nothing. Midnight is said as the end of the day before: whoever
    reads 11 July, 00:00 files on the 11th, a day late."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    if local.time() != MIDNIGHT:
        return str(formats.localize(local))
    before = formats.date_format(local - timedelta(days=1), "DATETIME_FORMAT")
    return before.replace("00:00", "24:00")


def deadline_column(name: str, heading: Any) -> Callable[[Any, Any], str | None]:
    """A column of a list, for the moment of that name."""

    @admin.display(description=heading, ordering=name)
    def column(_admin: Any, row: Any) -> str | None:
        return deadline(getattr(row, name)) or None

    return column
