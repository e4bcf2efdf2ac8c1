"""The routes of what: no slash at the end."""

from django.urls import URLPattern, URLResolver, include, path

from reporting.api import (
    attestations,
    campaigns,
    checks,
    controls,
    directive_codes,
    events,
    evidence,
    label_checks,
    measurements,
    periods,
    search,
    templates,
    vocabularies,
)

ATTESTATION = "attestations/<uuid:attestation_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("periods", periods.Periods.as_view()),
    path("periods/<str:period>", periods.PeriodDetail.as_view()),
    path("vocabularies", vocabularies.Vocabularies.as_view()),
    path("vocabularies/<str:period>", vocabularies.VocabularyOfPeriod.as_view()),
    path("record-templates/<str:period>.xlsx", templates.RecordTemplateXlsx.as_view()),
    path("record-templates/<str:period>.csv", templates.RecordTemplateCsv.as_view()),
    path("campaigns", campaigns.Campaigns.as_view()),
    path("crosswalks", campaigns.Crosswalks.as_view()),
    path("controls", controls.Controls.as_view()),
    path("directive-codes", directive_codes.DirectiveCodes.as_view()),
    path("checks", checks.Checks.as_view()),
    path("checks/<str:check_id>", checks.CheckDetail.as_view()),
    path("label-checks", label_checks.LabelChecks.as_view()),
    path("search", search.Search.as_view()),
    path("events", events.Events.as_view()),
    path("attestations", attestations.Attestations.as_view()),
    path(ATTESTATION, attestations.AttestationDetail.as_view()),
    path(f"{ATTESTATION}/revisions", attestations.AttestationRevisions.as_view()),
    path(
        f"{ATTESTATION}/revisions/<int:number>",
        attestations.AttestationRevisionDetail.as_view(),
    ),
    path(f"{ATTESTATION}/evidence", evidence.AttestationEvidence.as_view()),
    path(f"{ATTESTATION}/evidence/<uuid:file_id>", evidence.EvidenceDetail.as_view()),
    path(f"{ATTESTATION}/evidence/<uuid:file_id>/link", evidence.EvidenceLinks.as_view()),
    path("evidence/<str:token>", evidence.EvidenceOpened.as_view()),
    path(f"{ATTESTATION}/measurements", measurements.AttestationMeasurements.as_view()),
    path(f"{ATTESTATION}/submit", attestations.AttestationSubmit.as_view()),
    path(f"{ATTESTATION}/withdraw", attestations.AttestationWithdraw.as_view()),
    path("", include("reporting.api.calendar_urls")),
    path("", include("reporting.api.consolidated_urls")),
    path("", include("reporting.api.directive_urls")),
    path("", include("reporting.api.examination_urls")),
    path("", include("reporting.api.export_urls")),
    path("", include("reporting.api.filing_urls")),
    path("", include("reporting.api.key_urls")),
    path("", include("reporting.api.receipt_urls")),
    path("", include("reporting.api.review_urls")),
    path("", include("reporting.api.signal_urls")),
]
