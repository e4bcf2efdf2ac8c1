"""Directives and answers as they are sent and shown."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from platforms.api.me import OfficeOut, SignatoryOut
from platforms.api.serializers import Links, Query, StrictSerializer, TextSerializer
from reporting import vocabulary
from reporting.api.months import PeriodField
from reporting.api.receipt_serializers import ReceiptOut
from reporting.models import Directive, DirectiveAnswer, DirectiveState
from reporting.vocabulary import publishing

MOST_RECORDS = 100
MOST_EVIDENCE = 50
TEXT = 10_000
SHA256 = r"^[0-9a-f]{64}$"


class AboutIn(StrictSerializer):
    """What a directive is about: any of these."""

    report = serializers.UUIDField(required=False)
    revision = serializers.IntegerField(
        required=False, min_value=1, help_text="Of the report; the latest if left out."
    )
    finding = serializers.UUIDField(required=False)
    attestation = serializers.UUIDField(required=False)
    period = PeriodField(required=False, help_text="Of the records.")
    record_ids = serializers.ListField(
        child=serializers.CharField(max_length=64),
        required=False,
        max_length=MOST_RECORDS,
        help_text="The platform's own ids of records that were filed for the period.",
    )


class IssueDirective(StrictSerializer):
    platform = serializers.UUIDField()
    code = serializers.CharField(max_length=16, help_text="One of GET directive-codes.")
    text = serializers.CharField(max_length=TEXT, help_text="What is to be done, in your words.")
    due_at = serializers.DateTimeField(
        required=False, help_text="By when an order is answered; a notice has none."
    )
    reference = serializers.CharField(
        max_length=100, required=False, help_text="The number of the document, if it has one."
    )
    about = AboutIn(required=False)


class ExtendDirective(StrictSerializer):
    due_at = serializers.DateTimeField(help_text="Later than now and than before.")
    reason = serializers.CharField(max_length=2000)


class WithdrawDirective(StrictSerializer):
    reason = serializers.CharField(max_length=2000)


class AcceptAnswer(StrictSerializer):
    answer = serializers.IntegerField(min_value=1, help_text="The number that you have read.")
    remark = serializers.CharField(max_length=2000, required=False)


class ReturnAnswer(StrictSerializer):
    answer = serializers.IntegerField(min_value=1, help_text="The number that you have read.")
    reason = serializers.CharField(max_length=2000, help_text="What is missing.")
    due_at = serializers.DateTimeField(help_text="By when the next answer is owed.")


class EvidenceItem(StrictSerializer):
    """Something the platform keeps, and hands over when asked."""

    url = serializers.URLField(max_length=2000)
    sha256 = serializers.RegexField(SHA256, help_text="64 hexadecimal digits, in small letters.")


class SignAnswer(StrictSerializer):
    text = serializers.CharField(max_length=TEXT, help_text="What was done.")
    evidence = serializers.ListField(child=EvidenceItem(), required=False, max_length=MOST_EVIDENCE)
    signatory = serializers.UUIDField(help_text="One of `signatories` of GET me.")


class AnswerDirective(SignAnswer):
    signature = serializers.CharField(
        max_length=4000,
        required=False,
        allow_null=True,
        default=None,
        help_text="The platform's own, if it signs: a detached JWS over signing-input.",
    )


class DirectiveQuery(Query):
    platform = serializers.UUIDField(required=False)
    office = serializers.UUIDField(required=False, help_text="Issued by this office.")
    code = serializers.CharField(max_length=16, required=False)
    state = serializers.ChoiceField(choices=DirectiveState.choices, required=False)
    due_before = serializers.DateTimeField(required=False)
    waiting = serializers.BooleanField(required=False, help_text="An answer is owed, or is not.")
    overdue = serializers.BooleanField(required=False, help_text="Owed and late, or not.")


class AboutOut(serializers.Serializer[Any]):
    report = serializers.UUIDField(allow_null=True)
    revision = serializers.IntegerField(allow_null=True)
    finding = serializers.UUIDField(allow_null=True)
    attestation = serializers.UUIDField(allow_null=True)
    period = serializers.CharField(allow_null=True)
    record_ids = serializers.ListField(child=serializers.CharField())


class StepOut(serializers.Serializer[Any]):
    """Something that happened to a directive."""

    at = serializers.DateTimeField()
    action = serializers.CharField(help_text="`directive.` and what was done.")
    by = serializers.ChoiceField(choices=["platform", "office", "system", "operator"])
    answer = serializers.IntegerField(allow_null=True, help_text="The answer it is about.")
    reason = serializers.CharField(allow_blank=True)
    due_at = serializers.DateTimeField(allow_null=True, help_text="The date that it set.")


class DirectiveItem(serializers.ModelSerializer[Directive]):
    platform = serializers.UUIDField(source="platform_id")
    uscc = serializers.CharField(source="platform.uscc")
    platform_name = serializers.CharField(source="platform.name_zh")
    office = OfficeOut()
    name = serializers.SerializerMethodField()
    kind = serializers.SerializerMethodField()
    about = serializers.SerializerMethodField()
    overdue = serializers.SerializerMethodField(help_text="Owed and late, as of this answer.")
    links = serializers.SerializerMethodField()

    class Meta:
        model = Directive
        fields: tuple[str, ...] = (
            *("id", "platform", "uscc", "platform_name", "office", "code", "kind", "name"),
            *("reference", "text", "about", "state", "issued_at", "acknowledged_at"),
            *("first_due_at", "due_at", "overdue", "answers", "decided_at", "decision_reason"),
            "links",
        )

    @extend_schema_field(TextSerializer)
    def get_name(self, directive: Directive) -> dict[str, str]:
        known = vocabulary.load().directives.get(directive.code)
        if known is None:
            return {"en": directive.code, "zh": directive.code}
        name: dict[str, str] = publishing.term(known)["name"]
        return name

    @extend_schema_field(serializers.ChoiceField(choices=["order", "notice"]))
    def get_kind(self, directive: Directive) -> str:
        return "order" if directive.takes_answer else "notice"

    @extend_schema_field(AboutOut)
    def get_about(self, directive: Directive) -> dict[str, Any]:
        revision = directive.revision
        return {
            "report": str(revision.report_id) if revision else None,
            "revision": revision.number if revision else None,
            "finding": _text(directive.finding_id),
            "attestation": _text(directive.attestation_id),
            "period": f"{directive.period_id:%Y-%m}" if directive.period_id else None,
            "record_ids": directive.record_ids,
        }

    def get_overdue(self, directive: Directive) -> bool:
        return directive.overdue

    @extend_schema_field(Links)
    def get_links(self, directive: Directive) -> dict[str, str]:
        base = f"/api/v1/directives/{directive.id}"
        links = {"self": base, "answers": f"{base}/answers"}
        if directive.answers:
            links["receipts"] = f"/api/v1/receipts?object={directive.id}"
        if directive.revision is not None:
            links["report"] = f"/api/v1/reports/{directive.revision.report_id}"
        if directive.attestation_id is not None:
            links["attestation"] = f"/api/v1/attestations/{directive.attestation_id}"
        return links


def _text(value: object) -> str | None:
    return None if value is None else str(value)


class DirectiveOut(DirectiveItem):
    history = serializers.SerializerMethodField(help_text="Everything that happened to it.")

    class Meta(DirectiveItem.Meta):
        fields = (*DirectiveItem.Meta.fields, "history")

    @extend_schema_field(StepOut(many=True))
    def get_history(self, directive: Directive) -> list[dict[str, Any]]:
        return [
            {
                "at": timezone.localtime(event.at).isoformat(),
                "action": event.action,
                "by": event.actor_kind,
                "answer": event.data.get("number"),
                "reason": event.data.get("reason", ""),
                "due_at": event.data.get("due_at"),
            }
            for event in self.context["history"]
        ]


class AnswerOut(serializers.ModelSerializer[DirectiveAnswer]):
    evidence = EvidenceItem(many=True)
    signatory = SignatoryOut()
    late = serializers.BooleanField(help_text="Given after it was due.")
    links = serializers.SerializerMethodField()

    class Meta:
        model = DirectiveAnswer
        fields: tuple[str, ...] = (
            *("number", "text", "evidence", "signatory", "due_at", "given_at", "late"),
            "links",
        )

    @extend_schema_field(Links)
    def get_links(self, answer: DirectiveAnswer) -> dict[str, str]:
        base = f"/api/v1/directives/{answer.directive_id}"
        return {
            "self": f"{base}/answers/{answer.number}",
            "directive": base,
            "receipts": f"/api/v1/receipts?object={answer.directive_id}",
        }


class GivenAnswerOut(AnswerOut):
    """An answer that was given just now, and the signed receipt for it."""

    receipt = ReceiptOut()

    class Meta(AnswerOut.Meta):
        fields = (*AnswerOut.Meta.fields, "receipt")
