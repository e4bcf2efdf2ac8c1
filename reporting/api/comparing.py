"""`compare`: which months a question is asked of beside its own, and the answer's shape."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers

from reporting.models import Figure
from reporting.selectors.comparing import Compared, Told, months_beside
from reporting.selectors.consolidated import Row

TIMES = ("period", "day")
HELP = (
    "Compare with other months: `previous` (as many, right before), `year_before`, a month"
    " `YYYY-MM`, a range `YYYY-MM..YYYY-MM`, or a campaign."
)


def compared_months(asked: str, months: tuple[date, ...]) -> tuple[date, ...]:
    """Raises `ValidationError` where it names no months."""
    try:
        return months_beside(asked, months)
    except ValueError:
        text = _("Write previous, year_before, 2025-05, 2025-04..2025-06 or a campaign.")
        raise serializers.ValidationError({"compare": text}, "not_known") from None


# --- Answers -------------------------------------------------------------------------------


class BeforeSerializer(serializers.Serializer[Any]):
    """The sum over the months compared with; null where nothing was said."""

    value = serializers.IntegerField(allow_null=True)
    qualifier = serializers.ChoiceField(Figure.Qualifier.choices, allow_null=True)
    period = serializers.CharField(required=False, help_text="Where the rows are by period.")
    day = serializers.CharField(required=False, allow_null=True, help_text="Where they are by day.")


class BoundedNumberSerializer(serializers.Serializer[Any]):
    value = serializers.FloatField()
    qualifier = serializers.ChoiceField(("exact", "at_least", "at_most"))


class BesideSerializer(serializers.Serializer[Any]):
    """Only with `compare`. Rows meet where measure, version and groups are the same."""

    before = BeforeSerializer()
    difference = BoundedNumberSerializer(
        allow_null=True,
        help_text="Now less before. null: one is missing, or both are lower bounds.",
    )
    ratio = BoundedNumberSerializer(
        allow_null=True, help_text="Now divided by before, to four digits; null as `difference`."
    )


def represent_comparison(one: Compared) -> dict[str, Any]:
    before = one.before
    return {
        "before": {
            "value": before.value if before else None,
            "qualifier": before.qualifier if before else None,
            **(
                {name: before.group[name] for name in TIMES if name in before.group}
                if before
                else {}
            ),
        },
        "difference": represent_told(one.difference),
        "ratio": represent_told(one.ratio),
    }


def _times(row: Row) -> dict[str, Any]:
    return {name: row.group[name] for name in TIMES if name in row.group}


def represent_told(one: Told | None) -> dict[str, Any] | None:
    return None if one is None else {"value": one.value, "qualifier": one.qualifier}
