"""Real workers and servers over a test's own database, and work done at once."""

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connections

from config import serving
from config.serving import Stack
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import AttestationRevision, Batch, Revision
from tasks import sweeping

T = TypeVar("T")
NO_BROKER = "redis://127.0.0.1:18699/0"


def _for_database(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def into_environment(monkeypatch: pytest.MonkeyPatch, database: str, **changes: str) -> None:
    """What child processes need to work on the test's database."""
    for name, value in {
        "DATABASE_URL": _for_database(settings.DATABASE_URL, database),
        "MIGRATION_DATABASE_URL": _for_database(settings.MIGRATION_DATABASE_URL, database),
        "REDIS_URL": settings.REDIS_URL,
        "RECEIPT_KEY": json.dumps(settings.RECEIPT_KEY),
        "SECRET_KEY": "of-the-tests-" + "0123456789" * 5,
        "ALLOWED_HOSTS": "127.0.0.1",
        "HTTPS": "false",
        "WEB_CONCURRENCY": "1",
        **changes,
    }.items():
        monkeypatch.setenv(name, value)


@contextmanager
def workers(logs: Path) -> Iterator[Stack]:
    """A Celery worker with a process for each core, ready to take messages."""
    with serving.stack(names=("worker",), logs=logs) as stack:
        ready(logs)
        yield stack


def ready(logs: Path, times: int = 1) -> None:
    log = logs / "worker.log"
    eventually(lambda: log.exists() and log.read_text().count(" ready.") >= times)


def eventually(what: Callable[[], object], within: float = 60) -> None:
    """Wait for something that other processes do; far longer than it ever takes."""
    deadline = time.monotonic() + within
    while not what():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


def at_once(times: int, work: Callable[[int], T]) -> list[T | Exception]:
    """Do something in so many threads, each with a connection of its own, all starting together."""
    start = threading.Barrier(times)

    def run(number: int) -> T | Exception:
        try:
            start.wait()
            return work(number)
        except Exception as error:  # noqa: BLE001 - what happened is what is asked
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def sweep_now() -> None:
    """The sweeper, after everything has waited long enough."""
    with acting_as(SYSTEM):
        for model in (Batch, Revision):
            model.objects.filter(state__in=("received", "checking", "errored")).update(
                rung_at="2025-01-01T00:00+08:00", attempts=0
            )
        AttestationRevision.objects.filter(due_at__isnull=False).update(
            rung_at="2025-01-01T00:00+08:00", attempts=0
        )
    sweeping.sweep()


def state_of(row: Batch | Revision) -> str:
    with acting_as(SYSTEM):
        return str(type(row).objects.values_list("state", flat=True).get(pk=row.pk))


@contextmanager
def owner_connection(database: str) -> Iterator["psycopg.Connection[Any]"]:
    """The owner's own connection, for what the application's role may not do."""
    url = _for_database(settings.MIGRATION_DATABASE_URL, database)
    with psycopg.connect(url, autocommit=True) as connection:
        yield connection


@contextmanager
def held_up(database: str, table: str) -> Iterator[Callable[[], list[int]]]:
    """Nobody gets at a table until this ends; gives the backends that wait for it."""
    with (
        owner_connection(database) as watch,
        owner_connection(database) as holder,
        holder.transaction(),
    ):
        holder.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE".encode())

        def waiting() -> list[int]:
            sql = b"SELECT pid FROM pg_locks WHERE NOT granted AND relation = %s::regclass"
            return [row[0] for row in watch.execute(sql, [table]).fetchall()]

        yield waiting


def nobody_at_work(database: str) -> bool:
    """Whether PostgreSQL has noticed the end of everybody who held a claim there."""
    sql = (
        b"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database ="
        b" (SELECT oid FROM pg_database WHERE datname = %s)"
    )
    with owner_connection(database) as watch:
        return watch.execute(sql, [database]).fetchone() == (0,)


def stored_files() -> set[str]:
    """Every file in storage, by path."""
    root = Path(default_storage.location)  # type: ignore[attr-defined]
    return {
        os.path.relpath(os.path.join(folder, name), root)
        for folder, _, names in os.walk(root)
        for name in names
    }
