"""The queue: what waits and why, who has it, and many done at once after a look at each."""

import re
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from platforms.admin.fields import end_of
from platforms.models import AuditEvent
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Explanation, Question, Review, Revision, State, Waiver
from reporting.services import asking, reports
from reporting.services.asking import Wording
from tests.conftest import Party
from tests.console.conftest import Desk, Sit, explain, file_report, seen

BULK = "reporting_review_bulk"


@pytest.fixture
def wei(sit: Sit) -> Desk:
    return sit("reviewer")


def hidden(page: str) -> dict[str, Any]:
    """What the form of a preview sends back."""
    found: dict[str, list[str]] = {}
    form = page[page.index('name="seen"') - 2000 :]
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form):
        found.setdefault(name, []).append(value)
    return {name: values for name, values in found.items() if name != "csrfmiddlewaretoken"}


def ask(office: Party, revision: Revision, text: str = "Why so few?") -> Question:
    with acting_as(office.principal):
        return asking.ask(office.principal, revision.report, revision, Wording(text))


def test_a_report_waits_for_its_reasons_and_leaves_when_it_is_done(
    wei: Desk,
    photos: Party,
    rival: Party,
    shanghai: Party,
    django_assert_max_num_queries: Any,
) -> None:
    revision = file_report(photos)
    rivals = file_report(rival, wrong=True)
    report = revision.report
    queue = "reporting_review_changelist"
    link = reverse("admin:reporting_report_change", args=[report.pk])
    assert link not in seen(wei.get(queue)), "accepted, and nobody has asked for it"
    assert link in seen(wei.get(queue, reason="unread"))

    explanation = explain(photos, report)
    question = ask(shanghai, revision)
    with acting_as(photos.principal):
        asking.answer(photos.principal, question, "It was a quiet month.")
    assert wei.post("reporting_review_take", report.pk).status_code == 302
    with django_assert_max_num_queries(15):
        page = seen(wei.get(queue, whose="mine"))
    assert link in page
    for word in ("explanations to decide on", "question answered", "assigned"):
        assert re.search(rf'class="mark mark-\w+">{word}<', page), word
    assert str(rivals.report_id) not in page, "another province's"
    assert link not in seen(wei.get(queue, whose="none"))
    assert link not in seen(wei.get(queue, overdue="1"))

    accept = "reporting_review_accept"
    waits = seen(wei.post(accept, report.pk, revision=1))
    assert "Explanations to decide on: 1. Questions to close: 1." in waits
    decided = wei.post("reporting_explanation_decide", explanation.pk, decision="noted")
    assert decided.status_code == 302
    assert wei.post("reporting_question_close", question.pk).status_code == 302
    assert wei.post(accept, report.pk, revision=1, remark="Looks right.").status_code == 302
    assert link not in seen(wei.get(queue))
    assert link not in seen(wei.get(queue, reason="unread"))

    with django_assert_max_num_queries(17):  # two of them mark the transaction
        page = seen(wei.get("reporting_report_change", report.pk))
    for said in ("Why so few?", "It was a quiet month.", "Looks right.", "review done", "Wei"):
        assert said in page, said
    with acting_as(photos.principal):
        events = AuditEvent.objects.visible_to(photos.principal)
        assert not events.filter(object_type="review").exists(), "how work is shared out"
        assert not Review.objects.exists()


def test_many_are_assigned_after_a_look_at_each(wei: Desk, sit: Sit, photos: Party) -> None:
    report = file_report(photos).report
    form = seen(wei.get(BULK, "assign", report=[report.pk]))
    assert str(wei.person.pk) in form
    values: dict[str, Any] = {
        "report": [report.pk],
        "assignee": wei.person.pk,
        "due_on": "2027-01-31",
    }

    preview = seen(wei.post(BULK, "assign", **values))

    assert "1 line would change. Nothing is changed yet." in preview
    with acting_as(SYSTEM):
        assert not Review.objects.exists(), "a look changes nothing"
    done = seen(wei.post(BULK, "assign", **hidden(preview)))
    assert "1 line was changed." in done
    with acting_as(SYSTEM):
        review = Review.objects.get()
    assert (review.assignee_id, f"{review.due_at:%Y-%m-%dT%H}") == (
        wei.person.pk,
        "2027-01-31T16",
    )
    same = seen(wei.post(BULK, "assign", **values))
    assert "0 lines would change" in same
    again = seen(wei.post(BULK, "assign", **hidden(preview)))
    assert "It has changed since the preview" in again, "sent twice, it is done once"
    assert sit("reader").get(BULK, "assign", report=[report.pk]).status_code == 403


def test_many_explanations_are_noted_and_checks_waived(wei: Desk, photos: Party) -> None:
    """What is refused says why, and does not stand in the way of the rest."""
    report = file_report(photos).report
    first, second = explain(photos, report), explain(photos, report)
    values: dict[str, Any] = {"report": [report.pk], "reason": "Seen and understood."}
    preview = seen(wei.post(BULK, "note", **values))
    assert preview.count("We finished the backlog in April.") == 2
    wei.post("reporting_explanation_decide", first.pk, decision="refused", reason="Not so.")

    done = seen(wei.post(BULK, "note", **hidden(preview)))

    assert "1 line was changed." in done
    with acting_as(SYSTEM):
        stand = dict(Explanation.objects.values_list("pk", "decision"))
    assert stand == {first.pk: "refused", second.pk: "noted"}

    late = seen(wei.post(BULK, "put_off", **values, due_on="2027-01-31"))
    assert "0 lines would change" in late
    assert "May" in late or "2025-05" in late
    waive = wei.post(BULK, "waive", **values, check="H401", expires_on="2027-06-30")
    assert "Select a valid choice" in seen(waive), "it found nothing here"
    with acting_as(SYSTEM):
        assert not Waiver.objects.exists()


def test_a_correction_is_put_off(wei: Desk, photos: Party, shanghai: Party) -> None:
    revision = file_report(photos)
    with acting_as(shanghai.principal):
        reports.return_revision(
            shanghai.principal, revision, reason="Count again.", due_at=end_of(date(2027, 1, 10))
        )
    assert "Put off the date" in seen(wei.get("reporting_report_change", revision.report_id))

    early = seen(
        wei.post(
            "reporting_review_put_off", revision.report_id, due_on="2027-01-05", reason="holidays"
        )
    )
    late = wei.post(
        "reporting_review_put_off", revision.report_id, due_on="2027-01-20", reason="holidays"
    )

    assert "name a later time" in early
    assert late.status_code == 302
    with acting_as(SYSTEM):
        revision.refresh_from_db()
    assert (revision.state, f"{revision.return_due_at:%Y-%m-%d}") == (State.RETURNED, "2027-01-20")
    history = seen(wei.get("reporting_report_history", revision.report_id, batches="1"))
    for step in ("date of a correction put off", "Count again.", "batch received"):
        assert step in history, step
