"""An office orders, a platform answers, the office decides: over HTTP, as both sides do it."""

import base64
import hashlib
import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone

from platforms.principals import Principal
from platforms.tenancy import acting_as
from reporting.models import Directive, Receipt
from reporting.proof import filings
from tests.conftest import Api, Login, Party, record
from tests.reporting.filing import Filer

SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
EVIDENCE = {"url": "https://evidence.example.cn/a.pdf", "sha256": SHA256}


def in_days(days: float) -> str:
    return (timezone.now() + timedelta(days=days)).isoformat()


class Correspondence:
    """One order, and the two sides of it."""

    def __init__(self, office: Api, platform: Api, party: Party) -> None:
        assert party.platform is not None
        assert party.signatory is not None
        self.office, self.platform, self.party = office, platform, party
        self.signatory = str(party.signatory.id)
        self.id = self.issue(due_at=in_days(30)).json()["id"]

    def issue(self, **changes: Any) -> Any:
        assert self.party.platform is not None
        body = {"code": "RECTIFY", "text": "请在期限内改正。", **changes}
        return self.office.post("directives", {"platform": str(self.party.platform.id), **body})

    def step(self, side: str, what: str, body: object = None, **headers: str) -> Any:
        return getattr(self, side).post(f"directives/{self.id}/{what}", body, **headers)

    def answer(self, text: str = "已改正。", **headers: str) -> Any:
        body = {"text": text, "evidence": [EVIDENCE], "signatory": self.signatory}
        return self.step("platform", "answers", body, **headers)

    def seen(self, side: str = "platform") -> Any:
        answer = getattr(self, side).get(f"directives/{self.id}")
        assert answer.status_code == 200, answer.content
        return answer.json()


@pytest.fixture
def letters(shanghai: Party, photos: Party, login: Login) -> Correspondence:
    return Correspondence(login(shanghai), login(photos), photos)


def test_an_order_is_opened_answered_sent_back_answered_again_and_accepted(
    letters: Correspondence,
) -> None:
    assert letters.seen()["state"] == "issued"
    opened = letters.step("platform", "acknowledge").json()
    again = letters.step("platform", "acknowledge").json()
    assert opened == again
    assert opened["acknowledged_at"]

    first = letters.answer("已改正一半。")
    assert first.status_code == 201
    assert (first.json()["number"], first.json()["late"]) == (1, False)
    assert first.json()["evidence"] == [EVIDENCE]
    due_at = in_days(10)
    back = letters.step("office", "return", {"answer": 1, "reason": "只有一半", "due_at": due_at})
    assert (back.status_code, back.json()["state"]) == (200, "returned")
    assert datetime.fromisoformat(letters.seen()["due_at"]) == datetime.fromisoformat(due_at)

    assert letters.answer("全部改正。").json()["number"] == 2
    assert letters.step("office", "accept", {"answer": 2}).json()["state"] == "accepted"

    seen = letters.seen()
    steps = [(one["action"].removeprefix("directive."), one["by"]) for one in seen["history"]]
    assert steps == [
        ("issued", "office"),
        ("acknowledged", "platform"),
        ("answered", "platform"),
        ("returned", "office"),
        ("answered", "platform"),
        ("accepted", "office"),
    ]
    assert seen["history"][3]["reason"] == "只有一半"
    answers = letters.office.get(f"directives/{letters.id}/answers").json()["results"]
    assert [one["text"] for one in answers] == ["全部改正。", "已改正一半。"]
    events = letters.platform.get("events", object_type="directive").json()["results"]
    assert all(one["actor"]["person"] is None for one in events)  # whoever it was at the office


