"""The routes of examinations."""

from django.urls import path

from reporting.api import examinations

EXAMINATIONS = "attestations/<uuid:attestation_id>/examinations"
EXAMINATION = f"{EXAMINATIONS}/<uuid:examination_id>"

urlpatterns = [
    path(EXAMINATIONS, examinations.AttestationExaminations.as_view()),
    path(EXAMINATION, examinations.ExaminationDetail.as_view()),
    path(f"{EXAMINATION}/readings", examinations.ExaminationReadings.as_view()),
    path(f"{EXAMINATION}/difference", examinations.ExaminationDifference.as_view()),
]
