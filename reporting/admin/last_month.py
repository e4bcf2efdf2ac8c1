"""What the same platform said a month before, beside what it says now."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, CharField, Q, QuerySet, Sum, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext

from platforms.principals import Principal
from reporting.admin.words import at_least, words_of
from reporting.models import BatchCount, Figure, Report, Revision
from reporting.vocabulary import Vocabulary

# Counted by subject, action, category and product kind.
Counts = list[tuple[str, str, str, str, int]]
Line = tuple[str, str, str]  # measure, category, product kind
Said = tuple[int, str]  # value and qualifier
LEAST = 0.0005  # of a change: below it, it would be told as none
COUNTED = "counted"  # where a figure has its qualifier


@dataclass(frozen=True)
class Month:
    """A revision, and what its records count; of none: nothing."""

    revision: Revision | None = None
    figures: list[Figure] = field(default_factory=list)
    counts: Counts = field(default_factory=list)

    @cached_property
    def period(self) -> str:
        return f"{self.revision.report.period_id:%Y-%m}" if self.revision else ""

    @cached_property
    def words(self) -> Vocabulary | None:
        return words_of(self.period) if self.revision else None

    @cached_property
    def declared(self) -> dict[Line, Said]:
        return {
            (one.measure, one.category, one.product_kind): (one.value, one.qualifier)
            for one in self.figures
        }

    def counted(self, line: Line) -> int | None:
        """How many records a line stands for; None where its measure does not count records."""
        measure, category, kind = line
        known = self.words.measures.get(measure) if self.words else None
        if known is None or known.backing != "records":
            return None
        return sum(
            n
            for subject, action, in_category, of_kind, n in self.counts
            if known.counts(subject, action)
            and category in ("", in_category)
            and kind in ("", of_kind)
        )

    def said(self, line: Line, now: Vocabulary) -> Said | None:
        """The number beside a line of another month, with its qualifier.

        None where there is none, or where the measure was another one: unequal definitions are
        never held against each other.
        """
        known = self.words.measures.get(line[0]) if self.words else None
        other = now.measures.get(line[0])
        if known is None or other is None or known.version != other.version:
            return None
        if line in self.declared:
            return self.declared[line]
        n = self.counted(line)
        return None if n is None else (n, "exact")


def with_before(principal: Principal, report: Report) -> tuple[list[Revision], Revision | None]:
    """The revisions of a report that were filed, the latest first, and the one in force a month
    before."""
    month: date = (report.period_id - timedelta(days=1)).replace(day=1)
    filed = Q(report=report, submitted_at__isnull=False)
    before = Q(report__platform_id=report.platform_id, report__period_id=month, in_force=True)
    rows = Revision.objects.visible_to(principal).filter(filed | before)
    found = list(rows.select_related("signatory", "report").order_by("-number"))
    own = [one for one in found if one.report_id == report.pk]
    return own, next((one for one in found if one.report_id != report.pk), None)


def months(revision: Revision, before: Revision | None) -> tuple[Month, Month]:
    """What both declare, and what their records count: in one query."""
    figures: dict[UUID, list[Figure]] = defaultdict(list)
    counts: dict[UUID, Counts] = defaultdict(list)
    for key, qualifier, first, second, category, kind, n in _rows([revision, before]):
        if qualifier == COUNTED:
            counts[key].append((first, second, category, kind, int(n)))
        else:
            declared = {"measure": first, "category": category, "product_kind": kind}
            figures[key].append(Figure(**declared, value=n, qualifier=qualifier))
    now, then = (
        Month(one, figures[one.pk], counts[one.pk]) if one else Month()
        for one in (revision, before)
    )
    return now, then


def _rows(revisions: Sequence[Revision | None]) -> QuerySet[Any]:
    """Figures, and the records that count by subject, action, category and product kind."""
    both = [one for one in revisions if one is not None]
    linked = "batch__revision_links__revision"
    counted = (
        BatchCount.objects.filter(**{f"{linked}__in": both})
        .order_by()
        .annotate(as_=_text(COUNTED))
        .values_list(linked, "as_", "subject", "action", "category", "product_kind")
        .annotate(total=Cast(Sum("n"), BigIntegerField()))
    )
    figures = Figure.objects.filter(revision__in=both).order_by().annotate(none=_text(""))
    declared = figures.values_list(
        *("revision_id", "qualifier", "measure", "none", "category", "product_kind", "value")
    )
    return declared.union(counted, all=True).order_by("measure", "category", "product_kind")


def _text(text: str) -> Value:
    return Value(text, output_field=CharField())


def in_words(said: Said | None) -> str:
    return "" if said is None else at_least(*said)


def change(said: Said | None, now: Said | None) -> str:
    """By how much it moved, in per cent; nothing is worked out from lower bounds."""
    if said is None or now is None or "at_least" in (said[1], now[1]):
        return ""
    if said[0] == now[0]:
        return gettext("unchanged")
    if not said[0]:
        return ""
    share = (now[0] - said[0]) / said[0]
    if abs(share) < LEAST:
        return gettext("less than 0.1%")
    return f"{share:+.1%}"
