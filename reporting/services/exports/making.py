"""Exports are made by workers: claimed, written in the asker's name, kept with their digest.

The row is the queue. What was asked is read in many short transactions, so the work has none: its
lock is held beside, and its result is written in another, whole or not at all. Where a worker dies
the next one begins anew; half a file is nowhere.
"""

import logging
import tempfile
from datetime import datetime, timedelta
from functools import partial
from typing import Any, BinaryIO, cast
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from platforms import audit
from platforms.ids import uuid7
from platforms.models import Credential, Person
from platforms.principals import SYSTEM, Principal
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import Export
from reporting.selectors.consolidated import Query
from reporting.services import claims, orphans, queues, storing
from reporting.services.exports import calendars, files, records, sums
from reporting.services.exports.asking import OPEN
from reporting.services.exports.questions import SCOPES, Filings, Question, unpacked
from reporting.services.exports.tables import Layout, Table
from reporting.vocabulary import Language

logger = logging.getLogger(__name__)
State = Export.State
FOLDER = "exports"
# So many times an export is begun before it is given up; a sweep lies between any two.
TRIES = 6


class _Dropped(Exception):
    """Nobody wants it any more, or somebody else makes it."""


def make(export_id: UUID) -> bool:
    """Make an export, or find that it is made, being made, or given up; whether it was made now.

    What is refused is told in the row. An exception is ours: it is tried again, TRIES times.
    """
    claimed_at = _claim(export_id)
    if claimed_at is None:
        return False
    try:
        with claims.holding(export_id, partial(_is_ours, export_id, claimed_at)) as ours:
            return ours and _make(export_id, claimed_at)
    except _Dropped:
        return False
    except Refused as refused:
        _fail(export_id, claimed_at, refused.code, refused.params)
        return False
    except Exception:
        _give_back(export_id, claimed_at)
        raise


def _claim(export_id: UUID) -> datetime | None:
    with acting_as(SYSTEM):
        export = _locked(export_id)
        if export is None or not export.is_open:
            return None
        # Claimed before: by a worker that is at it, or by one that died.
        if export.claimed_at is not None and not claims.hold(export_id):
            return None
        if claims.keeps_dying(export):
            _refuse(export, "export_interrupted", {})
            return None
        export.state, export.claimed_at = State.MAKING, timezone.now()
        export.attempts, export.rows = export.attempts + 1, 0
        export.save(update_fields=["state", "claimed_at", "attempts", "rows"])
        return export.claimed_at


def _locked(export_id: UUID) -> Export | None:
    return Export.objects.select_for_update(of=("self",), no_key=True).filter(pk=export_id).first()


def _is_ours(export_id: UUID, claimed_at: datetime) -> bool:
    with acting_as(SYSTEM):
        return _mine(export_id, claimed_at).exists()


def _mine(export_id: UUID, claimed_at: datetime) -> QuerySet[Export]:
    return Export.objects.filter(pk=export_id, state=State.MAKING, claimed_at=claimed_at)


# --- Writing it ----------------------------------------------------------------------------------


def _make(export_id: UUID, claimed_at: datetime) -> bool:
    with acting_as(SYSTEM):
        export = _mine(export_id, claimed_at).get()
        asker = asker_of(export)
    if asker is None:
        raise Refused("export_asker_gone")
    layout = Layout(**export.layout)
    found = table_of(asker, unpacked(export), layout.language)
    _tell(export_id, claimed_at, rows=0, rows_expected=found.expected)
    with tempfile.TemporaryFile() as file:
        out = cast(BinaryIO, file)
        tell = partial(_tell_rows, export_id, claimed_at)
        rows = files.write(export.format, found, layout, out, tell)
        size = out.seek(0, 2)
        out.seek(0)
        return _keep(export, claimed_at, out, size=size, rows=rows)


def asker_of(export: Export) -> Principal | None:
    """Who asked, with what they may do today; None where they may not read this any more."""
    principal = _asker(export)
    return principal if principal and principal.may(SCOPES[export.kind]) else None


