"""Out of quarantine: each file is read once more, its digest compared, and clamd asked if there is
one. The row is the queue. Whatever goes wrong, the file stays where it is and is tried again."""

import hashlib
import logging
from functools import partial
from typing import BinaryIO, cast
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from platforms import audit
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import AttestationRevision, EvidenceFile
from reporting.services import claims, clamd, queues, storing

logger = logging.getLogger(__name__)
State = EvidenceFile.State
QUARANTINED = EvidenceFile.objects.filter(state=State.QUARANTINED)


class _Damaged(Exception):
    """Storage does not hold what was received."""


class _Digesting:
    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.digest = stream, hashlib.sha256()

    def read(self, size: int, /) -> bytes:
        block = self.stream.read(size)
        self.digest.update(block)
        return block


def scan(file_id: UUID) -> list[UUID]:
    """Look at one file. Gives the revisions with it that are due to be examined and may have waited
    for this. Delivered twice, it scans once."""
    with acting_as(SYSTEM):
        # Nothing is written until the scanner has spoken: the feed of events waits for nobody.
        file = QUARANTINED.filter(pk=file_id).first() if claims.hold(file_id) else None
        if file is None:
            return []
        try:
            found = _look_at(file)
        except (clamd.NoVerdict, _Damaged, OSError) as error:
            _put_off(file, error)
            return []
        return _settle(file, found)


def _look_at(file: EvidenceFile) -> clamd.Scan:
    with default_storage.open(file.stored_as, "rb") as stored:
        stream = _Digesting(cast(BinaryIO, stored))
        found = clamd.Scan("", "")
        if settings.CLAMD_URL:
            found = clamd.scan(settings.CLAMD_URL, stream, seconds=settings.CLAMD_SECONDS)
        while stream.read(storing.BLOCK):
            pass
    if not found.found and stream.digest.hexdigest() != file.sha256:
        raise _Damaged(f"the SHA-256 is {stream.digest.hexdigest()} and not {file.sha256}")
    return found


def _put_off(file: EvidenceFile, error: Exception) -> None:
    """It stays in quarantine; its row says why. Of a file that was dropped there is nothing to
    say."""
    said = str(error).replace("\0", "")
    put_off = QUARANTINED.filter(pk=file.id).update(
        attempts=F("attempts") + 1, rung_at=timezone.now(), scan_result=said[:200]
    )
    if put_off:
        logger.error("Evidence %s stays in quarantine: %s", file.id, said)


def _settle(file: EvidenceFile, scan: clamd.Scan) -> list[UUID]:
    state = State.INFECTED if scan.found else State.CLEAN
    settled = QUARANTINED.filter(pk=file.id).update(
        state=state,
        scanned_by=scan.scanner[:100],
        scan_result=scan.found[:200],
        # Of what no scanner looked at nothing says that it was scanned.
        scanned_at=timezone.now() if scan.scanner or scan.found else None,
    )
    if not settled:
        return []
    audit.record(
        SYSTEM,
        f"evidence.{state}",
        "evidence",
        file.id,
        platform_id=file.platform_id,
        attestation=str(file.attestation_id),
        slot=file.slot,
        scanner=scan.scanner[:100],
        found=scan.found[:200],
    )
    if scan.found:
        transaction.on_commit(partial(storing.remove, file.stored_as))
    due = AttestationRevision.objects.filter(evidence_links__file=file, due_at__isnull=False)
    return list(due.values_list("id", flat=True))


def find_waiting() -> list[UUID]:
    """Files to ring for again; each then has a pause, which is longer after each attempt."""
    with acting_as(SYSTEM):
        rows = queues.locked(queues.past_pause(QUARANTINED.all()))
        found = [file.id for file in rows]
        EvidenceFile.objects.filter(pk__in=found).update(rung_at=timezone.now())
    return found
