"""Who looked at what: the reports, records, evidence and directives that people opened."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import admin
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import DeskAdmin, principal_of
from platforms.models import Person, Platform, Viewing
from platforms.roles import Scope

# What is opened, what it is called, and its page.
KINDS: dict[str, tuple[Any, str]] = {
    "report": (_("report"), "reporting_report_change"),
    "records": (_("records"), "reporting_report_records"),
    "attestation": (_("attestation"), "reporting_attestation_change"),
    "evidence": (_("evidence"), "reporting_attestation_change"),
    "directive": (_("directive"), "reporting_directive_change"),
}


class KindFilter(admin.SimpleListFilter):
    title = _("type")
    parameter_name = "object_type"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(code, text) for code, (text, _page) in KINDS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(object_type=self.value()) if self.value() in KINDS else queryset


class PersonFilter(admin.SimpleListFilter):
    """Those who have looked at anything; of them there are few."""

    title = _("person")
    parameter_name = "person"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        people = Person.objects.visible_to(principal_of(request)).filter(platform__isnull=True)
        return [(str(one.pk), str(one)) for one in people]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(person=person) if (person := _uuid(self.value())) else queryset


class ViewingAdmin(DeskAdmin[Viewing]):
    read_scope = Scope.CREDENTIALS_WRITE
    nav_name = _("who looked at what")
    list_display = ("last_at", "person", "thing", "platform_name", "first_at", "times")
    list_display_links = None
    list_filter = (KindFilter, PersonFilter, ("day", admin.DateFieldListFilter))
    list_select_related = ("person",)
    search_fields = ("=object_id", "=name")
    search_help_text = _("An object's id, a record's id, or a platform by its name or USCC")
    ordering: ClassVar = ("-last_at", "-id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Viewing]:
        first = "name_zh" if (get_language() or "").startswith("zh") else "name_en"
        platform = Platform.objects.filter(pk=OuterRef("platform_id"))
        return super().get_queryset(request).annotate(platform=Subquery(platform.values(first)[:1]))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Viewing], search_term: str
    ) -> tuple[QuerySet[Viewing], bool]:
        found, duplicates = super().get_search_results(request, queryset, search_term)
        if not search_term:
            return found, duplicates
        named = Q(name_zh__icontains=search_term) | Q(name_en__icontains=search_term)
        platforms = Platform.objects.visible_to(principal_of(request)).filter(
            named | Q(uscc=search_term.upper())
        )
        return found | queryset.filter(platform_id__in=platforms.values("id")), duplicates

    @admin.display(description=_("object"))
    def thing(self, viewing: Viewing) -> str:
        text, route = KINDS.get(viewing.object_type, (viewing.object_type, ""))
        shown = f"{text} {viewing.name}".strip()
        try:
            url = reverse(f"admin:{route}", args=[viewing.object_id])
        except NoReverseMatch:
            return shown
        return format_html('<a href="{}">{}</a>', url, shown)

    @admin.display(description=_("platform"))
    def platform_name(self, viewing: Any) -> str:
        return viewing.platform or "–"


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
