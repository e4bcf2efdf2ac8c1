"""Attestations: the bytes of their evidence, and the state that each revision should have."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from platforms.models import Platform
from reporting.models import AttestationRevision, EvidenceFile, Examination, Reading
from reporting.models.attestations import TESTED
from reporting.services.auditing import filed, trail
from reporting.services.auditing.differences import Audit, Difference, Differences, Where, changed
from reporting.services.expiring import day_of

State = AttestationRevision.State
FileState = EvidenceFile.State
# The job that ends attestations runs every day, and may be late.
LATE = timedelta(days=2)
NOT_TESTED = (State.SUBMITTED, State.EXAMINING)
# What was done, and to which revision or in which examination.
Events = set[tuple[str, str]]


def of_platform(audit: Audit, platform: Platform) -> Differences:
    yield from _evidence(audit, platform)
    found = AttestationRevision.objects.filter(platform=platform).exclude(submitted_at=None)
    numbers = found.order_by("number").values_list("attestation_id", "number")
    standing: dict[UUID, int] = dict(numbers)
    for revision in found.order_by("attestation_id", "number"):
        audit.compared["attestations"] += 1
        last = standing[revision.attestation_id] == revision.number
        yield from _of_one(revision, platform, last=last)


def _evidence(audit: Audit, platform: Platform) -> Differences:
    """Of infected files, the bytes are gone for good: of those alone that a scan found so."""
    kept = EvidenceFile.objects.filter(platform=platform, revision_links__isnull=False).distinct()
    for file in kept.order_by("id"):
        audit.compared["evidence"] += 1
        place = {
            "platform": platform.uscc,
            "attestation": str(file.attestation_id),
            "row": str(file.id),
        }
        expected = _scanned(file)
        yield from changed("evidence", {**place, "column": "state"}, expected, file.state)
        if expected != FileState.INFECTED:
            yield from filed.of_file("evidence", place, file.stored_as, file.sha256, file.size)


def _scanned(file: EvidenceFile) -> str:
    """What the scanner said, by the trail. What was read in an examination was clean."""
    scans = [action for action, _ in trail.of("evidence", file.id) if action in SCANS]
    if Reading.objects.filter(file=file).exists():
        return FileState.CLEAN
    found = SCANS[scans[-1]] if scans else FileState.QUARANTINED
    if found == FileState.INFECTED and not (file.scanned_at and file.scan_result):
        return FileState.QUARANTINED
    return found


SCANS = {"evidence.clean": FileState.CLEAN, "evidence.infected": FileState.INFECTED}


def _of_one(revision: AttestationRevision, platform: Platform, *, last: bool) -> Differences:
    place: Where = {
        "platform": platform.uscc,
        "attestation": str(revision.attestation_id),
        "revision": revision.number,
    }
    done = _events(revision)
    examinations = list(revision.examinations.order_by("id"))
    if revision.state in TESTED and not examinations:
        yield Difference("examination", "missing", place, revision.state)
    elif revision.state not in (expected := _expected(revision, done, examinations, last=last)):
        column = {**place, "column": "state"}
        yield Difference("attestation", "changed", column, str(expected[0]), revision.state)
    yield from _told(revision, done, examinations, place)


def _events(revision: AttestationRevision) -> Events:
    return {
        (action, str(data.get("examination", "")))
        for action, data in trail.of("attestation", revision.attestation_id)
        if data.get("number") == revision.number
    }


def _expected(
    revision: AttestationRevision, done: Events, examinations: list[Examination], *, last: bool
) -> tuple[str, ...]:
    """The states that it may have, the likeliest first."""
    if ("attestation.withdrawn", "") in done:
        return (State.WITHDRAWN,)
    if not last:
        return (State.SUPERSEDED,)
    found = (str(examinations[-1].verdict),) if examinations else NOT_TESTED
    over = day_of(timezone.now()) - revision.valid_until
    if over > LATE:
        return (State.EXPIRED,)
    return (*found, State.EXPIRED) if over > timedelta() else found


def _told(
    revision: AttestationRevision, done: Events, examinations: Iterable[Examination], place: Where
) -> Differences:
    """What was submitted and examined is in the trail, and what the trail tells of is there."""
    there = {str(one.id) for one in examinations}
    told = {which for action, which in done if action == "attestation.examined"}
    if ("attestation.submitted", "") not in done:
        yield Difference("event", "missing", place, "attestation.submitted")
    for which in sorted(there - told):
        yield Difference("event", "missing", {**place, "row": which}, "attestation.examined")
    for which in sorted(told - there):
        yield Difference("examination", "missing", {**place, "row": which}, which)
