"""The claim beside the platform's own reports in force: counts that must agree, and what denies it.

Only whole months within the claim's validity are looked at: what was found before it was made says
nothing against it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from reporting import vocabulary
from reporting.evidence.controls import demands, reasons
from reporting.evidence.controls.demands import Values
from reporting.evidence.controls.given import Figure, Given, MonthFiled
from reporting.evidence.controls.judgements import ControlReason, Said
from reporting.vocabulary import Control
from reporting.vocabulary.controls import Contradiction, within
from reporting.vocabulary.requirements import Count


def _months(given: Given) -> list[MonthFiled]:
    return [one for one in given.months if within(one.period, given.valid_from, given.valid_until)]


def judge_counts(control: Control, given: Given, values: Values) -> Iterator[ControlReason]:
    months = {month.period: month for month in given.months}
    if "period" in values and values["period"] < _year_before(given.valid_from):
        said: Said = {"period": values["period"], "valid_from": given.valid_from.isoformat()}
        yield ControlReason(reasons.OLD_PERIOD, said)
    for count in demands.counts(control):
        if count.measurement in values and "period" in values:
            yield from _agrees(count, values, months, given.scope)


def _year_before(day: dt.date) -> str:
    return f"{day.year - 1}-{day.month:02}"


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
    elif _contradicts(reported, value, scope):
        yield ControlReason(reasons.OTHER_COUNT, {**said, "reported": reported.value})
    elif scope:
        yield ControlReason(reasons.OF_ANOTHER_SCOPE, said)
    elif reported.at_least:
        yield ControlReason(reasons.LOWER_BOUND, {**said, "reported": reported.value})


def _contradicts(reported: Figure, value: int, scope: str) -> bool:
    """A part of the whole may be less than it, and no part is more than a bound that is exact."""
    less = value < reported.value and not scope
    return less or (value > reported.value and not reported.at_least)


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
            figure = month.figures.get(measure)
            if figure is not None and (n := figure.value):
                said: Said = {"period": month.period, "measure": measure, "n": n}
                yield ControlReason(reasons.DOES_APPLY, said)
