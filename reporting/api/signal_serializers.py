"""Signals as they are shown, and what an office says of them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from platforms.api.serializers import Links, Query, StrictSerializer, TextSerializer
from platforms.models import AuditEvent
from reporting.api.consolidated_rows import platform_ref
from reporting.api.consolidated_serializers import PlatformRefSerializer
from reporting.api.language import language_of
from reporting.api.months import PeriodField
from reporting.models import Signal, SignalState
from reporting.models.periods import parse_period
from reporting.selectors import signals as selected
from reporting.selectors.signals import ALL_SCOPES, Filters
from reporting.signals import RULES, Told, tell

SCOPE = rf"^([0-9]{{2}}|{ALL_SCOPES})$"


class SignalQuery(Query):
    rule = serializers.ChoiceField(choices=sorted(RULES), required=False)
    period = PeriodField(required=False)
    platform = serializers.UUIDField(required=False)
    state = serializers.ChoiceField(choices=SignalState.choices, required=False)
    gone = serializers.BooleanField(
        required=False,
        allow_null=True,
        default=None,
        help_text="Those that are no longer found in what is in force, or those that still are.",
    )
    scope = serializers.RegexField(
        SCOPE,
        required=False,
        help_text="Signals about sums: of the nation (`00`), of a province, or of `all`. Left out,"
        " those of your own scope. Signals about platforms are given in any case.",
    )

    @property
    def filters(self) -> Filters:
        given = self.validated_data
        return Filters(
            rules=(given["rule"],) if "rule" in given else (),
            states=(given["state"],) if "state" in given else (),
            month=parse_period(given["period"]) if "period" in given else None,
            platform=given.get("platform"),
            gone=given["gone"],
            scope=given.get("scope", ""),
        )


class DecideSignal(StrictSerializer):
    state = serializers.ChoiceField(choices=SignalState.choices)
    reason = serializers.CharField(
        max_length=2000,
        required=False,
        allow_blank=True,
        default="",
        help_text="Why it is dismissed: needed then. Platforms do not read it.",
    )


class SignalItem(serializers.ModelSerializer[Signal]):
    period = serializers.SerializerMethodField()
    platform = serializers.SerializerMethodField()
    scope = serializers.CharField(
        source="jurisdiction_id", allow_null=True, help_text="Of the sums that it is about."
    )
    title = serializers.SerializerMethodField()
    message = serializers.SerializerMethodField(help_text="What was found, in your language.")
    meaning = serializers.SerializerMethodField(help_text="What it may mean, and what to do.")
    strength = serializers.FloatField(
        help_text="1: at the threshold of the rule; 2: twice as far beyond what is usual."
    )
    numbers = serializers.DictField(help_text="What it was found from.")
    links = serializers.SerializerMethodField()

    class Meta:
        model = Signal
        fields: tuple[str, ...] = (
            *("id", "rule", "period", "platform", "scope", "subject", "title", "message"),
            *("meaning", "strength", "numbers", "state", "reason", "found_at", "gone_at"),
            *("decided_at", "links"),
        )

    def get_period(self, signal: Signal) -> str:
        return f"{signal.period_id:%Y-%m}"

    @extend_schema_field(PlatformRefSerializer(allow_null=True))
    def get_platform(self, signal: Signal) -> dict[str, Any] | None:
        one = signal.platform
        if one is None:
            return None
        return platform_ref(one.id, one.uscc, one.name_en, one.name_zh, one.jurisdiction_id)

    def get_title(self, signal: Signal) -> str:
        return self._told(signal).title

    def get_message(self, signal: Signal) -> str:
        return self._told(signal).message

    def get_meaning(self, signal: Signal) -> str:
        return self._told(signal).meaning

    @extend_schema_field(Links)
    def get_links(self, signal: Signal) -> dict[str, str]:
        links = {"self": f"/api/v1/signals/{signal.id}"}
        asked = selected.question_of(signal)
        if asked:
            links["query"] = f"/api/v1/{asked.resource}?{asked.query}"
        if signal.platform_id:
            links["platform"] = f"/api/v1/platforms/{signal.platform_id}"
            links["scorecard"] = f"/api/v1/scorecards/{signal.platform_id}"
        return links

    def _told(self, signal: Signal) -> Told:
        return tell(signal.rule, signal.numbers, language_of(self.context["request"]))


class SightingOut(serializers.Serializer[Any]):
    """A platform that filed the same."""

    platform = PlatformRefSerializer()
    records = serializers.IntegerField()
    first_at = serializers.DateTimeField(help_text="When it first acted on it.")


class SignalStep(serializers.ModelSerializer[AuditEvent]):
    by = serializers.CharField(source="actor_kind")
    reason = serializers.SerializerMethodField()

    class Meta:
        model = AuditEvent
        fields = ("at", "action", "by", "reason")

    def get_reason(self, event: AuditEvent) -> str:
        return str(event.data.get("reason", ""))


class SignalOut(SignalItem):
    sightings = serializers.SerializerMethodField(
        help_text="Who filed the same content or target: those that you may see, up to 100."
    )
    history = serializers.SerializerMethodField(help_text="What was decided, from the first.")

    class Meta(SignalItem.Meta):
        fields = (*SignalItem.Meta.fields, "sightings", "history")

    @extend_schema_field(SightingOut(many=True))
    def get_sightings(self, signal: Signal) -> list[dict[str, Any]]:
        return [
            {
                "platform": platform_ref(
                    one.platform_id,
                    one.platform.uscc,
                    one.platform.name_en,
                    one.platform.name_zh,
                    one.platform.jurisdiction_id,
                ),
                "records": one.records,
                "first_at": one.first_at,
            }
            for one in selected.sightings_of(self.context["principal"], signal)
        ]

    @extend_schema_field(SignalStep(many=True))
    def get_history(self, signal: Signal) -> Any:
        events = selected.history_of(self.context["principal"], signal)
        return SignalStep(events, many=True).data

    @extend_schema_field(Links)
    def get_links(self, signal: Signal) -> dict[str, str]:
        links, report = super().get_links(signal), selected.report_of(signal)
        return links | ({"report": f"/api/v1/reports/{report}"} if report else {})


class ThresholdsField(serializers.DictField):
    child = serializers.FloatField()


class SignalRuleOut(serializers.Serializer[Any]):
    id = serializers.CharField()
    about = serializers.ChoiceField(choices=["platform", "scope"])
    title = TextSerializer()
    message = TextSerializer(help_text="With names of numbers in braces.")
    meaning = TextSerializer()
    thresholds = ThresholdsField(help_text="As this Candor was set up to use them.")
    watched = serializers.ListField(
        child=serializers.CharField(), help_text="Categories that are heard earlier."
    )
