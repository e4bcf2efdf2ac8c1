"""H401 to H409: the report beside the platform's own earlier ones."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from statistics import median

from reporting.checks.moments import preceding
from reporting.checks.registry import Example, Layer, Problem, Severity, check
from reporting.checks.report_check import pointer, saying
from reporting.checks.snapshots import ReportSnapshot, with_wholes
from reporting.vocabulary import Text

WARNING, NOTE = Severity.WARNING, Severity.NOTE
HISTORY = Layer.HISTORY
REFERENCE = "docs/checks.md"

RECENT = 3  # months that show what is usual now
NOTEWORTHY = 20  # below this, chance alone makes zeros and jumps
LARGE = 100  # from here, an identical figure or a share is no coincidence
STEADY = 2.0  # largest over smallest of recent months that still counts as steady
ENOUGH = 4  # months needed before a jump can be told from the usual ups and downs
FAR = 4.0  # robust standard deviations
LEAST_SPREAD = 0.22  # of the logarithm: months of the steadiest platform still differ this much


def _past(**months: Mapping[str, int]) -> list[dict[str, object]]:
    return [
        {"period": name.replace("_", "-")[1:], "totals": dict(totals)}
        for name, totals in months.items()
    ]


USUAL: Example = {
    "report": {
        "history": _past(
            _2025_04={"items_removed": 118},
            _2025_03={"items_removed": 131},
            _2025_02={"items_removed": 109},
            _2025_01={"items_removed": 125},
        )
    }
}


def _filed(history: list[dict[str, object]], items_removed: int, **more: object) -> Example:
    """An example with these earlier months and this many items removed now, records and all."""
    report = {
        "history": history,
        "figures": [{"measure": "items_removed", "value": items_removed}],
        "counts": [{"category": "P2-1", "n": items_removed}] if items_removed else [],
        **more,
    }
    return {"report": report}


STEADY_PAST = USUAL["report"]["history"]


@check(
    "H401",
    layer=HISTORY,
    severity=WARNING,
    waivable=True,
    title=Text("Sudden zero", "突然归零"),
    message=Text(
        "{measure} is 0 after {usual} (median of recent months).",
        "{measure}本期为 0，近几期中位数为 {usual}。",
    ),
    remedy=Text(
        "Check that every source was exported, or explain the change.",
        "请确认各数据来源均已导出，或说明变化原因。",
    ),
    reference=REFERENCE,
    passing=USUAL,
    failing=_filed(STEADY_PAST, 0),
)
def sudden_zero(snapshot: ReportSnapshot) -> Iterator[Problem]:
    if snapshot.nil:
        return
    for measure, past in _series(snapshot).items():
        recent = past[:RECENT]
        busy = len(recent) >= 2 and min(recent) > 0 and median(recent) >= NOTEWORTHY
        if busy and snapshot.declared.get((measure, None), 0) == 0:
            yield pointer(measure), saying(measure=measure, usual=round(median(recent)))


@check(
    "H402",
    layer=HISTORY,
    severity=WARNING,
    waivable=True,
    title=Text("Jump", "数值突变"),
    message=Text(
        "{measure} is {value}; earlier months have a median of {usual}.",
        "{measure}本期为 {value}，以往各期中位数为 {usual}。",
    ),
    remedy=Text("Check the figure, or explain the change.", "请核对申报数，或说明变化原因。"),
    reference=REFERENCE,
    passing=USUAL,
    failing=_filed(STEADY_PAST, 444),
)
def jump(snapshot: ReportSnapshot) -> Iterator[Problem]:
    for measure, value, past in _compared(snapshot):
        told = len(past) >= ENOUGH and min(past) > 0 and max(value, median(past)) >= NOTEWORTHY
        if told and not _slip(value, past) and _distance(value, past) > FAR:
            yield pointer(measure), saying(measure=measure, value=value, usual=round(median(past)))


@check(
    "H403",
    layer=HISTORY,
    severity=WARNING,
    title=Text("Looks like a slipped digit", "疑似多写或少写一位"),
    message=Text(
        "{measure} is {value}, about ten times more or less than the usual {usual}.",
        "{measure}本期为 {value}，与通常的 {usual} 相差约十倍。",
    ),
    remedy=Text(
        "Compare with the source, then correct the figure or explain the change.",
        "请与原始数据核对，更正申报数或说明变化原因。",
    ),
    reference=REFERENCE,
    passing=USUAL,
    failing=_filed(STEADY_PAST, 1200),
)
def slipped_digit(snapshot: ReportSnapshot) -> Iterator[Problem]:
    for measure, value, past in _compared(snapshot):
        if _slip(value, past) == 10:
            said = saying(measure=measure, value=value, usual=round(median(past[:RECENT])))
            yield pointer(measure), said


@check(
    "H404",
    layer=HISTORY,
    severity=WARNING,
    title=Text("Looks like a slip of 万", "疑似“万”单位错误"),
    message=Text(
        "{measure} is {value}, about ten thousand times more or less than the usual {usual}.",
        "{measure}本期为 {value}，与通常的 {usual} 相差约一万倍。",
    ),
    remedy=Text(
        "Give counts in ones, not in units of 10,000.", "请以个、条为单位填报，不要以“万”为单位。"
    ),
    reference=REFERENCE,
    passing=USUAL,
    failing=_filed(STEADY_PAST, 1_200_000),
)
def slip_of_unit(snapshot: ReportSnapshot) -> Iterator[Problem]:
    for measure, value, past in _compared(snapshot):
        if _slip(value, past) == 10_000:
            said = saying(measure=measure, value=value, usual=round(median(past[:RECENT])))
            yield pointer(measure), said


@check(
    "H406",
    layer=HISTORY,
    severity=NOTE,
    title=Text("Same figure as last month", "与上期完全相同"),
    message=Text(
        "{measure} is {value}, exactly as in {period}.",
        "{measure}为 {value}，与 {period} 完全相同。",
    ),
    remedy=Text(
        "Make sure that last month's figure wasn't filed again.", "请确认未重复报送上期数据。"
    ),
    reference=REFERENCE,
    passing=USUAL,
    failing={
        "report": {"history": _past(_2025_04={"items_removed": 121})},
    },
)
def same_as_before(snapshot: ReportSnapshot) -> Iterator[Problem]:
    if snapshot.history and snapshot.history[0].period == preceding(snapshot.period):
        last = with_wholes(snapshot.history[0].totals)
        for (measure, category), value in sorted(snapshot.declared.items(), key=str):
            if category is None and value >= LARGE and last.get((measure, None)) == value:
                said = saying(measure=measure, value=value, period=snapshot.history[0].period)
                yield pointer(measure), said


@check(
    "H407",
    layer=HISTORY,
    severity=WARNING,
    waivable=True,
    title=Text("Nothing to report after busy months", "多期有数据后零报告"),
    message=Text(
        "A nil report, though {measure} had a median of {usual} in recent months.",
        "本期为零报告，而近几期{measure}的中位数为 {usual}。",
    ),
    remedy=Text(
        "File the report with its content, or explain why there is none.",
        "请报送实际内容，或说明无内容的原因。",
    ),
    reference=REFERENCE,
    passing={"report": {"nil": True, "figures": [], "counts": []}},
    failing=_filed(STEADY_PAST, 0, nil=True, figures=[]),
)
def nil_after_activity(snapshot: ReportSnapshot) -> Iterator[Problem]:
    if not snapshot.nil:
        return
    for measure, past in _series(snapshot).items():
        recent = past[:RECENT]
        if len(recent) >= 2 and median(recent) >= NOTEWORTHY:
            yield "/nil", saying(measure=measure, usual=round(median(recent)))


@check(
    "H408",
    layer=HISTORY,
    severity=NOTE,
    title=Text("Month before is missing", "缺少上一期报告"),
    message=Text(
        "No accepted report for {missing}; the latest earlier one is of {latest}.",
        "没有已受理的 {missing} 期报告，此前最近一期为 {latest}。",
    ),
    remedy=Text("File the missing month.", "请补报缺少的月份。"),
    reference=REFERENCE,
    passing=USUAL,
    failing={"report": {"history": _past(_2025_03={"items_removed": 131})}},
)
def month_missing(snapshot: ReportSnapshot) -> Iterator[Problem]:
    missing = preceding(snapshot.period)
    if snapshot.history and snapshot.history[0].period != missing:
        yield "", saying(missing=missing, latest=snapshot.history[0].period)


@check(
    "H409",
    layer=HISTORY,
    severity=NOTE,
    title=Text("Record ids used before", "记录编号曾经使用"),
    message=Text(
        "{n} record ids already stood in an earlier period.",
        "有 {n} 个记录编号在以往期次中出现过。",
    ),
    remedy=Text(
        "Put the month into the id, and make sure that no action is filed twice.",
        "建议在编号中加入月份，并确认未重复报送同一处置。",
    ),
    reference=REFERENCE,
    passing=USUAL,
    failing={"report": {"reused_record_ids": 17}},
)
def ids_used_before(snapshot: ReportSnapshot) -> Iterator[Problem]:
    if snapshot.reused_record_ids:
        yield "/records", saying(n=snapshot.reused_record_ids)


def _series(snapshot: ReportSnapshot) -> Mapping[str, list[int]]:
    """Earlier totals by measure, newest first; a month without the measure counts as 0."""
    months = [with_wholes(month.totals) for month in snapshot.history]
    measures = sorted({m for month in months for m, category in month if category is None})
    return {m: [month.get((m, None), 0) for month in months] for m in measures}


def _compared(snapshot: ReportSnapshot) -> Iterator[tuple[str, int, list[int]]]:
    for measure, past in _series(snapshot).items():
        value = snapshot.declared.get((measure, None), 0)
        if value > 0:
            yield measure, value, past


def _slip(value: int, past: list[int]) -> int:
    """10 or 10,000 when the value is off a steady past by about that factor, else 0."""
    recent = past[:RECENT]
    if not recent or min(recent) == 0 or max(recent) > STEADY * min(recent):
        return 0
    usual = median(recent)
    if max(usual, value) < LARGE:
        return 0
    factor = max(value / usual, usual / value)
    slack = 1.25 if len(recent) > 1 else 1.02  # one month alone says little about what is usual
    return next((f for f in (10, 10_000) if f / slack <= factor <= f * slack), 0)


def _distance(value: int, past: list[int]) -> float:
    """Robust standard deviations between the value and its past, on a logarithmic scale."""
    logs = [math.log(earlier) for earlier in past]
    middle = median(logs)
    spread = 1.4826 * median(abs(each - middle) for each in logs)
    return abs(math.log(value) - middle) / max(spread, LEAST_SPREAD)
