"""Measured values against what their requirements say of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from platforms.identifiers import InvalidIdentifier, algorithm_filing, generative_filing
from reporting.checks.characters import shown
from reporting.evidence.controls import demands, reasons, statistics
from reporting.evidence.controls.demands import Values
from reporting.evidence.controls.judgements import ControlReason, Measured, Said
from reporting.evidence.controls.validating import validate
from reporting.vocabulary import Control
from reporting.vocabulary.requirements import Measurement, Share

# Declared labels are judged by the rules for them, in `special`.
JUDGED_ELSEWHERE = frozenset({("LBL-03", "labels")})


def sound(control: Control, given: Values) -> tuple[dict[str, Any], list[ControlReason]]:
    """The values that can be read, and a reason for each that cannot: stored under an earlier
    catalogue, they may not have the form of today's."""
    problems = validate(control.code, dict(given))
    bad = {problem.pointer.split("/")[1] for problem in problems if problem.pointer}
    found = [
        ControlReason(
            reasons.MALFORMED, {**one.params, "name": one.pointer[1:], "problem": one.code}
        )
        for one in problems
    ]
    return {name: value for name, value in given.items() if shown(name) not in bad}, found


def missing(control: Control, given: Values) -> Iterator[ControlReason]:
    for name, demand in demands.measurements(control.requirements).items():
        if demand.required and name not in given:
            yield ControlReason(reasons.MISSING, {"name": name})


def judge_values(control: Control, values: Values, on: dt.date) -> Iterator[ControlReason]:
    for path, asked, level in demands.levels(control, values):
        if (control.code, path.partition("/")[0]) in JUDGED_ELSEWHERE:
            continue
        for name, demand in demands.measurements(asked).items():
            if name in level:
                yield from _judge(path, demand, level, on)


def _judge(path: str, demand: Measurement, level: Values, on: dt.date) -> Iterator[ControlReason]:
    name, value = path + demand.code, level[demand.code]
    if demand.type in ("integer", "number", "ratio", "inventory"):
        size = len(value) if demand.type == "inventory" else value
        yield from bounds(name, size, demand)
    elif demand.must_be is not None and value is not demand.must_be:
        said: Said = {"name": name, "value": _word(value), "threshold": _word(demand.must_be)}
        yield ControlReason(reasons.OTHERWISE, said)
    elif demand.type == "date":
        yield from _judge_date(name, demand, level, on)
    elif demand.type == "period" and value > f"{on:%Y-%m}":
        yield _too_late(name, value, "on", on.isoformat())
    elif demand.type == "filing_number":
        yield from _judge_number(name, demand, value)
    whole = demand.part_of
    if whole is not None and whole in level and value > level[whole]:
        of_whole = {"whole": path + whole, "threshold": level[whole]}
        yield ControlReason(reasons.PART_EXCEEDS, {"name": name, "value": value, **of_whole})


def bounds(name: str, value: float, demand: Measurement | Share) -> Iterator[ControlReason]:
    said: Said = {"name": name, "value": round(value, 6)}
    if demand.at_least is not None and value < demand.at_least:
        yield ControlReason(reasons.TOO_LOW, {**said, "threshold": demand.at_least})
    if demand.at_most is not None and value > demand.at_most:
        yield ControlReason(reasons.TOO_HIGH, {**said, "threshold": demand.at_most})


def _word(value: bool) -> str:
    return "true" if value else "false"


def _judge_date(
    name: str, demand: Measurement, level: Values, on: dt.date
) -> Iterator[ControlReason]:
    value = level[demand.code]
    origin = level.get(demand.counted_from or "", on.isoformat())
    from_when = demand.counted_from if demand.counted_from in level else "on"
    days = (dt.date.fromisoformat(origin) - dt.date.fromisoformat(value)).days
    if days < 0:
        yield _too_late(name, value, str(from_when), origin)
    elif demand.within_days is not None and days > demand.within_days:
        said: Said = {"name": name, "value": value, "days": days, "threshold": demand.within_days}
        yield ControlReason(reasons.TOO_OLD, {**said, "counted_from": origin})


def _too_late(name: str, value: str, from_when: str, origin: str) -> ControlReason:
    counted_from = origin if from_when == "on" else f"{from_when} {origin}"
    said: Said = {"name": name, "value": value, "counted_from": counted_from}
    return ControlReason(reasons.IN_FUTURE, said)


def _judge_number(name: str, demand: Measurement, value: str) -> Iterator[ControlReason]:
    """What was only inferred raises a warning, and no more."""
    try:
        read = algorithm_filing if demand.filing == "algorithm" else generative_filing
        doubts = read(value).warnings
    except InvalidIdentifier as invalid:
        doubts = (invalid.code,)
    for doubt in doubts:
        said: Said = {"name": name, "value": shown(value), "doubt": doubt}
        yield ControlReason(reasons.UNUSUAL_NUMBER, said)


def judge_shares(control: Control, values: Values) -> Iterator[ControlReason | Measured]:
    """Every share of two counts that were given, worked out. Held to its threshold as the rules
    have it, by the share itself; the interval is shown beside it."""
    for path, asked, level in demands.levels(control, values):
        for share in demands.shares(asked):
            if share.part in level and share.whole in level:
                yield from _judge_share(path, share, level)


def _judge_share(
    path: str, share: Share, level: Mapping[str, int]
) -> Iterator[ControlReason | Measured]:
    part, whole, name = level[share.part], level[share.whole], path + share.code
    threshold = share.at_least if share.at_least is not None else share.at_most
    if part > whole:
        return  # said already: a part exceeds its whole
    found = statistics.measured(name, part, whole, threshold=threshold)
    yield found
    if found.share is None or found.low is None or found.high is None:
        if share.has_threshold:
            said: Said = {"name": name, "whole": path + share.whole}
            yield ControlReason(reasons.NOTHING_COUNTED, said)
        return
    wrong = list(bounds(name, found.share, share))
    yield from wrong
    if not wrong and threshold is not None and share.code not in COMPLETE:
        bound = found.low if share.at_least is not None else found.high
        yield from _uncertain(name, found.share, bound, share)


# Counts of everything, not of a sample: there is nothing to be confident about.
COMPLETE = frozenset({"consent", "technical_size"})


def _uncertain(name: str, value: float, bound: float, share: Share) -> Iterator[ControlReason]:
    if any(bounds(name, bound, share)):
        threshold = share.at_least if share.at_least is not None else share.at_most
        said: Said = {"name": name, "value": round(value, 6), "bound": round(bound, 6)}
        yield ControlReason(reasons.UNCERTAIN_SHARE, {**said, "threshold": threshold or 0})


def judged_by_form(control: Control, values: Values) -> ControlReason | None:
    """What was given and no rule names a threshold for."""
    names: list[str] = []
    for path, asked, _ in demands.levels(control, {**values, **_one_row(control, values)}):
        held = {n for s in demands.shares(asked) if s.has_threshold for n in (s.part, s.whole)}
        for name, demand in demands.measurements(asked).items():
            plain = demand.type not in ("inventory", "period", "code", "codes")
            if plain and not demand.has_threshold and name not in held and name != "as_of":
                names.append(path.replace("/0/", "/") + name)
    return ControlReason(reasons.FORM_ONLY, {"names": ", ".join(names)}) if names else None


def _one_row(control: Control, values: Values) -> dict[str, Any]:
    known = demands.measurements(control.requirements)
    return {
        name: values[name][:1] for name, demand in known.items() if demand.fields and name in values
    }
