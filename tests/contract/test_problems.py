"""The catalogue of problems and the code that speaks of it, held together."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

from config.problems import CATALOGUE

PROJECT = Path(__file__).resolve().parents[2]
ROOMS = ("config", "platforms", "reporting", "tasks")
# Said by the framework's own errors and not by `Refused`: see config/problems.py.
OF_THE_FRAMEWORK = {
    "bad_request",
    "invalid",
    "token_missing",
    "token_invalid",
    "scope_missing",
    "wrong_kind_of_principal",
    "permission_denied",
    "not_found",
    "method_not_allowed",
    "not_acceptable",
    "media_type_unsupported",
    "throttled",
    "server_error",
}


def trees() -> Iterator[tuple[Path, ast.AST]]:
    for room in ROOMS:
        for path in sorted((PROJECT / room).rglob("*.py")):
            yield path, ast.parse(path.read_text("utf-8"))


def refusals() -> Iterator[tuple[str, str, set[str] | None]]:
    """Where, which code, and the names of its parameters (None: not to be read off the code)."""
    for path, tree in trees():
        for node in ast.walk(tree):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if not named or node.func.id not in ("Refused", "Fault"):  # type: ignore[attr-defined]
                continue
            assert isinstance(node, ast.Call)
            position = 0 if node.func.id == "Refused" else 1  # type: ignore[attr-defined]
            code = node.args[position] if len(node.args) > position else None
            if not isinstance(code, ast.Constant):
                continue
            names = {keyword.arg for keyword in node.keywords}
            known = None if None in names or position else {str(name) for name in names}
            yield f"{path.relative_to(PROJECT)}:{node.lineno}", str(code.value), known


def placeholders(code: str) -> set[str]:
    with override("en"):
        detail = str(CATALOGUE[code].detail)
    return {name for _, name, _, _ in string.Formatter().parse(detail) if name}


def test_every_refusal_is_in_the_catalogue() -> None:
    found = list(refusals())
    assert len(found) > 30
    assert not [(where, code) for where, code, _ in found if code not in CATALOGUE]


def test_every_refusal_says_what_its_words_need() -> None:
    for where, code, given in refusals():
        if given is not None:
            assert placeholders(code) <= given, (where, code)


def test_every_code_of_the_catalogue_is_used() -> None:
    said = {
        node.value
        for path, tree in trees()
        if path.name != "problems.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not set(CATALOGUE) - said - OF_THE_FRAMEWORK


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_has_words_in_both_languages(code: str) -> None:
    kind = CATALOGUE[code]
    with override("en"):
        english = str(kind.title), str(kind.detail)
    with override("zh-hans"):
        chinese = str(kind.title), str(kind.detail)
    for one, other in zip(english, chinese, strict=True):
        assert one.isascii() or "网信" in one or "沪" in one or "万" in one
        assert any("\u4e00" <= letter <= "\u9fff" for letter in other), other
    fields = [
        {f for _, f, _, _ in string.Formatter().parse(text[1])} for text in (english, chinese)
    ]
    assert fields[0] == fields[1]
    assert 400 <= kind.status < 600
