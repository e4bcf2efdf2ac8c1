"""One line, taken apart for the slow road: what it says, as it was written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec import Struct

from reporting.checks.fields import CORRECTION_FIELDS, Field, Fields, Record

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# What there is to look at in a line.
TROUBLED, ODD, MISSING, TYPES, CODES, TEXTS, TIMES, CORRECTION = (1 << bit for bit in range(8))
OF_KIND = {"code": CODES, "text": TEXTS, "time": TIMES, "object": TYPES}
UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
NUMBERS: frozenset[type] = frozenset({int, float})
PLAIN = NUMBERS | {str, bool, type(None)}
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


class Part(Struct, frozen=True, gc=False):
    """An object of the line: the record itself, or a correction and the record inside it.

    `values` has every key once, with the value written last; so have `members` if None.
    """

    prefix: str
    members: Members | None
    values: Mapping[str, Any]
    fields: Fields


class Line(Struct, frozen=True, gc=False):
    """A line and how far it could be read: `trouble` stopped the reading, "" is an object.

    `given` are the values of known fields that a check may object to, and `looks` says which
    checks have something to look at. `at` is the character, from 1, from which on a line is no
    JSON. `skimmed` is a line of texts alone, as a record of them.
    """

    raw: bytes
    limits: Limits
    trouble: Trouble
    parts: tuple[Part, ...] = ()
    given: tuple[Given, ...] = ()
    looks: int = TROUBLED
    skimmed: Record | None = None
    at: int = 0

    @property
    def values(self) -> Mapping[str, Any]:
        return self.parts[0].values

    @property
    def codes(self) -> Iterator[Given]:
        return self._strings("code")

    @property
    def times(self) -> Iterator[Given]:
        return self._strings("time")

    @property
    def texts(self) -> Iterator[Given]:
        return self._strings("text")

    def _strings(self, kind: str) -> Iterator[Given]:
        return (g for g in self.given if g.field.kind == kind and isinstance(g.value, str))


def take_apart(raw: bytes, fields: Fields, record_fields: Fields, limits: Limits) -> Line:
    """`fields` are those of the line; for a correction, `record_fields` are those inside it."""
    trouble, tree = _read(raw, limits)
    if trouble or not isinstance(tree, Members):
        at = tree if trouble == "json" else 0
        return Line(raw, limits, trouble or "shape", at=at)
    values = dict(tree)
    parts = [Part("", tree, values, fields)]
    inner = values.get("record")
    if fields is CORRECTION_FIELDS and isinstance(inner, Members):
        parts.append(Part("/record", inner, dict(inner), record_fields))
    return _sorted_out(raw, limits, parts)


def _sorted_out(raw: bytes, limits: Limits, parts: list[Part]) -> Line:
    given: list[Given] = []
    looks = ODD | MISSING | (CORRECTION if parts[0].fields is CORRECTION_FIELDS else 0)
    for part in parts:
        for key, value in part.values.items():
            field = part.fields.get(key)
            if field is None or value is None or (type(value) is str and field.fits(value)):
                continue
            given.append(Given(field, f"{part.prefix}/{key}", value))
            looks |= OF_KIND[field.kind] if isinstance(value, str) else TYPES
    return Line(raw, limits, "", tuple(parts), tuple(given), looks)


def has_repeated_key(raw: bytes) -> bool:
    """For a line that has already been read as one flat object."""
    members = PARSER.decode(raw.decode())
    return len(members) != len(dict(members))


def _read(raw: bytes, limits: Limits) -> tuple[Trouble, Any]:
    """What stopped the reading, and what was read; of what is no JSON, how far."""
    if len(raw) > limits.line_bytes:
        return "long", None
    flat = _read_flat(raw)
    if flat is not None:
        return "", flat
    try:
        tree = PARSER.decode(raw.decode())
    except UnicodeDecodeError:
        return "utf8", None
    except RecursionError:
        return "deep", None
    except json.JSONDecodeError as error:
        return ("mark" if raw.startswith(BYTE_ORDER_MARK) else "json"), error.pos + 1
    except ValueError as error:  # of a constant
        return "json", raw.decode().find(str(error)) + 1
    return ("deep" if _too_deep(tree, limits.depth) else ""), tree


def _read_flat(raw: bytes) -> Members | None:
    """An object of texts in which no key stands twice, as most lines are; None for any other.

    What this decoder takes, the parser takes too, at several times the price. It keeps the last
    of repeated keys, but the quotation marks tell: each key has two, and so has each text.
    """
    if b'\\"' in raw:
        return None
    try:
        tree = msgspec.json.decode(raw)
    except UNREADABLE:
        return None
    if type(tree) is not dict:
        return None
    kinds = list(map(type, tree.values()))
    if not PLAIN.issuperset(kinds) or raw.count(b'"') != 2 * (len(kinds) + kinds.count(str)):
        return None
    if NUMBERS.isdisjoint(kinds):
        return Members(tree.items())
    return Members((k, Number() if type(v) in NUMBERS else v) for k, v in tree.items())


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
