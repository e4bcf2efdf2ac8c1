"""Coverage as tables: how many platforms claim a control, what testing showed, what changed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from platforms.principals import Principal
from reporting.selectors import coverage
from reporting.selectors.coverage import Counted, Day, Filters

NONE = "none"


@dataclass
class Row:
    """One control of one group. `claimed` and `tested` add up to `platforms` each, and so do
    `before`'s; `pairs` by claim and result."""

    control: str
    group: str
    platforms: int
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    before: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def claimed(self) -> dict[str, int]:
        return _whole(_by(self.pairs, 0), coverage.CLAIMS, self.platforms)

    @property
    def tested(self) -> dict[str, int]:
        return _whole(_by(self.pairs, 1), coverage.RESULTS, self.platforms)

    @property
    def claimed_change(self) -> dict[str, int]:
        return _change(_by(self.pairs, 0), _by(self.before, 0), coverage.CLAIMS)

    @property
    def tested_change(self) -> dict[str, int]:
        return _change(_by(self.pairs, 1), _by(self.before, 1), coverage.RESULTS)


def table(
    principal: Principal,
    filters: Filters,
    *,
    controls: Iterable[str],
    on: Day,
    before: Day,
    group_by: str = "",
) -> list[Row]:
    """A row for each control and group, also where nobody claims anything."""
    groups = coverage.sizes_of_groups(principal, filters, group_by)
    rows = {
        (control, group): Row(control, group, n)
        for control in controls
        for group, n in groups.items()
    }
    for day, name in ((on, "pairs"), (before, "before")):
        found = coverage.counted(principal, filters, day, controls=controls, group_by=group_by)
        _fill(rows, found, name)
    return list(rows.values())


def _fill(rows: dict[tuple[str, str], Row], found: Iterable[Counted], name: str) -> None:
    for one in found:
        getattr(rows[one.control, one.group], name)[one.claim, one.result] += one.n


def _by(pairs: Counter[tuple[str, str]], position: int) -> Counter[str]:
    counts: Counter[str] = Counter()
    for pair, n in pairs.items():
        counts[pair[position]] += n
    return counts


def _whole(counts: Counter[str], names: Iterable[str], platforms: int) -> dict[str, int]:
    return {name: counts[name] for name in names} | {NONE: platforms - counts.total()}


def _change(now: Counter[str], then: Counter[str], names: Iterable[str]) -> dict[str, int]:
    return {name: now[name] - then[name] for name in names}
