"""An office's correspondence in the console: issued, sent back, put off, accepted, withdrawn."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Directive
from reporting.services import answering
from reporting.services.answering import Evidence
from tests.conftest import Party
from tests.console.conftest import Desk, Sit, file_report, last_event, seen

DIRECTIVE = "reporting_directive"


def on(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days=days):%Y-%m-%d}"


def issue(desk: Desk, party: Party, **changes: Any) -> Any:
    assert party.platform is not None
    values = {"uscc": party.platform.uscc, "code": "RECTIFY", "text": "Put it right.\nAll of it."}
    return desk.post(f"{DIRECTIVE}_add", **{**values, "due_on": on(30), **changes})


def the_directive() -> Directive:
    with acting_as(SYSTEM):
        return Directive.objects.order_by("-id")[0]


def answer(party: Party, directive: Directive, text: str = "It is <b>done</b>.") -> None:
    assert party.signatory is not None
    with acting_as(party.principal):
        answering.answer(
            party.principal,
            directive,
            text=text,
            evidence=[Evidence("https://evidence.example/x.pdf", "a" * 64)],
            signatory_id=party.signatory.id,
        )


def test_a_directive_about_a_report_goes_its_way(sit: Sit, photos: Party) -> None:
    desk = sit("reviewer")
    revision = file_report(photos)
    page = seen(desk.get("reporting_report_change", revision.report_id))
    assert f"report={revision.report_id}&amp;revision=1" in page
    asked = seen(desk.get(f"{DIRECTIVE}_add", report=str(revision.report_id), revision=1))
    assert f'name="report" value="{revision.report_id}"' in asked

    about = {"report": revision.report_id, "revision": 1, "period": "2025-05", "record_ids": "r-1"}
    assert issue(desk, photos, **about).status_code == 302
    directive = the_directive()
    assert (directive.revision_id, directive.record_ids) == (revision.id, ["r-1"])
    assert directive.issued_by_id == desk.person.pk

    put_off = {"due_on": on(40), "reason": "A holiday."}
    assert desk.post(f"{DIRECTIVE}_extend", directive.pk, **put_off).status_code == 302
    answer(photos, directive)
    assert "decide" in seen(desk.get(f"{DIRECTIVE}_changelist", owed="decide"))
    back: dict[str, Any] = {"answer": 1, "due_on": on(50), "reason": "Half of it."}
    assert desk.post(f"{DIRECTIVE}_return", directive.pk, **back).status_code == 302
    answer(photos, directive, "All of it.")
    stale = seen(desk.post(f"{DIRECTIVE}_accept", directive.pk, answer=1))
    assert "The latest answer is number 2" in stale
    assert desk.post(f"{DIRECTIVE}_accept", directive.pk, answer=2).status_code == 302

    assert last_event().action == "directive.accepted"
    page = seen(desk.get(f"{DIRECTIVE}_change", directive.pk))
    for said in (
        "All of it.",
        "It is &lt;b&gt;done",
        "Half of it.",
        "A holiday.",
        "answer accepted",
    ):
        assert said in page
    assert "a" * 64 in page
    assert f"{DIRECTIVE}/{directive.pk}/withdraw" not in page, "nothing is left to do"


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "a directive that only notifies has no such time"), ("zh-hans", "仅作告知")],
)
def test_why_it_is_refused_is_said_above_the_form(
    sit: Sit, photos: Party, language: str, words: str
) -> None:
    desk = sit("reviewer")
    desk.client.cookies["django_language"] = language
    assert words in seen(issue(desk, photos, code="NOTICE"))
    assert words in seen(issue(desk, photos, due_on=""))
    foreign = seen(issue(desk, photos, uscc="91440000MADEM00014"))
    assert 'role="alert"' in foreign
    with acting_as(SYSTEM):
        assert not Directive.objects.exists()


def test_what_is_overdue_is_found_and_said(sit: Sit, photos: Party, rival: Party) -> None:
    desk = sit("reviewer")
    issue(desk, photos)
    with acting_as(SYSTEM):
        directive = Directive.objects.get()
        past = timezone.now() - timedelta(days=2)
        Directive.objects.create(
            **{name: getattr(directive, name) for name in ("platform", "office", "text")},
            code="REMOVE",
            vocabulary="1",
            issued_at=past,
            first_due_at=past + timedelta(days=1),
            due_at=past + timedelta(days=1),
        )
    assert "1 directive is overdue" in seen(desk.get("index"))
    page = seen(desk.get(f"{DIRECTIVE}_changelist", owed="overdue"))
    assert "issued, overdue" in page
    assert str(directive.pk) not in page
    assert str(directive.pk) in seen(desk.get(f"{DIRECTIVE}_changelist", owed="owed"))


def test_only_whose_it_is_decides_and_readers_read(
    sit: Sit, photos: Party, national: Party
) -> None:
    """Shanghai's reviewer reads what the nation ordered; a reader does no more than that."""
    assert issue(sit("reviewer", national), photos).status_code == 302
    directive = the_directive()
    reviewer, reader = sit("reviewer"), sit("reader")
    withdraw = {"reason": "Issued by mistake."}
    assert "Put it right." in seen(reviewer.get(f"{DIRECTIVE}_change", directive.pk))
    refused = seen(reviewer.post(f"{DIRECTIVE}_withdraw", directive.pk, **withdraw))
    assert "It is for the office that issued it" in refused
    for step in ("accept", "return", "extend", "withdraw"):
        assert reader.get(f"{DIRECTIVE}_{step}", directive.pk).status_code == 403
    assert reader.get(f"{DIRECTIVE}_add").status_code == 403
    assert the_directive().state == "issued"
