"""What every resource has in common: strict bodies, scopes, throttles, problems, languages."""

import json
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from rest_framework.throttling import SimpleRateThrottle

from platforms.models import IdempotencyKey, Product
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from tests.conftest import Api, Login, Party

PRODUCT = {"code": "p-1", "kind": "agent", "name_zh": "助手"}


@pytest.fixture
def api(photos: Party, login: Login) -> Api:
    return login(photos)


def send(api: Api, body: bytes, content_type: str = "application/json", **headers: str) -> Any:
    return api.client.generic(
        "POST",
        "/api/v1/products",
        body,
        content_type=content_type,
        headers={**api.headers, **headers},
    )


def registered() -> int:
    with acting_as(SYSTEM):
        return Product.objects.count()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff",
        b'{"code": NaN}',
        b'{"code": "a", "code": "b", "kind": "agent", "name_zh": "x"}',
        b'{"name_zh": "\\ud800", "code": "a", "kind": "agent"}',
        b'{"code": ' + b"[" * 20 + b"]" * 20 + b"}",
        b"[" * 100_000,
    ],
)
def test_what_is_no_json_is_refused(api: Api, body: bytes) -> None:
    answer = send(api, body)
    assert (answer.status_code, answer.json()["code"]) in {(400, "bad_request"), (400, "invalid")}
    assert answer["Content-Type"] == "application/problem+json"
    assert registered() == 0


def test_every_fault_is_named_at_once_by_its_place(api: Api) -> None:
    answer = send(api, json.dumps({"code": "-", "kind": "robot", "colour": "red"}).encode())
    assert answer.status_code == 400
    found = {(error["pointer"], error["code"]) for error in answer.json()["errors"]}
    assert found == {
        ("/code", "invalid"),
        ("/kind", "invalid_choice"),
        ("/name_zh", "required"),
        ("/colour", "field_unknown"),
    }


@pytest.mark.parametrize("key", [{}, {"Idempotency-Key": "k"}])
def test_a_body_that_is_too_large_is_refused(api: Api, key: dict[str, str]) -> None:
    answer = send(api, b" " * (settings.LIMITS["json_bytes"] + 1), **key)
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


def test_another_media_type_is_refused(api: Api) -> None:
    answer = send(api, b"code=x", "application/x-www-form-urlencoded")
    assert (answer.status_code, answer.json()["code"]) == (415, "media_type_unsupported")


def test_another_method_is_refused(api: Api) -> None:
    answer = api.send("DELETE", "products")
    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
    assert "POST" in answer["Allow"]


def test_another_representation_is_refused(api: Api) -> None:
    headers = {**api.headers, "Accept": "text/html"}
    answer = api.client.get("/api/v1/products", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (406, "not_acceptable")


def test_without_a_token_nothing_is_told(client: Client, photos: Party) -> None:
    for path in ("me", "products", "platforms", "attestations", "events"):
        answer = client.get(f"/api/v1/{path}")
        assert (answer.status_code, answer.json()["code"]) == (401, "token_missing")
        assert answer["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("token", ["", "x", "x y", "é"])
def test_a_token_that_is_none_is_refused(client: Client, photos: Party, token: str) -> None:
    answer = client.get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["code"]) == (401, "token_invalid")
    assert 'error="invalid_token"' in answer["WWW-Authenticate"]


def test_a_token_in_the_address_is_no_token(api: Api) -> None:
    token = api.headers["Authorization"].split()[1]
    assert api.client.get(f"/api/v1/me?access_token={token}").status_code == 401


def test_a_scope_that_was_not_asked_for_is_missing(client: Client, photos: Party) -> None:
    form = {
        "grant_type": "client_credentials",
        "client_id": photos.credential.client_id,
        "client_secret": photos.secret,
        "scope": "reports:read",
    }
    token = client.post("/oauth/token/", form).json()["access_token"]
    api = Api(client, {"Authorization": f"Bearer {token}"})
    answer = api.get("products")
    assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")
    assert api.get("me").json()["scopes"] == ["reports:read"]


def test_one_credential_that_hurries_slows_nobody_else(
    api: Api, rival: Party, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = login(rival)
    monkeypatch.setitem(SimpleRateThrottle.THROTTLE_RATES, "read", "2/min")
    answers = [api.get("products") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1].json()["code"] == "throttled"
    assert 1 <= int(answers[-1]["Retry-After"]) <= 60
    assert other.get("products").status_code == 200
    assert send(api, json.dumps(PRODUCT).encode()).status_code == 201


def test_a_refusal_is_not_kept_under_its_key(api: Api) -> None:
    """What was refused may be mended and sent again with the same key."""
    key = {"Idempotency-Key": "same"}
    assert send(api, json.dumps({**PRODUCT, "kind": "robot"}).encode(), **key).status_code == 400
    assert send(api, json.dumps(PRODUCT).encode(), **key).status_code == 201


def test_the_key_of_a_rival_is_another_key(api: Api, rival: Party, login: Login) -> None:
    key = {"Idempotency-Key": "same"}
    body = json.dumps(PRODUCT).encode()
    first, second = send(api, body, **key), send(login(rival), body, **key)
    assert first.status_code == second.status_code == 201
    assert first.json()["id"] != second.json()["id"]


@pytest.mark.parametrize("key", ["", "a b", "é", "x" * 256])
def test_a_key_is_visible_ascii(api: Api, key: str) -> None:
    answer = send(api, json.dumps(PRODUCT).encode(), **{"Idempotency-Key": key})
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_invalid")


def test_no_secret_is_kept_for_a_repeated_request(
    photos: Party, shanghai: Party, login: Login
) -> None:
    assert photos.platform
    path = f"platforms/{photos.platform.id}/credentials"
    issued = login(shanghai).post(path, {"name": "x"}, **{"Idempotency-Key": "k"}).json()
    with acting_as(SYSTEM):
        bodies = IdempotencyKey.objects.values_list("body", flat=True)
        assert not [body for body in bodies if issued["client_secret"] in body]


@pytest.mark.parametrize("size", ["0", "-1", "1001", "x", "", "²", "9" * 5000])
def test_a_page_has_a_size_within_limits(api: Api, size: str) -> None:
    answer = api.get("products", page_size=size)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/page_size"


@pytest.mark.parametrize("cursor", ["x", "cD0=", "%00"])
def test_a_cursor_of_ones_own_making_is_refused_or_harmless(api: Api, cursor: str) -> None:
    answer = api.get("products", cursor=cursor)
    if answer.status_code != 200:
        assert (answer.status_code, answer.json()["code"]) == (400, "cursor_invalid")
        assert answer.json()["errors"][0]["pointer"] == "/cursor"


def test_every_answer_has_the_request_id_it_was_given(api: Api) -> None:
    headers = {**api.headers, "X-Request-Id": "nightly-0001"}
    answer = api.client.get("/api/v1/products", headers=headers)
    assert answer["X-Request-Id"] == "nightly-0001"
