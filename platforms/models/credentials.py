from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oauth2_provider.models import AbstractApplication

from platforms.ids import uuid7
from platforms.models.platforms import Platform
from platforms.principals import Principal
from platforms.tenancy import TenantQuerySet


class CredentialQuerySet(TenantQuerySet["Credential"]):
    def visible_to(self, principal: Principal) -> "CredentialQuerySet":
        """Those of visible platforms, and for an office its own."""
        if principal.sees_all:
            return self
        if principal.kind == "office":
            own = models.Q(office_id=principal.office_id)
            return self.filter(own | models.Q(platform__jurisdiction_id=principal.jurisdiction))
        return super().visible_to(principal)

    def live(self) -> "CredentialQuerySet":
        now = timezone.now()
        unexpired = models.Q(expires_at__isnull=True) | models.Q(expires_at__gt=now)
        return self.filter(unexpired, revoked_at__isnull=True)


class Credential(AbstractApplication):
    """A machine's identity: OAuth 2.0 client credentials bound to one platform or one office.

    Rotation: an owner may have two live ones, so that the new one is in use before the old goes.
    """

    # Not the number that the base class has: ids are public.
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)  # type: ignore[assignment]
    platform = models.ForeignKey(
        "platforms.Platform",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="credentials",
        verbose_name=_("platform"),
    )
    office = models.ForeignKey(
        "platforms.Office",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="credentials",
        verbose_name=_("office"),
    )
    scopes = ArrayField(models.CharField(max_length=32), verbose_name=_("scopes"))
    expires_at = models.DateTimeField(_("expires at"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    first_used_at = models.DateTimeField(_("first used at"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used at"), null=True, blank=True)

    objects = CredentialQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created"]
        verbose_name = _("credential")
        verbose_name_plural = _("credentials")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(
                    models.Q(platform__isnull=True, office__isnull=False)
                    | models.Q(platform__isnull=False, office__isnull=True)
                ),
                name="credential_has_one_owner",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    client_type="confidential", authorization_grant_type="client-credentials"
                ),
                name="credential_is_for_client_credentials",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.client_id

    @property
    def is_live(self) -> bool:
        expired = self.expires_at is not None and self.expires_at <= timezone.now()
        return self.revoked_at is None and not expired

    def is_usable(self, request: object = None) -> bool:
        """Whether it is admitted now: live, and its platform not suspended or closed."""
        platform = self.platform
        return self.is_live and (platform is None or platform.status == Platform.Status.ACTIVE)

    def principal(self, scopes: frozenset[str]) -> Principal:
        """Whom a request with this credential is from. The owner must have been loaded."""
        if self.platform is not None:
            return Principal(
                "platform", platform_id=self.platform.id, credential_id=self.id, scopes=scopes
            )
        assert self.office is not None  # noqa: S101 - held by credential_has_one_owner
        return Principal(
            "office",
            office_id=self.office.id,
            jurisdiction=self.office.jurisdiction_id,
            credential_id=self.id,
            scopes=scopes,
        )
