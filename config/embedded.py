"""PostgreSQL and Valkey for a machine where neither is configured.

`with running():` makes them run for as long as anybody is inside, in this process or another:
`./run serve` in one terminal and `./run manage` in the next share them. The tests use a folder
of their own, and with it servers of their own. The servers live in `config.engines`.
"""

import fcntl
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.core.exceptions import ImproperlyConfigured

from config.alone import needs_no_servers
from config.engines import accounts, postgres, valkey

PROJECT = Path(__file__).resolve().parent.parent
FOLDER = PROJECT / ".local"
TEST_FOLDER = FOLDER / "test"


@dataclass(frozen=True)
class Urls:
    """Where the servers listen; each URL carries its password."""

    database: str
    migration_database: str
    redis: str


def wanted() -> bool:
    """Whether the embedded servers are to be used: no other database is configured."""
    return not {"DATABASE_URL", "DATABASE_URL_FILE"} & os.environ.keys()


def folder_in_use() -> Path:
    """The folder of this process's servers: EMBEDDED_DIR, which child processes inherit."""
    return Path(os.environ.get("EMBEDDED_DIR", FOLDER)).resolve()


def urls() -> Urls:
    """Where the running servers listen."""
    folder = folder_in_use()
    try:
        state = json.loads((folder / "state.json").read_text())
    except FileNotFoundError:
        raise ImproperlyConfigured(
            "No embedded servers are running. Use ./run (serve, manage, test, demo), "
            "or set DATABASE_URL, MIGRATION_DATABASE_URL and REDIS_URL."
        ) from None
    except PermissionError:
        raise ImproperlyConfigured(f"{folder} belongs to another user of this machine.") from None
    return Urls(**state)


@contextmanager
def running(folder: Path | None = None, *, throwaway: bool = False) -> Iterator[Urls]:
    """The servers of a folder, started unless they run already; stopped by whoever leaves last.

    Child processes find them too, by EMBEDDED_DIR. `throwaway` trades safety for speed.
    """
    folder = (folder or folder_in_use()).resolve()
    before = os.environ.get("EMBEDDED_DIR")
    with ExitStack() as leaving:
        use = _enter(folder, throwaway=throwaway)
        leaving.callback(_leave, folder, use)
        os.environ["EMBEDDED_DIR"] = str(folder)
        leaving.callback(_restore, before)
        yield urls()


def _restore(before: str | None) -> None:
    if before is None:
        os.environ.pop("EMBEDDED_DIR", None)
    else:
        os.environ["EMBEDDED_DIR"] = before


class InUse(Exception):
    """Somebody uses the servers, so their data cannot be taken away."""


def erase(folder: Path | None = None) -> None:
    """Forget everything in a folder's database, so that the next use starts afresh."""
    folder = (folder or folder_in_use()).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with _turnstile(folder), (folder / "users.lock").open("a") as users:
        if not _lockable(users, fcntl.LOCK_EX):
            raise InUse(f"The servers of {folder} are in use; stop them first.")
        # Without this mark, the next start makes a new cluster.
        (folder / "postgres.initialised").unlink(missing_ok=True)


def _enter(folder: Path, *, throwaway: bool) -> IO[str]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _turnstile(folder):
            use = (folder / "users.lock").open("a")
            fcntl.flock(use, fcntl.LOCK_SH)  # waits while a guardian is stopping its servers
            try:
                if not _guarded(folder):
                    _start_guardian(folder, throwaway=throwaway)
            except BaseException:
                use.close()
                raise
            return use
    except PermissionError as error:
        raise ImproperlyConfigured(f"{folder} belongs to another user: {error}") from error


def _leave(folder: Path, use: IO[str]) -> None:
    """Stop using the servers; the last one to do so waits until they have stopped."""
    with _turnstile(folder):
        fcntl.flock(use, fcntl.LOCK_UN)
        others = not _lockable(use, fcntl.LOCK_EX) and _lockable(use, fcntl.LOCK_SH)
        use.close()
        if not others:
            with (folder / "guardian.lock").open("a") as guardian:
                fcntl.flock(guardian, fcntl.LOCK_SH)


@contextmanager
def _turnstile(folder: Path) -> Iterator[None]:
    """One at a time comes or goes."""
    with (folder / "turnstile.lock").open("a") as turnstile:
        fcntl.flock(turnstile, fcntl.LOCK_EX)
        yield


def _guarded(folder: Path) -> bool:
    with (folder / "guardian.lock").open("a") as guardian:
        return not _lockable(guardian, fcntl.LOCK_SH) and (folder / "state.json").exists()


def _lockable(file: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    fcntl.flock(file, fcntl.LOCK_UN)
    return True


def _start_guardian(folder: Path, *, throwaway: bool) -> None:
    (folder / "state.json").unlink(missing_ok=True)
    _let_account_through(folder)
    flags = ["--throwaway"] if throwaway else []
    reading, writing = os.pipe()
    with os.fdopen(reading) as said:
        with os.fdopen(writing, "w") as stdout, (folder / "guardian.log").open("w") as log:
            guardian = subprocess.Popen(
                [sys.executable, "-m", "config.engines.guardian", str(folder), *flags],
                cwd=PROJECT,
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=log,
                # Ctrl-C in the terminal is for the command, not for servers others may use.
                start_new_session=True,
            )
        first = said.readline()
        if first != "ready\n":
            guardian.wait()
            detail = first + said.read() or (folder / "guardian.log").read_text()
            raise ImproperlyConfigured(f"The embedded servers did not start.\n{detail}")
    # It outlives us on purpose, so Python shall not complain that we never waited for it.
    guardian.returncode = 0


def _let_account_through(folder: Path) -> None:
    if accounts.account() is None:
        return
    trees = [*postgres.installed(), valkey.program().parent]
    changed = accounts.admit(*trees, folder / "postgres")
    for tree in trees:
        accounts.let_read(tree)
    if changed:
        print(
            "PostgreSQL cannot run as root. The account that it runs as may now pass through "
            f"{changed[0]} and below.",
            file=sys.stderr,
        )


def _run(command: list[str]) -> int:
    """Run a command while the servers run; signals meant to stop it reach it."""
    with running() if wanted() and not needs_no_servers(command[1:]) else nullcontext():
        child = subprocess.Popen(command)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends it to the child as well
        signal.signal(signal.SIGTERM, lambda *_: child.terminate())
        code = child.wait()
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    try:
        sys.exit(_run(sys.argv[1:]))
    except ImproperlyConfigured as error:
        sys.exit(f"run: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
