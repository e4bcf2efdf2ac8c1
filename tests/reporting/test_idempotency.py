"""Sent twice, done once: by key, and by content where there is no key."""

import pytest

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Batch, Revision
from tests.conftest import Login, Party, ndjson, record
from tests.reporting.filing import Filer, accepted

pytestmark = pytest.mark.usefixtures("live")


def test_the_same_key_gets_the_same_answer(photos: Party, login: Login) -> None:
    api, key = login(photos), {"Idempotency-Key": "open-may"}
    first = api.post("reports", {"period": "2025-05"}, **key)
    again = api.post("reports", {"period": "2025-05"}, **key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert first["Location"] == again["Location"]
    assert again["Idempotent-Replayed"] == "true"


def test_a_replayed_submission_is_no_second_one(photos: Party, login: Login) -> None:
    assert photos.signatory
    filer, api, key = Filer(photos), login(photos), {"Idempotency-Key": "submit"}
    body = {"signatory": str(photos.signatory.id), "nil": True}
    first = api.post(f"{filer.path}/submit", body, **key)
    filer.judged(filer.revision(1))
    again = api.post(f"{filer.path}/submit", body, **key)
    assert (first.status_code, again.status_code) == (202, 202)
    assert first.json() == again.json()
    assert filer.states() == ["accepted"]
    assert api.post(f"{filer.path}/submit", body).status_code == 409


def test_the_same_key_for_another_body_is_refused(photos: Party, login: Login) -> None:
    filer, api, key = accepted(photos, {("prompts_blocked", ""): 1}), login(photos), "once"
    api.post(f"{filer.path}/revisions", {"reason": "one reason"}, **{"Idempotency-Key": key})
    answer = api.post(f"{filer.path}/revisions", {"reason": "another"}, **{"Idempotency-Key": key})
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")
    elsewhere = api.post("reports", {"period": "2025-06"}, **{"Idempotency-Key": key})
    assert elsewhere.status_code == 422
    assert len(filer.states()) == 2


def test_a_refused_request_leaves_its_key_free(photos: Party, login: Login) -> None:
    assert photos.signatory
    filer, api, key = Filer(photos), login(photos), {"Idempotency-Key": "try"}
    path, body = f"{filer.path}/submit", {"signatory": str(photos.signatory.id)}
    assert api.post(path, body, **key).status_code == 409  # empty
    filer.declare({("prompts_blocked", ""): 1})
    assert api.post(path, body, **key).status_code == 202


def test_keys_of_others_are_others(photos: Party, rival: Party, login: Login) -> None:
    key = {"Idempotency-Key": "the-same"}
    mine = login(photos).post("reports", {"period": "2025-05"}, **key).json()
    theirs = login(rival).post("reports", {"period": "2025-05"}, **key).json()
    assert mine["platform"] != theirs["platform"]


@pytest.mark.parametrize("key", ["", "with space", "x" * 256, "schlüssel"])
def test_keys_are_of_visible_characters(photos: Party, login: Login, key: str) -> None:
    answer = login(photos).post("reports", {"period": "2025-05"}, **{"Idempotency-Key": key})
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_invalid")


def test_a_batch_that_is_sent_twice_is_one(photos: Party, login: Login) -> None:
    filer, api, body = Filer(photos), login(photos), ndjson(record(1))
    first = api.upload(f"{filer.path}/records", body)
    again = api.upload(f"{filer.path}/records", body)
    assert (first.status_code, again.status_code) == (202, 202)
    assert first.json() == again.json()
    with acting_as(SYSTEM):
        batch = Batch.objects.get()
    filer.checked(batch)
    filer.checked(batch)
    assert len(filer.runs(batch)) == 1
    assert set(filer.held(1)) == {"r-1"}


def test_a_batch_with_a_key_is_answered_again_and_not_for_other_bytes(
    photos: Party, login: Login
) -> None:
    filer, api, key = Filer(photos), login(photos), {"Idempotency-Key": "batch-1"}
    first = api.upload(f"{filer.path}/records", ndjson(record(1)), **key)
    again = api.upload(f"{filer.path}/records", ndjson(record(1)), **key)
    other = api.upload(f"{filer.path}/records", ndjson(record(2)), **key)
    assert first.json() == again.json()
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    with acting_as(SYSTEM):
        assert Batch.objects.count() == 1


def test_records_and_corrections_of_the_same_bytes_are_two(photos: Party) -> None:
    filer = Filer(photos)
    body = ndjson(record(1))
    assert filer.send(body=body) != filer.send(body=body, kind="corrections")


def test_two_platforms_send_the_same_bytes(photos: Party, rival: Party) -> None:
    body = ndjson(record(1))
    assert Filer(photos).file(body=body).state == "checked"
    assert Filer(rival).file(body=body).state == "checked"
    with acting_as(SYSTEM):
        assert Batch.objects.count() == 2
        assert Revision.objects.count() == 2
