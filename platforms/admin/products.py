"""Products of platforms, with the numbers of their filings. Platforms keep them themselves."""

from typing import ClassVar

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import DeskAdmin, Fact
from platforms.models import Product


class ProductAdmin(DeskAdmin[Product]):
    list_display = ("__str__", "code", "kind", "platform", "status", "genai")
    list_filter = ("kind", "status")
    list_select_related = ("platform",)
    search_fields = (
        *("name_zh", "name_en", "=code", "=genai_filing", "=icp_filing"),
        *("platform__name_zh", "platform__name_en", "=platform__uscc"),
    )
    search_help_text = _("Names, codes, filing numbers, or the platform's name or USCC")
    ordering: ClassVar = ("platform__uscc", "code")

    @admin.display(description=_("generative AI filing or registration"), ordering="genai_filing")
    def genai(self, product: Product) -> str:
        return product.genai_filing or "–"

    def facts(self, product: Product) -> list[Fact]:
        return [
            (_("platform"), product.platform),
            (_("product code"), product.code),
            (_("kind"), product.get_kind_display()),
            (_("Chinese name"), product.name_zh),
            (_("English name"), product.name_en or "–"),
            (_("algorithm filings"), ", ".join(product.algorithm_filings) or "–"),
            (_("generative AI filing or registration"), product.genai_filing or "–"),
            (_("ICP filing"), product.icp_filing or "–"),
            (_("status"), product.get_status_display()),
            (_("registered at"), product.created_at),
        ]
