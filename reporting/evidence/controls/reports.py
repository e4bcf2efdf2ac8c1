"""The claim beside the platform's own reports in force: counts that must agree, and what denies it.

Only whole months within the claim's validity are looked at: what was found before it was made says
nothing against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reporting import vocabulary
from reporting.evidence.controls import demands, reasons
from reporting.evidence.controls.demands import Values
from reporting.evidence.controls.given import Given, MonthFiled
from reporting.evidence.controls.judgements import ControlReason, Said
from reporting.vocabulary import Control
from reporting.vocabulary.controls import Contradiction, within
from reporting.vocabulary.requirements import Count


def _months(given: Given) -> list[MonthFiled]:
    return [one for one in given.months if within(one.period, given.valid_from, given.valid_until)]


def judge_counts(control: Control, given: Given, values: Values) -> Iterator[ControlReason]:
    months = {month.period: month for month in given.months}
    for count in demands.counts(control):
        if count.measurement in values and "period" in values:
            yield from _agrees(count, values, months, given.scope)


def _agrees(
    count: Count, values: Values, months: Mapping[str, MonthFiled], scope: str
) -> Iterator[ControlReason]:
    value, period = values[count.measurement], values["period"]
    said: Said = {
        "name": count.measurement,
        "value": value,
        "period": period,
        "measure": count.measure,
    }
    if period not in months:
        yield ControlReason(reasons.NO_REPORT, said)
        return
    reported = months[period].figures.get(count.measure)
    if reported is None:
        if value:
            yield ControlReason(reasons.NOT_REPORTED, said)
    elif value > reported or (value != reported and not scope):
        yield ControlReason(reasons.OTHER_COUNT, {**said, "reported": reported})
    elif scope:
        yield ControlReason(reasons.OF_ANOTHER_SCOPE, said)


def denied(control: Control, given: Given) -> Iterator[ControlReason]:
    """Items found unlabelled, where full labelling is claimed. Whose output they were, records do
    not say: so it is a doubt."""
    if control.denied_by is None or given.status != "implemented":
        return
    found = {month.period: unlabelled(control.denied_by, month) for month in _months(given)}
    bad = {period: n for period, n in found.items() if n}
    if bad:
        said: Said = {"months": ", ".join(sorted(bad)), "n": sum(bad.values())}
        yield ControlReason(reasons.UNLABELLED, said)


def unlabelled(denied_by: Contradiction, month: MonthFiled) -> int:
    categories = vocabulary.for_period(month.period).categories
    return sum(
        n
        for (subject, _, category, modality, label), n in month.counts.items()
        if subject == "item"
        and denied_by.says(
            modality, label, category in categories and categories[category].labelling
        )
    )


def applies(control: Control, given: Given) -> Iterator[ControlReason]:
    """Of a control that is said not to apply: what the reports count says otherwise."""
    for month in _months(given):
        for measure in control.applies_where:
            if n := month.figures.get(measure, 0):
                said: Said = {"period": month.period, "measure": measure, "n": n}
                yield ControlReason(reasons.DOES_APPLY, said)
