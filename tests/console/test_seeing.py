"""Every page x role x own and foreign object, with a ceiling on queries."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from config.console import BESIDE
from platforms.admin.audit import ACTIONS
from platforms.models import Person, Product
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import (
    Attestation,
    AttestationRevision,
    CheckRun,
    Consolidation,
    Directive,
    Extension,
    Reminder,
    Waiver,
)
from reporting.services import consolidating, reports
from tests.conftest import Party
from tests.console.conftest import Desk, Sit, explain, file_report, seen

MOST_QUERIES = 15
BOOKKEEPING = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
PROJECT = Path(__file__).resolve().parents[2]
LISTS = [
    f"{model._meta.app_label}_{model._meta.model_name}_changelist" for model in admin.site._registry
]
PAGES_BESIDE = [
    f"{model._meta.app_label}_{model._meta.model_name}_{route}"
    for model, pages in BESIDE.items()
    for _name, route in pages
]


def furnish(party: Party) -> dict[str, object]:
    """One of everything, for a platform: by the name of the page that shows it."""
    revision = file_report(party)
    explanation = explain(party, revision.report)
    with acting_as(SYSTEM):
        platform = revision.report.platform
        product = Product.objects.create(
            platform=platform, code="p", kind="agent", name_zh="智能体"
        )
        waiver = Waiver.objects.create(
            platform=platform,
            check_id="H401",
            reason="a merger",
            granted_at="2025-06-01T00:00Z",
            expires_at="2099-01-01T00:00Z",
            granted_by_office=Person.objects.filter(office__isnull=False)[0].office,
        )
        extension = Extension.objects.create(
            platform=platform,
            period_id="2025-06-01",
            due_at="2099-01-01T00:00Z",
            was_due_at="2025-07-11T00:00Z",
            reason="a typhoon",
            granted_at="2025-07-01T00:00Z",
            granted_by_office=waiver.granted_by_office,
        )
        reminder = Reminder.objects.create(
            platform=platform,
            period_id="2025-06-01",
            kind="overdue",
            addressee="office",
            days=3,
            due_at="2025-07-11T00:00Z",
            given_at="2025-07-13T00:00Z",
        )
        attestation = Attestation.objects.create(platform=platform, control="C-01")
        AttestationRevision.objects.create(
            platform=platform,
            attestation=attestation,
            number=1,
            state="submitted",
            catalogue="1",
            status="implemented",
            statement="It is done.",
            valid_from="2025-01-01",
            valid_until="2026-01-01",
            signatory=party.signatory,
            submitted_at="2025-06-01T00:00Z",
            submitted_by=party.credential,
        )
        run = CheckRun.objects.filter(platform=platform)[0]
        directive = Directive.objects.create(
            platform=platform,
            office=waiver.granted_by_office,
            code="NOTICE",
            vocabulary="1",
            text="Labels are missing.",
            revision=revision,
            attestation=attestation,
            issued_at="2025-06-01T00:00Z",
        )
    return {
        "reporting_report_change": revision.report_id,
        "reporting_report_records": revision.report_id,
        "reporting_explanation_change": explanation.pk,
        "reporting_waiver_change": waiver.pk,
        "reporting_extension_change": extension.pk,
        "reporting_reminder_change": reminder.pk,
        "reporting_attestation_change": attestation.pk,
        "reporting_checkrun_change": run.pk,
        "reporting_directive_change": directive.pk,
        "platforms_platform_change": platform.pk,
        "platforms_product_change": product.pk,
        "platforms_person_change": party.signatory.pk if party.signatory else None,
        "platforms_credential_change": party.credential.pk,
    }


def costs(ask: Callable[[], Any]) -> tuple[Any, list[str]]:
    with CaptureQueriesContext(connection) as captured:
        answer = ask()
    queries = [query["sql"] for query in captured]
    return answer, [sql for sql in queries if not sql.startswith(BOOKKEEPING)]


@pytest.mark.parametrize("role", ["reader", "reviewer", "administrator"])
def test_an_office_sees_what_is_its_own_and_nothing_else(
    sit: Sit, photos: Party, rival: Party, role: str
) -> None:
    desk = sit(role)
    own, foreign = furnish(photos), furnish(rival)

    for name in own:
        answer, queries = costs(lambda name=name: desk.get(name, own[name]))  # type: ignore[misc]
        seen(answer)
        assert len(queries) <= MOST_QUERIES, (name, len(queries))
        assert desk.get(name, foreign[name]).status_code == 404, name


def test_pages_of_the_menus_show_no_foreign_platform_and_stay_cheap(
    sit: Sit, photos: Party, rival: Party
) -> None:
    # An administrator is offered the most.
    desk = sit("administrator")
    furnish(photos)
    furnish(rival)
    costly = {}

    for name in ("index", *LISTS, *PAGES_BESIDE, "search"):
        answer, queries = costs(lambda name=name: desk.get(name, q=""))  # type: ignore[misc]
        assert "Rival" not in (seen(answer) if answer.status_code == 200 else ""), name
        if answer.status_code != 200 or len(queries) > MOST_QUERIES:
            costly[name] = (answer.status_code, len(queries))

    assert costly == {}


def test_the_national_office_sees_every_platform(sit: Sit, photos: Party, rival: Party) -> None:
    desk = sit("reader", _national(sit))
    furnish(rival)

    assert "Rival" in seen(desk.get("reporting_report_changelist", period="2025-05"))
    assert "Photos" in seen(desk.get("reporting_report_changelist", period="2025-05"))


def _national(sit: Sit) -> Party:
    from tests.conftest import make_office

    return make_office("00")


def test_what_does_not_exist_is_not_found(sit: Sit) -> None:
    desk = sit("reader")

    for address in ("not-a-uuid", "01900000-0000-7000-8000-000000000000"):
        assert desk.get("platforms_platform_change", address).status_code == 404


def test_nothing_is_edited_or_deleted_where_it_is_read(sit: Sit, photos: Party) -> None:
    desk = sit("administrator")
    own = furnish(photos)

    for name, key in own.items():
        answer = desk.post(name, key, name_zh="changed", _save="1")
        assert answer.status_code in (200, 405), name
        assert desk.client.get(f"{reverse(f'admin:{name}', args=[key])}delete/").status_code == 404
    with acting_as(SYSTEM):
        assert photos.platform is not None
        photos.platform.refresh_from_db()
    assert photos.platform.name_zh == "Photos平台"


def test_missing_reports_are_on_the_list(sit: Sit, photos: Party) -> None:
    desk = sit("reader")

    page = seen(desk.get("reporting_report_changelist", period="2025-05", state="missing"))

    assert "Photos" in page
    file_report(photos)
    page = seen(desk.get("reporting_report_changelist", period="2025-05", state="missing"))
    assert "Photos" not in page


def test_drafts_are_not_shown_to_an_office(sit: Sit, photos: Party) -> None:

    desk = sit("reader")
    with acting_as(photos.principal):
        report, _ = reports.open_report(photos.principal, "2025-05")

    assert "Nothing has been filed yet." in seen(desk.get("reporting_report_change", report.pk))


def test_a_report_shows_figures_beside_counts_and_what_the_checks_found(
    sit: Sit, photos: Party
) -> None:
    revision = file_report(photos, value=50)
    desk = sit("reader")

    page = seen(desk.get("reporting_report_change", revision.report_id))

    assert revision.state == "rejected"
    assert "T301" in page
    assert re.search(r">50</td>\s*<td class=\"number\">5</td>", page), "declared beside counted"
    assert "differs" in page


def test_the_same_report_in_chinese(sit: Sit, photos: Party) -> None:
    revision = file_report(photos, value=50)
    desk = sit("reader")
    desk.client.cookies["django_language"] = "zh-hans"

    page = seen(desk.get("reporting_report_change", revision.report_id))

    assert "被拒绝" in page
    assert "清理违法违规信息" in page
    assert "不一致" in page


def test_records_are_filtered_and_one_is_found_with_its_versions(sit: Sit, photos: Party) -> None:
    revision = file_report(photos)
    desk = sit("reader")
    page = "reporting_report_records"

    assert "r-3" in seen(desk.get(page, revision.report_id))
    assert "r-3" not in seen(desk.get(page, revision.report_id, subject="account"))
    found = seen(desk.get(page, revision.report_id, record_id="r-3"))
    assert "r-3" in found
    assert "r-4" not in found


def test_a_consolidation_shows_totals_of_the_office_and_where_they_come_from(
    sit: Sit, photos: Party, rival: Party
) -> None:
    file_report(photos)
    file_report(rival)
    consolidating.consolidate("2025-05")
    with acting_as(SYSTEM):
        consolidation = Consolidation.objects.get()
    desk = sit("reader")

    answer, queries = costs(lambda: desk.get("reporting_consolidation_change", consolidation.pk))

    page = seen(answer)
    assert consolidation.digest in page
    assert "Items of content removed" in page
    assert "Photos" in page
    assert "Rival" not in page
    assert len(queries) <= MOST_QUERIES


def test_the_trail_is_searched_by_platform(sit: Sit, photos: Party) -> None:
    file_report(photos)
    desk = sit("reader")
    assert photos.platform is not None

    page = seen(desk.get("platforms_auditevent_changelist", q=photos.platform.uscc))

    assert "revision submitted" in page
    event = re.findall(r'href="([^"]+/auditevent/[0-9a-f-]+/[^"]*)">', page)[0]
    assert "<h1>revision accepted, " in seen(desk.client.get(event.replace("&amp;", "&")))
    assert "revision submitted" not in seen(desk.get("platforms_auditevent_changelist", q="nobody"))


def test_every_action_of_the_trail_has_words() -> None:
    """The actions that services write down, found in their source."""
    written = set()
    for path in PROJECT.glob("*/services/*.py"):
        source = path.read_text()
        written |= set(re.findall(r"record\(\s*\w+,\s*\"([a-z_]+\.[a-z_]+)\"", source))

    assert written - ACTIONS.keys() == set()
    assert len(written) > 20


def test_an_operator_sees_everything(photos: Party, rival: Party) -> None:
    from tests.console.conftest import make_person

    operator = Desk(make_person(None, "administrator", is_superuser=True))
    with acting_as(SYSTEM):
        operator.client.force_login(operator.person)

    page = seen(operator.get("platforms_platform_changelist"))

    assert "Photos" in page
    assert "Rival" in page


def test_every_card_of_the_desk_leads_to_what_it_counts(sit: Sit, photos: Party) -> None:
    file_report(photos, wrong=True)
    desk = sit("reader")

    page = seen(desk.get("index", period="2025-05"))

    counted = re.findall(r'<a href="([^"]+)"><b>(\d+)</b> ([a-z ]+)</a>', page)
    assert len(counted) == 7
    for address, number, what in counted:
        rows = seen(desk.client.get(address.replace("&amp;", "&"))).count("91310000")
        assert rows == int(number), what


@pytest.mark.parametrize(
    "query",
    [
        {"q": "a\0b"},
        {"province": "3'1"},
        {"state": "x", "page": "-1"},
        {"period": "\0"},
        {"record_id": "\0"},
        {"after": "01900000-0000-7000-8000-000000000000:99999999999"},
        {"after": "01900000-0000-7000-8000-000000000000:-5"},
        {"after": ":"},
        {"category": "\0"},
    ],
)
def test_what_nobody_means_is_no_error(sit: Sit, photos: Party, query: dict[str, str]) -> None:
    revision = file_report(photos)
    desk = sit("reader")

    for name, *args in (
        ("index",),
        ("reporting_report_changelist",),
        ("reporting_report_records", revision.report_id),
        ("platforms_platform_changelist",),
        ("platforms_auditevent_changelist",),
    ):
        assert desk.get(name, *args, **query).status_code in (200, 302), name
    assert desk.get("reporting_report_change", revision.report_id, revision="9").status_code == 404
