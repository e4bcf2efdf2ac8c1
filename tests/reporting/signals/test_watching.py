"""The worker that looks for signals: once, however often it is told to; and what offices decide."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import Error, transaction

from platforms.models import AuditEvent
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Quality, Sighting, Signal
from reporting.services import qualities
from reporting.services.consolidating import close_due_periods
from reporting.services.watching import watch
from reporting.signals import RULES
from tests.conftest import Login, Party, make_platform, record
from tests.reporting.accepting import accept, count
from tests.reporting.filing import Filer

AFTER_JUNE = datetime(2025, 7, 14, 1, tzinfo=UTC)
PLAIN = [count(90), count(30, category="P2-3", detection="user_report")]


def held(**which: Any) -> list[Signal]:
    with acting_as(SYSTEM):
        return list(Signal.objects.filter(**which).order_by("rule", "subject"))


def named(**which: Any) -> list[tuple[str, str]]:
    return [(one.rule, one.subject) for one in held(gone_at=None, **which)]


@pytest.fixture
def odd_june(photos: Party) -> Party:
    """Two plain months, and a June without vulgar content that people found rather than models."""
    for month in ("2025-04", "2025-05"):
        accept(photos, month, counts=PLAIN)
    accept(photos, "2025-06", counts=[count(300, detection="user_report")])
    return photos


def test_what_came_into_force_is_looked_at_once(odd_june: Party) -> None:
    assert watch(AFTER_JUNE) == 3
    found = named()
    assert found == [
        ("S102", "items_handled P2-1"),
        ("S201", "items_handled P2-3"),
        ("S303", "automated"),
    ]

    assert watch(AFTER_JUNE) == 0
    assert named() == found
    with acting_as(SYSTEM):
        events = AuditEvent.objects.filter(action="signal.found")
        # What offices wonder about is no event of the platform's.
        assert set(events.values_list("platform_id", flat=True)) == {None}
        assert events.count() == 3


def test_what_a_correction_explains_is_gone_and_what_comes_back_is_the_same_signal(
    odd_june: Party,
) -> None:
    watch(AFTER_JUNE)
    before = {one.subject: one.id for one in held(rule="S201")}

    accept(odd_june, "2025-06", counts=PLAIN)
    watch(AFTER_JUNE)
    assert named() == []
    assert {one.id for one in held()} >= set(before.values())

    accept(odd_june, "2025-06", counts=[count(90)])
    watch(AFTER_JUNE)
    assert {one.subject: one.id for one in held(rule="S201", gone_at=None)} == before


def test_a_month_that_is_restated_is_what_the_later_ones_are_compared_with(odd_june: Party) -> None:
    watch(AFTER_JUNE)
    accept(odd_june, "2025-05", counts=[count(320, detection="user_report")])

    assert [watch(AFTER_JUNE) for _ in range(3)] == [1, 1, 0]  # May, and June again
    assert ("S201", "items_handled P2-3") not in named(period="2025-06-01")


def test_a_look_that_fails_leaves_nothing_and_is_made_up_for(
    odd_june: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise ValueError("out of order")

    with monkeypatch.context() as broken:
        broken.setattr(qualities, "measure", breaks)
        with pytest.raises(ExceptionGroup):
            watch(AFTER_JUNE)
        assert held() == []

    watch(AFTER_JUNE)
    assert len(named()) == 3


def test_sums_of_a_scope_are_those_of_the_platforms_that_filed_throughout(
    photos: Party, rival: Party
) -> None:
    third, newcomer = make_platform("44", "Third"), make_platform("44", "Newcomer")
    for party in (photos, rival, third):
        for month, n in (("2025-04", 100), ("2025-05", 104), ("2025-06", 135)):
            accept(party, month, counts=[count(n), count(100, category="P2-5")])
    accept(newcomer, "2025-06", counts=[count(900, category="P2-5")])
    close_due_periods(AFTER_JUNE)
    watch(AFTER_JUNE)

    (found,) = held(rule="S101")
    assert (found.jurisdiction_id, found.subject) == ("00", "items_handled P2-1")
    assert found.numbers["value"] == 405
    assert found.numbers["filers"] == 3

    # Frozen anew with other numbers: the month is looked at again.
    accept(photos, "2025-06", counts=[count(40), count(100, category="P2-5")])
    close_due_periods(AFTER_JUNE)
    watch(AFTER_JUNE)
    assert named(rule="S101") == []


def test_the_same_content_is_found_where_it_is_in_force(
    photos: Party, rival: Party, shanghai: Party, national: Party, login: Login, settings: Any
) -> None:
    settings.SIGNAL_THRESHOLDS = {"S401": {"platforms": 2}}
    shared, other = "ab" * 32, "cd" * 32
    for party, digests in ((photos, [shared, shared]), (rival, [shared, other])):
        filer = Filer(party)
        filer.file(*(record(n, content_sha256=one) for n, one in enumerate(digests)))
        filer.declare({("items_removed", "P2-1"): len(digests)})
        assert filer.submit().state == "accepted", filer.findings(1)
    watch(AFTER_JUNE)

    assert named(jurisdiction="00") == [("S401", shared)]
    with acting_as(SYSTEM):
        counts = Sighting.objects.order_by("-records").values_list("key", "records")
        assert list(counts) == [(shared, 2), (shared, 1)]

    # The nation's is not the province's: its office sees neither it nor the other's platform.
    assert login(shanghai).get("signals").json()["results"] == []
    (told,) = login(national).get("signals?rule=S401").json()["results"]
    whole = login(national).get(f"signals/{told['id']}").json()
    assert {one["platform"]["name_en"] for one in whole["sightings"]} == {"Photos", "Rival"}

    accept(rival, "2025-05", counts=PLAIN)
    watch(AFTER_JUNE)
    assert named(rule="S401") == []


def test_who_always_filed_and_does_not_is_missed_until_it_does(photos: Party, rival: Party) -> None:
    for month in ("2025-04", "2025-05"):
        accept(photos, month, counts=PLAIN)
    watch(AFTER_JUNE)
    assert named(rule="S501") == [("S501", "")]  # the rival never filed: that is no signal
    (found,) = held(rule="S501")
    assert found.numbers == {"days": 3, "months": 2}

    accept(photos, "2025-06", counts=PLAIN)
    watch(AFTER_JUNE)
    assert named(rule="S501") == []


# --- What an office does about it -----------------------------------------------------------


def test_an_office_decides_and_what_becomes_far_stronger_opens_again(
    odd_june: Party, shanghai: Party, national: Party, login: Login
) -> None:
    watch(AFTER_JUNE)
    office, path = login(shanghai), f"signals/{held(rule='S102')[0].id}"
    seen = office.get(path)
    assert seen.json()["message"].startswith("Items of content handled, category P2-1")
    assert seen.json()["links"]["query"].startswith("/api/v1/consolidated?from=2025-03&to=2025-06")
    assert office.get(seen.json()["links"]["query"].removeprefix("/api/v1/")).status_code == 200

    refused = office.send("PATCH", path, {"state": "dismissed"})
    assert (refused.status_code, refused.json()["code"]) == (400, "signal_reason_missing")
    stale = {"If-Match": '"of-another-time"'}
    assert office.send("PATCH", path, {"state": "acknowledged"}, **stale).status_code == 412
    known = {"If-Match": seen["ETag"]}
    reason = {"state": "dismissed", "reason": "启用新模型"}
    done = office.send("PATCH", path, reason, **known)
    assert (done.status_code, done.json()["state"]) == (200, "dismissed")
    assert done.json()["history"][-1]["reason"] == "启用新模型"
    again = office.send("PATCH", path, reason)
    assert (again.status_code, again.json()["code"]) == (409, "signal_state_same")

    accept(odd_june, "2025-06", counts=[count(310, detection="user_report")])
    watch(AFTER_JUNE)
    assert held(rule="S102")[0].state == "dismissed"  # hardly more than what was dismissed
    accept(odd_june, "2025-06", counts=[count(700, detection="user_report")])
    watch(AFTER_JUNE)
    assert held(rule="S102")[0].state == "open"
    steps = login(national).get(path).json()["history"]
    assert [one["action"] for one in steps] == ["signal.found", "signal.dismissed", "signal.opened"]


def test_filters_and_who_sees_what(
    odd_june: Party, rival: Party, shanghai: Party, national: Party, login: Login
) -> None:
    watch(AFTER_JUNE)
    office = login(shanghai)

    def found(query: str = "") -> list[str]:
        answer = office.get(f"signals{query}")
        assert answer.status_code == 200, answer.content
        return sorted(one["rule"] for one in answer.json()["results"])

    assert found() == found("?state=open&gone=false&period=2025-06") == ["S102", "S201", "S303"]
    assert found(f"?platform={odd_june.platform.id}&rule=S201") == ["S201"]  # type: ignore[union-attr]
    assert found("?gone=true") == found("?state=dismissed") == found("?period=2025-04") == []
    assert office.get("signals?colour=red").status_code == 400
    assert login(odd_june).get("signals").status_code == 403
    rules = office.get("signal-rules").json()["results"]
    assert [one["id"] for one in rules] == sorted(RULES)


def test_an_office_changes_nothing_of_what_was_found(odd_june: Party, shanghai: Party) -> None:
    watch(AFTER_JUNE)
    for column, value in (("strength", 9.0), ("numbers", {}), ("gone_at", AFTER_JUNE)):
        with pytest.raises(Error), transaction.atomic(), acting_as(shanghai.principal):
            Signal.objects.update(**{column: value})
    with pytest.raises(Error), transaction.atomic(), acting_as(odd_june.principal):
        Signal.objects.create(
            rule="S101",
            period_id="2025-06-01",
            platform=odd_june.platform,
            strength=1,
            found_at=AFTER_JUNE,
        )
    with acting_as(odd_june.principal):
        assert Signal.objects.count() == 0
        assert Quality.objects.count() == 3
