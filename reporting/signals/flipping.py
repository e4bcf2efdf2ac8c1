"""S301 to S303: how things were found, or labelled, changed from one month to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import median

from reporting.signals.courses import Course, Month
from reporting.signals.registry import Context, Heard, Level, Numbers, rule, saying
from reporting.vocabulary import Text

MACHINE = {"automated": 480, "user_report": 20}
PEOPLE = {"automated": 20, "user_report": 480}
MIXED = {"automated": 290, "user_report": 210}
BARE = {"none": 480, "explicit": 20}
LABELLED = {"none": 20, "explicit": 480}
SHARES = Text(
    "went from {before}% to {now}% of the records", "占记录的比例由 {before}% 变为 {now}%"
)
FLAG = Text(
    "Shares that change places are rarely true: look first whether a flag was exchanged in the "
    "platform's export, and whether checks H405 or H410 were explained.",
    "占比互换多非真实变化：请先查看平台导出时标志位是否颠倒，检查项 H405、H410 是否已有说明。",
)


def _found(now: Mapping[str, int], before: Mapping[str, int]) -> Course:
    past = (Month("2025-05", detection=before), Month("2025-04", detection=before))
    return Course(Month("2025-06", detection=now), past)


def _labelled(now: Mapping[str, int], before: Mapping[str, int]) -> Course:
    return Course(Month("2025-06", labels=now), (Month("2025-05", labels=before),))


@rule(
    "S301",
    level=Level.PLATFORM,
    title=Text("Detection flipped", "发现方式颠倒"),
    message=Text(f"“{{detection}}” {SHARES.en}.", f"“{{detection}}”{SHARES.zh}。"),
    meaning=FLAG,
    quiet=_found(MIXED, MACHINE),
    telling=_found(PEOPLE, MACHINE),
)
def detection_flipped(course: Course, context: Context) -> Iterator[Heard]:
    for code, before, now in _flips(course, "detection", context):
        yield code, *_said("detection", code, before, now)


@rule(
    "S302",
    level=Level.PLATFORM,
    title=Text("Labels flipped", "标识状态颠倒"),
    message=Text(f"Label “{{label}}” {SHARES.en}.", f"标识“{{label}}”{SHARES.zh}。"),
    meaning=FLAG,
    quiet=_labelled({"none": 300, "explicit": 200}, BARE),
    telling=_labelled(LABELLED, BARE),
)
def labels_flipped(course: Course, context: Context) -> Iterator[Heard]:
    for code, before, now in _flips(course, "labels", context):
        yield code, *_said("label", code, before, now)


@rule(
    "S303",
    level=Level.PLATFORM,
    title=Text("Share of automated detection jumped", "自动发现占比突变"),
    message=Text(
        f"“{{detection}}” {SHARES.en}; {{before}}% is the median of the {{months}} months before.",
        f"“{{detection}}”{SHARES.zh}（{{before}}% 为此前 {{months}} 期的中位数）。",
    ),
    meaning=Text(
        "A model was put into service or taken out, or what people report is no longer counted. "
        "Ask which, before totals are compared.",
        "可能是模型上线或停用，或不再统计用户举报。比较总量之前，请先了解原因。",
    ),
    quiet=_found(MIXED, MIXED),
    telling=_found(MACHINE, MIXED),
)
def automated_jumped(course: Course, context: Context) -> Iterator[Heard]:
    given, code = context.given, "automated"
    months = [course.now, *course.past]
    shares = [_shares(month.detection, given["least"]).get(code) for month in months]
    past = [share for share in shares[1:] if share is not None]
    if shares[0] is None or len(past) < given["months"]:
        return
    usual = median(past)
    moved = abs(shares[0] - usual) * 100
    flipped = {max(usual, shares[0]) > 0.9, min(usual, shares[0]) < 0.1} == {True}
    if moved >= given["points"] and not flipped:
        before, now = round(usual * 100), round(shares[0] * 100)
        said = saying(detection=code, before=before, now=now, months=len(past))
        yield code, moved / given["points"], said


def _flips(course: Course, name: str, context: Context) -> Iterator[tuple[str, float, float]]:
    """Codes whose share went from nearly all to nearly nothing, or back, against last month."""
    if not course.past:
        return
    given = context.given
    before, now = (_shares(getattr(m, name), given["least"]) for m in (course.past[0], course.now))
    if not (before and now):
        return
    moved = [
        (code, before.get(code, 0.0), now.get(code, 0.0)) for code in before.keys() | now.keys()
    ]
    fell = [one for one in moved if one[1] >= given["most"] and one[2] <= given["rest"]]
    rose = [one for one in moved if one[1] <= given["rest"] and one[2] >= given["most"]]
    yield from sorted(fell or rose)  # one signal, though where one falls another may rise


def _shares(counts: Mapping[str, int], least: float) -> dict[str, float]:
    """Of each code; of too few records, nothing can be told. A code that is not there has 0."""
    whole = sum(counts.values())
    if whole < max(least, 1):
        return {}
    return {"automated": 0.0, **{code: n / whole for code, n in counts.items()}}


def _said(name: str, code: str, before: float, now: float) -> tuple[float, Numbers]:
    numbers = saying(**{name: code}, before=round(before * 100), now=round(now * 100))
    return abs(now - before) / 0.8, numbers
