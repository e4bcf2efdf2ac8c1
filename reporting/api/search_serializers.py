"""Shapes of a search."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from platforms.api.serializers import Links, StrictSerializer
from reporting.api.consolidated_serializers import MANY, CodesField, PlatformRefSerializer
from reporting.selectors.search import SCOPES
from reporting.selectors.searching import MOST_CHARACTERS, MOST_WORDS, read


class KindsField(CodesField):
    def known(self) -> str:
        return _("there are {codes}").format(codes=", ".join(SCOPES))

    def knows(self, code: str) -> bool:
        return code in SCOPES


class SearchQuery(StrictSerializer):
    q = serializers.CharField(
        max_length=MOST_CHARACTERS,
        help_text=(
            "What is looked for. Every word has to fit: in a platform's or product's name in either"
            " language, at the beginning of a unified social credit code, as a month (`2025-05`),"
            " as a control, a kind of directive or the number of one. An id, the digest of a"
            " receipt or of content, and a platform's own id of a record have to be whole."
        ),
    )
    kind = KindsField(required=False, help_text=f"Only these: {', '.join(SCOPES)}. {MANY}")
    limit = serializers.IntegerField(
        min_value=1, max_value=50, default=10, help_text="So many of each kind, at most."
    )

    def validate_q(self, text: str) -> Any:
        asked = read(text)
        if asked.cut:
            detail = _("At most {most} words are looked for: leave some out.")
            raise serializers.ValidationError(detail.format(most=MOST_WORDS), "too_many_words")
        return asked


class HitOut(serializers.Serializer[Any]):
    id = serializers.CharField(help_text="Of a record, what its platform calls it.")
    title = serializers.CharField()
    platform = PlatformRefSerializer()
    period = serializers.CharField(allow_null=True, help_text="`YYYY-MM`, of reports and records.")
    state = serializers.CharField(
        allow_null=True, help_text="Its state or status; of a report, that of its latest revision."
    )
    links = Links()


class SearchGroupOut(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=list(SCOPES))
    more = serializers.BooleanField(help_text="There are more than these.")
    since = serializers.CharField(
        allow_null=True,
        help_text="Of records: months before this one were not looked at. Name a month in `q`.",
    )
    hits = HitOut(many=True)


class SearchOut(serializers.Serializer[Any]):
    results = SearchGroupOut(many=True, help_text="One for each kind of which something was found.")
