"""The embedded servers with real processes: shared, never left behind, and recovered."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import redis
from django.core.exceptions import ImproperlyConfigured

from config import embedded
from config.engines import accounts
from tests.ground.processes import eventually, servers_of

PROJECT = Path(__file__).resolve().parents[2]

# Uses the servers until its standard input ends.
USER = """
import sys
from pathlib import Path
from config import embedded
from config.engines import accounts
from tests.ground.processes import eventually, servers_of
with embedded.running(Path(sys.argv[1]), throwaway=True) as urls:
    print(urls.database, flush=True)
    sys.stdin.read()
"""


@contextmanager
def user(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that uses the servers of a folder; `said(process)` is their URL."""
    process = subprocess.Popen(
        [sys.executable, "-c", USER, str(folder)],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        yield process


def said(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def query(url: str, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(statement).fetchall()


def execute(url: str, statement: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(statement)


def test_users_share_the_servers_and_the_last_one_stops_them(folder: Path) -> None:
    with user(folder) as first, user(folder) as second:
        assert said(first) == said(second) != ""
        assert set(servers_of(folder)) == {"guardian", "postgres", "valkey-server"}

        first.communicate()
        assert set(servers_of(folder)) == {"guardian", "postgres", "valkey-server"}

        second.communicate()
        assert servers_of(folder) == {}


def test_a_user_that_is_killed_leaves_nothing_behind(folder: Path) -> None:
    with user(folder) as only:
        said(only)
        only.kill()
    eventually(lambda: not servers_of(folder))


def test_ctrl_c_in_the_terminal_does_not_reach_servers_that_others_use(folder: Path) -> None:
    with user(folder) as first, user(folder) as second:
        url = said(first)
        said(second)
        first.send_signal(signal.SIGINT)
        assert first.wait() != 0
        assert query(url, "SELECT 1") == [(1,)]
        second.communicate()


def test_data_survives_the_guardian_and_the_servers_being_killed(folder: Path) -> None:
    with embedded.running(folder) as urls:
        execute(urls.migration_database, "CREATE TABLE kept AS SELECT 42 AS n")
        for process in servers_of(folder).values():
            process.kill()
        eventually(lambda: not servers_of(folder))

    with embedded.running(folder) as urls:
        assert query(urls.migration_database, "SELECT n FROM kept") == [(42,)]


def test_when_only_the_guardian_is_killed_its_servers_stop(folder: Path) -> None:
    with embedded.running(folder, throwaway=True):
        servers_of(folder)["guardian"].kill()
        eventually(lambda: not servers_of(folder))
    with embedded.running(folder, throwaway=True) as urls:
        assert query(urls.database, "SELECT 1") == [(1,)]


def test_a_stranger_who_got_the_pid_of_a_dead_server_is_left_alone(folder: Path) -> None:
    with embedded.running(folder, throwaway=True):
        pass
    account = (folder / "postgres").stat().st_uid
    with subprocess.Popen(["sleep", "600"], user=account) as stranger:
        (folder / "postgres" / "postmaster.pid").write_text(f"{stranger.pid}\n")
        with embedded.running(folder, throwaway=True) as urls:
            assert query(urls.database, "SELECT 1") == [(1,)]
        assert stranger.poll() is None
        stranger.kill()


def test_an_interrupted_initialisation_is_made_anew(folder: Path) -> None:
    (folder / "postgres").mkdir(parents=True)
    (folder / "postgres" / "half").touch()
    with embedded.running(folder, throwaway=True) as urls:
        assert query(urls.database, "SELECT 1") == [(1,)]


def test_erased_data_is_gone_but_not_under_its_users(folder: Path) -> None:
    with embedded.running(folder, throwaway=True) as urls:
        execute(urls.migration_database, "CREATE TABLE old ()")
        with pytest.raises(embedded.InUse):
            embedded.erase(folder)
    embedded.erase(folder)
    with embedded.running(folder, throwaway=True) as urls:
        assert query(urls.database, "SELECT to_regclass('old')") == [(None,)]


def test_without_servers_the_urls_say_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMBEDDED_DIR", str(tmp_path))
    with pytest.raises(ImproperlyConfigured, match=r"\./run .* or set DATABASE_URL"):
        embedded.urls()


def test_a_command_runs_with_servers_and_its_exit_code_is_passed_on(folder: Path) -> None:
    program = "from config import embedded; import sys; embedded.urls(); sys.exit(7)"
    done = subprocess.run(
        [sys.executable, "-m", "config.embedded", sys.executable, "-c", program],
        cwd=PROJECT,
        env=os.environ | {"EMBEDDED_DIR": str(folder)},
    )
    assert done.returncode == 7
    assert servers_of(folder) == {}


# --- Who connects as what. On the servers of this test run. ---------------------------------


def test_the_application_can_bypass_nothing() -> None:
    for url in (embedded.urls().database, embedded.urls().migration_database):
        rights = "rolsuper OR rolbypassrls OR rolcreaterole OR rolreplication"
        statement = f"SELECT {rights} FROM pg_roles WHERE rolname = current_user"
        assert query(url, statement) == [(False,)]


def test_the_application_owns_nothing_and_makes_no_tables() -> None:
    url = embedded.urls().database
    owned = "SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user"
    assert query(url, owned) == [(0,)]
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        execute(url, "CREATE TABLE mine ()")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        execute(url, "SET ROLE candor_owner")


def test_what_the_owner_makes_the_application_may_use_but_not_change() -> None:
    urls = embedded.urls()
    execute(urls.migration_database, "CREATE TABLE IF NOT EXISTS shown (n int)")
    try:
        execute(urls.database, "INSERT INTO shown VALUES (1)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            execute(urls.database, "TRUNCATE shown")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            execute(urls.database, "ALTER TABLE shown ADD m int")
    finally:
        execute(urls.migration_database, "DROP TABLE shown")


def test_neither_server_answers_without_its_password() -> None:
    urls = embedded.urls()
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(urls.database, password="wrong")
    with pytest.raises(redis.AuthenticationError):
        redis.from_url(re.sub(r":[^:]+@", "", urls.redis)).ping()


def test_the_passwords_can_be_read_by_their_owner_only() -> None:
    for name in ("passwords.json", "state.json"):
        assert (embedded.folder_in_use() / name).stat().st_mode & 0o077 == 0


def test_the_account_of_the_servers_may_pass_through_but_not_look_around(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    accounts.admit(closed / "data" / "postgres")
    assert closed.stat().st_mode & 0o777 == 0o701


def test_programs_installed_for_one_account_only_can_be_run_by_another(tmp_path: Path) -> None:
    tree = tmp_path / "installed"
    tree.mkdir(mode=0o700)
    for name, mode in (("program", 0o700), ("text", 0o600)):
        (tree / name).touch(mode)
    accounts.let_read(tree)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tree, *tree.iterdir())}
    assert modes == {"installed": 0o755, "program": 0o755, "text": 0o644}
