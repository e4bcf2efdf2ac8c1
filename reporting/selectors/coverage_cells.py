"""Platforms by controls: of each pair what is claimed and what testing showed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from platforms.principals import Principal
from reporting.selectors import coverage
from reporting.selectors.coverage import CLAIMS, RESULTS, Day, Filters, Standing
from reporting.selectors.coverage_tables import NONE


@dataclass(frozen=True)
class Cell:
    """The most that is claimed of any product, and the worst that was found; `none` of nothing."""

    claimed: str = NONE
    tested: str = NONE
    attestations: tuple[Standing, ...] = ()


Cells = Mapping[tuple[UUID, str], Cell]


def cells(found: Iterable[Standing]) -> Cells:
    """By platform and control; a pair of which nothing stands is an empty cell."""
    together: defaultdict[tuple[UUID, str], list[Standing]] = defaultdict(list)
    for one in found:
        together[one.platform_id, one.control].append(one)
    whole: defaultdict[tuple[UUID, str], Cell] = defaultdict(Cell)
    for key, ones in together.items():
        claimed = min((one.claim for one in ones), key=CLAIMS.index)
        tested = min((one.result for one in ones), key=RESULTS.index)
        whole[key] = Cell(claimed, tested, tuple(ones))
    return whole


def fitting(
    principal: Principal,
    filters: Filters,
    on: Day,
    *,
    control: str,
    claimed: Iterable[str] = (),
    tested: Iterable[str] = (),
) -> list[UUID]:
    """The platforms of whose cell of a control both are among those named; empty: any."""
    found = coverage.platforms(principal, filters).order_by()
    ids = list(found.values_list("id", flat=True))
    known = cells(coverage.standing(ids, on, controls=[control]))
    claims, results = set(claimed), set(tested)
    return [
        number
        for number in ids
        if (not claims or known[number, control].claimed in claims)
        and (not results or known[number, control].tested in results)
    ]
