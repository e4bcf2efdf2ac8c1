"""Record ids that stand twice in a batch: each is found, however many ids there are."""

import json
import random
from collections.abc import Iterable

import pytest

from reporting.checks import Finding, Limits
from reporting.checks.examples import RECEIVED_AT, RECORD, context_at
from reporting.checks.moments import moment
from reporting.services import repeats
from reporting.services.reading import judge
from tests.conftest import Party, record
from tests.reporting.filing import Filer, withdraw

CONTEXT = context_at(moment(RECEIVED_AT))
FEW = Limits(ids_in_memory=7, chunk=5)


def _records(ids: Iterable[str]) -> list[bytes]:
    return [json.dumps({**RECORD, "record_id": one}).encode() for one in ids]


def _corrections(ids: Iterable[str]) -> list[bytes]:
    return [
        json.dumps({"record_id": one, "op": "withdraw", "reason": "by mistake"}).encode()
        for one in ids
    ]


def obvious(ids: list[str]) -> dict[int, int]:
    """The lines whose id stood before, with the first line that it stood in."""
    first: dict[str, int] = {}
    return {n: first[one] for n, one in enumerate(ids, 1) if first.setdefault(one, n) != n}


@pytest.mark.parametrize("kind", ["records", "corrections"])
@pytest.mark.parametrize("held", [1, 3, 50_000])
def test_ids_past_those_in_memory_are_compared_all_the_same(
    kind: str, held: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repeats, "HELD", held)
    chance = random.Random(held)
    ids = [f"r-{chance.randrange(120)}" for _ in range(200)]
    lines = _records(ids) if kind == "records" else _corrections(ids)
    findings: list[Finding] = []
    clean = 0
    for chunk in judge(kind, CONTEXT, lines, FEW):
        findings += chunk.findings
        clean += repeats.clean(chunk)

    assert {found.check_id for found in findings} == {"S118"}
    assert {found.line: found.params["first"] for found in findings} == obvious(ids)
    assert all(found.record_id == ids[(found.line or 0) - 1] for found in findings)
    assert clean == len(set(ids))
    late = [found.line or 0 for found in findings[-10:]]
    assert late == sorted(late)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if five ids were many."""
    monkeypatch.setattr("reporting.services.reading.Limits", lambda: Limits(ids_in_memory=5))


def _numbered(*numbers: int) -> list[dict[str, object]]:
    return [record(number) for number in numbers]


def test_a_batch_that_repeats_itself_late_is_told_so_and_not_of_itself(
    live: str, photos: Party, few: None
) -> None:
    """The database finds it as well, but would call it a record that the report holds already."""
    filer = Filer(photos)
    batch = filer.file(*_numbered(1, 2, 3, 4, 5, 6, 7, 6))
    assert (batch.state, batch.records, batch.errors) == ("rejected", 7, 1)
    found = filer.finding("S118")
    assert (found.line, found.record_id, found.params) == (
        8,
        "r-6",
        {"record_id": "r-6", "first": 6},
    )
    assert filer.held(1) == {}


def test_corrections_that_repeat_themselves_late_are_the_filers_fault_and_not_ours(
    live: str, photos: Party, few: None
) -> None:
    filer = Filer(photos)
    filer.file(*_numbered(*range(1, 9)))
    batch = filer.correct(*(withdraw(n) for n in (1, 2, 3, 4, 5, 6, 7, 6)))
    assert (batch.state, batch.errors) == ("rejected", 1)
    assert filer.finding("S118").params == {"record_id": "r-6", "first": 6}
    assert len(filer.held(1)) == 8
