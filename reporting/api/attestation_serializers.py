"""Attestations and their revisions, as the API shows and takes them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from platforms.api.me import SignatoryOut
from platforms.api.serializers import Links, Query, StrictSerializer
from reporting.api.examination_serializers import ExaminationBrief, brief_of
from reporting.api.receipt_serializers import ReceiptOut
from reporting.models import Attestation, AttestationRevision
from reporting.models.attestations import STANDING
from reporting.selectors.examinations import PENDING, pending_of

STATES = [choice for choice in AttestationRevision.State.choices if choice[0] in STANDING]
# What leads further: for whoever reads it, and for the platform that makes it.
READ = ("revisions", "examinations", "evidence", "receipt")
FILED = ("measurements", "submit", "signing-input")


class AttestationRevisionOut(serializers.ModelSerializer[AttestationRevision]):
    signatory = SignatoryOut(allow_null=True)
    catalogue = serializers.CharField(help_text="Version of the controls that it speaks of.")
    measurements = serializers.DictField(
        child=serializers.JSONField(), help_text="Values by the codes that the control gives them."
    )
    examination = serializers.SerializerMethodField(help_text="The latest examination of it.")
    pending = serializers.SerializerMethodField(
        help_text="What the examination that is due waits for; null where none is due."
    )

    class Meta:
        model = AttestationRevision
        fields = (
            "number",
            "state",
            "status",
            "statement",
            "measurements",
            "valid_from",
            "valid_until",
            "catalogue",
            "signatory",
            "submitted_at",
            "created_at",
            "examination",
            "pending",
        )

    @extend_schema_field(ExaminationBrief(allow_null=True))
    def get_examination(self, revision: AttestationRevision) -> dict[str, Any] | None:
        return brief_of(revision)

    @extend_schema_field(serializers.ChoiceField(choices=PENDING, allow_null=True))
    def get_pending(self, revision: AttestationRevision) -> str | None:
        return pending_of(revision)


class AttestationOut(serializers.ModelSerializer[Attestation]):
    platform = serializers.UUIDField(source="platform_id")
    latest = AttestationRevisionOut(help_text="The latest revision that the caller may see.")
    in_force = serializers.IntegerField(
        allow_null=True, help_text="Number of the revision that was submitted and stands."
    )
    state = serializers.ChoiceField(
        choices=STATES, allow_null=True, help_text="Of the revision in force."
    )
    examination = ExaminationBrief(
        allow_null=True, help_text="The latest examination of the revision in force."
    )
    links = serializers.SerializerMethodField()

    class Meta:
        model = Attestation
        fields = (
            "id",
            "platform",
            "control",
            "scope",
            "created_at",
            "in_force",
            "state",
            "examination",
            "latest",
            "links",
        )

    @extend_schema_field(Links)
    def get_links(self, attestation: Attestation) -> dict[str, str]:
        base = f"/api/v1/attestations/{attestation.id}"
        names = (*READ, *(FILED if attestation.filing else ()))  # type: ignore[attr-defined]
        return {"self": base, **{name.replace("-", "_"): f"{base}/{name}" for name in names}}


class SubmittedAttestationOut(AttestationOut):
    """An attestation that was submitted just now, and the signed receipt for it."""

    receipt = ReceiptOut()

    class Meta(AttestationOut.Meta):
        fields = (*AttestationOut.Meta.fields, "receipt")  # type: ignore[assignment]


class _Values(StrictSerializer):
    status = serializers.ChoiceField(choices=AttestationRevision.Status.choices)
    statement = serializers.CharField(
        max_length=4000, help_text="How the control is met, or why it is not."
    )
    valid_from = serializers.DateField()
    valid_until = serializers.DateField(help_text="Within two years of `valid_from`.")


class ChangeAttestation(_Values):
    pass


class StartAttestationRevision(_Values):
    pass


class DraftAttestation(_Values):
    control = serializers.CharField(max_length=8, help_text="A code of GET controls.")
    scope = serializers.CharField(
        max_length=64,
        required=False,
        allow_blank=True,
        help_text="Code of one of your products; the whole platform if left out.",
    )


class SubmitAttestation(StrictSerializer):
    signatory = serializers.UUIDField(help_text="One of `signatories` of GET me.")
    signature = serializers.CharField(
        max_length=4000,
        required=False,
        allow_null=True,
        default=None,
        help_text="The platform's own, if it signs: a detached JWS over signing-input.",
    )


class WithdrawAttestation(StrictSerializer):
    reason = serializers.CharField(max_length=500)


class AttestationQuery(Query):
    platform = serializers.UUIDField(required=False)
    control = serializers.CharField(max_length=8, required=False)
    scope = serializers.CharField(max_length=64, required=False, allow_blank=True)
    status = serializers.ChoiceField(
        choices=AttestationRevision.Status.choices,
        required=False,
        help_text="Of the revision in force.",
    )
    state = serializers.ChoiceField(
        choices=STATES, required=False, help_text="Of the revision in force."
    )
