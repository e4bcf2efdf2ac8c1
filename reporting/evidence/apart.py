"""Examining in a process of its own, which can be ended: a hostile file costs itself, nothing else.

The process examines one file after another, as long as it lives. It has little memory and little
time, can write nothing, and ends with whoever started it.
"""

from __future__ import annotations

import os
import resource
import selectors
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Self

import msgspec

from reporting.evidence import reasons
from reporting.evidence.sources import MIB, Limits
from reporting.evidence.verdict import Examination, examine, failed

PROJECT = Path(__file__).resolve().parent.parent.parent
MEMORY = 512 * MIB  # address space of the process
GRACE = 5.0  # seconds beyond a file's own, before the process is ended from outside
ANSWER = 8 * MIB
OPEN_FILES = 64
READY, STARTING = b"ready\n", 60.0  # seconds, on a machine that is busy


class _Job(msgspec.Struct):
    """`path` as hexadecimal digits: names of files are bytes."""

    path: str
    limits: Limits


class Apart:
    """A process that examines files. Use it in a `with` statement; not from several threads."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._end()

    def examine(self, path: Path) -> Examination:
        """The file is opened by the other process. Raises OSError where this one cannot open it."""
        if not path.is_file():  # devices and pipes have no end
            path.open("rb").close()
            raise OSError(f"{path}: not a file")
        path.open("rb").close()
        job = _Job(os.fsencode(path.resolve()).hex(), self.limits)
        try:
            answer = self._asked(msgspec.json.encode(job) + b"\n")
        except TimeoutError:
            self._end()
            return failed(reasons.TIME)
        except (BrokenPipeError, EOFError):
            self._end()
            return failed(reasons.DIED)
        return msgspec.json.decode(answer, type=Examination)

    def _asked(self, question: bytes) -> bytes:
        process = self.process = self.process or _started()
        if process.stdin is None or process.stdout is None:
            raise EOFError
        process.stdin.write(question)
        process.stdin.flush()
        return _line(process.stdout, time.monotonic() + self.limits.seconds + GRACE)

    def _end(self) -> None:
        process, self.process = self.process, None
        if process is not None:
            _ended(process)


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in filter(None, (process.stdin, process.stdout)):
        with suppress(BrokenPipeError):  # a question that nobody read
            pipe.close()


def _started() -> subprocess.Popen[bytes]:
    """Raises ChildProcessError where it does not come up: no file is to blame for that."""
    process = subprocess.Popen(
        [sys.executable, "-m", "reporting.evidence.apart"],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with suppress(EOFError, TimeoutError):
        if process.stdout and _line(process.stdout, time.monotonic() + STARTING) == READY:
            return process
    _ended(process)
    raise ChildProcessError("the process that examines files does not start")


def _line(pipe: IO[bytes], deadline: float) -> bytes:
    """Raises `TimeoutError`, or `EOFError` where the other side is gone or says too much."""
    answer = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while not answer.endswith(b"\n"):
            left = deadline - time.monotonic()
            if left <= 0 or not selector.select(left):
                raise TimeoutError
            part = os.read(pipe.fileno(), 1 << 16)
            if not part or len(answer) > ANSWER:
                raise EOFError
            answer += part
    return bytes(answer)


# --- In the other process ----------------------------------------------------------------------


def _serve() -> None:
    _bind()
    sys.stdout.buffer.write(READY)
    sys.stdout.buffer.flush()
    for line in sys.stdin.buffer:
        job = msgspec.json.decode(line, type=_Job)
        _give_time(job.limits.seconds)
        with Path(os.fsdecode(bytes.fromhex(job.path))).open("rb") as file:
            answer = examine(file, limits=job.limits)
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
        sys.stdout.buffer.flush()


def _bind() -> None:
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
    ):
        _, hard = resource.getrlimit(limit)
        least = value if hard == resource.RLIM_INFINITY else min(value, hard)
        with suppress(ValueError, OSError):  # not every system has every limit
            resource.setrlimit(limit, (least, least))


def _give_time(seconds: float) -> None:
    """Processor time for one more file; it counts from the beginning of the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    allowed = int(used.ru_utime + used.ru_stime + seconds + GRACE / 2) + 1
    soft = allowed if hard == resource.RLIM_INFINITY else min(allowed, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


if __name__ == "__main__":
    _serve()
