"""Web, worker and beat as child processes of one command."""

import hashlib
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from config import embedded
from config.serving import commands
from config.serving.children import PROJECT, Child, stop

HOST = "127.0.0.1"
LOGS = PROJECT / ".local" / "logs"
READY_WITHIN = 60.0


class PrepareError(Exception):
    """Something needed before serving failed; the message says what, for a person."""


def prepare() -> None:
    """Bring the database's schema and the static files up to date."""
    _run_quietly("The migrations", commands.here(commands.MIGRATE))
    collected = Path(os.environ.get("STATIC_ROOT", embedded.FOLDER / "static"))
    stamp, current = collected.with_suffix(".stamp"), _static_fingerprint()
    if not stamp.exists() or stamp.read_text() != current:
        _run_quietly("Collecting static files", commands.here(commands.COLLECT_STATIC))
        stamp.write_text(current)


def _run_quietly(what: str, command: list[str]) -> None:
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PrepareError(f"{what} failed:\n{done.stdout}{done.stderr}".rstrip())


def _static_fingerprint() -> str:
    """Changes with the installed packages and with every static file of our own."""
    found = hashlib.sha256((PROJECT / "requirements.txt").read_bytes())
    for room in ("config", "platforms", "reporting"):
        for path in sorted((PROJECT / room).glob("**/static/**/*")):
            status = path.stat()
            found.update(f"{path}{status.st_mtime_ns}{status.st_size}".encode())
    return found.hexdigest()


class Stack:
    """Running children by name. `kill` and `start` are there for tests of faults."""

    def __init__(self, port: int, logs: Path | None) -> None:
        self.port = port
        self.url = f"http://{HOST}:{port}"
        self.children: dict[str, Child] = {}
        self._logs = logs
        self._commands = {
            "web": commands.here(commands.WEB, f"--bind={HOST}:{port}"),
            "worker": commands.here(commands.WORKER),
            "beat": commands.here(commands.BEAT),
        }

    def start(self, name: str) -> Child:
        log = self._logs / f"{name}.log" if self._logs else None
        child = Child(name, self._commands[name], log)
        self.children[name] = child
        return child

    def kill(self, name: str) -> None:
        """SIGKILL one of them with everything it started; `start` it again at will."""
        self.children.pop(name).kill()

    def ended(self) -> str | None:
        """Which one has ended by itself, and how; None while all is well."""
        for child in self.children.values():
            code = child.code()
            if code is not None:
                how = f"exit code {code}" if code >= 0 else f"signal {-code}"
                return f"{child.name} ended ({how})"
        if embedded.wanted() and not (embedded.folder_in_use() / "state.json").exists():
            return "the embedded servers ended"
        return None

    def ready(self) -> bool:
        """Whether web answers /readyz with 200."""
        connection = HTTPConnection(HOST, self.port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_WITHIN
        while not self.ready():
            trouble = self.ended()
            if trouble or time.monotonic() > deadline:
                raise PrepareError(trouble or f"web was not ready after {READY_WITHIN:.0f} s")
            time.sleep(0.1)


@contextmanager
def stack(
    port: int | None = None,
    *,
    names: tuple[str, ...] = ("web", "worker", "beat"),
    logs: Path = LOGS,
) -> Iterator[Stack]:
    """Those processes, ready to be used, with their output in files; stopped at the end.

    `prepare()` comes first. Without a port, a free one is taken: see `Stack.url`.
    """
    logs.mkdir(parents=True, exist_ok=True)
    with supervised(port, names, logs) as running:
        if "web" in names:
            running.wait_until_ready()
        yield running


@contextmanager
def supervised(port: int | None, names: tuple[str, ...], logs: Path | None) -> Iterator[Stack]:
    """Those processes, not yet ready; without a folder for logs, their output is to be read."""
    running = Stack(port or _free_port(), logs)
    try:
        for name in names:
            running.start(name)
        yield running
    finally:
        stop(list(running.children.values()))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def colours() -> bool:
    return os.isatty(1) and "NO_COLOR" not in os.environ
