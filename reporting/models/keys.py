"""The keys that platforms sign their own filings with, beside the receipts of the register."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from platforms.ids import uuid7
from platforms.tenancy import TenantQuerySet


class PlatformKey(models.Model):
    """The public half of a platform's key, which it has shown to hold the private half of."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey(
        "platforms.Platform", on_delete=models.PROTECT, related_name="+", verbose_name=_("platform")
    )
    # RFC 7638 thumbprint.
    kid = models.CharField(_("key"), max_length=43)
    public = models.JSONField()
    name = models.CharField(_("name"), max_length=100)
    registered_at = models.DateTimeField(_("registered at"), auto_now_add=True)
    registered_by = models.ForeignKey(
        "platforms.Credential", on_delete=models.PROTECT, related_name="+"
    )
    # What it signed before stays signed: the receipts of the time vouch for it.
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects = TenantQuerySet["PlatformKey"].as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = _("platform's key")
        verbose_name_plural = _("platforms' keys")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["platform", "kid"], name="a_key_is_registered_once_per_platform"
            )
        ]

    def __str__(self) -> str:
        return self.name or self.kid
