"""Claims of safeguards as an office works through them: the latest of each, and what to look at."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.utils import timezone

from platforms.principals import Principal
from reporting.models import AttestationRevision, EvidenceFile, EvidenceLink, Examination
from reporting.models.attestations import STANDING
from reporting.models.periods import SHANGHAI

State = AttestationRevision.State
SOON = timedelta(days=60)
# A scan takes seconds; what waits longer waits for somebody.
LONG = timedelta(hours=1)


def latest_claims(principal: Principal, day: date) -> QuerySet[AttestationRevision]:
    """Of each attestation the revision that was submitted last, with its latest `verdict`, that of
    the attestation at the end of the month before (`verdict_before`; both null where there was
    none), and whether files of it are `infected`, or `quarantined` for too long."""
    rows = AttestationRevision.objects.visible_to(principal).filter(submitted_at__isnull=False)
    later = AttestationRevision.objects.filter(
        attestation=OuterRef("attestation"),
        number__gt=OuterRef("number"),
        submitted_at__isnull=False,
    )
    began = datetime.combine(day.replace(day=1), time(), SHANGHAI)
    of_revision = Examination.objects.filter(revision=OuterRef("pk"))
    before = Examination.objects.filter(
        revision__attestation=OuterRef("attestation"), finished_at__lt=began
    )
    return rows.filter(~Exists(later)).annotate(
        verdict=Subquery(of_revision.order_by("-id").values("verdict")[:1]),
        verdict_before=Subquery(before.order_by("-id").values("verdict")[:1]),
        infected=Exists(_files(state=EvidenceFile.State.INFECTED)),
        quarantined=Exists(
            _files(state=EvidenceFile.State.QUARANTINED, received_at__lt=timezone.now() - LONG)
        ),
    )


def _files(**which: Any) -> QuerySet[EvidenceLink]:
    wanted = {f"file__{name}": value for name, value in which.items()}
    return EvidenceLink.objects.filter(revision=OuterRef("pk"), **wanted)


def concerns(day: date) -> Mapping[str, Q]:
    """What an office should look at, among `latest_claims`: those that end within sixty days, are
    not satisfied and were not so at the end of the month before, or whose evidence waits."""
    living = [state for state in STANDING if state != State.EXPIRED]
    fallen = Q(verdict_before=None) | ~Q(verdict_before=State.NOT_SATISFIED)
    return {
        "ending": Q(state__in=living, valid_until__gte=day, valid_until__lte=day + SOON),
        "failed": Q(state=State.NOT_SATISFIED) & fallen,
        "infected": Q(infected=True),
        "quarantined": Q(quarantined=True),
    }


def to_look_at(principal: Principal, day: date) -> dict[str, int]:
    """How many claims there are of each concern, in one query."""
    named = {
        f"is_{name}": ExpressionWrapper(wanted, BooleanField())
        for name, wanted in concerns(day).items()
    }
    rows = latest_claims(principal, day).order_by().annotate(**named)
    counts = dict.fromkeys(concerns(day), 0)
    for *which, n in rows.values_list(*named).annotate(n=Count("pk")):
        for name, is_so in zip(counts, which, strict=True):
            counts[name] += n if is_so else 0
    return counts
