"""Who may do what, looked through by an administrator; and who looked at what."""

import csv
import io
from datetime import timedelta
from typing import Any

from django.utils import timezone

from platforms.models import AccessReview, ConsoleSession, Person, Viewing
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from tests.conftest import Party
from tests.console.conftest import Desk, Sit, file_report, last_event, seen


def reviewed(desk: Desk, person: Person, role: str = "") -> Any:
    return desk.post("platforms_person_review", person.pk, role=role or person.role, note="ok")


def test_access_is_looked_through_and_confirmed(
    sit: Sit, national: Party, settings: Any, django_assert_max_num_queries: Any
) -> None:
    ada, rita, wei = sit("administrator"), sit("reader"), sit("reviewer")
    stranger = sit("reader", national)
    with django_assert_max_num_queries(15):
        page = seen(ada.get("platforms_person_access"))
    assert "reader-31" in page
    assert "reader-00" not in page, "another office's people are its own business"
    assert rita.get("platforms_person_access").status_code == 403
    confirm = f"/console/platforms/person/{rita.person.pk}/review/"
    assert confirm in page
    nation = seen(sit("administrator", national).get("platforms_person_access"))
    assert "reader-31" in nation
    assert confirm not in nation, "who looks after somebody confirms their access"
    assert reviewed(wei, rita.person).status_code == 403
    assert reviewed(ada, stranger.person).status_code == 404
    assert reviewed(ada, ada.person).status_code == 403, "nobody confirms their own"

    assert reviewed(ada, rita.person).status_code == 302
    assert (last_event().action, last_event().data) == (
        "person.access_reviewed",
        {"role": "reader"},
    )
    due = seen(ada.get("platforms_person_access", look="due"))
    assert "reader-31" not in due
    assert "reviewer-31" in due
    stale = reviewed(ada, wei.person, role="administrator")
    assert "look again" in seen(stale)

    ada.post("platforms_person_role", rita.person.pk, role="reviewer")
    assert "reader-31" in seen(ada.get("platforms_person_access", look="due")), "it changed since"
    settings.SECOND_FACTOR_ROLES = ["administrator"]
    missing = seen(ada.get("platforms_person_access", look="no_factor"))
    assert ("administrator-31" in missing, "reviewer-31" in missing) == (True, False)
    with acting_as(SYSTEM):
        assert AccessReview.objects.get().reviewed_by == ada.person


def test_who_has_not_come_for_a_long_time_is_dormant(sit: Sit, settings: Any) -> None:
    ada, rita = sit("administrator"), sit("reader")
    settings.DORMANT_DAYS = 0
    with acting_as(SYSTEM):
        ConsoleSession.objects.update(seen_at=timezone.now() + timedelta(days=1))
    assert "reader-31" not in seen(ada.get("platforms_person_access", look="dormant"))
    long_ago = timezone.now() - timedelta(days=1)
    with acting_as(SYSTEM):
        ConsoleSession.objects.filter(person=rita.person).update(seen_at=long_ago)
        Person.objects.filter(pk=rita.person.pk).update(last_login=long_ago)
    dormant = seen(ada.get("platforms_person_access", look="dormant"))
    assert ("reader-31" in dormant, "administrator-31" in dormant) == (True, False)


def test_the_list_leaves_as_a_file_that_runs_nothing(sit: Sit) -> None:
    ada, rita = sit("administrator"), sit("reader")
    with acting_as(SYSTEM):
        Person.objects.filter(pk=rita.person.pk).update(name_en='\u200b=HYPERLINK("x")')
    answer = ada.get("platforms_person_access_csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["username"]: row["role"] for row in rows} == {
        "reader-31": "reader",
        "administrator-31": "administrator",
    }
    assert '\'\u200b=HYPERLINK("x")' in [row["name"] for row in rows]


def test_colleagues_stand_before_the_people_of_platforms(sit: Sit, photos: Party) -> None:
    ada, rita = sit("administrator"), sit("reader")
    page = seen(ada.get("platforms_person_changelist"))
    assert photos.signatory is not None
    assert page.index(str(rita.person.pk)) < page.index(str(photos.signatory.pk))


def test_what_people_look_at_is_counted_once_a_day(
    sit: Sit, photos: Party, shanghai: Party, national: Party
) -> None:
    report = file_report(photos).report
    wei, ada = sit("reviewer"), sit("administrator")
    for _ in range(3):
        wei.get("reporting_report_change", report.pk)
    wei.get("reporting_report_records", report.pk, record_id="r-1")
    wei.get("reporting_report_records", report.pk)
    with acting_as(SYSTEM):
        rows = Viewing.objects.filter(person=wei.person).order_by("id")
        assert [(one.object_type, one.name, one.times) for one in rows] == [
            ("report", "2025-05", 3),
            ("records", "r-1", 1),
            ("records", "2025-05", 1),
        ]
        assert {one.platform_id for one in rows} == {report.platform_id}

    assert f"/console/platforms/viewing/?q={report.pk}" in seen(
        ada.get("reporting_report_change", report.pk)
    )
    page = seen(ada.get("platforms_viewing_changelist", q=str(report.pk)))
    assert f"/console/reporting/report/{report.pk}/" in page
    assert page.count("records r-1") == 1
    assert "Photos" in seen(ada.get("platforms_viewing_changelist", q="photos"))
    assert "records r-1" not in seen(
        ada.get("platforms_viewing_changelist", person=str(ada.person.pk))
    )
    assert wei.get("platforms_viewing_changelist").status_code == 403
    nation = seen(sit("administrator", national).get("platforms_viewing_changelist"))
    assert "records r-1" in nation


def test_menus_show_what_one_may_open(sit: Sit) -> None:
    access, looked = "/console/platforms/person/access/", "/console/platforms/viewing/"
    for role, shown in (("reader", False), ("administrator", True)):
        page = seen(sit(role).get("index"))
        assert (f'href="{access}"' in page, f'href="{looked}"' in page) == (shown, shown)
