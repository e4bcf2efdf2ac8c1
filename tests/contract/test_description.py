"""openapi.yaml: what the code says of itself, complete and current."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.urls import URLPattern, get_resolver
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema

from reporting.checks import all_checks

PROJECT = Path(__file__).resolve().parents[2]
METHODS = ("get", "post", "put", "patch", "delete")


@cache
def described() -> Any:
    return SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]


def operations() -> Iterator[tuple[str, str, Any]]:
    """Of the API proper: tokens speak RFC 6749 and not our manners."""
    for path, item in described()["paths"].items():
        for method in METHODS:
            if method in item and path.startswith("/api/"):
                yield path, method, item[method]


def routes(resolver: Any = None, prefix: str = "/") -> Iterator[tuple[str, str]]:
    for one in (resolver or get_resolver()).url_patterns:
        path = prefix + str(one.pattern)
        if not isinstance(one, URLPattern):
            yield from routes(one, path)
        elif path.startswith("/api/v1/"):
            for method in METHODS:
                if hasattr(one.callback.view_class, method):  # type: ignore[attr-defined]
                    yield re.sub(r"<\w+:(\w+)>", r"{\1}", path), method


def test_the_committed_file_is_current() -> None:
    committed = yaml.safe_load((PROJECT / "openapi.yaml").read_text("utf-8"))
    made = yaml.safe_load(yaml.safe_dump(_plain(described())))
    assert committed == made


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def test_it_is_valid() -> None:
    validate_schema(described())  # type: ignore[no-untyped-call]


def test_every_route_is_described() -> None:
    assert {(path, method) for path, method, _ in operations()} == set(routes())


def test_every_operation_has_a_stable_name_of_its_own() -> None:
    names = [operation["operationId"] for _, _, operation in operations()]
    assert len(set(names)) == len(names)
    assert not [name for name in names if name.startswith("api_") or not name.islower()]


@pytest.mark.parametrize("status", ["429"])
def test_every_operation_declares_what_may_befall_any(status: str) -> None:
    for path, method, operation in operations():
        assert status in operation["responses"], (path, method)


def test_errors_are_declared_where_they_can_occur() -> None:
    for path, method, operation in operations():
        declared = operation["responses"]
        if operation["security"] != [{}]:
            assert {"401", "403"} <= set(declared), (path, method)
        if "requestBody" in operation:
            assert {"400", "413", "415"} <= set(declared), (path, method)
        if "{" in path:
            assert "404" in declared, (path, method)
        for status, answer in declared.items():
            if status >= "400":
                assert set(answer["content"]) == {"application/problem+json"}, (path, status)


def test_every_operation_shows_an_example() -> None:
    without = [
        operation["operationId"]
        for _, method, operation in operations()
        if not _examples(operation) and method != "delete"
    ]
    assert without == []


def _examples(operation: Any) -> list[Any]:
    bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
    return [
        media["examples"]
        for body in bodies
        for media in body.get("content", {}).values()
        if media.get("examples")
    ]


def test_every_check_is_in_its_document() -> None:
    document = (PROJECT / "docs" / "checks.md").read_text("utf-8")
    for check in all_checks():
        assert f"### {check.id}\n" in document
        assert check.title.en in document
        assert check.title.zh in document
