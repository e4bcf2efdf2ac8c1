"""Shapes of filing: what is sent and what is answered, each with its meaning for the contract."""

from dataclasses import asdict
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from platforms.api.serializers import Links, StrictSerializer
from reporting.api.months import PeriodField
from reporting.api.receipt_serializers import ReceiptOut
from reporting.models import Batch, Figure, Revision, State
from reporting.selectors.progress import seen_of

SEVERITIES = ("error", "warning", "note")


class OpenReport(StrictSerializer):
    period = PeriodField(help_text="The month, `YYYY-MM`.")


class StartRevision(StrictSerializer):
    reason = serializers.CharField(
        max_length=500, help_text="Why the report is corrected. Kept with the revision."
    )


class Submit(StrictSerializer):
    signatory = serializers.UUIDField(
        help_text="The person who answers for the report: one of `signatories` of GET me."
    )
    nil = serializers.BooleanField(
        default=False, help_text="True: there is nothing to report for the period."
    )
    signature = serializers.CharField(
        max_length=4000,
        required=False,
        allow_null=True,
        default=None,
        help_text="The platform's own, if it signs: a detached JWS over signing-input.",
    )


class Withdraw(StrictSerializer):
    reason = serializers.CharField(max_length=500)


class ReturnRevision(StrictSerializer):
    reason = serializers.CharField(max_length=2000, help_text="What the platform has to correct.")
    due_at = serializers.DateTimeField(
        required=False, allow_null=True, default=None, help_text="By when, if there is a date."
    )


class FigureIn(StrictSerializer):
    measure = serializers.CharField(max_length=48)
    category = serializers.CharField(
        max_length=16, required=False, allow_blank=True, default="", help_text="Empty: all."
    )
    product_kind = serializers.CharField(
        max_length=16, required=False, allow_blank=True, default="", help_text="Empty: all."
    )
    value = serializers.IntegerField(min_value=0, max_value=10**12)
    qualifier = serializers.ChoiceField(
        Figure.Qualifier.choices,
        default="exact",
        help_text="`at_least` when the true value may be higher.",
    )


class FiguresIn(StrictSerializer):
    figures = FigureIn(many=True, max_length=5000)  # type: ignore[call-arg]


class FigureOut(serializers.ModelSerializer[Figure]):
    class Meta:
        model = Figure
        fields = ("measure", "category", "product_kind", "value", "qualifier")
        read_only_fields = fields


class FiguresOut(serializers.Serializer[Any]):
    revision = serializers.IntegerField()
    figures = FigureOut(many=True)


class Reading(serializers.Serializer[Any]):
    """How far what was filed has been read; while it is, it grows, and never shrinks."""

    lines = serializers.IntegerField(help_text="Lines read and judged.")
    findings = serializers.IntegerField(help_text="Found in them so far.")
    bytes_read = serializers.IntegerField()
    bytes = serializers.IntegerField(help_text="As filed: `bytes_read` comes up to this.")


class BatchProgress(Reading):
    """How far the checks of a batch are. Read to the end and still `checking`: being stored."""

    records = serializers.IntegerField(help_text="Lines that nothing blocks.")


class RevisionProgress(Reading):
    """How far the checks of its batches are, taken together."""

    batches = serializers.IntegerField()
    batches_done = serializers.IntegerField()
    records = serializers.IntegerField(help_text="That the batches done come to, as they count.")


