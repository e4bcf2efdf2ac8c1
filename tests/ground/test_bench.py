"""The bench measures what it says: both sides of a comparison did the same work."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bench import checking, copying, ground, hands, invented, plain, queries
from bench.plan import Plan
from bench.ratios import Side, in_pairs
from config import embedded
from reporting import vocabulary
from reporting.checks.records import RecordContext, RecordReader, split_lines
from tests.faults.processes import into_environment

pytestmark = pytest.mark.skipif(not embedded.wanted(), reason="needs servers of its own")
RECORDS = 300


@pytest.fixture
def measured(live: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database that child processes find, too."""
    into_environment(monkeypatch, live)
    return live


def _rows(table: str, columns: str = "*") -> list[tuple[Any, ...]]:
    with ground.superuser() as administrator:
        found = administrator.execute(f"SELECT {columns} FROM {table} ORDER BY line".encode())
        return found.fetchall()


def _indexes(table: str) -> list[str]:
    with ground.superuser() as administrator:
        found = administrator.execute(
            b"SELECT indexdef FROM pg_indexes WHERE tablename = %s", [table]
        )
        return sorted(row[0].split(" USING ")[1] for row in found.fetchall())


STORED = (
    "period, line, record_id, version, withdrawn, subject, action, category, product_kind, product,"
    " modality, detection, acted_at, content_at, province, target, content_sha256, label, note"
)


def test_candor_copy_and_drf_store_the_same_rows_under_the_same_indexes(measured: str) -> None:
    copying.ingest(RECORDS)
    ours, as_stored = _rows(ground.PARTITION), _rows(ground.PARTITION, STORED)
    indexes = _indexes(ground.PARTITION)

    copying.copy(RECORDS)
    assert len(ours) == RECORDS
    assert _rows(ground.YARD) == ours
    assert _indexes(ground.YARD) == indexes

    plain.take_in(checking.lines(RECORDS))
    assert _rows(ground.YARD, STORED) == as_stored
    assert _indexes(ground.YARD) == indexes


def test_every_faulty_line_is_wrong_in_several_ways(tmp_path: Path) -> None:
    faulty = invented.write(tmp_path / "faulty.ndjson", 60, faulty=True)
    context = RecordContext("2025-05", vocabulary.for_period("2025-05"), datetime.now(UTC))
    lines = split_lines([faulty.path.read_bytes()])
    found = Counter(
        finding.line
        for chunk in RecordReader(context).read(lines)
        for finding in chunk.findings
        if finding.severity == "error"
    )
    assert set(found) == set(range(1, 61))
    assert min(found.values()) >= 2


def test_workers_share_a_report(measured: str) -> None:
    assert hands.shared(2, batches=2, records=RECORDS) > 0


def test_queries_are_measured_over_the_totals_that_were_put_in(measured: str) -> None:
    plan = Plan(pairs=1, platforms=12, months=2, requests=20)
    found = queries.measure(plan)["query_p95_vs_bare"]
    mine, bare = (numbers[0] for numbers in found.sides.values())
    assert found.ratios == [mine / bare]


def test_the_sides_of_a_pair_take_turns_at_going_first() -> None:
    order: list[str] = []

    def side(name: str, seconds: float) -> tuple[str, Side]:
        def run() -> float:
            order.append(name)
            return seconds

        return name, run

    measured = in_pairs(3, side("a", 6.0), side("b", 2.0))
    assert order == ["a", "b", "b", "a", "a", "b"]
    assert measured.ratios == [3.0, 3.0, 3.0]
