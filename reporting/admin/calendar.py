"""The filings of a year at a glance: months beside provinces, or sizes, of platforms."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.charts import Chart, Kind, Series, Tone
from platforms.admin.numbers import grouped
from platforms.models import Jurisdiction, Platform
from platforms.principals import Principal
from reporting.models import Period
from reporting.models.periods import PERIOD_PATTERN, parse_period
from reporting.selectors.calendar import Month, calendar
from reporting.selectors.filings import Tally

TEMPLATE = "console/calendar.html"
MONTHS = 12
GROUPS = {"province": _("province"), "size": _("size")}
NOBODY = Tally(0, 0, 0, 0, 0, 0, 0, 0, 0)
# How a cell looks: the worst that is in it.
LEGEND = {
    "missing": _("some are missing"),
    "late": _("some came late"),
    "extended": _("some were put off"),
    "pending": _("some are still to come"),
    "on_time": _("all came in time"),
}


@dataclass(frozen=True)
class Field:
    """What became of the filings of a group for a month, and the list of them."""

    tally: Tally
    url: str

    @property
    def kind(self) -> str:
        """One of LEGEND; empty where nothing is due."""
        if not self.tally.due:
            return ""
        bad = ("missing", "late", "extended", "pending")
        return next((one for one in bad if getattr(self.tally, one)), "on_time")

    @property
    def said(self) -> str:
        """All of it in words, for who points at it or hears it."""
        one = self.tally
        parts = [
            gettext("%(filed)s of %(due)s filed")
            % {"filed": grouped(one.filed), "due": grouped(one.due)}
        ]
        for n, text in (
            (one.late, ngettext("%(n)s late", "%(n)s late", one.late)),
            (one.missing, ngettext("%(n)s missing", "%(n)s missing", one.missing)),
            (one.extended, ngettext("%(n)s put off", "%(n)s put off", one.extended)),
            (one.pending, ngettext("%(n)s still to come", "%(n)s still to come", one.pending)),
            (one.nil, ngettext("%(n)s nil", "%(n)s nil", one.nil)),
        ):
            if n:
                parts.append(text % {"n": grouped(n)})
        return gettext(", ").join(parts)


@dataclass(frozen=True)
class Line:
    name: str
    fields: list[Field]


def page(principal: Principal, asked: QueryDict) -> dict[str, Any]:
    """The page; a province's office looks at sizes, since all is in one province."""
    group = asked.get("group", "")
    group = group if group in GROUPS else "province" if principal.sees_all else "size"
    size = asked.get("size", "")
    sizes = (size,) if size in Platform.Size.values else ()
    periods = _periods(asked.get("to", ""))
    months = calendar(principal, periods, timezone.now(), sizes=sizes)
    return {
        "months": months,
        "lines": _lines(months, group, sizes),
        "whole": Line(
            gettext("all"), [_field(one.whole, one, **_narrowed(sizes)) for one in months]
        ),
        "legend": LEGEND.items(),
        "group": group,
        "groups": GROUPS.items(),
        "size": size,
        "sizes": Platform.Size.choices,
        "to": periods[-1].code if periods else "",
        "chart": _chart(months, sizes),
    }


def _periods(to: str) -> list[Period]:
    """Twelve months, the earliest first: to the one that is asked for, or to the current."""
    begun = Period.objects.filter(opens_at__lte=timezone.now()).order_by("-month")
    if PERIOD_PATTERN.match(to):
        begun = begun.filter(month__lte=parse_period(to))
    return list(reversed(begun[:MONTHS]))


def _lines(months: list[Month], group: str, sizes: tuple[str, ...]) -> list[Line]:
    names = _sizes() if group == "size" else _provinces(months)
    lines = [
        Line(
            name,
            [
                _field(_part(one, group, code), one, **{**_narrowed(sizes), group: code})
                for one in months
            ],
        )
        for code, name in names.items()
    ]
    return [line for line in lines if any(one.tally.due for one in line.fields)]


def _narrowed(sizes: tuple[str, ...]) -> dict[str, str]:
    return {"size": sizes[0]} if sizes else {}


def _part(month: Month, group: str, code: str) -> Tally:
    parts = month.sizes if group == "size" else month.provinces
    return parts.get(code, NOBODY)


def _provinces(months: list[Month]) -> dict[str, str]:
    codes = {code for month in months for code in month.provinces}
    rows = Jurisdiction.objects.filter(code__in=codes).order_by("code")
    return {one.code: str(one) for one in rows}


def _sizes() -> dict[str, str]:
    names = {code: str(text) for code, text in Platform.Size.choices}
    return {**names, "": gettext("not classified")}


def _field(tally: Tally, month: Month, **of: str) -> Field:
    # There is no list of those that nobody classified.
    listed = tally.due and all(of.values())
    return Field(tally, filings_of(month.period.code, **of) if listed else "")


def filings_of(period: str, **of: str) -> str:
    query = urlencode({"period": period, **of})
    return f"{reverse('admin:reporting_report_changelist')}?{query}"


def _chart(months: list[Month], sizes: tuple[str, ...]) -> Chart:
    whole = [one.whole for one in months]
    return Chart(
        Kind.STACKED,
        gettext("filings by month"),
        [one.period.code for one in months],
        [
            Series(gettext("in time"), [one.on_time for one in whole]),
            Series(gettext("late"), [one.late for one in whole], tone=Tone.WARN),
            Series(pgettext("filing", "put off"), [one.extended for one in whole]),
            Series(gettext("still to come"), [one.pending for one in whole], tone=Tone.QUIET),
            Series(gettext("missing"), [one.missing for one in whole], tone=Tone.BAD),
        ],
        unit=gettext("platforms"),
        links=[filings_of(one.period.code, **_narrowed(sizes)) for one in months],
        axis=gettext("month"),
    )
