"""R201 to R204: the times of a record."""

from __future__ import annotations

import datetime as dt

from reporting.checks.fields import Record
from reporting.checks.moments import in_beijing
from reporting.checks.record_check import CLEAN, GUIDE, record_check
from reporting.checks.registry import Problem, Severity
from reporting.checks.setting import OLDEST_CONTENT, RecordContext
from reporting.vocabulary import Text

ERROR = Severity.ERROR


@record_check(
    "R201",
    reads=("acted_at",),
    severity=ERROR,
    title=Text("Action lies outside the period", "处置时间不在报告期内"),
    message=Text(
        "The action was taken at {acted_at}, outside {period} (Beijing time).",
        "处置时间 {acted_at} 不在 {period} 报告期内（北京时间）。",
    ),
    remedy=Text(
        "File the record with the period its action was taken in; check the offset.",
        "请将该记录报入处置时间所在的报告期，并核对时区偏移。",
    ),
    reference=GUIDE,
    passing={"record": {"acted_at": "2025-04-30T16:00:00Z"}},
    failing={"record": {"acted_at": "2025-05-31T16:00:00Z"}},
)
def outside_the_period(record: Record, context: RecordContext) -> Problem | None:
    if not context.starts_at <= record.acted_at < context.ends_at:
        return "/acted_at", {"acted_at": _in_beijing(record.acted_at), "period": context.period}
    return None


def _in_beijing(at: dt.datetime) -> str:
    try:
        return in_beijing(at).isoformat()
    except OverflowError:  # at either end of the calendar
        return at.isoformat()


@record_check(
    "R202",
    reads=("acted_at",),
    severity=ERROR,
    title=Text("Action lies in the future", "处置时间晚于报送时间"),
    message=Text(
        "The action was taken at {acted_at}, after the batch had arrived.",
        "处置时间 {acted_at} 晚于批次接收时间。",
    ),
    remedy=Text(
        "File actions after they were taken; check the clock and the offset.",
        "请在处置完成后报送，并核对系统时钟与时区偏移。",
    ),
    reference=GUIDE,
    passing=CLEAN,
    failing={"record": {}, "received_at": "2025-05-01T09:00:00+08:00"},
)
def in_the_future(record: Record, context: RecordContext) -> Problem | None:
    if record.acted_at > context.latest:
        return "/acted_at", {"acted_at": record.acted_at.isoformat()}
    return None


@record_check(
    "R203",
    reads=("acted_at", "content_at"),
    severity=ERROR,
    title=Text("Action comes before its content", "处置早于内容出现"),
    message=Text(
        "The action of {acted_at} comes before the content, which appeared at {content_at}.",
        "处置时间 {acted_at} 早于内容出现时间 {content_at}。",
    ),
    remedy=Text(
        "Check both times and their offsets; they may have been exchanged.",
        "请核对两个时间及其时区偏移，可能填反。",
    ),
    reference=GUIDE,
    passing={"record": {"content_at": "2025-05-12T00:29:59Z"}},
    failing={"record": {"content_at": "2025-05-12T08:30:01+08:00"}},
)
def before_its_content(record: Record, context: RecordContext) -> Problem | None:
    if record.content_at is not None and record.content_at > record.acted_at:
        return (
            "/content_at",
            {
                "acted_at": record.acted_at.isoformat(),
                "content_at": record.content_at.isoformat(),
            },
        )
    return None


@record_check(
    "R204",
    reads=("content_at",),
    severity=ERROR,
    title=Text("Content is impossibly old", "内容时间过早"),
    message=Text(
        "The content is said to have appeared at {content_at}.", "所填内容出现时间为 {content_at}。"
    ),
    remedy=Text(
        "Leave the field out when the time isn't known, instead of an invented date.",
        "时间不明时请省略该字段，不要填写虚构日期。",
    ),
    reference=GUIDE,
    passing={"record": {"content_at": "2000-01-01T00:00:00+08:00"}},
    failing={"record": {"content_at": "1970-01-01T00:00:00Z"}},
)
def impossibly_old(record: Record, context: RecordContext) -> Problem | None:
    if record.content_at is not None and record.content_at < OLDEST_CONTENT:
        return "/content_at", {"content_at": record.content_at.isoformat()}
    return None
