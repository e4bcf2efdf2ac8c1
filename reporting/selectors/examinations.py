"""Examinations and readings as a principal may see them, and what two of them say differently."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    ExpressionWrapper,
    F,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
)

from platforms.principals import Principal
from reporting.models import Attestation, AttestationRevision, EvidenceFile, Examination, Reading
from reporting.models.attestations import STANDING

# The worst first. Ids of readings stay far below the distance between two of them.
BADNESS = ("noncompliant", "not_found", "inconclusive", "compliant")
APART = 10**15
NAMED = 100  # samples that a difference names
PENDING = ("scan", "worker", "running", "attempt")
# The latest of each revision, in one query for all of them.
EXAMINED = Prefetch(
    "examinations",
    queryset=Examination.objects.order_by("revision_id", "-id").distinct("revision_id"),
    to_attr="latest_examinations",
)


def visible_examinations(principal: Principal) -> QuerySet[Examination]:
    return Examination.objects.visible_to(principal).select_related("revision__attestation")


def of_attestation(principal: Principal, attestation: Attestation) -> QuerySet[Examination]:
    return visible_examinations(principal).filter(revision__attestation=attestation)


def latest_examination(revision: AttestationRevision) -> Examination | None:
    """Of a revision that was read with `EXAMINED`."""
    found: list[Examination] = revision.latest_examinations  # type: ignore[attr-defined]
    return found[0] if found else None


def pending_of(revision: AttestationRevision) -> str | None:
    """What an examination that is due waits for: `scan`, a `worker`, or, after an error of ours,
    the next `attempt`; `running` where somebody is at it. None where none is due."""
    if revision.due_at is None or revision.state not in STANDING:
        return None
    if revision.claimed_at is not None:
        return "running"
    if revision.attempts:
        return "attempt"
    files = EvidenceFile.objects.filter(revision_links__revision=revision)
    quarantined = files.filter(state=EvidenceFile.State.QUARANTINED)
    return "scan" if quarantined.exists() else "worker"


def readings_of(
    principal: Principal,
    examination: Examination,
    *,
    verdict: str | None = None,
    modality: str | None = None,
    slot: str | None = None,
) -> QuerySet[Reading]:
    """Narrowed down, with `place`: in its order the worst come first."""
    ranks = [When(verdict=name, then=Value(rank * APART)) for rank, name in enumerate(BADNESS)]
    found = Reading.objects.visible_to(principal).filter(examination=examination)
    given = {"verdict": verdict, "modality": modality, "file__slot": slot}
    wanted = Q(**{name: value for name, value in given.items() if value is not None})
    rank = Case(*ranks, default=Value(0), output_field=BigIntegerField())
    place = ExpressionWrapper(rank + F("id"), output_field=BigIntegerField())
    return found.filter(wanted).select_related("file").annotate(place=place)


@dataclass(frozen=True)
class SampleChange:
    """A sample that two examinations read differently; None where one of them had it not."""

    slot: str
    name: str
    member: str
    before: str | None
    now: str | None


@dataclass(frozen=True)
class Difference:
    """What an examination says otherwise than another; all of it where there is no other."""

    before: Examination | None
    now: Examination
    reasons_added: list[dict[str, Any]]
    reasons_gone: list[dict[str, Any]]
    samples: int
    changes: Counter[tuple[str | None, str | None]]
    named: list[SampleChange]


def difference(principal: Principal, before: Examination | None, now: Examination) -> Difference:
    first, second = _verdicts(principal, before), _verdicts(principal, now)
    reasons: list[dict[str, Any]] = before.reasons if before else []
    differing = [key for key in {**first, **second} if first.get(key) != second.get(key)]
    changed = [_change(key, first.get(key), second.get(key)) for key in differing]
    changed.sort(key=_urgency)
    return Difference(
        before=before,
        now=now,
        reasons_added=[one for one in now.reasons if one not in reasons],
        reasons_gone=[one for one in reasons if one not in now.reasons],
        samples=len(changed),
        changes=Counter((one.before, one.now) for one in changed),
        named=changed[:NAMED],
    )


# slot, digest of the file, name of the member, and which of those that are called so
_Key = tuple[str, str, str, int]
_Found = tuple[str, str]  # the file's name, and the verdict


def _verdicts(principal: Principal, examination: Examination | None) -> dict[_Key, _Found]:
    rows = Reading.objects.visible_to(principal).filter(examination=examination).order_by("id")
    columns = ("file__slot", "file__sha256", "member", "file__name", "verdict")
    seen: Counter[tuple[str, str, str]] = Counter()
    found: dict[_Key, _Found] = {}
    for slot, sha256, member, name, verdict in rows.values_list(*columns).iterator():
        called = (slot, sha256, member)
        found[(*called, seen[called])] = (name, verdict)
        seen[called] += 1
    return found


def _change(key: _Key, before: _Found | None, now: _Found | None) -> SampleChange:
    slot, _, member, _ = key
    name = (now or before or ("", ""))[0]
    return SampleChange(slot, name, member, before and before[1], now and now[1])


def _urgency(change: SampleChange) -> tuple[int, str, str, str]:
    worst = BADNESS.index(change.now) if change.now in BADNESS else len(BADNESS)
    return worst, change.slot, change.name, change.member
