"""A report as its page shows it: figures beside counts, findings by check, the latest events."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from reporting.admin.batches import called
from reporting.admin.last_month import Month, change
from reporting.admin.last_month import in_words as said_in_words
from reporting.admin.words import (
    SEVERITIES,
    at_least,
    category_of,
    check_of,
    language,
    name_of,
    reference_of,
    severity_of,
    title_of_check,
)
from reporting.models import (
    Batch,
    CheckRun,
    Explanation,
    Figure,
    Finding,
    Report,
    Revision,
    Waiver,
)
from reporting.selectors.findings import in_words
from reporting.services.explaining import wholes
from reporting.vocabulary import Vocabulary

SHOWN = 10  # findings of a check
ORDER = ("error", "warning", "note")


@dataclass(frozen=True)
class Line:
    """A total as declared and as the records say."""

    measure: str
    category: str
    product_kind: str
    declared: str
    counted: int | None
    differs: bool
    before: str = ""
    change: str = ""


@dataclass
class Group:
    """What one check found."""

    check_id: str
    count: int
    waived: bool
    samples: list[dict[str, Any]] = field(default_factory=list)
    explanation: Explanation | None = None

    @property
    def severity(self) -> str:
        return severity_of(self.check_id)

    @property
    def severity_text(self) -> object:
        return SEVERITIES[self.severity]

    @property
    def title(self) -> str:
        return title_of_check(self.check_id)

    @property
    def reference(self) -> str:
        return reference_of(self.check_id)

    @property
    def waivable(self) -> bool:
        check = check_of(self.check_id)
        return bool(check and check.waivable and not self.waived)

    @property
    def remedies(self) -> list[str]:
        return list(dict.fromkeys(sample["remedy"] for sample in self.samples))

    @property
    def unseen(self) -> int:
        return self.count - len(self.samples)


def lines(month: Month, before: Month) -> list[Line]:
    """Every figure, and every required measure that the records have and the figures do not, in
    the order of the vocabulary."""
    words = month.words
    if words is None:
        return []
    order = {code: at for at, code in enumerate(words.measures)}
    figures = sorted(month.figures, key=lambda one: order.get(one.measure, len(order)))
    found = [_line(words, figure, month, before) for figure in figures]
    declared = {figure.measure for figure in month.figures}
    for code, measure in words.measures.items():
        n = month.counted((code, "", ""))
        if measure.required and code not in declared and n:
            said = before.said((code, "", ""), words)
            moved = change(said, (n, "exact"))
            name = name_of(words, "measures", code)
            found.append(Line(name, "", "", "", n, True, said_in_words(said), moved))
    return found


def _line(words: Vocabulary, figure: Figure, month: Month, before: Month) -> Line:
    key = (figure.measure, figure.category, figure.product_kind)
    n = month.counted(key)
    # "At least" is kept by any larger number of records.
    differs = n is not None and (
        n < figure.value if figure.qualifier == "at_least" else n != figure.value
    )
    said = before.said(key, words)
    return Line(
        name_of(words, "measures", figure.measure),
        category_of(words, figure.category),
        name_of(words, "product_kinds", figure.product_kind),
        at_least(figure.value, figure.qualifier),
        n,
        differs,
        said_in_words(said),
        change(said, (figure.value, figure.qualifier)),
    )


def groups(
    revision: Revision,
    batches: list[Batch],
    explanations: list[Explanation],
    waivers: list[Waiver],
) -> list[Group]:
    """Findings check by check, the gravest first, a few of each in full."""
    runs = _latest_runs(revision, batches)
    counts: Counter[str] = Counter()
    for run in runs:
        counts.update(run.counts)
    waived = {waiver.check_id for waiver in waivers}
    found = {c: Group(c, n, c in waived) for c, n in counts.items() if n}
    given = {explanation.fingerprint: explanation for explanation in reversed(explanations)}
    for check_id, whole in wholes(runs).items():
        found[check_id].explanation = given.get(whole)
    _add_samples(found, runs, given)
    return sorted(found.values(), key=lambda g: (ORDER.index(g.severity), g.check_id))


def _latest_runs(revision: Revision, batches: list[Batch]) -> list[CheckRun]:
    """As `deciding.latest_runs`, in one query: the batches are known here."""
    over = Q(revision=revision) | Q(batch__in=[batch.id for batch in batches])
    runs = CheckRun.objects.deciding().filter(over).order_by("batch_id", "-id")
    return list(runs.distinct("batch_id"))


def _add_samples(
    found: dict[str, Group], runs: list[CheckRun], given: dict[str, Explanation]
) -> None:
    seen: Counter[str] = Counter()
    batches = {run.id: run.batch_id for run in runs}
    for finding in Finding.objects.filter(run__in=runs).order_by("id"):
        seen[finding.check_id] += 1
        if finding.check_id in found and seen[finding.check_id] <= SHOWN:
            found[finding.check_id].samples.append(_sample(finding, batches[finding.run_id], given))


def _sample(finding: Finding, batch: UUID | None, given: dict[str, Explanation]) -> dict[str, Any]:
    words = in_words(finding, language())
    return {
        "finding": finding,
        "batch": called(batch) if batch else "",
        "message": words.message,
        "remedy": words.remedy,
        "explanation": given.get(finding.fingerprint),
    }


def with_waivers(reports: QuerySet[Report]) -> QuerySet[Any]:
    """Each with `waived`, for `waivers_in_force`: those of its platform, in the same query."""
    live = Waiver.objects.filter(
        platform_id=OuterRef("platform_id"), revoked_at=None, expires_at__gt=timezone.now()
    )
    one = JSONObject(id="id", check_id="check_id", expires_at="expires_at")
    return reports.annotate(waived=ArraySubquery(live.order_by("check_id").values(one=one)))


def waivers_in_force(report: Any) -> list[Waiver]:
    """Of a report of `with_waivers`, not to be saved."""
    return [
        Waiver(
            id=one["id"],
            check_id=one["check_id"],
            expires_at=datetime.fromisoformat(one["expires_at"]),
        )
        for one in report.waived
    ]
