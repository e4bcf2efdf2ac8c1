"""Editions on their way out: proposed by one person, published by another, withdrawn.

The content is made when it is proposed, so that who publishes puts their name to what they read.
"""

import hashlib
from typing import Any

from django.utils import timezone

from platforms.principals import Principal
from platforms.refusals import Refused
from platforms.roles import Scope
from reporting.models import Edition, EditionFile, EditionState
from reporting.models.periods import SHANGHAI
from reporting.printing.editions import to_pdf
from reporting.selectors.edition_contents import (
    LANGUAGES,
    bulletin_of,
    content_of,
    digest_of,
    published_before,
)
from reporting.selectors.edition_figures import figures_of
from reporting.services.blocks import require_complete, require_well
from reporting.services.editions import end, lock, record, require_version, wording_of


def propose(principal: Principal, edition: Edition, version: int) -> Edition:
    """Ask a colleague to publish a draft; its content is fixed from now on.

    Refused: `edition_needs_person`, `edition_invalid`, `edition_changed`, what `lock` refuses.
    """
    _require_person(principal)
    locked = lock(principal, edition, EditionState.DRAFT)
    require_version(locked, version)
    # The numbers and what may be typed can be others than when it was written.
    require_well(wording_of(locked), figures_of(bulletin_of(principal, locked)))
    require_complete(wording_of(locked), supersedes=published_before(locked) is not None)
    locked.content = content_of(principal, locked)
    locked.digest = digest_of(locked.content)
    locked.state = EditionState.PROPOSED
    locked.proposed_at, locked.proposed_by_id = timezone.now(), principal.person_id
    locked.save(update_fields=["content", "digest", "state", "proposed_at", "proposed_by"])
    record(principal, "edition.proposed", locked, digest=locked.digest)
    return locked


def send_back(principal: Principal, edition: Edition, *, reason: str) -> Edition:
    """Make a draft of what was proposed: the colleague's no, or the proposer's second thought.

    Refused: `edition_needs_person`, what `lock` refuses.
    """
    _require_person(principal)
    locked = lock(principal, edition, EditionState.PROPOSED)
    locked.state, locked.reason = EditionState.DRAFT, reason
    locked.content, locked.digest = None, ""
    locked.proposed_at = locked.proposed_by = None
    locked.version += 1
    locked.save(
        update_fields=[
            *("state", "reason", "content", "digest", "proposed_at", "proposed_by", "version")
        ]
    )
    record(principal, "edition.returned", locked, reason=reason)
    return locked


def publish(principal: Principal, edition: Edition, *, digest: str) -> Edition:
    """Publish what another person proposed. `digest`: of the proposal that was read.

    The edition that was published before is superseded.
    Refused: `edition_needs_person`, `edition_same_person`, `edition_not_as_read`,
    `edition_proposer_gone`, `edition_outdated`, what `lock` refuses.
    """
    _require_person(principal)
    locked = lock(principal, edition, EditionState.PROPOSED)
    if locked.proposed_by_id == principal.person_id:
        raise Refused("edition_same_person")
    if locked.digest != digest:
        raise Refused("edition_not_as_read")
    _require_proposer(locked)
    content: dict[str, Any] = dict(locked.content or {})
    before = published_before(locked)
    if content.get("supersedes") != (before.number if before else None):
        raise Refused("edition_outdated")
    now = timezone.now()
    if before is not None:
        _supersede(principal, before)
    locked.number = _next_number(locked)
    published_at = now.astimezone(SHANGHAI).isoformat(timespec="seconds")
    content["edition"] = {"number": locked.number, "published_at": published_at}
    locked.content, locked.digest = content, digest_of(content)
    locked.state = EditionState.PUBLISHED
    locked.published_at, locked.published_by_id = now, principal.person_id
    locked.save(
        update_fields=["content", "digest", "number", "state", "published_at", "published_by"]
    )
    _print(locked)
    record(
        principal,
        "edition.published",
        locked,
        digest=locked.digest,
        consolidations=content["consolidations"],
    )
    return locked


def _print(edition: Edition) -> None:
    """Keep it as it goes out: another release might print it otherwise."""
    for language in LANGUAGES:
        made = to_pdf(edition.content or {}, edition.digest, language)
        EditionFile.objects.create(
            edition=edition,
            language=language,
            content=made,
            sha256=hashlib.sha256(made).hexdigest(),
        )


def _supersede(principal: Principal, before: Edition) -> None:
    before.state = EditionState.SUPERSEDED
    before.ended_at, before.ended_by_id = timezone.now(), principal.person_id
    before.save(update_fields=["state", "ended_at", "ended_by"])
    record(principal, "edition.superseded", before)


def _next_number(edition: Edition) -> int:
    numbered = Edition.objects.filter(
        jurisdiction=edition.jurisdiction_id, of=edition.of, number__isnull=False
    )
    return (numbered.order_by("-number").values_list("number", flat=True).first() or 0) + 1


def withdraw(principal: Principal, edition: Edition, *, reason: str) -> Edition:
    """Take a published edition back: the public reads that it is withdrawn, and why.

    Refused: `edition_needs_person`, what `lock` refuses.
    """
    _require_person(principal)
    locked = lock(principal, edition, EditionState.PUBLISHED, EditionState.SUPERSEDED)
    return end(principal, locked, EditionState.WITHDRAWN, reason)


def _require_proposer(edition: Edition) -> None:
    """Who stands behind it has to be somebody who still may."""
    proposer = edition.proposed_by
    if not (proposer and proposer.is_active and proposer.principal().may(Scope.BULLETINS_WRITE)):
        raise Refused("edition_proposer_gone")


def _require_person(principal: Principal) -> None:
    """Two people stand behind a bulletin, and a machine is none."""
    if principal.person_id is None:
        raise Refused("edition_needs_person")
