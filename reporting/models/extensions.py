"""Later due dates that offices granted: to one platform, for one period, for a reason."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from platforms.ids import uuid7
from platforms.tenancy import TenantQuerySet


class ExtensionQuerySet(TenantQuerySet["Extension"]):
    def in_force(self) -> Self:
        return self.filter(ended_at=None)


class Extension(models.Model):
    """A later due date. The one in force says when the report is due, not the period.

    What it grants is never changed: a still later date is another one, which ends the one before.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey(
        "platforms.Platform",
        on_delete=models.PROTECT,
        related_name="extensions",
        verbose_name=_("platform"),
    )
    period = models.ForeignKey(
        "reporting.Period",
        on_delete=models.PROTECT,
        related_name="extensions",
        verbose_name=_("period"),
    )
    due_at = models.DateTimeField(_("due by"))
    # What held until then: the period's own date, or that of the extension before.
    was_due_at = models.DateTimeField(_("was due by"))
    reason = models.CharField(_("reason"), max_length=2000)
    granted_at = models.DateTimeField(_("granted at"))
    granted_by_office = models.ForeignKey(
        "platforms.Office", on_delete=models.PROTECT, related_name="+", verbose_name=_("office")
    )
    granted_by_person = models.ForeignKey(
        "platforms.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("granted by"),
    )
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    # Why it was revoked; empty where a later extension took its place.
    end_reason = models.CharField(_("reason for revoking it"), max_length=2000, blank=True)

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["platform", "period"],
                condition=models.Q(ended_at=None),
                name="one_extension_in_force_per_platform_and_period",
            ),
            models.CheckConstraint(
                condition=models.Q(due_at__gt=models.F("was_due_at"))
                & models.Q(due_at__gt=models.F("granted_at")),
                name="extension_is_due_later",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=False) | models.Q(end_reason=""),
                name="extension_revoked_has_ended",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at"], condition=models.Q(ended_at=None), name="extension_due")
        ]

    def __str__(self) -> str:
        return f"{self.platform} {self.period_id:%Y-%m}"

    @property
    def state(self) -> str:
        if self.ended_at is None:
            return "in_force"
        return "revoked" if self.end_reason else "replaced"
