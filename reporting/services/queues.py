"""Rows that wait for a worker: which of them may be rung for again."""

from datetime import timedelta
from typing import TypeVar

from django.conf import settings
from django.db.models import QuerySet

from reporting.models import AttestationRevision, Batch, EvidenceFile, Export, Revision

AT_ONCE = 500
LONGEST_PAUSE = timedelta(hours=1)
Queued = TypeVar("Queued", Batch, Revision, AttestationRevision, EvidenceFile, Export)


def past_pause(rows: QuerySet[Queued]) -> QuerySet[Queued]:
    """Those whose pause is over, which is twice as long after each attempt, up to an hour. In the
    query, or those that pause would crowd out the others."""
    patience = timedelta(seconds=settings.SWEEP_AFTER_SECONDS)
    return rows.extra(
        where=["rung_at < now() - make_interval(secs => least(%s * 2 ^ least(attempts, 20), %s))"],
        params=[patience.total_seconds(), LONGEST_PAUSE.total_seconds()],
    )


def locked(rows: QuerySet[Queued]) -> QuerySet[Queued]:
    """So many of them, the longest waiting first, that nobody else has locked."""
    return rows.select_for_update(skip_locked=True, of=("self",), no_key=True).order_by("rung_at")[
        :AT_ONCE
    ]
