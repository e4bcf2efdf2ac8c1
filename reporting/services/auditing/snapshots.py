"""One moment of the database, however long it takes to look at it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as


@contextmanager
def snapshot() -> Iterator[None]:
    """A transaction that sees what was committed before it began, and cannot write.

    What comes in, is decided or corrected meanwhile is seen whole or not at all.
    """
    if connection.in_atomic_block:
        with acting_as(SYSTEM):
            yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        with acting_as(SYSTEM):
            yield


def rows(sql: str, params: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Rows as the server hands them out: there may be any number."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, params)
        while some := cursor.fetchmany(2000):
            yield from some
