"""The rules of the controls: pure functions from what a platform shows to a verdict.

What a control asks for is data (`reporting/vocabulary/data/controls.json`).
"""

from reporting.evidence.controls.given import Figure, FileRead, Given, MonthFiled
from reporting.evidence.controls.judgements import (
    ControlReason,
    Judgement,
    Measured,
    Outcome,
    from_plain,
    to_plain,
)
from reporting.evidence.controls.judging import judge
from reporting.evidence.controls.summaries import Explained, explain, interval, summary
from reporting.evidence.controls.validating import Problem, validate
from reporting.evidence.controls.versions import RULES

__all__ = [
    "RULES",
    "ControlReason",
    "Explained",
    "Figure",
    "FileRead",
    "Given",
    "Judgement",
    "Measured",
    "MonthFiled",
    "Outcome",
    "Problem",
    "explain",
    "from_plain",
    "interval",
    "judge",
    "summary",
    "to_plain",
    "validate",
]
