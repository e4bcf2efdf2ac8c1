"""Serializers that refuse what they do not know."""

from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import ValidationError


class StrictSerializer(serializers.Serializer[Any]):
    """For bodies: an unknown field is an error, since it would be lost without a word."""

    def to_internal_value(self, data: Any) -> Any:
        unknown = sorted(set(data) - set(self.fields)) if isinstance(data, dict) else []
        try:
            value = super().to_internal_value(data)
        except ValidationError as error:
            if unknown and isinstance(error.detail, dict):
                error.detail.update(_unknown(unknown))
            raise
        if unknown:
            raise ValidationError(_unknown(unknown))
        return value


def _unknown(names: list[str]) -> dict[str, Any]:
    return {
        name: [serializers.ErrorDetail("Unknown field.", code="field_unknown")] for name in names
    }


class TextSerializer(serializers.Serializer[Any]):
    """A text in both languages."""

    en = serializers.CharField()
    zh = serializers.CharField()
