"""What a receipt is about, as it is held now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reporting.models import (
    AttestationRevision,
    DirectiveAnswer,
    Examination,
    Receipt,
    Revision,
    State,
)
from reporting.services import proving
from reporting.services.answering import directive_answered
from reporting.services.auditing.differences import Where
from reporting.services.deciding import found, latest_runs

Kind = Receipt.Kind
AFTER_ACCEPTANCE = (State.ACCEPTED, State.RETURNED, State.SUPERSEDED)


@dataclass(frozen=True)
class Subject:
    """`what`: as the receipt would say it today; None where there is nothing any more. `month`: of
    a report. `signatory`, `credential`: who filed it, as ids."""

    noun: str
    place: Where
    what: Mapping[str, Any] | None
    month: date | None = None
    signatory: str | None = None
    credential: str | None = None


def of(receipt: Receipt, said: Mapping[str, Any]) -> Subject:
    if receipt.kind in (Kind.REPORT_SUBMITTED, Kind.REPORT_ACCEPTED):
        return _report(receipt)
    if receipt.kind == Kind.ATTESTATION_SUBMITTED:
        return _attestation(receipt)
    if receipt.kind == Kind.ATTESTATION_EXAMINED:
        return _examination(receipt, said)
    return _answer(receipt)


def _report(receipt: Receipt) -> Subject:
    rows = Revision.objects.select_related("report__period")
    one = rows.filter(report_id=receipt.object_id, number=receipt.object_number).first()
    place: Where = {"revision": receipt.object_number}
    if one is None:
        return Subject("revision", place, None)
    month = one.report.period_id
    place = {"period": f"{month:%Y-%m}", **place}
    accepted = receipt.kind == Kind.REPORT_ACCEPTED
    if one.submitted_at is None or (accepted and one.decided_at is None):
        return Subject("revision", place, None, month)
    runs = latest_runs(one) if accepted else []
    what = (
        {**proving.report_accepted(one, runs, found(runs)), "verdict": _verdict(one)}
        if accepted
        else proving.report_submitted(one)
    )
    who = _text(one.signatory_id), None if accepted else _text(one.submitted_by_id)
    return Subject("revision", place, what, month, *who)


def _verdict(revision: Revision) -> str:
    """What was accepted once may be returned or superseded, and nothing else."""
    return "accepted" if revision.state in AFTER_ACCEPTANCE else revision.state


def _attestation(receipt: Receipt) -> Subject:
    rows = AttestationRevision.objects.select_related("attestation")
    one = rows.filter(attestation_id=receipt.object_id, number=receipt.object_number).first()
    place: Where = {"attestation": str(receipt.object_id), "revision": receipt.object_number}
    if one is None or one.submitted_at is None:
        return Subject("attestation", place, None)
    what = proving.attestation_submitted(one)
    who = _text(one.signatory_id), _text(one.submitted_by_id)
    return Subject("attestation", place, what, None, *who)


def _examination(receipt: Receipt, said: Mapping[str, Any]) -> Subject:
    rows = Examination.objects.select_related("revision__attestation").filter(
        revision__attestation_id=receipt.object_id, revision__number=receipt.object_number
    )
    one = rows.filter(pk=said["what"]["examination"]).first()
    place: Where = {"attestation": str(receipt.object_id), "revision": receipt.object_number}
    version = proving.readings_version(said["what"])
    what = proving.attestation_examined(one, version) if one else None
    signatory = (
        said["signatory"] and said["signatory"]["id"]
    )  # of the attestation, which has its own
    return Subject("examination", place, what, None, signatory)


def _answer(receipt: Receipt) -> Subject:
    rows = DirectiveAnswer.objects.select_related("directive")
    one = rows.filter(directive_id=receipt.object_id, number=receipt.object_number).first()
    place: Where = {"directive": str(receipt.object_id), "answer": receipt.object_number}
    if one is None:
        return Subject("directive", place, None)
    who = _text(one.signatory_id), _text(one.given_by_id)
    return Subject("directive", place, directive_answered(one), None, *who)


def _text(found_id: object) -> str | None:
    return str(found_id) if found_id else None
