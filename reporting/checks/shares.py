"""H405, H410: what nearly everything was, and now hardly anything is: flags that were exchanged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reporting.checks.history import HISTORY, LARGE, REFERENCE, WARNING
from reporting.checks.registry import Problem, check
from reporting.checks.report_check import pointer, saying
from reporting.checks.snapshots import ReportSnapshot
from reporting.vocabulary import Text

MOST, LEAST = 0.9, 0.1


@check(
    "H405",
    layer=HISTORY,
    severity=WARNING,
    waivable=True,
    title=Text("Detection source inverted", "发现方式疑似颠倒"),
    message=Text(
        "{detection} went from {before} % to {now} % of the records.",
        "“{detection}”占记录的比例由 {before}% 变为 {now}%。",
    ),
    remedy=Text(
        "Check whether a flag was exchanged in the export, or explain the change.",
        "请检查导出时标志位是否颠倒，或说明变化原因。",
    ),
    reference=REFERENCE,
    passing={
        "report": {
            "history": [{"period": "2025-04", "totals": {}, "detection": {"automated": 500}}]
        }
    },
    failing={
        "report": {
            "history": [{"period": "2025-04", "totals": {}, "detection": {"user_report": 500}}]
        }
    },
)
def inverted_detection(snapshot: ReportSnapshot) -> Iterator[Problem]:
    if snapshot.history:
        for code, before, now in _flips(snapshot.history[0].detection, snapshot.detection):
            yield "/records", saying(detection=code, before=before, now=now)


@check(
    "H410",
    layer=HISTORY,
    severity=WARNING,
    waivable=True,
    title=Text("Categories inverted", "类别占比疑似颠倒"),
    message=Text(
        "{measure}: {category} went from {before} % to {now} %.",
        "{measure}：类别{category}的占比由 {before}% 变为 {now}%。",
    ),
    remedy=Text(
        "Check the mapping of categories in the export, or explain the change.",
        "请检查导出时的类别映射，或说明变化原因。",
    ),
    reference=REFERENCE,
    passing={
        "report": {
            "history": [
                {
                    "period": "2025-04",
                    "totals": {"items_removed/P2-1": 190, "items_removed/P2-3": 30},
                }
            ]
        }
    },
    failing={"report": {"history": [{"period": "2025-04", "totals": {"items_removed/P2-5": 200}}]}},
)
def inverted_categories(snapshot: ReportSnapshot) -> Iterator[Problem]:
    if not snapshot.history:
        return
    for measure in sorted({m for m, _ in snapshot.declared}):
        before = _by_category(snapshot.history[0].totals, measure)
        now = _by_category(snapshot.declared, measure)
        for category, was, is_now in _flips(before, now):
            said = saying(measure=measure, category=category, before=was, now=is_now)
            yield pointer(measure, category), said


def _by_category(totals: Mapping[tuple[str, str | None], int], measure: str) -> Mapping[str, int]:
    return {c: value for (m, c), value in totals.items() if m == measure and c is not None}


def _flips(before: Mapping[str, int], now: Mapping[str, int]) -> Iterator[tuple[str, int, int]]:
    """Codes whose share went from nearly all to nearly nothing or back, in percent."""
    whole_before, whole_now = sum(before.values()), sum(now.values())
    if min(whole_before, whole_now) < LARGE:
        return
    for code in sorted(before.keys() | now.keys()):
        was, is_now = before.get(code, 0) / whole_before, now.get(code, 0) / whole_now
        if (was > MOST and is_now < LEAST) or (was < LEAST and is_now > MOST):
            yield code, round(was * 100), round(is_now * 100)