def test_an_answer_that_nobody_has_read_is_not_decided_on(letters: Correspondence) -> None:
    early = letters.step("office", "accept", {"answer": 1})
    assert (early.status_code, early.json()["code"]) == (409, "directive_not_decidable")
    letters.answer("一")
    tag = letters.office.get(f"directives/{letters.id}")["ETag"]
    letters.answer("二")

    stale = letters.step("office", "accept", {"answer": 1})
    assert (stale.status_code, stale.json()["code"]) == (409, "answer_not_latest")
    assert "2" in stale.json()["detail"]
    changed = letters.step("office", "accept", {"answer": 2}, **{"If-Match": tag})
    assert changed.status_code == 412
    assert letters.seen()["state"] == "answered"
    fresh = letters.office.get(f"directives/{letters.id}")["ETag"]
    assert letters.step("office", "accept", {"answer": 2}, **{"If-Match": fresh}).status_code == 200
    over = letters.answer("三")
    assert (over.status_code, over.json()["code"]) == (409, "directive_over")


def test_a_repeated_answer_is_one_answer(letters: Correspondence) -> None:
    key = {"Idempotency-Key": "answer-1"}
    first, second = letters.answer(**key), letters.answer(**key)
    assert second["Idempotent-Replayed"] == "true"
    assert first.json() == second.json()
    assert letters.seen()["answers"] == 1
    assert letters.answer("另一个", **key).status_code == 422


def test_an_answer_has_its_receipt(letters: Correspondence, photos: Party) -> None:
    """Signed in the same transaction, over what was said and shown."""
    told = letters.answer("已改正。").json()["receipt"]
    letters.answer("又一个。")
    with acting_as(photos.principal):
        first, second = Receipt.objects.filter(object_id=letters.id).order_by("serial")
    assert (told["id"], told["jws"], told["number"]) == (str(first.id), first.jws, 1)
    assert {one["at"][-6:] for one in letters.seen()["history"]} == {"+08:00"}
    statement = json.loads(base64.urlsafe_b64decode(first.jws.split(".")[1] + "=="))
    what = statement["what"]
    assert (first.kind, first.object_number, second.object_number) == ("directive.answered", 1, 2)
    assert what["text_sha256"] == hashlib.sha256("已改正。".encode()).hexdigest()
    assert what["directive_sha256"] == hashlib.sha256("请在期限内改正。".encode()).hexdigest()
    assert what["evidence"] == {**filings.summary([EVIDENCE]), "each": [EVIDENCE]}
    assert statement["signatory"]["id"] == letters.signatory
    assert second.previous_id == first.id
    listed = letters.office.client.get(
        letters.seen()["links"]["receipts"], headers=letters.office.headers
    ).json()["results"]
    assert {(one["number"], one["jws"]) for one in listed} == {(1, first.jws), (2, second.jws)}


