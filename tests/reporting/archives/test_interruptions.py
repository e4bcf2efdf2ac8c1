"""Killed at any step, the same command goes on."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import PeriodArchive
from reporting.services.archives import archiving
from tests.faults.processes import eventually, held_up, into_environment, owner_connection
from tests.reporting.archives.archived import PART, fail, held, partitions, run
from tests.reporting.filing import Filer


@contextmanager
def started(*arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A command in a process of its own, which is killed in the end."""
    process = subprocess.Popen([sys.executable, "manage.py", *arguments], stderr=subprocess.PIPE)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def ended(process: "subprocess.Popen[bytes]") -> bool:
    """False; a command that ended by itself ends the test, with what it said."""
    assert process.poll() is None, process.communicate()[1].decode()
    return False


def kill_while_it_waits(database: str, locked: str, *arguments: str) -> None:
    """SIGKILL to a command that waits for a table; its session ends as after a power cut."""
    with held_up(database, locked) as waiting, started(*arguments) as process:
        eventually(lambda: waiting() or ended(process))
        backends = waiting()
        process.kill()
        with owner_connection(database) as owner:
            for backend in backends:
                owner.execute(b"SELECT pg_terminate_backend(%s)", [backend])


def test_killed_at_any_step_it_goes_on_where_it_was(
    filed: Filer, live: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    into_environment(monkeypatch, live)
    before = held(filed)
    archive = ("archive", "2025-05", "--to", str(tmp_path))

    kill_while_it_waits(live, PART, *archive)  # exporting
    assert not (tmp_path / "2025-05.1" / "manifest.json").exists()
    assert held(filed) == before

    kill_while_it_waits(live, "platforms_auditevent", *archive)  # sealing
    assert (tmp_path / "2025-05.1" / "manifest.json").exists()
    assert held(filed) == before
    with acting_as(SYSTEM):
        assert PeriodArchive.objects.get().archived_at is None

    written = (tmp_path / "2025-05.1" / "manifest.json").read_bytes()
    with owner_connection(live) as reader, reader.transaction():
        reader.execute(b"SELECT count(*) FROM reporting_record")
        with started(*archive) as process:  # removing: it waits for whoever still reads
            eventually(lambda: _is_detaching(live) or ended(process))
            process.kill()
            _end_detaching(live)
    with acting_as(SYSTEM):
        assert PeriodArchive.objects.get().archived_at is not None
    assert PART in partitions(live)
    run(*archive, "--keep")
    assert PART not in partitions(live)
    assert not _is_detaching(live)
    assert (tmp_path / "2025-05.1" / "manifest.json").read_bytes() == written

    kill_while_it_waits(live, "platforms_auditevent", "restore", "2025-05")
    assert PART not in partitions(live)
    run("restore", "2025-05")
    assert held(filed) == before


DETACHING = (
    b"SELECT pid FROM pg_stat_activity WHERE query LIKE '%%DETACH%%' AND pid <> pg_backend_pid()"
)


def _is_detaching(database: str) -> bool:
    with owner_connection(database) as owner:
        sql = b"SELECT count(*) FROM pg_inherits WHERE inhdetachpending"
        return owner.execute(sql).fetchone() == (1,)


def _end_detaching(database: str) -> None:
    with owner_connection(database) as owner:
        for row in owner.execute(DETACHING).fetchall():
            owner.execute(b"SELECT pg_terminate_backend(%s)", row)


def test_an_interrupted_removal_can_be_taken_back(filed: Filer, live: str, tmp_path: Path) -> None:
    """Archived, but the partition is there still: restored all the same, and once."""
    before = held(filed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archiving, "remove", fail)
        with pytest.raises(ZeroDivisionError):
            run("archive", "2025-05", "--to", str(tmp_path))
    assert PART in partitions(live)
    run("restore", "2025-05")
    assert held(filed) == before
