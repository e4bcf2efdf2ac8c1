"""Filings over months, and how far platforms have come: counted as the lists say, one by one."""

from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from platforms.models import Platform
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Extension, Period, Revision
from reporting.selectors.calendar import calendar
from reporting.selectors.filings import filings, tally
from tests.conftest import Login, Party, make_platform
from tests.reporting.accepting import accept, count, submit

LATE = datetime(2026, 2, 1, tzinfo=UTC)


def put_off(party: Party, office: Party, month: str, *, days: int) -> None:
    now = timezone.now()
    assert party.platform
    assert office.office
    with acting_as(SYSTEM):
        Extension.objects.create(
            platform=party.platform,
            period_id=f"{month}-01",
            due_at=now + timedelta(days=days),
            was_due_at=now - timedelta(days=100),
            reason="a holiday",
            granted_at=now - timedelta(days=90),
            granted_by_office=office.office,
        )


@pytest.fixture
def months(photos: Party, rival: Party, shanghai: Party) -> list[Period]:
    """April to July, in which something of everything happened, and somebody began in May."""
    other = make_platform("31", "Other")
    with acting_as(SYSTEM):
        for party, size, start in ((other, "large", "2025-05-01"), (rival, "small", "2025-04-01")):
            assert party.platform
            Platform.objects.filter(pk=party.platform.pk).update(size=size, reports_from=start)
    accept(photos, "2025-04")
    late = submit(photos, "2025-05", counts=[count(1)])
    with acting_as(SYSTEM):
        Revision.objects.filter(pk=late.pk).update(submitted_at=LATE)
        earlier = datetime(2025, 6, 1, tzinfo=UTC)
        in_time = accept(other, "2025-05", counts=[count(1)])
        Revision.objects.filter(pk=in_time.pk).update(submitted_at=earlier)
    accept(other, "2025-04")  # unasked
    put_off(rival, shanghai, "2025-05", days=9)
    put_off(rival, shanghai, "2025-06", days=-9)
    with acting_as(SYSTEM):
        return list(Period.objects.filter(month__range=("2025-04-01", "2025-07-01")))


def test_a_month_counts_what_its_list_says(
    months: list[Period], django_assert_max_num_queries: Any
) -> None:
    """For those who owe a report: in all, by province and by size."""
    now = timezone.now()
    with acting_as(SYSTEM):
        with django_assert_max_num_queries(3):
            counted = calendar(SYSTEM, months, now)
        for month in counted:
            expected = tally(filings(SYSTEM, month.period, now).filter(due=True))
            assert asdict(month.whole) == asdict(expected.whole), month.period.code
            assert month.provinces == expected.provinces
            assert month.sizes == expected.sizes
        may = next(one for one in counted if one.period.code == "2025-05")
        assert asdict(may.whole) == {
            "due": 3,
            "filed": 2,
            "on_time": 1,
            "late": 1,
            "missing": 0,
            "pending": 0,
            "extended": 1,
            "nil": 0,
            "accepted": 1,
        }
        july = calendar(SYSTEM, months, may.period.ends_at)[0].whole
        assert (july.due, july.pending, july.missing) == (3, 3, 0)


def test_over_http_an_office_reads_its_own(
    months: list[Period], rival: Party, shanghai: Party, national: Party, login: Login
) -> None:
    asked = {"from": "2025-04", "to": "2025-07"}
    office, nation = login(shanghai), login(national)
    own = office.get("filings/calendar", **asked).json()
    assert [one["period"] for one in own["months"]] == ["2025-07", "2025-06", "2025-05", "2025-04"]
    assert [one["counts"]["due"] for one in own["months"]] == [2, 2, 2, 1]
    assert {part["jurisdiction"] for one in own["months"] for part in one["by_province"]} == {"31"}
    all_of_it = nation.get("filings/calendar", **asked).json()
    assert all_of_it["counts"]["due"] == 11
    small = nation.get("filings/calendar", **asked, size="small", province="44").json()
    assert [one["counts"]["due"] for one in small["months"]] == [1, 1, 1, 1]
    summary = nation.get("filings/summary", period="2025-06").json()
    assert summary["counts"] == all_of_it["months"][1]["counts"]
    assert summary["by_size"] == all_of_it["months"][1]["by_size"]
    assert len(nation.get("filings/calendar", to="2025-08").json()["months"]) == 5  # the first ones

    for wrong in (
        {"from": "2025-09", "to": "2025-08"},
        {"from": "2020-01", "to": "2025-08"},
        {"from": "May"},
        {"size": "huge"},
        {"period": "2025-05"},
    ):
        assert nation.get("filings/calendar", **wrong).status_code == 400, wrong
    assert login(rival).get("filings/calendar").status_code == 403


def test_platforms_are_followed_to_their_first_accepted_report(
    photos: Party, rival: Party, national: Party, shanghai: Party, login: Login
) -> None:
    """Registered without a credential; with one; having called; filed; accepted."""
    with acting_as(SYSTEM):
        bare = Platform.objects.create(
            uscc="91310000MADEM99991", name_zh="新", jurisdiction_id="31", reports_from="2025-04-01"
        )
    issued, called = make_platform("31", "Issued"), make_platform("44", "Called")
    submit(rival, "2025-05", counts=[count(1)])
    accept(photos, "2025-05", counts=[count(1)])
    login(called).get("me")
    api = login(national)
    listed = api.get("onboarding").json()["results"]
    steps = {one["platform"]["uscc"]: one["step"] for one in listed}
    reached = {"call": called, "credential": issued, "filing": rival, "accepted": photos}
    expected = {party.platform.uscc: step for step, party in reached.items() if party.platform}
    assert steps == {**expected, bare.uscc: "registered"}
    for one in listed:
        moments = [one[f"{step}_at"] for step in ("registered", "credential", "call", "filing")]
        known = [moment for moment in moments if moment]
        assert moments[: len(known)] == known, "no step is passed over"
    (found,) = api.get("onboarding", step="call").json()["results"]
    assert found["platform"]["name_en"] == "Called"

    summary = api.get("onboarding/summary").json()
    assert summary["counts"] == {
        "registered": 5,
        "credential": 4,
        "call": 3,
        "filing": 2,
        "accepted": 1,
    }
    provinces = {one["jurisdiction"]: one["registered"] for one in summary["by_province"]}
    assert provinces == {"31": 3, "44": 2}
    own = login(shanghai).get("onboarding/summary").json()
    assert own["counts"]["registered"] == 3
    assert login(shanghai).get("onboarding", province="44").json()["results"] == []