def test_lateness_follows_from_the_dates(
    letters: Correspondence, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Overdue once the day is past, no more when it is put off; a late answer stays late."""
    overdue = {"overdue": "true"}
    letters.id = letters.issue(due_at=in_days(1 / 48)).json()["id"]
    assert letters.office.get("directives", **overdue).json()["results"] == []
    assert letters.seen()["overdue"] is False
    now = timezone.now
    monkeypatch.setattr("django.utils.timezone.now", lambda: now() + timedelta(minutes=40))
    found = letters.office.get("directives", **overdue).json()["results"]
    assert [(one["id"], one["overdue"]) for one in found] == [(letters.id, True)]
    others = letters.platform.get("directives", overdue="false").json()["results"]
    assert letters.id not in [one["id"] for one in others]

    answer = letters.answer()
    assert answer.json()["late"] is True
    assert letters.seen()["overdue"] is False, "an answer is no longer owed"
    letters.step("office", "return", {"answer": 1, "reason": "不足", "due_at": in_days(10)})
    assert letters.platform.get(f"directives/{letters.id}/answers/1").json()["late"] is True
    assert letters.platform.get("directives", waiting="true").json()["results"]


def test_a_date_is_only_put_off(letters: Correspondence) -> None:
    def extend(days: float) -> Any:
        return letters.step("office", "extend", {"due_at": in_days(days), "reason": "节假日"})

    assert extend(20).json()["code"] == "directive_due_earlier"
    assert extend(-1).json()["code"] == "directive_due_at"
    assert extend(900).json()["code"] == "directive_due_at"
    extended = extend(45)
    assert (extended.status_code, extended.json()["state"]) == (200, "issued")
    assert extended.json()["first_due_at"] < extended.json()["due_at"]
    letters.answer()
    assert extend(60).json()["code"] == "directive_not_extendable"


def test_a_notice_is_seen_and_takes_no_answer(letters: Correspondence) -> None:
    assert letters.issue(code="NOTICE", due_at=in_days(3)).json()["code"] == "directive_due_at"
    assert letters.issue(code="RECTIFY").json()["code"] == "directive_due_at"
    assert letters.issue(code="SCOLD").json()["code"] == "directive_code_unknown"
    notice = letters.issue(code="NOTICE").json()
    assert (notice["kind"], notice["due_at"]) == ("notice", None)
    letters.id = notice["id"]
    assert letters.answer().json()["code"] == "directive_takes_no_answer"
    assert letters.step("platform", "acknowledge").json()["state"] == "acknowledged"
    extended = letters.step("office", "extend", {"due_at": in_days(3), "reason": "为何"})
    assert extended.json()["code"] == "directive_not_extendable"
    assert letters.step("office", "withdraw", {"reason": "误发"}).json()["state"] == "withdrawn"


def test_what_was_withdrawn_takes_nothing_more(letters: Correspondence) -> None:
    assert letters.step("office", "withdraw", {"reason": "误发"}).status_code == 200
    assert letters.step("platform", "acknowledge").json()["code"] == "directive_withdrawn"
    assert letters.answer().json()["code"] == "directive_over"
    twice = letters.step("office", "withdraw", {"reason": "误发"})
    assert twice.json()["code"] == "directive_not_withdrawable"
    spoken = Api(letters.office.client, {**letters.office.headers, "Accept-Language": "zh-Hans"})
    told = spoken.post(f"directives/{letters.id}/withdraw", {"reason": "误发"}).json()
    assert "已撤回" in told["detail"]


def test_what_it_is_about_is_of_the_platform_and_was_filed(
    letters: Correspondence, photos: Party, rival: Party
) -> None:
    filer = Filer(photos)
    batch = filer.file(record(1), record(2))
    unfiled = {"period": "2025-05", "record_ids": ["r-1"]}
    refused = letters.issue(due_at=in_days(9), about=unfiled)
    assert (refused.status_code, refused.json()["code"]) == (400, "directive_records_unknown")
    filer.declare({("items_removed", ""): 2})
    assert filer.submit().state == "accepted"

    about = {"report": str(filer.report.id), "period": "2025-05", "record_ids": ["r-2", "r-1"]}
    issued = letters.issue(due_at=in_days(9), about=about).json()
    assert issued["about"]["revision"] == 1
    assert issued["about"]["record_ids"] == ["r-2", "r-1"]
    assert issued["links"]["report"] == f"/api/v1/reports/{filer.report.id}"

    missing = letters.issue(due_at=in_days(9), about={**about, "record_ids": ["r-1", "r-9"]})
    assert "r-9" in missing.json()["detail"]
    foreign = Filer(rival).report.id
    for name, value in {
        "report": str(foreign),
        "finding": str(batch.id),
        "attestation": str(foreign),
        "period": "2031-01",
    }.items():
        refused = letters.issue(due_at=in_days(9), about={name: value})
        assert refused.json()["code"] == "directive_about_unknown", name
        assert refused.json()["errors"][0]["pointer"] == f"/about/{name}"


def test_the_nations_directive_is_seen_in_the_province_and_decided_above(
    letters: Correspondence, national: Party, rival: Party, login: Login
) -> None:
    """And the nation may decide on what the province issued."""
    province, nation = letters.office, login(national)
    above = Correspondence(nation, letters.platform, letters.party)
    above.answer()
    assert province.get(f"directives/{above.id}").json()["office"]["jurisdiction"] == "00"
    for what, body in {
        "accept": {"answer": 1},
        "return": {"answer": 1, "reason": "不足", "due_at": in_days(5)},
        "extend": {"reason": "顺延", "due_at": in_days(50)},
        "withdraw": {"reason": "误发"},
    }.items():
        refused = province.post(f"directives/{above.id}/{what}", body)
        expected = (403, "directive_of_another_office")
        assert (refused.status_code, refused.json()["code"]) == expected, what
    letters.answer()
    assert nation.post(f"directives/{letters.id}/accept", {"answer": 1}).status_code == 200
    assert login(rival).get(f"directives/{letters.id}").status_code == 404


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"evidence": [{"url": "ftp:/x", "sha256": SHA256}]}, "/evidence/0/url"),
        ({"evidence": [{"url": EVIDENCE["url"], "sha256": "abc"}]}, "/evidence/0/sha256"),
        ({"evidence": [EVIDENCE] * 51}, "/evidence"),
        ({"text": "x" * 10_001}, "/text"),
        ({"text": ""}, "/text"),
        ({"number": 7}, "/number"),
    ],
)
def test_a_bad_answer_is_told_where(
    letters: Correspondence, change: dict[str, object], pointer: str
) -> None:
    body = {"text": "已改正。", "signatory": letters.signatory, **change}
    refused = letters.step("platform", "answers", body)
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["pointer"] == pointer
    assert letters.seen()["answers"] == 0


def attempt(principal: Principal, statement: str, *values: int) -> bool:
    """Whether the database lets it through; it is undone."""
    try:
        with transaction.atomic():
            with acting_as(principal), connection.cursor() as cursor:
                cursor.execute(statement, values)
                changed = cursor.rowcount
            transaction.set_rollback(True)
    except Error:
        return False
    return bool(changed)


def test_the_database_holds_the_life_of_a_directive(
    letters: Correspondence, shanghai: Party, photos: Party
) -> None:
    office, platform = shanghai.principal, photos.principal
    update = f"UPDATE reporting_directive SET {{}} WHERE id = '{letters.id}'"
    put_off = "due_at = due_at + interval '1 day'"
    allowed = {
        (office, put_off),
        (office, "state = 'withdrawn'"),
        (platform, "state = 'acknowledged', acknowledged_at = now()"),
    }
    refused = {
        (office, "due_at = due_at - interval '1 day'"),
        (office, "state = 'accepted', answers = 1, acknowledged_at = now()"),
        (office, "state = 'acknowledged', acknowledged_at = now()"),
        (office, "text = 'another'"),
        (office, "first_due_at = first_due_at + interval '1 day'"),
        (platform, put_off),
        (platform, "state = 'withdrawn'"),
        (platform, "state = 'answered', answers = 1, acknowledged_at = now()"),
        (platform, "decision_reason = 'mine'"),
    }
    for principal, change in allowed:
        assert attempt(principal, update.format(change)), change
    for principal, change in refused:
        assert not attempt(principal, update.format(change)), change
    with acting_as(platform):
        assert Directive.objects.get().state == "issued"

    letters.answer()
    copied = (
        "INSERT INTO reporting_directiveanswer (id, platform_id, directive_id, number, text,"
        " evidence, signatory_id, due_at, given_at, given_by_id) SELECT uuidv7(), platform_id,"
        " directive_id, %s, text, evidence, signatory_id, due_at, given_at, given_by_id"
        " FROM reporting_directiveanswer"
    )
    assert attempt(platform, copied, 2)
    assert not attempt(platform, copied, 4)
    assert not attempt(office, copied, 2)
    letters.step("office", "accept", {"answer": 1})
    assert not attempt(platform, copied, 2)


def test_codes_say_which_are_answered(letters: Correspondence) -> None:
    codes = letters.platform.get("directive-codes").json()["directives"]
    answered = {one["code"] for one in codes if one["kind"] == "order"}
    assert {"RECTIFY", "REMOVE", "CUT_TRAFFIC", "INTERVIEW"} <= answered
    assert not {"NOTICE", "WARN", "FINE", "TRANSFER", "WAIVE"} & answered
    assert all(bool(one["expects"]) == (one["code"] in answered) for one in codes)
