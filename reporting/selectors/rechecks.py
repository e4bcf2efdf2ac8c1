"""What the rule set of today says of a filing otherwise than the one that decided on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from platforms.models import AuditEvent
from reporting.checks import verdict
from reporting.checks.registry import Layer, UnknownCheck, get, rule_set_for
from reporting.models import CheckRun, Explanation, Revision, Waiver
from reporting.selectors.changed_findings import Entry, changed, severities
from reporting.services.deciding import VERDICTS, explained_by, found, latest_runs

EXAMPLES = 5  # of what changed, per check
DECISIONS = tuple(f"revision.{state.value}" for state in VERDICTS.values())
# These look at what others filed, and at earlier months, as they stand today.
OF_OTHERS = (Layer.HISTORY, Layer.CROSS_PLATFORM)


@dataclass
class CheckDifference:
    """`new` and `gone` count findings that only one run has. Severity None: found nothing."""

    check: str
    severity_before: str | None
    severity_now: str | None
    before: int
    now: int
    looks_at_others: bool
    new: int = 0
    gone: int = 0
    examples: list[Entry] = field(default_factory=list)

    @property
    def differs(self) -> bool:
        graver = self.before and self.now and self.severity_before != self.severity_now
        return bool(self.new or self.gone or graver)


@dataclass
class PartDifference:
    """A batch of the revision, or the revision itself (`batch` is None).

    `trouble` says why there is no run of today to compare with: see `rechecking.Done`.
    """

    batch: UUID | None
    rule_set_before: str | None
    rule_set_now: str | None
    trouble: str | None
    checks: list[CheckDifference]

    @property
    def differs(self) -> bool:
        return any(check.differs for check in self.checks)


@dataclass
class RevisionDifference:
    """`verdict_now`: what would be decided today, with the explanations and waivers of then; None
    where a part could not be checked."""

    period: str
    uscc: str
    platform: str
    report: UUID
    number: int
    in_force: bool
    verdict_before: str
    verdict_now: str | None
    parts: list[PartDifference]

    @property
    def verdict_differs(self) -> bool:
        return self.verdict_now is not None and self.verdict_now != self.verdict_before

    @property
    def in_trouble(self) -> bool:
        return any(part.trouble for part in self.parts)

    @property
    def differs(self) -> bool:
        return self.verdict_differs or any(part.differs for part in self.parts)


Tell = Callable[[Revision, UUID | None, Entry], None]


def difference(
    revision_id: UUID, troubles: Mapping[UUID, str], tell: Tell | None = None
) -> RevisionDifference:
    """Compare the runs that decided with the latest re-checks by today's rule set.

    `troubles`: what kept a batch, or the revision, from being checked again. `tell` is called with
    each finding that is new or gone, however many.
    """
    related = ("report__period", "report__platform")
    revision = Revision.objects.select_related(*related).get(pk=revision_id)
    before = {run.batch_id: run for run in latest_runs(revision)}
    now = {run.batch_id: run for run in _rechecks(revision)}
    links = revision.batch_links.order_by("batch_id").values_list("batch_id", flat=True)
    parts = [
        _part(
            revision,
            batch_id,
            (before.get(batch_id), now.get(batch_id)),
            troubles.get(batch_id or revision.id),
            tell,
        )
        for batch_id in (*links, None)
    ]
    whole = not any(part.trouble for part in parts)
    return RevisionDifference(
        period=revision.report.period.code,
        uscc=revision.report.platform.uscc,
        platform=str(revision.report.platform),
        report=revision.report_id,
        number=revision.number,
        in_force=revision.in_force,
        verdict_before=_decided(revision),
        verdict_now=_would_be(revision, list(now.values())) if whole else None,
        parts=parts,
    )


def _rechecks(revision: Revision) -> list[CheckRun]:
    rule_set = rule_set_for(revision.report.period.code).version
    runs = CheckRun.objects.filter(recheck=True, rule_set=rule_set)
    own = runs.filter(revision=revision).order_by("-id")[:1]
    batches = (
        runs.filter(batch__revision_links__revision=revision)
        .order_by("batch_id", "-id")
        .distinct("batch_id")
    )
    return [*own, *batches]


Pair = tuple[CheckRun | None, CheckRun | None]


def _part(
    revision: Revision, batch_id: UUID | None, pair: Pair, trouble: str | None, tell: Tell | None
) -> PartDifference:
    before, now = pair
    decided_by = before.rule_set if before else None
    if now is None or trouble:
        return PartDifference(batch_id, decided_by, None, trouble or "unchecked", [])
    checks = _checks(before, now)
    for entry in changed(before, now):
        _count(checks[entry.found.check_id], entry)
        if tell:
            tell(revision, batch_id, entry)
    return PartDifference(batch_id, decided_by, now.rule_set, None, list(checks.values()))


def _checks(before: CheckRun | None, now: CheckRun) -> dict[str, CheckDifference]:
    counts = before.counts if before else {}
    grave, graver = severities(before) if before else {}, severities(now)
    return {
        check_id: CheckDifference(
            check=check_id,
            severity_before=grave.get(check_id),
            severity_now=graver.get(check_id),
            before=counts.get(check_id, 0),
            now=now.counts.get(check_id, 0),
            looks_at_others=_looks_at_others(check_id),
        )
        for check_id in sorted(counts.keys() | now.counts.keys())
    }


def _looks_at_others(check_id: str) -> bool:
    try:
        return get(check_id).layer in OF_OTHERS
    except UnknownCheck:  # of a rule set before
        return False


def _count(check: CheckDifference, entry: Entry) -> None:
    if entry.side == "new":
        check.new += 1
    else:
        check.gone += 1
    if len(check.examples) < EXAMPLES:
        check.examples.append(entry)


def _decided(revision: Revision) -> str:
    """The last verdict: of a superseded revision, its state does not tell any more."""
    events = AuditEvent.objects.filter(
        object_type="revision", object_id=str(revision.id), action__in=DECISIONS
    )
    last = events.order_by("-id").first()
    return last.action.partition(".")[2] if last else revision.state


def _would_be(revision: Revision, runs: list[CheckRun]) -> str:
    explained = explained_by(_given(revision), runs)
    return VERDICTS[verdict(found(runs), explained, _waived(revision))].value


def _given(revision: Revision) -> set[str]:
    """What was explained when the revision was decided on, and not refused by then."""
    explanations = dict(
        Explanation.objects.filter(
            report_id=revision.report_id, given_at__lte=revision.decided_at
        ).values_list("id", "fingerprint")
    )
    refused = AuditEvent.objects.filter(
        object_type="explanation",
        object_id__in=map(str, explanations),
        action="explanation.refused",
        at__lte=revision.decided_at,
    )
    gone = set(refused.values_list("object_id", flat=True))
    return {mark for number, mark in explanations.items() if str(number) not in gone}


def _waived(revision: Revision) -> frozenset[str]:
    """The checks that the platform was exempted from when the revision was decided on."""
    then = revision.decided_at
    in_force = Waiver.objects.filter(
        Q(revoked_at=None) | Q(revoked_at__gt=then),
        platform_id=revision.platform_id,
        granted_at__lte=then,
        expires_at__gt=then,
    )
    return frozenset(in_force.values_list("check_id", flat=True))
