"""Small JSON arrays of records, answered item by item: what is good is kept, and only that."""

import io
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.utils import timezone
from psycopg.errors import DeadlockDetected, LockNotAvailable

from platforms.principals import Principal
from platforms.refusals import Refused
from reporting.checks.findings import Finding
from reporting.checks.records import Record, RecordReader
from reporting.checks.registry import Severity
from reporting.checks.stored import Holding, judge_holding
from reporting.models import Batch, Report
from reporting.services import checking, reading, storing
from reporting.services.batches import Incoming, receive
from reporting.services.checking import Next
from reporting.services.reports import lock_draft
from reporting.services.staging import FIELDS

TRIES = 5
LONGEST_WAIT = "5s"


@dataclass
class Item:
    """What became of one item of the array. `holder`: batch and line of the record it repeats."""

    index: int
    record_id: str = ""
    status: Literal["stored", "already_stored", "refused"] = "stored"
    findings: list[Finding] = field(default_factory=list)
    holder: tuple[UUID, int] | None = None


@dataclass(frozen=True)
class ArrayAnswer:
    """`after`: whom to ring for once this is committed."""

    items: list[Item]
    batch: Batch | None
    after: Next


def parse_array(body: bytes) -> list[bytes]:
    """The items of a JSON array, each on a line of its own.

    Refused: `not_an_array`, `batch_empty`, `too_many_items`.
    """
    try:
        raw = msgspec.json.decode(body, type=list[msgspec.Raw])
        lines = [msgspec.json.format(bytes(one), indent=-1) for one in raw]
    except (msgspec.MsgspecError, RecursionError):
        raise Refused("not_an_array") from None
    if not lines:
        raise Refused("batch_empty")
    if len(lines) > settings.LIMITS["array_items"]:
        raise Refused("too_many_items", limit=settings.LIMITS["array_items"])
    return lines


def file_array(principal: Principal, report: Report, body: bytes) -> ArrayAnswer:
    """Check every item at once and keep the good ones as a batch, checked when this returns.

    Inside the caller's transaction. Refused: as `parse_array`, `no_draft`, and `try_again` where
    others file the same records faster than they are judged.
    """
    lines = parse_array(body)
    for _ in range(TRIES):
        items = _judge(report, lines)
        kept = [lines[item.index] for item in items if item.status == "stored"]
        filed = _file(principal, report, kept) if kept else (None, Next())
        if filed is not None:
            return ArrayAnswer(items, *filed)
    raise Refused("try_again")


class _Overtaken(Exception):
    """Somebody filed some of these records since they were judged."""


def _file(principal: Principal, report: Report, lines: list[bytes]) -> tuple[Batch, Next] | None:
    """File and check lines that were found good; None where they no longer are."""
    stream = io.BytesIO(b"\n".join(lines) + b"\n")
    incoming = Incoming(stream, Batch.Kind.RECORDS, "", "application/x-ndjson")
    try:
        with transaction.atomic():
            batch = receive(principal, report, incoming).batch
            _wait_briefly()
            after = checking.check_batch(batch.id)
            batch.refresh_from_db()
            if batch.state == Batch.State.REJECTED:
                raise _Overtaken
    except _Overtaken:
        storing.remove(batch.stored_as)
        return None
    except (OperationalError, LockNotAvailable) as error:
        storing.remove(batch.stored_as)
        # COPY tells it as it is, all other statements by way of Django.
        if isinstance(error.__cause__ or error, LockNotAvailable | DeadlockDetected):
            raise Refused("try_again") from error
        raise
    return batch, after


def _wait_briefly() -> None:
    """For a worker that loads the same ids: everybody else waits for the draft meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [LONGEST_WAIT])


def _judge(report: Report, lines: list[bytes]) -> list[Item]:
    lock_draft(report)
    code = f"{report.period_id:%Y-%m}"
    context = reading.context_for(report.platform_id, code, timezone.now())
    items = [Item(index) for index in range(len(lines))]
    clean: dict[int, Record] = {}
    for chunk in RecordReader(context).read(lines):
        for line, record in zip(chunk.lines, chunk.records, strict=True):
            clean[line - 1] = record
            items[line - 1].record_id = record.record_id
        for found in chunk.findings:
            if found.line is not None:
                _blame(items[found.line - 1], found)
    _find_held(report, items, clean)
    return items


def _blame(item: Item, found: Finding) -> None:
    item.findings.append(found)
    item.record_id = item.record_id or found.record_id or ""
    if found.severity is Severity.ERROR:
        item.status = "refused"


HELD = f"""
SELECT DISTINCT ON (r.record_id) r.batch_id, r.line, r.withdrawn,
  {", ".join(f"r.{name}" for name in FIELDS)}
FROM reporting_record AS r
JOIN reporting_revisionbatch AS link ON link.batch_id = r.batch_id
JOIN reporting_revision AS draft ON draft.id = link.revision_id AND draft.state = 'draft'
WHERE r.period = %s AND r.platform_id = %s AND r.record_id = ANY(%s) AND draft.report_id = %s
ORDER BY r.record_id, r.version DESC
"""


def _find_held(report: Report, items: list[Item], clean: dict[int, Record]) -> None:
    """Mark what the draft holds already: word for word, or with other content."""
    by_id: dict[str, list[int]] = defaultdict(list)
    for index, record in clean.items():
        by_id[record.record_id].append(index)
    with connection.cursor() as cursor:
        cursor.execute(HELD, [report.period_id, report.platform_id, list(by_id), report.id])
        rows = cursor.fetchall()
    for batch_id, line, withdrawn, *values in rows:
        held = dict(zip(FIELDS, values, strict=True))
        for index in by_id[held["record_id"]]:
            if not withdrawn:
                _mark_held(items[index], clean[index], held, (batch_id, line))


def _mark_held(item: Item, record: Record, held: dict[str, Any], holder: tuple[UUID, int]) -> None:
    item.holder = holder
    if all(_same(getattr(record, name), held[name]) for name in FIELDS):
        item.status = "already_stored"
    else:
        item.status = "refused"
        holding = Holding("different", record.record_id, str(holder[0]), holder[1])
        item.findings += judge_holding(holding)


def _same(filed: object, held: object) -> bool:
    return (held.hex() if isinstance(held, bytes | memoryview) else held) == filed
