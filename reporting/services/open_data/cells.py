"""What a consolidation says, by place, measure and category, and who is in each sum.

A cell is named `(jurisdiction, measure, version, category)`. The nation (`00`) is the sum of the
provinces, `all` that of the categories. Where a measure counts part of what another counts, the
rest of it follows, and is a cell, too: it is never listed. In a province with few platforms a sum
that nobody counted is a cell like the others: were there none, it would say zero of each platform.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import Q, Sum

from platforms.principals import NATIONAL, SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Consolidation, ConsolidationTotal, Total
from reporting.selectors import consolidations
from reporting.selectors.words import find_definition
from reporting.services.open_data.hiding import Cell, Key, Line, hidden

ALL, NONE, REST = "all", "none", "rest"
# What each platform is in a sum with.
Shares = dict[Key, dict[UUID, int]]


class Differs(Exception):
    """The sums are not those of the consolidation: nothing may be published of either."""


class Covered(NamedTuple):
    due: int
    filed: int
    included: int


@dataclass
class Cube:
    shares: Shares = field(default_factory=lambda: defaultdict(dict))
    bounded: set[Key] = field(default_factory=set)
    # By place, how many had to file, filed, and are in the sums.
    coverage: dict[str, Covered] = field(default_factory=dict)

    def add(self, key: Key, platform: UUID, value: int, *, bounded: bool = False) -> None:
        shares = self.shares[key]
        shares[platform] = shares.get(platform, 0) + value
        if bounded:
            self.bounded.add(key)

    def cells(self, threshold: int) -> dict[Key, Cell]:
        """Of who counted anything at all. What nobody counted is a cell only where few could have,
        and somebody elsewhere did."""
        found = {}
        for key, shares in self.shares.items():
            inside = frozenset(one.int for one, value in shares.items() if value)
            if inside:
                found[key] = Cell(sum(shares.values()), inside, listed=REST not in key)
        for place in self._with_few(threshold):
            for nation in [key for key in found if key[0] == NATIONAL]:
                none = Cell(0, frozenset(), listed=REST not in nation)
                found.setdefault((place, *nation[1:]), none)
        return found

    def _with_few(self, threshold: int) -> list[str]:
        """Provinces that have platforms, of which fewer are in the sums than the threshold."""
        return sorted(
            place
            for place, covered in self.coverage.items()
            if place != NATIONAL and any(covered) and covered.included < threshold
        )


def cube_of(consolidation: Consolidation) -> Cube:
    """Raises `Differs` where it does not come to what was frozen."""
    cube = Cube()
    with acting_as(SYSTEM):
        for one in consolidations.coverage(SYSTEM, consolidation):
            covered = Covered(one["due"], one["filed"], one["included"])
            cube.coverage[one["jurisdiction_code"]] = covered
        for row in _rows(consolidation):
            _add(cube, row)
        _compare(cube, consolidation)
    _add_rests(cube)
    return cube


def _rows(consolidation: Consolidation) -> Iterator[Any]:
    entered = consolidation.entries.values("revision_id")
    rows = Total.objects.filter(revision_id__in=entered).values(
        "platform_id", "platform__jurisdiction_id", "measure", "measure_version", "category"
    )
    added = rows.annotate(added=Sum("value"), bounded=BoolOr(Q(qualifier="at_least")))
    yield from added.order_by().iterator()


def _add(cube: Cube, row: Any) -> None:
    for place in (NATIONAL, row["platform__jurisdiction_id"]):
        for category in (row["category"] or NONE, ALL):
            key = (place, row["measure"], str(row["measure_version"]), category)
            cube.add(key, row["platform_id"], int(row["added"]), bounded=row["bounded"])


def _compare(cube: Cube, consolidation: Consolidation) -> None:
    cell = ("jurisdiction_id", "measure", "measure_version", "category")
    frozen = ConsolidationTotal.objects.filter(consolidation=consolidation).values(*cell)
    for row in frozen.annotate(added=Sum("value")).order_by():
        key = (
            row["jurisdiction_id"],
            row["measure"],
            str(row["measure_version"]),
            row["category"] or NONE,
        )
        if sum(cube.shares.get(key, {}).values()) != row["added"]:
            raise Differs(f"{consolidation} says otherwise of {key}")


def _add_rests(cube: Cube) -> None:
    """What a measure counts beside the measures that are parts of it."""
    for whole, parts in _families(cube.shares).items():
        for key in [key for key in cube.shares if key[1:3] == whole]:
            rest = (key[0], f"{whole[0]}/{REST}", REST, key[3])
            for platform, value in cube.shares[key].items():
                named = sum(
                    cube.shares.get((key[0], *part, key[3]), {}).get(platform, 0) for part in parts
                )
                cube.add(rest, platform, value - named)


Measured = tuple[str, str]  # code and version


def _families(keys: Iterable[Key]) -> dict[Measured, list[Measured]]:
    """Measures with those that they are made of, as far as single records prove it."""
    found: dict[Measured, list[Measured]] = defaultdict(list)
    known = {(key[1], key[2]) for key in keys}
    for code, version in sorted(known):
        measure = find_definition(code, int(version))
        if measure is None or measure.within is None or measure.backing != "records":
            continue
        wholes = [one for one in known if one[0] == measure.within]
        for whole in wholes:
            found[whole].append((code, version))
    return found


def hidden_places(coverage: Mapping[str, Covered], threshold: int) -> frozenset[str]:
    """Where the coverage is left out: how few had to file, filed, or are in the sums."""
    cells: dict[Key, Cell] = {}
    given = 0
    for place, covered in sorted(coverage.items()):
        if any(covered):
            # Who they are makes no difference: no platform is in two provinces.
            cells[place,] = Cell(covered.due, frozenset(range(given, given + min(covered))))
            given += min(covered)
    parts = tuple(key for key in cells if key != (NATIONAL,))
    lines = [Line((NATIONAL,), parts)] if (NATIONAL,) in cells and parts else []
    return frozenset(place for (place,) in hidden(cells, lines, threshold))


def lines_of(cells: dict[Key, Cell]) -> list[Line]:
    """Everything that adds up, among the cells that there are."""
    sums: dict[Key, list[Key]] = defaultdict(list)
    for place, measure, version, category in cells:
        if place != NATIONAL:
            sums[NATIONAL, measure, version, category].append((place, measure, version, category))
        if category != ALL:
            sums[place, measure, version, ALL].append((place, measure, version, category))
    lines = [Line(total, tuple(sorted(parts))) for total, parts in _split(sums)]
    for whole, parts in _families(key for key in cells if REST not in key).items():
        lines += _of_family(cells, whole, parts)
    return lines


def _split(sums: dict[Key, list[Key]]) -> Iterator[tuple[Key, list[Key]]]:
    """The nation's sum over all categories is one of places, and one of categories."""
    for total, parts in sorted(sums.items()):
        places = [part for part in parts if part[0] != total[0]]
        categories = [part for part in parts if part[0] == total[0]]
        for chosen in (places, categories):
            if chosen:
                yield total, chosen


def _of_family(cells: dict[Key, Cell], whole: Measured, parts: list[Measured]) -> Iterator[Line]:
    for key in sorted(cells):
        if key[1:3] == whole:
            named = [(key[0], *part, key[3]) for part in parts]
            rest = (key[0], f"{whole[0]}/{REST}", REST, key[3])
            yield Line(key, tuple(one for one in (*named, rest) if one in cells))
