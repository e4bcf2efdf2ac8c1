"""A pytest plugin: PostgreSQL and Valkey for this test process alone.

Loaded before the settings are read (`-p tests.servers` in pyproject.toml). Every pytest process,
each xdist worker included, takes the first free folder below .local/test and has servers of its
own there, so two runs at once never meet, and neither meets what `./run serve` is doing.
With DATABASE_URL in the environment, that database is used instead.
"""

import atexit
import fcntl
import os
from contextlib import ExitStack
from typing import IO

from config import embedded

_using = ExitStack()


def _take_folder() -> tuple[str, IO[str]]:
    embedded.TEST_FOLDER.mkdir(parents=True, exist_ok=True)
    for number in range(1, 100):
        claim = (embedded.TEST_FOLDER / f"{number}.lock").open("a")
        try:
            fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            claim.close()
            continue
        return str(number), claim
    raise RuntimeError("a hundred test runs at once?")


if embedded.wanted():
    _number, _claim = _take_folder()
    _using.enter_context(_claim)
    _folder = embedded.TEST_FOLDER / _number
    _using.enter_context(embedded.running(_folder, throwaway=True))
    atexit.register(_using.close)  # pytest may give up before it would tell us
    os.environ["STORAGE_DIR"] = str(_folder / "storage")
    os.environ["BEAT_SCHEDULE_FILE"] = str(_folder / "beat")
    (_folder / "static").mkdir(exist_ok=True)  # WhiteNoise warns where nothing was collected
    os.environ["STATIC_ROOT"] = str(_folder / "static")


def pytest_unconfigure() -> None:
    _using.close()
