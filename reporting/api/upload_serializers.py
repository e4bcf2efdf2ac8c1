"""Shapes of uploads in parts."""

from typing import Any

from rest_framework import serializers

from platforms.api.serializers import Links, StrictSerializer
from reporting.api.bodies import remedy_of
from reporting.models import Batch, Upload, UploadPart
from reporting.services import reading

ENCODINGS = ("identity", "gzip", "zstd")


class OpenUpload(StrictSerializer):
    kind = serializers.ChoiceField(Batch.Kind.choices, default=Batch.Kind.RECORDS)
    size = serializers.IntegerField(min_value=1, help_text="Bytes of the whole file, as sent.")
    sha256 = serializers.RegexField(
        r"^[0-9a-f]{64}$",
        required=False,
        default="",
        help_text="Of the whole file, in hexadecimal: checked when it is completed. With it, the"
        " same file finds the upload again that was opened for it.",
    )
    encoding = serializers.ChoiceField(
        ENCODINGS, default="identity", help_text="How the whole file is compressed."
    )
    media_type = serializers.CharField(
        max_length=100, default=reading.NDJSON, help_text="What the file is, as for POST records."
    )
    part_size = serializers.IntegerField(
        min_value=1,
        required=False,
        help_text="Bytes of each part but the last; left out, a fitting size is chosen.",
    )

    def validate_media_type(self, given: str) -> str:
        media_type = reading.media_type_of(given)
        if media_type is None:
            raise serializers.ValidationError(remedy_of(given), "invalid_choice")
        return media_type

    def validate_encoding(self, given: str) -> str:
        return "" if given == "identity" else given


class RangeOut(serializers.Serializer[Any]):
    """Consecutive parts, both ends included."""

    first = serializers.IntegerField()
    last = serializers.IntegerField()


class UploadOut(serializers.Serializer[Any]):
    """A file that comes in parts: what is held of it, what is missing, until when it is kept."""

    id = serializers.UUIDField(source="upload.id")
    kind = serializers.ChoiceField(Batch.Kind.choices, source="upload.kind")
    state = serializers.ChoiceField(Upload.State.choices, source="upload.state")
    size = serializers.IntegerField(source="upload.size")
    sha256 = serializers.CharField(source="upload.sha256", allow_blank=True)
    encoding = serializers.CharField(source="upload.encoding", allow_blank=True)
    media_type = serializers.CharField(source="upload.media_type")
    part_size = serializers.IntegerField(source="upload.part_size")
    parts = serializers.IntegerField(source="upload.parts", help_text="They are numbered from 1.")
    parts_held = serializers.IntegerField()
    bytes_held = serializers.IntegerField()
    held = RangeOut(many=True)
    missing = RangeOut(many=True)
    created_at = serializers.DateTimeField(source="upload.created_at")
    expires_at = serializers.DateTimeField(
        source="upload.expires_at", help_text="Each part that arrives puts it off."
    )
    batch = serializers.UUIDField(source="upload.batch_id", allow_null=True)
    links = Links()


class PartOut(serializers.ModelSerializer[UploadPart]):
    class Meta:
        model = UploadPart
        fields = ("number", "size", "sha256", "received_at")
        read_only_fields = fields
