"""Files that workers make of what an office asked for, and the packages that are for everybody."""

from typing import ClassVar, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from platforms.ids import uuid7
from platforms.principals import Principal


class ExportQuerySet(models.QuerySet["Export"]):
    def visible_to(self, principal: Principal) -> Self:
        """An office's are its own: the national office, too, sees none but those it asked for."""
        if principal.kind in ("system", "operator"):
            return self
        if principal.kind == "office":
            return self.filter(office_id=principal.office_id)
        return self.none()


class Export(models.Model):
    """A file that was asked for. The row is the queue; its bytes are stored while it is ready."""

    class Kind(models.TextChoices):
        CONSOLIDATED = "consolidated", _("consolidated figures")
        FILINGS = "filings", _("filings of a period")
        RECORDS = "records", _("records")

    class Format(models.TextChoices):
        CSV = "csv", "CSV"
        XLSX = "xlsx", _("workbook (XLSX)")
        PARQUET = "parquet", "Parquet"

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("export", "waiting")
        MAKING = "making", pgettext_lazy("export", "being made")
        READY = "ready", pgettext_lazy("export", "ready")
        FAILED = "failed", pgettext_lazy("export", "cannot be made")
        EXPIRED = "expired", pgettext_lazy("export", "expired")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # Whose it is; of an operator's, nobody's. The person or the machine is the one who asked.
    office = models.ForeignKey(
        "platforms.Office",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("office"),
    )
    person = models.ForeignKey(
        "platforms.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )
    credential = models.ForeignKey(
        "platforms.Credential", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(_("content"), max_length=16, choices=Kind.choices)
    # The parameters as they were given, and what they mean: see reporting.services.exports.asking.
    query = models.JSONField(_("question"), default=dict)
    question = models.JSONField(default=dict)
    format = models.CharField(_("format"), max_length=8, choices=Format.choices)
    # {"bom": bool, "language": "en" | "zh", "headings": "codes" | "words"}
    layout = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    # Written so far; how many there will be, where that is known beforehand.
    rows = models.BigIntegerField(_("rows"), default=0)
    rows_expected = models.BigIntegerField(null=True, blank=True)
    size = models.BigIntegerField(_("bytes"), null=True, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    stored_as = models.CharField(max_length=200, blank=True)
    # Why it cannot be made: {"code": ..., "params": {...}}, of the catalogue of problems.
    fault = models.JSONField(default=dict)
    asked_at = models.DateTimeField(_("asked for at"), default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    rung_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(_("made at"), null=True, blank=True)
    expires_at = models.DateTimeField(_("kept until"), null=True, blank=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        indexes: ClassVar = [
            models.Index(fields=["office", "-id"], name="export_of_office"),
            models.Index(
                fields=["rung_at"],
                condition=models.Q(state__in=["waiting", "making"]),
                name="export_to_be_made",
            ),
            models.Index(fields=["expires_at"], name="export_expiring"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(state="ready")
                | models.Q(
                    ~models.Q(stored_as=""),
                    ~models.Q(sha256=""),
                    size__isnull=False,
                    made_at__isnull=False,
                    expires_at__isnull=False,
                ),
                name="an_export_that_is_ready_has_its_bytes",
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=True) | models.Q(credential__isnull=True),
                name="an_export_is_asked_for_by_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.id}"

    @property
    def is_open(self) -> bool:
        return self.state in (self.State.WAITING, self.State.MAKING)


class OpenPackage(models.Model):
    """The open data of a period, as it was published: for everybody, and never changed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    period = models.ForeignKey("reporting.Period", on_delete=models.PROTECT, related_name="+")
    # Of the package, among those of its period.
    number = models.PositiveIntegerField(_("number"))
    consolidation = models.OneToOneField(
        "reporting.Consolidation", on_delete=models.PROTECT, related_name="+"
    )
    # Its number, for those who see no consolidations.
    consolidation_number = models.PositiveIntegerField()
    made_at = models.DateTimeField(_("made at"))
    # Nothing is told of fewer platforms than these.
    threshold = models.PositiveSmallIntegerField()
    folder = models.CharField(max_length=200)
    # [{"name", "size", "sha256", "media_type"}]; of the manifest the digest is apart.
    files = models.JSONField(default=list)
    manifest_sha256 = models.CharField("SHA-256", max_length=64)

    class Meta:
        ordering: ClassVar = ["-period", "-number"]
        verbose_name = _("open-data package")
        verbose_name_plural = _("open-data packages")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["period", "number"], name="open_packages_are_numbered_by_period"
            )
        ]

    def __str__(self) -> str:
        return f"{self.period_id:%Y-%m}.{self.number}"
