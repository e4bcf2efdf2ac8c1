"""Editions while they are written: started, changed, brought up to date, discarded."""

from dataclasses import asdict
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from platforms import audit
from platforms.principals import Principal
from platforms.refusals import Refused
from reporting.models import Consolidation, Edition, EditionState
from reporting.models.editions import OPEN
from reporting.selectors import bulletins
from reporting.selectors.bulletins import Bulletin, Subject
from reporting.selectors.edition_contents import (
    bulletin_of,
    public_bulletin,
    published_before,
    standard_blocks,
    subject_of,
)
from reporting.selectors.edition_figures import figures_of, unknown_names
from reporting.services.blocks import Wording, require_well

WRITTEN = ("title_en", "title_zh", "note_en", "note_zh", "blocks")
EDITED = (*WRITTEN, "sources", "version", "edited_at", "edited_by")


def start(principal: Principal, of: str) -> Edition:
    """Begin the next edition of a period's or a campaign's bulletin, from the latest numbers.

    Own words are taken over from the edition that is published.
    Refused: `edition_no_office`, `edition_of_unknown`, `not_consolidated`, `edition_open`.
    """
    if principal.office_id is None:
        raise Refused("edition_no_office")
    subject = bulletins.find_subject(of)
    if subject is None:
        raise Refused("edition_of_unknown", pointer="/of", of=of)
    latest = bulletins.latest_of(subject)
    bulletin = public_bulletin(principal, subject, latest)
    now = timezone.now()
    edition = Edition(
        office_id=principal.office_id,
        jurisdiction_id=principal.jurisdiction,
        of=of,
        sources=sources_of(latest),
        drafted_at=now,
        drafted_by_id=principal.person_id,
        edited_at=now,
        edited_by_id=principal.person_id,
    )
    _take_over(edition, bulletin)
    _save_new(edition)
    record(principal, "edition.drafted", edition)
    return edition


def _save_new(edition: Edition) -> None:
    open_ones = Edition.objects.filter(
        jurisdiction=edition.jurisdiction_id, of=edition.of, state__in=OPEN
    )
    if open_ones.exists():
        raise Refused("edition_open", pointer="/of", of=edition.of)
    try:
        with transaction.atomic():
            edition.save(force_insert=True)
    except IntegrityError:
        # Somebody else began one at the same moment.
        raise Refused("edition_open", pointer="/of", of=edition.of) from None


def _take_over(edition: Edition, bulletin: Bulletin) -> None:
    before = published_before(edition)
    edition.blocks = standard_blocks(bulletin)
    if before is None:
        return
    edition.title_en, edition.title_zh = before.title_en, before.title_zh
    figures = figures_of(bulletin)
    # A number that is not there any more would make the draft wrong before anybody wrote in it.
    edition.blocks = [
        block
        for block in before.blocks
        if not unknown_names(block.get("en", "") + block.get("zh", ""), figures)
    ]


def sources_of(consolidations: list[Consolidation]) -> list[dict[str, Any]]:
    return [
        {
            "id": str(one.id),
            "period": f"{one.period_id:%Y-%m}",
            "number": one.number,
            "digest": one.digest,
        }
        for one in consolidations
    ]


def newer_than(edition: Edition) -> list[Consolidation]:
    """Consolidations of its months that are later than those it is made from."""
    known = {source["id"] for source in edition.sources}
    return [one for one in bulletins.latest_of(subject_of(edition)) if str(one.id) not in known]


def lock(principal: Principal, edition: Edition, *states: str) -> Edition:
    """The edition as it is now, held until the transaction ends, in one of these states.

    Refused: `edition_of_another_office`, `edition_state`.
    """
    if principal.office_id != edition.office_id:
        raise Refused("edition_of_another_office")
    rows = Edition.objects.select_related("office").select_for_update(of=("self",), no_key=True)
    locked = rows.get(pk=edition.pk)
    if locked.state not in states:
        raise Refused("edition_state", edition_state=locked.state)
    return locked


def change(principal: Principal, edition: Edition, version: int, wording: Wording) -> Edition:
    """Write into a draft. `version`: of the draft that its writer read.

    Refused: `edition_invalid` with every fault, `edition_changed`, and what `lock` refuses.
    """
    locked = _lock_draft(principal, edition, version)
    require_well(wording, figures_of(bulletin_of(principal, locked)))
    for name, value in asdict(wording).items():
        setattr(locked, name, value)
    return _save(principal, locked, "edition.changed")


def update_sources(principal: Principal, edition: Edition, version: int) -> Edition:
    """Take the latest consolidations. Refused: as `change`."""
    locked = _lock_draft(principal, edition, version)
    subject: Subject = subject_of(locked)
    locked.sources = sources_of(bulletins.latest_of(subject))
    figures = figures_of(bulletin_of(principal, locked))
    require_well(wording_of(locked), figures)
    return _save(principal, locked, "edition.updated")


def wording_of(edition: Edition) -> Wording:
    return Wording(**{name: getattr(edition, name) for name in WRITTEN})


def _lock_draft(principal: Principal, edition: Edition, version: int) -> Edition:
    locked = lock(principal, edition, EditionState.DRAFT)
    require_version(locked, version)
    return locked


def require_version(edition: Edition, version: int) -> None:
    """Refused: `edition_changed` when somebody wrote since that version was read."""
    if version != edition.version:
        raise Refused("edition_changed", version=edition.version)


def _save(principal: Principal, edition: Edition, action: str) -> Edition:
    edition.version += 1
    edition.edited_at, edition.edited_by_id = timezone.now(), principal.person_id
    edition.save(update_fields=EDITED)
    record(principal, action, edition, version=edition.version)
    return edition


def discard(principal: Principal, edition: Edition, *, reason: str) -> Edition:
    """Give a draft up; it stays readable. Refused: what `lock` refuses."""
    locked = lock(principal, edition, EditionState.DRAFT)
    return end(principal, locked, EditionState.DISCARDED, reason)


def end(principal: Principal, edition: Edition, state: str, reason: str) -> Edition:
    edition.state = state
    edition.ended_at, edition.ended_by_id = timezone.now(), principal.person_id
    edition.reason = reason
    edition.save(update_fields=["state", "ended_at", "ended_by", "reason"])
    record(principal, f"edition.{state}", edition, reason=reason)
    return edition


def record(principal: Principal, action: str, edition: Edition, **data: object) -> None:
    told: dict[str, Any] = {"of": edition.of, "jurisdiction": edition.jurisdiction_id, **data}
    if edition.number:
        told["number"] = edition.number
    audit.record(principal, action, "edition", edition.id, **told)
