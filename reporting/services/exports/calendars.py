"""Who has filed for a month, as a table: a row for each platform, by its code."""

from typing import Any

from django.utils import timezone

from platforms.principals import Principal
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import Period
from reporting.selectors.filings import filings
from reporting.services.exports.columns import columns
from reporting.services.exports.questions import Filings
from reporting.services.exports.sums import in_words, name_of
from reporting.services.exports.tables import Cells, Table
from reporting.vocabulary import Language

NAMES = (
    *("period", "platform", "platform_uscc", "platform_name", "size", "province"),
    *("province_name", "status", "due", "due_at", "filed_at", "state", "revision", "nil"),
    *("in_force", "report"),
)


def table(principal: Principal, asked: Filings, language: Language) -> Table:
    """As it is when the table is made. Refused: `period_unknown`."""
    with acting_as(principal):
        period = Period.objects.filter(month=asked.month).first()
        if period is None:
            raise Refused("period_unknown", period=f"{asked.month:%Y-%m}")
        now = timezone.now()
        found = filings(principal, period, now, asked.filters).order_by("uscc")
        rows = [_cells(one, period, language) for one in found]
    facts = (("period", period.code), ("as_of", f"{timezone.localtime(now):%Y-%m-%d %H:%M %z}"))
    return Table("filings", columns(*NAMES), rows, expected=len(rows), facts=facts)


def _cells(one: Any, period: Period, language: Language) -> Cells:
    return (
        period.code,
        str(one.id),
        one.uscc,
        in_words(one.name_en, one.name_zh, language),
        one.size or None,
        one.jurisdiction_id,
        name_of("province", one.jurisdiction_id, language),
        one.filing,
        one.due,
        one.due_at,
        one.filed_at,
        one.state,
        one.number,
        one.nil,
        one.in_force,
        str(one.report_id) if one.filed_at else None,
    )
