"""One line, taken apart for the slow road: what it says, as it was written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from reporting.checks.fields import CORRECTION_FIELDS, Field, Fields

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
Trouble = Literal["", "long", "utf8", "mark", "json", "deep", "shape"]


@dataclass(frozen=True)
class Limits:
    line_bytes: int = 64 * 1024
    depth: int = 4
    lines: int = 5_000_000
    chunk: int = 1000  # lines, or findings, after which a chunk is handed over
    ids_in_memory: int = 100_000  # those that come later are compared on disk


class Members(list[tuple[str, Any]]):
    """A JSON object as it was written: in order, repeated keys and all."""


class Number:
    """Some JSON number; no field holds one, so its value never matters."""


class Given(NamedTuple):
    """A known field, where it stands, and its value: a string unless its type is wrong."""

    field: Field
    pointer: str
    value: Any


@dataclass(frozen=True)
class Part:
    """An object of the line: the record itself, or a correction and the record inside it.

    `values` has every key once, with the value written last.
    """

    prefix: str
    members: Members
    values: Mapping[str, Any]
    fields: Fields


@dataclass(frozen=True)
class Line:
    """A line and how far it could be read: `trouble` stopped the reading, "" is an object.

    `given` are the values of known fields; of these, the strings, by what they should be.
    """

    raw: bytes
    limits: Limits
    trouble: Trouble
    parts: tuple[Part, ...] = ()

    given: tuple[Given, ...] = ()
    codes: tuple[Given, ...] = ()
    times: tuple[Given, ...] = ()
    texts: tuple[Given, ...] = ()

    @property
    def values(self) -> Mapping[str, Any]:
        return self.parts[0].values


def take_apart(raw: bytes, fields: Fields, record_fields: Fields, limits: Limits) -> Line:
    """`fields` are those of the line; for a correction, `record_fields` are those inside it."""
    trouble, tree = _read(raw, limits)
    if trouble or not isinstance(tree, Members):
        return Line(raw, limits, trouble or "shape")
    values = dict(tree)
    parts = [Part("", tree, values, fields)]
    inner = values.get("record")
    if fields is CORRECTION_FIELDS and isinstance(inner, Members):
        parts.append(Part("/record", inner, dict(inner), record_fields))
    return _sorted_out(raw, limits, parts)


def _sorted_out(raw: bytes, limits: Limits, parts: list[Part]) -> Line:
    given: list[Given] = []
    strings: dict[str, list[Given]] = {"code": [], "time": [], "text": [], "object": []}
    for part in parts:
        for key, value in part.values.items():
            field = part.fields.get(key)
            if field is not None:
                each = Given(field, f"{part.prefix}/{key}", value)
                given.append(each)
                if isinstance(value, str):
                    strings[field.kind].append(each)
    codes, times, texts = (tuple(strings[kind]) for kind in ("code", "time", "text"))
    return Line(raw, limits, "", tuple(parts), tuple(given), codes, times, texts)


def has_repeated_key(raw: bytes) -> bool:
    """For a line that has already been read as one flat object."""
    members = PARSER.decode(raw.decode())
    return len(members) != len(dict(members))


def _read(raw: bytes, limits: Limits) -> tuple[Trouble, Any]:
    if len(raw) > limits.line_bytes:
        return "long", None
    try:
        tree = PARSER.decode(raw.decode())
    except UnicodeDecodeError:
        return "utf8", None
    except RecursionError:
        return "deep", None
    except ValueError:
        return ("mark" if raw.startswith(BYTE_ORDER_MARK) else "json"), None
    return ("deep" if _too_deep(tree, limits.depth) else ""), tree


def _too_deep(tree: Any, left: int) -> bool:
    """Level by level rather than recursively: the depth is the filer's choice."""
    level = [tree]
    while level := [node for node in level if isinstance(node, list)]:
        if left == 0:
            return True
        left -= 1
        level = [child for node in level for child in _children(node)]
    return False


def _children(node: list[Any]) -> Iterable[Any]:
    return (value for _, value in node) if isinstance(node, Members) else node


def _refuse(constant: str) -> None:
    raise ValueError(constant)  # NaN and Infinity are not JSON


PARSER = json.JSONDecoder(
    object_pairs_hook=Members,
    parse_constant=_refuse,
    parse_int=lambda _: Number(),
    parse_float=lambda _: Number(),
)


def split_lines(blocks: Iterable[bytes], limits: Limits | None = None) -> Iterator[bytes]:
    """Lines of a stream, without line feeds. An over-long one comes cut, yet still over-long."""
    most = (limits or Limits()).line_bytes + 1
    held = b""
    for block in blocks:
        first, *others = block.split(b"\n")
        held += first[: most - len(held)]
        if others:
            yield held
            *whole, last = others
            yield from (line[:most] for line in whole)
            held = last[:most]
    if held:
        yield held
