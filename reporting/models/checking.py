"""What the checks found, and what was answered."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from platforms.ids import uuid7
from platforms.tenancy import TenantQuerySet


class CheckRunQuerySet(TenantQuerySet["CheckRun"]):
    def deciding(self) -> Self:
        """Runs that a verdict follows from: all but what was checked again later."""
        return self.filter(recheck=False)


class CheckRun(models.Model):
    """One execution of a rule set over a batch or over a whole revision."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    batch = models.ForeignKey(
        "reporting.Batch",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="runs",
        verbose_name=_("batch"),
    )
    revision = models.ForeignKey(
        "reporting.Revision",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="runs",
        verbose_name=_("revision"),
    )
    rule_set = models.CharField(_("rule set"), max_length=64)
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"))
    # Exact, however many findings were kept: {"S102": 12, ...}.
    counts = models.JSONField(_("findings by check"), default=dict)
    # Of warnings, by check: the sum of all fingerprints, the same for the same set of findings.
    digests = models.JSONField(default=dict)
    # More was found than is kept as rows.
    truncated = models.BooleanField(_("truncated"), default=False)
    # Beside the run that decided, with the rule set of a later day: nothing follows from it.
    recheck = models.BooleanField(_("re-check"), default=False)

    objects = CheckRunQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = _("check run")
        verbose_name_plural = _("check runs")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(
                    models.Q(batch__isnull=True, revision__isnull=False)
                    | models.Q(batch__isnull=False, revision__isnull=True)
                ),
                name="check_run_is_over_a_batch_or_a_revision",
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule_set} {self.finished_at}"


class Finding(models.Model):
    """One thing wrong in what was filed, and where. The words come from the registry when read."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    run = models.ForeignKey(
        CheckRun, on_delete=models.PROTECT, related_name="findings", verbose_name=_("check run")
    )
    check_id = models.CharField(_("check"), max_length=8)
    severity = models.CharField(_("severity"), max_length=8)
    pointer = models.CharField(_("where"), max_length=200)
    line = models.BigIntegerField(_("line"), null=True, blank=True)
    record_id = models.CharField(_("record"), max_length=64, blank=True)
    params = models.JSONField(_("values"), default=dict)
    # The same for the same finding in the next revision, so that its explanation still holds.
    fingerprint = models.CharField(max_length=64)

    objects = TenantQuerySet["Finding"].as_manager()

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        indexes: ClassVar = [models.Index(fields=["run", "id"], name="finding_by_run")]

    def __str__(self) -> str:
        return f"{self.check_id} {self.pointer}"


class Explanation(models.Model):
    """A platform's answer to a finding: it holds on while the finding is the same."""

    class Decision(models.TextChoices):
        OPEN = "open", _("open")
        NOTED = "noted", _("noted")
        REFUSED = "refused", _("refused")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(
        "reporting.Report",
        on_delete=models.PROTECT,
        related_name="explanations",
        verbose_name=_("report"),
    )
    check_id = models.CharField(_("check"), max_length=8)
    fingerprint = models.CharField(max_length=64)
    text = models.CharField(_("explanation"), max_length=2000)
    given_at = models.DateTimeField(_("given at"))
    given_by = models.ForeignKey("platforms.Credential", on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(
        _("decision"), max_length=8, choices=Decision.choices, default=Decision.OPEN
    )
    decided_by = models.ForeignKey(
        "platforms.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decision_reason = models.CharField(_("reason of the decision"), max_length=2000, blank=True)

    objects = TenantQuerySet["Explanation"].as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = _("explanation")
        verbose_name_plural = _("explanations")
        indexes: ClassVar = [
            models.Index(fields=["report", "fingerprint"], name="explanation_by_fingerprint")
        ]

    def __str__(self) -> str:
        return f"{self.check_id}: {self.text[:40]}"


class Waiver(models.Model):
    """An office's dated exemption of a platform from a check."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey(
        "platforms.Platform",
        on_delete=models.PROTECT,
        related_name="waivers",
        verbose_name=_("platform"),
    )
    check_id = models.CharField(_("check"), max_length=8)
    reason = models.CharField(_("reason"), max_length=2000)
    expires_at = models.DateTimeField(_("expires at"))
    granted_at = models.DateTimeField(_("granted at"))
    granted_by_office = models.ForeignKey(
        "platforms.Office", on_delete=models.PROTECT, related_name="+", verbose_name=_("office")
    )
    granted_by_person = models.ForeignKey(
        "platforms.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects = TenantQuerySet["Waiver"].as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = _("waiver")
        verbose_name_plural = _("waivers")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("granted_at")),
                name="waiver_expires_after_it_is_granted",
            )
        ]

    def __str__(self) -> str:
        return f"{self.platform}: {self.check_id}"
