"""The owner's connection: only the owner of the tables takes a partition away or brings it back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext_lazy as _

from platforms.principals import Principal
from reporting.services.archives.refusing import CannotArchive
from reporting.services.periods import EPOCH

OWNER = "owner"
OPERATOR = Principal("operator")
OWNS = """
SELECT pg_has_role(current_user, relowner, 'USAGE') FROM pg_class
WHERE oid = 'reporting_record'::regclass
"""


def connection() -> BaseDatabaseWrapper:
    return connections[OWNER]


def partition(month: date) -> str:
    """The name that `candor_open_partition` gives."""
    return f"reporting_record_{month:%Y_%m}"


def detached(month: date) -> str:
    """The name of a partition that was taken out and kept."""
    return f"{partition(month)}_detached"


@contextmanager
def alone(month: date) -> Iterator[Any]:
    """A cursor of the owner's, outside any transaction; nobody else archives or restores the
    period meanwhile. Raises `CannotArchive`."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute(OWNS)
        if cursor.fetchone() != (True,):
            raise CannotArchive(
                _("This needs the owner of the tables: set MIGRATION_DATABASE_URL.")
            )
        key = [(month - EPOCH).days]
        cursor.execute("SELECT pg_try_advisory_lock(hashtext('candor.archiving'), %s)", key)
        if cursor.fetchone() != (True,):
            raise CannotArchive(_("Another command archives or restores this period just now."))
        try:
            yield cursor
        finally:
            if connections[OWNER].is_usable():
                cursor.execute("SELECT pg_advisory_unlock(hashtext('candor.archiving'), %s)", key)


@contextmanager
def as_operator() -> Iterator[None]:
    """A transaction of the owner's in the operator's name."""
    with transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT set_config('candor.principal', %s, true)", [OPERATOR.packed()])
        yield


def exists(cursor: Any, table: str) -> bool:
    cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [table])
    return bool(cursor.fetchone()[0])


def attachment(cursor: Any, part: str) -> str:
    """`attached`, `pending` when detaching was interrupted, or `none`."""
    cursor.execute(
        "SELECT inhdetachpending FROM pg_inherits WHERE inhrelid = to_regclass(%s)"
        " AND inhparent = 'reporting_record'::regclass",
        [part],
    )
    row = cursor.fetchone()
    if row is None:
        return "none"
    return "pending" if row[0] else "attached"


def detach(cursor: Any, part: str) -> None:
    """Take a partition out without holding anybody up; what was interrupted goes on."""
    how = {"attached": "CONCURRENTLY", "pending": "FINALIZE"}.get(attachment(cursor, part))
    if how:
        cursor.execute(f"ALTER TABLE reporting_record DETACH PARTITION {part} {how}")


def keep_period_still(cursor: Any, month: date) -> None:
    """Wait until nobody is changing what is filed for the period, and let nobody begin until the
    transaction ends: the other side of `reporting.services.periods.hold`."""
    cursor.execute(
        "SELECT pg_advisory_xact_lock(hashtext('candor.archive'), %s)", [(month - EPOCH).days]
    )
