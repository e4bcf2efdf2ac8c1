"""The token endpoint is described, and answers as described."""

from typing import Any

import pytest
from django.test import Client

from tests.conftest import Party

PATH = "/oauth/token/"


@pytest.fixture
def described() -> dict[str, Any]:
    schema: dict[str, Any] = Client().get("/api/schema/?format=json").json()
    operation: dict[str, Any] = schema["paths"][PATH]["post"]
    return operation


def _answer(party: Party, **changes: str) -> Any:
    form = {
        "grant_type": "client_credentials",
        "client_id": party.credential.client_id,
        "client_secret": party.secret,
        **changes,
    }
    return Client(enforce_csrf_checks=True).post(PATH, form)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, 200),
        ({"client_secret": "wrong"}, 401),
        ({"grant_type": "password"}, 400),
        ({"scope": "credentials:write"}, 400),  # an office's, never a platform's
    ],
)
def test_it_answers_as_it_is_described(
    photos: Party, described: dict[str, Any], changes: dict[str, str], status: int
) -> None:
    answer = _answer(photos, **changes)
    assert answer.status_code == status
    content = described["responses"][str(status)]["content"]["application/json"]
    assert set(content["schema"]["required"]) <= answer.json().keys()
    assert answer.json().keys() <= content["schema"]["properties"].keys()
