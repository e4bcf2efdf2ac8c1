"""S501: no report, from a platform that always filed one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from reporting.signals.courses import Absence
from reporting.signals.registry import Context, Heard, Level, rule, saying
from reporting.vocabulary import Text


@rule(
    "S501",
    level=Level.CALENDAR,
    title=Text("Missing after regular filing", "连续报送后缺报"),
    message=Text(
        "No report, {days} days after it was due; the {months} months before were filed.",
        "已逾期 {days} 天仍未报送，此前 {months} 期均已报送。",
    ),
    meaning=Text(
        "Who filed month after month and stops has most likely a technical reason, a change of "
        "staff, or closed down. A call is quicker than an order.",
        "连续报送后中断，多因技术故障、人员变动或业务关停。建议先电话了解，再决定是否发文。",
    ),
    quiet=Absence(3, (False, True, True)),
    telling=Absence(3, (True, True, True)),
)
def missing_after_regular(absence: Absence, context: Context) -> Iterator[Heard]:
    months = sum(1 for _ in takewhile(bool, absence.filed))
    if absence.days_late >= context.given["days"] and months >= context.given["months"]:
        said = saying(days=absence.days_late, months=months)
        yield "", months / context.given["months"], said
