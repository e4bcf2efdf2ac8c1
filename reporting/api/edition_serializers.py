"""Editions of bulletins as they are written and shown."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from platforms.api.me import OfficeOut
from platforms.api.serializers import Links, Query, StrictSerializer
from reporting.models import Edition, EditionState
from reporting.selectors.edition_contents import MANDATORY, OPTIONAL, OWN, proposed_digest
from reporting.services.blocks import LONGEST, MOST_BLOCKS, NOTE, TITLE

KINDS = (*OWN, *MANDATORY, *OPTIONAL)


class BlockIn(StrictSerializer):
    """A part: of what the consolidation says, or own words, with numbers by name in braces."""

    kind = serializers.ChoiceField(choices=KINDS)
    en = serializers.CharField(
        required=False, allow_blank=True, max_length=LONGEST["text"], help_text="Of own words."
    )
    zh = serializers.CharField(
        required=False, allow_blank=True, max_length=LONGEST["text"], help_text="Of own words."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        own = attrs["kind"] in OWN
        return {"kind": attrs["kind"], **{n: attrs.get(n, "") for n in ("en", "zh") if own}}


class DraftEdition(StrictSerializer):
    of = serializers.CharField(
        max_length=48, help_text="A period, such as `2025-05`, or the code of a campaign."
    )


class ChangeEdition(StrictSerializer):
    """What is left out stays as it is."""

    title_en = serializers.CharField(required=False, allow_blank=True, max_length=TITLE)
    title_zh = serializers.CharField(required=False, allow_blank=True, max_length=TITLE)
    note_en = serializers.CharField(required=False, allow_blank=True, max_length=NOTE)
    note_zh = serializers.CharField(required=False, allow_blank=True, max_length=NOTE)
    blocks = serializers.ListField(child=BlockIn(), required=False, max_length=MOST_BLOCKS)


class EditionQuery(Query):
    jurisdiction = serializers.CharField(
        max_length=2, required=False, help_text="Of this scope: `00` is the nation."
    )
    of = serializers.CharField(max_length=48, required=False, help_text="Period or campaign.")
    state = serializers.ChoiceField(choices=EditionState.choices, required=False)


class SourceOut(serializers.Serializer[Any]):
    period = serializers.CharField()
    number = serializers.IntegerField()
    digest = serializers.CharField(help_text="SHA-256 over the consolidation.")


class EditionItem(serializers.ModelSerializer[Edition]):
    office = OfficeOut()
    jurisdiction = serializers.CharField(source="jurisdiction_id")
    consolidations = SourceOut(many=True, source="sources")
    links = serializers.SerializerMethodField()

    class Meta:
        model = Edition
        fields: tuple[str, ...] = (
            *("id", "office", "jurisdiction", "of", "state", "number", "digest", "consolidations"),
            *("drafted_at", "edited_at", "proposed_at", "published_at", "ended_at", "reason"),
            *("version", "links"),
        )

    @extend_schema_field(Links)
    def get_links(self, edition: Edition) -> dict[str, str]:
        links = {"self": f"/api/v1/editions/{edition.id}"}
        for source in edition.sources:
            base = f"/api/v1/consolidations/{source['period']}/{source['number']}"
            links[f"consolidation_{source['period']}"] = base
        return links


class BlockOut(serializers.Serializer[Any]):
    kind = serializers.CharField()
    en = serializers.CharField(required=False)
    zh = serializers.CharField(required=False)


class EditionOut(EditionItem):
    blocks = BlockOut(many=True)
    content = serializers.JSONField(
        allow_null=True,
        help_text="Everything that it says, in both languages, since it was proposed; `digest` is"
        " the SHA-256 over its canonical JSON (RFC 8785). Null to other offices once withdrawn.",
    )
    proposed_digest = serializers.SerializerMethodField(
        help_text="The digest of what was proposed: the content without `edition`, which is the"
        " number and the time of publication."
    )

    class Meta(EditionItem.Meta):
        fields = (
            *EditionItem.Meta.fields,
            *("title_en", "title_zh", "note_en", "note_zh", "blocks", "content"),
            "proposed_digest",
        )

    def get_proposed_digest(self, edition: Edition) -> str:
        return proposed_digest(edition)

    def to_representation(self, instance: Edition) -> dict[str, Any]:
        told: dict[str, Any] = super().to_representation(instance)
        if not instance.is_told_to(self.context["principal"]):
            told |= dict.fromkeys(("title_en", "title_zh", "note_en", "note_zh"), "")
            told |= {"blocks": [], "content": None}
        return told
