"""Questions about reports as they are asked, answered and shown."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from platforms.api.me import OfficeOut
from platforms.api.serializers import Links, Query, StrictSerializer
from reporting.models import Question, QuestionState, Reply

TEXT = 4000
ANSWER = 10_000
CHECK = r"^[A-Z][0-9]{3}$"


class AskIn(StrictSerializer):
    text = serializers.CharField(max_length=TEXT, help_text="What you want to know.")
    due_at = serializers.DateTimeField(
        required=False, allow_null=True, default=None, help_text="By when the answer is owed."
    )
    revision = serializers.IntegerField(
        required=False, min_value=1, help_text="That you have read; the latest if left out."
    )
    check = serializers.RegexField(
        CHECK, required=False, default="", help_text="About what this check found."
    )
    record_id = serializers.CharField(
        max_length=64,
        required=False,
        default="",
        help_text="About this record, by the platform's own id.",
    )


class AnswerIn(StrictSerializer):
    text = serializers.CharField(max_length=ANSWER, help_text="The answer, in your words.")


class FollowUpIn(StrictSerializer):
    text = serializers.CharField(max_length=TEXT, help_text="What is still to be said.")
    due_at = serializers.DateTimeField(
        required=False,
        allow_null=True,
        default=None,
        help_text="Another date; the one there is stays if left out.",
    )


class CloseIn(StrictSerializer):
    remark = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)


class QuestionQuery(Query):
    platform = serializers.UUIDField(required=False)
    office = serializers.UUIDField(required=False, help_text="Asked by this office.")
    state = serializers.ChoiceField(choices=QuestionState.choices, required=False)
    overdue = serializers.BooleanField(required=False, help_text="Owed and late, or not.")


class ReplyOut(serializers.ModelSerializer[Reply]):
    class Meta:
        model = Reply
        fields = ("number", "side", "text", "at")


class QuestionOut(serializers.ModelSerializer[Question]):
    """A question with everything that was said to it. `replies`: in the context, by question."""

    platform = serializers.UUIDField(source="platform_id")
    report = serializers.UUIDField(source="report_id")
    period = serializers.SerializerMethodField()
    revision = serializers.IntegerField(source="revision.number")
    office = OfficeOut()
    check = serializers.CharField(source="check_id")
    overdue = serializers.BooleanField(help_text="Owed and late, as of this answer.")
    replies = serializers.SerializerMethodField(help_text="Of both sides, as they were said.")
    links = serializers.SerializerMethodField()

    class Meta:
        model = Question
        fields = (
            *("id", "platform", "report", "period", "number", "revision", "office", "check"),
            *("record_id", "text", "state", "due_at", "overdue", "asked_at", "replies"),
            *("closed_at", "remark", "links"),
        )

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields: dict[str, serializers.Field[Any, Any, Any, Any]] = super().get_fields()
        fields["check"].help_text = "Empty: about none in particular."
        return fields

    def get_period(self, question: Question) -> str:
        return f"{question.report.period_id:%Y-%m}"

    @extend_schema_field(ReplyOut(many=True))
    def get_replies(self, question: Question) -> Any:
        return ReplyOut(self.context["replies"].get(question.id, ()), many=True).data

    @extend_schema_field(Links)
    def get_links(self, question: Question) -> dict[str, str]:
        report = f"/api/v1/reports/{question.report_id}"
        base = f"{report}/questions/{question.number}"
        return {
            "self": base,
            "report": report,
            "history": f"{report}/history",
            "answers": f"{base}/answers",
        }


class HistoryQuery(Query):
    batches = serializers.BooleanField(
        required=False, default=False, help_text="Also what became of each batch."
    )


class ReportStepOut(serializers.Serializer[Any]):
    """Something that happened to a report, or to what belongs to it."""

    id = serializers.UUIDField()
    at = serializers.SerializerMethodField()
    action = serializers.CharField(help_text="As in the feed of events: `noun.verb`.")
    by = serializers.ChoiceField(
        source="actor_kind", choices=["platform", "office", "system", "operator"]
    )
    object = serializers.UUIDField(source="object_id", help_text="What it happened to.")
    said = serializers.SerializerMethodField(help_text="The reason, the question or the answer.")
    number = serializers.SerializerMethodField(
        help_text="Of the revision or of the question that it happened to, if it has one."
    )
    due_at = serializers.SerializerMethodField(help_text="The date that it set.")
    links = serializers.SerializerMethodField(help_text="The receipt, where one was given.")

    @extend_schema_field(serializers.DateTimeField)
    def get_at(self, event: Any) -> str:
        return timezone.localtime(event.at).isoformat()

    def get_said(self, event: Any) -> str:
        return str(event.data.get("reason") or event.data.get("text") or "")

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_number(self, event: Any) -> int | None:
        number: int | None = event.data.get("number")
        return number

    @extend_schema_field(serializers.DateTimeField(allow_null=True))
    def get_due_at(self, event: Any) -> str | None:
        due_at: str | None = event.data.get("due_at")
        return due_at

    @extend_schema_field(Links)
    def get_links(self, event: Any) -> dict[str, str]:
        receipt = self.context["receipts"].get((event.action, event.data.get("number")))
        return {"receipt": f"/api/v1/receipts/{receipt}"} if receipt else {}
