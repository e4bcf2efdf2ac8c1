"""Attestations of technical safeguards: what platforms claim, against what testing showed."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern
from django.utils.translation import gettext

from platforms.admin.desk import (
    Confirmation,
    DeskAdmin,
    Link,
    Question,
    filled,
    principal_of,
    require,
)
from platforms.principals import Principal
from platforms.refusals import Refused
from platforms.roles import Scope
from platforms.services import viewings
from reporting.admin import claimed, examined, receipts, samples
from reporting.admin.claims import page_of_claims
from reporting.admin.coverage import page_of_controls
from reporting.admin.coverage_matrix import page_of_platforms
from reporting.admin.words import control_of
from reporting.models import Attestation, AttestationRevision, Examination
from reporting.selectors.attestations import visible_attestations
from reporting.selectors.evidence import visible_evidence
from reporting.selectors.examinations import difference, of_attestation
from reporting.services import opening, reexamining
from reporting.services.examining import TO_EXAMINE
from tasks.examining import ring_for_attestation

SHOWN = 50


class AttestationAdmin(DeskAdmin[Attestation]):
    read_scope = Scope.ATTESTATIONS_READ
    viewed_as = "attestation"
    page_template = "console/attestation.html"
    list_select_related = ("platform__jurisdiction",)
    ordering: ClassVar = ("platform__uscc", "control", "scope")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Attestation]:
        """Those that were ever submitted: a draft is its platform's own business."""
        return visible_attestations(principal_of(request))

    def own_urls(self) -> list[URLPattern]:
        return [
            self.own_url("coverage/", self.coverage_view, "coverage"),
            self.own_url("coverage/platforms/", self.matrix_view, "matrix"),
            self.own_url("<uuid:object_id>/examine/", self.examine_view, "examine"),
            self.own_url(
                "<uuid:object_id>/examinations/<uuid:examination_id>/",
                self.examination_view,
                "examination",
            ),
            self.own_url("<uuid:object_id>/evidence/<uuid:file_id>/", self.open_view, "evidence"),
        ]

    def viewed_name(self, found: Attestation) -> str:
        return found.control

    # --- Lists ----------------------------------------------------------------------------

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        principal = require(request, self.read_scope)
        context = page_of_claims(principal, request.GET)
        return self.show(request, gettext("Attestations"), context, "console/attestations.html")

    def coverage_view(self, request: HttpRequest) -> HttpResponse:
        principal = require(request, self.read_scope)
        context = page_of_controls(principal, request.GET)
        title = gettext("Coverage of safeguards")
        return self.show(request, title, context, "console/coverage.html")

    def matrix_view(self, request: HttpRequest) -> HttpResponse:
        principal = require(request, self.read_scope)
        context = page_of_platforms(principal, request.GET)
        control = context["asked"].control
        title = f"{control} {control_of(control)}" if control else gettext("Platforms by controls")
        return self.show(request, title, context, "console/matrix.html")

    # --- One attestation ------------------------------------------------------------------

    def heading(self, attestation: Attestation) -> str:
        said = {
            "control": f"{attestation.control} {control_of(attestation.control)}",
            "platform": attestation.platform,
        }
        return gettext("%(control)s: %(platform)s") % said

    def page(self, request: HttpRequest, found: Attestation) -> dict[str, Any]:
        principal = principal_of(request)
        revisions = self._revisions(principal, found)
        revision = _chosen(revisions, request.GET.get("revision"))
        examinations = list(of_attestation(principal, found).order_by("-id")[:SHOWN])
        latest = next((one for one in examinations if one.revision_id == revision.pk), None)
        return {
            "attestation": found,
            "revision": revision,
            "revisions": revisions,
            "facts": claimed.facts(found, revision),
            "links": [*self._doings(principal, found, revision), *claimed.links(principal, found)],
            "steps": examined.steps(examinations),
            "examination": latest,
            **(_found(found, latest) if latest else {}),
            "samples": samples.worst(principal, latest) if latest else [],
            "measurements": claimed.measurements(found, revision),
            "evidence": claimed.evidence(principal, found, revision),
            "months": claimed.months(principal, revision),
            "receipts": receipts.about(principal, found.pk),
            "tables": [claimed.directives(principal, found)],
        }

    def _revisions(self, principal: Principal, found: Attestation) -> list[AttestationRevision]:
        """Those that were submitted, the latest first."""
        rows = AttestationRevision.objects.visible_to(principal).filter(
            attestation=found, submitted_at__isnull=False
        )
        return list(rows.select_related("signatory").order_by("-number"))

    def _doings(
        self, principal: Principal, found: Attestation, revision: AttestationRevision
    ) -> list[Link]:
        may = principal.may(Scope.REVIEWS_WRITE) and revision.state in TO_EXAMINE
        return [Link(gettext("Examine again"), self.url("examine", found.pk))] if may else []

    def examination_view(
        self, request: HttpRequest, object_id: UUID, examination_id: UUID
    ) -> HttpResponse:
        principal = require(request, self.read_scope)
        found = self.find(request, object_id)
        rows = of_attestation(principal, found)
        examination = rows.filter(pk=examination_id).first()
        if examination is None:
            raise Http404
        before = rows.filter(pk__lt=examination.pk).order_by("-id").first()
        context = {
            "attestation": found,
            "examination": examination,
            "before": before,
            **_found(found, examination),
            **samples.page_of_samples(principal, examination, request.GET),
        }
        if before is not None:
            context["changes"] = examined.changes(difference(principal, before, examination))
        title = gettext("Examination of %(claim)s") % {"claim": self.heading(found)}
        return self.show(request, title, context, "console/examination.html")

    # --- Doing ----------------------------------------------------------------------------

    def examine_view(self, request: HttpRequest, object_id: UUID) -> HttpResponse:
        principal = require(request, Scope.REVIEWS_WRITE)
        found = self.find(request, object_id)
        question = Question(
            title=gettext("Examine an attestation again"),
            button=gettext("Examine again"),
            back=self.url("change", found.pk),
            intro=gettext(
                "Its evidence is read anew by a worker, and judged by today's rules and the"
                " platform's reports of today. Its state changes if the verdict does."
            ),
            facts=[
                (gettext("platform"), found.platform),
                (gettext("control"), f"{found.control} {control_of(found.control)}"),
            ],
        )

        def act(values: dict[str, Any]) -> str:
            ring_for_attestation(reexamining.ask(principal, found).pk)
            return gettext("It will be examined again.")

        return self.ask(request, question, Confirmation(filled(request)), act)

    def open_view(self, request: HttpRequest, object_id: UUID, file_id: UUID) -> HttpResponse:
        """Make a link that holds for minutes and follow it: the opening is written down there."""
        principal = require(request, self.read_scope)
        back = HttpResponseRedirect(self.url("change", object_id))
        found = visible_evidence(principal).filter(attestation_id=object_id, pk=file_id).first()
        if found is None:
            raise Http404
        if request.method != "POST":
            return back
        try:
            link = opening.make_link(principal, found)
        except Refused as refused:
            messages.error(request, self.desk.in_words(refused))
            return back
        viewings.note(principal, "evidence", object_id, found.platform_id, found.name)
        address = f"/api/v1/evidence/{link.token}"
        return HttpResponse(status=303, headers={"Location": address, "Cache-Control": "no-store"})


def _chosen(revisions: list[AttestationRevision], number: str | None) -> AttestationRevision:
    """The revision asked for, or the latest. Raises `Http404` for one that is not there."""
    for revision in revisions:
        if number in (None, "", str(revision.number)):
            return revision
    raise Http404


def _found(attestation: Attestation, examination: Examination) -> dict[str, Any]:
    return {
        "sentence": examined.sentence(examination),
        "shares": examined.shares(attestation, examination),
        "reasons": examined.reasons(attestation, examination.reasons),
    }
