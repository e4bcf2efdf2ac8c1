"""Attestations: drafted, signed, superseded, withdrawn; one for each control and scope."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from platforms.models import AuditEvent
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import AttestationRevision
from tests.conftest import Api, Login, Party

TODAY = timezone.localdate()


def claim(**changes: Any) -> dict[str, Any]:
    return {
        "control": "LBL-01",
        "status": "implemented",
        "statement": "Every generated file carries the implicit label.",
        "valid_from": TODAY.isoformat(),
        "valid_until": (TODAY + timedelta(days=365)).isoformat(),
        **changes,
    }


@pytest.fixture
def api(photos: Party, login: Login) -> Api:
    return login(photos)


def drafted(api: Api, **changes: Any) -> str:
    answer = api.post("attestations", claim(**changes))
    assert answer.status_code == 201, answer.content
    return str(answer["Location"].removeprefix("/api/v1/"))


def signed(api: Api, photos: Party, path: str) -> Any:
    assert photos.signatory
    answer = api.post(f"{path}/submit", {"signatory": str(photos.signatory.id)})
    assert answer.status_code == 200, answer.content
    return answer.json()


def refusal(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def test_a_claim_is_drafted_edited_and_signed(api: Api, photos: Party) -> None:
    path = drafted(api)
    edited = api.send("PATCH", path, {"status": "partial"}).json()
    assert (edited["latest"]["state"], edited["in_force"]) == ("draft", None)
    found = signed(api, photos, path)
    assert found["in_force"] == 1
    assert found["latest"]["state"] == "submitted"
    assert found["latest"]["status"] == "partial"
    assert photos.signatory
    assert found["latest"]["signatory"]["id"] == str(photos.signatory.id)
    assert found["latest"]["catalogue"]


def test_a_later_revision_supersedes_the_one_before(api: Api, photos: Party) -> None:
    path = drafted(api)
    signed(api, photos, path)
    started = api.post(f"{path}/revisions", {"status": "planned"})
    assert started.status_code == 201
    assert started.json()["in_force"] == 1
    assert started.json()["latest"]["statement"] == claim()["statement"]
    found = signed(api, photos, path)
    assert (found["in_force"], found["latest"]["status"]) == (2, "planned")
    revisions = api.get(f"{path}/revisions").json()["results"]
    assert [(one["number"], one["state"]) for one in revisions] == [
        (2, "submitted"),
        (1, "superseded"),
    ]
    assert api.get(f"{path}/revisions/1").json()["status"] == "implemented"


def test_there_is_one_for_each_control_and_scope(api: Api) -> None:
    api.post("products", {"code": "paint-1", "kind": "agent", "name_zh": "画师"})
    path = drafted(api)
    again = api.post("attestations", claim())
    assert refusal(again) == (409, "attestation_exists")
    assert path.removeprefix("attestations/") in again.json()["detail"]
    drafted(api, scope="paint-1")


@pytest.mark.parametrize(
    ("changes", "code", "pointer"),
    [
        ({"control": "LBL-99"}, "control_unknown", "/control"),
        ({"scope": "nothing"}, "product_unknown", "/scope"),
        ({"valid_until": TODAY.isoformat()}, "attestation_validity", "/valid_until"),
        (
            {"valid_until": (TODAY + timedelta(days=732)).isoformat()},
            "attestation_validity",
            "/valid_until",
        ),
    ],
)
def test_what_is_wrong_is_named(api: Api, changes: dict[str, str], code: str, pointer: str) -> None:
    answer = api.post("attestations", claim(**changes))
    assert refusal(answer) == (400, code)
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert api.get("attestations").json()["results"] == []


def test_a_rivals_product_is_no_scope(api: Api, rival: Party, login: Login) -> None:
    login(rival).post("products", {"code": "theirs", "kind": "agent", "name_zh": "助手"})
    assert refusal(api.post("attestations", claim(scope="theirs"))) == (400, "product_unknown")


def test_what_was_submitted_is_not_edited(api: Api, photos: Party) -> None:
    path = drafted(api)
    signed(api, photos, path)
    answer = api.send("PATCH", path, {"status": "partial"})
    assert refusal(answer) == (409, "attestation_no_draft")
    assert photos.signatory
    again = api.post(f"{path}/submit", {"signatory": str(photos.signatory.id)})
    assert refusal(again) == (409, "attestation_no_draft")


def test_one_draft_at_a_time(api: Api) -> None:
    path = drafted(api)
    assert refusal(api.post(f"{path}/revisions", {})) == (409, "attestation_draft_open")


def test_only_a_signatory_of_the_platform_signs(api: Api, rival: Party) -> None:
    path = drafted(api)
    assert rival.signatory
    viewer = api.post("people", {"role": "viewer", "name_zh": "李四"}).json()["id"]
    for person in (viewer, str(rival.signatory.id)):
        answer = api.post(f"{path}/submit", {"signatory": person})
        assert refusal(answer) == (400, "signatory_unknown")


def test_a_validity_that_is_over_is_not_signed(api: Api, photos: Party) -> None:
    past = TODAY - timedelta(days=1)
    path = drafted(
        api,
        valid_from=(past - timedelta(days=30)).isoformat(),
        valid_until=past.isoformat(),
    )
    assert photos.signatory
    answer = api.post(f"{path}/submit", {"signatory": str(photos.signatory.id)})
    assert refusal(answer) == (409, "attestation_expired")
    assert past.isoformat() in answer.json()["detail"]


def test_what_is_withdrawn_stays_readable(api: Api, photos: Party) -> None:
    path = drafted(api)
    signed(api, photos, path)
    found = api.post(f"{path}/withdraw", {"reason": "Wrong."}).json()
    assert (found["in_force"], found["latest"]["state"]) == (None, "withdrawn")
    again = api.post(f"{path}/withdraw", {"reason": "Wrong."})
    assert refusal(again) == (409, "attestation_not_withdrawable")
    assert api.post(f"{path}/revisions", {}).json()["latest"]["number"] == 2


def test_a_stale_edit_is_refused(api: Api) -> None:
    path = drafted(api)
    tag = api.get(path)["ETag"]
    api.send("PATCH", path, {"status": "partial"}, **{"If-Match": tag})
    stale = api.send("PATCH", path, {"status": "planned"}, **{"If-Match": tag})
    assert refusal(stale) == (412, "precondition_failed")


def test_an_office_sees_what_was_submitted_and_never_a_draft(
    api: Api, photos: Party, shanghai: Party, login: Login
) -> None:
    path = drafted(api)
    office = login(shanghai)
    assert office.get(path).status_code == 404
    assert office.get("attestations").json()["results"] == []
    signed(api, photos, path)
    api.post(f"{path}/revisions", {"status": "planned"})
    (found,) = office.get("attestations", status="implemented").json()["results"]
    assert (found["latest"]["number"], found["latest"]["state"]) == (1, "submitted")
    assert len(office.get(f"{path}/revisions").json()["results"]) == 1
    assert office.get(f"{path}/revisions/2").status_code == 404
    assert office.get("attestations", status="planned").json()["results"] == []
    assert office.send("PATCH", path, {"status": "partial"}).status_code == 403


def test_nobody_else_sees_it(
    api: Api, photos: Party, rival: Party, national: Party, login: Login
) -> None:
    path = drafted(api)
    signed(api, photos, path)
    stranger = login(rival)
    assert stranger.get(path).status_code == 404
    assert stranger.post(f"{path}/revisions", {}).status_code == 404
    assert stranger.get("attestations").json()["results"] == []
    assert login(national).get(path).status_code == 200


def test_every_step_leaves_an_event(api: Api, photos: Party) -> None:
    path = drafted(api)
    api.send("PATCH", path, {"status": "partial"})
    signed(api, photos, path)
    api.post(f"{path}/withdraw", {"reason": "Wrong."})
    with acting_as(SYSTEM):
        events = AuditEvent.objects.filter(object_type="attestation").order_by("id")
        assert [event.action for event in events] == [
            "attestation.drafted",
            "attestation.changed",
            "attestation.submitted",
            "attestation.withdrawn",
        ]


def test_without_its_event_nothing_happens(
    api: Api, photos: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = drafted(api)
    api.client.raise_request_exception = False

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("the trail is full")

    monkeypatch.setattr("platforms.audit.record", fail)
    assert photos.signatory
    answer = api.post(f"{path}/submit", {"signatory": str(photos.signatory.id)})
    assert answer.status_code == 500
    assert answer.json()["code"] == "server_error"
    with acting_as(SYSTEM):
        assert AttestationRevision.objects.get().state == "draft"
