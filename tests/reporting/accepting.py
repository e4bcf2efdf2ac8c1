"""Accepted revisions without the road to them: rows as the workers leave them, then the verdict."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from platforms.ids import uuid7
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import (
    Batch,
    BatchCount,
    Figure,
    Report,
    Revision,
    RevisionBatch,
    State,
)
from reporting.models.periods import parse_period
from reporting.services.deciding import decide


def count(n: int, **changes: str) -> dict[str, Any]:
    """So many records of a kind."""
    return {
        "subject": "item",
        "action": "REMOVE",
        "category": "P2-1",
        "modality": "video",
        "detection": "automated",
        "n": n,
        **changes,
    }


def on(**days: int) -> dict[str, Any]:
    """So many records on these days, as `d12=3`."""
    spread = [days.get(f"d{day}", 0) for day in range(1, 32)]
    return {**count(sum(spread)), "days": spread}


def figure(measure: str, value: int, **changes: str) -> dict[str, Any]:
    return {"measure": measure, "value": value, "qualifier": "exact", **changes}


def accept(
    party: Any,
    period: str,
    *,
    counts: Iterable[dict[str, Any]] = (),
    figures: Iterable[dict[str, Any]] = (),
) -> Revision:
    """File and accept the next revision of a party's report; it says just this."""
    with acting_as(SYSTEM):
        revision = submit(party, period, counts=counts, figures=figures)
        revision.state = State.CHECKING
        revision.save()
        decide(revision)
        assert revision.in_force
        return revision


def submit(
    party: Any,
    period: str,
    *,
    counts: Iterable[dict[str, Any]] = (),
    figures: Iterable[dict[str, Any]] = (),
) -> Revision:
    with acting_as(SYSTEM):
        revision = _draft(party, period)
        common = {"platform": party.platform, "revision": revision}
        Figure.objects.bulk_create(Figure(**common, **one) for one in figures)
        _count(party, revision, list(counts))
        revision.state = State.RECEIVED
        revision.nil = not counts and not figures
        revision.signatory = party.signatory
        revision.submitted_at = timezone.now()
        revision.submitted_by = party.credential
        revision.rule_set = "test"
        revision.save()
        return revision


def _draft(party: Any, period: str) -> Revision:
    report, _ = Report.objects.get_or_create(
        platform=party.platform, period_id=parse_period(period)
    )
    number = report.revisions.count() + 1
    return Revision.objects.create(
        platform=party.platform,
        report=report,
        number=number,
        reason="a correction" if number > 1 else "",
    )


def _count(party: Any, revision: Revision, counts: list[dict[str, Any]]) -> None:
    number = uuid7()
    batch = Batch.objects.create(
        id=number,
        platform=party.platform,
        report=revision.report,
        state=Batch.State.CHECKED,
        sha256=hashlib.sha256(number.bytes).hexdigest(),
        size=1,
        media_type="application/x-ndjson",
        stored_as=f"tests/{number}",
        received_at=timezone.now(),
        received_by=party.credential,
    )
    BatchCount.objects.bulk_create(
        BatchCount(platform=party.platform, batch=batch, **one) for one in counts
    )
    RevisionBatch.objects.create(platform=party.platform, revision=revision, batch=batch)


def file_two_months(photos: Any, rival: Any) -> None:
    """What the tests of sums look at: two platforms in two provinces, two months."""
    accept(
        photos,
        "2025-05",
        counts=[
            count(5, province="11"),
            count(3, category="P2-3", detection="user_report"),
            count(2, action="LIMIT", modality="text"),
            count(1, subject="product", action="DELIST", product_kind="agent", modality=""),
        ],
        figures=[figure("prompts_blocked", 100, qualifier="at_least")],
    )
    accept(photos, "2025-06", counts=[count(10)])
    accept(
        rival,
        "2025-05",
        counts=[count(7, province="31")],
        figures=[figure("prompts_blocked", 30)],
    )
