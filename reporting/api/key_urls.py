"""The routes of platforms' own keys."""

from django.urls import path

from reporting.api import keys

urlpatterns = [
    path("keys", keys.Keys.as_view()),
    path("keys/<uuid:key_id>/revoke", keys.KeyRevoke.as_view()),
    path("reports/<uuid:report_id>/signing-input", keys.ReportSigningInput.as_view()),
    path(
        "attestations/<uuid:attestation_id>/signing-input", keys.AttestationSigningInput.as_view()
    ),
    path("directives/<uuid:directive_id>/signing-input", keys.DirectiveSigningInput.as_view()),
]
