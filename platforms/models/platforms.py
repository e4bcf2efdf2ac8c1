from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from platforms.identifiers import InvalidIdentifier, uscc
from platforms.ids import uuid7
from platforms.models.jurisdictions import in_language
from platforms.tenancy import TenantQuerySet


def validate_uscc(value: str) -> None:
    try:
        uscc(value)
    except InvalidIdentifier as invalid:
        raise ValidationError(
            _("Not a unified social credit code: %(reason)s."),
            code="invalid_uscc",
            params={"reason": invalid.code},
        ) from invalid


class PlatformQuerySet(TenantQuerySet["Platform"]):
    platform_path = "id"
    jurisdiction_path = "jurisdiction_id"


class Platform(models.Model):
    """The reporting entity, a tenant, known by its unified social credit code."""

    class Status(models.TextChoices):
        ACTIVE = "active", pgettext_lazy("platform", "active")
        SUSPENDED = "suspended", _("suspended")
        CLOSED = "closed", _("closed")

    class Size(models.TextChoices):
        """By those who use it in a month; `large` as in the Regulations on Network Data Security
        Management, art. 62: fifty million registered or ten million active in a month. Where the
        law draws no line, from one million active on is `medium`: ours."""

        LARGE = "large", pgettext_lazy("size", "large")
        MEDIUM = "medium", pgettext_lazy("size", "medium")
        SMALL = "small", pgettext_lazy("size", "small")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    uscc = models.CharField(
        _("unified social credit code"), max_length=18, unique=True, validators=[validate_uscc]
    )
    name_zh = models.CharField(_("Chinese name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    jurisdiction = models.ForeignKey(
        "platforms.Jurisdiction",
        on_delete=models.PROTECT,
        related_name="platforms",
        verbose_name=_("registered province"),
    )
    status = models.CharField(
        _("status"), max_length=16, choices=Status.choices, default=Status.ACTIVE
    )
    # Empty while nobody has classified it.
    size = models.CharField(_("size"), max_length=8, choices=Size.choices, blank=True)
    # The first period for which a report is due.
    reports_from = models.DateField(_("reports from"))
    created_at = models.DateTimeField(_("registered at"), auto_now_add=True)

    objects = PlatformQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["uscc"]
        verbose_name = _("platform")
        verbose_name_plural = _("platforms")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(uscc__regex=r"^[0-9A-HJ-NPQRTUWXY]{18}$"),
                name="platform_uscc_has_18_characters",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["active", "suspended", "closed"]),
                name="platform_status_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(size__in=["", "large", "medium", "small"]),
                name="platform_size_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(jurisdiction="00"),
                name="platform_is_registered_in_a_province",
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.name_en, self.name_zh)
