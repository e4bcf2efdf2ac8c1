"""One embedded server: a child process of the guardian, in the account that servers run as."""

import ctypes
import importlib.util
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from config.engines import accounts

HOST = "127.0.0.1"
PATIENCE = 60.0
POLL = 0.03


class StartError(Exception):
    """A server did not start; the message says which and why, for a person."""


class Server:
    """A process with a folder and a log, stopped by one signal."""

    def __init__(self, folder: Path, name: str, stop_signal: signal.Signals) -> None:
        self.name = name
        self.data = folder / name
        self.log = folder / f"{name}.log"
        self.stop_signal = stop_signal
        self.account = accounts.account()
        self.process: subprocess.Popen[bytes] | None = None

    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def make_folder(self) -> None:
        self.data.mkdir(mode=0o700, exist_ok=True)
        self.hand_over(self.data)

    def hand_over(self, path: Path) -> None:
        if self.account:
            os.chown(path, self.account.pw_uid, self.account.pw_gid)

    def run(self, command: list[str]) -> None:
        """Run a preparing command to its end."""
        if self._child(command).wait():
            raise StartError(self._what_it_said(f"{Path(command[0]).name} failed"))

    def start_on_a_free_port(
        self, command: Callable[[int], list[str]], ready: Callable[[int], bool], stdin: str = ""
    ) -> int:
        """Try ports until one is not taken between finding it free and listening on it."""
        for _attempt in range(5):
            port = _free_port()
            self.process = self._child(command(port), stdin.format(port=port))
            if self._became(ready, port):
                return port
        raise StartError(self._what_it_said("ended while starting"))

    def _child(self, command: list[str], stdin: str = "") -> "subprocess.Popen[bytes]":
        with tempfile.TemporaryFile() as given, self.log.open("wb") as log:
            given.write(stdin.encode())
            given.seek(0)
            return subprocess.Popen(
                command,
                cwd=self.data,
                stdin=given,
                stdout=log,
                stderr=log,
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
                umask=0o077,
                user=self.account.pw_uid if self.account else None,
                group=self.account.pw_gid if self.account else None,
                extra_groups=[] if self.account else None,
                preexec_fn=self._stop_with_guardian,  # noqa: PLW1509 - there are no threads
            )

    def _stop_with_guardian(self) -> None:
        """Have the kernel send the stop signal should the guardian be killed."""
        if _libc:
            pr_set_pdeathsig = 1
            _libc.prctl(pr_set_pdeathsig, int(self.stop_signal))

    def _became(self, ready: Callable[[int], bool], port: int) -> bool:
        """True once ready; False when the process ended first."""
        deadline = time.monotonic() + PATIENCE
        while not ready(port):
            if not self.alive():
                return False
            if time.monotonic() > deadline:
                raise StartError(self._what_it_said(f"not ready after {PATIENCE:.0f} s"))
            time.sleep(POLL)
        return True

    def _what_it_said(self, what: str) -> str:
        tail = "\n".join(self.log.read_text(errors="replace").splitlines()[-12:])
        return f"Embedded {self.name}: {what}. {self.log} ends with:\n{tail}"

    def stop(self) -> None:
        if self.process is None:
            return
        for wish in (self.stop_signal, signal.SIGQUIT, signal.SIGKILL):
            self.process.send_signal(wish)
            try:
                self.process.wait(PATIENCE / 2)
            except subprocess.TimeoutExpired:
                continue
            return


_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def packaged(package: str, inside: str) -> Path:
    """Where a wheel keeps its programs, found without importing the package."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise StartError(f"The package {package} is not installed.")
    return Path(spec.submodule_search_locations[0]) / inside


def new_password() -> str:
    return secrets.token_urlsafe(24)


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    new.replace(path)
