"""A month, wherever one is asked for."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from reporting.models.periods import PERIOD_PATTERN
from reporting.selectors.comparing import MOST_MONTHS
from reporting.selectors.comparing import month_range as between


class PeriodField(serializers.RegexField):
    default_error_messages = {"invalid": _("Write a month as YYYY-MM, such as 2025-05.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(PERIOD_PATTERN, **kwargs)


def month_range(first: date, last: date, name: str) -> tuple[date, ...]:
    """The months from the first to the last. Raises `ValidationError` at the parameter `name`."""
    try:
        return between(first, last)
    except ValueError:
        text = translate("The range has 1 to {most} months, the first one first.")
        raise serializers.ValidationError({name: text.format(most=MOST_MONTHS)}) from None
