"""Reviews as they are assigned, done and shown."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from platforms.api.serializers import Links, Query, StrictSerializer
from platforms.models import Person
from reporting.api.months import PeriodField
from reporting.models import Report, Review, Revision, State
from reporting.selectors.reviews import REASONS, UNREAD


class AssigneeOut(serializers.ModelSerializer[Person]):
    class Meta:
        model = Person
        fields = ("id", "name_zh", "name_en")


class ReviewerOut(serializers.ModelSerializer[Person]):
    role = serializers.CharField(help_text="reviewer or administrator.")
    reviews = serializers.SerializerMethodField(help_text="Assigned to them and not done.")

    class Meta:
        model = Person
        fields = ("id", "name_zh", "name_en", "title", "role", "reviews")

    def get_reviews(self, person: Any) -> int:
        return person.reviews or 0


class AssignIn(StrictSerializer):
    """What is left out stays; null takes it away."""

    assignee = serializers.UUIDField(
        required=False, allow_null=True, help_text="One of GET reviewers."
    )
    due_at = serializers.DateTimeField(
        required=False, allow_null=True, help_text="By when it is to be done."
    )


class AcceptReviewIn(StrictSerializer):
    revision = serializers.IntegerField(min_value=1, help_text="The number that you have read.")
    remark = serializers.CharField(max_length=2000, required=False, default="", allow_blank=True)


class ReviewQuery(Query):
    reason = serializers.ChoiceField(
        choices=[*REASONS, UNREAD],
        required=False,
        help_text="`unread`: accepted by the checks and by no reviewer; only listed on asking.",
    )
    assignee = serializers.UUIDField(required=False)
    unassigned = serializers.BooleanField(required=False, default=False)
    overdue = serializers.BooleanField(
        required=False, default=False, help_text="Only those whose review is late."
    )
    province = serializers.RegexField(r"^[0-9]{2}$", required=False)
    period = PeriodField(required=False)
    platform = serializers.UUIDField(required=False)


@dataclass(frozen=True)
class Waiting:
    """A report with the caller's review of it, if there is one."""

    report: Report
    review: Review | None
    latest: Revision | None
    reasons: list[str]

    @property
    def done(self) -> bool:
        accepted = self.review.accepted_id if self.review else None
        return bool(self.latest) and accepted == self.latest.id  # type: ignore[union-attr]

    @property
    def overdue(self) -> bool:
        due_at = self.review.due_at if self.review else None
        return due_at is not None and due_at < timezone.now() and not self.done

    @property
    def due_at(self) -> datetime | None:
        return self.review.due_at if self.review else None

    @property
    def assignee(self) -> Person | None:
        return self.review.assignee if self.review else None

    @property
    def accepted(self) -> int | None:
        found = self.review.accepted if self.review else None
        return found.number if found else None

    @property
    def accepted_at(self) -> datetime | None:
        return self.review.accepted_at if self.review else None

    @property
    def remark(self) -> str:
        return self.review.remark if self.review else ""


class ReviewOut(serializers.Serializer[Any]):
    report = serializers.UUIDField(source="report.id")
    platform = serializers.UUIDField(source="report.platform_id")
    uscc = serializers.CharField(source="report.platform.uscc")
    platform_name = serializers.CharField(source="report.platform.name_zh")
    province = serializers.CharField(source="report.platform.jurisdiction_id")
    period = serializers.SerializerMethodField()
    revision = serializers.SerializerMethodField(help_text="The latest that was filed.")
    state = serializers.SerializerMethodField(help_text="Of that revision.")
    reasons = serializers.ListField(
        child=serializers.ChoiceField(choices=[*REASONS, UNREAD]), help_text="Why it waits."
    )
    assignee = AssigneeOut(allow_null=True)
    due_at = serializers.DateTimeField(allow_null=True)
    overdue = serializers.BooleanField(help_text="Late, as of this answer.")
    accepted = serializers.IntegerField(
        allow_null=True, help_text="The revision that your office was done with last."
    )
    accepted_at = serializers.DateTimeField(allow_null=True)
    remark = serializers.CharField(allow_blank=True)
    links = serializers.SerializerMethodField()

    def get_period(self, shown: Waiting) -> str:
        return f"{shown.report.period_id:%Y-%m}"

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_revision(self, shown: Waiting) -> int | None:
        return shown.latest.number if shown.latest else None

    @extend_schema_field(serializers.ChoiceField(choices=State.choices, allow_null=True))
    def get_state(self, shown: Waiting) -> str | None:
        return shown.latest.state if shown.latest else None

    @extend_schema_field(Links)
    def get_links(self, shown: Waiting) -> dict[str, str]:
        base = f"/api/v1/reports/{shown.report.id}"
        names = ("findings", "explanations", "questions", "history", "figures")
        return {
            "self": f"{base}/review",
            "report": base,
            **{name: f"{base}/{name}" for name in names},
        }
