"""The charts of the first page."""

from collections.abc import Sequence
from typing import Protocol

from django.urls import reverse
from django.utils.translation import gettext

from platforms.admin.charts import Chart, Kind, Series, Tone
from reporting.models import Period


class Filed(Protocol):
    """How far the filings of a period are."""

    @property
    def period(self) -> Period: ...
    @property
    def on_time(self) -> int: ...
    @property
    def late(self) -> int: ...
    @property
    def missing(self) -> int: ...


def filings(months: Sequence[Filed]) -> Chart:
    shown = list(reversed(months))
    address = reverse("admin:reporting_report_changelist")
    return Chart(
        Kind.STACKED,
        gettext("filings by month"),
        [one.period.code for one in shown],
        [
            Series(gettext("on time"), [one.on_time for one in shown]),
            Series(gettext("late"), [one.late for one in shown], tone=Tone.WARN),
            Series(gettext("missing"), [one.missing for one in shown], tone=Tone.BAD),
        ],
        unit=gettext("platforms"),
        links=[f"{address}?period={one.period.code}" for one in shown],
        axis=gettext("month"),
    )