class RevisionOut(serializers.ModelSerializer[Revision]):
    """One numbered version of a report."""

    state = serializers.ChoiceField(State.choices)
    signatory = serializers.CharField(source="signatory.name_zh", allow_null=True, default=None)
    based_on = serializers.IntegerField(source="based_on.number", allow_null=True, default=None)
    findings = serializers.SerializerMethodField()
    progress = serializers.SerializerMethodField()

    class Meta:
        model = Revision
        fields = (
            *("number", "state", "in_force", "based_on", "reason", "nil", "rule_set"),
            *("signatory", "submitted_at", "decided_at", "return_reason", "return_due_at"),
            *("created_at", "progress", "findings"),
        )
        read_only_fields = fields

    def to_representation(self, instance: Revision) -> dict[str, Any]:
        """Submitted again, a revision waits for its decision: the one before is over."""
        shown: dict[str, Any] = super().to_representation(instance)
        if instance.state in (State.RECEIVED, State.CHECKING):
            shown["decided_at"] = None
        return shown

    @extend_schema_field(
        {
            "type": "object",
            "description": "Exact numbers of findings by severity.",
            "properties": {name: {"type": "integer"} for name in SEVERITIES},
            "required": list(SEVERITIES),
        }
    )
    def get_findings(self, revision: Revision) -> dict[str, int]:
        counts: dict[str, int] = self.context["findings"].get(revision.id, {})
        return {name: counts.get(name, 0) for name in SEVERITIES}

    @extend_schema_field(RevisionProgress)
    def get_progress(self, revision: Revision) -> dict[str, int]:
        empty = dict.fromkeys(RevisionProgress().fields, 0)
        progress: dict[str, int] = self.context["progress"].get(revision.id, empty)
        return progress


class SubmittedOut(RevisionOut):
    """A revision that was filed just now, and the signed receipt for it."""

    receipt = serializers.SerializerMethodField()

    class Meta(RevisionOut.Meta):
        fields = (*RevisionOut.Meta.fields, "receipt")  # type: ignore[assignment]
        read_only_fields = fields  # type: ignore[assignment]

    @extend_schema_field(ReceiptOut)
    def get_receipt(self, revision: Revision) -> dict[str, Any]:
        return dict(ReceiptOut(self.context["receipt"]).data)


class ReportOut(serializers.Serializer[Any]):
    """What one platform owes for one period, with its latest revision."""

    id = serializers.UUIDField(source="report.id")
    platform = serializers.UUIDField(source="report.platform_id")
    uscc = serializers.CharField(source="report.platform.uscc")
    platform_name = serializers.CharField(source="report.platform.name_zh")
    period = serializers.CharField(source="report.period.code")
    due_at = serializers.DateTimeField(
        help_text="By the extension that was granted, if there is one, else by the period."
    )
    created_at = serializers.DateTimeField(source="report.created_at")
    latest = RevisionOut(allow_null=True)
    in_force = serializers.IntegerField(
        allow_null=True, help_text="Number of the revision that counts; null before one does."
    )
    links = Links()


def links_of(batch: Batch) -> dict[str, str]:
    base = f"/api/v1/reports/{batch.report_id}"
    return {"self": f"{base}/batches/{batch.id}", "report": base}


class BatchReceipt(serializers.Serializer[Any]):
    """What was received: the same for the same bytes, however often they are sent."""

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(Batch.Kind.choices)
    sha256 = serializers.CharField(help_text="Over the bytes as sent, before any decoding.")
    size = serializers.IntegerField(help_text="Bytes as sent.")
    received_at = serializers.DateTimeField()
    links = serializers.SerializerMethodField()

    @extend_schema_field(Links)
    def get_links(self, batch: Batch) -> dict[str, str]:
        return links_of(batch)


class BatchOut(serializers.ModelSerializer[Batch]):
    """What was filed in one piece: how far its checks are and what they found."""

    # In a list, the context has how far all of them are (`seen`); `in_draft` are the ids of those
    # that whoever asks may leave out.
    state = serializers.ChoiceField(Batch.State.choices)
    progress = serializers.SerializerMethodField()
    links = serializers.SerializerMethodField(
        help_text="`drop`, where it is part of the draft: DELETE leaves it out."
    )

    class Meta:
        model = Batch
        fields = (
            *("id", "kind", "state", "sha256", "size", "encoding", "media_type", "received_at"),
            *("checked_at", "rule_set", "records", "errors", "warnings", "notes", "progress"),
            "links",
        )
        read_only_fields = fields

    @extend_schema_field(Links)
    def get_links(self, batch: Batch) -> dict[str, str]:
        links = links_of(batch)
        if batch.id in self.context["in_draft"]:
            links["drop"] = links["self"]
        return links

    @extend_schema_field(BatchProgress)
    def get_progress(self, batch: Batch) -> dict[str, int]:
        seen = self.context.get("seen") or seen_of([batch])
        return {**asdict(seen[batch.id]), "bytes": batch.size}


