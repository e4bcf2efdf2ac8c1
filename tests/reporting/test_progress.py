"""How far a check is, seen by others while it runs, and by everybody once it is done."""

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Batch
from reporting.services import checking, progressing
from reporting.services.progressing import Progress, Seen, running
from tests.conftest import Api, Login, Party, ndjson, record
from tests.faults.processes import NO_BROKER
from tests.reporting.filing import Filer

pytestmark = pytest.mark.usefixtures("live")
MANY = 9000


class Onlooker:
    """Asks for the batch and its report each time that something is told of them."""

    def __init__(self, filer: Filer, batch: Batch, api: Api) -> None:
        base = f"/api/v1/{filer.path}"
        self.paths = (f"{base}/batches/{batch.id}", f"{base}/batches", base)
        self.headers = api.headers
        self.seen: list[tuple[Any, Any, Any]] = []

    def look(self) -> None:
        """In a thread of its own: on another connection than the check."""
        with ThreadPoolExecutor(1) as pool:
            self.seen.append(pool.submit(self._ask).result())

    def _ask(self) -> tuple[Any, Any, Any]:
        try:
            one, page, report = (
                Client().get(path, headers=self.headers).json() for path in self.paths
            )
            listed = next(found for found in page["results"] if found["id"] == one["id"])
            return one, listed, report["latest"]["progress"]
        finally:
            connections.close_all()


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progressing, "EVERY", 0.0)


def watch(onlooker: Onlooker, monkeypatch: pytest.MonkeyPatch) -> None:
    tell = Progress.tell

    def tell_and_look(self: Progress) -> None:
        tell(self)
        onlooker.look()

    monkeypatch.setattr(Progress, "tell", tell_and_look)


def grows(values: list[int]) -> bool:
    return values == sorted(values)


def test_others_see_it_grow(
    photos: Party, login: Login, often: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the batch, in the list and, summed up with a batch that is done, on the report."""
    filer = Filer(photos)
    done = filer.file(record(-1), record(-2, category="P9-9"))
    batch = filer.send(*(record(n, category="P9-9" if n % 3 == 0 else "P2-1") for n in range(MANY)))
    onlooker = Onlooker(filer, batch, login(photos))
    watch(onlooker, monkeypatch)
    onlooker.look()
    checking.check_batch(batch.id)
    onlooker.look()

    told = [one["progress"] for one, _, _ in onlooker.seen]
    assert [one["progress"] for _, one, _ in onlooker.seen] == told
    states = [one["state"] for one, _, _ in onlooker.seen]
    assert states == ["received", *["checking"] * (len(states) - 2), "rejected"]
    assert len(states) >= 5, "it was seen on its way"
    assert told[0] == {
        "lines": 0,
        "records": 0,
        "findings": 0,
        "bytes_read": 0,
        "bytes": batch.size,
    }
    assert told[-1] == {
        "lines": MANY,
        "records": MANY * 2 // 3,
        "findings": MANY // 3,
        "bytes_read": batch.size,
        "bytes": batch.size,
    }
    assert 0 < told[1]["lines"] < MANY
    for name in told[0]:
        assert grows([one[name] for one in told]), name
    sums = [report for _, _, report in onlooker.seen]
    for one, whole in zip(told, sums, strict=True):
        assert whole["lines"] == one["lines"] + 2
        assert whole["findings"] == one["findings"] + 1
        assert whole["bytes_read"] == one["bytes_read"] + done.size
        assert whole["bytes"] == batch.size + done.size
    assert [whole["batches_done"] for whole in sums] == [1] * (len(sums) - 1) + [2]


def test_a_batch_that_is_read_a_second_time_goes_on_where_it_was(
    photos: Party, login: Login, often: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first road finds an id taken, and the second reads everything again."""
    filer = Filer(photos)
    filer.file(record(MANY - 1))
    batch = filer.send(*(record(n) for n in range(MANY)))
    onlooker = Onlooker(filer, batch, login(photos))
    watch(onlooker, monkeypatch)
    assert filer.checked(batch).state == "rejected"
    told = [one["progress"] for one, _, _ in onlooker.seen]
    for name in told[0]:
        assert grows([one[name] for one in told]), name
    assert told[-1]["bytes_read"] == batch.size


def test_without_a_cache_it_is_checked_all_the_same_and_said_once(
    photos: Party,
    login: Login,
    often: None,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(progressing, "PAUSE", 0.0)
    filer, api = Filer(photos), login(photos)
    batch = filer.send(*(record(n) for n in range(MANY)))
    onlooker = Onlooker(filer, batch, api)
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": NO_BROKER}}
    watch(onlooker, monkeypatch)
    with caplog.at_level(logging.WARNING, "reporting.services.progressing"):
        assert filer.checked(batch).state == "checked"
    said = [one.getMessage() for one in caplog.records if "cannot be told" in one.getMessage()]
    assert len(said) == 1
    assert {(one["state"], one["progress"]["lines"]) for one, _, _ in onlooker.seen} == {
        ("checking", 0)
    }
    onlooker.look()
    assert onlooker.seen[-1][0]["progress"]["lines"] == MANY


def test_it_is_told_now_and_then_and_each_attempt_for_itself(photos: Party) -> None:
    now = [100.0]
    filer = Filer(photos)
    batch = filer.send(body=b"\n" + ndjson(record(1)) + b"\n\n")
    batch.state, batch.attempts = Batch.State.CHECKING, 1
    progress = Progress(batch, lambda: now[0])
    for later, lines, told in ((0.0, 10, 10), (0.4, 20, 10), (0.2, 30, 30), (0.6, 5, 30)):
        now[0] += later
        progress.advance(Seen(lines=lines))
        assert running([batch])[batch.id].lines == told
    batch.attempts = 2
    assert running([batch]) == {}
    with acting_as(SYSTEM):
        assert Batch.objects.get(pk=batch.id).lines == 0
    assert filer.checked(batch).lines == 2
