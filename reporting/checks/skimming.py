"""Lines that are flat objects of texts, as nearly all are, even of those that are wrong.

They are read by a typed decoder that asks no more than that. What it does not take, and what has
a key twice, is taken apart.
"""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec.structs import astuple

from reporting.checks.fields import Fields, Record
from reporting.checks.lines import MISSING, OF_KIND, UNREADABLE, Given, Limits, Line, Part


class Skimmer:
    """A reader of lines with these fields; None for a line that it can't answer for."""

    def __init__(self, fields: Fields, limits: Limits) -> None:
        texts: Any = msgspec.defstruct(
            "Texts",
            [(name, str | None, None) for name in fields],
            bases=(Record,),
            forbid_unknown_fields=True,
            kw_only=True,
            gc=False,
        )
        self.fields, self.limits = fields, limits
        self.decode = msgspec.json.Decoder(texts).decode
        self.names = texts.__struct_fields__
        self.tests = tuple(
            (field, field.fits, f"/{field.name}", OF_KIND[field.kind], MISSING * field.required)
            for field in map(fields.__getitem__, self.names)
        )
        self.in_order = (Part("", None, {}, fields),)

    def skim(self, raw: bytes) -> Line | None:
        if len(raw) > self.limits.line_bytes or b'\\"' in raw:
            return None
        try:
            record = self.decode(raw)
        except UNREADABLE:
            return None
        values = astuple(record)
        # Each key and each text has two quotation marks: fewer than are there, and a key stands
        # twice, or a null stands where a text could.
        if raw.count(b'"') != 4 * (len(values) - values.count(None)):
            return None
        return self._look(raw, record, values)

    def _look(self, raw: bytes, record: Record, values: tuple[Any, ...]) -> Line:
        given: list[Given] = []
        looks = 0
        for value, (field, fits, pointer, kind, missing) in zip(values, self.tests, strict=True):
            if value is None:
                looks |= missing
            elif not fits(value):
                given.append(Given(field, pointer, value))
                looks |= kind
        parts = self.in_order
        if looks & MISSING:  # else nobody asks for a value
            parts = (Part("", None, dict(zip(self.names, values, strict=True)), self.fields),)
        return Line(raw, self.limits, "", parts, tuple(given), looks, record)
