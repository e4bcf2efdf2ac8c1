"""What a directive is about: found among what its office may see of its platform."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from platforms.models import Platform
from platforms.principals import Principal
from platforms.refusals import Refused
from reporting.models import Attestation, Finding, Period, Record, Revision, RevisionBatch
from reporting.selectors.archives import refuse_archived_records
from reporting.selectors.attestations import visible_attestations
from reporting.selectors.reports import find_report, find_revision

NAMED = 5  # of the records that are not there


@dataclass(frozen=True)
class About:
    """Any of these, or none. `revision`: a number, the latest if None; `record_ids` of `period`."""

    report: UUID | None = None
    revision: int | None = None
    finding: UUID | None = None
    attestation: UUID | None = None
    period: date | None = None
    record_ids: Sequence[str] = ()


def find(principal: Principal, platform: Platform, about: About) -> dict[str, Any]:
    """The fields of a directive that name what it is about.

    What is another platform's, or not filed yet, is not there. Refused:
    `directive_about_unknown`, `directive_records_unknown`, `records_archived`, `revision_unknown`.
    """
    return {
        "revision": _revision(principal, platform, about),
        "finding": _finding(principal, platform, about.finding),
        "attestation": _attestation(principal, platform, about.attestation),
        **_records(principal, platform, about),
    }


def _revision(principal: Principal, platform: Platform, about: About) -> Revision | None:
    if about.report is None:
        if about.revision is not None:
            raise Refused("directive_about_unknown", pointer="/about/report")
        return None
    report = find_report(principal, about.report)
    if report is None or report.platform_id != platform.id:
        raise Refused("directive_about_unknown", pointer="/about/report")
    return find_revision(principal, report, about.revision)


def _finding(principal: Principal, platform: Platform, number: UUID | None) -> Finding | None:
    if number is None:
        return None
    filed = Q(run__revision__submitted_at__isnull=False) | Q(run__batch_id__in=filed_batches())
    found = Finding.objects.visible_to(principal).filter(filed, pk=number, platform=platform)
    finding = found.first()
    if finding is None:
        raise Refused("directive_about_unknown", pointer="/about/finding")
    return finding


def filed_batches() -> QuerySet[RevisionBatch, UUID]:
    """The batches of revisions that were filed: an office knows of no others."""
    links = RevisionBatch.objects.filter(revision__submitted_at__isnull=False)
    return links.values_list("batch_id", flat=True)


def _attestation(
    principal: Principal, platform: Platform, number: UUID | None
) -> Attestation | None:
    if number is None:
        return None
    found = visible_attestations(principal, platform=platform.id).filter(pk=number).first()
    if found is None:
        raise Refused("directive_about_unknown", pointer="/about/attestation")
    return found


def _records(principal: Principal, platform: Platform, about: About) -> dict[str, Any]:
    ids = list(dict.fromkeys(about.record_ids))
    if about.period is None and not ids:
        return {}
    if about.period is None or not Period.objects.filter(month=about.period).exists():
        raise Refused("directive_about_unknown", pointer="/about/period")
    held = _held(principal, platform, about.period, ids)
    missing = [one for one in ids if one not in held]
    if missing or not ids:
        refuse_archived_records(about.period)
        named = ", ".join(missing[:NAMED]) + (", ..." if len(missing) > NAMED else "")
        raise Refused(
            "directive_records_unknown",
            pointer="/about/record_ids",
            records=named or "–",
            period=f"{about.period:%Y-%m}",
        )
    return {"period_id": about.period, "record_ids": ids}


def _held(principal: Principal, platform: Platform, month: date, ids: Sequence[str]) -> set[str]:
    rows = Record.objects.visible_to(principal).filter(
        period=month, platform=platform, record_id__in=ids
    )
    found = list(rows.values_list("record_id", "batch_id"))
    batches = {batch for _, batch in found}
    filed = set(filed_batches().filter(batch_id__in=batches))
    return {record_id for record_id, batch in found if batch in filed}
