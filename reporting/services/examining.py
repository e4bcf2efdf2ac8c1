"""Claims of safeguards are put to the test: claimed, gathered, judged by pure rules, written down.

The row of the revision is the queue. Files take long to read, so the work has no transaction: it
is claimed in a short one, its lock is held beside, and its result is written in another, whole or
not at all. Delivered twice or at once, done once.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Any
from uuid import UUID

import msgspec
from django.utils import timezone

from platforms import audit
from platforms.models import AuditEvent
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting import vocabulary
from reporting.evidence import controls, verdict
from reporting.evidence.controls import ControlReason, Judgement, Outcome, reasons
from reporting.models import (
    AttestationRevision,
    EvidenceFile,
    Examination,
    Reading,
    Receipt,
)
from reporting.models.attestations import TESTED
from reporting.services import claims, gathering, proving, queues, receipts
from reporting.services.expiring import day_of
from reporting.services.gathering import Read

logger = logging.getLogger(__name__)
State = AttestationRevision.State
Trigger = Examination.Trigger
# Those that are put to the test. What was superseded, withdrawn or has expired is left alone.
TO_EXAMINE = (State.SUBMITTED, State.EXAMINING, *TESTED)
ASKED = "attestation.examination_asked"


def rules_version() -> str:
    return controls.RULES


def readers_version() -> str:
    return verdict.VERSION


def examine(revision_id: UUID) -> bool:
    """Examine a revision, or find that it is done, being done, or not yet due; whether it was.

    An exception is ours and no verdict: the claim is given back, to be tried again.
    """
    claimed_at = _claim(revision_id)
    if claimed_at is None:
        return False
    try:
        with claims.holding(revision_id, partial(_is_ours, revision_id, claimed_at)) as ours:
            return ours and _examine(revision_id, claimed_at)
    except Exception:
        with acting_as(SYSTEM):
            _give_back(revision_id, claimed_at)
        raise


def _claim(revision_id: UUID) -> datetime | None:
    with acting_as(SYSTEM):
        revision = _locked(revision_id)
        if revision is None or revision.due_at is None or revision.state not in TO_EXAMINE:
            return None
        # Claimed before: by a worker that is at it, or by one that died.
        if revision.claimed_at is not None and not claims.hold(revision_id):
            return None
        if claims.keeps_dying(revision) or waits_for_scan(revision):
            return None
        if revision.state == State.SUBMITTED:
            revision.state = State.EXAMINING
        revision.claimed_at = timezone.now()
        revision.attempts += 1
        revision.save(update_fields=["state", "claimed_at", "attempts"])
        return revision.claimed_at


def _locked(revision_id: UUID) -> AttestationRevision | None:
    rows = AttestationRevision.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("attestation").filter(pk=revision_id).first()


def waits_for_scan(revision: AttestationRevision) -> bool:
    """Nobody opens a file before it was scanned, neither do the readers."""
    files = EvidenceFile.objects.filter(revision_links__revision=revision)
    return files.filter(state=EvidenceFile.State.QUARANTINED).exists()


def _is_ours(revision_id: UUID, claimed_at: datetime) -> bool:
    with acting_as(SYSTEM):
        mine = AttestationRevision.objects.filter(pk=revision_id, claimed_at=claimed_at)
        return mine.exists()


def _give_back(revision_id: UUID, claimed_at: datetime) -> None:
    revision = _locked(revision_id)
    if revision is not None and revision.claimed_at == claimed_at:
        release(revision)


def release(revision: AttestationRevision) -> None:
    """Nobody is at it any more; `attempts` says how long to wait before the next."""
    if revision.state == State.EXAMINING:
        revision.state = State.SUBMITTED
    revision.claimed_at = None
    revision.rung_at = timezone.now()
    revision.save(update_fields=["state", "claimed_at", "rung_at"])


def find_unexamined() -> list[UUID]:
    """Attestations to ring for again: they are due, nobody is at it, and their pause is over."""
    due = AttestationRevision.objects.filter(due_at__isnull=False, state__in=TO_EXAMINE)
    found = []
    with acting_as(SYSTEM):
        for revision in queues.locked(queues.past_pause(due)):
            if claims.hold(revision.id):
                release(revision)
                found.append(revision.id)
    return found


@dataclass(frozen=True)
class _Subject:
    """What the rows say, read at one moment."""

    revision: AttestationRevision
    trigger: str
    files: list[EvidenceFile]
    months: tuple[controls.MonthFiled, ...]
    read_at: datetime


def _examine(revision_id: UUID, claimed_at: datetime) -> bool:
    subject = _gather(revision_id)
    clean = [file for file in subject.files if file.state == EvidenceFile.State.CLEAN]
    read = list(gathering.read_files(clean))
    judgement = _judge(subject, read)
    with acting_as(SYSTEM):
        return _write(subject, claimed_at, judgement, read)


def _gather(revision_id: UUID) -> _Subject:
    with acting_as(SYSTEM):
        revision = AttestationRevision.objects.select_related("attestation__platform").get(
            pk=revision_id
        )
        return _Subject(
            revision=revision,
            trigger=_trigger(revision),
            files=gathering.files_of(revision),
            months=gathering.months_filed(revision.platform_id),
            read_at=timezone.now(),
        )


def _trigger(revision: AttestationRevision) -> str:
    """Why it is examined, by what is otherwise than it was the last time."""
    last = revision.examinations.order_by("-id").first()
    begun = last is not None and day_of(last.started_at) >= revision.valid_from
    if last is None or (not begun and revision.valid_from <= day_of(timezone.now())):
        return Trigger.SUBMISSION
    if (last.rules, last.catalogue) != (rules_version(), vocabulary.load().controls_version):
        return Trigger.RULES
    if last.readers != readers_version():
        return Trigger.READERS
    asked = AuditEvent.objects.filter(
        object_type="attestation",
        object_id=str(revision.attestation_id),
        action=ASKED,
        at__gt=last.started_at,
    )
    return Trigger.ASKED if asked.exists() else Trigger.REPORTS


def _judge(subject: _Subject, read: list[Read]) -> Judgement:
    revision = subject.revision
    given = controls.Given(
        status=revision.status,
        measurements=revision.measurements,
        files=tuple(one.for_rules() for one in read),
        months=subject.months,
        valid_from=revision.valid_from,
        valid_until=revision.valid_until,
        on=day_of(subject.read_at),
        catalogue=revision.catalogue,
        uscc=revision.attestation.platform.uscc,
        scope=revision.attestation.scope,
    )
    judgement = controls.judge(revision.attestation.control, given)
    for reason in judgement.reasons:
        if reason.reason_id == reasons.FAILED:
            raise RuleFailed(revision.attestation.control, reason.params)
    infected = [file.name for file in subject.files if file.state == EvidenceFile.State.INFECTED]
    return _without(infected, judgement) if infected else judgement


class RuleFailed(Exception):
    """A rule ended with an exception: ours, whatever else was found."""


def _without(infected: list[str], judgement: Judgement) -> Judgement:
    """Nobody can tell what the files would have shown that are gone."""
    gone = [ControlReason(reasons.INFECTED, {"file": name}) for name in infected]
    return replace(judgement, verdict=Outcome.INCONCLUSIVE, reasons=(*gone, *judgement.reasons))


def _write(subject: _Subject, claimed_at: datetime, judgement: Judgement, read: list[Read]) -> bool:
    """The result, whole, and what follows from it.

    What was superseded or withdrawn meanwhile keeps its state. What was found of it is kept, and
    `coverage` tells it of what was withdrawn and beside what was not tested since.
    """
    revision = _locked(subject.revision.id)
    if revision is None or revision.claimed_at != claimed_at:
        return False  # another worker's, by a later claim
    examination = Examination.objects.create(
        platform_id=revision.platform_id,
        revision=revision,
        trigger=subject.trigger,
        catalogue=vocabulary.load().controls_version,
        rules=rules_version(),
        readers=readers_version(),
        started_at=subject.read_at,
        finished_at=timezone.now(),
        **controls.to_plain(judgement),
    )
    rows = _readings(examination, read)
    while some := list(islice(rows, 500)):
        Reading.objects.bulk_create(some)
    before = revision.state
    _settle(revision, examination)
    _record(revision, examination, before)
    # Last of all: see `receipts` on who waits for whom.
    receipts.give(
        SYSTEM,
        Receipt.Kind.ATTESTATION_EXAMINED,
        platform_id=revision.platform_id,
        object_id=revision.attestation_id,
        number=revision.number,
        what=proving.attestation_examined(examination),
    )
    return True


def _readings(examination: Examination, read: list[Read]) -> Iterator[Reading]:
    for one in read:
        found = one.sample.examination
        yield Reading(
            platform_id=examination.platform_id,
            examination=examination,
            file=one.file,
            member=one.sample.member,
            container=found.container or "",
            modality=one.modality,
            verdict=found.verdict,
            reasons=msgspec.to_builtins(found.reasons),
            explicit=msgspec.to_builtins(found.explicit),
            labels=msgspec.to_builtins(found.labels),
            provenance=msgspec.to_builtins(one.sample.provenance),
        )


def _settle(revision: AttestationRevision, examination: Examination) -> None:
    if revision.state in (State.EXAMINING, *TESTED):
        revision.state = examination.verdict
    revision.examined_at = examination.finished_at
    revision.claimed_at = None
    revision.attempts = 0
    # What became due while this was going on, is.
    if revision.due_at is not None and revision.due_at <= examination.started_at:
        revision.due_at = None
    revision.save(update_fields=["state", "examined_at", "claimed_at", "attempts", "due_at"])


def _record(revision: AttestationRevision, examination: Examination, before: str) -> None:
    data: dict[str, Any] = {
        "number": revision.number,
        "examination": str(examination.id),
        "verdict": examination.verdict,
        "trigger": examination.trigger,
        "before": before,
        "state": revision.state,
        "rules": examination.rules,
        "readers": examination.readers,
    }
    audit.record(
        SYSTEM,
        "attestation.examined",
        "attestation",
        revision.attestation_id,
        platform_id=revision.platform_id,
        **data,
    )
