"""Serializers that refuse what they do not know."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

UNKNOWN = _("Unknown field.")
MOST_TOLD = 24


class StrictSerializer(serializers.Serializer[Any]):
    """For bodies: an unknown field is an error, since it would be lost without a word."""

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        fields: dict[str, serializers.Field[Any, Any, Any, Any]] = super().get_fields()
        for field in fields.values():
            _tell_choices(getattr(field, "child", field))
        return fields

    def to_internal_value(self, data: Any) -> Any:
        unknown = sorted(set(data) - set(self.fields)) if isinstance(data, dict) else []
        try:
            value = super().to_internal_value(data)
        except ValidationError as error:
            if unknown and isinstance(error.detail, dict):
                error.detail.update(unknown_fields(unknown))
            raise
        if unknown:
            raise ValidationError(unknown_fields(unknown))
        return value


def _tell_choices(field: serializers.Field[Any, Any, Any, Any]) -> None:
    """Who chose what cannot be chosen is told what can."""
    if isinstance(field, serializers.ChoiceField) and len(field.choices) <= MOST_TOLD:
        choices = ", ".join(map(str, field.choices))
        text = str(_("“{input}” is not one of: {choices}."))
        field.error_messages["invalid_choice"] = text.replace("{choices}", choices)


def unknown_fields(names: list[str]) -> dict[str, Any]:
    return {name: [serializers.ErrorDetail(str(UNKNOWN), code="field_unknown")] for name in names}


class TextSerializer(serializers.Serializer[Any]):
    """A text in both languages."""

    en = serializers.CharField()
    zh = serializers.CharField()


class Query(StrictSerializer):
    """Query parameters. An unknown filter is refused: ignored, it would widen the answer."""

    paging = frozenset({"cursor", "page_size"})

    def to_internal_value(self, data: Any) -> Any:
        return super().to_internal_value(
            {name: value for name, value in data.items() if name not in self.paging}
        )


class Links(serializers.DictField):
    """Where to go from here: relation to path."""

    child = serializers.CharField()


class WarningSerializer(serializers.Serializer[Any]):
    """Something odd that was taken all the same."""

    pointer = serializers.CharField(help_text="JSON Pointer (RFC 6901) to the place.")
    code = serializers.CharField()
    detail = serializers.CharField()
