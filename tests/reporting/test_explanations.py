"""Answers to warnings: they hold while the finding is the same."""

from typing import Any

import pytest

from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import Explanation, State
from reporting.services.explaining import decide_explanation, explain
from tests.conftest import Login, Party, record
from tests.reporting.filing import Filer, accepted

pytestmark = pytest.mark.usefixtures("live")
BLOCKED = ("prompts_blocked", "")


@pytest.fixture
def slipped(photos: Party) -> Filer:
    """Ten times the figure of the month before: judged, and in want of an explanation."""
    accepted(photos, {BLOCKED: 1200}, "2025-04")
    filer = Filer(photos)
    filer.declare({BLOCKED: 12_000})
    assert filer.submit().state == State.NEEDS_EXPLANATION
    assert filer.findings(1) == {"H403": 1}
    return filer


def explained(filer: Filer, text: str = "A campaign of our own.") -> Explanation:
    finding = filer.finding("H403")
    with acting_as(filer.principal):
        return explain(filer.principal, filer.report, finding, text)


def test_an_explained_warning_is_accepted_when_filed_again(
    slipped: Filer, photos: Party, login: Login
) -> None:
    assert not slipped.revision(1).in_force
    assert slipped.submit().state == State.NEEDS_EXPLANATION
    explained(slipped)
    slipped.sign()
    waiting = login(photos).get(f"{slipped.path}/revisions/1").json()
    assert (waiting["state"], waiting["decided_at"]) == ("received", None)
    revision = slipped.judged(slipped.revision(1))
    assert (revision.number, revision.state, revision.in_force) == (1, State.ACCEPTED, True)
    assert slipped.totals(1) == {BLOCKED: 12_000}


def test_over_http_the_finding_shows_its_explanation(
    slipped: Filer, photos: Party, login: Login
) -> None:
    api = login(photos)
    (found,) = api.get(f"{slipped.path}/findings").json()["results"]
    assert (found["check"], found["severity"], found["explanation"]) == ("H403", "warning", None)
    path = f"{slipped.path}/findings/{found['id']}/explanation"
    assert api.post(path, {"text": "A campaign of our own."}).status_code == 201
    (found,) = api.get(f"{slipped.path}/findings").json()["results"]
    assert (found["explanation"], found["explanation_decision"]) == (
        "A campaign of our own.",
        "open",
    )
    (given,) = api.get(f"{slipped.path}/explanations").json()["results"]
    assert (given["check"], given["decision"]) == ("H403", "open")


def test_it_holds_in_the_next_revision_while_the_finding_is_the_same(slipped: Filer) -> None:
    explained(slipped)
    assert slipped.submit().state == State.ACCEPTED
    slipped.start()
    slipped.declare({BLOCKED: 12_000, ("complaints_received", ""): 3})
    assert slipped.submit().state == State.ACCEPTED
    assert slipped.findings(2)["H403"] == 1


def test_it_does_not_hold_for_another_figure(slipped: Filer) -> None:
    explained(slipped)
    assert slipped.submit().state == State.ACCEPTED
    slipped.start()
    slipped.declare({BLOCKED: 12_010})
    assert slipped.submit().state == State.NEEDS_EXPLANATION
    assert slipped.revision(1).in_force


def test_refused_by_an_office_it_no_longer_explains(slipped: Filer, shanghai: Party) -> None:
    explanation = explained(slipped)
    with acting_as(shanghai.principal):
        decide_explanation(shanghai.principal, explanation, noted=False, reason="not credible")
    assert slipped.submit().state == State.NEEDS_EXPLANATION
    explained(slipped, "With figures this time.")
    assert slipped.submit().state == State.ACCEPTED


def test_noted_by_an_office_it_goes_on_explaining(slipped: Filer, shanghai: Party) -> None:
    explanation = explained(slipped)
    with acting_as(shanghai.principal):
        decide_explanation(shanghai.principal, explanation, noted=True, reason="")
    assert slipped.submit().state == State.ACCEPTED
    with (
        pytest.raises(Refused, match="explanation_decided"),
        acting_as(shanghai.principal),
    ):
        decide_explanation(shanghai.principal, explanation, noted=False, reason="after all")


def test_a_warning_may_be_mended_instead(slipped: Filer) -> None:
    slipped.start("a digit too many")
    slipped.declare({BLOCKED: 1201})
    assert slipped.submit().state == State.ACCEPTED
    assert slipped.states() == [State.SUPERSEDED, State.ACCEPTED]


def test_all_findings_of_a_check_are_answered_at_once(photos: Party, login: Login) -> None:
    filer = Filer(photos)
    filer.file(*(record(n, product="unknown") for n in range(150)))
    filer.declare({("items_removed", ""): 150})
    assert filer.submit().state == State.NEEDS_EXPLANATION
    assert filer.findings(1)["R210"] == 150

    api = login(photos)
    body = {"check": "R210", "text": "The product was withdrawn in April."}
    assert api.post(f"{filer.path}/explanations", body).status_code == 201
    assert filer.submit().state == State.ACCEPTED


def test_one_answer_of_many_is_not_enough(photos: Party) -> None:
    filer = Filer(photos)
    filer.file(record(1, product="unknown"), record(2, product="unknown"))
    filer.declare({("items_removed", ""): 2})
    assert filer.submit().state == State.NEEDS_EXPLANATION
    finding = filer.finding("R210")
    with acting_as(photos.principal):
        explain(photos.principal, filer.report, finding, "It was withdrawn.")
    assert filer.submit().state == State.NEEDS_EXPLANATION


def test_errors_are_mended_and_not_explained(photos: Party, login: Login) -> None:
    filer = Filer(photos)
    filer.declare({("items_removed", ""): 5})
    assert filer.submit().state == State.REJECTED
    api = login(photos)
    for path, body in explanations_of("T303", filer):
        answer = api.post(path, body)
        assert (answer.status_code, answer.json()["code"]) == (409, "finding_needs_no_explanation")
    answer = api.post(f"{filer.path}/explanations", {"check": "H401", "text": "None was found."})
    assert (answer.status_code, answer.json()["code"]) == (409, "check_found_nothing")
    answer = api.post(f"{filer.path}/explanations", {"check": "Z999", "text": "No such thing."})
    assert (answer.status_code, answer.json()["code"]) == (400, "check_unknown")


def explanations_of(check: str, filer: Filer) -> list[tuple[str, dict[str, Any]]]:
    """One by one, and all at once."""
    finding = filer.finding(check)
    return [
        (f"{filer.path}/findings/{finding.id}/explanation", {"text": "It is so."}),
        (f"{filer.path}/explanations", {"check": check, "text": "They are so."}),
    ]
