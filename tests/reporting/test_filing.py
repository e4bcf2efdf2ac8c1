"""The main road: open, file, submit, judge; withdraw and return."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from platforms.models import Person
from platforms.principals import SYSTEM
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import Period, Report, State, Total
from reporting.services import reports
from tests.conftest import Login, Party, make_office, record
from tests.reporting.filing import Filer, accepted

pytestmark = pytest.mark.usefixtures("live")


def test_a_clean_report_is_accepted_and_counted(photos: Party) -> None:
    filer = Filer(photos)
    batch = filer.file(record(1), record(2))
    assert (batch.state, batch.records, batch.errors) == ("checked", 2, 0)
    filer.declare({("items_removed", "P2-1"): 2})

    revision = filer.submit()

    assert (revision.state, revision.in_force) == (State.ACCEPTED, True)
    with acting_as(photos.principal):
        totals = Total.objects.filter(revision=revision, measure="items_removed")
        assert [(t.category, t.value, t.in_force) for t in totals] == [("P2-1", 2, True)]


def test_nothing_to_report_is_a_filing(photos: Party) -> None:
    filer = Filer(photos)
    revision = filer.submit(nil=True)
    assert (revision.state, revision.nil, revision.in_force) == (State.ACCEPTED, True, True)
    assert filer.totals(1) == {}


def test_an_empty_draft_is_refused(photos: Party) -> None:
    filer = Filer(photos)
    with pytest.raises(Refused, match="empty_without_nil"):
        filer.submit()
    assert filer.states() == [State.DRAFT]


def test_nothing_to_report_beside_content_is_refused(photos: Party) -> None:
    filer = Filer(photos)
    filer.declare({("prompts_blocked", ""): 1})
    with pytest.raises(Refused, match="nil_with_content"):
        filer.submit(nil=True)
    assert filer.states() == [State.DRAFT]


def test_a_report_is_opened_once_per_period(photos: Party) -> None:
    assert Filer(photos).report == Filer(photos).report
    assert Filer(photos, "2025-06").report != Filer(photos).report


@pytest.mark.parametrize(
    ("period", "code"),
    [("2025-13", "period_unknown"), ("May", "period_unknown"), ("2099-01", "period_not_open")],
)
def test_a_period_that_is_none_or_has_not_begun_is_refused(
    photos: Party, period: str, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        Filer(photos, period)


def test_a_period_that_is_known_but_not_open_is_refused(photos: Party) -> None:
    with acting_as(SYSTEM):
        Period.of(date(2098, 1, 1)).save()
    with pytest.raises(Refused, match="period_not_open"):
        Filer(photos, "2098-01")


def test_before_the_month_has_ended_a_report_is_rejected(photos: Party) -> None:
    """Shown on a month that is made to end late; see T310."""
    filer = Filer(photos, "2025-09")
    with acting_as(SYSTEM):
        far = {"ends_at": "2097-01-01T00:00+08:00", "due_at": "2097-01-11T00:00+08:00"}
        Period.objects.filter(month=date(2025, 9, 1)).update(**far)
    revision = filer.submit(nil=True)
    assert revision.state == State.REJECTED
    assert filer.findings(1)["T310"] == 1


@pytest.mark.parametrize("change", ["unknown", "of another platform", "no signatory", "left"])
def test_only_a_signatory_of_the_platform_signs(photos: Party, rival: Party, change: str) -> None:
    assert photos.signatory
    assert rival.signatory
    filer = Filer(photos)
    signatory = {"unknown": uuid4(), "of another platform": rival.signatory.id}.get(
        change, photos.signatory.id
    )
    changes: dict[str, dict[str, Any]] = {
        "no signatory": {"role": "filer"},
        "left": {"is_active": False},
    }
    fields = changes.get(change)
    if fields:
        with acting_as(SYSTEM):
            Person.objects.filter(pk=photos.signatory.pk).update(**fields)
    with pytest.raises(Refused, match="signatory_unknown"), acting_as(photos.principal):
        reports.submit(photos.principal, filer.report, signatory_id=signatory, nil=True)
    assert filer.states() == [State.DRAFT]


def test_what_was_submitted_is_not_edited(photos: Party) -> None:
    filer = Filer(photos)
    batch = filer.file(record(1))
    filer.declare({("items_removed", ""): 1})
    filer.sign()
    for edit in (
        lambda: filer.declare({("items_removed", ""): 2}),
        lambda: filer.send(record(2)),
        lambda: filer.drop(batch),
    ):
        with pytest.raises(Refused, match="no_draft"):
            edit()
    with pytest.raises(Refused, match="nothing_to_submit"):
        filer.sign()
    with pytest.raises(Refused, match="revision_open"):
        filer.start()


def test_a_filing_is_withdrawn_before_it_is_decided_and_not_after(photos: Party) -> None:
    filer = Filer(photos)
    filer.sign(nil=True)
    with acting_as(photos.principal):
        reports.withdraw(photos.principal, filer.report, "too early")
    assert filer.judged(filer.revision(1)).state == State.WITHDRAWN

    filer.start()
    assert filer.submit(nil=True).state == State.ACCEPTED
    with pytest.raises(Refused, match="not_withdrawable"), acting_as(photos.principal):
        reports.withdraw(photos.principal, filer.report, "too late")
    assert filer.states() == [State.WITHDRAWN, State.ACCEPTED]


def test_a_returned_revision_stays_in_force_until_another_is_accepted(
    photos: Party, shanghai: Party
) -> None:
    filer = accepted(photos, {("prompts_blocked", ""): 10})
    with acting_as(shanghai.principal):
        reports.return_revision(shanghai.principal, filer.revision(1), reason="look again")
    first = filer.revision(1)
    assert (first.state, first.in_force, first.return_reason) == ("returned", True, "look again")

    filer.start()
    filer.declare({("prompts_blocked", ""): 11})
    assert filer.revision(1).in_force
    assert filer.submit().state == State.ACCEPTED

    assert filer.states() == [State.SUPERSEDED, State.ACCEPTED]
    assert not filer.revision(1).in_force
    with acting_as(photos.principal):
        in_force = Total.objects.filter(in_force=True).values_list("revision__number", "value")
        assert list(in_force) == [(2, 11)]


def test_what_is_not_accepted_is_not_returned(photos: Party, shanghai: Party) -> None:
    filer = Filer(photos)
    filer.sign(nil=True)
    with pytest.raises(Refused, match="not_returnable"), acting_as(shanghai.principal):
        reports.return_revision(shanghai.principal, filer.revision(1), reason="look again")


def test_the_office_of_another_province_returns_nothing(photos: Party, login: Login) -> None:
    filer = accepted(photos, {("prompts_blocked", ""): 10})
    answer = login(make_office("44")).post(f"{filer.path}/return", {"reason": "look again"})
    assert answer.status_code == 404
    assert filer.states() == [State.ACCEPTED]


def test_anothers_report_is_not_there(photos: Party, rival: Party, login: Login) -> None:
    filer = Filer(photos)
    api = login(rival)
    for answer in (
        api.get(filer.path),
        api.put(f"{filer.path}/figures", {"figures": []}),
        api.upload(f"{filer.path}/records", b"{}\n"),
        api.post(f"{filer.path}/submit", {"signatory": str(rival.signatory.id)}),  # type: ignore[union-attr]
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert filer.states() == [State.DRAFT]


def test_the_whole_road_over_http(photos: Party, login: Login) -> None:
    api = login(photos)
    opened = api.post("reports", {"period": "2025-05"})
    assert opened.status_code == 201
    path = opened.json()["links"]["self"].removeprefix("/api/v1/")
    assert api.post("reports", {"period": "2025-05"}).status_code == 200

    declared = api.put(f"{path}/figures", {"figures": [{"measure": "prompts_blocked", "value": 7}]})
    assert declared.status_code == 200
    stale = {"If-Match": '"of long ago"'}
    refused = api.put(f"{path}/figures", {"figures": []}, **stale)
    assert (refused.status_code, refused.json()["code"]) == (412, "precondition_failed")

    submitted = api.post(f"{path}/submit", {"signatory": str(photos.signatory.id)})  # type: ignore[union-attr]
    assert (submitted.status_code, submitted.json()["state"]) == (202, "received")
    filer = Filer(photos)
    filer.judged(filer.revision(1))

    read = api.get(submitted["Location"].removeprefix("/api/v1/")).json()
    assert (read["state"], read["in_force"], read["signatory"]) == ("accepted", True, "张三")
    assert api.get(path).json()["in_force"] == 1


def test_reports_of_a_closed_road_leave_no_trace(photos: Party) -> None:
    """A refused opening makes neither a report nor a draft."""
    with pytest.raises(Refused):
        Filer(photos, "2099-01")
    with acting_as(SYSTEM):
        assert not Report.objects.exists()
