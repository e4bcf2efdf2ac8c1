"""Later due dates at the desk: for one platform, for several with a preview, and revoked."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Extension, Period
from tests.conftest import Party, make_platform
from tests.console.conftest import Desk, Sit, file_report, last_event, seen
from tests.console.test_seeing import MOST_QUERIES, costs

MAY = "2025-05"
SEVERAL = "reporting_extension_several"


@pytest.fixture
def reviewer(sit: Sit) -> Desk:
    return sit("reviewer")


def day(ahead: int) -> str:
    return f"{timezone.localdate() + timedelta(days=ahead)}"


def standing() -> dict[str, str]:
    with acting_as(SYSTEM):
        rows = Extension.objects.select_related("platform").order_by("id")
        return {one.platform.name_en: one.state for one in rows}


def test_one_report_is_put_off_and_the_date_revoked(
    reviewer: Desk, sit: Sit, photos: Party, rival: Party
) -> None:
    assert photos.platform
    assert rival.platform
    asked = {"period": MAY, "due_at": day(9), "reason": "a typhoon"}
    add = "reporting_extension_add"
    page = seen(reviewer.post(add, uscc=rival.platform.uscc, **asked))
    assert "No platform that you may see has this code." in page
    page = seen(reviewer.post(add, uscc=photos.platform.uscc, **{**asked, "due_at": day(-1)}))
    assert "The later due date is in the future" in page
    assert standing() == {}

    answer = reviewer.post(add, uscc=photos.platform.uscc.lower(), **asked)
    assert answer.status_code == 302
    assert last_event().action == "extension.granted"
    page = seen(reviewer.client.get(answer["Location"]))
    assert "a typhoon" in page
    with acting_as(SYSTEM):
        extension = Extension.objects.get()
    assert extension.granted_by_person_id == reviewer.person.pk
    listed = seen(reviewer.get("reporting_report_changelist", period=MAY, status="extended"))
    assert "later due date" in listed
    assert "Photos" not in seen(
        reviewer.get("reporting_report_changelist", period=MAY, status="missing")
    )

    reader = sit("reader")
    assert reader.get(add).status_code == 403
    revoke = "reporting_extension_revoke"
    assert reader.post(revoke, extension.pk, reason="we may not").status_code == 403
    assert reviewer.post(revoke, extension.pk, reason="by mistake").status_code == 302
    assert standing() == {"Photos": "revoked"}


def test_several_are_put_off_after_a_preview(reviewer: Desk, photos: Party, rival: Party) -> None:
    """One that has filed meanwhile is told apart, and stops no other."""
    others = [make_platform("31", name) for name in ("Early", "Spare")]
    parties = {
        party.platform.name_en: party for party in (photos, rival, *others) if party.platform
    }
    query = f"?period={MAY}"
    page = seen(reviewer.client.get(f"/console/reporting/extension/several/{query}"))
    assert "Rival" not in page
    assert page.count('name="platform"') == 3

    def ask(*names: str, **more: Any) -> str:
        chosen = [str(parties[name].platform.pk) for name in names]  # type: ignore[union-attr]
        values = {"platform": chosen, "due_at": day(9), "reason": "a typhoon", **more}
        return seen(reviewer.post(SEVERAL, query=query, **values))

    assert "Choose at least one platform." in ask()
    preview = ask("Photos", "Early", "Rival")
    assert "2 reports are put off" in preview
    assert "Rival" not in preview
    assert standing() == {}
    file_report(parties["Early"])
    done = ask("Photos", "Early", "Rival", sure="1")
    assert "1 report was put off." in done
    assert "The platform has filed for 2025-05." in done
    assert standing() == {"Photos": "in_force"}


def test_the_list_of_filings_is_narrowed_by_the_calendar_and_by_size(
    reviewer: Desk, photos: Party
) -> None:
    revision = file_report(photos)
    with acting_as(SYSTEM):
        due_at = Period.objects.get(month=revision.report.period_id).due_at
        type(revision).objects.filter(pk=revision.pk).update(
            submitted_at=due_at + timedelta(days=1)
        )
    for asked, there in (
        ({"status": "late"}, True),
        ({"late": "1"}, True),
        ({"status": "on_time"}, False),
        ({"size": "large"}, False),
        ({"extended": "1"}, False),
        ({"status": "nonsense", "size": "nonsense"}, True),
    ):
        page = seen(reviewer.get("reporting_report_changelist", period=MAY, **asked))
        assert ("Photos" in page) is there, asked
    page = seen(reviewer.get("reporting_report_change", revision.report_id))
    assert 'class="mark mark-late"' in page


def test_a_year_at_a_glance_leads_to_its_lists(
    sit: Sit, reviewer: Desk, photos: Party, rival: Party, national: Party
) -> None:
    """The nation by province, a province by size; three queries for all the numbers."""
    file_report(photos)
    nation, asked = sit("reader", national), {"to": "2025-05"}
    answer, queries = costs(lambda: nation.get("reporting_report_calendar", **asked))
    page = seen(answer)
    assert len(queries) <= MOST_QUERIES, len(queries)
    assert "?period=2025-05&amp;province=31" in page
    assert "1 of 1 filed, 1 late" in page
    assert "0 of 1 filed, 1 missing" in page
    page = seen(reviewer.get("reporting_report_calendar", **asked, group="size"))
    assert "1 of 1 filed, 1 late" in page
    assert "Guangdong" not in page
    odd = {"to": "nonsense", "size": "nonsense", "group": "nonsense"}
    assert "filed" in seen(reviewer.get("reporting_report_calendar", **odd))


def test_who_stands_where_on_the_way_to_reporting(
    sit: Sit, reviewer: Desk, photos: Party, rival: Party, national: Party
) -> None:
    file_report(photos)
    nation = sit("reader", national)
    answer, queries = costs(lambda: nation.get("reporting_report_onboarding"))
    page = seen(answer)
    assert len(queries) <= MOST_QUERIES, len(queries)
    assert "Photos" in page
    assert "Rival" in page
    page = seen(reviewer.get("reporting_report_onboarding", step="accepted"))
    assert "Photos" in page
    assert "Rival" not in page
    assert "Photos" not in seen(reviewer.get("reporting_report_onboarding", step="call"))
