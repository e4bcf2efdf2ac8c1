"""Who has filed: against the calendar, by scope, counted and listed."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.utils import timezone

from platforms.models import Platform
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Period, Revision
from reporting.models.periods import parse_period
from reporting.selectors.filings import Filters, filings, tally
from tests.reporting.accepting import accept, count, submit

MAY = "2025-05"
IN_TIME = datetime(2025, 6, 5, 4, tzinfo=UTC)
TOO_LATE = datetime(2025, 6, 12, 4, tzinfo=UTC)


def may() -> Period:
    return Period.objects.get(month=parse_period(MAY))


def filed_at(revision: Revision, when: datetime) -> None:
    with acting_as(SYSTEM):
        Revision.objects.filter(pk=revision.pk).update(submitted_at=when)


def statuses(now: datetime | None = None) -> dict[str, str]:
    with acting_as(SYSTEM):
        found = filings(SYSTEM, may(), now or timezone.now())
        return {one.uscc: one.filing for one in found}


class TestStatus:
    def test_nothing_filed_is_pending_and_then_missing(self, photos: Any) -> None:
        with acting_as(SYSTEM):
            due_at = may().due_at
        assert statuses(due_at) == {photos.platform.uscc: "pending"}
        assert statuses(due_at + timedelta(seconds=1)) == {photos.platform.uscc: "missing"}

    def test_what_came_after_the_due_date_is_late(self, photos: Any, rival: Any) -> None:
        filed_at(submit(photos, MAY, counts=[count(1)]), IN_TIME)
        filed_at(submit(rival, MAY, counts=[count(1)]), TOO_LATE)

        assert statuses() == {photos.platform.uscc: "on_time", rival.platform.uscc: "late"}

    def test_a_later_correction_does_not_make_a_filing_late(self, photos: Any) -> None:
        filed_at(accept(photos, MAY, counts=[count(1)]), IN_TIME)
        filed_at(accept(photos, MAY, counts=[count(2)]), TOO_LATE)

        assert statuses() == {photos.platform.uscc: "on_time"}

    def test_what_was_withdrawn_was_not_filed(self, photos: Any) -> None:
        revision = submit(photos, MAY, counts=[count(1)])
        with acting_as(SYSTEM):
            Revision.objects.filter(pk=revision.pk).update(state="withdrawn")

        assert statuses() == {photos.platform.uscc: "missing"}

    def test_who_reports_from_later_owes_nothing(self, photos: Any, rival: Any) -> None:
        submit(rival, MAY, counts=[count(1)])
        with acting_as(SYSTEM):
            Platform.objects.update(reports_from="2025-06-01")

        assert statuses() == {rival.platform.uscc: "not_due"}

    def test_a_closed_platform_owes_nothing(self, photos: Any) -> None:
        with acting_as(SYSTEM):
            Platform.objects.update(status="closed")

        assert statuses() == {}


class TestTally:
    def test_counts_by_province_and_state(self, photos: Any, rival: Any) -> None:
        filed_at(accept(photos, MAY), IN_TIME)
        filed_at(submit(rival, MAY, counts=[count(1)]), TOO_LATE)

        with acting_as(SYSTEM):
            counted = tally(filings(SYSTEM, may(), timezone.now()))
        counts, provinces, states = counted.whole, counted.provinces, counted.states

        assert (counts.due, counts.filed, counts.on_time, counts.late) == (2, 2, 1, 1)
        assert (counts.missing, counts.pending, counts.nil, counts.accepted) == (0, 0, 1, 1)
        assert {code: one.late for code, one in provinces.items()} == {"31": 0, "44": 1}
        assert states == {"accepted": 1, "received": 1}

    def test_filters_narrow(self, photos: Any, rival: Any) -> None:
        filed_at(accept(photos, MAY), IN_TIME)
        for filters, expected in (
            (Filters(statuses=("missing",)), rival),
            (Filters(states=("accepted",)), photos),
            (Filters(provinces=("44",)), rival),
            (Filters(nil=True), photos),
        ):
            with acting_as(SYSTEM):
                found = filings(SYSTEM, may(), timezone.now(), filters)
                assert [one.uscc for one in found] == [expected.platform.uscc]


class TestApi:
    def test_the_nation_reads_every_filing(
        self, photos: Any, rival: Any, national: Any, login: Any
    ) -> None:
        revision = accept(photos, MAY, counts=[count(1)])
        filed_at(revision, TOO_LATE)

        answer = login(national).get("filings", period=MAY)

        assert answer.status_code == 200, answer.content
        first, second = answer.json()["results"]
        assert first == {
            "platform": {
                "id": str(photos.platform.id),
                "uscc": photos.platform.uscc,
                "name_en": photos.platform.name_en,
                "name_zh": photos.platform.name_zh,
                "province": "31",
            },
            "size": None,
            "period": MAY,
            "status": "late",
            "due": True,
            "due_at": "2025-06-11T00:00:00+08:00",
            "extension": None,
            "filed_at": "2025-06-12T12:00:00+08:00",
            "state": "accepted",
            "revision": 1,
            "nil": False,
            "in_force": True,
            "links": {"report": f"/api/v1/reports/{revision.report_id}"},
        }
        assert (second["status"], second["filed_at"], second["state"]) == ("missing", None, None)
        assert second["links"] == {"report": None}

    def test_a_province_reads_its_own(
        self, photos: Any, rival: Any, shanghai: Any, login: Any
    ) -> None:
        api = login(shanghai)

        listed = api.get("filings", period=MAY).json()["results"]
        assert [one["platform"]["uscc"] for one in listed] == [photos.platform.uscc]
        assert api.get("filings", period=MAY, province="44").json()["results"] == []
        summary = api.get("filings/summary", period=MAY).json()
        assert summary["scope"] == {"jurisdiction": "31", "name": "Shanghai"}
        assert summary["counts"]["due"] == 1
        assert [one["jurisdiction"] for one in summary["by_province"]] == ["31"]

    def test_the_summary_counts(self, photos: Any, rival: Any, national: Any, login: Any) -> None:
        filed_at(accept(photos, MAY), IN_TIME)

        summary = login(national).get("filings/summary", period=MAY).json()

        assert summary["counts"] == {
            "due": 2,
            "filed": 1,
            "on_time": 1,
            "late": 0,
            "missing": 1,
            "pending": 0,
            "extended": 0,
            "nil": 1,
            "accepted": 1,
        }
        assert summary["by_state"] == {"accepted": 1}
        assert summary["due_at"] == "2025-06-11T00:00:00+08:00"

    def test_filings_come_in_pages(
        self, photos: Any, rival: Any, national: Any, login: Any
    ) -> None:
        api = login(national)
        first = api.get("filings", period=MAY, page_size=1, status="missing").json()
        parts = urlsplit(first["next"])
        second = api.get("filings", **dict(parse_qsl(parts.query))).json()

        found = [one["platform"]["uscc"] for one in first["results"] + second["results"]]
        assert found == [photos.platform.uscc, rival.platform.uscc]
        assert second["next"] is None

    @pytest.mark.parametrize(
        ("params", "status"),
        [
            ({}, 400),
            ({"period": "2025-13"}, 400),
            ({"period": "2019-01"}, 404),
            ({"period": MAY, "status": "lost"}, 400),
            ({"period": MAY, "state": "draft"}, 400),
            ({"period": MAY, "nil": "perhaps"}, 400),
        ],
    )
    def test_what_cannot_be_answered_is_refused(
        self, national: Any, login: Any, params: dict[str, str], status: int
    ) -> None:
        assert login(national).get("filings", **params).status_code == status

    @pytest.mark.parametrize("path", ["filings", "filings/summary"])
    def test_platforms_do_not_see_who_filed(self, photos: Any, login: Any, path: str) -> None:
        answer = login(photos).get(path, period=MAY)
        assert (answer.status_code, answer.json()["code"]) == (403, "wrong_kind_of_principal")

    def test_a_list_takes_a_fixed_number_of_queries(
        self, photos: Any, rival: Any, national: Any, login: Any, django_assert_max_num_queries: Any
    ) -> None:
        api = login(national)
        api.get("filings", period=MAY)
        with django_assert_max_num_queries(12):
            api.get("filings", period=MAY)
