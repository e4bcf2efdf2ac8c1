"""The routes of receipts and of the log."""

from django.urls import path

from reporting.api import log, receipts

REPORT = "reports/<uuid:report_id>"
RECEIPT = "receipts/<uuid:receipt_id>"

urlpatterns = [
    path(f"{REPORT}/receipt", receipts.ReportReceipt.as_view()),
    path(f"{REPORT}/revisions/<int:number>/receipts", receipts.RevisionReceipts.as_view()),
    path("attestations/<uuid:attestation_id>/receipt", receipts.AttestationReceipt.as_view()),
    path("receipts", receipts.Receipts.as_view()),
    path(RECEIPT, receipts.ReceiptDetail.as_view()),
    path(f"{RECEIPT}.jws", receipts.ReceiptJws.as_view()),
    path(f"{RECEIPT}/proof", receipts.ReceiptProof.as_view()),
    path("log/head", log.LogHead.as_view()),
    path("log/heads", log.LogHeads.as_view()),
    path("log/entries", log.LogEntries.as_view()),
    path("log/consistency", log.LogConsistency.as_view()),
]
