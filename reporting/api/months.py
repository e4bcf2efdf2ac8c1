"""A month, wherever one is asked for."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from reporting.models.periods import PERIOD_PATTERN


class PeriodField(serializers.RegexField):
    default_error_messages = {"invalid": _("Write a month as YYYY-MM, such as 2025-05.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(PERIOD_PATTERN, **kwargs)
