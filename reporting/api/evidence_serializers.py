"""Evidence as the API takes and gives it."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from platforms.api.serializers import Links, Query
from reporting.models import EvidenceFile


class EvidencePlace(Query):
    slot = serializers.CharField(
        max_length=32, help_text="Which of the control's requirements the file answers."
    )
    # Not trimmed and not cut here: whatever is wrong with a name is told in one way.
    name = serializers.CharField(
        trim_whitespace=False, help_text="The name of the file, at most 200 characters."
    )


class EvidenceQuery(Query):
    revision = serializers.IntegerField(
        min_value=1, max_value=2**31 - 1, required=False, help_text="The latest if left out."
    )


class EvidenceOut(serializers.ModelSerializer[EvidenceFile]):
    attestation = serializers.UUIDField(source="attestation_id")
    media_type = serializers.CharField(help_text="By its content.")
    state = serializers.ChoiceField(choices=EvidenceFile.State.choices)
    scanned_by = serializers.CharField(
        help_text="The scanner and its signatures; empty where there is none."
    )
    scan_result = serializers.CharField(
        help_text="The name of what was found, or why there is no result yet."
    )
    links = serializers.SerializerMethodField()

    class Meta:
        model = EvidenceFile
        fields = (
            "id",
            "attestation",
            "slot",
            "name",
            "sha256",
            "size",
            "media_type",
            "state",
            "scanned_by",
            "scan_result",
            "scanned_at",
            "received_at",
            "links",
        )

    @extend_schema_field(Links)
    def get_links(self, file: EvidenceFile) -> dict[str, str]:
        attestation = f"/api/v1/attestations/{file.attestation_id}"
        own = f"{attestation}/evidence/{file.id}"
        return {"self": own, "attestation": attestation, "link": f"{own}/link"}


class EvidenceLinkOut(serializers.Serializer[Any]):
    url = serializers.CharField()
    expires_at = serializers.DateTimeField()
