"""Receipts for what was filed before there were any.

Given later, they prove what is held from then on, and say so (`late`): nobody signs today that
something was the same a year ago.
"""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import AttestationRevision, CheckRun, Receipt, Revision
from reporting.services import proving, receipts
from reporting.services.deciding import found, latest_runs

AT_ONCE = 100
Kind = Receipt.Kind


def give_late() -> Iterator[int]:
    """Give what is missing, so many at a time: the number each time, until none is missing.

    Interrupted, it goes on where it was. Each report or attestation is a transaction of its own.
    """
    for give, missing in (
        (_report, lambda: _revisions(Kind.REPORT_SUBMITTED)),
        (_accepted, lambda: _revisions(Kind.REPORT_ACCEPTED).filter(in_force=True)),
        (_attestation, _claims),
    ):
        while ids := _next(missing()):
            for found_id in ids:
                give(found_id)
            yield len(ids)


def _next(missing: QuerySet[Revision] | QuerySet[AttestationRevision]) -> list[UUID]:
    with acting_as(SYSTEM):
        return list(missing.order_by("submitted_at", "id").values_list("id", flat=True)[:AT_ONCE])


def _revisions(kind: str) -> QuerySet[Revision]:
    """Filed and without a receipt of that kind. What was taken back stays as it was."""
    given = Receipt.objects.filter(
        kind=kind, object_id=OuterRef("report_id"), object_number=OuterRef("number")
    )
    filed = Revision.objects.filter(submitted_at__isnull=False).exclude(state="withdrawn")
    return filed.filter(~Exists(given))


def _claims() -> QuerySet[AttestationRevision]:
    given = Receipt.objects.filter(
        kind=Kind.ATTESTATION_SUBMITTED,
        object_id=OuterRef("attestation_id"),
        object_number=OuterRef("number"),
    )
    filed = AttestationRevision.objects.filter(submitted_at__isnull=False)
    return filed.exclude(state="withdrawn").filter(~Exists(given))


def _report(revision_id: UUID) -> None:
    with acting_as(SYSTEM):
        revision = _locked(revision_id, Kind.REPORT_SUBMITTED)
        if revision is not None:
            _give(revision, Kind.REPORT_SUBMITTED, proving.report_submitted(revision))


def _accepted(revision_id: UUID) -> None:
    with acting_as(SYSTEM):
        revision = _locked(revision_id, Kind.REPORT_ACCEPTED)
        if revision is not None and revision.in_force:
            runs: list[CheckRun] = latest_runs(revision)
            what = proving.report_accepted(revision, runs, found(runs))
            _give(revision, Kind.REPORT_ACCEPTED, what)


def _locked(revision_id: UUID, kind: str) -> Revision | None:
    """The revision, unless another run of the command was here meanwhile."""
    rows = Revision.objects.select_for_update(of=("self",), no_key=True).select_related("signatory")
    revision = rows.get(pk=revision_id)
    return revision if _revisions(kind).filter(pk=revision_id).exists() else None


def _give(revision: Revision, kind: str, what: dict[str, object]) -> None:
    receipts.give(
        SYSTEM,
        kind,
        platform_id=revision.platform_id,
        object_id=revision.report_id,
        number=revision.number,
        what={**what, "late": True},
        signatory=revision.signatory,
        rule_set=revision.rule_set,
    )


def _attestation(revision_id: UUID) -> None:
    with acting_as(SYSTEM):
        rows = AttestationRevision.objects.select_for_update(of=("self",), no_key=True)
        revision = rows.select_related("signatory", "attestation").get(pk=revision_id)
        if not _claims().filter(pk=revision_id).exists():
            return
        receipts.give(
            SYSTEM,
            Kind.ATTESTATION_SUBMITTED,
            platform_id=revision.platform_id,
            object_id=revision.attestation_id,
            number=revision.number,
            what={**proving.attestation_submitted(revision), "late": True},
            signatory=revision.signatory,
        )
