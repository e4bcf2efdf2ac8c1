"""Files of evidence: received into a draft's slot, dropped from it. How they are scanned: see
`scanning`."""

import hashlib
from dataclasses import dataclass
from typing import BinaryIO, cast
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import Count, Sum
from django.utils import timezone

from platforms import audit
from platforms.ids import uuid7
from platforms.principals import Principal, known
from platforms.refusals import Refused
from platforms.services import idempotency
from platforms.tenancy import acting_as
from reporting.checks.characters import first_forbidden
from reporting.evidence import kinds
from reporting.models import Attestation, AttestationRevision, EvidenceFile
from reporting.services import linking, orphans, slots, storing
from reporting.services.attesting import lock_draft

FOLDER = "evidence"
LONGEST_NAME = 200


@dataclass(frozen=True)
class Arriving:
    """A file on its way in. `expected`: its Content-Length; `sha256`: its Content-Digest."""

    slot: str
    name: str
    stream: storing.Readable
    expected: int | None = None
    sha256: str | None = None


@dataclass(frozen=True)
class _Kept:
    id: UUID
    stored_as: str
    size: int
    sha256: str
    media_type: str


@dataclass(frozen=True)
class Received:
    """A file as it was taken in: whether it is new, and whether its key had taken it in before."""

    file: EvidenceFile
    created: bool
    replayed: bool = False


def receive(
    principal: Principal, attestation: Attestation, arriving: Arriving, key: str | None = None
) -> Received:
    """Take a file into the draft. The same bytes in the same slot are one file.

    `key` is an Idempotency-Key, kept with the file. Opens its own transactions, none while bytes
    come.
    Refused: `slot_unknown`, `evidence_name`, `evidence_too_large`, `evidence_too_many`,
    `evidence_too_much`, `evidence_empty`, `evidence_type`, `body_truncated`, `digest_differs`,
    `attestation_no_draft`, `evidence_gone`, and as `idempotency.claim`.
    """
    taken = slots.taken_by(attestation.control, arriving.slot)
    _require_name(arriving.name)
    if arriving.expected is not None and arriving.expected > settings.LIMITS["evidence_bytes"]:
        raise _too_large()
    with acting_as(principal):
        if key is None or not idempotency.is_claimed(principal, key):
            _require_room(lock_draft(attestation), arriving.expected or 0)
    kept = _keep(attestation, arriving, taken)
    try:
        with acting_as(principal):
            received = _receive_once(principal, attestation, arriving, kept, key)
    except BaseException:
        orphans.remove_unless_kept(principal, kept.stored_as, EvidenceFile.objects.all())
        raise
    if received.file.stored_as != kept.stored_as:
        storing.remove(kept.stored_as)
    return received


def _require_name(name: str) -> None:
    """A name that can be shown in a list, and written to a disk by whoever opens the file."""
    if (
        not name.strip(" .")
        or len(name) > LONGEST_NAME
        or any(separator in name for separator in "/\\")
        or first_forbidden(name) is not None
    ):
        raise Refused("evidence_name", pointer="/name", limit=LONGEST_NAME)


def _too_large() -> Refused:
    return Refused("evidence_too_large", limit=settings.LIMITS["evidence_bytes"])


def _require_room(draft: AttestationRevision, size: int) -> None:
    limits = settings.LIMITS
    held = EvidenceFile.objects.filter(revision_links__revision=draft)
    sums = held.aggregate(count=Count("id"), bytes=Sum("size", default=0))
    if sums["count"] >= limits["evidence_files"]:
        raise Refused("evidence_too_many", limit=limits["evidence_files"])
    left = limits["evidence_bytes_in_all"] - sums["bytes"]
    if size > left:
        raise Refused(
            "evidence_too_much", limit=limits["evidence_bytes_in_all"], left=max(left, 0), size=size
        )


# --- The bytes -----------------------------------------------------------------------------------


