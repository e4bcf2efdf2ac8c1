"""The rules of the controls: pure functions from what a platform shows to a verdict.

What a control asks for is data (`reporting/vocabulary/data/controls.json`).
"""

from reporting.evidence.controls.given import FileRead, Given, MonthFiled
from reporting.evidence.controls.judgements import (
    ControlReason,
    Judgement,
    Measured,
    Outcome,
    from_plain,
    to_plain,
)
from reporting.evidence.controls.judging import judge
from reporting.evidence.controls.summaries import summary
from reporting.evidence.controls.validating import Problem, validate

RULES = "1"

__all__ = [
    "RULES",
    "ControlReason",
    "FileRead",
    "Given",
    "Judgement",
    "Measured",
    "MonthFiled",
    "Outcome",
    "Problem",
    "from_plain",
    "judge",
    "summary",
    "to_plain",
    "validate",
]