class FindingOut(serializers.Serializer[Any]):
    """One thing wrong, where, and what to do, in the language asked for."""

    id = serializers.UUIDField(allow_null=True)
    check = serializers.CharField()
    severity = serializers.ChoiceField(SEVERITIES)
    batch = serializers.UUIDField(allow_null=True)
    line = serializers.IntegerField(allow_null=True)
    record_id = serializers.CharField(allow_blank=True)
    pointer = serializers.CharField(allow_blank=True, help_text="JSON Pointer (RFC 6901).")
    title = serializers.CharField()
    message = serializers.CharField()
    remedy = serializers.CharField()
    waived = serializers.BooleanField()
    explanation = serializers.CharField(allow_null=True)
    explanation_decision = serializers.CharField(allow_null=True)


class FindingsOut(serializers.Serializer[Any]):
    revision = serializers.IntegerField()
    counts = serializers.DictField(
        child=serializers.IntegerField(), help_text="Exact, by check id."
    )
    truncated = serializers.BooleanField(
        help_text="More was found than is listed here; findings.csv has all of it."
    )
    next = serializers.CharField(allow_null=True)
    results = FindingOut(many=True)


class ExplainIn(StrictSerializer):
    text = serializers.CharField(min_length=2, max_length=2000)


class ExplainCheckIn(ExplainIn):
    check = serializers.RegexField(r"^[A-Z][0-9]{3}$", help_text="All its findings at once.")


class ExplanationOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    check = serializers.CharField(source="check_id")
    text = serializers.CharField()
    given_at = serializers.DateTimeField()
    decision = serializers.CharField()
    decision_reason = serializers.CharField(allow_blank=True)


class DecideIn(StrictSerializer):
    noted = serializers.BooleanField(help_text="False: refused, it no longer explains.")
    reason = serializers.CharField(max_length=2000, required=False, allow_blank=True, default="")


class WaiverIn(StrictSerializer):
    platform = serializers.UUIDField()
    check = serializers.RegexField(r"^[A-Z][0-9]{3}$")
    reason = serializers.CharField(min_length=2, max_length=2000)
    expires_at = serializers.DateTimeField()


class WaiverOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    platform = serializers.UUIDField(source="platform_id")
    check = serializers.CharField(source="check_id")
    reason = serializers.CharField()
    granted_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    revoked_at = serializers.DateTimeField(allow_null=True)


class RecordIn(serializers.Serializer[Any]):
    """One action taken. Judged by the checks and not by this description: see GET checks."""

    record_id = serializers.CharField(max_length=64)
    subject = serializers.CharField()
    action = serializers.CharField()
    category = serializers.CharField()
    acted_at = serializers.DateTimeField()
    detection = serializers.CharField()
    target = serializers.CharField(max_length=512)
    modality = serializers.CharField(required=False)
    product_kind = serializers.CharField(required=False)
    product = serializers.CharField(required=False, max_length=64)
    content_at = serializers.DateTimeField(required=False)
    province = serializers.CharField(required=False)
    content_sha256 = serializers.CharField(required=False)
    label = serializers.CharField(required=False)  # type: ignore[assignment]
    note = serializers.CharField(required=False, max_length=500)


class ItemFindingOut(serializers.Serializer[Any]):
    check = serializers.CharField()
    severity = serializers.ChoiceField(SEVERITIES)
    pointer = serializers.CharField(allow_blank=True)
    message = serializers.CharField()
    remedy = serializers.CharField()


class ItemOut(serializers.Serializer[Any]):
    index = serializers.IntegerField()
    record_id = serializers.CharField(allow_blank=True)
    status = serializers.ChoiceField(["stored", "already_stored", "refused"])
    holder_batch = serializers.UUIDField(allow_null=True)
    holder_line = serializers.IntegerField(allow_null=True)
    findings = ItemFindingOut(many=True)


class ArrayAnswerOut(serializers.Serializer[Any]):
    """What became of each item. Refused ones are no part of the filing: mend and send them."""

    stored = serializers.IntegerField()
    already_stored = serializers.IntegerField()
    refused = serializers.IntegerField()
    batch = BatchOut(allow_null=True)
    items = ItemOut(many=True)
