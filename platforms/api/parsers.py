"""JSON bodies, read strictly: bounded in size and depth, no duplicate keys, no NaN."""

import json
from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

from platforms.refusals import Refused


class _Duplicate(ValueError):
    pass


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Duplicate("an object has the same key twice")
    return found


def _constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON value")


def _depth(value: Any, level: int = 1) -> int:
    if isinstance(value, dict):
        return max((_depth(item, level + 1) for item in value.values()), default=level)
    if isinstance(value, list):
        return max((_depth(item, level + 1) for item in value), default=level)
    return level


def load_json(text: bytes) -> Any:
    """Read JSON. Raises `ParseError` for what is none, or what two readers may differ on."""
    try:
        value = json.loads(
            text.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_constant
        )
        json.dumps(value, ensure_ascii=False).encode()  # lone surrogates
        deep = _depth(value) > settings.LIMITS["json_depth"]
    except RecursionError:
        deep = True
    except ValueError as error:
        raise ParseError(f"The body is not valid JSON: {error}") from error
    if deep:
        raise ParseError("The body is nested too deep.")
    return value


class StrictJSONParser(JSONParser):
    """`application/json` up to the limit of a request that is held in memory."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        limit = settings.LIMITS["json_bytes"]
        text = stream.read(limit + 1)
        if len(text) > limit:
            raise Refused("body_too_large", limit=limit)
        return load_json(text)
