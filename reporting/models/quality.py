"""How well platforms file: counts by month, and the medians of their peers."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from platforms.tenancy import TenantQuerySet


class Quality(models.Model):
    """What can be counted about a platform's filing for a period. Made by the workers from what
    is filed, and made again whenever that changes."""

    class Standing(models.TextChoices):
        ON_TIME = "on_time", _("on time")
        LATE = "late", _("late")
        MISSING = "missing", _("missing")
        PENDING = "pending", _("still to come")
        NOT_DUE = "not_due", _("not due")

    id = models.BigAutoField(primary_key=True)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey("reporting.Period", on_delete=models.PROTECT, related_name="+")
    standing = models.CharField(max_length=8, choices=Standing.choices)
    # Revisions that were rejected or returned, and those that came into force.
    refused = models.IntegerField(default=0)
    accepted = models.IntegerField(default=0)
    lines = models.BigIntegerField(default=0)
    # Errors and warnings, of everything that was uploaded or submitted.
    findings = models.BigIntegerField(default=0)
    explanations = models.IntegerField(default=0)
    explanations_open = models.IntegerField(default=0)
    # Label samples of the latest examinations that there were then.
    samples = models.BigIntegerField(default=0)
    compliant = models.BigIntegerField(default=0)
    measured_at = models.DateTimeField()
    # The revision that signals were looked for in, and by which rules.
    looked_at = models.ForeignKey(
        "reporting.Revision", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    rules = models.CharField(max_length=32, blank=True)

    objects = TenantQuerySet["Quality"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["platform", "period"], name="one_quality_per_platform_and_period"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["period"], name="quality_by_period")]

    def __str__(self) -> str:
        return f"{self.platform_id} {self.period_id:%Y-%m}"


class PeerQuality(models.Model):
    """The median of an indicator over the platforms of a size, for a window that ends with a
    period. Of fewer than five there is none, so that it tells nobody about one of them."""

    id = models.BigAutoField(primary_key=True)
    period = models.ForeignKey("reporting.Period", on_delete=models.PROTECT, related_name="+")
    months = models.PositiveSmallIntegerField()
    size = models.CharField(max_length=8, blank=True)  # empty: all
    indicator = models.CharField(max_length=20)
    n = models.IntegerField()
    median = models.FloatField()
    spread = models.FloatField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["period", "months", "size", "indicator"], name="one_median_per_indicator"
            ),
            models.CheckConstraint(condition=models.Q(n__gte=5), name="median_of_five_at_least"),
        ]

    def __str__(self) -> str:
        return f"{self.period_id:%Y-%m} {self.indicator} {self.size}"
