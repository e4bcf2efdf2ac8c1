"""What a platform owes for a period, and its numbered revisions."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from platforms.ids import uuid7
from platforms.tenancy import TenantQuerySet


class Report(models.Model):
    """What one platform owes for one period."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey(
        "platforms.Platform",
        on_delete=models.PROTECT,
        related_name="reports",
        verbose_name=_("platform"),
    )
    period = models.ForeignKey(
        "reporting.Period",
        on_delete=models.PROTECT,
        related_name="reports",
        verbose_name=_("period"),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    objects = TenantQuerySet["Report"].as_manager()

    class Meta:
        ordering: ClassVar = ["-period", "platform"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["platform", "period"], name="one_report_per_platform_and_period"
            )
        ]

    def __str__(self) -> str:
        return f"{self.platform} {self.period_id:%Y-%m}"


class State(models.TextChoices):
    """The life of a revision; design.md section 2."""

    DRAFT = "draft", _("draft")
    RECEIVED = "received", _("received")
    CHECKING = "checking", _("checking")
    ACCEPTED = "accepted", _("accepted")
    NEEDS_EXPLANATION = "needs_explanation", _("needs explanation")
    REJECTED = "rejected", _("rejected")
    RETURNED = "returned", _("returned")
    SUPERSEDED = "superseded", _("superseded")
    WITHDRAWN = "withdrawn", _("withdrawn")
    ERRORED = "errored", _("errored")


# Which state may follow which. `needs_explanation` goes back to `received` when all is explained.
TRANSITIONS: dict[str, frozenset[str]] = {
    State.DRAFT: frozenset({State.RECEIVED, State.WITHDRAWN}),
    State.RECEIVED: frozenset({State.CHECKING, State.WITHDRAWN}),
    State.CHECKING: frozenset(
        {
            State.ACCEPTED,
            State.NEEDS_EXPLANATION,
            State.REJECTED,
            State.ERRORED,
            State.RECEIVED,
        }
    ),
    State.ERRORED: frozenset({State.RECEIVED}),
    State.NEEDS_EXPLANATION: frozenset({State.RECEIVED, State.SUPERSEDED, State.WITHDRAWN}),
    State.ACCEPTED: frozenset({State.RETURNED, State.SUPERSEDED}),
    State.REJECTED: frozenset({State.SUPERSEDED}),
    State.RETURNED: frozenset({State.SUPERSEDED}),
    State.SUPERSEDED: frozenset(),
    State.WITHDRAWN: frozenset(),
}
# One of these at most per report: there is one place to work on a report at a time.
OPEN_STATES = (State.DRAFT, State.RECEIVED, State.CHECKING, State.ERRORED)


class Revision(models.Model):
    """One numbered version of a report. What was filed is never edited: the next corrects it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="revisions", verbose_name=_("report")
    )
    number = models.PositiveIntegerField(_("revision"))
    state = models.CharField(
        _("state"), max_length=20, choices=State.choices, default=State.DRAFT, db_index=True
    )
    in_force = models.BooleanField(_("in force"), default=False)
    based_on = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("reason for the correction"), max_length=500, blank=True)
    nil = models.BooleanField(_("nothing to report"), default=False)
    rule_set = models.CharField(_("rule set"), max_length=64, blank=True)
    signatory = models.ForeignKey(
        "platforms.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signatory"),
    )
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        "platforms.Credential", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    rung_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    return_reason = models.CharField(_("reason of the return"), max_length=2000, blank=True)
    return_due_at = models.DateTimeField(_("answer due at"), null=True, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    objects = TenantQuerySet["Revision"].as_manager()

    class Meta:
        ordering: ClassVar = ["report", "-number"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "number"], name="revision_number_is_unique_per_report"
            ),
            models.UniqueConstraint(
                fields=["report"],
                condition=models.Q(in_force=True),
                name="one_revision_in_force_per_report",
            ),
            models.UniqueConstraint(
                fields=["report"],
                condition=models.Q(state__in=["draft", "received", "checking", "errored"]),
                name="one_open_revision_per_report",
            ),
            models.CheckConstraint(
                condition=models.Q(in_force=False) | models.Q(state__in=["accepted", "returned"]),
                name="revision_in_force_was_accepted",
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(state__in=["draft", "withdrawn"])
                    | models.Q(
                        signatory__isnull=False,
                        submitted_at__isnull=False,
                        submitted_by__isnull=False,
                    )
                ),
                name="revision_filed_is_signed",
            ),
            models.CheckConstraint(
                condition=models.Q(number=1) | ~models.Q(reason=""),
                name="revision_that_corrects_says_why",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["rung_at"],
                condition=models.Q(state__in=["received", "checking", "errored"]),
                name="revision_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.report} r{self.number}"

    def may_become(self, state: str) -> bool:
        return state in TRANSITIONS[self.state]


class Figure(models.Model):
    """A declared total: measure x category x product kind. Empty category or kind means all."""

    class Qualifier(models.TextChoices):
        EXACT = "exact", _("exact")
        AT_LEAST = "at_least", _("at least")

    id = models.BigAutoField(primary_key=True)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, related_name="figures", verbose_name=_("revision")
    )
    measure = models.CharField(_("measure"), max_length=48)
    category = models.CharField(_("category"), max_length=16, blank=True)
    product_kind = models.CharField(_("product kind"), max_length=16, blank=True)
    value = models.BigIntegerField(_("value"))
    qualifier = models.CharField(_("qualifier"), max_length=8, choices=Qualifier.choices)

    objects = TenantQuerySet["Figure"].as_manager()

    class Meta:
        ordering: ClassVar = ["measure", "category", "product_kind"]
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["revision", "measure", "category", "product_kind"],
                name="one_figure_per_measure_category_and_kind",
            ),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="figure_is_not_negative"),
            models.CheckConstraint(
                condition=models.Q(qualifier__in=["exact", "at_least"]),
                name="figure_qualifier_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.category} {self.product_kind}: {self.value}"