def _asker(export: Export) -> Principal | None:
    if export.person_id is not None:
        person = Person.objects.select_related("office").get(pk=export.person_id)
        same = person.is_staff and person.office_id == export.office_id
        return person.principal() if same else None
    if export.credential_id is not None:
        machine = Credential.objects.select_related("office", "platform").get(
            pk=export.credential_id
        )
        return machine.principal(frozenset(machine.scopes)) if machine.is_usable() else None
    return None


def table_of(asker: Principal, question: Question, language: Language) -> Table:
    if isinstance(question, Query):
        return sums.table(asker, question, language)
    if isinstance(question, Filings):
        return calendars.table(asker, question, language)
    return records.table(asker, question, language)


def _tell_rows(export_id: UUID, claimed_at: datetime, rows: int) -> None:
    _tell(export_id, claimed_at, rows=rows)


def _tell(export_id: UUID, claimed_at: datetime, **progress: int | None) -> None:
    """Say how far it is; raises `_Dropped` where nobody waits for it any more."""
    with acting_as(SYSTEM):
        if not _mine(export_id, claimed_at).update(**progress):
            raise _Dropped


def _keep(export: Export, claimed_at: datetime, file: BinaryIO, *, size: int, rows: int) -> bool:
    """Store the bytes, then say that they are there."""
    owner = export.office_id or "operator"
    stored = storing.Upload(file, limit=size, expected=size)
    path = storing.store(f"{FOLDER}/{owner}/{export.id}/{uuid7()}", stored)
    try:
        with acting_as(SYSTEM):
            kept = _finish(export, claimed_at, path, stored, rows)
    except BaseException:
        orphans.remove_unless_kept(SYSTEM, path, Export.objects.all())
        raise
    if not kept:
        storing.remove(path)
    return kept


def _finish(
    export: Export, claimed_at: datetime, path: str, stored: storing.Upload, rows: int
) -> bool:
    now = timezone.now()
    sha256 = stored.digest.hexdigest()
    done = _mine(export.id, claimed_at).update(
        state=State.READY,
        stored_as=path,
        size=stored.length,
        sha256=sha256,
        rows=rows,
        rows_expected=rows,
        claimed_at=None,
        made_at=now,
        expires_at=now + timedelta(days=settings.LIMITS["export_days"]),
    )
    if done:
        _record("export.made", export, rows=rows, size=stored.length, sha256=sha256)
    return bool(done)


# --- Not writing it ------------------------------------------------------------------------------


def _fail(export_id: UUID, claimed_at: datetime, code: str, params: dict[str, object]) -> None:
    with acting_as(SYSTEM):
        export = _locked(export_id)
        if export is not None and export.claimed_at == claimed_at:
            _refuse(export, code, params)


def _refuse(export: Export, code: str, params: dict[str, object]) -> None:
    export.state, export.claimed_at = State.FAILED, None
    export.fault = {"code": code, "params": params}
    export.save(update_fields=["state", "claimed_at", "fault"])
    _record("export.failed", export, code=code)


def _give_back(export_id: UUID, claimed_at: datetime) -> None:
    with acting_as(SYSTEM):
        export = _locked(export_id)
        if export is None or export.claimed_at != claimed_at:
            return
        if export.attempts >= TRIES:
            _refuse(export, "export_failed", {})
            return
        export.state, export.claimed_at, export.rung_at = State.WAITING, None, timezone.now()
        export.save(update_fields=["state", "claimed_at", "rung_at"])


def _record(action: str, export: Export, **data: Any) -> None:
    audit.record(
        SYSTEM,
        action,
        "export",
        export.id,
        kind=export.kind,
        format=export.format,
        office=str(export.office_id or ""),
        **data,
    )


def find_waiting() -> list[UUID]:
    """Exports to ring for again: nobody is at them, and their pause is over."""
    with acting_as(SYSTEM):
        rows = queues.locked(queues.past_pause(Export.objects.filter(state__in=OPEN)))
        found = [export.id for export in rows if claims.hold(export.id)]
        Export.objects.filter(pk__in=found).update(rung_at=timezone.now())
    return found
