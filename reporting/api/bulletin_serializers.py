"""Shapes of bulletins, consolidations and what changed between them."""

from typing import Any

from rest_framework import serializers

from reporting.api.consolidated_serializers import (
    NumberSerializer,
    QualifiedSerializer,
    ScopeSerializer,
)


class CoverageSerializer(serializers.Serializer[Any]):
    """How much the figures speak for."""

    due = serializers.IntegerField(help_text="Filings that were due.")
    filed = serializers.IntegerField(help_text="Of those, filed when it was frozen.")
    included = serializers.IntegerField(help_text="Accepted, and part of the sums.")


class MeasuredSerializer(QualifiedSerializer):
    measure = serializers.CharField()
    measure_version = serializers.IntegerField()


class ToldSerializer(MeasuredSerializer):
    """A sum with its definition."""

    name = serializers.CharField()
    definition = serializers.CharField(allow_blank=True)


class PartSerializer(MeasuredSerializer):
    """A part of a sum. Null code: what was stated for none."""

    code = serializers.CharField(allow_null=True)
    name = serializers.CharField(allow_null=True)


class HeadlineSerializer(serializers.Serializer[Any]):
    products = ToldSerializer()
    items = ToldSerializer()
    accounts = ToldSerializer()


class DifferenceSerializer(serializers.Serializer[Any]):
    measure = serializers.CharField()
    measure_version = serializers.IntegerField()
    before = serializers.IntegerField(allow_null=True)
    now = serializers.IntegerField(allow_null=True)


class RestatementSerializer(serializers.Serializer[Any]):
    """A consolidation that took the place of an earlier one."""

    period = serializers.CharField()
    number = serializers.IntegerField()
    before = serializers.IntegerField()
    measures = DifferenceSerializer(many=True)


class ComparisonSerializer(QualifiedSerializer):
    """A figure that the regulator published, and ours beside it."""

    measure = serializers.CharField()
    phase = serializers.CharField()
    published_on = serializers.DateField()
    url = serializers.CharField()
    ours = ToldSerializer(allow_null=True)


class BulletinSerializer(serializers.Serializer[Any]):
    title = serializers.CharField()
    campaign = serializers.CharField(allow_null=True)
    periods = serializers.ListField(child=serializers.CharField())
    not_consolidated = serializers.ListField(
        child=serializers.CharField(), help_text="Periods that are not in the figures yet."
    )
    scope = ScopeSerializer()
    consolidations = NumberSerializer(many=True)
    filings = CoverageSerializer()
    headline = HeadlineSerializer()
    measures = ToldSerializer(many=True)
    by_category = PartSerializer(many=True)
    by_product_kind = PartSerializer(many=True)
    by_action = PartSerializer(many=True)
    by_province = PartSerializer(many=True, help_text="Of the nation only.")
    restatements = RestatementSerializer(many=True)
    published = ComparisonSerializer(many=True)


# --- Consolidations --------------------------------------------------------------------------


class ConsolidationLinksSerializer(serializers.Serializer[Any]):
    self = serializers.CharField()
    bulletin = serializers.CharField()


class ConsolidationSerializer(NumberSerializer):
    """A numbered, frozen set of totals of a period."""

    id = serializers.UUIDField()
    vocabulary = serializers.CharField()
    coverage = CoverageSerializer(help_text="Of the caller's scope.")
    links = ConsolidationLinksSerializer()


class ScopedCoverageSerializer(CoverageSerializer):
    extended = serializers.IntegerField(
        required=False,
        help_text="Not filed, with a later date still to come. Left out where it was not counted,"
        " and then the digest is without it, too.",
    )
    jurisdiction_code = serializers.CharField()


class FrozenTotalSerializer(MeasuredSerializer):
    jurisdiction_code = serializers.CharField(help_text="`00`: the nation.")
    category = serializers.CharField(allow_blank=True)
    product_kind = serializers.CharField(allow_blank=True)
    action = serializers.CharField(allow_blank=True)


class EntryLinksSerializer(serializers.Serializer[Any]):
    report = serializers.CharField()
    revision = serializers.CharField()


class EntrySerializer(serializers.Serializer[Any]):
    """A revision that the totals were made from."""

    platform_uscc = serializers.CharField()
    revision_number = serializers.IntegerField()
    totals_sha256 = serializers.CharField()
    links = EntryLinksSerializer()


class PlatformChangeSerializer(serializers.Serializer[Any]):
    change = serializers.ChoiceField(("added", "removed", "replaced"))
    platform_uscc = serializers.CharField()
    name_en = serializers.CharField(allow_blank=True)
    name_zh = serializers.CharField()
    revision_before = serializers.IntegerField(allow_null=True)
    revision_now = serializers.IntegerField(allow_null=True)
    measures = DifferenceSerializer(many=True)
    links = EntryLinksSerializer()


class ChangesSerializer(serializers.Serializer[Any]):
    """What is otherwise than at number `before`; null for the first."""

    before = serializers.IntegerField(allow_null=True)
    measures = DifferenceSerializer(many=True)
    platforms = PlatformChangeSerializer(many=True)


class ConsolidationDetailSerializer(serializers.Serializer[Any]):
    """All of a consolidation that the caller may see.

    The digest is the SHA-256 of the canonical JSON (RFC 8785) of an object with period, number,
    vocabulary, coverage, entries (without links) and totals, as they stand here for the nation.
    """

    id = serializers.UUIDField()
    period = serializers.CharField()
    number = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    vocabulary = serializers.CharField()
    digest = serializers.CharField()
    scope = ScopeSerializer()
    coverage = ScopedCoverageSerializer(many=True)
    totals = FrozenTotalSerializer(many=True)
    entries = EntrySerializer(many=True)
    changes = ChangesSerializer()
    links = ConsolidationLinksSerializer()
