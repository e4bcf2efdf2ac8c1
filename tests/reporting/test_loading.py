"""Which way a batch comes into the table of records changes nothing of what becomes of it."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from django.db import connection

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.checks.records import Limits
from reporting.models import Batch, BatchCount, Record
from reporting.models.days import told
from reporting.services import copying, ingesting, reading
from reporting.services.loading import Staged
from tests.conftest import Party, record
from tests.reporting.filing import Filer

pytestmark = pytest.mark.usefixtures("db")
MIXED = [
    record(1, note="back\\slash", target="https://example.test/a b/\\N", label="explicit"),
    record(2, content_sha256="ab" * 32, content_at="2025-05-01T00:00:00.123456Z", province="44"),
    record(3, subject="account", action="MUTE", modality=None, note=""),
    record(4, subject="product", action="DELIST", modality=None, product_kind="agent"),
    record(5, note="换脸教程，已下架 👨‍👩‍👧", acted_at="2025-05-10T17:00:00Z"),
    record(6, category="P2-3"),
    record(7, category="P2-3"),
    record(8, acted_at="2025-05-12T10:00:00+18:00", content_at="2025-05-01T00:00:00-23:59"),
]


def stored(batch: Batch) -> list[tuple[object, ...]]:
    with acting_as(SYSTEM):
        columns = [f.name for f in Record._meta.fields if f.name not in ("period", "batch")]
        rows = Record.objects.filter(batch=batch).order_by("line").values_list(*columns)
        return [tuple(bytes(v) if isinstance(v, memoryview) else v for v in row) for row in rows]


def counted(batch: Batch) -> list[tuple[Any, ...]]:
    with acting_as(SYSTEM):
        rows = BatchCount.objects.filter(batch=batch)
        return sorted(rows.values_list(*copying.DIMENSIONS, "n"))


def by_day(batch: Batch) -> set[str]:
    with acting_as(SYSTEM):
        counts = list(BatchCount.objects.filter(batch=batch))
    assert all(sum(one.days or ()) == one.n for one in counts)
    return {told(one.days) for one in counts}


@pytest.fixture(params=["straight", "straight, counted by the database", "staged"])
def road(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if "database" in request.param:
        monkeypatch.setattr(copying, "MOST_CELLS", 0)
    if request.param == "staged":
        monkeypatch.setattr(ingesting, "Straight", Staged)
    return str(request.param)


def test_every_road_stores_and_counts_the_same(photos: Party, road: str) -> None:
    filer = Filer(photos)
    batch = filer.file(*MIXED)
    assert (batch.state, batch.records) == ("checked", len(MIXED))
    rows = {row[3]: row for row in stored(batch)}  # by record id
    assert [row[1] for row in stored(batch)] == list(range(1, 9)), "lines as they stood"
    assert "back\\slash" in rows["r-1"]
    assert "https://example.test/a b/\\N" in rows["r-1"]
    assert bytes.fromhex("ab" * 32) in rows["r-2"]
    assert rows["r-3"][-1] == "", "a note that was given empty is empty, and not left out"
    assert rows["r-4"][-1] is None
    assert "换脸教程，已下架 👨‍👩‍👧" in rows["r-5"]
    assert datetime(2025, 5, 11, 16, tzinfo=UTC) in rows["r-8"]
    assert datetime(2025, 5, 1, 23, 59, tzinfo=UTC) in rows["r-8"]
    assert sum(n for *_, n in counted(batch)) == len(MIXED)
    assert ("item", "REMOVE", "P2-3", "", "video", "automated", "", "", 2) in counted(batch)
    assert by_day(batch) == {"12:1", "12:2", "11:1 12:1"}, (
        "one was done on the 10th in UTC, the 11th in Beijing"
    )


def test_an_error_after_the_first_rows_were_sent_keeps_none_and_names_the_rest(
    photos: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "HELD_BACK", 1)
    monkeypatch.setattr(reading, "Limits", partial(Limits, chunk=1))
    filer = Filer(photos)
    lines = [record(number) for number in range(1, 9)]
    lines[3]["action"] = lines[6]["action"] = "FLY"
    batch = filer.file(*lines)
    assert (batch.state, batch.errors, batch.records) == ("rejected", 2, 6)
    assert stored(batch) == []
    assert counted(batch) == []


def test_nothing_is_sent_before_enough_is_judged(
    photos: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch that is wrong from its beginning leaves no rows behind that must be cleaned up."""
    monkeypatch.setattr(reading, "Limits", partial(Limits, chunk=1))
    filer = Filer(photos)
    with acting_as(SYSTEM), connection.cursor() as cursor:
        sent = "SELECT pg_relation_size('reporting_record_2025_05')"
        cursor.execute(sent)
        before = cursor.fetchone()
        filer.file(record(1), record(2), record(3, action="FLY"))
        cursor.execute(sent)
        assert cursor.fetchone() == before


def test_a_repetition_beyond_what_the_reader_remembers_is_told_as_one_within(
    photos: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "Limits", partial(Limits, ids_in_memory=1))
    filer = Filer(photos)
    batch = filer.file(record(1), record(2), record(3), record(2, category="P2-3"))
    assert batch.state == "rejected"
    found = filer.finding("S118")
    assert (found.line, found.params) == (4, {"record_id": "r-2", "first": 2})
    assert stored(batch) == []
