"""What the form of a question offers."""

from typing import Any

from django.utils.translation import gettext

from reporting import vocabulary
from reporting.admin.asked import MOST_GROUPS, Asked
from reporting.admin.asked_rows import NAMES
from reporting.admin.words import language
from reporting.models import Period
from reporting.selectors.comparing import PREVIOUS, YEAR_BEFORE
from reporting.selectors.crosswalks import versions
from reporting.selectors.words import terms


def choices(asked: Asked) -> dict[str, Any]:
    """What the form offers."""
    campaigns = [(c.code, c.name.within(language())) for c in vocabulary.load().campaigns.values()]
    months = Period.objects.order_by("-month").values_list("month", flat=True)
    return {
        "months": [f"{month:%Y-%m}" for month in months],
        "first": f"{asked.query.months[0]:%Y-%m}",
        "last": f"{asked.query.months[-1]:%Y-%m}",
        "campaigns": campaigns,
        "measures": _measures(),
        "chosen_measures": asked.query.measures,
        "versions": versions(),
        "comparisons": [
            (PREVIOUS, gettext("as many months right before")),
            (YEAR_BEFORE, gettext("the same months a year before")),
            *campaigns,
        ],
        "filters": [
            (name, NAMES[name], _options(name), asked.given.get(name, "")) for name in LISTS
        ],
    }


LISTS = (
    *("category", "action", "product_kind", "modality", "detection"),
    *("province", "content_province"),
)


def _options(name: str) -> list[tuple[str, str]]:
    found = [(term.code, term.name.within(language())) for term in terms(name).values()]
    return [(code, f"{code} {text}") for code, text in found] if name == "category" else found


def _measures() -> list[tuple[str, str]]:
    known = vocabulary.load().editions[-1].measures.values()
    return [(one.code, one.name.within(language())) for one in known]


def groups(asked: Asked) -> list[tuple[int, str, list[tuple[str, Any]]]]:
    """The selects of `group_by`: which one it is, what it has, and what it may have."""
    chosen = [*asked.query.group_by, "", "", ""][:MOST_GROUPS]
    return [(at, name, list(NAMES.items())) for at, name in enumerate(chosen, 1)]
