"""An office's work on a report: who does it, by when, and which revision it was done with."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from platforms.ids import uuid7
from platforms.principals import Principal
from platforms.tenancy import TenantQuerySet


class ReviewQuerySet(TenantQuerySet["Review"]):
    def visible_to(self, principal: Principal) -> "ReviewQuerySet":
        """An office's own; how it shares out its work is no business of platforms."""
        if principal.sees_all:
            return self
        if principal.kind == "office":
            return self.filter(office=principal.office_id)
        return self.none()


class Review(models.Model):
    """One office's work on one report. There is none until somebody assigns or accepts it.

    It is done with the revision that was accepted; when the platform files another one, there is
    something to review again, and the assignee is still the same.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(
        "reporting.Report",
        on_delete=models.PROTECT,
        related_name="reviews",
        verbose_name=_("report"),
    )
    office = models.ForeignKey(
        "platforms.Office", on_delete=models.PROTECT, related_name="+", verbose_name=_("office")
    )
    assignee = models.ForeignKey(
        "platforms.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("assignee"),
    )
    due_at = models.DateTimeField(pgettext_lazy("review", "due by"), null=True, blank=True)
    # The revision that the office was done with last, and what it remarked.
    accepted = models.ForeignKey(
        "reporting.Revision", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        "platforms.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("accepted by"),
    )
    remark = models.CharField(_("remark"), max_length=2000, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = _("review")
        verbose_name_plural = pgettext_lazy("plural", "reviews")
        indexes: ClassVar = [
            models.Index(fields=["office", "assignee"], name="review_of_person"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "office"], name="one_review_per_report_and_office"
            ),
            models.CheckConstraint(
                condition=models.Q(accepted__isnull=True, accepted_at__isnull=True)
                | models.Q(accepted__isnull=False, accepted_at__isnull=False),
                name="review_accepts_a_revision_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return str(self.report)
