"""Bytes that no row knows of: whoever died between storing them and their row left them behind."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.models import QuerySet
from django.utils import timezone

from platforms.principals import SYSTEM, Principal
from platforms.tenancy import acting_as
from reporting.services import storing

# Nothing takes so long to arrive: what is older and belongs to no row was left behind.
LEFT_BEHIND = timedelta(days=1)


def remove(top: str, rows: QuerySet[Any]) -> int:
    """Remove old bytes under `top/PLATFORM/OWNER/` that are `stored_as` of none of the rows.

    Their names end in a UUIDv7, which tells how old they are. Returns the number of files.
    """
    removed = 0
    for folder in _folders(top):
        names = default_storage.listdir(folder)[1]
        old = [f"{folder}/{name}" for name in names if _is_old(name)]
        if old:
            with acting_as(SYSTEM):
                found = rows.filter(stored_as__in=old).values_list("stored_as", flat=True)
                old = list(set(old) - set(found))
            for path in old:
                storing.remove(path)
            removed += len(old)
        elif not names:
            with suppress(OSError):  # something is just arriving
                default_storage.delete(folder)
    return removed


def _folders(top: str) -> Iterator[str]:
    with suppress(FileNotFoundError):
        for platform in default_storage.listdir(top)[0]:
            for owner in default_storage.listdir(f"{top}/{platform}")[0]:
                yield f"{top}/{platform}/{owner}"


def _is_old(name: str) -> bool:
    try:
        milliseconds = UUID(name[-36:]).int >> 80
    except ValueError:
        return False
    return milliseconds < (timezone.now() - LEFT_BEHIND).timestamp() * 1000


def remove_unless_kept(principal: Principal, stored_as: str, rows: QuerySet[Any]) -> None:
    """After a transaction that failed. A commit can succeed and its answer be lost: of the two, an
    orphan in storage is the smaller harm."""
    if connection.in_atomic_block:  # part of a larger transaction, which is rolled back
        storing.remove(stored_as)
        return
    with suppress(DatabaseError), acting_as(principal):
        if not rows.filter(stored_as=stored_as).exists():
            storing.remove(stored_as)
