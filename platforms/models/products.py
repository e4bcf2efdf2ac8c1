from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from platforms.ids import uuid7
from platforms.models.jurisdictions import in_language
from platforms.tenancy import TenantQuerySet


class Product(models.Model):
    """One AI product of a platform, with the numbers of its filings."""

    class Kind(models.TextChoices):
        MINI_PROGRAM = "mini_program", _("mini-program")
        WEB_APP = "web_app", _("web application")
        MOBILE_APP = "mobile_app", _("mobile application")
        AGENT = "agent", _("AI agent")
        API = "api", _("API")

    class Status(models.TextChoices):
        OFFERED = "offered", _("offered")
        WITHDRAWN = "withdrawn", _("withdrawn")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    platform = models.ForeignKey(
        "platforms.Platform",
        on_delete=models.PROTECT,
        related_name="products",
        verbose_name=_("platform"),
    )
    code = models.CharField(_("product code"), max_length=64)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    name_zh = models.CharField(_("Chinese name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    algorithm_filings = ArrayField(
        models.CharField(max_length=64),
        default=list,
        blank=True,
        verbose_name=_("algorithm filings"),
    )
    genai_filing = models.CharField(
        _("generative AI filing or registration"), max_length=128, blank=True
    )
    icp_filing = models.CharField(_("ICP filing"), max_length=64, blank=True)
    status = models.CharField(
        _("status"), max_length=16, choices=Status.choices, default=Status.OFFERED
    )
    created_at = models.DateTimeField(_("registered at"), auto_now_add=True)

    objects = TenantQuerySet["Product"].as_manager()

    class Meta:
        ordering: ClassVar = ["platform", "code"]
        verbose_name = _("product")
        verbose_name_plural = _("products")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["platform", "code"], name="product_code_is_unique_per_platform"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=["mini_program", "web_app", "mobile_app", "agent", "api"]
                ),
                name="product_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.name_en, self.name_zh)
