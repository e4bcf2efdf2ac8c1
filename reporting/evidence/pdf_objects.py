"""Objects of PDF, read from bytes: without calling itself, however deep they nest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reporting.evidence.sources import Damaged, Source

DEPTH = 64
FIRST_LOOK = 4096
TOKEN = re.compile(
    rb"[\0\t\n\f\r ]*+(?:%[^\r\n]*+[\0\t\n\f\r ]*+)*+"
    rb"(?:(?P<open><<|\[)|(?P<close>>>|\])|/(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|<(?P<hex>[0-9A-Fa-f\0\t\n\f\r ]*)>|(?P<literal>\()"
    rb"|(?P<word>[^\0\t\n\f\r ()<>\[\]{}/%]+))"
)
BRACKET = re.compile(rb"\\[\s\S]|[()]")
ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|\r\n|([\s\S]))|\r\n?")
LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b""}
NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
NUMBER = re.compile(rb"[+-]?(?:[0-9]{1,20}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})")
WORDS = {b"true": True, b"false": False, b"null": None}


class Short(Exception):
    """The bytes end within an object; with more of them it may be whole."""


@dataclass(frozen=True)
class Ref:
    number: int


@dataclass(frozen=True)
class Name:
    text: str


@dataclass(frozen=True)
class Word:
    """`obj`, `stream`, `endobj`: a word that is no object."""

    text: bytes


Object = Any  # None, bool, int, float, bytes (a string), Name, Ref, Word, list, dict by str


def objects(source: Source, data: bytes, at: int, place: str) -> Iterator[tuple[Object, int]]:
    """Objects and words, one after another, with where each one ends. Raises `Short`, `Damaged`."""
    stack: list[tuple[bytes, list[Object]]] = []
    while True:
        source.item()
        match = TOKEN.match(data, at)
        if not match:
            raise Short
        at = match.end()
        if match["open"]:
            stack.append((match["open"], []))
            if len(stack) > DEPTH:
                raise Damaged(place)
            continue
        if match["close"]:
            value = _closed(stack, match["close"], place)
        elif match["literal"]:
            end = _end_of_literal(data, at)
            value, at = _literal(data[at : end - 1]), end
        else:
            value = _atom(match)
        if not stack:
            yield value, at
        else:
            _append(stack[-1][1], value)


def _append(values: list[Object], value: Object) -> None:
    """A reference comes as two numbers and R."""
    if value == Word(b"R") and len(values) >= 2 and type(values[-2]) is int:
        values[-2:] = [Ref(values[-2])]
    else:
        values.append(value)


def _closed(stack: list[tuple[bytes, list[Object]]], bracket: bytes, place: str) -> Object:
    if not stack or (stack[-1][0] == b"<<") != (bracket == b">>"):
        raise Damaged(place)
    opening, values = stack.pop()
    if opening == b"[":
        return values
    keys = values[::2]
    if len(values) % 2 or not all(isinstance(key, Name) for key in keys):
        raise Damaged(place)
    return {key.text: value for key, value in zip(keys, values[1::2], strict=True)}


def _atom(match: re.Match[bytes]) -> Object:
    if match["name"] is not None:
        raw = NAME_ESCAPE.sub(lambda code: bytes([int(code[1], 16)]), match["name"])
        return Name(raw.decode("utf-8", "replace"))
    if match["hex"] is not None:
        digits = re.sub(rb"[\0\s]", b"", match["hex"])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    word = match["word"]
    if word in WORDS:
        return WORDS[word]
    if NUMBER.fullmatch(word):
        return float(word) if b"." in word else int(word)
    return Word(word)


def _end_of_literal(data: bytes, at: int) -> int:
    """Behind the bracket that closes the string; brackets inside of it come in pairs."""
    depth = 1
    for match in BRACKET.finditer(data, at):
        depth += {b"(": 1, b")": -1}.get(match[0], 0)
        if not depth:
            return match.end()
    raise Short


def _literal(raw: bytes) -> bytes:
    return ESCAPE.sub(_unescaped, raw)


def _unescaped(match: re.Match[bytes]) -> bytes:
    if match[0] in (b"\r", b"\r\n"):
        return b"\n"
    if match[1]:
        return bytes([int(match[1], 8) & 0xFF])
    return LETTERS.get(match[2], match[2]) if match[2] else b""


def at(source: Source, offset: int, count: int, place: str) -> list[tuple[Object, int]]:
    """The first `count` objects or words that stand at an offset, each with the offset of its end.
    More is read only where they are longer. `Damaged` where there are fewer."""
    size = FIRST_LOOK
    while True:
        data = source.field_at(offset, max(0, min(size, source.size - offset)), place)
        found = []
        try:
            for value, end in objects(source, data, 0, place):
                found.append((value, offset + end))
                # What ends with the bytes may be the beginning of something longer.
                if len(found) == count and (end < len(data) or offset + end == source.size):
                    return found
        except Short:
            if offset + len(data) >= source.size:
                if len(found) >= count:
                    return found[:count]
                raise Damaged(place) from None
        size *= 4
