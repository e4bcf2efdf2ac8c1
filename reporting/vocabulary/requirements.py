"""What an attestation to a control takes: values, shares of them, files, counts that must agree.

A threshold is here only where a rule names it, and `source` says which. Where no rule does, the
value is asked for, and judged by its form and plausibility alone.
"""

from __future__ import annotations

from typing import Literal

from reporting.vocabulary.terms import Term, Text

ValueType = Literal[
    "integer",  # 0 or more
    "number",  # 0 or more
    "ratio",  # 0 to 1
    "boolean",
    "date",
    "period",  # a month, YYYY-MM
    "code",  # one of `choices`
    "codes",  # some of `choices`, each once
    "text",
    "url",
    "sha256",
    "filing_number",
    "inventory",  # a list of objects with `fields`
]
Filing = Literal["algorithm", "generative"]
Family = Literal["image", "video", "audio", "text", "document", "archive"]
SlotRule = Literal["kept", "implicit", "prompt", "rhythm", "before", "after", "propagated"]


# By a threshold that a rule names; by form and plausibility, where none does; by what each file is
# read as; by whether a file is there; against the platform's own report.
Judged = Literal["threshold", "form", "samples", "presence", "report"]


class Demand(Term, frozen=True, kw_only=True):
    """`code` names it within its control. `required` False: judged only if it is given."""

    source: str
    required: bool = True
    note: Text | None = None

    @property
    def judged(self) -> Judged:
        return "form"


class Measurement(Demand, frozen=True, kw_only=True, tag_field="kind", tag="measurement"):
    """A value that the platform measures. Of an inventory, `at_least` speaks of its rows.

    `within_days`: so many before the date that `counted_from` names, or before the examination.
    `part_of`: the count that this one cannot exceed.
    """

    type: ValueType
    unit: str = ""
    at_least: float | None = None
    at_most: float | None = None
    must_be: bool | None = None
    within_days: int | None = None
    counted_from: str | None = None
    part_of: str | None = None
    filing: Filing | None = None
    choices: tuple[Term, ...] = ()
    fields: tuple[Measurement | Share, ...] = ()

    @property
    def has_threshold(self) -> bool:
        return (self.at_least, self.at_most, self.must_be, self.within_days) != (None,) * 4

    @property
    def judged(self) -> Judged:
        return "threshold" if self.has_threshold else "form"


class Share(Demand, frozen=True, kw_only=True, tag_field="kind", tag="share"):
    """A share of two counts among the measurements, worked out here and never declared."""

    part: str
    whole: str
    at_least: float | None = None
    at_most: float | None = None

    @property
    def has_threshold(self) -> bool:
        return (self.at_least, self.at_most) != (None, None)

    @property
    def judged(self) -> Judged:
        return "threshold" if self.has_threshold else "form"


class Slot(Demand, frozen=True, kw_only=True, tag_field="kind", tag="slot"):
    """A place for files. `rule` says what every file in it is examined for: `kept` for none.

    `least_n`: so many samples, of each modality where the rule is about modalities.
    """

    takes: tuple[Family, ...]
    rule: SlotRule
    share: float | None = None
    least_n: int = 1

    @property
    def judged(self) -> Judged:
        return "presence" if self.rule == "kept" else "samples"


class Count(Demand, frozen=True, kw_only=True, tag_field="kind", tag="count"):
    """A measurement that must agree with the figure of the platform's report for the month that
    the measurement `period` names."""

    measurement: str
    measure: str

    @property
    def judged(self) -> Judged:
        return "report"


Requirement = Measurement | Share | Slot | Count
