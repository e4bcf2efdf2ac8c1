"""What runs on this machine, for tests that start real processes and expect none to be left."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil


def eventually(what: Callable[[], bool]) -> None:
    """Wait for something that happens in another process; far longer than it ever takes."""
    deadline = time.monotonic() + 60
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def servers_of(folder: Path) -> dict[str, psutil.Process]:
    """What runs for a folder, by name: guardian, postgres (the postmaster), valkey-server."""
    found: dict[str, psutil.Process] = {}
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            arguments = process.cmdline()
            if "config.engines.guardian" in arguments and str(folder) in arguments:
                found["guardian"] = process
            elif arguments and process.cwd().startswith(f"{folder}/"):
                # PostgreSQL's children have its name, too; their parent comes first.
                found.setdefault(process.name(), process)
    return found


def family(pid: int) -> list[psutil.Process]:
    """A process with everything below it."""
    process = psutil.Process(pid)
    return [process, *process.children(recursive=True)]


def running(process: psutil.Process) -> bool:
    """Alive: a zombie that nobody has reaped yet is not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
