from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


def in_language(en: str, zh: str) -> str:
    """The one of two names that the reader's language asks for; the other where it is empty."""
    return (zh or en) if (get_language() or "").startswith("zh") else (en or zh)


class Jurisdiction(models.Model):
    """The nation (`00`) or a province, by the two leading digits of GB/T 2260."""

    code = models.CharField(_("code"), max_length=2, primary_key=True)
    iso = models.CharField(_("ISO 3166-2"), max_length=6)
    name_en = models.CharField(_("English name"), max_length=64)
    name_zh = models.CharField(_("Chinese name"), max_length=64)

    class Meta:
        ordering: ClassVar = ["code"]
        verbose_name = _("jurisdiction")
        verbose_name_plural = _("jurisdictions")

    def __str__(self) -> str:
        return in_language(self.name_en, self.name_zh)