def _keep(attestation: Attestation, arriving: Arriving, taken: slots.Taken) -> _Kept:
    limit = settings.LIMITS["evidence_bytes"]
    body = storing.Upload(
        arriving.stream, limit=limit, expected=arriving.expected, beyond=_too_large()
    )
    number = uuid7()
    path = f"{FOLDER}/{attestation.platform_id}/{attestation.id}/{number}"
    stored_as = storing.store(path, body)
    try:
        found = body.digest.hexdigest()
        if arriving.sha256 not in (None, found):
            raise Refused("digest_differs", found=found, expected=arriving.sha256)
        media_type = _media_type(stored_as, body.length, arriving.slot, taken)
    except BaseException:
        storing.remove(stored_as)
        raise
    return _Kept(number, stored_as, body.length, found, media_type)


def _media_type(stored_as: str, size: int, slot: str, taken: slots.Taken) -> str:
    if not size:
        raise Refused("evidence_empty")
    with default_storage.open(stored_as, "rb") as stored:
        kind = kinds.identify(cast(BinaryIO, stored))
    if kind is None or kind.family not in taken:
        found = kind.media_type if kind else "application/octet-stream"
        raise Refused(
            "evidence_type", pointer="/slot", slot=slot, found=found, taken=", ".join(sorted(taken))
        )
    return kind.media_type


# --- The rows ------------------------------------------------------------------------------------


def _receive_once(
    principal: Principal,
    attestation: Attestation,
    arriving: Arriving,
    kept: _Kept,
    key: str | None,
) -> Received:
    if key is None:
        return _attach(principal, attestation, arriving, kept)
    request = f"{attestation.id} {arriving.slot} {arriving.name} {kept.sha256}"
    before = idempotency.claim(principal, key, hashlib.sha256(request.encode()).hexdigest())
    if before is not None:
        file = EvidenceFile.objects.filter(pk=before.body).first()
        if file is None:
            raise Refused("evidence_gone")
        return Received(file, created=before.status == 201, replayed=True)
    received = _attach(principal, attestation, arriving, kept)
    status = 201 if received.created else 200
    idempotency.keep(principal, key, idempotency.Answer(status, str(received.file.id)))
    return received


def _attach(
    principal: Principal, attestation: Attestation, arriving: Arriving, kept: _Kept
) -> Received:
    draft = lock_draft(attestation)
    same = attestation.files.filter(slot=arriving.slot, sha256=kept.sha256)
    held = same.filter(revision_links__revision=draft).first()
    if held is not None:
        return Received(held, created=False)
    _require_room(draft, kept.size)
    before = same.exclude(state=EvidenceFile.State.INFECTED).first()
    file = before or _create(principal, attestation, arriving, kept)
    linking.link(draft, [file])
    _record(
        principal,
        "evidence.received" if before is None else "evidence.taken_back",
        draft,
        file,
        sha256=file.sha256,
        size=file.size,
    )
    return Received(file, created=before is None)


def _create(
    principal: Principal, attestation: Attestation, arriving: Arriving, kept: _Kept
) -> EvidenceFile:
    now = timezone.now()
    return EvidenceFile.objects.create(
        id=kept.id,
        platform_id=attestation.platform_id,
        attestation=attestation,
        slot=arriving.slot,
        name=arriving.name,
        sha256=kept.sha256,
        size=kept.size,
        media_type=kept.media_type,
        stored_as=kept.stored_as,
        received_at=now,
        received_by_id=known(principal.credential_id),
        rung_at=now,
    )


def drop(principal: Principal, attestation: Attestation, file_id: UUID) -> None:
    """Leave a file out of the draft. Revisions that were submitted with it keep it.

    Refused: `attestation_no_draft`, `evidence_not_in_draft`.
    """
    draft = lock_draft(attestation)
    file = EvidenceFile.objects.filter(pk=file_id, revision_links__revision=draft).first()
    if file is None:
        raise Refused("evidence_not_in_draft")
    _record(principal, "evidence.dropped", draft, file)
    linking.let_go(draft, [file])


def _record(
    principal: Principal,
    action: str,
    revision: AttestationRevision,
    file: EvidenceFile,
    **data: object,
) -> None:
    audit.record(
        principal,
        action,
        "evidence",
        file.id,
        platform_id=file.platform_id,
        attestation=str(file.attestation_id),
        number=revision.number,
        slot=file.slot,
        **data,
    )
