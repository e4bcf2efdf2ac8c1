"""The parts of uploads: stored, replaced, read as one file, removed.

Bytes go to storage before their row and leave it after, outside any transaction: whoever dies in
between leaves bytes that no row knows of, and `orphans` finds them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import OperationalError, connection
from django.utils import timezone
from psycopg.errors import LockNotAvailable

from platforms.ids import uuid7
from platforms.principals import Principal
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import Batch, Upload, UploadPart
from reporting.services import claims, orphans, storing

PATIENCE = "20s"
FOLDER = "uploads"


class Completed(Exception):
    """The upload has become a batch."""

    def __init__(self, batch: Batch) -> None:
        super().__init__(batch.id)
        self.batch = batch


def alone_with(number: UUID) -> None:
    """Wait until nobody else changes this upload, and keep it so until the transaction ends.

    An advisory lock, as for `claims`: while parts are put together, no row is locked and no
    transaction id taken. Refused: `upload_busy` after a while.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [claims.key_of(number)])
            cursor.execute("SET LOCAL lock_timeout TO DEFAULT")
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise Refused("upload_busy") from error
        raise


def find_open(number: UUID) -> Upload:
    """The upload as it is now, to somebody who is alone with it.

    Raises `Completed`. Refused: `not_found` where it was abandoned or has expired.
    """
    upload = Upload.objects.select_related("report", "batch").filter(pk=number).first()
    if upload is None:
        raise Refused("not_found")
    if upload.batch is not None:
        raise Completed(upload.batch)
    return upload


def expiry(now: datetime) -> datetime:
    """Until when an upload is kept that gets a part now."""
    return now + timedelta(days=settings.LIMITS["upload_days"])


@dataclass(frozen=True)
class Arriving:
    """A part on its way in. `expected`: its Content-Length; `sha256`: its Content-Digest."""

    number: int
    stream: storing.Readable
    expected: int | None = None
    sha256: str | None = None


@dataclass(frozen=True)
class _Stored:
    stored_as: str
    size: int
    sha256: str


def put(principal: Principal, upload: Upload, arriving: Arriving) -> tuple[UploadPart, bool]:
    """Keep a part, and whether there was none of its number. The same bytes again change nothing,
    others take the place of the earlier ones. Opens its own transactions, none while bytes come.

    Refused: `part_unknown`, `part_length`, `body_truncated`, `digest_differs`, `upload_completed`,
    `upload_busy`, `not_found`.
    """
    stored = _store(upload, arriving, _length(upload, arriving))
    try:
        with acting_as(principal):
            alone_with(upload.id)
            part, before = _keep(upload, arriving.number, stored)
    except BaseException:
        orphans.remove_unless_kept(principal, stored.stored_as, UploadPart.objects.all())
        raise
    if before is not None:  # of two files, one goes: the one that no row names
        storing.remove(before.stored_as if before != part else stored.stored_as)
    return part, before is None


def _length(upload: Upload, arriving: Arriving) -> int:
    if upload.batch_id is not None:
        raise Refused("upload_completed", batch=upload.batch_id)
    if not 1 <= arriving.number <= upload.parts:
        raise Refused("part_unknown", parts=upload.parts)
    length = upload.length_of(arriving.number)
    if arriving.expected not in (None, length):
        raise _wrong_length(arriving.number, length)
    return length


def _wrong_length(number: int, length: int) -> Refused:
    return Refused("part_length", number=number, expected=length)


def _store(upload: Upload, arriving: Arriving, length: int) -> _Stored:
    wrong = _wrong_length(arriving.number, length)
    body = storing.Upload(arriving.stream, limit=length, expected=arriving.expected, beyond=wrong)
    # Every attempt has a file of its own: none of them ever spoils what another has stored.
    path = f"{FOLDER}/{upload.platform_id}/{upload.id}/{arriving.number:05}-{uuid7()}"
    stored = _Stored(storing.store(path, body), body.length, body.digest.hexdigest())
    if stored.size != length:
        storing.remove(stored.stored_as)
        raise wrong
    if arriving.sha256 not in (None, stored.sha256):
        storing.remove(stored.stored_as)
        raise Refused("digest_differs", found=stored.sha256, expected=arriving.sha256)
    return stored


def _keep(upload: Upload, number: int, stored: _Stored) -> tuple[UploadPart, UploadPart | None]:
    """The row of a part from now on, and the one that was there before (maybe the same).

    The same bytes take the place of those that storage has lost: sending a part again heals it.
    """
    try:
        upload = find_open(upload.id)
    except Completed as done:
        raise Refused("upload_completed", batch=done.batch.id) from None
    now = timezone.now()
    Upload.objects.filter(pk=upload.id).update(expires_at=expiry(now))
    before = upload.held.filter(number=number).first()
    if before is not None:
        if before.sha256 == stored.sha256 and storing.holds(before.stored_as, before.size):
            return before, before
        upload.held.filter(number=number).delete()
    part = UploadPart.objects.create(
        platform_id=upload.platform_id,
        upload=upload,
        number=number,
        size=stored.size,
        sha256=stored.sha256,
        stored_as=stored.stored_as,
        received_at=now,
    )
    return part, before


class Joined:
    """Parts as the one stream that they are together, a file open at a time.

    Refused: `parts_missing`, naming a part whose file storage has lost.
    """

    def __init__(self, held: Sequence[UploadPart]) -> None:
        self._files = iter(held)
        self._file: BinaryIO | None = None

    def read(self, size: int, /) -> bytes:
        while True:
            if self._file is None and not self._open_next():
                return b""
            assert self._file is not None  # noqa: S101 - for mypy
            block = self._file.read(size)
            if block:
                return block
            self.close()

    def _open_next(self) -> bool:
        part = next(self._files, None)
        if part is None:
            return False
        try:
            self._file = default_storage.open(part.stored_as, "rb")  # type: ignore[assignment]
        except FileNotFoundError as error:
            raise Refused("parts_missing", count=1, parts=part.number) from error
        return True

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def remove_files(held: Iterable[UploadPart]) -> None:
    for part in held:
        storing.remove(part.stored_as)
