"""Annex E of GB 45438-2025, field by field."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from platforms.identifiers import make_uscc
from reporting.evidence import label, reasons
from reporting.evidence.label import compare, read
from reporting.evidence.reasons import REASONS, Weight
from reporting.evidence.sites import Site
from tests.reporting.evidence.labels import BARE, CODE, FIELDS, LABEL

PROJECT = Path(__file__).resolve().parents[3]
NAMED = "Minimax Agent AI"


def found(text: str | bytes, key: str = "AIGC") -> list[str]:
    _, given = read(Site("here", text, key))
    return [one.reason_id for one in given]


def written(**changes: Any) -> str:
    """The label with some fields changed; None takes one out."""
    fields = {**FIELDS, **changes}
    return json.dumps({"AIGC": {name: v for name, v in fields.items() if v is not None}})


@pytest.mark.parametrize(
    "text",
    [
        LABEL,
        BARE,
        LABEL.encode(),
        LABEL.encode("utf-16"),
        LABEL.encode("utf-16-be"),
        f"\ufeff {LABEL}\0\0",
        written(Label="2"),
        written(Label="3"),
        written(ReservedCode1='{"SecurityData":{}}'),
        written(PropagateID="other", ContentPropagator="001191440300708461136T1XGW3"),
    ],
)
def test_a_label_as_it_must_be(text: str | bytes) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["L110"]),
        ("AI", ["L104"]),
        ("[]", ["L104"]),
        ("NaN", ["L104"]),
        ("{" * 60_000, ["L104"]),
        ("[" * 60_000, ["L104"]),
        (LABEL[:-1], ["L104"]),
        (LABEL.replace('"', "'"), ["L104"]),
        (base64.b64encode(LABEL.encode()), ["L105"]),
        (base64.urlsafe_b64encode(BARE.encode()).rstrip(b"="), ["L105"]),
        (b"\xff\xfe\xfd", ["L108"]),
        ("0" * (label.LONGEST + 1), ["L004"]),
        (LABEL.replace('"', "&quot;"), ["L123"]),
        (LABEL.replace("AIGC", "aigc"), ["L109"]),
        (json.dumps({"AIGC": LABEL}), ["L111"]),
        (json.dumps({"AIGC": FIELDS, "Model": "x"}), ["L117"]),
        (LABEL.replace('"Label":"1"', '"Label":"1","Label":"1"'), ["L107"]),
        (written(Label=1), ["L112"]),
        (written(Label=True), ["L111"]),
        (written(Label=4), ["L111"]),
        (written(Label="AIGC"), ["L113"]),
        (written(Label=" 1"), ["L113"]),
        (written(Label=""), ["L110"]),
        (written(Label=None), ["L110"]),
        (written(ContentProducer=None), ["L110"]),
        (written(ProduceID=None), ["L110"]),
        (written(ProduceID=7), ["L111"]),
        (written(ProduceID="a b"), ["L114"]),
        (written(ProduceID="编号"), ["L114"]),
        (written(PropagateID="a\\b"), ["L114"]),
        (written(ContentProducer="a\nb"), ["L114", "L119"]),
        (written(ContentProducer=NAMED), ["L125", "L119"]),
        (written(ContentProducer="deepseek"), ["L119"]),
        (written(ReservedCode1="备注"), ["L125"]),
        (written(ReservedCode2={"SecurityData": {}}), ["L111"]),
        (written(PropagateID=""), ["L115"]),
        (written(ContentPropagator=None), ["L115"]),
        (written(ContentPropagator="", PropagateID=None), ["L116"]),
        (written(Extra="x"), ["L117"]),
        (written(ContentProducer=CODE[:-1]), ["L118"]),
        (written(ContentProducer=CODE.lower()), ["L118"]),
        (written(ContentProducer=CODE.replace("D9", "D8")), ["L118"]),
        (written(ContentProducer=CODE[:-5] + "00001"), ["L118"]),
        (written(ContentProducer=CODE[:-5] + "20000"), ["L122"]),
        (written(ContentProducer="0022" + CODE[4:]), ["L120"]),
        (written(ContentProducer=f"0011{make_uscc('990000', 1)}10000"), ["L121"]),
    ],
)
def test_what_is_wrong_with_a_label_is_named(text: str | bytes, expected: list[str]) -> None:
    assert found(text) == expected


def test_names_that_are_almost_right_are_told_from_those_that_mean_something_else() -> None:
    """What one package's instructions tell its users to write."""
    wrong = {"ReservedCode1": "ReserveCode1", "ContentPropagator": "Propagator"}
    wrong |= {"PropagateID": "PropatorID", "ReservedCode2": "ReserveCode2"}
    fields = {wrong.get(name, name): value for name, value in FIELDS.items()}
    _, given = read(Site("here", json.dumps({"AIGC": fields})))

    details = [one.detail for one in given if one.reason_id == reasons.MISSPELT]
    assert details == [f"{name} -> {meant}" for meant, name in wrong.items()]


def test_a_key_must_contain_the_name_as_it_is_written() -> None:
    assert found(LABEL, "Aigc") == ["L109"]
    assert found(LABEL, "com.example.AIGC") == []
    assert found(LABEL, "{http://example.org/}AIGC") == ["L124"]


def test_labels_of_one_file_are_compared_as_they_are_read() -> None:
    sites = [Site("a", LABEL), Site("b", BARE), Site("c", written(Label="2"))]
    labels = [one for one, _ in map(read, sites) if one]

    assert [one.reason_id for one in compare(sites[:1], labels[:1])] == []
    assert [one.reason_id for one in compare(sites[:2], labels[:2])] == ["L102"]
    assert [one.reason_id for one in compare(sites, labels)] == ["L102", "L103"]


def test_what_a_label_holds_can_be_stored_and_shown() -> None:
    read_label, given = read(Site("here", r'{"Label":"\ud800\u001b[31m","ProduceID":"x"}'))

    assert read_label is not None
    assert read_label.fields["Label"].encode() == b"?\x1b[31m"
    assert all(one.detail.isprintable() for one in given)


def test_a_label_of_many_fields_gives_few_reasons_soon() -> None:
    many = "{" + ",".join('"LabeI":"a"' for _ in range(5900)) + "}"

    assert len(found(many)) <= label.MOST_REASONS


def test_every_reason_says_what_to_do_in_both_languages_and_stands_in_the_guide() -> None:
    guide = (PROJECT / "docs" / "labels.md").read_text().splitlines()
    for reason in REASONS.values():
        for text in (reason.title, reason.remedy):
            assert text.en.isascii()
            assert not text.zh.isascii()
        assert reason.weight in Weight
        row = f"| {reason.title.en} · {reason.title.zh} |"
        assert any(line.startswith(f"| {reason.id} ") and line.endswith(row) for line in guide)
