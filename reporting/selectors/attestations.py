"""Attestations as a principal may see them: an office sees what was submitted, never a draft."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from platforms.principals import Principal
from reporting.models import Attestation, AttestationRevision
from reporting.models.attestations import STANDING
from reporting.selectors.examinations import EXAMINED


def visible_revisions(principal: Principal) -> QuerySet[AttestationRevision]:
    """Each with its latest examination, see `selectors.examinations.latest_examination`."""
    rows = AttestationRevision.objects.visible_to(principal).select_related("signatory")
    found: QuerySet[AttestationRevision] = rows.prefetch_related(EXAMINED)
    if principal.kind == "office":
        found = found.filter(submitted_at__isnull=False)
    return found


def visible_attestations(
    principal: Principal,
    *,
    platform: UUID | None = None,
    control: str | None = None,
    scope: str | None = None,
    status: str | None = None,
    state: str | None = None,
) -> QuerySet[Attestation]:
    """Narrowed down; `status` and `state` are those of the revision in force."""
    found = Attestation.objects.visible_to(principal)
    if principal.kind == "office":
        shown = visible_revisions(principal).values("attestation_id")
        found = found.filter(id__in=shown)
    given = {"platform_id": platform, "control": control, "scope": scope}
    found = found.filter(**{name: value for name, value in given.items() if value is not None})
    of_standing = {"status": status, "state": state}
    wanted = {f"revisions__{name}": value for name, value in of_standing.items() if value}
    return found.filter(revisions__state__in=STANDING, **wanted) if wanted else found


def latest_revisions(
    principal: Principal, attestations: Iterable[Attestation]
) -> dict[UUID, AttestationRevision]:
    """The latest visible revision of each, by the attestation's id, in one query."""
    found = (
        visible_revisions(principal)
        .filter(attestation__in=[one.id for one in attestations])
        .order_by("attestation_id", "-number")
        .distinct("attestation_id")
    )
    return {revision.attestation_id: revision for revision in found}


def standing_revisions(
    principal: Principal, attestations: Iterable[Attestation]
) -> dict[UUID, AttestationRevision]:
    """The standing revision of each, by the attestation's id, where there is one."""
    found = visible_revisions(principal).filter(
        attestation__in=[one.id for one in attestations], state__in=STANDING
    )
    return {revision.attestation_id: revision for revision in found}
