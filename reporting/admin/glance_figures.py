"""What the figures of a month say at first sight, beside the month before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from platforms.admin.numbers import grouped, short
from platforms.principals import Principal
from reporting.admin.words import name_of, words_of
from reporting.models import Period
from reporting.selectors import trends
from reporting.selectors.trends import Added, Months, Place
from reporting.vocabulary import Vocabulary

# What a bulletin opens with.
HEADLINES = ("products_handled", "items_removed", "accounts_handled")
MAIN = "items_removed"


@dataclass(frozen=True)
class Headline:
    name: str
    value: str
    exact: str
    change: str
    # Last month's, where it can be said and the difference cannot.
    beside: str = ""


@dataclass(frozen=True)
class Figures:
    """Of the main measure the course, the categories and the places; `before` is last month's."""

    periods: Sequence[Period]  # the newest first
    words: Vocabulary | None
    headlines: list[Headline]
    course: list[Added | None]
    now: dict[str, Added]
    before: dict[str, Added]
    places: list[Place]
    national: bool

    @property
    def measure(self) -> str:
        return name_of(self.words, "measures", MAIN)


def figures(principal: Principal, periods: Sequence[Period]) -> Figures:
    months = trends.by_month(principal, [one.month for one in periods], HEADLINES)
    words, shown = words_of(periods[0].code), periods[0].month
    of_places = trends.by_province if principal.sees_all else trends.by_platform
    previous = periods[1].month if len(periods) > 1 else None
    return Figures(
        periods,
        words,
        [_headline(words, code, shown, previous, months) for code in HEADLINES],
        [_whole(months, MAIN, one.month) for one in periods],
        _categories(months, shown),
        _categories(months, previous) if _comparable(months, MAIN, shown, previous) else {},
        of_places(principal, shown, MAIN),
        principal.sees_all,
    )


def _whole(months: Months, measure: str, month: date | None) -> Added | None:
    found = months.get((measure, month)) if month else None
    return found.whole if found else None


def _categories(months: Months, month: date | None) -> dict[str, Added]:
    found = months.get((MAIN, month)) if month else None
    return found.categories if found else {}


def _comparable(months: Months, measure: str, month: date, previous: date | None) -> bool:
    """Only equal definitions are held against each other."""
    now, before = _whole(months, measure, month), _whole(months, measure, previous)
    return now is not None and before is not None and now.version == before.version


def _headline(
    words: Vocabulary | None, code: str, month: date, previous: date | None, months: Months
) -> Headline:
    now, before = _whole(months, code, month), _whole(months, code, previous)
    value = now or Added(0, 0, bounded=False)
    comparable = _comparable(months, code, month, previous)
    change = _change(now, before) if comparable else ""
    return Headline(
        name_of(words, "measures", code),
        _said(short(value.value, at_least=value.bounded), value),
        _said(grouped(value.value), value),
        change,
        _said(grouped(before.value), before) if comparable and before and not change else "",
    )


def _said(number: str, value: Added) -> str:
    return gettext("at least %(number)s") % {"number": number} if value.bounded else number


def _change(now: Added | None, before: Added | None) -> str:
    """By how much, and in hundredths where there was something before. What a lower bound leaves
    open stays open: see `reporting.selectors.comparing`."""
    if now is None or before is None or (now.bounded and before.bounded):
        return ""
    difference = now.value - before.value
    sign = "+" if difference > 0 else "−" if difference < 0 else "±"
    said = f"{sign}{grouped(abs(difference))}"
    if before.value:
        said = f"{said} ({sign}{abs(difference) / before.value:.1%})"
    if now.bounded:
        return gettext("at least %(number)s") % {"number": said}
    return gettext("at most %(number)s") % {"number": said} if before.bounded else said
