"""One file looked at while its sender waits. Nothing of it is kept.

The processes that read are kept from one file to the next: starting them takes longer than reading.
They wait for a line and do nothing else, and end with the web process that started them.
"""

import atexit
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import Empty, LifoQueue

from django.conf import settings

from platforms.refusals import Refused
from reporting.evidence.apart import Apart
from reporting.evidence.provenance import Provenance
from reporting.evidence.sets import read_file
from reporting.evidence.verdict import Examination
from reporting.services import storing
from reporting.services.apart import examiner

PREFIX, LONG_AGO = "candor-label-", 86_400.0
PATIENCE = 5.0  # seconds: hardly a file takes as many milliseconds

_idle: LifoQueue[Apart] = LifoQueue()  # the last one used is the one that is surely there
for _ in range(settings.LIMITS["label_checks_at_once"]):
    _idle.put(examiner())


@atexit.register
def _end() -> None:
    with suppress(Empty):
        while True:
            _idle.get_nowait().end()


@dataclass(frozen=True)
class LabelCheck:
    size: int
    sha256: str
    examination: Examination
    provenance: Provenance | None


@contextmanager
def turn() -> Iterator[Apart]:
    """One of the few readers of this process. Refused: `label_check_busy` after a moment."""
    try:
        apart = _idle.get(timeout=PATIENCE)
    except Empty as error:
        raise Refused("label_check_busy") from error
    try:
        yield apart
    finally:
        _idle.put(apart)


def too_large() -> Refused:
    return Refused("label_check_too_large", limit=settings.LIMITS["label_check_bytes"])


def check(stream: storing.Readable, expected: int | None) -> LabelCheck:
    """Refused: `label_check_too_large`, `label_check_busy`, `body_truncated`, and
    `label_check_unavailable` where no process can be started."""
    limit = settings.LIMITS["label_check_bytes"]
    if (expected or 0) > limit:  # before it is sent
        raise too_large()
    upload = storing.Upload(stream, limit=limit, expected=expected, beyond=too_large())
    clear()
    with tempfile.NamedTemporaryFile(prefix=PREFIX) as file:  # the others open it by name
        for block in upload.chunks():
            file.write(block)
        file.flush()
        examination, provenance = _read(Path(file.name))
    return LabelCheck(upload.length, upload.digest.hexdigest(), examination, provenance)


@cache  # once in the life of a process
def clear() -> None:
    """What web processes left behind that were killed: far older than a check takes."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - LONG_AGO:
                left.unlink()


def _read(path: Path) -> tuple[Examination, Provenance | None]:
    with turn() as apart:
        try:
            return read_file(apart, path)
        except ChildProcessError as error:
            raise Refused("label_check_unavailable") from error
