"""What receipts and the log look like, and what may be asked of them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from platforms.api.serializers import Links, Query, StrictSerializer
from reporting.models import LogEntry, Receipt, TreeHead

ABOUT = {"report": "reports", "attestation": "attestations", "directive": "directives"}


class ReceiptOut(serializers.ModelSerializer[Receipt]):
    """Signed proof of one thing that was filed or decided."""

    platform = serializers.UUIDField(source="platform_id")
    object = serializers.UUIDField(
        source="object_id", help_text="The report, the attestation or the directive."
    )
    number = serializers.IntegerField(
        source="object_number", help_text="Of the revision, or of the answer to a directive."
    )
    serial = serializers.IntegerField(help_text="The place in the platform's chain, from 1.")
    previous = serializers.UUIDField(
        source="previous_id", allow_null=True, help_text="The receipt before it in the chain."
    )
    kid = serializers.CharField(
        source="key_id", help_text="The key that signed it, in /.well-known/jwks.json."
    )
    sha256 = serializers.CharField(
        source="digest", help_text="Over `jws`: by this the next receipt names it."
    )
    jws = serializers.CharField(help_text="The receipt itself: compact JWS, Ed25519.")
    signature = serializers.SerializerMethodField(
        help_text="The platform's own signature, where it gave one."
    )
    log_index = serializers.IntegerField(
        source="entry_id",
        allow_null=True,
        help_text="Its place in the log; null for a moment, until the log has taken it in.",
    )
    links = serializers.SerializerMethodField()

    class Meta:
        model = Receipt
        fields = (
            *("id", "kind", "platform", "object", "number", "serial", "previous", "given_at"),
            *("kid", "sha256", "jws", "signature", "log_index", "links"),
        )
        read_only_fields = fields

    def get_signature(self, receipt: Receipt) -> str | None:
        return receipt.signature or None

    @extend_schema_field(Links)
    def get_links(self, receipt: Receipt) -> dict[str, str]:
        base = f"/api/v1/receipts/{receipt.id}"
        about = ABOUT[receipt.kind.partition(".")[0]]
        return {
            "self": base,
            "jws": f"{base}.jws",
            "proof": f"{base}/proof",
            "about": f"/api/v1/{about}/{receipt.object_id}",
        }


class ReceiptQuery(Query):
    platform = serializers.UUIDField(required=False)
    kind = serializers.ChoiceField(choices=Receipt.Kind.choices, required=False)
    object = serializers.UUIDField(
        required=False, help_text="Of one report, attestation or directive."
    )


class InclusionOut(serializers.Serializer[Any]):
    """An audit path of RFC 6962, 2.1.1: hashes in hexadecimal, nearest to the leaf first."""

    index = serializers.IntegerField()
    size = serializers.IntegerField()
    path = serializers.ListField(child=serializers.CharField())


class ProofOut(serializers.Serializer[Any]):
    """Everything that proves a receipt offline: see docs/receipts.md."""

    format = serializers.CharField()
    version = serializers.IntegerField()
    receipt = serializers.CharField()
    previous = serializers.CharField(
        allow_null=True, help_text="The receipt before it, whose SHA-256 it names."
    )
    signature = serializers.CharField(allow_null=True)
    filed = serializers.DictField(
        help_text="The rows that the digests in the receipt are over, by their names there."
    )
    inclusion = InclusionOut()
    head = serializers.CharField(help_text="The signed tree head, as a compact JWS.")
    keys = serializers.ListField(child=serializers.DictField())
    platform_keys = serializers.ListField(
        child=serializers.DictField(), help_text="The platform's key under its own signature."
    )


class Hash(serializers.Field[bytes, Any, str, Any]):
    def to_representation(self, value: bytes) -> str:
        return bytes(value).hex()


@extend_schema_field({"type": "string", "pattern": "^[0-9a-f]{64}$"})
class HashField(Hash):
    """SHA-256 in hexadecimal."""


class TreeHeadOut(serializers.ModelSerializer[TreeHead]):
    """What the log was at a moment."""

    root = HashField(read_only=True)  # type: ignore[assignment]  # DRF takes it out of the class
    kid = serializers.CharField(source="key_id")

    class Meta:
        model = TreeHead
        fields = ("size", "root", "signed_at", "kid", "jws")
        read_only_fields = fields


class LogEntryOut(serializers.ModelSerializer[LogEntry]):
    """One leaf: the hash of a receipt, of which nothing more is told here."""

    leaf = HashField(read_only=True)

    class Meta:
        model = LogEntry
        fields = ("index", "leaf")
        read_only_fields = fields


class ConsistencyQuery(StrictSerializer):
    first = serializers.IntegerField(min_value=1, max_value=2**62)
    second = serializers.IntegerField(min_value=1, max_value=2**62)


class ConsistencyOut(serializers.Serializer[Any]):
    """A proof of RFC 6962, 2.1.2: hashes in hexadecimal."""

    first = serializers.IntegerField()
    second = serializers.IntegerField()
    path = serializers.ListField(child=serializers.CharField())
