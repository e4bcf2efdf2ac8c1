from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class PeriodArchive(models.Model):
    """The records of a period as they were taken out of the database, and perhaps brought back.

    Written by the owner of the tables only: the application may read that there is none to read.
    """

    id = models.BigAutoField(primary_key=True)
    period = models.ForeignKey(
        "reporting.Period",
        on_delete=models.PROTECT,
        related_name="archives",
        verbose_name=_("period"),
    )
    number = models.PositiveSmallIntegerField(_("number"))
    location = models.TextField(_("location"))
    records = models.BigIntegerField(_("records"), default=0)
    # Of manifest.json, which holds the digests of everything else.
    manifest_sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    started_at = models.DateTimeField(_("started at"))
    archived_at = models.DateTimeField(_("archived at"), null=True, blank=True)
    restored_at = models.DateTimeField(_("restored at"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-period", "-number"]
        verbose_name = _("archive of a period")
        verbose_name_plural = _("archives of periods")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["period", "number"], name="archives_are_numbered"),
            models.UniqueConstraint(
                fields=["period"],
                condition=models.Q(restored_at__isnull=True),
                name="one_archive_of_a_period_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(restored_at__isnull=True) | models.Q(archived_at__isnull=False),
                name="what_is_restored_was_archived",
            ),
            models.CheckConstraint(
                condition=models.Q(archived_at__isnull=True) | ~models.Q(manifest_sha256=""),
                name="what_is_archived_has_a_manifest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period_id:%Y-%m}.{self.number}"
