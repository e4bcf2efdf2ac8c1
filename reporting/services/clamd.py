"""Asking clamd about a file: INSTREAM over TCP or a socket of the host. See clamd(8).

What is not plainly "OK" or "FOUND" is no answer: a scanner that is away, too slow, or that does
not take files as large as this one lets nothing through.
"""

import re
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from reporting.services.storing import Readable

PORT = 3310
CHUNK = 1 << 16
LONGEST_ANSWER = 4096
# What it "finds" in files that it did not read to the end, where it was told to say so.
NOT_READ = "Heuristics.Limits.Exceeded"
FOUND = re.compile(r"stream: (.+) FOUND", re.DOTALL)


class NoVerdict(Exception):
    """The scanner did not say whether the file is clean."""


@dataclass(frozen=True)
class Scan:
    """`scanner`: its version and that of its signatures. `found`: a name, or nothing."""

    scanner: str
    found: str


def scan(url: str, stream: Readable, *, seconds: float) -> Scan:
    """What clamd at `tcp://HOST:PORT` or `unix:///PATH` says of a stream, in so many seconds.

    Raises `NoVerdict`.
    """
    deadline = time.monotonic() + seconds
    try:
        with _calling(url, deadline) as call:
            call.send(b"zVERSION\0")
            scanner = call.answer()
        with _calling(url, deadline) as call:
            return Scan(scanner, _found(_instream(call, stream)))
    except OSError as error:
        raise NoVerdict(f"{type(error).__name__}: {error}") from error


def _instream(call: "_Call", stream: Readable) -> str:
    try:
        call.send(b"zINSTREAM\0")
        while block := stream.read(CHUNK):
            call.send(struct.pack(">I", len(block)) + block)
        call.send(struct.pack(">I", 0))
    except (BrokenPipeError, ConnectionResetError) as error:
        # It hangs up on what it finds too large. Perhaps it has said so before.
        raise NoVerdict(_last_words(call) or f"{type(error).__name__}: {error}") from error
    return call.answer()


def _last_words(call: "_Call") -> str:
    try:
        return call.answer()
    except (OSError, NoVerdict):
        return ""


def _found(answer: str) -> str:
    if answer == "stream: OK":
        return ""
    found = FOUND.fullmatch(answer)
    if found is None or found[1].startswith(NOT_READ):
        raise NoVerdict(answer)
    return found[1]


@contextmanager
def _calling(url: str, deadline: float) -> Iterator["_Call"]:
    """One connection, for one command."""
    parts = urlsplit(url)
    if parts.scheme == "unix":
        line = socket.socket(socket.AF_UNIX)
    else:
        address = (parts.hostname, parts.port or PORT)
        line = socket.create_connection(address, timeout=_left(deadline))
    with line:
        if parts.scheme == "unix":
            line.settimeout(_left(deadline))
            line.connect(parts.path)
        yield _Call(line, deadline)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("no answer in time")
    return left


@dataclass(frozen=True)
class _Call:
    line: socket.socket
    deadline: float

    def send(self, data: bytes) -> None:
        self.line.settimeout(_left(self.deadline))
        self.line.sendall(data)

    def answer(self) -> str:
        """Up to the NUL that ends it: "OK" that was cut off may have been more."""
        said = bytearray()
        while not said.endswith(b"\0"):
            self.line.settimeout(_left(self.deadline))
            block = self.line.recv(LONGEST_ANSWER)
            said += block
            if not block or len(said) > LONGEST_ANSWER:
                raise NoVerdict("it hung up" if not block else "it does not speak the protocol")
        return said.rstrip(b"\0").decode(errors="replace").strip()
