"""Check runs: which rule set looked at what, when, and how much it found."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import DeskAdmin, Link, Table
from platforms.roles import Scope
from reporting.admin.batches import called
from reporting.admin.words import SEVERITIES, severity_of, title_of_check
from reporting.models import CheckRun, Report, RevisionBatch


class PurposeFilter(admin.SimpleListFilter):
    """Runs that decided, unless others are asked for: one re-check of the past is a run for each
    revision and each batch."""

    title = _("purpose")
    parameter_name = "purpose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("recheck", _("re-check")), ("all", _("all"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        purpose = self.value()
        if purpose == "all":
            return queryset
        return queryset.filter(recheck=purpose == "recheck")

    def choices(self, changelist: Any) -> Iterator[Any]:
        first, *others = super().choices(changelist)
        yield {**first, "display": _("decides")}
        yield from others


class CheckRunAdmin(DeskAdmin[CheckRun]):
    read_scope = Scope.REPORTS_READ
    list_display = ("finished_at", "platform_name", "over", "purpose", "found", "rule_set")
    list_filter = (PurposeFilter,)
    list_select_related = (
        *("platform", "batch__report__period", "revision__report__period"),
        *("batch__report__platform", "revision__report__platform"),
    )
    search_fields = ("platform__name_zh", "platform__name_en", "=platform__uscc", "=rule_set")
    search_help_text = _("A platform by its name or USCC, or a rule set")
    ordering: ClassVar = ("-id",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[CheckRun]:
        """Runs over what was filed: a draft is its platform's own business."""
        filed = RevisionBatch.objects.filter(revision__submitted_at__isnull=False)
        return (
            super()
            .get_queryset(request)
            .filter(Q(revision__isnull=False) | Q(batch__in=filed.values("batch_id")))
        )

    def report_of(self, run: CheckRun) -> Report:
        return run.batch.report if run.batch else run.revision.report  # type: ignore[union-attr]

    @admin.display(description=_("platform"), ordering="platform__uscc")
    def platform_name(self, run: CheckRun) -> str:
        return str(run.platform)

    @admin.display(description=_("over"))
    def over(self, run: CheckRun) -> str:
        month = self.report_of(run).period.code
        if run.revision:
            text = gettext("revision %(number)s") % {"number": run.revision.number}
        else:
            text = gettext("batch %(batch)s") % {"batch": called(run.batch_id)}  # type: ignore[arg-type]
        return f"{month} {text}"

    @admin.display(description=_("purpose"), ordering="recheck")
    def purpose(self, run: CheckRun) -> str:
        return gettext("re-check") if run.recheck else gettext("decides")

    @admin.display(description=_("findings"))
    def found(self, run: CheckRun) -> str:
        number = f"{sum(run.counts.values()):,}"
        if not run.truncated:
            return number
        return gettext("%(number)s, not all kept here") % {"number": number}

    def heading(self, found: CheckRun) -> str:
        at = formats.localize(timezone.localtime(found.finished_at))
        values = {"platform": found.platform, "over": self.over(found), "at": at}
        return gettext("%(platform)s, %(over)s, %(at)s") % values

    def page(self, request: HttpRequest, found: CheckRun) -> dict[str, Any]:
        report = reverse("admin:reporting_report_change", args=[self.report_of(found).pk])
        return {
            "facts": [
                (_("platform"), found.platform),
                (_("over"), self.over(found)),
                *([(_("batch"), found.batch_id)] if found.batch_id else []),
                (_("purpose"), _purpose_in_full(found)),
                (_("rule set"), found.rule_set),
                (_("started at"), found.started_at),
                (_("finished at"), found.finished_at),
                (_("truncated"), found.truncated),
            ],
            "links": [Link(gettext("The report"), report)],
            "tables": [_counts(found)],
        }


def _purpose_in_full(run: CheckRun) -> str:
    if run.recheck:
        return gettext("re-check: made later, beside the run that decided; nothing follows from it")
    return gettext("decides: the verdict follows from it")


def _counts(run: CheckRun) -> Table:
    return Table(
        gettext("findings by check"),
        [gettext("check"), gettext("severity"), gettext("title"), gettext("findings")],
        [
            (check_id, SEVERITIES[severity_of(check_id)], title_of_check(check_id), n)
            for check_id, n in sorted(run.counts.items())
        ],
        empty=gettext("Nothing was found."),
        numbers=frozenset({3}),
    )
