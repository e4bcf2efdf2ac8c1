"""Run the example of a check: what the catalogue shows is what the tests run.

An example says only what differs from a clean filing for 2025-05:
`record` (fields, null removes one), `records`, `correction`, `line` (as written), `hex` (bytes),
`repeat` (a text so many times), `report` (parts of a snapshot), `stored` (what the report holds
already, or how a batch decodes), `file` (how one begins, as `text` or `hex`),
`table` (what a spreadsheet holds); beside them `limits`, `received_at` and `as_first_line`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reporting import vocabulary
from reporting.checks import structure_tables
from reporting.checks.cells import Cell, Row
from reporting.checks.corrections import parse_corrections
from reporting.checks.findings import Finding
from reporting.checks.lines import Limits
from reporting.checks.moments import following, moment, starts_at
from reporting.checks.records import RecordReader
from reporting.checks.registry import Check, Example
from reporting.checks.running import run_report_checks
from reporting.checks.setting import RecordContext
from reporting.checks.snapshots import (
    Attested,
    CountRow,
    FigureValue,
    LabelCount,
    PeerStats,
    PeriodTotals,
    Repeated,
    ReportSnapshot,
    SharedContent,
)
from reporting.checks.stored import Coding, Holding, judge_coding, judge_holding
from reporting.checks.structure_files import judge_beginning
from reporting.checks.tables import lines_of_table

PERIOD = "2025-05"
RECEIVED_AT = "2025-06-03T09:00:00+08:00"
PRODUCTS = frozenset({"feed-01"})
RECORD: Mapping[str, Any] = {
    "record_id": "r-1",
    "subject": "item",
    "action": "REMOVE",
    "category": "P2-1",
    "acted_at": "2025-05-12T08:30:00+08:00",
    "detection": "automated",
    "modality": "video",
    "target": "https://video.example/v/1",
}
CORRECTION: Mapping[str, Any] = {
    "record_id": "r-1",
    "op": "replace",
    "reason": "Wrong category",
    "record": RECORD,
}
COUNT: Mapping[str, Any] = {
    "subject": "item",
    "action": "REMOVE",
    "product_kind": None,
    "modality": "video",
    "detection": "automated",
}
LABEL: Mapping[str, Any] = {"subject": "item", "category": "P2-1", "modality": "video"}
REPORT: Mapping[str, Any] = {
    "submitted_at": "2025-06-05T10:00:00+08:00",
    "nil": False,
    "figures": [{"measure": "items_removed", "value": 121}],
    "counts": [{"category": "P2-1", "n": 100}, {"category": "P2-3", "n": 21}],
}


def findings_of(check: Check, example: Example) -> list[Finding]:
    """What this one check says about the example."""
    return [finding for finding in _all(example) if finding.check_id == check.id]


def _all(example: Example) -> Iterator[Finding]:
    if "stored" in example:
        return _judged(**example["stored"])
    if "file" in example:
        return judge_beginning(_bytes(**example["file"]))
    if "table" in example:
        return _tabled(**example["table"])
    if "report" in example:
        return run_report_checks(snapshot_of(example["report"]))
    limits = Limits(**example.get("limits", {}))
    context = context_at(moment(example.get("received_at", RECEIVED_AT)))
    lines = lines_of(example)
    if "correction" in example:
        chunks = parse_corrections(context, lines, limits)
        return (f for chunk in chunks for f in chunk.findings)
    return (f for chunk in RecordReader(context, limits).read(lines) for f in chunk.findings)


def _bytes(text: str = "", hex: str = "") -> bytes:  # noqa: A002 - as the example calls it
    return bytes.fromhex(hex) or text.encode()


def _judged(
    coding: str | None = None, holding: str | None = None, correcting: bool = False
) -> Iterator[Finding]:
    if coding is not None:
        return judge_coding(Coding(coding, 1 << 30))
    return judge_holding(Holding(holding or "none", "r-1", "b-1", 7), 1, correcting=correcting)


def _tabled(
    cells: Mapping[str, Any] | None = None,
    rows: Sequence[Sequence[Any]] | None = None,
    met: Mapping[str, Mapping[str, Any]] | None = None,
    hidden: bool = False,
) -> Iterator[Finding]:
    """`cells` by heading, `rows` as they stand, or what was `met` while opening the file."""
    for check_id, params in (met or {}).items():
        yield structure_tables.met(check_id, **params)
    shown = {key: value for key, value in {**RECORD, **(cells or {})}.items() if value is not None}
    found: list[Finding] = []
    table = [
        Row(number, {at: _cell(value) for at, value in enumerate(row)}, hidden and number > 1)
        for number, row in enumerate(rows or [list(shown), list(shown.values())], 1)
    ]
    for _ in lines_of_table(table, vocabulary.for_period(PERIOD), found.extend):
        pass
    yield from found


def _cell(value: Any) -> Cell:
    return Cell("text", value) if isinstance(value, str) else Cell(*next(iter(value.items())))


def context_at(received_at: dt.datetime) -> RecordContext:
    return RecordContext(PERIOD, vocabulary.for_period(PERIOD), received_at, PRODUCTS)


def lines_of(example: Example) -> Sequence[bytes]:
    if "line" in example:
        return [example["line"].encode()]
    if "hex" in example:
        raw = bytes.fromhex(example["hex"])
        return [raw] if example.get("as_first_line") else [b"", raw]
    if "repeat" in example:
        return [example["repeat"]["text"].encode() * example["repeat"]["times"]]
    if "correction" in example:
        return [_line(CORRECTION, example["correction"])]
    changes = example["records"] if "records" in example else [example["record"]]
    return [_line(RECORD, change) for change in changes]


def _line(base: Mapping[str, Any], changes: Mapping[str, Any]) -> bytes:
    members = {key: value for key, value in {**base, **changes}.items() if value is not None}
    return json.dumps(members, ensure_ascii=False).encode("utf-8", "surrogatepass")


def snapshot_of(changes: Mapping[str, Any]) -> ReportSnapshot:
    given = {**REPORT, **changes}
    return ReportSnapshot(
        period=PERIOD,
        vocabulary=vocabulary.for_period(PERIOD),
        submitted_at=moment(given["submitted_at"]),
        period_ends_at=starts_at(following(PERIOD)),
        nil=given["nil"],
        figures=tuple(_figure(row) for row in given["figures"]),
        counts=tuple(CountRow(**{**COUNT, **row}) for row in given["counts"]),
        history=tuple(_month(row) for row in given.get("history", ())),
        peers={m: PeerStats(**row) for m, row in given.get("peers", {}).items()},
        repeated_targets=tuple(Repeated(**row) for row in given.get("repeated_targets", ())),
        shared_content=_shared(given.get("shared_content")),
        shared_targets=_shared(given.get("shared_targets")),
        reused_record_ids=given.get("reused_record_ids", 0),
        attested=tuple(_attested(row) for row in given.get("attested", ())),
        labels=tuple(LabelCount(**{**LABEL, **row}) for row in given.get("labels", ())),
    )


def _figure(row: Mapping[str, Any]) -> FigureValue:
    return FigureValue(**{"category": None, "product_kind": None, **row})


def _month(row: Mapping[str, Any]) -> PeriodTotals:
    """Totals are written `measure` or `measure/category`."""
    totals = {
        (measure, category or None): value
        for name, value in row["totals"].items()
        for measure, _, category in [name.partition("/")]
    }
    return PeriodTotals(row["period"], totals, row.get("detection", {}))


def _attested(row: Mapping[str, Any]) -> Attested:
    valid_from = dt.date.fromisoformat(row["valid_from"])
    valid_until = dt.date.fromisoformat(row["valid_until"])
    return Attested(row["control"], row["status"], valid_from, valid_until)


def _shared(row: Mapping[str, Any] | None) -> SharedContent | None:
    if row is None:
        return None
    looked, sample = row.get("n_looked", row["n_records"]), tuple(row.get("sample", ()))
    return SharedContent(row["n_records"], row["n_platforms"], looked, sample)
