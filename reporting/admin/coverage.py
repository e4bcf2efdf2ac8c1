"""Coverage of safeguards as a table: how many platforms claim each, and what testing showed."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from platforms.models import Platform
from platforms.principals import Principal
from reporting import vocabulary
from reporting.admin.coverage_asked import Asked, asked_in, choices
from reporting.admin.words import control_of, language
from reporting.selectors.coverage_tables import NONE, Row, table

# Who says that a safeguard is there, be it in part.
HELD = ("implemented", "partial")


@dataclass(frozen=True)
class Line:
    """A control, or a group of platforms; numbers of platforms, or of claims where it is of all
    controls together. Each number has the page that lists those platforms, where one can."""

    row: Row
    name: str
    url: str
    asked: Asked
    countable: bool

    @cached_property
    def claims(self) -> list[tuple[int, str]]:
        said = self.row.claimed
        held = (said["implemented"], "implemented"), (said["partial"], "partial")
        others = (said["planned"] + said["not_applicable"], "planned,not_applicable")
        return [self._linked(n, claimed=which) for n, which in (*held, others)]

    @cached_property
    def results(self) -> list[tuple[int, str]]:
        found = self.row.tested
        names = ("satisfied", "not_satisfied", "inconclusive", "untested", "expired", NONE)
        return [self._linked(found[name], tested=name) for name in names]

    def _linked(self, n: int, **wanted: str) -> tuple[int, str]:
        linked = self.countable and n
        return n, self.asked.url("matrix", group="", **wanted) if linked else ""

    @property
    def held(self) -> int:
        return sum(n for (claim, _), n in self.row.pairs.items() if claim in HELD)

    @property
    def shown(self) -> int:
        pairs = self.row.pairs.items()
        return sum(n for (claim, result), n in pairs if claim in HELD and result == "satisfied")

    @property
    def share(self) -> str:
        """In percent; of nobody, nothing."""
        return f"{100 * self.shown / self.held:.0f}" if self.held else ""

    @property
    def changes(self) -> list[int]:
        change = self.row.tested_change
        return [change["satisfied"], change["not_satisfied"]]


def page_of_controls(principal: Principal, given: QueryDict) -> dict[str, Any]:
    asked = asked_in(given)
    rows = table(
        principal,
        asked.filters,
        controls=asked.controls,
        on=asked.on,
        before=asked.since,
        group_by=asked.group,
    )
    together = bool(asked.group) and not asked.control
    if together:
        rows = _added(rows)
    lines = [_line(row, asked, together) for row in rows]
    total = _whole(rows) if len(rows) > 1 else None
    return {
        **choices(principal, asked),
        "groups": [("province", _("province")), ("size", _("size"))],
        "lines": lines,
        "total": total and _line(total, replace(asked, group=""), together=True),
        "of_claims": together,
        "matrix_url": asked.url("matrix", group=""),
    }


def _line(row: Row, asked: Asked, together: bool) -> Line:
    here = asked
    if asked.group:
        here = replace(asked, query={**asked.query, asked.group: row.group})
        name = _name_of_group(asked.group, row.group)
    else:
        here = replace(asked, query={**asked.query, "control": row.control})
        name = f"{row.control} {control_of(row.control)}" if row.control else str(_("all"))
    url = here.url("matrix", group="") if row.group or row.control else ""
    return Line(row, name, url, here, not together and bool(row.group or not asked.group))


def _name_of_group(group: str, code: str) -> str:
    if group == "size":
        return str(dict(Platform.Size.choices).get(code) or _("not classified"))
    found = vocabulary.load().editions[-1].provinces.get(code)
    return found.name.within(language()) if found else code


def _added(rows: list[Row]) -> list[Row]:
    """Of each group all its controls together."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return [replace(_whole(ones), group=group) for group, ones in groups.items()]


def _whole(rows: list[Row]) -> Row:
    pairs: Counter[tuple[str, str]] = Counter()
    before: Counter[tuple[str, str]] = Counter()
    for row in rows:
        pairs.update(row.pairs)
        before.update(row.before)
    return Row("", "", sum(row.platforms for row in rows), pairs, before)
