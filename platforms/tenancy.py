"""The second lock of isolation: each transaction is bound to one principal.

PostgreSQL's row-level security reads the binding from `candor.principal`, which is set for the
transaction only: a session-wide setting would survive into the next request on the connection.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self, TypeVar

from django.db import connection, models, transaction

from platforms.principals import Principal


def bind(principal: Principal) -> None:
    """Bind the running transaction to a principal.

    Raises `TransactionManagementError` outside a transaction, where the binding would be lost.
    """
    _set(principal.packed())


def require_transaction() -> None:
    """Raises `TransactionManagementError` outside one."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A principal is bound inside a transaction.")


def _set(packed: str) -> None:
    require_transaction()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('candor.principal', %s, true)", [packed])


@contextmanager
def acting_as(principal: Principal) -> Iterator[None]:
    """Run a transaction in a principal's name, or a part of one; then whoever it was before."""
    nested = connection.in_atomic_block
    with transaction.atomic(savepoint=False):
        before = _current() if nested else ""
        bind(principal)
        yield
        if nested:
            _set(before)


def _current() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('candor.principal', true)")
        return cursor.fetchone()[0] or ""


M = TypeVar("M", bound=models.Model)


class TenantQuerySet(models.QuerySet[M]):
    """Rows that belong to a platform. Every read on a principal's behalf starts at `visible_to`."""

    # The path from a row to the platform's id and to the platform's jurisdiction.
    platform_path = "platform_id"
    jurisdiction_path = "platform__jurisdiction_id"

    def visible_to(self, principal: Principal) -> Self:
        """The rows that the principal may know of; to everyone else they do not exist."""
        if principal.sees_all:
            return self
        if principal.kind == "platform":
            return self.filter(**{self.platform_path: principal.platform_id})
        if principal.kind == "office":
            return self.filter(**{self.jurisdiction_path: principal.jurisdiction})
        return self.none()
