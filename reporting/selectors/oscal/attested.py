"""The claims and the tests that the documents about a platform are made of."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from platforms.models import Platform, Product
from platforms.principals import Principal
from reporting.models import AttestationRevision, EvidenceFile, EvidenceLink, Examination
from reporting.models.attestations import STANDING
from reporting.selectors.attestations import visible_revisions


@dataclass(frozen=True)
class Attested:
    """A standing claim, its evidence, and its latest examination."""

    revision: AttestationRevision
    files: tuple[EvidenceFile, ...]
    examination: Examination | None

    @property
    def control(self) -> str:
        return self.revision.attestation.control

    @property
    def scope(self) -> str:
        return self.revision.attestation.scope

    @property
    def changed(self) -> datetime:
        """When it was claimed, or tested last."""
        claimed = self.revision.submitted_at or self.revision.created_at
        return max(claimed, self.examination.finished_at) if self.examination else claimed


def attested(principal: Principal, platform: Platform) -> list[Attested]:
    """What stands of a platform, in the order of controls and scopes."""
    revisions = list(
        visible_revisions(principal)
        .filter(platform=platform, state__in=STANDING)
        .select_related("attestation")
        .order_by("attestation__control", "attestation__scope")
    )
    ids = [revision.id for revision in revisions]
    files: dict[UUID, list[EvidenceFile]] = {}
    links = EvidenceLink.objects.visible_to(principal).filter(revision__in=ids)
    for link in links.select_related("file").order_by("file_id"):
        files.setdefault(link.revision_id, []).append(link.file)
    latest = {
        found.revision_id: found
        for found in Examination.objects.visible_to(principal)
        .filter(revision__in=ids)
        .order_by("revision_id", "-id")
        .distinct("revision_id")
    }
    return [Attested(one, tuple(files.get(one.id, ())), latest.get(one.id)) for one in revisions]


def products(principal: Principal, platform: Platform) -> dict[str, Product]:
    found = Product.objects.visible_to(principal).filter(platform=platform)
    return {product.code: product for product in found}
