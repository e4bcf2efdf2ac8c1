"""A clamd on loopback that answers as it is told. It speaks the protocol, and finds nothing."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

VERSION = b"ClamAV 1.4.2/27626/Fri May  2 08:30:00 2025\0"
Behaviour = Callable[[socket.socket, "Clamd"], None]


@dataclass
class Clamd:
    url: str
    behave: Behaviour
    # The streams that it was sent whole.
    seen: list[bytes] = field(default_factory=list)


def _exactly(call: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        block = call.recv(size - len(data))
        if not block:
            raise ConnectionError
        data += block
    return data


def take(call: socket.socket, clamd: Clamd) -> bytes:
    data = b""
    while size := struct.unpack(">I", _exactly(call, 4))[0]:
        data += _exactly(call, size)
    clamd.seen.append(data)
    return data


def saying(answer: bytes) -> Behaviour:
    def behave(call: socket.socket, clamd: Clamd) -> None:
        take(call, clamd)
        call.sendall(answer)

    return behave


clean = saying(b"stream: OK\0")
infected = saying(b"stream: Eicar-Test-Signature FOUND\0")


def too_large(call: socket.socket, clamd: Clamd) -> None:
    """As it does past StreamMaxLength: it says so and hangs up, with more on the way to it."""
    _exactly(call, 4)
    call.sendall(b"INSTREAM size limit exceeded. ERROR\0")


def hangs_up(call: socket.socket, clamd: Clamd) -> None:
    _exactly(call, 4)


def silent(call: socket.socket, clamd: Clamd) -> None:
    take(call, clamd)
    with suppress(OSError):
        call.recv(1)  # until the other side has had enough


def _serve(listener: socket.socket, clamd: Clamd) -> None:
    with suppress(OSError):
        while True:
            call = listener.accept()[0]
            with call, suppress(OSError):
                command = b""
                while not command.endswith(b"\0"):
                    command += _exactly(call, 1)
                if command == b"zVERSION\0":
                    call.sendall(VERSION)
                else:
                    assert command == b"zINSTREAM\0"
                    clamd.behave(call, clamd)


@contextmanager
def running() -> Iterator[Clamd]:
    listener = socket.create_server(("127.0.0.1", 0))
    clamd = Clamd(f"tcp://127.0.0.1:{listener.getsockname()[1]}", clean)
    thread = threading.Thread(target=_serve, args=(listener, clamd), daemon=True)
    thread.start()
    try:
        yield clamd
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(10)
