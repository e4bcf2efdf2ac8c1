"""Correction lines replace or withdraw one record each, and say why."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reporting.checks import CorrectionChunk, Limits, parse_corrections
from reporting.checks.examples import CORRECTION, RECEIVED_AT, RECORD, context_at
from reporting.checks.moments import moment

CONTEXT = context_at(moment(RECEIVED_AT))
WITHDRAW = {"record_id": "r-1", "op": "withdraw", "reason": "Filed twice by mistake"}


def parse(*given: Any, **limits: int) -> list[CorrectionChunk]:
    lines = [g if isinstance(g, bytes) else json.dumps(g).encode() for g in given]
    return list(parse_corrections(CONTEXT, lines, Limits(**limits)))


def found(*given: Any) -> set[tuple[str, str]]:
    return {(f.check_id, f.pointer) for chunk in parse(*given) for f in chunk.findings}


def test_a_replacement_carries_the_new_record() -> None:
    [chunk] = parse(CORRECTION)

    [correction] = chunk.corrections
    assert chunk.findings == []
    assert chunk.lines == [1]
    assert (correction.op, correction.reason) == ("replace", "Wrong category")
    assert correction.record is not None
    assert correction.record.acted_at == moment(RECORD["acted_at"])


@pytest.mark.parametrize("extra", [{}, {"record": None}])
def test_a_withdrawal_carries_none(extra: dict[str, None]) -> None:
    [chunk] = parse({**WITHDRAW, **extra})

    [correction] = chunk.corrections
    assert correction.record is None
    assert chunk.findings == []


def test_everything_wrong_is_named_with_its_place() -> None:
    record = {**RECORD, "category": "B2", "modality": None, "province": 44, "colour": "red"}

    assert found({"record_id": "r-1", "op": "replace", "reason": "?", "record": record}) == {
        ("S113", "/reason"),
        ("S111", "/record/category"),
        ("S110", "/record/province"),
        ("S108", "/record/colour"),
        ("R208", "/record/modality"),
    }


@pytest.mark.parametrize(
    ("changes", "check", "pointer"),
    [
        ({"op": "delete"}, "S111", "/op"),
        ({"op": "withdraw"}, "S121", "/record"),
        ({"record": None}, "S121", "/record"),
        ({"record": "r-1"}, "S110", "/record"),
        ({"record": []}, "S110", "/record"),
        ({"reason": "line\nbreak"}, "S115", "/reason"),
        ({"reason": "x" * 501}, "S112", "/reason"),
        ({"reason": None}, "S109", "/reason"),
        ({"record_id": "r-2"}, "S122", "/record/record_id"),
        ({"record_id": "r 2"}, "S114", "/record_id"),
        ({"note": "x"}, "S108", "/note"),
    ],
)
def test_what_is_wrong_with_a_correction(
    changes: dict[str, object], check: str, pointer: str
) -> None:
    assert (check, pointer) in found({**CORRECTION, **changes})
    assert parse({**CORRECTION, **changes})[0].corrections == []


def test_a_warning_keeps_the_correction() -> None:
    [chunk] = parse({**CORRECTION, "record": {**RECORD, "product": "feed-99"}})

    assert [f.pointer for f in chunk.findings] == ["/record/product"]
    assert len(chunk.corrections) == 1


def test_one_correction_per_record_in_a_batch() -> None:
    [chunk] = parse(WITHDRAW, CORRECTION)

    assert [(f.check_id, f.line, f.params["first"]) for f in chunk.findings] == [("S118", 2, 1)]
    assert len(chunk.corrections) == 1


def test_repeated_keys_inside_the_record_are_found() -> None:
    raw = json.dumps(CORRECTION).replace('"modality"', '"modality": "text", "modality"')

    assert ("S107", "/record/modality") in found(raw.encode())


def test_batches_of_corrections_have_the_same_limits() -> None:
    many = [{**WITHDRAW, "record_id": f"r-{n}"} for n in range(25)]

    assert [len(c.corrections) for c in parse(*many, chunk=10)] == [10, 10, 5]
    assert [f.check_id for c in parse(*many, lines=3) for f in c.findings] == ["S120"]
    assert found() == {("S119", "")}
    assert found(b"{") == {("S104", "")}


def test_a_short_reason_in_chinese_is_a_reason() -> None:
    assert found({"record_id": "r-1", "op": "withdraw", "reason": "误报"}) == set()
