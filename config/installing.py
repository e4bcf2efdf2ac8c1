"""Make or renew the virtual environment from the hash-locked requirements.

Runs on a bare Python 3.11, before anything is installed: `run` calls it whenever the stamp in
.venv is not the one it expects. Nothing of the project may be imported here.
"""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ENVIRONMENT = PROJECT / ".venv"
LOG = PROJECT / ".local" / "install.log"


class InstallError(Exception):
    """The environment could not be made; the message is one sentence for a person."""


def install(lock_file: str, stamp: str) -> None:
    """Bring .venv to what lock_file says, then write its stamp.

    Only one process at a time does this; the others wait and find it done. The stamp is written
    last, so an interrupted installation is never taken for a finished one.
    """
    with _alone():
        if _stamped(lock_file, stamp):
            return
        print(f"Preparing the Python environment ({lock_file}) ...", file=sys.stderr, flush=True)
        interrupted = not any(ENVIRONMENT.glob("candor-*.stamp"))
        for old in ENVIRONMENT.glob("candor-*.stamp"):
            old.unlink()
        if interrupted or not _works():
            _run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)])
        _run([_python(), "-m", "pip", "install", "-q", "--no-input", "--disable-pip-version-check",
              "--require-hashes", "-r", str(PROJECT / lock_file)])  # fmt: skip
        _stamp_file(lock_file).write_text(stamp)


@contextmanager
def _alone() -> Iterator[None]:
    LOG.parent.mkdir(exist_ok=True)
    with (LOG.parent / "install.lock").open("w") as turnstile:
        fcntl.flock(turnstile, fcntl.LOCK_EX)
        yield


def _stamp_file(lock_file: str) -> Path:
    return ENVIRONMENT / f"candor-{Path(lock_file).stem}.stamp"


def _stamped(lock_file: str, stamp: str) -> bool:
    file = _stamp_file(lock_file)
    return file.exists() and file.read_text() == stamp and _works()


def _works() -> bool:
    return os.access(_python(), os.X_OK)


def _python() -> str:
    return str(ENVIRONMENT / "bin" / "python")


def _run(command: list[str]) -> None:
    # What pip says goes to a file: it is long, and only of interest when it fails.
    with LOG.open("a") as log:
        done = subprocess.run(
            command,
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            # Some machines have pip install for the user; in a virtual environment that fails.
            env=os.environ | {"PIP_USER": "0"},
            check=False,
        )
    if done.returncode:
        tail = "\n".join(LOG.read_text(errors="replace").splitlines()[-15:])
        raise InstallError(
            f"The Python environment could not be prepared; {LOG} ends with:\n{tail}"
        )


if __name__ == "__main__":
    try:
        install(*sys.argv[1:])
    except (InstallError, OSError) as error:
        sys.exit(f"run: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
