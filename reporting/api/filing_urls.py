"""The routes of filing."""

from django.urls import path

from reporting.api import (
    batches,
    figures,
    findings,
    records,
    reports,
    tracing,
    uploads,
    validate,
    waivers,
)

REPORT = "reports/<uuid:report_id>"
UPLOAD = f"{REPORT}/uploads/<uuid:upload_id>"

urlpatterns = [
    path("reports", reports.Reports.as_view()),
    path(REPORT, reports.ReportDetail.as_view()),
    path(f"{REPORT}/revisions", reports.ReportRevisions.as_view()),
    path(f"{REPORT}/revisions/<int:number>", reports.RevisionDetail.as_view()),
    path(f"{REPORT}/figures", figures.ReportFigures.as_view()),
    path(f"{REPORT}/records", batches.ReportRecords.as_view()),
    path(f"{REPORT}/trace", tracing.ReportTrace.as_view()),
    path(f"{REPORT}/corrections", batches.ReportCorrections.as_view()),
    path(f"{REPORT}/batches", batches.ReportBatches.as_view()),
    path(f"{REPORT}/batches/<uuid:batch_id>", batches.BatchDetail.as_view()),
    path(f"{REPORT}/uploads", uploads.ReportUploads.as_view()),
    path(UPLOAD, uploads.UploadDetail.as_view()),
    path(f"{UPLOAD}/parts", uploads.UploadParts.as_view()),
    path(f"{UPLOAD}/parts/<int:number>", uploads.UploadPartDetail.as_view()),
    path(f"{UPLOAD}/complete", uploads.UploadComplete.as_view()),
    path(f"{REPORT}/submit", reports.ReportSubmit.as_view()),
    path(f"{REPORT}/withdraw", reports.ReportWithdraw.as_view()),
    path(f"{REPORT}/return", reports.ReportReturn.as_view()),
    path(f"{REPORT}/findings", findings.ReportFindings.as_view()),
    path(f"{REPORT}/findings.csv", findings.ReportFindingsCsv.as_view()),
    path(f"{REPORT}/findings/<uuid:finding_id>/explanation", findings.FindingExplanation.as_view()),
    path(f"{REPORT}/explanations", findings.ReportExplanations.as_view()),
    path(
        f"{REPORT}/explanations/<uuid:explanation_id>/decision",
        findings.ExplanationDecision.as_view(),
    ),
    path("validate", validate.Validate.as_view()),
    path("records/<str:record_id>", records.RecordDetail.as_view()),
    path("waivers", waivers.Waivers.as_view()),
    path("waivers/<uuid:waiver_id>/revoke", waivers.WaiverRevoke.as_view()),
]
