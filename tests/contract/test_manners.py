"""Limits, languages and strictness, as every client meets them."""

import json
from typing import Any

import pytest
from rest_framework.throttling import SimpleRateThrottle

from tests.conftest import Api, Login, Party, record
from tests.reporting.filing import Filer

pytestmark = pytest.mark.usefixtures("live")


@pytest.fixture
def api(photos: Party, login: Login) -> Api:
    return login(photos)


def spoken(api: Api, language: str) -> Api:
    return Api(api.client, {**api.headers, "Accept-Language": language})


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two requests a minute."""
    rates = dict.fromkeys(("read", "write", "anonymous", "token"), "2/min")
    monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", rates)


@pytest.mark.parametrize("path", ["me", "periods"])
def test_who_asks_too_often_is_told_when_to_come_back(api: Api, hurried: None, path: str) -> None:
    assert [api.get(path).status_code for _ in range(3)] == [200, 200, 429]
    answer = api.get(path)
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "throttled"
    assert 1 <= int(answer["Retry-After"]) <= 60
    assert answer["Retry-After"] in answer.json()["detail"]


def test_a_credential_is_counted_for_itself(
    api: Api, rival: Party, login: Login, hurried: None
) -> None:
    other = login(rival)
    assert [api.get("me").status_code for _ in range(3)][-1] == 429
    assert other.get("me").status_code == 200
    # Writing is counted apart.
    assert api.post("reports", {"period": "2025-05"}).status_code == 201


def test_the_token_endpoint_is_throttled_too(client: Any, photos: Party, hurried: None) -> None:
    form = {
        "grant_type": "client_credentials",
        "client_id": photos.credential.client_id,
        "client_secret": "a guess",
    }
    statuses = [client.post("/oauth/token/", form).status_code for _ in range(3)]
    assert statuses == [401, 401, 429]
    assert int(client.post("/oauth/token/", form)["Retry-After"]) >= 1


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "reports", {"period": "2025-05", "platform": "another"}),
        ("POST", "products", {"code": "a", "kind": "agent", "name_zh": "新", "status": "x"}),
        ("POST", "people", {"role": "filer", "name_zh": "李四", "is_superuser": True}),
        ("PUT", "{report}/figures", {"figures": [], "platform": "another"}),
        ("POST", "{report}/submit", {"signatory": None, "submitted_by": "x"}),
        ("POST", "{report}/withdraw", {"reason": "x", "state": "accepted"}),
    ],
)
def test_unknown_fields_are_refused_by_their_place(
    api: Api, photos: Party, method: str, path: str, body: dict[str, object]
) -> None:
    answer = api.send(method, path.format(report=Filer(photos).path), body)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    codes = {one["pointer"]: one["code"] for one in answer.json()["errors"]}
    assert codes[f"/{list(body)[-1]}"] == "field_unknown"


def test_unknown_fields_within_lists_are_refused_by_their_place(api: Api, photos: Party) -> None:
    figures = [{"measure": "items_removed", "value": 1, "comment": "?"}]
    answer = api.put(f"{Filer(photos).path}/figures", {"figures": figures})
    assert [one["pointer"] for one in answer.json()["errors"]] == ["/figures/0/comment"]


@pytest.mark.parametrize(
    "body",
    [
        b'{"period": "2025-05", "period": "2025-06"}',
        b'{"period": NaN}',
        b'{"period": "\\ud800"}',
        b'{"period": ' + b"[" * 20 + b"]" * 20 + b"}",
        b"[" * 100_000,
        b"\xff",
        b"{",
    ],
    ids=["a key twice", "NaN", "half a character", "deep", "very deep", "no UTF-8", "cut off"],
)
def test_json_that_two_readers_may_differ_on_is_refused(api: Api, body: bytes) -> None:
    answer = api.upload("reports", body, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


def test_a_body_past_the_limit_is_refused(api: Api) -> None:
    body = json.dumps({"period": "x" * 6_000_000}).encode()
    answer = api.upload("reports", body, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


@pytest.mark.parametrize(
    "path",
    [
        "reports?period=%00",
        "records/%00?period=2025-05",
        "records/x?period=%00",
        "{report}/records?category=%00",
        "{report}/records?cursor=%00",
        "{report}/records?cursor=AAAA",
        "{report}/records?page_size=%00",
        "{report}/records?page_size=99999999999999999999",
        "{report}/findings?check=%00",
        "{report}/findings?severity=%00",
        "{report}/findings?cursor=%00",
        "{report}/figures?revision=%00",
        "{report}/figures?revision=99999999999999999999",
        "{report}/revisions/99999999999999999999",
        "checks/%00",
        "periods/%00",
        "vocabularies/%00",
        "events?after=%00",
        "products?platform=%00",
        "attestations?control=%00",
        "waivers?cursor=%00",
        "waivers?page_size=-1",
        "periods?cursor=cD0lMDA%3D",
    ],
)
def test_odd_addresses_are_the_askers_fault(api: Api, photos: Party, path: str) -> None:
    path = path.format(report=Filer(photos).path)
    answer = api.client.get(f"/api/v1/{path}", headers=api.headers)
    assert answer.status_code in (200, 400, 404), path


@pytest.mark.parametrize("language", ["en", "zh-Hans", "fr"])
def test_problems_are_told_in_the_readers_language(api: Api, language: str) -> None:
    answer = spoken(api, language).get("reports/01968b3c-7f00-7000-8000-000000000001").json()
    assert answer["code"] == "not_found"
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in answer["title"] + answer["detail"])
    assert chinese == (language == "zh-Hans")


def test_findings_are_told_in_the_readers_language(api: Api, photos: Party) -> None:
    filer = Filer(photos)
    filer.file(record(1, category="P9-9"))
    told = {}
    for language in ("en", "zh-Hans"):
        (one,) = spoken(api, language).get(f"{filer.path}/findings").json()["results"]
        told[language] = one
    assert told["en"]["check"] == told["zh-Hans"]["check"] == "S111"
    assert told["en"]["title"] == "Unknown code"
    assert told["zh-Hans"]["title"] == "未知代码"
    assert told["zh-Hans"]["remedy"] != told["en"]["remedy"]


def test_faults_of_fields_are_told_in_the_readers_language(api: Api) -> None:
    for language, chinese in (("en", False), ("zh-Hans", True)):
        (fault,) = spoken(api, language).post("reports", {"period": 7}).json()["errors"]
        found = any("\u4e00" <= letter <= "\u9fff" for letter in fault["detail"])
        assert found == chinese, fault


@pytest.mark.parametrize(
    ("path", "pointer"),
    [("records/r-1", "/period"), ("records/r-1?period=May", "/period"), ("filings?x=1", "/x")],
)
def test_faults_of_parameters_are_told_in_chinese(
    photos: Party, shanghai: Party, login: Login, path: str, pointer: str
) -> None:
    party = photos if path.startswith("records") else shanghai
    headers = {**login(party).headers, "Accept-Language": "zh-Hans"}
    answer = login(party).client.get(f"/api/v1/{path}", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    told = {one["pointer"]: one["detail"] for one in answer.json()["errors"]}
    assert any("\u4e00" <= letter <= "\u9fff" for letter in told[pointer])


def test_every_answer_has_the_id_of_its_request(api: Api) -> None:
    assert api.get("me")["X-Request-Id"]
    named = Api(api.client, {**api.headers, "X-Request-Id": "my-request-1"}).get("me")
    assert named["X-Request-Id"] == "my-request-1"
    odd = Api(api.client, {**api.headers, "X-Request-Id": "a b<script>"}).get("me")
    assert "<" not in odd["X-Request-Id"]


def test_a_misspelt_filter_is_refused_and_does_not_widen_the_answer(api: Api) -> None:
    for path in ("reports?periode=2025-05", "periods?order=desc", "attestations?contrl=LBL-01"):
        answer = api.get(path)
        assert answer.status_code == 400, path
        (fault,) = answer.json()["errors"]
        assert fault["code"] == "field_unknown"
        assert fault["pointer"] == "/" + path.partition("?")[2].partition("=")[0]
    assert api.get("reports?period=2025-05&page_size=5").status_code == 200
