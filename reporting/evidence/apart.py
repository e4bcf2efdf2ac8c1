"""Examining in processes of their own, which can be ended: a hostile file costs itself, nothing
else.

Each process examines one file after another, as long as it lives. It has little memory and little
time, can write nothing, and ends with whoever started it. One reads labels; another, which is
started when it is first needed, reads Content Credentials with a library that is not ours: what
ends that one has no part in the verdict on the label.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Self

import msgspec

from reporting.evidence import reasons
from reporting.evidence.children import Child, give_time, serve
from reporting.evidence.provenance import (
    BYTES,
    MEDIA_TYPES,
    SECONDS,
    UNREAD,
    Asked,
    Provenance,
    unchecked,
)
from reporting.evidence.sources import MIB, Limits
from reporting.evidence.verdict import Examination, examine, failed

MEMORY = 512 * MIB  # address space of the process that reads labels


class _Job(msgspec.Struct):
    """`path` as hexadecimal digits: names of files are bytes."""

    path: str
    limits: Limits


class Apart:
    """Processes that examine files. Use it in a `with` statement; not from several threads.

    `anchors` is a file of PEM certificates: whom to believe that signs Content Credentials.
    """

    def __init__(self, limits: Limits | None = None, anchors: Path | None = None) -> None:
        self.limits = limits or Limits()
        self._reader = Child("reporting.evidence.apart")
        given = () if anchors is None else (str(anchors.resolve()),)
        self._credentials = Child("reporting.evidence.credentials", *given)
        self._without_credentials: Provenance | None = None

    @property
    def process(self) -> subprocess.Popen[bytes] | None:
        """The one that reads labels, while it lives."""
        return self._reader.process

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.end()

    def end(self) -> None:
        """It may be asked again all the same: whatever is needed is started."""
        self._reader.end()
        self._credentials.end()

    def examine(self, path: Path) -> Examination:
        """The file is opened by the other process. Raises OSError where this one cannot open it."""
        if not path.is_file():  # devices and pipes have no end
            path.open("rb").close()
            raise OSError(f"{path}: not a file")
        path.open("rb").close()
        job = _Job(_digits(path), self.limits)
        try:
            answer = self._reader.asked(msgspec.json.encode(job), self.limits.seconds)
        except TimeoutError:
            return failed(reasons.TIME)
        except EOFError:
            return failed(reasons.DIED)
        return msgspec.json.decode(answer, type=Examination)

    def provenance(self, path: Path, container: str | None) -> Provenance | None:
        """What is signed of the file, which is of that container. None where that has no place for
        it, or is not known."""
        media_type = MEDIA_TYPES.get(container or "")
        if media_type is None:
            return None
        if self._without_credentials is not None:
            return self._without_credentials
        if path.stat().st_size > BYTES:
            return unchecked(UNREAD, "bytes")
        job = Asked(_digits(path), media_type)
        try:
            answer = self._credentials.asked(msgspec.json.encode(job), SECONDS)
        except TimeoutError:
            return unchecked(UNREAD, "seconds")
        except EOFError:
            return unchecked(UNREAD, "ended")
        except ChildProcessError:  # neither for this file nor for the next
            self._without_credentials = unchecked()
            return self._without_credentials
        return msgspec.json.decode(answer, type=Provenance)


def _digits(path: Path) -> str:
    return os.fsencode(path.resolve()).hex()


def _examined(line: bytes) -> bytes:
    job = msgspec.json.decode(line, type=_Job)
    give_time(job.limits.seconds)
    with Path(os.fsdecode(bytes.fromhex(job.path))).open("rb") as file:
        return msgspec.json.encode(examine(file, limits=job.limits))


if __name__ == "__main__":
    serve(_examined, MEMORY)
