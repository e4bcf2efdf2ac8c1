"""The whole picture: totals of accepted revisions, and their frozen, numbered sums."""

from typing import ClassVar, Self, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from platforms.ids import uuid7
from platforms.principals import NATIONAL, Principal
from platforms.tenancy import TenantQuerySet
from reporting.models.days import DAYS, no_days

M = TypeVar("M", bound=models.Model)


class Total(models.Model):
    """What an accepted revision says, by measure. Written once; only `in_force` ever changes."""

    id = models.BigAutoField(primary_key=True)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey("reporting.Period", on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(
        "reporting.Revision", on_delete=models.PROTECT, related_name="totals"
    )
    in_force = models.BooleanField()
    measure = models.CharField(max_length=48)
    measure_version = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=16, blank=True)
    product_kind = models.CharField(max_length=16, blank=True)
    action = models.CharField(max_length=24, blank=True)
    modality = models.CharField(max_length=16, blank=True)
    detection = models.CharField(max_length=16, blank=True)
    # Where the content was, as recorded; the platform's own province is on the platform.
    province = models.CharField(max_length=2, blank=True)
    value = models.BigIntegerField()
    qualifier = models.CharField(max_length=8)
    # Its parts by day, which add up to it: a constraint of migration reporting.0023. None: no
    # records stand behind it, or they had left before days were counted.
    days = ArrayField(models.IntegerField(), size=DAYS, null=True)

    objects = TenantQuerySet["Total"].as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["period", "measure"],
                condition=models.Q(in_force=True),
                name="total_in_force",
            ),
            models.Index(fields=["revision", "measure"], name="total_by_revision"),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.category}: {self.value}"


class ScopedQuerySet(models.QuerySet[M]):
    """Rows about the nation or a province, and about no single platform."""

    def visible_to(self, principal: Principal) -> Self:
        """The nation's for the national office, a province's for that province's."""
        if principal.sees_all:
            return self
        if principal.kind == "office":
            return self.filter(jurisdiction_id=principal.jurisdiction)
        return self.none()


class RollUp(models.Model):
    """The totals in force added up, for the nation (`00`) and for each province's platforms.

    Kept by triggers on the totals, in the transaction that changes them: see migrations
    reporting.0005 and 0023. Nobody else writes here.
    """

    id = models.BigAutoField(primary_key=True)
    period = models.ForeignKey("reporting.Period", on_delete=models.PROTECT, related_name="+")
    jurisdiction = models.ForeignKey(
        "platforms.Jurisdiction", on_delete=models.PROTECT, related_name="+"
    )
    measure = models.CharField(max_length=48)
    measure_version = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=16, blank=True)
    product_kind = models.CharField(max_length=16, blank=True)
    action = models.CharField(max_length=24, blank=True)
    value = models.BigIntegerField()
    # How many totals are in it, and how many of those are lower bounds. None left: no sum at all.
    parts = models.IntegerField()
    bounds = models.IntegerField()
    # What of it is of which day; what is of no day makes up the rest.
    days = ArrayField(models.BigIntegerField(), size=DAYS, default=no_days)

    objects = ScopedQuerySet["RollUp"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=[
                    "jurisdiction",
                    "period",
                    "measure",
                    "measure_version",
                    "category",
                    "product_kind",
                    "action",
                ],
                name="one_roll_up_per_cell",
            )
        ]

    def __str__(self) -> str:
        return f"{self.jurisdiction_id} {self.measure} {self.category}: {self.value}"


class Consolidation(models.Model):
    """A numbered, frozen set of totals for a period. A later revision makes the next number."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    period = models.ForeignKey(
        "reporting.Period",
        on_delete=models.PROTECT,
        related_name="consolidations",
        verbose_name=_("period"),
    )
    number = models.PositiveIntegerField(_("number"))
    created_at = models.DateTimeField(_("created at"))
    vocabulary = models.CharField(_("vocabulary"), max_length=16)
    platforms_due = models.PositiveIntegerField(_("platforms due"))
    platforms_filed = models.PositiveIntegerField(_("platforms filed"))
    # SHA-256 over the canonical JSON (RFC 8785) of coverage, entries and totals.
    digest = models.CharField(_("digest"), max_length=64)

    class Meta:
        ordering: ClassVar = ["-period", "-number"]
        verbose_name = _("consolidation")
        verbose_name_plural = _("consolidations")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["period", "number"], name="consolidation_number_is_unique_per_period"
            )
        ]

    def __str__(self) -> str:
        return f"{self.period_id:%Y-%m} no. {self.number}"


class ConsolidationEntry(models.Model):
    """A revision that a consolidation was made from: every total leads here."""

    id = models.BigAutoField(primary_key=True)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    consolidation = models.ForeignKey(
        Consolidation, on_delete=models.PROTECT, related_name="entries"
    )
    revision = models.ForeignKey("reporting.Revision", on_delete=models.PROTECT, related_name="+")
    totals_sha256 = models.CharField(max_length=64)

    objects = TenantQuerySet["ConsolidationEntry"].as_manager()

    class Meta:
        ordering: ClassVar = ["platform"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["consolidation", "platform"],
                name="one_revision_per_platform_in_a_consolidation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.consolidation} {self.revision}"


class ConsolidationTotal(models.Model):
    """A frozen sum for the nation (`00`) or for the platforms registered in one province.

    The nation's are sums over platforms and not over provinces: overlapping scopes are never added.
    """

    id = models.BigAutoField(primary_key=True)
    consolidation = models.ForeignKey(
        Consolidation, on_delete=models.PROTECT, related_name="totals"
    )
    jurisdiction = models.ForeignKey(
        "platforms.Jurisdiction", on_delete=models.PROTECT, default=NATIONAL, related_name="+"
    )
    measure = models.CharField(max_length=48)
    measure_version = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=16, blank=True)
    product_kind = models.CharField(max_length=16, blank=True)
    action = models.CharField(max_length=24, blank=True)
    value = models.BigIntegerField()
    qualifier = models.CharField(max_length=8)

    objects = ScopedQuerySet["ConsolidationTotal"].as_manager()

    class Meta:
        ordering: ClassVar = ["measure", "category", "product_kind", "action"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=[
                    "consolidation",
                    "jurisdiction",
                    "measure",
                    "measure_version",
                    "category",
                    "product_kind",
                    "action",
                ],
                name="one_total_per_cell_of_a_consolidation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.jurisdiction_id} {self.measure} {self.category}: {self.value}"


class ConsolidationCoverage(models.Model):
    """How much of the nation (`00`) or of a province a consolidation speaks for, when frozen."""

    id = models.BigAutoField(primary_key=True)
    consolidation = models.ForeignKey(
        Consolidation, on_delete=models.PROTECT, related_name="coverage"
    )
    jurisdiction = models.ForeignKey(
        "platforms.Jurisdiction", on_delete=models.PROTECT, default=NATIONAL, related_name="+"
    )
    due = models.PositiveIntegerField()
    # Of those due: how many had filed, accepted or not.
    filed = models.PositiveIntegerField()
    # Of those due: how many had not filed, and had a later date still to come. None in those that
    # were frozen before dates were put off: their digests are without it.
    extended = models.PositiveIntegerField(null=True)
    # Platforms whose revision in force the totals are made of.
    included = models.PositiveIntegerField()

    objects = ScopedQuerySet["ConsolidationCoverage"].as_manager()

    class Meta:
        ordering: ClassVar = ["jurisdiction"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["consolidation", "jurisdiction"],
                name="one_coverage_per_scope_of_a_consolidation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.jurisdiction_id}: {self.included}/{self.due}"
