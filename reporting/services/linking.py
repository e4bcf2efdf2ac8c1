"""Which files are part of which revision of an attestation."""

from collections.abc import Iterable
from functools import partial

from django.db import transaction

from platforms.refusals import Refused
from reporting.models import AttestationRevision, EvidenceFile, EvidenceLink
from reporting.services import storing


def link(revision: AttestationRevision, files: Iterable[EvidenceFile]) -> None:
    EvidenceLink.objects.bulk_create(
        EvidenceLink(platform_id=revision.platform_id, revision=revision, file=file)
        for file in files
    )


def take_over(before: AttestationRevision, draft: AttestationRevision) -> None:
    """The draft begins with the files of the revision before it, save for those with a virus."""
    held = EvidenceFile.objects.filter(revision_links__revision=before)
    link(draft, held.exclude(state=EvidenceFile.State.INFECTED))


def let_go(draft: AttestationRevision, files: Iterable[EvidenceFile] | None = None) -> None:
    """Leave files out of a draft, or all of them. What no other revision holds is removed."""
    links = draft.evidence_links.select_related("file")
    if files is not None:
        links = links.filter(file__in=files)
    for one in list(links):
        one.delete()
        if not one.file.revision_links.exists():
            one.file.delete()
            transaction.on_commit(partial(storing.remove, one.file.stored_as))


def refuse_infected(draft: AttestationRevision) -> None:
    """Refused: `evidence_infected`, naming the files."""
    found = EvidenceFile.objects.filter(
        revision_links__revision=draft, state=EvidenceFile.State.INFECTED
    )
    names = list(found.values_list("name", flat=True)[:5])
    if names:
        raise Refused("evidence_infected", names=", ".join(names))
