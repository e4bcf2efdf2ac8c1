"""The demo as a person runs it, small, on servers of its own."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from config import embedded
from tests.browser.chromium import browser
from tests.ground.processes import eventually, servers_of

__all__ = ["browser", "folder", "host", "killed"]

PROJECT = Path(__file__).resolve().parents[2]
SEED, MANY = 11, 10
# Where the tests' own servers keep things.
NOT_INHERITED = {"STORAGE_DIR", "STATIC_ROOT", "BEAT_SCHEDULE_FILE", "DJANGO_SETTINGS_MODULE"}


def environment(folder: Path) -> dict[str, str]:
    """That of a person at a desk, save for the folder."""
    inherited = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    return inherited | {"EMBEDDED_DIR": str(folder)}


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """What the runs of the demo have in common: each starts afresh in it."""
    path = embedded.TEST_FOLDER / f"{embedded.folder_in_use().name} demo"
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    yield path
    eventually(lambda: not servers_of(path))
    shutil.rmtree(path)


def start(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "demo", "--quick", f"--seed={SEED}", f"--platforms={MANY}"],
        cwd=PROJECT,
        env=environment(folder) | {"SWEEP_AFTER_SECONDS": "3"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def read_until(demo: "subprocess.Popen[str]", text: str) -> str:
    assert demo.stdout
    said = ""
    for line in demo.stdout:
        said += line
        if text in line:
            return said
    raise AssertionError(f"it ended without saying {text!r}:\n{said}")


def worker_of(demo: "subprocess.Popen[str]") -> psutil.Process:
    (worker,) = (one for one in psutil.Process(demo.pid).children() if "worker" in one.cmdline())
    return worker


def summary(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "demo.json").read_text())
    return found


@pytest.fixture(scope="session")
def killed(folder: Path) -> dict[str, Any]:
    """The summary of a run whose worker got SIGKILL, with everything it had started, half-way."""
    with start(folder) as demo:
        read_until(demo, "30 %")
        os.killpg(worker_of(demo).pid, signal.SIGKILL)
        said = read_until(demo, "The worker was killed; starting it again.")
        rest, _ = demo.communicate()
    assert demo.returncode == 0, said + rest
    return summary(folder)


@pytest.fixture(scope="module")
def host(killed: object, folder: Path) -> Iterator[str]:
    """The address of `./run serve` over what the demo left."""
    with subprocess.Popen(
        [sys.executable, "-m", "config.serving", "--port=0"],
        cwd=PROJECT,
        env=environment(folder)
        | {"STORAGE_DIR": f"{folder}/storage", "BEAT_SCHEDULE_FILE": f"{folder}/beat"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as serve:
        try:
            assert serve.stdout
            # Where it is said, and not where somebody asks for it: that is in the log as well.
            said = (re.search(r"(http://\S+)/readyz", line) for line in serve.stdout)
            yield next(found[1] for found in said if found)
        finally:
            serve.send_signal(signal.SIGINT)
            serve.communicate()


def paste(guide: Path, host: str, folder: Path, at: Path) -> str:
    """Every block of a guide in one shell, in order, in a folder; what it says."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", guide.read_text(), re.MULTILINE | re.DOTALL)
    pasted = subprocess.run(
        ["sh", "-eu"],
        input="\n".join(blocks),
        cwd=at,
        env=dict(os.environ)
        | {"HOST": host, "LOGINS": str(folder / "demo-logins.json")}
        | {"PYTHON": sys.executable, "DOCS": str(PROJECT / "docs")},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert pasted.returncode == 0, pasted.stdout + pasted.stderr
    return pasted.stdout
