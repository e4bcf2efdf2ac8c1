"""One value, one spelling: RFC 8785, and a reader that takes nothing which has two meanings."""

import hashlib
import json
from typing import Any, NoReturn, cast

import rfc8785

MOST_EXACT = 2**53 - 1  # beyond it, readers of JSON in other languages disagree about a number
DEEPEST = 32


class NotCanonical(ValueError):
    """`code`: encoding, syntax, repeated, number, text, depth, spelling."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code


def canonical(value: object) -> bytes:
    """Canonical JSON, UTF-8. Text is never normalised: what was written is what is signed.

    Raises `NotCanonical` for what has no such form: integers beyond 2 ** 53 (pass them as text),
    lone surrogates, NaN.
    """
    try:
        return rfc8785.dumps(cast(Any, value))
    except rfc8785.IntegerDomainError as error:
        raise NotCanonical("number", str(error)) from error
    except rfc8785.CanonicalizationError as error:
        raise NotCanonical("text", str(error)) from error
    except RecursionError as error:
        raise NotCanonical("depth") from error


def digest(content: bytes) -> str:
    """SHA-256 as `sha256sum` prints it."""
    return hashlib.sha256(content).hexdigest()


def parse(content: bytes) -> Any:
    """JSON of which every reader has the same understanding. Raises `NotCanonical`: repeated
    members, numbers that some readers round, lone surrogates, a byte order mark, great depth."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotCanonical("encoding", str(error)) from error
    try:
        value = json.loads(
            text,
            object_pairs_hook=_members,
            parse_int=_integer,
            parse_float=_fraction,
            parse_constant=_no_constant,
        )
    except json.JSONDecodeError as error:
        raise NotCanonical("syntax", str(error)) from error
    except RecursionError as error:
        raise NotCanonical("depth") from error
    _hold_within(value, DEEPEST)
    return value


def parse_canonical(content: bytes) -> Any:
    """As `parse`, of bytes that are the canonical form themselves; else `NotCanonical`."""
    value = parse(content)
    if canonical(value) != content:
        raise NotCanonical("spelling", "not in the form of RFC 8785")
    return value


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise NotCanonical("repeated", "a member stands there twice")
    return members


def _integer(digits: str) -> int:
    if len(digits) > 17 or abs(int(digits)) > MOST_EXACT:
        raise NotCanonical("number", digits[:20])
    return int(digits)


def _fraction(digits: str) -> float:
    value = float(digits)
    if abs(value) > MOST_EXACT:  # infinity among them
        raise NotCanonical("number", digits[:20])
    return value


def _no_constant(name: str) -> NoReturn:
    raise NotCanonical("number", name)


def _hold_within(value: Any, deeper: int) -> None:
    if deeper < 0:
        raise NotCanonical("depth")
    if isinstance(value, str):
        _hold_text(value)
    elif isinstance(value, list):
        for one in value:
            _hold_within(one, deeper - 1)
    elif isinstance(value, dict):
        for name, one in value.items():
            _hold_text(name)
            _hold_within(one, deeper - 1)


def _hold_text(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise NotCanonical("text", "a lone surrogate") from error
