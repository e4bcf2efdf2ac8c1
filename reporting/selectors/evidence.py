"""Files of evidence as a principal may see them: an office sees those of what was submitted."""

from django.db.models import Exists, OuterRef, QuerySet

from platforms.principals import Principal
from reporting.models import AttestationRevision, EvidenceFile, EvidenceLink


def visible_evidence(principal: Principal) -> QuerySet[EvidenceFile]:
    found = EvidenceFile.objects.visible_to(principal)
    if principal.kind == "office":
        links = EvidenceLink.objects.filter(
            file=OuterRef("pk"), revision__submitted_at__isnull=False
        )
        found = found.filter(Exists(links))
    return found


def files_of(principal: Principal, revision: AttestationRevision) -> QuerySet[EvidenceFile]:
    return visible_evidence(principal).filter(revision_links__revision=revision)
