"""Attestations of technical safeguards, as platforms made them."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import DeskAdmin, Link, Table, principal_of
from platforms.roles import Scope
from reporting.admin.directive_forms import may_issue
from reporting.admin.words import control_of
from reporting.models import Attestation, AttestationRevision

FILED = ~Q(state=AttestationRevision.State.DRAFT) & Q(submitted_at__isnull=False)


class AttestationAdmin(DeskAdmin[Attestation]):
    read_scope = Scope.ATTESTATIONS_READ
    list_display = ("control_name", "platform", "scope_name", "status", "valid_until")
    list_select_related = ("platform",)
    search_fields = ("=control", "platform__name_zh", "platform__name_en", "=platform__uscc")
    search_help_text = _("A control, or a platform by its name or USCC")
    ordering: ClassVar = ("platform__uscc", "control", "scope")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Attestation]:
        """Those that were ever submitted, with what the latest one says: a draft is not ours."""
        latest = AttestationRevision.objects.filter(FILED, attestation=OuterRef("pk"))
        latest = latest.order_by("-number")
        rows = (
            super()
            .get_queryset(request)
            .annotate(
                latest_status=Subquery(latest.values("status")[:1]),
                latest_until=Subquery(latest.values("valid_until")[:1]),
            )
        )
        return rows.exclude(latest_status=None)

    @admin.display(description=_("control"), ordering="control")
    def control_name(self, attestation: Attestation) -> str:
        return f"{attestation.control} {control_of(attestation.control)}"

    @admin.display(description=_("scope"))
    def scope_name(self, attestation: Attestation) -> str:
        return attestation.scope or gettext("the whole platform")

    @admin.display(description=_("status"), ordering="latest_status")
    def status(self, attestation: Any) -> str:
        return str(AttestationRevision.Status(attestation.latest_status).label)

    @admin.display(description=_("valid until"), ordering="latest_until")
    def valid_until(self, attestation: Any) -> object:
        return attestation.latest_until

    def page(self, request: HttpRequest, found: Attestation) -> dict[str, Any]:
        revisions = found.revisions.filter(FILED).select_related("signatory").order_by("-number")
        facts = [
            (_("platform"), found.platform),
            (_("control"), self.control_name(found)),
            (_("scope"), self.scope_name(found)),
        ]
        links = []
        if may_issue(principal_of(request)):
            about = f"?uscc={found.platform.uscc}&attestation={found.pk}"
            issue = reverse("admin:reporting_directive_add")
            links.append(Link(gettext("Issue a directive"), f"{issue}{about}"))
        return {"facts": facts, "links": links, "tables": [_revisions(list(revisions))]}


def _revisions(revisions: list[AttestationRevision]) -> Table:
    return Table(
        gettext("revisions"),
        [
            *(gettext("revision"), gettext("state"), gettext("status"), gettext("statement")),
            *(gettext("valid"), gettext("signatory"), gettext("submitted at")),
        ],
        [
            (
                revision.number,
                AttestationRevision.State(revision.state).label,
                AttestationRevision.Status(revision.status).label,
                revision.statement,
                f"{revision.valid_from:%Y-%m-%d} – {revision.valid_until:%Y-%m-%d}",
                revision.signatory,
                revision.submitted_at,
            )
            for revision in revisions
        ],
    )
