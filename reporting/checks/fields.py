"""The fields of a record line and of a correction line: one table for both readers.

The fast reader is a msgspec type made from the table; the slow one walks the table itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import Annotated, Any, Literal, cast

import msgspec
from msgspec import Meta, Struct

from reporting.checks.moments import is_exact
from reporting.vocabulary import Vocabulary

RECORD_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]*")
SHA256 = re.compile(r"[0-9a-f]{64}")


class Record(Struct, gc=False, kw_only=True):
    """One action taken, every code known to the vocabulary of the period. Ready for COPY."""

    record_id: str
    subject: str
    action: str
    category: str
    acted_at: dt.datetime
    detection: str
    target: str
    modality: str | None = None
    product_kind: str | None = None
    product: str | None = None
    content_at: dt.datetime | None = None
    province: str | None = None
    content_sha256: str | None = None
    label: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Field:
    """`shortest` and `longest` are in characters; a code has a list, a text may have a pattern."""

    name: str
    kind: Literal["text", "code", "time", "object"]
    required: bool = False
    codes: frozenset[str] = frozenset()
    shortest: int = 0
    longest: int = 0
    pattern: re.Pattern[str] | None = None

    @cached_property
    def fits(self) -> Callable[[str], bool]:
        """A quick look at a text: to what passes it, no check of the structure objects."""
        if self.kind == "code":
            return self.codes.__contains__
        if self.kind == "time":
            return is_exact
        if self.kind == "object":
            return lambda value: False
        shortest, longest, pattern = self.shortest, self.longest, self.pattern
        if pattern is None:
            return lambda value: shortest <= len(value) <= longest and value.isprintable()
        matches = pattern.fullmatch
        return lambda value: shortest <= len(value) <= longest and matches(value) is not None


Fields = Mapping[str, Field]


def _id(name: str) -> Field:
    return Field(name, "text", required=True, shortest=1, longest=64, pattern=RECORD_ID)


@cache
def record_fields(vocabulary: Vocabulary) -> Fields:
    """In the order of `Record`."""

    def code(name: str, terms: Iterable[str], *, required: bool = False) -> Field:
        return Field(name, "code", required=required, codes=frozenset(terms))

    return _table(
        _id("record_id"),
        code("subject", vocabulary.subjects, required=True),
        code("action", vocabulary.actions, required=True),
        code("category", vocabulary.categories, required=True),
        Field("acted_at", "time", required=True),
        code("detection", vocabulary.detections, required=True),
        Field("target", "text", required=True, shortest=1, longest=512),
        code("modality", vocabulary.modalities),
        code("product_kind", vocabulary.product_kinds),
        Field("product", "text", shortest=1, longest=64),
        Field("content_at", "time"),
        code("province", vocabulary.provinces),
        Field("content_sha256", "text", shortest=64, longest=64, pattern=SHA256),
        code("label", vocabulary.labels),
        Field("note", "text", longest=500),
    )


CORRECTION_FIELDS: Fields = MappingProxyType(
    {
        "record_id": _id("record_id"),
        "op": Field("op", "code", required=True, codes=frozenset({"replace", "withdraw"})),
        "reason": Field("reason", "text", required=True, shortest=2, longest=500),
        "record": Field("record", "object"),
    }
)


@cache
def record_type(vocabulary: Vocabulary) -> type[Record]:
    """`Record` narrowed to the codes of the vocabulary.

    Patterns and characters are left to the reader, which tests them several times faster.
    """
    fields = [_member(field) for field in record_fields(vocabulary).values()]
    narrowed: Any = msgspec.defstruct(
        "VocabularyRecord",
        fields,
        bases=(Record,),
        forbid_unknown_fields=True,
        gc=False,
        kw_only=True,
    )
    return cast(type[Record], narrowed)


def _table(*fields: Field) -> Fields:
    return MappingProxyType({field.name: field for field in fields})


def _member(field: Field) -> Any:
    if field.required:
        return (field.name, _annotation(field))
    return (field.name, _annotation(field) | None, None)


def _annotation(field: Field) -> Any:
    if field.kind == "code":
        return Literal[tuple(sorted(field.codes))]
    if field.kind == "time":
        return Annotated[dt.datetime, Meta(tz=True)]
    return Annotated[str, Meta(min_length=field.shortest, max_length=field.longest)]
