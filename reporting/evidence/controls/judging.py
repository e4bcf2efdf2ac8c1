"""From what a platform shows to a verdict. Total: whatever goes wrong is inconclusive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reporting.evidence.controls import (
    demands,
    reasons,
    reports,
    samples,
    special,
    values,
)
from reporting.evidence.controls.given import Given
from reporting.evidence.controls.judgements import (
    ControlReason,
    Judgement,
    Measured,
    Outcome,
)
from reporting.evidence.controls.reasons import RULES
from reporting.evidence.reasons import Weight
from reporting.vocabulary import Control

MOST_REASONS, MOST_MEASURED = 100, 1000
ORDER = [Weight.ERROR, Weight.DOUBT, Weight.WARNING, Weight.NOTE]

Found = Iterator[ControlReason | Measured]


def judge(control: str, given: Given) -> Judgement:
    """The verdict on one control. Never raises."""
    try:
        return _judgement(_judge(control, given))
    except Exception as error:  # noqa: BLE001 - an error of a rule is a doubt, and never a verdict
        return _judgement([ControlReason(reasons.FAILED, {"error": type(error).__name__})])


def _judge(code: str, given: Given) -> Found:
    control = demands.control_of(code)
    if control is None:
        yield ControlReason(reasons.UNKNOWN, {"control": code})
    elif given.status == "planned":
        yield ControlReason(reasons.PLANNED)
    elif given.status == "not_applicable":
        yield from _not_applicable(control, given)
    else:
        yield from _claimed(control, given)


def _not_applicable(control: Control, given: Given) -> Found:
    yield from reports.applies(control, given)
    yield ControlReason(reasons.NOT_APPLICABLE)


def _claimed(control: Control, given: Given) -> Found:
    yield from _validity(given)
    sound, malformed = values.sound(control, given.measurements)
    yield from malformed
    yield from values.missing(control, given.measurements)
    yield from values.judge_values(control, sound, given.on)
    yield from values.judge_shares(control, sound)
    yield from special.judge_special(control.code, given, sound)
    yield from samples.judge_slots(control, given, sound)
    yield from reports.judge_counts(control, given, sound)
    yield from reports.denied(control, given)
    form_only = values.judged_by_form(control, sound)
    if form_only:
        yield form_only


def _validity(given: Given) -> Iterator[ControlReason]:
    if given.on < given.valid_from:
        yield ControlReason(reasons.NOT_YET, {"valid_from": given.valid_from.isoformat()})
    if given.on > given.valid_until:
        yield ControlReason(reasons.NO_MORE, {"valid_until": given.valid_until.isoformat()})
    if given.status == "partial":
        yield ControlReason(reasons.PARTIAL)


def _judgement(found: Iterable[ControlReason | Measured]) -> Judgement:
    given: list[ControlReason] = []
    measured: list[Measured] = []
    for one in found:
        if isinstance(one, Measured):
            measured.append(one)
        else:
            given.append(one)
    given.sort(key=lambda reason: ORDER.index(RULES[reason.reason_id].weight))
    return Judgement(_verdict(given), tuple(given[:MOST_REASONS]), tuple(measured[:MOST_MEASURED]))


def _verdict(given: list[ControlReason]) -> Outcome:
    """What is proven wrong is wrong, whatever else is in doubt."""
    weights = {RULES[reason.reason_id].weight for reason in given}
    if Weight.ERROR in weights:
        return Outcome.NOT_SATISFIED
    return Outcome.INCONCLUSIVE if Weight.DOUBT in weights else Outcome.SATISFIED
