"""Shapes of the coverage of safeguards."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from platforms.api.serializers import StrictSerializer
from platforms.models import Platform
from reporting import vocabulary
from reporting.api.consolidated_serializers import (
    MANY,
    CodesField,
    PlatformRefSerializer,
    ScopeSerializer,
)
from reporting.models import AttestationRevision, Examination
from reporting.selectors import coverage
from reporting.selectors.coverage import CLAIMS, GROUPS, RESULTS, Filters
from reporting.selectors.coverage_tables import NONE

SIZES = Platform.Size.values


class ControlsField(CodesField):
    def known(self) -> str:
        return _("see GET controls")

    def knows(self, code: str) -> bool:
        return code in vocabulary.load().controls


class SizesField(CodesField):
    def known(self) -> str:
        return _("there are {codes}").format(codes=", ".join(SIZES))

    def knows(self, code: str) -> bool:
        return code in SIZES


class CoverageFilters(StrictSerializer):
    as_of = serializers.DateField(
        required=False, help_text="At the end of this day in Shanghai; today if left out."
    )
    compare = serializers.DateField(
        required=False,
        help_text="What changed since the end of this day; of the month before, if left out.",
    )
    control = ControlsField(required=False, help_text=f"Only these controls. {MANY}")
    province = CodesField(required=False, help_text=f"Registered in these provinces. {MANY}")
    size = SizesField(required=False, help_text=f"Of these sizes: {', '.join(SIZES)}. {MANY}")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        now = coverage.today()
        on = coverage.Day(attrs.get("as_of", now.day))
        before = coverage.Day(attrs["compare"]) if "compare" in attrs else on.end_of_last_month
        if on.day > now.day:
            raise serializers.ValidationError({"as_of": _("That day has not come yet.")})
        if before.day >= on.day:
            raise serializers.ValidationError({"compare": _("Must be before as_of.")})
        filters = Filters(
            controls=attrs.get("control", ()),
            provinces=attrs.get("province", ()),
            sizes=attrs.get("size", ()),
        )
        controls = filters.controls or tuple(vocabulary.load().controls)
        return {**attrs, "on": on, "before": before, "filters": filters, "controls": controls}


class CoverageQuery(CoverageFilters):
    group_by = serializers.ChoiceField(
        choices=tuple(GROUPS), required=False, help_text="A row for each of these."
    )


class CoverageOfPlatformsQuery(CoverageFilters):
    news = serializers.BooleanField(
        required=False,
        default=False,
        help_text="Only platforms of whose attestations something happened since `compare`.",
    )
    cursor = serializers.CharField(required=False, help_text="From `next` of the page before.")
    page_size = serializers.IntegerField(required=False, min_value=1, max_value=1000)


class PlatformsClaimingSerializer(serializers.Serializer[Any]):
    """How many platforms claim this of the control: of each, the most that it claims."""

    implemented = serializers.IntegerField()
    partial = serializers.IntegerField()  # type: ignore[assignment]
    planned = serializers.IntegerField()
    not_applicable = serializers.IntegerField()


class PlatformsTestedSerializer(serializers.Serializer[Any]):
    """What testing showed of so many platforms: of each, the worst that it showed."""

    satisfied = serializers.IntegerField()
    not_satisfied = serializers.IntegerField()
    inconclusive = serializers.IntegerField()
    untested = serializers.IntegerField()
    expired = serializers.IntegerField()


class AllPlatformsClaimingSerializer(PlatformsClaimingSerializer):
    none = serializers.IntegerField(help_text="No attestation stands.")


class AllPlatformsTestedSerializer(PlatformsTestedSerializer):
    none = serializers.IntegerField(help_text="No attestation stands.")


class ClaimedAgainstTestedSerializer(serializers.Serializer[Any]):
    claimed = serializers.ChoiceField(AttestationRevision.Status.choices)
    tested = serializers.ChoiceField(RESULTS)
    platforms = serializers.IntegerField()


class ControlCoverageChangeSerializer(serializers.Serializer[Any]):
    """How many platforms more, or less, than then."""

    claimed = PlatformsClaimingSerializer()
    tested = PlatformsTestedSerializer()


class ControlCoverageSerializer(serializers.Serializer[Any]):
    control = serializers.CharField()
    province = serializers.CharField(required=False)
    size = serializers.ChoiceField(
        Platform.Size.choices,
        required=False,
        allow_null=True,
        help_text="Null: platforms that nobody has classified.",
    )
    platforms = serializers.IntegerField(help_text="Active ones of this group.")
    claimed = AllPlatformsClaimingSerializer()
    tested = AllPlatformsTestedSerializer()
    pairs = ClaimedAgainstTestedSerializer(many=True, help_text="Claimed against tested.")
    change = ControlCoverageChangeSerializer()


class ControlsCoverageSerializer(serializers.Serializer[Any]):
    scope = ScopeSerializer()
    as_of = serializers.DateField()
    compared_with = serializers.DateField()
    results = ControlCoverageSerializer(many=True)


class LastTestedSerializer(serializers.Serializer[Any]):
    revision = serializers.IntegerField()
    result = serializers.ChoiceField(Examination.Verdict.choices)
    at = serializers.DateTimeField()
    links = serializers.DictField(child=serializers.CharField())


class WithdrawnAttestationSerializer(serializers.Serializer[Any]):
    """It was tested, withdrawn, and claimed anew by nothing yet."""

    id = serializers.UUIDField()
    scope = serializers.CharField(allow_blank=True)
    revision = serializers.IntegerField()
    last_tested = LastTestedSerializer()
    links = serializers.DictField(child=serializers.CharField())


class CoveringAttestationSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    scope = serializers.CharField(allow_blank=True)
    revision = serializers.IntegerField()
    claimed = serializers.ChoiceField(AttestationRevision.Status.choices)
    tested = serializers.ChoiceField(RESULTS)
    last_tested = LastTestedSerializer(
        allow_null=True, help_text="Of an earlier revision, where this one was not tested yet."
    )
    links = serializers.DictField(child=serializers.CharField())


class PlatformControlWasSerializer(serializers.Serializer[Any]):
    claimed = serializers.ChoiceField((*CLAIMS, NONE))
    tested = serializers.ChoiceField((*RESULTS, NONE))


class PlatformControlSerializer(PlatformControlWasSerializer):
    """One control of one platform; `none` where no attestation stands."""

    control = serializers.CharField()
    before = PlatformControlWasSerializer(allow_null=True, help_text="Null: as it is now.")
    attestations = CoveringAttestationSerializer(many=True)
    withdrawn = WithdrawnAttestationSerializer(many=True)


class PlatformCoverageSerializer(serializers.Serializer[Any]):
    platform = PlatformRefSerializer()
    size = serializers.ChoiceField(Platform.Size.choices, allow_null=True)
    controls = PlatformControlSerializer(many=True)
