from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from platforms.ids import uuid7
from platforms.models.jurisdictions import in_language
from platforms.principals import NATIONAL


class Office(models.Model):
    """A regulator. The national one sees every platform, a provincial one those of its province."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    jurisdiction = models.OneToOneField(
        "platforms.Jurisdiction", on_delete=models.PROTECT, verbose_name=_("jurisdiction")
    )
    name_en = models.CharField(_("English name"), max_length=200)
    name_zh = models.CharField(_("Chinese name"), max_length=200)

    class Meta:
        ordering: ClassVar = ["jurisdiction"]
        verbose_name = _("office")
        verbose_name_plural = _("offices")

    def __str__(self) -> str:
        return in_language(self.name_en, self.name_zh)

    @property
    def is_national(self) -> bool:
        return self.jurisdiction_id == NATIONAL
