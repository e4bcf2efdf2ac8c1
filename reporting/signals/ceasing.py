"""S201, S202: nothing where there always was something."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from reporting.signals.courses import Course, Month
from reporting.signals.registry import Context, Heard, Level, rule, saying
from reporting.vocabulary import Text

ALL = (("items_handled", None), ("items_handled", "P2-1"))
BUSY = tuple(Month(f"2025-{month:02}", dict.fromkeys(ALL, 100 + month)) for month in (5, 4, 3))
REMEDY = Text(
    "Detection may have stopped, an export may be missing, or categories may have been mapped "
    "otherwise. Compare with the platform's explanation of check H401, if there is one.",
    "可能是发现机制停用、导出缺失或类别映射变化。如平台已就检查项 H401 作出说明，请对照查看。",
)


@rule(
    "S201",
    level=Level.PLATFORM,
    title=Text("Sudden zero", "突然归零"),
    message=Text(
        "{measure}, category {category}: none, after a median of {usual} in the {months} months "
        "before.",
        "{measure}，类别{category}：本期为零，此前 {months} 期中位数为 {usual}。",
    ),
    meaning=REMEDY,
    quiet=Course(Month("2025-06", dict.fromkeys(ALL, 90)), BUSY),
    telling=Course(Month("2025-06", {("items_handled", None): 90}), BUSY),
)
def sudden_zero(course: Course, context: Context) -> Iterator[Heard]:
    """Of a measure as a whole, or else of its categories."""
    if course.now.nil:
        return
    gone = {cell: usual for cell, usual in _usual(course, context) if not _now(course, cell)}
    for (measure, category), usual in gone.items():
        if category is None or (measure, None) not in gone:
            months = len(course.past)
            said = saying(measure=measure, category=category or "all", usual=usual, months=months)
            subject = f"{measure} {category}" if category else measure
            yield subject, usual / context.given["least"], said


@rule(
    "S202",
    level=Level.PLATFORM,
    title=Text("Nothing to report after busy months", "多期有数据后零报告"),
    message=Text(
        "A nil report, after a median of {usual} for {measure} in the {months} months before.",
        "本期为零报告，此前 {months} 期{measure}中位数为 {usual}。",
    ),
    meaning=REMEDY,
    quiet=Course(Month("2025-06", dict.fromkeys(ALL, 90)), BUSY),
    telling=Course(Month("2025-06", nil=True), BUSY),
)
def nil_after_activity(course: Course, context: Context) -> Iterator[Heard]:
    if not course.now.nil:
        return
    wholes = {
        measure: usual for (measure, category), usual in _usual(course, context) if category is None
    }
    if wholes:
        measure, usual = max(wholes.items(), key=lambda one: one[1])
        said = saying(measure=measure, usual=usual, months=len(course.past))
        yield "nil", usual / context.given["least"], said


def _now(course: Course, cell: tuple[str, str | None]) -> int:
    return course.now.values.get(cell, 0)


def _usual(course: Course, context: Context) -> Iterator[tuple[tuple[str, str | None], int]]:
    """What every one of the months before had enough of, with its median."""
    if len(course.past) < context.given["months"]:
        return
    for cell in sorted({cell for month in course.past for cell in month.values}, key=str):
        past = course.before(cell)
        if min(past) > 0 and median(past) >= context.given["least"]:
            yield cell, round(median(past))
