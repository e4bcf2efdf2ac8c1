"""What the same platform said a month before, beside what it says now."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext

from platforms.principals import Principal
from reporting.admin.words import at_least, words_of
from reporting.models import BatchCount, Report, Revision

# Counted by subject, action, category and product kind.
Counts = list[tuple[str, str, str, str, int]]
Line = tuple[str, str, str]  # measure, category, product kind


@dataclass(frozen=True)
class LastMonth:
    """The revision in force a month before: what it declared, and what its records count."""

    revision: Revision | None = None
    declared: dict[Line, tuple[int, str]] = field(default_factory=dict)
    counts: Counts = field(default_factory=list)
    words: Any = None

    @property
    def period(self) -> str:
        return f"{self.revision.report.period_id:%Y-%m}" if self.revision else ""

    def said(self, now: Any, line: Line) -> tuple[int, str] | None:
        """The number beside a line of this month, and its qualifier.

        None where there is none, or where the measure was another one: unequal definitions are
        never held against each other.
        """
        if self.words is None or self.revision is None or not self.is_same(now, line[0]):
            return None
        if line in self.declared:
            return self.declared[line]
        n = counted(self.words, line, self.counts)
        return None if n is None else (n, "exact")

    def is_same(self, now: Any, code: str) -> bool:
        before, today = self.words.measures.get(code), now.measures.get(code)
        return bool(before and today and before.version == today.version)


def counted(words: Any, line: Line, counts: Counts) -> int | None:
    """How many records a line stands for; None where its measure does not count records."""
    measure, category, kind = line
    known = words.measures.get(measure)
    if known is None or known.backing != "records":
        return None
    return sum(
        n
        for subject, action, in_category, of_kind, n in counts
        if known.counts(subject, action) and category in ("", in_category) and kind in ("", of_kind)
    )


def before(principal: Principal, report: Report) -> LastMonth:
    """The month before that of the report, in three queries."""
    month: date = (report.period_id - timedelta(days=1)).replace(day=1)
    rows = Revision.objects.visible_to(principal).filter(
        report__platform_id=report.platform_id, report__period_id=month, in_force=True
    )
    revision = rows.select_related("report").first()
    if revision is None:
        return LastMonth()
    figures = {
        (one.measure, one.category, one.product_kind): (one.value, one.qualifier)
        for one in revision.figures.all()
    }
    return LastMonth(revision, figures, _counts(revision), words_of(f"{month:%Y-%m}"))


def _counts(revision: Revision) -> Counts:
    rows = BatchCount.objects.filter(batch__revision_links__revision=revision).order_by()
    summed = rows.values_list("subject", "action", "category", "product_kind")
    return list(summed.annotate(total=Sum("n")))


def in_words(said: tuple[int, str] | None) -> str:
    return "" if said is None else at_least(*said)


def change(said: tuple[int, str] | None, now: tuple[int, str] | None) -> str:
    """By how much it moved, in per cent; nothing is worked out from lower bounds."""
    if said is None or now is None or "at_least" in (said[1], now[1]):
        return ""
    if said[0] == now[0]:
        return gettext("unchanged")
    if not said[0]:
        return ""
    return f"{(now[0] - said[0]) / said[0]:+.0%}"
