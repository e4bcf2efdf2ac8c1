"""The client of the guide against the real server: cut off at 90 %, run again, in flat memory."""

import hashlib
import os
import random
import re
import select
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psutil
import pytest

from config.serving import Stack, stack
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Batch, UploadPart
from tests.conftest import Login, Party, ndjson, record
from tests.faults.processes import eventually, into_environment, stored_files
from tests.reporting.filing import Filer

PROJECT = Path(__file__).resolve().parents[2]
MIB = 1024**2
pytestmark = pytest.mark.usefixtures("live")


class Line:
    """The network between client and server; it carries so many bytes to the server and breaks."""

    def __init__(self, to_port: int, most: int) -> None:
        self.to_port, self.most, self.carried = to_port, most, 0
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def broken(self) -> bool:
        return self.carried >= self.most

    def _accept(self) -> None:
        with closing(self.listening):
            while not self.broken:
                client, _ = self.listening.accept()
                server = socket.create_connection(("127.0.0.1", self.to_port))
                with closing(client), closing(server):
                    self._carry(client, server)

    def _carry(self, client: socket.socket, server: socket.socket) -> None:
        other = {client: server, server: client}
        while not self.broken:
            for one in select.select([client, server], [], [])[0]:
                block = one.recv(1 << 14)
                if not block:
                    return
                self.carried += len(block) if one is client else 0
                other[one].sendall(block)


@contextmanager
def serving(
    monkeypatch: pytest.MonkeyPatch, live: str, logs: Path, part_bytes: int
) -> Iterator[Stack]:
    into_environment(
        monkeypatch,
        live,
        LIMIT_PART_BYTES=str(part_bytes),
        LIMIT_PART_BYTES_LEAST=str(part_bytes),
    )
    with stack(names=("web",), logs=logs) as running:
        yield running


@pytest.fixture
def script(tmp_path: Path) -> Path:
    guide = (PROJECT / "docs" / "guide" / "large-files.md").read_text()
    (block,) = re.findall(r"^```python\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    path = tmp_path / "upload.py"
    path.write_text(block)
    return path


class Client:
    def __init__(self, script: Path, token: str, filer: Filer, file: Path) -> None:
        self.command = [sys.executable, str(script), str(filer.report.id), str(file)]
        self.token = token

    def start(self, port: int) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            self.command,
            env={**os.environ, "HOST": f"http://127.0.0.1:{port}", "TOKEN": self.token},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, port: int) -> str:
        with self.start(port) as process:
            said = process.communicate(timeout=120)[0]
        assert process.returncode == 0, said
        return said


def client_of(script: Path, login: Login, party: Party, filer: Filer, file: Path) -> Client:
    return Client(script, login(party).headers["Authorization"].split()[1], filer, file)


def test_a_client_that_is_cut_off_at_ninety_percent_does_not_start_again(
    live: str,
    photos: Party,
    login: Login,
    script: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    filer, file, before = Filer(photos), tmp_path / "may.ndjson", stored_files()
    body = ndjson(*(record(n) for n in range(4000)))
    file.write_bytes(body)
    client = client_of(script, login, photos, filer, file)
    with serving(monkeypatch, live, tmp_path, part_bytes=64 * 1024) as running:
        line = Line(running.port, most=len(body) * 9 // 10)
        with client.start(line.port) as process:
            eventually(lambda: line.broken)
            process.kill()
        with acting_as(SYSTEM):
            held = UploadPart.objects.count()
        parts = -(-len(body) // (64 * 1024))
        assert parts // 2 < held < parts
        # What was cut off is no part, and its bytes are gone.
        eventually(lambda: len(stored_files() - before) == held)

        line = Line(running.port, most=len(body))
        said = client.run(line.port)
        assert said.count("part ") == parts - held
        assert line.carried < len(body) // 3
        line = Line(running.port, most=len(body))
        again = client.run(line.port)
        assert again.splitlines()[-1] == said.splitlines()[-1], "once more, and the same receipt"
        assert line.carried < 5000
    with acting_as(SYSTEM):
        (batch,) = Batch.objects.all()
    assert batch.sha256 == hashlib.sha256(body).hexdigest()
    assert filer.checked(batch).records == 4000
    assert stored_files() - before == {batch.stored_as}


def command_of(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:  # it has ended, and nobody has asked for it yet
        return []


def peaks(port: int) -> dict[int, int]:
    """The largest amount of memory, in bytes, that each process of the server has had so far."""
    family = psutil.Process().children(recursive=True)
    web = [one for one in family if f"--bind=127.0.0.1:{port}" in command_of(one)]
    status = {one.pid: Path(f"/proc/{one.pid}/status").read_text() for one in web}
    return {
        pid: int(found[1]) * 1024
        for pid, text in status.items()
        if (found := re.search(r"VmHWM:\s+(\d+) kB", text))
    }


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /proc")
def test_the_servers_memory_does_not_grow_with_the_file_nor_with_its_parts(
    live: str,
    photos: Party,
    login: Login,
    script: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    filer, small, large = Filer(photos), tmp_path / "small", tmp_path / "large"
    small.write_bytes(b"\n")
    large.write_bytes(random.Random(1).randbytes(16 * MIB) * 5)  # nobody looks into it here
    with serving(monkeypatch, live, tmp_path, part_bytes=32 * MIB) as running:
        client_of(script, login, photos, filer, small).run(running.port)
        before = peaks(running.port)
        said = client_of(script, login, photos, filer, large).run(running.port)
        after = peaks(running.port)
    assert said.count("part ") == 3
    assert before.keys() == after.keys()
    assert len(after) >= 2
    assert max(after[pid] - before[pid] for pid in after) < 8 * MIB
