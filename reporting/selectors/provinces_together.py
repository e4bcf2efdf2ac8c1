"""Provinces that a public table tells together, so that no row speaks of too few platforms."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from django.conf import settings

from reporting.selectors.bulletins import Bulletin, Told
from reporting.selectors.consolidated import qualifier
from reporting.selectors.words import terms
from reporting.vocabulary import Language, Text

# A code that no vocabulary has: what is told together, and how it is named.
TOGETHER = "other-provinces"
TOGETHER_NAME = Text(
    "Other provinces together, so that each row is of {fewest} platforms or more",
    "其他省份合计（各行均不少于{fewest}家平台）",
)
UNTOLD = Text(
    "Not told by province: there would be rows of fewer than {fewest} platforms.",
    "不分省份列出：分列将出现不足{fewest}家平台的行。",
)


def term_of(by: str, code: str, language: Language) -> str:
    """What a code of a breakdown is called."""
    if code == TOGETHER:
        return TOGETHER_NAME.within(language).format(fewest=settings.OPEN_DATA_THRESHOLD)
    known = terms(by)
    return known[code].name.within(language) if code in known else code


def untold(language: Language) -> str:
    return UNTOLD.within(language).format(fewest=settings.OPEN_DATA_THRESHOLD)


def grouped(bulletin: Bulletin, fewest: int) -> Bulletin:
    """With rows by province that are of `fewest` platforms or more in each of its months; with none
    where only one row would be left."""
    rows = bulletin.breakdowns.get("province")
    if rows is None:
        return bulletin
    together = _together(bulletin.platforms, fewest)
    apart = {one.code for one in rows} - together
    told = _joined(rows, together) if apart else []
    return replace(bulletin, breakdowns={**bulletin.breakdowns, "province": told})


def _together(platforms: list[dict[str, int]], fewest: int) -> set[str]:
    """The provinces that are too small in any month, with larger ones until they are enough."""
    together = {code for month in platforms for code, n in month.items() if 0 < n < fewest}
    # By their codes and not by size: so months and campaigns join the same ones, mostly.
    others = sorted({code for month in platforms for code in month} - together)
    while together and others and not _enough(platforms, together, fewest):
        together.add(others.pop(0))
    return together if _enough(platforms, together, fewest) else together | set(others)


def _enough(platforms: list[dict[str, int]], together: set[str], fewest: int) -> bool:
    sums = (sum(n for code, n in month.items() if code in together) for month in platforms)
    return all(n == 0 or n >= fewest for n in sums)


def _joined(rows: Iterable[Told], together: set[str]) -> list[Told]:
    parts: dict[tuple[str, int, str], list[Told]] = defaultdict(list)
    for one in rows:
        code = TOGETHER if one.code in together else one.code
        parts[code, one.measure_version, one.measure].append(one)
    return [
        Told(
            measure,
            version,
            sum(one.value for one in found),
            qualifier(bounded=any(one.qualifier != "exact" for one in found)),
            code,
        )
        for (code, version, measure), found in sorted(parts.items())
    ]
