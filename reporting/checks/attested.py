"""T320, T321: the report beside what the platform attests to. The other way round, an attestation
beside the reports is the business of `reporting.evidence.controls.reports`."""

from __future__ import annotations

from collections.abc import Iterator

from reporting import vocabulary
from reporting.checks.registry import Layer, Problem, Severity, check
from reporting.checks.report_check import CLEAN, pointer, saying
from reporting.checks.snapshots import Attested, LabelCount, ReportSnapshot
from reporting.vocabulary import Control, Text

REFERENCE = "docs/controls.md"
VALID = {"valid_from": "2025-05-01", "valid_until": "2026-04-30"}


def _attested(snapshot: ReportSnapshot, status: str) -> Iterator[tuple[Attested, Control]]:
    """Claims that hold for the whole platform and all of the month, each with its control."""
    controls = vocabulary.load().controls
    for one in snapshot.attested:
        if one.status == status and one.covers(snapshot.period) and one.control in controls:
            yield one, controls[one.control]


@check(
    "T320",
    layer=Layer.REPORT,
    severity=Severity.WARNING,
    waivable=True,
    title=Text(
        "Unlabelled items, though full labelling is attested to",
        "已声明落实标识，但报告含未标识内容",
    ),
    message=Text(
        "{control} is attested to as implemented, and {n} records are of items found without that "
        "label.",
        "平台已声明落实 {control}，但有 {n} 条记录为未见该标识的内容。",
    ),
    remedy=Text(
        "Explain where these items came from; if it was your own service, correct the attestation.",
        "请说明这些内容的来源；如由本平台生成，请更正声明。",
    ),
    reference=REFERENCE,
    passing={
        "report": {
            "attested": [{"control": "LBL-01", "status": "partial", **VALID}],
            "labels": [{"label": "none", "n": 3}],
        }
    },
    failing={
        "report": {
            "attested": [{"control": "LBL-01", "status": "implemented", **VALID}],
            "labels": [{"label": "none", "n": 3}],
        }
    },
)
def unlabelled(snapshot: ReportSnapshot) -> Iterator[Problem]:
    for _, control in _attested(snapshot, "implemented"):
        n = sum(row.n for row in snapshot.labels if _denies(control, row, snapshot))
        if n > 0:
            yield "/records", saying(control=control.code, n=n)


def _denies(control: Control, row: LabelCount, snapshot: ReportSnapshot) -> bool:
    categories = snapshot.vocabulary.categories
    of_labelling = row.category in categories and categories[row.category].labelling
    says = control.denied_by is not None and control.denied_by.says(
        row.modality or "", row.label or "", of_labelling
    )
    return says and row.subject == "item"


@check(
    "T321",
    layer=Layer.REPORT,
    severity=Severity.WARNING,
    waivable=True,
    title=Text("Figure of what is said not to apply", "申报了声明为不适用的事项"),
    message=Text(
        "{control} is attested not to apply, and {measure} is {declared}.",
        "平台声明 {control} 不适用，但 {measure} 为 {declared}。",
    ),
    remedy=Text(
        "Attest to the control, or correct the figure.", "请对该控制项作出声明，或更正申报数。"
    ),
    reference=REFERENCE,
    passing=CLEAN,
    failing={
        "report": {
            "figures": [{"measure": "rumours_debunked", "value": 6}],
            "attested": [{"control": "OPS-02", "status": "not_applicable", **VALID}],
        }
    },
)
def does_apply(snapshot: ReportSnapshot) -> Iterator[Problem]:
    for _, control in _attested(snapshot, "not_applicable"):
        for measure in control.applies_where:
            if declared := snapshot.declared.get((measure, None), 0):
                said = saying(control=control.code, measure=measure, declared=declared)
                yield pointer(measure), said
