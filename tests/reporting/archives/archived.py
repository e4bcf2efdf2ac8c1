"""What the tests of archives share: the commands, the table, and records in canonical form."""

import csv
import io
from datetime import UTC, date, datetime
from typing import Any

from django.core.management import call_command

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Record
from reporting.services import consolidating
from reporting.services.archives.columns import NAMES
from tests.faults.processes import owner_connection
from tests.reporting.filing import Filer

MAY = date(2025, 5, 1)
PART = "reporting_record_2025_05"
# What COPY, CSV and Parquet each give a meaning to.
HOSTILE = ['"', 'a "b", c', "\\", "\\N", "\\.", "NULL", "nan", "a;b,c", "， 。", "😀", "'); --"]


def run(*arguments: str) -> str:
    """A management command, and what it says when it is done."""
    out = io.StringIO()
    call_command(*arguments, stdout=out, stderr=io.StringIO())
    return out.getvalue().strip()


def close(period: str = "2025-05") -> None:
    assert consolidating.consolidate(period, datetime(2026, 6, 1, tzinfo=UTC)) is not None


def held(filer: Filer) -> list[tuple[Any, ...]]:
    """Everything the table holds, in the order of the files."""
    with acting_as(SYSTEM):
        found = Record.objects.order_by("platform_id", "batch_id", "line").values_list(*NAMES)
        return [tuple(map(_plain, row)) for row in found]


def _plain(value: Any) -> Any:
    """As it is read from anywhere: bytes as bytes, ids as text."""
    if isinstance(value, memoryview | bytearray):
        return bytes(value)
    return value if value is None or isinstance(value, str | int | date | bytes) else str(value)


def partitions(database: str) -> set[str]:
    with owner_connection(database) as owner:
        sql = (
            b"SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'reporting_record%'"
        )
        return {row[0] for row in owner.execute(sql)}


def line_of(row: tuple[Any, ...]) -> str:
    return ",".join("" if value is None else quoted(value) for value in row) + "\n"


def quoted(value: Any) -> str:
    if isinstance(value, bool):
        text = str(value).lower()
    elif isinstance(value, datetime):
        text = f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
    else:
        text = f"\\x{value.hex()}" if isinstance(value, bytes) else str(value)
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="").writerow([text])
    return out.getvalue()


def fail(*_arguments: object) -> None:
    raise ZeroDivisionError
