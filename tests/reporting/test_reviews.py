"""The queue of an office, its questions, and the one history, over HTTP, as both sides do it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import Error, transaction
from django.utils import timezone

from platforms.models import AuditEvent
from platforms.principals import SYSTEM, known
from platforms.tenancy import acting_as
from reporting.models import Question, Report, Review, Revision
from tests.conftest import Api, Login, Party, record
from tests.console.conftest import explain, file_report, make_person


def in_days(days: float) -> str:
    return (timezone.now() + timedelta(days=days)).isoformat()


@pytest.fixture
def revision(photos: Party) -> Revision:
    return file_report(photos)


@pytest.fixture
def office(shanghai: Party, login: Login) -> Api:
    return login(shanghai)


@pytest.fixture
def platform(photos: Party, login: Login) -> Api:
    return login(photos)


def code(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def test_a_question_is_asked_answered_followed_up_and_closed(
    office: Api, platform: Api, revision: Revision, photos: Party, rival: Party, login: Login
) -> None:
    base = f"reports/{revision.report_id}/questions"
    body = {"text": "为什么下旬这么少？", "due_at": in_days(5), "check": "H401"}
    body["record_id"] = str(record(0)["record_id"])
    key = {"Idempotency-Key": "ask-1"}
    asked = office.post(base, body, **key)
    again = office.post(base, body, **key)
    assert (asked.status_code, asked.json()["number"], again.json()) == (201, 1, asked.json())
    assert asked["Location"] == f"/api/v1/{base}/1"
    assert code(office.post(base, {**body, "due_at": in_days(-1)})) == (400, "due_at_past")
    assert code(office.post(base, {**body, "check": "Z999"})) == (400, "check_unknown")
    unknown = office.post(base, {**body, "record_id": "nope-1"})
    assert (*code(unknown), unknown.json()["errors"][0]["pointer"]) == (
        *(400, "record_not_in_report", "/record_id"),
    )
    assert platform.get("questions", state="asked").json()["results"] == [
        platform.get(f"{base}/1").json()
    ]

    tag = platform.get(f"{base}/1")["ETag"]
    answered = platform.post(f"{base}/1/answers", {"text": "节假日。"}, **{"If-Match": tag})
    assert (answered.status_code, answered.json()["state"]) == (201, "answered")
    stale = office.post(f"{base}/1/close", {}, **{"If-Match": tag})
    assert stale.status_code == 412, "an answer came that nobody has read"
    on = office.post(f"{base}/1/follow-up", {"text": "请按日列出。"})
    assert (on.status_code, on.json()["state"]) == (201, "asked")
    assert platform.post(f"{base}/1/answers", {"text": "附后。"}).status_code == 201
    closed = office.post(f"{base}/1/close", {"remark": "清楚了。"}).json()
    said = [(one["number"], one["side"], one["text"]) for one in closed["replies"]]
    assert (closed["state"], said) == (
        "closed",
        [(1, "platform", "节假日。"), (2, "office", "请按日列出。"), (3, "platform", "附后。")],
    )
    over = platform.post(f"{base}/1/answers", {"text": "还有。"})
    assert code(over) == (409, "question_closed")
    assert login(rival).get(f"{base}/1").status_code == 404

    history = platform.get(f"reports/{revision.report_id}/history").json()["results"]
    steps = [
        (one["action"], one["by"], one["said"]) for one in history if "question" in one["action"]
    ]
    assert steps[::-1] == [
        ("question.asked", "office", "为什么下旬这么少？"),
        ("question.answered", "platform", "节假日。"),
        ("question.asked_again", "office", "请按日列出。"),
        ("question.answered", "platform", "附后。"),
        ("question.closed", "office", "清楚了。"),
    ]
    submitted = next(one for one in history if one["action"] == "revision.submitted")
    receipt = platform.get(submitted["links"]["receipt"].removeprefix("/api/v1/"))
    assert receipt.json()["kind"] == "report.submitted"
    with acting_as(photos.principal):
        event = AuditEvent.objects.visible_to(photos.principal).get(action="question.asked")
    assert event.data["text"] == "为什么下旬这么少？", "in the platform's feed"


def test_a_review_is_assigned_done_and_due_again_after_a_correction(
    office: Api, platform: Api, shanghai: Party, photos: Party, revision: Revision
) -> None:
    wei, rita = (make_person(shanghai.office, role) for role in ("reviewer", "reader"))
    stranger = make_person(None, "reviewer")
    path = f"reports/{revision.report_id}/review"
    people = office.get("reviewers").json()["results"]
    assert [(one["id"], one["reviews"]) for one in people] == [(str(wei.pk), 0)]
    for nobody in (rita, stranger):
        refused = office.send("PATCH", path, {"assignee": str(nobody.pk)})
        assert code(refused) == (400, "assignee_unknown")
    tag = office.get(path)["ETag"]
    mine = {"assignee": str(wei.pk), "due_at": in_days(2)}
    assert office.send("PATCH", path, mine, **{"If-Match": tag}).status_code == 200
    assert office.send("PATCH", path, {"due_at": None}, **{"If-Match": tag}).status_code == 412
    (waiting,) = office.get("reviews", assignee=str(wei.pk)).json()["results"]
    assert (waiting["reasons"], waiting["assignee"]["name_en"]) == (["assigned", "unread"], "Wei")
    assert office.get("reviews", overdue="true").json()["results"] == []
    assert office.get("reviews", reason="rejected").json()["results"] == []
    assert office.get("reviews", unassigned="true").json()["results"] == []
    assert code(platform.get("reviews")) == (403, "wrong_kind_of_principal")

    explain(photos, revision.report)
    assert code(office.post(f"{path}/accept", {"revision": 1})) == (409, "review_waits")
    explanation = office.get(f"reports/{revision.report_id}/explanations").json()["results"][0]
    office.post(
        f"reports/{revision.report_id}/explanations/{explanation['id']}/decision", {"noted": True}
    )
    assert code(office.post(f"{path}/accept", {"revision": 2})) == (404, "revision_unknown")
    done = office.post(f"{path}/accept", {"revision": 1, "remark": "已核对。"}).json()
    assert (done["accepted"], done["reasons"]) == (1, [])
    assert office.get("reviews").json()["results"] == []

    platform.post(f"reports/{revision.report_id}/revisions", {"reason": "A total was wrong"})
    assert office.get("reviews").json()["results"] == [], "a draft is the platform's own business"
    platform.post(f"reports/{revision.report_id}/submit", {"signatory": str(photos.signatory.id)})  # type: ignore[union-attr]
    (again,) = office.get("reviews", assignee=str(wei.pk)).json()["results"]
    assert (again["revision"], again["reasons"]) == (2, ["assigned"])
    assert code(office.post(f"{path}/accept", {"revision": 1})) == (409, "revision_not_latest")
    assert code(office.post(f"{path}/accept", {"revision": 2})) == (409, "review_not_acceptable")


def test_the_database_holds_whose_turn_it_is(
    shanghai: Party, national: Party, photos: Party, revision: Revision
) -> None:
    """Whatever the code above forgets."""
    own: dict[str, Any] = {"platform_id": revision.platform_id, "report_id": revision.report_id}
    now, office = timezone.now(), shanghai.principal.office_id
    asked_by: dict[str, Any] = {"office_id": office, "text": "?", "asked_at": now}
    with acting_as(shanghai.principal):
        asked = Question.objects.create(
            **own,
            number=1,
            revision=revision,
            **asked_by,
        )

    def refused(party: Party, change: Callable[[], object]) -> None:
        with pytest.raises(Error), transaction.atomic(), acting_as(party.principal):
            change()

    question = Question.objects.filter(pk=asked.pk)
    refused(photos, lambda: question.update(state="answered", replies=1))  # by no reply
    refused(photos, lambda: question.update(state="closed", closed_at=now))
    refused(shanghai, lambda: question.update(state="answered", replies=1))
    refused(shanghai, lambda: question.update(text="Something else?"))
    refused(
        photos,
        lambda: Question.objects.create(
            **own,
            number=2,
            revision=revision,
            **asked_by,
        ),
    )
    outsider = make_person(national.office, "reviewer")
    refused(
        shanghai,
        lambda: Review.objects.create(**own, office_id=known(office), assignee=outsider),
    )
    with acting_as(SYSTEM):
        assert Report.objects.filter(questions__state="asked").count() == 1
        assert not Review.objects.exists()
