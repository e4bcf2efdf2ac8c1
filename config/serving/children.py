"""One child process with everything it starts, stopped as a whole."""

import os
import signal
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]

# How long a child may take over each kind of asking. Work that is cut short is done again.
PATIENCE = ((signal.SIGTERM, 6.0), (signal.SIGQUIT, 2.0), (signal.SIGKILL, 5.0))

# Before the program itself: have the kernel stop it should whoever supervises it be killed.
_FOLLOW = """
import ctypes, os, signal, sys
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)
    if os.getppid() != int(sys.argv[1]):
        sys.exit("whoever started this has ended")
os.execv(sys.argv[2], sys.argv[2:])
"""


class Child:
    """A process in a session of its own, so that Ctrl-C reaches only the one who supervises."""

    def __init__(self, name: str, command: list[str], log: Path | None) -> None:
        """Start it, with its output appended to a log, or else to be read from `process.stdout`."""
        self.name = name
        follow = [sys.executable, "-I", "-S", "-c", _FOLLOW, str(os.getpid())]
        with log.open("ab") if log else nullcontext(subprocess.PIPE) as output:
            self.process = subprocess.Popen(
                [*follow, *command],
                cwd=PROJECT,
                env=os.environ | {"PYTHONUNBUFFERED": "1"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        return self.process.pid

    def code(self) -> int | None:
        """The exit code once it has ended."""
        return self.process.poll()

    def signal(self, number: signal.Signals) -> None:
        """To the process and everything it started, as long as any of that is left."""
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            return

    def kill(self) -> None:
        """End it and everything it started, as a power cut would."""
        self.signal(signal.SIGKILL)
        self.process.wait()


def stop(children: list[Child]) -> None:
    """Ask all of them to end, ever less politely."""
    for number, patience in PATIENCE:
        left = [child for child in children if child.code() is None]
        for child in left:
            # Politely only to the process itself: it knows how to end what it started.
            child.signal(number) if number == signal.SIGKILL else child.process.send_signal(number)
        _wait(left, patience)
    for child in children:
        child.signal(signal.SIGKILL)


def _wait(children: list[Child], patience: float) -> None:
    deadline = time.monotonic() + patience
    for child in children:
        try:
            child.process.wait(max(0.01, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            return
