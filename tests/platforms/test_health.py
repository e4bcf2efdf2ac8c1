"""Alive, ready, and which part is not."""

from datetime import date

import pytest
from django.test import Client

from config import health
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Report, Revision
from tests.conftest import Party


def test_alive_asks_nothing_of_anybody(client: Client) -> None:
    """No database is allowed in this test, and none is asked."""
    assert client.get("/livez").json() == {"status": "ok"}


def test_ready_names_every_part(live: str, client: Client) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert answer.json()["checks"] == {"database": "ok", "broker": "ok", "migrations": "ok"}
    waiting = answer.json()["waiting"]
    nothing = {"oldest_seconds": None, "errored": 0, "errored_oldest_seconds": None}
    queues = ("batches", "revisions", "examinations", "receipts")
    assert waiting == dict.fromkeys(queues, nothing)


def test_ready_tells_how_long_work_has_waited(live: str, photos: Party, client: Client) -> None:
    from django.db import connection

    assert photos.platform
    assert photos.signatory
    with acting_as(SYSTEM):
        report = Report.objects.create(platform=photos.platform, period_id=date(2025, 5, 1))
        revision = Revision.objects.create(platform=photos.platform, report=report, number=1)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE reporting_revision SET state = 'received', signatory_id = %s,"
                " submitted_by_id = %s, submitted_at = now() - interval '90 seconds' WHERE id = %s",
                [photos.signatory.id, photos.credential.id, revision.id],
            )
    found = client.get("/readyz").json()["waiting"]["revisions"]
    assert 90 <= found["oldest_seconds"] < 600


def test_a_broker_that_is_gone_is_named(
    live: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    import redis

    gone = redis.Redis(port=1, socket_connect_timeout=1)
    monkeypatch.setattr(health, "_client", lambda: gone)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["failed"] == ["broker"]
    assert "password" not in answer.content.decode()


def test_a_migration_that_is_missing_is_named(live: str, client: Client) -> None:
    from django.db import connections

    health._require_migrated.cache_clear()
    with connections["owner"].cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'reporting'")
    try:
        answer = client.get("/readyz")
    finally:
        health._require_migrated.cache_clear()
    assert answer.status_code == 503
    assert answer.json()["failed"] == ["migrations"]


def test_a_database_that_is_gone_is_named(
    live: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import connections

    connection = connections["default"]
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "PORT", "1")
    answer = client.get("/readyz")
    connection.close()
    assert answer.status_code == 503
    assert "database" in answer.json()["failed"]
    assert "candor_app" not in answer.content.decode()
