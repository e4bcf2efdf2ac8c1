"""Shapes of the consolidated view: what may be asked and what is answered."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from platforms.api.serializers import StrictSerializer
from platforms.identifiers import InvalidIdentifier, uscc
from reporting import vocabulary
from reporting.api.comparing import HELP as COMPARE_HELP
from reporting.api.comparing import BesideSerializer, compared_months
from reporting.api.crossing import CrosswalkSerializer
from reporting.api.months import PeriodField, month_range
from reporting.models import Figure
from reporting.models.periods import parse_period
from reporting.selectors.by_day import DAY, NONE
from reporting.selectors.consolidated import DIMENSIONS, GROUPS, OPTIONAL, TIMES, Query
from reporting.selectors.crosswalks import versions
from reporting.selectors.words import measure_codes, terms

MOST_GROUPS = 3
MANY = "Several are separated by commas."


@extend_schema_field(str)
class CodesField(serializers.CharField):
    """One code or several, separated by commas."""

    def to_internal_value(self, data: Any) -> Any:
        codes = tuple(super().to_internal_value(data).split(","))
        for code in codes:
            if not self.knows(code):
                text = _("{code} is not a known code; {known}.")
                raise serializers.ValidationError(
                    text.format(code=code, known=self.known()), "not_known"
                )
        if len(set(codes)) < len(codes):
            raise serializers.ValidationError(_("The same code stands twice."), "twice")
        return codes

    def to_representation(self, value: Any) -> Any:
        return ",".join(value)

    def knows(self, code: str) -> bool:
        """Whether it is a code of the list that the field is named after."""
        if self.field_name == "measure":
            return code in measure_codes()
        name = str(self.field_name)
        return (code == NONE and name in OPTIONAL) or code in terms(name)

    def known(self) -> str:
        """Where the codes are, or the codes themselves where they are few."""
        return _("see GET vocabularies")


class PlatformsField(CodesField):
    def known(self) -> str:
        return _("write a USCC, or the id of a platform")

    def knows(self, code: str) -> bool:
        try:
            return bool(uscc(code) if len(code) == 18 else UUID(code))
        except (InvalidIdentifier, ValueError):
            return False


class GroupsField(CodesField):
    def known(self) -> str:
        return _("there are {codes}").format(codes=", ".join(GROUPS))

    def knows(self, code: str) -> bool:
        return code in GROUPS


def flat(query_params: Any) -> dict[str, str]:
    """A parameter that is given more than once means all its values."""
    return {name: ",".join(values) for name, values in query_params.lists()}


class MonthsQuery(StrictSerializer):
    """Which months: from one to another, or those of a campaign."""

    to = PeriodField(required=False, help_text="The last month, `YYYY-MM`; `from` if left out.")
    campaign = serializers.CharField(
        required=False, help_text="The months of a campaign, such as `qinglang-ai-2025`."
    )

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """`from` cannot be the name of an attribute."""
        first = PeriodField(required=False, help_text="The first month, `YYYY-MM`.")
        return {"from": first, **super().get_fields()}

    def validate_campaign(self, code: str) -> str:
        if code not in vocabulary.load().campaigns:
            raise serializers.ValidationError(_("There is no such campaign."), "not_known")
        return code

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        return {**attrs, "months": months_of(attrs)}


def _month_of(day: str) -> date | None:
    try:
        return date.fromisoformat(day).replace(day=1)
    except ValueError:
        return None


def of_campaign(months: tuple[date, ...], code: str) -> tuple[date, ...]:
    """Those that are of the campaign; `none`: of no campaign."""
    found = {month: vocabulary.load().campaigns_of(f"{month:%Y-%m}") for month in months}
    if code == NONE:
        return tuple(month for month in months if not found[month])
    return tuple(month for month in months if code in {one.code for one in found[month]})


def months_of(asked: Mapping[str, str]) -> tuple[date, ...]:
    if "campaign" in asked:
        if "from" in asked or "to" in asked:
            raise serializers.ValidationError({"campaign": _("Not together with from and to.")})
        return tuple(map(parse_period, vocabulary.load().campaigns[asked["campaign"]].periods))
    if "from" not in asked:
        raise serializers.ValidationError({"from": _("Say from which month, or which campaign.")})
    first, last = (parse_period(asked.get(name, asked["from"])) for name in ("from", "to"))
    return month_range(first, last, "to")


class SumsQuery(MonthsQuery):
    """What is summed up, and as of when."""

    of_campaign = serializers.CharField(
        required=False,
        help_text="Of these months only those of a campaign; `none`: those of no campaign.",
    )
    measure = CodesField(required=False, help_text=f"Only these measures. {MANY}")
    category = CodesField(required=False, help_text=f"Only these categories. {MANY}")
    action = CodesField(
        required=False, help_text=f"Only these actions; `none`: declared figures have none. {MANY}"
    )
    product_kind = CodesField(required=False, help_text=f"Only these kinds of product. {MANY}")
    modality = CodesField(required=False, help_text=f"Only these modalities. {MANY}")
    detection = CodesField(required=False, help_text=f"Only found in these ways. {MANY}")
    province = CodesField(
        required=False, help_text=f"Only platforms registered in these provinces. {MANY}"
    )
    content_province = CodesField(
        required=False, help_text=f"Only content that was in these provinces. {MANY}"
    )
    platform = PlatformsField(
        required=False, help_text=f"Only these platforms, by id or USCC. {MANY}"
    )
    as_of = serializers.RegexField(
        re.compile(r"^(latest|[1-9][0-9]{0,5})$"),
        required=False,
        help_text=(
            "Frozen instead of live: the number of a consolidation of one month, or `latest` for"
            " the last one of each month."
        ),
    )
    day = serializers.RegexField(
        re.compile(r"^(none|20\d\d-\d\d-\d\d)$"),
        required=False,
        help_text="Only what was done on this day in Beijing; `none`: what is of no day.",
    )
    vocabulary = serializers.CharField(
        required=False,
        help_text=(
            "Tell categories in the codes of this vocabulary, such as `2026.1`, where they have"
            " an exact equal there. What has none stays apart: see `crosswalk`."
        ),
    )

    def validate_of_campaign(self, code: str) -> str:
        return code if code == NONE else self.validate_campaign(code)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        attrs = super().validate(attrs)
        if "of_campaign" in attrs:
            attrs["months"] = of_campaign(attrs["months"], attrs["of_campaign"])
        if attrs.get("day", NONE) != NONE and _month_of(attrs["day"]) not in attrs["months"]:
            text = _("It is no day of the months asked for.")
            raise serializers.ValidationError({"day": text})
        return attrs

    def validate_vocabulary(self, version: str) -> str:
        if version not in versions():
            text = _("There is no such vocabulary; there are {codes}.")
            raise serializers.ValidationError(text.format(codes=", ".join(versions())), "not_known")
        return version

    def asked(self) -> Query:
        """The validated parameters as a query."""
        given = self.validated_data
        as_of = given.get("as_of")
        return Query(
            months=given["months"],
            measures=given.get("measure", ()),
            measure_version=given.get("measure_version"),
            filters={name: given[name] for name in DIMENSIONS if name in given},
            group_by=given.get("group_by", ()),
            as_of=None if as_of is None else 0 if as_of == "latest" else int(as_of),
            vocabulary=given.get("vocabulary"),
            day=given.get("day"),
        )

    def compared(self) -> tuple[date, ...] | None:
        """The months to compare with."""
        months: tuple[date, ...] | None = self.validated_data.get("compared_months")
        return months


class ConsolidatedQuery(SumsQuery):
    group_by = GroupsField(
        required=False,
        help_text=(
            f"A row for each of these: up to {MOST_GROUPS} of {', '.join(DIMENSIONS)}, and"
            " `period`, `day` or `campaign`. A month of several campaigns is in the row of each."
            f" {MANY}"
        ),
    )
    compare = serializers.CharField(required=False, help_text=COMPARE_HELP)

    def validate_group_by(self, names: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(names) - TIMES) > MOST_GROUPS:
            raise serializers.ValidationError(_("At most three, and period."), "too_many")
        return names

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        attrs = super().validate(attrs)
        if "compare" in attrs:
            attrs["compared_months"] = compared_months(attrs["compare"], attrs["months"])
            _comparable(attrs)
        return attrs


def _comparable(asked: Mapping[str, Any]) -> None:
    """Raises `ValidationError` where rows could not be put beside each other."""
    groups = asked.get("group_by", ())
    if "day" in asked:
        text = _("A day is compared by `group_by=day`.")
        raise serializers.ValidationError({"compare": text})
    if "campaign" in groups:
        text = _("Campaigns are rows of their own: leave `compare` or `campaign` out.")
        raise serializers.ValidationError({"compare": text})
    if asked.get("as_of", "latest") != "latest":
        text = _("A number is of one month: compare what is frozen by `as_of=latest`.")
        raise serializers.ValidationError({"as_of": text})
    if {"period", DAY} & set(groups) and len(asked["compared_months"]) != len(asked["months"]):
        text = _("By period, as many months are compared as are asked for: {months}.")
        raise serializers.ValidationError({"compare": text.format(months=len(asked["months"]))})


class SourcesQuery(SumsQuery):
    """The same filters, for a single measure."""

    measure = CodesField(help_text="The measure, one.")
    measure_version = serializers.IntegerField(
        required=False, min_value=1, help_text="The version of its definition."
    )
    cursor = serializers.CharField(required=False, help_text="From `next` of the page before.")
    page_size = serializers.IntegerField(required=False, min_value=1, max_value=1000)

    def validate_measure(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        if len(codes) > 1:
            raise serializers.ValidationError(_("One measure at a time."), "too_many")
        return codes


# --- Answers -------------------------------------------------------------------------------


class QualifiedSerializer(serializers.Serializer[Any]):
    value = serializers.IntegerField()
    qualifier = serializers.ChoiceField(
        Figure.Qualifier.choices, help_text="`at_least` where any part of it is a lower bound."
    )


class PlatformRefSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    uscc = serializers.CharField()
    name_en = serializers.CharField(allow_blank=True)
    name_zh = serializers.CharField()
    province = serializers.CharField(help_text="Where it is registered.")


class SumLinksSerializer(serializers.Serializer[Any]):
    sources = serializers.CharField(
        allow_null=True, help_text="The revisions that it is made of; null where there is no sum."
    )
    sources_before = serializers.CharField(
        required=False, allow_null=True, help_text="The same of the months compared with."
    )


class ConsolidatedRowSerializer(serializers.Serializer[Any]):
    """A sum. Of the dimensions, those of `group_by` are there; null: it does not apply."""

    value = serializers.IntegerField(
        allow_null=True, help_text="null: nothing is said now. Only where `compare` is asked for."
    )
    qualifier = serializers.ChoiceField(
        Figure.Qualifier.choices,
        allow_null=True,
        help_text="`at_least` where any part of it is a lower bound.",
    )

    measure = serializers.CharField()
    measure_version = serializers.IntegerField()
    period = serializers.CharField(required=False)
    day = serializers.CharField(
        required=False, allow_null=True, help_text="In Beijing; null: of no day, as declared."
    )
    campaign = serializers.CharField(required=False, allow_null=True)
    category = serializers.CharField(required=False, allow_null=True)
    action = serializers.CharField(required=False, allow_null=True)
    product_kind = serializers.CharField(required=False, allow_null=True)
    modality = serializers.CharField(required=False, allow_null=True)
    detection = serializers.CharField(required=False, allow_null=True)
    province = serializers.CharField(required=False)
    content_province = serializers.CharField(required=False, allow_null=True)
    platform = PlatformRefSerializer(required=False)
    comparison = BesideSerializer(required=False)
    links = SumLinksSerializer()


class DefinitionSerializer(serializers.Serializer[Any]):
    """What a measure counts. Sums of different versions are never added up."""

    measure = serializers.CharField()
    measure_version = serializers.IntegerField()
    unit = serializers.CharField()
    backing = serializers.ChoiceField(
        ("records", "declared"), help_text="`declared`: no single records stand behind it."
    )
    within = serializers.CharField(allow_null=True, help_text="The measure that it is a part of.")
    name = serializers.CharField()
    definition = serializers.CharField()


class ScopeSerializer(serializers.Serializer[Any]):
    """Whose figures these are: the nation's (`00`), or a province's platforms."""

    jurisdiction = serializers.CharField()
    name = serializers.CharField()


class NumberSerializer(serializers.Serializer[Any]):
    """Which consolidation."""

    period = serializers.CharField()
    number = serializers.IntegerField()
    digest = serializers.CharField(help_text="SHA-256 over what it says.")
    created_at = serializers.DateTimeField()


class ComparedWithSerializer(serializers.Serializer[Any]):
    periods = serializers.ListField(child=serializers.CharField())
    as_of = NumberSerializer(many=True)


class ConsolidatedSerializer(serializers.Serializer[Any]):
    scope = ScopeSerializer()
    periods = serializers.ListField(child=serializers.CharField())
    as_of = NumberSerializer(
        many=True, help_text="The consolidations it is made of; empty: live, what is in force now."
    )
    compared_with = ComparedWithSerializer(
        allow_null=True, help_text="The months compared with, where `compare` is asked for."
    )
    group_by = serializers.ListField(child=serializers.CharField())
    crosswalk = CrosswalkSerializer(
        allow_null=True, help_text="Where a `vocabulary` is asked for: what it put together."
    )
    definitions = DefinitionSerializer(many=True)
    names = serializers.DictField(
        child=serializers.DictField(child=serializers.CharField()),
        help_text="By dimension: what its codes are called.",
    )
    results = ConsolidatedRowSerializer(many=True)


class SourceLinksSerializer(serializers.Serializer[Any]):
    report = serializers.CharField()
    revision = serializers.CharField()
    figures = serializers.CharField()
    batches = serializers.CharField()
    records = serializers.CharField(
        allow_null=True, help_text="The single records; null where none stand behind the measure."
    )


class SourceSerializer(QualifiedSerializer):
    """A revision's share of a sum."""

    platform = PlatformRefSerializer()
    period = serializers.CharField()
    report = serializers.UUIDField()
    revision = serializers.IntegerField()
    state = serializers.CharField()
    in_force = serializers.BooleanField()
    measure = serializers.CharField()
    measure_version = serializers.IntegerField()
    links = SourceLinksSerializer()
