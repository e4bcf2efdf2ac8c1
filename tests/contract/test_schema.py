"""The API's description of itself: complete, and served from our own host."""

import re
from typing import Any

import pytest
from django.test import Client

from config.problems import CATALOGUE
from platforms.roles import Scope

METHODS = {"get", "post", "put", "patch", "delete"}


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    found: dict[str, Any] = Client().get("/api/schema/?format=json").json()
    return found


def operations(schema: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """Of the API proper: tokens speak RFC 6749 and not our manners."""
    return [
        (path, method, operation)
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
        if method in METHODS and path.startswith("/api/")
    ]


def test_every_operation_has_an_id_of_its_own(schema: dict[str, Any]) -> None:
    ids = [operation["operationId"] for _, _, operation in operations(schema)]
    assert len(ids) == len(set(ids)) > 30
    assert all(re.fullmatch(r"[a-z_]+", one) for one in ids)


def test_every_operation_says_what_it_does(schema: dict[str, Any]) -> None:
    silent = [op["operationId"] for _, _, op in operations(schema) if not op.get("description")]
    assert silent == []


def test_every_operation_that_needs_a_token_names_its_scope(schema: dict[str, Any]) -> None:
    known = {str(scope) for scope in Scope}
    for path, method, operation in operations(schema):
        requirement = operation["security"][0]
        if requirement:
            assert set(requirement["oauth2"]) <= known, (path, method)
            assert {"401", "403", "429"} <= operation["responses"].keys(), (path, method)
        else:
            assert "401" not in operation["responses"], (path, method)


def test_every_error_declared_is_in_the_catalogue(schema: dict[str, Any]) -> None:
    for path, method, operation in operations(schema):
        for status, response in operation["responses"].items():
            if status < "400":
                continue
            codes = re.findall(r"^- `(\w+)`", response["description"], re.M)
            assert codes, (path, method, status)
            assert {CATALOGUE[code].status for code in codes} == {int(status)}
            assert list(response["content"]) == ["application/problem+json"]


def test_operations_below_an_object_may_not_find_it(schema: dict[str, Any]) -> None:
    for path, method, operation in operations(schema):
        if "{" in path:
            assert "404" in operation["responses"], (path, method)


def test_writing_declares_what_may_be_wrong_with_a_body(schema: dict[str, Any]) -> None:
    for path, method, operation in operations(schema):
        if "requestBody" in operation:
            assert {"400", "413", "415"} <= operation["responses"].keys(), (path, method)


def test_the_description_speaks_both_languages(client: Client) -> None:
    english = client.get("/api/schema/")
    chinese = client.get("/api/schema/", headers={"Accept-Language": "zh-CN"})
    assert english["Content-Type"].startswith("application/vnd.oai.openapi")
    assert chinese.status_code == 200
    assert {"Accept", "Accept-Language"} <= {v.strip() for v in english["Vary"].split(",")}


@pytest.mark.parametrize("path", ["/api/docs/", "/api/redoc/"])
def test_the_readers_use_no_foreign_host_and_no_inline_script(client: Client, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    text = page.content.decode()
    assert re.findall(r"https?://", text) == []
    assert re.findall(r"<script(?![^>]*\bsrc=)", text) == []
    assert re.findall(r"<style|\bon\w+=", text) == []
    policy = page["Content-Security-Policy"]
    scripts = re.search(r"script-src ([^;]*)", policy)
    assert scripts
    assert scripts[1] == "'self'"


def test_the_front_door_leads_to_the_documentation(client: Client) -> None:
    assert client.get("/", follow=True).status_code == 200
