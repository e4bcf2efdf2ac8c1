"""A process that answers one line with another, and can be ended: what it reads costs it alone."""

from __future__ import annotations

import os
import resource
import selectors
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

PROJECT = Path(__file__).resolve().parent.parent.parent
GRACE = 5.0  # seconds beyond a question's own, before the process is ended from outside
ANSWER = 8 << 20
OPEN_FILES = 64
# What it needs to run. Addresses, keys and passwords of the environment are not its business.
KEPT = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LANG", "LC_ALL", "TMPDIR")
READY, STARTING = b"ready\n", 60.0  # seconds, on a machine that is busy


class Child:
    """Started with the first question, and again after it ended. Not for several threads."""

    def __init__(self, module: str, *arguments: str) -> None:
        self.command = [sys.executable, "-m", module, *arguments]
        self.process: subprocess.Popen[bytes] | None = None

    def asked(self, question: bytes, seconds: float) -> bytes:
        """The answer, a line. Raises `TimeoutError`, `EOFError` (it ended, or said too much), and
        ChildProcessError where it does not start: no file is to blame for that."""
        try:
            return self._asked(question, seconds)
        except BrokenPipeError as error:
            self.end()
            raise EOFError from error
        except (TimeoutError, EOFError):
            self.end()
            raise

    def _asked(self, question: bytes, seconds: float) -> bytes:
        process = self.process = self.process or self._started()
        if process.stdin is None or process.stdout is None:
            raise EOFError
        process.stdin.write(question + b"\n")
        process.stdin.flush()
        return _line(process.stdout, time.monotonic() + seconds + GRACE)

    def _started(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            self.command,
            cwd=PROJECT,
            env={name: os.environ[name] for name in KEPT if name in os.environ},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        with suppress(EOFError, TimeoutError):
            if process.stdout and _line(process.stdout, time.monotonic() + STARTING) == READY:
                return process
        _ended(process)
        raise ChildProcessError(f"the process {self.command[2]} does not start")

    def end(self) -> None:
        process, self.process = self.process, None
        if process is not None:
            _ended(process)


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in filter(None, (process.stdin, process.stdout)):
        with suppress(BrokenPipeError):  # a question that nobody read
            pipe.close()


def _line(pipe: IO[bytes], deadline: float) -> bytes:
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


def serve(answer: Callable[[bytes], bytes], memory: int) -> None:
    """Answer until nobody asks any more, with `memory` bytes of address space and nothing to
    write to."""
    _bind(memory)
    sys.stdout.buffer.write(READY)
    sys.stdout.buffer.flush()
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(answer(line) + b"\n")
        sys.stdout.buffer.flush()


def _bind(memory: int) -> None:
    for limit, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
    ):
        _, hard = resource.getrlimit(limit)
        least = value if hard == resource.RLIM_INFINITY else min(value, hard)
        with suppress(ValueError, OSError):  # not every system has every limit
            resource.setrlimit(limit, (least, least))


def give_time(seconds: float) -> None:
    """Processor time for one more file; it counts from the beginning of the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    allowed = int(used.ru_utime + used.ru_stime + seconds + GRACE / 2) + 1
    soft = allowed if hard == resource.RLIM_INFINITY else min(allowed, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
