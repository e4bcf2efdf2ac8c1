"""The first page: the month that matters, its figures beside the month before, and what waits."""

import html
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from platforms.models import AuditEvent
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Period
from reporting.selectors import trends
from reporting.selectors.trends import Monthly
from reporting.services import reminding
from tests.conftest import Party
from tests.console.conftest import Sit, explain, file_report, seen
from tests.console.test_seeing import MOST_QUERIES, costs
from tests.reporting.accepting import file_two_months


def charts(page: str) -> dict[str, Any]:
    found = re.findall(r'<script type="application/json">(.*?)</script>', page)
    return {chart["title"]: chart for chart in map(json.loads, found)}


def drawn(chart: dict[str, Any]) -> dict[str, list[float | None]]:
    columns = [one["values"] for one in chart["series"]]
    return dict(zip(chart["labels"], map(list, zip(*columns, strict=True)), strict=True))


def test_the_nation_sees_its_latest_month_beside_the_one_before(
    sit: Sit, photos: Party, rival: Party, national: Party
) -> None:
    file_two_months(photos, rival)
    desk = sit("reader", national)

    answer, queries = costs(lambda: desk.get("index"))

    page, pictures = seen(answer), charts(seen(answer))
    assert "this is 2025-06, the latest month that anybody filed for" in page
    assert '<b title="10">10</b> Items of content removed' in page
    assert "−5 (−33.3%) against 2025-05" in page
    course = drawn(pictures["Month by month"])
    assert (course["2025-05"], course["2025-06"]) == ([15.0], [10.0])
    assert list(drawn(pictures["By category"]).values()) == [[10.0, 12.0]]
    assert list(drawn(pictures["By province of registration"]).values()) == [[10.0]]
    link = pictures["By province of registration"]["links"][0]
    assert "Photos" in seen(desk.client.get(link))
    assert "Photos" in seen(desk.client.get(pictures["By category"]["links"][0]))
    assert len(queries) <= MOST_QUERIES, len(queries)


def test_a_province_sees_its_platforms_and_no_other(sit: Sit, photos: Party, rival: Party) -> None:
    file_two_months(photos, rival)

    pictures = charts(seen(sit("reader").get("index", period="2025-05")))

    assert "By province of registration" not in pictures
    assert drawn(pictures["By platform"]) == {"Photos": [8.0]}
    assert drawn(pictures["Month by month"])["2025-05"] == [8.0]


def test_unequal_definitions_are_not_compared(
    sit: Sit, photos: Party, rival: Party, national: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_two_months(photos, rival)
    as_counted = trends.by_month

    def redefined(*asked: Any) -> trends.Months:
        months = as_counted(*asked)
        june = months["items_removed", date(2025, 6, 1)]
        later = Monthly(replace(june.whole, version=2), june.categories)
        return {**months, ("items_removed", date(2025, 6, 1)): later}

    monkeypatch.setattr(trends, "by_month", redefined)

    page = seen(sit("reader", national).get("index"))

    assert "(−33.3%)" not in page
    assert len(charts(page)["By category"]["series"]) == 1


@pytest.mark.usefixtures("db")
def test_what_is_open_is_not_made_a_number_of(
    sit: Sit,
    photos: Party,
    rival: Party,
    national: Party,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two lower bounds have no difference, one makes it one; an empty month has no noughts."""
    file_two_months(photos, rival)
    desk, as_counted = sit("reader", national), trends.by_month

    def bound(*months: int) -> Callable[..., trends.Months]:
        def counted(*asked: Any) -> trends.Months:
            return {
                (measure, month): replace(
                    found, whole=replace(found.whole, bounded=month.month in months)
                )
                for (measure, month), found in as_counted(*asked).items()
            }

        return counted

    pages = {}
    for months in ((5, 6), (6,), (5,)):
        monkeypatch.setattr(trends, "by_month", bound(*months))
        pages[months] = seen(desk.get("index", period="2025-06"))

    assert "33.3%" not in pages[5, 6]
    assert "2025-05: at least 15. Two lower bounds have no difference." in pages[5, 6]
    assert "at least −5 (−33.3%) against 2025-05" in pages[6,]
    assert "at most −5 (−33.3%) against 2025-05" in pages[5,]
    assert "There are no reports for" not in pages[5, 6]
    for name in ("index", "reporting_report_changelist"):
        assert "There are no reports for “1999-01”: this is 20" in seen(
            desk.get(name, period="1999-01")
        )
    empty = seen(desk.get("index", period="2025-08"))
    assert "Nothing was filed for this month." in empty
    assert "Items of content removed</li>" not in empty


@pytest.mark.usefixtures("db")
def test_what_offices_were_told_of_waits_until_it_comes(
    sit: Sit, photos: Party, rival: Party
) -> None:
    """Once for each filing, with the days that have gone by; another province's does not show."""
    with acting_as(SYSTEM):
        may = Period.objects.get(month=date(2025, 5, 1))
    assert photos.platform
    told = {may.due_at + timedelta(days=3), may.due_at + timedelta(days=12)}
    with acting_as(SYSTEM):
        Period.objects.exclude(pk=may.pk).update(
            opens_at=may.due_at - timedelta(days=900),
            ends_at=may.due_at - timedelta(days=800),
            due_at=may.due_at - timedelta(days=790),
        )
        for moment in sorted(told):
            reminding.remind(moment)
    desk = sit("reviewer")

    waits = "1 filing has not come in spite of reminders"
    page = seen(desk.get("index"))
    assert waits in page
    listed = seen(desk.get("reporting_reminder_changelist", filing="missing"))
    assert "Photos" in listed
    assert "Rival" not in listed
    assert '<td class="field-days_off">13</td>' in listed
    assert listed.count("10 Jun 2025, 24:00") == 1
    with acting_as(SYSTEM):
        escalated = AuditEvent.objects.filter(
            action="reminder.escalated", platform_id=photos.platform.id
        )
        assert [event.data["days"] for event in escalated.order_by("at")] == [4, 13]
    file_report(photos)
    assert waits not in seen(desk.get("index"))


@pytest.mark.usefixtures("db")
def test_what_waits_is_counted_and_leads_to_its_list(sit: Sit, photos: Party, rival: Party) -> None:
    desk = sit("reviewer")
    assert "Nothing waits for you." in seen(desk.get("index"))
    for party in (photos, rival):
        explain(party, file_report(party).report)

    page = seen(desk.get("index"))

    waiting = page.partition('<ul class="waiting">')[2].partition("</ul>")[0]
    found = dict(re.findall(r'<a href="([^"]+)">1 ([a-z ]+)', waiting))
    assert set(found.values()) == {"explanation to decide on", "report waits"}
    for address in found:
        listed = seen(desk.client.get(html.unescape(address)))
        assert "Photos" in listed
        assert "Rival" not in listed
