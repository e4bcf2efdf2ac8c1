"""What an office does with a report: return, waive, decide. Services do it; the trail has it."""

from datetime import date

import pytest
from django.urls import reverse

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.admin.last_month import Month, change
from reporting.admin.reading import lines
from reporting.models import Explanation, Figure, Report, Revision, State, Waiver
from tests.conftest import Party
from tests.console.conftest import Desk, Sit, explain, file_report, last_event, seen

IN_A_YEAR = "2027-06-30"


@pytest.fixture
def reviewer(sit: Sit) -> Desk:
    return sit("reviewer")


def test_a_report_is_returned_with_a_reason_and_a_date(reviewer: Desk, photos: Party) -> None:
    revision = file_report(photos)

    answer = reviewer.post(
        "reporting_report_return",
        revision.report_id,
        reason="Item counts look like clicks.",
        due_on="2027-01-31",
    )

    assert answer.status_code == 302
    with acting_as(SYSTEM):
        revision.refresh_from_db()
    assert revision.state == State.RETURNED
    assert revision.return_reason == "Item counts look like clicks."
    assert f"{revision.return_due_at:%Y-%m-%dT%H}" == "2027-01-31T16", "the end of that day"
    event = last_event()
    assert (event.action, event.person_id) == ("revision.returned", reviewer.person.pk)
    page = seen(reviewer.get("reporting_report_change", revision.report_id))
    assert "Item counts look like clicks." in page


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Only an accepted revision is returned; this is rejected."),
        ("zh-hans", "只有已接受的修订版可以退回；此版的状态为 被拒绝。"),
    ],
)
def test_why_a_return_is_refused_is_said_above_the_form(
    reviewer: Desk, photos: Party, language: str, words: str
) -> None:
    revision = file_report(photos, wrong=True)
    reviewer.client.cookies["django_language"] = language

    page = seen(reviewer.post("reporting_report_return", revision.report_id, reason="Correct it."))

    assert words in page
    assert "Correct it." in page, "the form is left as it was filled in"
    with acting_as(SYSTEM):
        assert Revision.objects.get(pk=revision.pk).state == State.REJECTED


def test_a_return_needs_a_reason(reviewer: Desk, photos: Party) -> None:
    revision = file_report(photos)

    page = seen(reviewer.post("reporting_report_return", revision.report_id, reason=""))

    assert 'role="alert"' in page
    with acting_as(SYSTEM):
        assert Revision.objects.get(pk=revision.pk).state == State.ACCEPTED


def test_a_check_is_waived_and_the_waiver_revoked(reviewer: Desk, photos: Party) -> None:
    revision = file_report(photos)

    answer = reviewer.post(
        "reporting_report_waive", revision.report_id, "H401", reason="merger", expires_at=IN_A_YEAR
    )

    assert answer.status_code == 302
    assert last_event().action == "waiver.granted"
    with acting_as(SYSTEM):
        waiver = Waiver.objects.get()
    assert waiver.granted_by_person_id == reviewer.person.pk
    assert reviewer.post("reporting_waiver_revoke", waiver.pk).status_code == 302
    assert last_event().action == "waiver.revoked"


def test_a_check_that_holds_for_everybody_is_not_waived(reviewer: Desk, photos: Party) -> None:
    revision = file_report(photos)

    page = seen(
        reviewer.post(
            "reporting_report_waive",
            revision.report_id,
            "S111",
            reason="please",
            expires_at=IN_A_YEAR,
        )
    )

    assert "S111 is never waived" in page
    with acting_as(SYSTEM):
        assert not Waiver.objects.exists()


def test_an_explanation_is_noted(reviewer: Desk, photos: Party) -> None:
    explanation = explain(photos, file_report(photos).report)

    answer = reviewer.post("reporting_explanation_decide", explanation.pk, decision="noted")

    assert answer.status_code == 302
    assert last_event().action == "explanation.noted"


def test_an_explanation_is_refused_only_with_a_reason(reviewer: Desk, photos: Party) -> None:
    explanation = explain(photos, file_report(photos).report)
    decide = "reporting_explanation_decide"

    seen(reviewer.post(decide, explanation.pk, decision="refused"))
    with acting_as(SYSTEM):
        assert Explanation.objects.get().decision == Explanation.Decision.OPEN
    answer = reviewer.post(decide, explanation.pk, decision="refused", reason="No evidence.")

    assert answer.status_code == 302
    with acting_as(SYSTEM):
        decided = Explanation.objects.get()
    assert decided.decision == Explanation.Decision.REFUSED
    assert decided.decided_by_id == reviewer.person.pk


def test_a_question_asks_about_what_is_there_and_leads_back(reviewer: Desk, photos: Party) -> None:
    report = file_report(photos).report
    page = ("reporting_question_ask", report.pk)
    crumb = f'<a href="{reverse("admin:reporting_report_change", args=[report.pk])}">{report}</a>'
    assert crumb in seen(reviewer.get(*page))

    asked = {"text": "Why so few?", "check": "H999", "record_id": "nope-1"}
    assert "There is no check H999." in seen(reviewer.post(*page, **asked))
    refused = seen(reviewer.post(*page, **{**asked, "check": ""}))
    assert "The report has no record nope-1" in refused
    assert reviewer.post(*page, text="Why so few?").status_code == 302


def test_changes_are_told_as_finely_as_they_are_and_figures_in_their_order() -> None:
    told = [change((100_000, "exact"), (n, "exact")) for n in (100_400, 99_600, 99_999, 100_000)]
    assert told == ["+0.4%", "-0.4%", "less than 0.1%", "unchanged"]
    assert change((8, "at_least"), (9, "exact")) == ""

    codes = ("accounts_closed", "items_removed", "products_handled")
    figures = [Figure(measure=code, value=1, qualifier="exact") for code in codes]
    month = Month(Revision(report=Report(period_id=date(2025, 5, 1))), figures)
    assert [line.measure.split()[0] for line in lines(month, Month())] == [
        "AI",
        "Items",
        "Accounts",
    ]


def test_a_reader_changes_nothing(sit: Sit, photos: Party) -> None:
    reader = sit("reader")
    revision = file_report(photos)
    explanation = explain(photos, revision.report)

    for name, *args in (
        ("reporting_report_return", revision.report_id),
        ("reporting_report_waive", revision.report_id, "H401"),
        ("reporting_explanation_decide", explanation.pk),
    ):
        assert reader.get(name, *args).status_code == 403, name
        answer = reader.post(name, *args, reason="trying", decision="noted", expires_at=IN_A_YEAR)
        assert answer.status_code == 403, name
    assert "Return with a reason" not in seen(
        reader.get("reporting_report_change", revision.report_id)
    )


def test_another_provinces_report_cannot_be_returned(reviewer: Desk, rival: Party) -> None:
    revision = file_report(rival)

    answer = reviewer.post("reporting_report_return", revision.report_id, reason="trying")

    assert answer.status_code == 404
    with acting_as(SYSTEM):
        assert Revision.objects.get(pk=revision.pk).state == State.ACCEPTED
