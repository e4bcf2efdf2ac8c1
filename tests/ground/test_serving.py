"""`./run serve` with everything it starts, and the same stack as tests and the demo use it."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from config import serving
from config.serving.stack import HOST
from tests.ground.processes import eventually, family, running, servers_of

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def serve(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [sys.executable, "-m", "config.serving", "--port=0"],
        cwd=PROJECT,
        env=os.environ | {"EMBEDDED_DIR": str(folder), "BEAT_SCHEDULE_FILE": f"{folder}/beat"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process:
        yield process
        process.kill()


def read_until(process: "subprocess.Popen[str]", pattern: str) -> str:
    """Everything said up to the line that matches."""
    assert process.stdout
    said = ""
    for line in process.stdout:
        said += line
        if re.search(pattern, line):
            return said
    raise AssertionError(f"it ended without saying {pattern!r}:\n{said}")


def status(url: str, path: str) -> int:
    connection = HTTPConnection(url.removeprefix("http://"), timeout=30)
    connection.request("GET", path)
    answer = connection.getresponse().status
    connection.close()
    return answer


def test_serve_says_where_it_is_and_ctrl_c_stops_everything(
    serve: "subprocess.Popen[str]", folder: Path
) -> None:
    said = read_until(serve, "Health")
    url = said.split()[-1].removesuffix("/readyz")
    assert f"{url}/console/" in said
    assert f"{url}/api/docs/" in said
    assert status(url, "/readyz") == 200
    assert status(url, "/console/") == 302
    assert status(url, "/api/docs/") == 200
    # Which process speaks first is anybody's race; that the web server tells of a request is not.
    said += read_until(serve, r"^web .*GET /readyz")
    prefixes = {line.split(" |")[0].strip() for line in said.splitlines()}
    assert {"candor", "web"} <= prefixes <= {"candor", "web", "worker", "beat"}

    everything = [*family(serve.pid), *servers_of(folder).values()]
    assert len(everything) > 6
    serve.send_signal(signal.SIGINT)
    rest, _ = serve.communicate()

    assert serve.returncode == 0, rest
    assert "Traceback" not in rest
    assert not [process for process in everything if running(process)]


def test_when_one_process_dies_serve_says_which_and_stops(
    serve: "subprocess.Popen[str]",
) -> None:
    read_until(serve, "Health")
    everything = family(serve.pid)
    (worker, *_rest) = [process for process in everything if "worker" in process.cmdline()]
    worker.kill()
    rest, _ = serve.communicate()

    assert serve.returncode == 1
    assert "worker ended (signal 9); stopping the others." in rest
    eventually(lambda: not [process for process in everything if running(process)])


def test_serve_that_is_killed_leaves_nothing_behind(
    serve: "subprocess.Popen[str]",
) -> None:
    read_until(serve, "Health")
    everything = family(serve.pid)
    serve.kill()
    eventually(lambda: not [process for process in everything if running(process)])


def test_a_port_that_is_taken_is_named() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "config.serving", f"--port={port}"],
            cwd=PROJECT,
            capture_output=True,
            text=True,
        )
    assert done.returncode == 1
    assert done.stderr == f"run: port {port} is in use; choose another with --port.\n"


def test_a_worker_that_is_killed_can_be_started_again(tmp_path: Path) -> None:
    serving.prepare()
    with serving.stack(names=("web", "worker"), logs=tmp_path) as stack:
        first = stack.children["worker"]
        stack.kill("worker")
        assert not [process for process in (first.pid,) if _alive(process)]
        second = stack.start("worker")
        log = tmp_path / "worker.log"
        eventually(lambda: log.read_text().count(" ready.") >= 1)
        assert stack.ended() is None
        everything = [*family(second.pid), *family(stack.children["web"].pid)]
        assert status(stack.url, "/livez") == 200
    assert not [process for process in everything if running(process)]


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
