"""S101, S102: a category of which far more was acted on than is usual."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from reporting.signals.courses import Course, Month
from reporting.signals.registry import Context, Heard, Level, rule, saying
from reporting.signals.robust import log_distance
from reporting.vocabulary import Text

TITLE = Text("Rising category", "类别上升")
MESSAGE = Text(
    "{measure}, category {category}: {value} after a median of {usual} in the {months} months "
    "before, {times} times as many",
    "{measure}，类别{category}：本期 {value}，此前 {months} 期中位数为 {usual}，为其 {times} 倍",
)
MEASURE = "items_handled"


def _course(*values: int) -> Course:
    """Of one category; the first is this month's."""
    months = [
        Month(f"2025-{6 - age:02}", {(MEASURE, "P2-1"): n, (MEASURE, None): n})
        for age, n in enumerate(values)
    ]
    return Course(months[0], tuple(months[1:]), filers=5)


@rule(
    "S101",
    level=Level.SCOPE,
    title=TITLE,
    message=Text(
        f"{MESSAGE.en}, at the same {{filers}} platforms.",
        f"{MESSAGE.zh}（同口径 {{filers}} 家平台）。",
    ),
    meaning=Text(
        "Counted for those platforms alone that filed in every one of these months, so that more "
        "platforms are not more of a category. See which of them it comes from, and whether "
        "something new is going round, or they only look for it now.",
        "仅统计各期均已报送的平台，因此平台增加不会造成上升。请查看主要来自哪些平台，"
        "是出现了新情况，还是平台刚开始重点排查。",
    ),
    quiet=_course(1020, 1000, 990),
    telling=_course(1400, 1000, 990),
)
def rising_in_scope(course: Course, context: Context) -> Iterator[Heard]:
    if course.filers >= context.given["platforms"]:  # of fewer, each has signals of its own
        for subject, strength, said in _rising(course, context):
            yield subject, strength, {**said, "filers": course.filers}


@rule(
    "S102",
    level=Level.PLATFORM,
    title=Text("Rising category on a platform", "平台类别上升"),
    message=Text(f"{MESSAGE.en}.", f"{MESSAGE.zh}。"),
    meaning=Text(
        "Ask the platform what it saw, if its report does not say so: a wave, a new model that "
        "looks for it, or categories that were mapped otherwise.",
        "如报告未予说明，可询问平台原因：集中出现、启用新的识别模型，或类别映射发生变化。",
    ),
    quiet=_course(130, 100, 95),
    telling=_course(900, 100, 95),
)
def rising_on_platform(course: Course, context: Context) -> Iterator[Heard]:
    yield from _rising(course, context)


def _rising(course: Course, context: Context) -> Iterator[Heard]:
    given = context.given
    if len(course.past) < given["months"]:
        return
    for (measure, category), value in sorted(course.now.values.items(), key=str):
        past = course.before((measure, category))
        if category is None or value < given["least"] or min(past) < 1:
            continue
        usual = median(past)
        wanted = given["watched_ratio" if category in context.watched else "ratio"]
        far = log_distance(value, past, given["spread"])
        if value / usual >= wanted and far >= given["far"]:
            times = round(value / usual, 2)
            said = saying(
                measure=measure,
                category=category,
                value=value,
                usual=round(usual),
                months=len(past),
                times=times,
            )
            yield f"{measure} {category}", (value / usual - 1) / (wanted - 1), said
