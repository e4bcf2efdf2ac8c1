"""Evidence is opened by a link that holds for minutes, in the name of whoever asked for it."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import BinaryIO, cast
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.core.files.storage import default_storage
from django.utils import timezone

from platforms import audit
from platforms.models import Credential, Person
from platforms.principals import AUTHENTICATOR, NOBODY, Principal
from platforms.refusals import Refused
from platforms.roles import Scope
from platforms.tenancy import acting_as
from reporting.models import EvidenceFile
from reporting.selectors.evidence import visible_evidence

logger = logging.getLogger(__name__)
SALT = "candor.evidence"
CREDENTIAL, PERSON = "c", "p"


@dataclass(frozen=True)
class Link:
    token: str
    expires_at: datetime


@dataclass(frozen=True)
class Opened:
    """A file whose opening is in the audit trail, and its bytes from the beginning."""

    file: EvidenceFile
    stored: BinaryIO


def make_link(principal: Principal, file: EvidenceFile) -> Link:
    """Refused: `evidence_quarantined`, `evidence_infected`."""
    _require_clean(file)
    kind = CREDENTIAL if principal.credential_id else PERSON
    token = signing.dumps([str(file.id), kind, str(principal.pk)], salt=SALT)
    return Link(token, timezone.now() + timedelta(seconds=settings.EVIDENCE_LINK_SECONDS))


def open_link(token: str) -> Opened:
    """Open a file in the name of who asked for the link, as far as they still may, and write it
    down in the caller's transaction: commit before the first byte leaves.

    Refused: `link_invalid`, `link_expired`, `evidence_lost`, and as `make_link`.
    """
    file_id, kind, who = _read(token)
    principal = _who(kind, who)
    if not principal.may(Scope.ATTESTATIONS_READ):
        raise Refused("link_invalid")
    with acting_as(principal):
        file = visible_evidence(principal).filter(pk=file_id).first()
        if file is None:
            raise Refused("link_invalid")
        _require_clean(file)
        stored = _stored(file)
        try:
            _record(principal, file)
        except BaseException:
            stored.close()
            raise
    return Opened(file, stored)


def _stored(file: EvidenceFile) -> BinaryIO:
    try:
        return cast(BinaryIO, default_storage.open(file.stored_as, "rb"))
    except FileNotFoundError:
        logger.exception("The bytes of evidence %s are missing", file.id)
        raise Refused("evidence_lost") from None


def _record(principal: Principal, file: EvidenceFile) -> None:
    audit.record(
        principal,
        "evidence.opened",
        "evidence",
        file.id,
        platform_id=file.platform_id,
        attestation=str(file.attestation_id),
        slot=file.slot,
    )


def _read(token: str) -> tuple[UUID, str, UUID]:
    try:
        file_id, kind, who = signing.loads(token, salt=SALT, max_age=settings.EVIDENCE_LINK_SECONDS)
    except signing.SignatureExpired:
        raise Refused("link_expired") from None
    except signing.BadSignature:
        raise Refused("link_invalid") from None
    return UUID(file_id), kind, UUID(who)


def _who(kind: str, number: UUID) -> Principal:
    """Nobody, where they are not admitted any more."""
    with acting_as(AUTHENTICATOR):
        if kind == PERSON:
            person = Person.objects.select_related("office").filter(pk=number).first()
            return person.principal() if person else NOBODY
        found = Credential.objects.select_related("platform", "office").filter(pk=number).first()
        if found is None or not found.is_usable():
            return NOBODY
        return found.principal(frozenset(found.scopes))


def _require_clean(file: EvidenceFile) -> None:
    if file.state == EvidenceFile.State.QUARANTINED:
        raise Refused("evidence_quarantined")
    if file.state == EvidenceFile.State.INFECTED:
        raise Refused("evidence_infected", names=file.name)
