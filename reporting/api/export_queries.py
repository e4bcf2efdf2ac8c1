"""What exports ask: the same parameters, under the same names, as the queries they are made of."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from reporting import vocabulary
from reporting.api.consolidated_serializers import (
    MANY,
    CodesField,
    ConsolidatedQuery,
    PlatformsField,
    months_of,
)
from reporting.api.filings import FilingFilters
from reporting.api.months import PeriodField
from reporting.api.record_serializers import RecordsQuery
from reporting.models import Export
from reporting.models.periods import parse_period
from reporting.selectors.words import terms
from reporting.services.exports.questions import Filings, Question, Records

# They say which months, or which report; the others narrow what is found there.
OF_MONTHS = ("from", "to", "campaign", "platform", "platform_province")


class ProvincesField(CodesField):
    def knows(self, code: str) -> bool:
        return code in terms("province")


class RecordSelection(RecordsQuery):
    """Records of the months' revisions in force, or those of one report."""

    to = PeriodField(required=False)
    campaign = serializers.CharField(required=False)
    platform = PlatformsField(
        required=False, help_text=f"Only of these platforms, by id or USCC. {MANY}"
    )
    platform_province = ProvincesField(
        required=False, help_text=f"Only of platforms registered in these provinces. {MANY}"
    )
    report = serializers.UUIDField(required=False)

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        return {"from": PeriodField(required=False), **super().get_fields()}

    def validate_campaign(self, code: str) -> str:
        if code not in vocabulary.load().campaigns:
            raise ValidationError(_("There is no such campaign."), "not_known")
        return code

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "report" in attrs:
            odd = [name for name in OF_MONTHS if name in attrs]
            if odd:
                text = _("Not together with report.")
                raise ValidationError({name: ErrorDetail(text, "not_together") for name in odd})
        elif "revision" in attrs or "batch" in attrs:
            text = _("Only with report: it is a part of one.")
            raise ValidationError({"report": ErrorDetail(text, "required")})
        else:
            attrs["months"] = months_of(attrs)
        return attrs

    def question(self) -> Records:
        given = dict(self.validated_data)
        place = {name: given.pop(name, ()) for name in OF_MONTHS}
        months, report = given.pop("months", ()), given.pop("report", None)
        number = given.get("revision")
        self._validated_data = given
        return Records(
            months=months,
            provinces=place["platform_province"],
            platforms=place["platform"],
            report=report,
            number=number,
            wanted=self.wanted(),
        )


def _consolidated(serializer: Any) -> Question:
    if "compare" in serializer.validated_data:
        text = _("An export does not compare: ask for both ranges with group_by=period.")
        raise ValidationError({"compare": ErrorDetail(text, "not_compared")})
    found: Question = serializer.asked()
    return found


def _filings(serializer: Any) -> Question:
    return Filings(parse_period(serializer.validated_data["period"]), serializer.filters())


def _records(serializer: Any) -> Question:
    found: Question = serializer.question()
    return found


KINDS: dict[str, tuple[type[serializers.Serializer[Any]], Any]] = {
    Export.Kind.CONSOLIDATED: (ConsolidatedQuery, _consolidated),
    Export.Kind.FILINGS: (FilingFilters, _filings),
    Export.Kind.RECORDS: (RecordSelection, _records),
}


def as_parameters(query: Mapping[str, Any]) -> dict[str, str]:
    """Values as an address has them: several are one text, with commas."""
    return {name: _as_text(value) for name, value in query.items() if value is not None}


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return ",".join(map(_as_text, value))
    return str(value)


def parse(kind: str, query: Mapping[str, Any], pointer: str = "query") -> Question:
    """What is asked. Raises `ValidationError`, with the place of each fault below `pointer`."""
    serializer_class, question = KINDS[kind]
    serializer = serializer_class(data=as_parameters(query))
    if not serializer.is_valid():
        raise ValidationError({pointer: serializer.errors})
    try:
        found: Question = question(serializer)
    except ValidationError as error:
        raise ValidationError({pointer: error.detail}) from None
    return found
