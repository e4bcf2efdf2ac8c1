"""The rows that answer a question, and what their codes are called."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from platforms.models import Platform
from platforms.principals import Principal
from reporting import vocabulary
from reporting.admin.asked import Asked
from reporting.admin.words import language
from reporting.selectors.by_day import DAY
from reporting.selectors.comparing import Compared, compare
from reporting.selectors.consolidated import sums
from reporting.selectors.words import LISTS, find_definition, names

NAMES: Mapping[str, Any] = {
    "period": _("month"),
    DAY: _("day"),
    "campaign": _("campaign"),
    "category": _("category"),
    "action": pgettext_lazy("record", "action"),
    "product_kind": _("product kind"),
    "modality": _("modality"),
    "detection": _("detection"),
    "province": _("province of registration"),
    "content_province": _("province of the content"),
    "platform": _("platform"),
}


def rows_of(principal: Principal, asked: Asked) -> list[Compared]:
    if asked.compared is not None:
        return compare(principal, asked.query, asked.compared)
    found = sums(principal, asked.query)
    return [Compared(row.measure, row.measure_version, row.group, row, None) for row in found]


def span(months: Sequence[date]) -> str:
    first, last = f"{months[0]:%Y-%m}", f"{months[-1]:%Y-%m}"
    return first if first == last else f"{first} – {last}"


class Words:
    """What the codes of the rows are called."""

    def __init__(self, asked: Asked, rows: Sequence[Compared]) -> None:
        self.asked = asked
        self.known: dict[str, Mapping[Any, str]] = {
            name: self._names(name, {row.group[name] for row in rows} - {None})
            for name in asked.query.group_by
        }

    def _names(self, name: str, codes: set[Any]) -> Mapping[Any, str]:
        if name == "platform":
            return {one.id: str(one) for one in Platform.objects.filter(id__in=codes)}
        if name == "campaign":
            known = vocabulary.load().campaigns
            return {code: known[code].name.within(language()) for code in codes}
        found = names(name, codes, language()) if name in LISTS else {}
        if name == "category":
            return {code: f"{code} {text}" for code, text in found.items()}
        return found

    def heading(self, name: str) -> str:
        return capfirst(str(NAMES[name]))

    def of(self, name: str, code: Any) -> str:
        return gettext("none") if code is None else str(self.known[name].get(code, code))

    def measure(self, row: Compared) -> str:
        found = find_definition(row.measure, row.measure_version)
        return found.name.within(language()) if found else row.measure
