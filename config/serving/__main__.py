"""`./run serve`: everything Candor consists of, in one terminal, until Ctrl-C."""

import argparse
import os
import selectors
import signal
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from types import FrameType
from typing import IO

from django.core.exceptions import ImproperlyConfigured

from config import embedded
from config.serving.stack import (
    PrepareError,
    Stack,
    colours,
    port_is_free,
    prepare,
    supervised,
)

NAMES = ("web", "worker", "beat")
COLOURS = {"web": 36, "worker": 33, "beat": 35, "candor": 32}
WIDTH = max(map(len, COLOURS))


class Told(Exception):
    """Somebody asked us to stop."""


def say(name: str, line: str) -> None:
    prefix = f"{name:<{WIDTH}} |"
    if colours():
        prefix = f"\x1b[{COLOURS[name]}m{prefix}\x1b[0m"
    print(prefix, line, flush=True)


class Logs:
    """The children's output, line by line, each with the name of who wrote it."""

    def __init__(self, running: Stack) -> None:
        self.selector = selectors.DefaultSelector()
        for child in running.children.values():
            pipe = child.process.stdout
            if pipe:
                os.set_blocking(pipe.fileno(), False)
                self.selector.register(pipe, selectors.EVENT_READ, (child.name, bytearray()))

    def show(self, patience: float) -> None:
        """Print what there is, waiting a while for it."""
        if not self.selector.get_map():
            return
        for key, _events in self.selector.select(patience):
            name, rest = key.data
            self._read(key.fileobj, name, rest)  # type: ignore[arg-type]

    def _read(self, pipe: IO[bytes], name: str, rest: bytearray) -> None:
        data = os.read(pipe.fileno(), 65536)
        rest += data
        *lines, last = bytes(rest).split(b"\n")
        for line in [*lines, last] if not data and last else lines:
            say(name, line.decode(errors="replace"))
        rest[:] = last if data else b""
        if not data:
            self.selector.unregister(pipe)


def serve(port: int) -> int:
    with embedded.running() if embedded.wanted() else nullcontext():
        say("candor", "Preparing the database and the static files ...")
        prepare()
        with supervised(port, NAMES, logs=None) as running:
            logs = Logs(running)
            try:
                return _watch(running, logs)
            except Told:
                say("candor", "Stopping ...")
                return 0
            finally:
                # From here on a second Ctrl-C must not leave anything behind.
                _on_stop(signal.SIG_IGN)


def _watch(running: Stack, logs: Logs) -> int:
    """Show the logs until a child ends; once web answers, say where."""
    ask_at: float | None = time.monotonic()
    while True:
        logs.show(0.2)
        trouble = running.ended()
        if trouble:
            logs.show(0.2)
            say("candor", f"{trouble}; stopping the others.")
            return 1
        if ask_at and time.monotonic() > ask_at:
            ask_at = time.monotonic() + 0.5
            if running.ready():
                ask_at = None
                _announce(running.url)


def _announce(url: str) -> None:
    for line in (
        "Candor is ready. Ctrl-C stops it.",
        f"  Console            {url}/console/",
        f"  API documentation  {url}/api/docs/",
        f"  Health             {url}/readyz",
    ):
        say("candor", line)


def _on_stop(handler: Callable[[int, FrameType | None], None] | signal.Handlers) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, handler)


def _told(_signal: int, _frame: FrameType | None) -> None:
    raise Told


def main() -> int:
    parser = argparse.ArgumentParser(prog="./run serve", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="port of the web server (8000)")
    port = parser.parse_args().port
    if not port_is_free(port):
        sys.exit(f"run: port {port} is in use; choose another with --port.")
    _on_stop(_told)
    try:
        return serve(port)
    except (PrepareError, ImproperlyConfigured) as error:
        sys.exit(f"run: {error}")
    except Told:
        return 0


if __name__ == "__main__":
    sys.exit(main())
