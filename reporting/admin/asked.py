"""What is asked of the figures, read from an address that says it as the API's does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from platforms.identifiers import InvalidIdentifier, uscc
from reporting import vocabulary
from reporting.models import Period
from reporting.models.periods import parse_period
from reporting.selectors.by_day import DAY, NONE
from reporting.selectors.comparing import month_range, months_beside
from reporting.selectors.consolidated import CAMPAIGN, DIMENSIONS, GROUPS, OPTIONAL, Query
from reporting.selectors.crosswalks import versions
from reporting.selectors.words import measure_codes, terms

API = "/api/v1/consolidated"
MOST_GROUPS = 3
USUAL = "items_removed"
KEPT = (
    *("measure", "measure_version", "from", "to", "campaign", "compare", "vocabulary", "as_of"),
    *("group_by", "day", *DIMENSIONS),
)
# Of these an address may have: the page of the list, and the file instead of it.
READ = frozenset({*KEPT, "page", "format"})
LATEST = "latest"
DIGITS = 7  # no month is frozen a million times
TIMES = ("period", DAY, CAMPAIGN)


@dataclass(frozen=True)
class Asked:
    """A question that makes sense; what makes none in the address is told in `left_out`."""

    given: Mapping[str, str]
    query: Query
    compared: tuple[date, ...] | None
    # What stood in the address and was left out, as it stood there.
    left_out: tuple[str, ...] = ()

    def url(self, route: str, **changes: str) -> str:
        kept = {name: value for name, value in {**self.given, **changes}.items() if value}
        address = reverse(f"admin:reporting_consolidation_{route}")
        return f"{address}?{urlencode(kept, safe=',')}"

    @property
    def api_url(self) -> str:
        return f"{API}?{urlencode(self.given, safe=',')}"


def asked_in(given: QueryDict) -> Asked:
    kept = {name: ",".join(filter(None, given.getlist(name))) for name in KEPT}
    raw = kept = {name: value.replace("\0", "") for name, value in kept.items() if value}
    months = _months(kept)
    kept = {**kept, **_cleaned(kept, months)}
    kept = {name: value for name, value in kept.items() if value}
    groups = _codes(kept, "group_by")
    left_out = (*_left_out(raw, kept), *(name for name in given if name not in READ))
    query = _query(kept, months, groups)
    return Asked(kept, query, _compared(kept, months, groups), left_out)


def _left_out(raw: Mapping[str, str], kept: Mapping[str, str]) -> Iterator[str]:
    for name in raw:
        odd = [
            code
            for code in _codes(raw, name)
            if code.strip() and code.strip() not in _codes(kept, name)
        ]
        if odd:
            yield f"{name}={','.join(odd)}"


def _cleaned(kept: Mapping[str, str], months: tuple[date, ...]) -> dict[str, str]:
    """Those that have to be known, with nothing but what is."""
    codes = {name: _known(name, kept.get(name, "")) for name in DIMENSIONS}
    measures = [one for one in _codes(kept, "measure") if one in measure_codes()]
    groups = [one for one in dict.fromkeys(_codes(kept, "group_by")) if one in GROUPS]
    version = kept.get("measure_version", "")
    return {
        **{name: ",".join(found) for name, found in codes.items()},
        "measure": ",".join(measures or [USUAL]),
        "measure_version": version if version.isdecimal() and len(version) < 5 else "",
        "group_by": ",".join(groups[:MOST_GROUPS]),
        "vocabulary": kept["vocabulary"] if kept.get("vocabulary") in versions() else "",
        "as_of": kept.get("as_of", "") if _is_number_or_latest(kept.get("as_of", "")) else "",
        "day": kept.get("day", "") if _is_of(kept.get("day", ""), months) else "",
        "campaign": kept.get("campaign", "") if kept.get("campaign") in _campaigns() else "",
        **({} if kept.get("campaign") in _campaigns() else _written(months)),
    }


def _is_number_or_latest(given: str) -> bool:
    return given == LATEST or (given.isascii() and given.isdecimal() and len(given) < DIGITS)


def _written(months: tuple[date, ...]) -> dict[str, str]:
    return {"from": f"{months[0]:%Y-%m}", "to": f"{months[-1]:%Y-%m}"}


def _codes(kept: Mapping[str, str], name: str) -> list[str]:
    return kept.get(name, "").split(",") if kept.get(name) else []


def _known(name: str, given: str) -> list[str]:
    codes = dict.fromkeys(code.strip() for code in given.split(",") if code.strip())
    if name == "platform":
        return [code for code in codes if _is_platform(code)]
    known = terms(name)
    return [code for code in codes if code in known or (code == NONE and name in OPTIONAL)]


def _is_platform(code: str) -> bool:
    try:
        return bool(uscc(code) if len(code) == 18 else UUID(code))
    except (InvalidIdentifier, ValueError):
        return False


def _campaigns() -> Mapping[str, object]:
    return vocabulary.load().campaigns


def _months(kept: Mapping[str, str]) -> tuple[date, ...]:
    if campaign := vocabulary.load().campaigns.get(kept.get("campaign", "")):
        return tuple(map(parse_period, campaign.periods))
    try:
        first = parse_period(kept.get("from", ""))
        return month_range(first, parse_period(kept.get("to", kept["from"])))
    except ValueError:
        return _latest()


def _latest() -> tuple[date, ...]:
    """The last three months that were closed: the ones most is asked of."""
    closed = Period.objects.filter(closed_at__isnull=False).order_by("-month")
    months = list(closed.values_list("month", flat=True)[:3])
    return tuple(reversed(months)) or (date(2025, 4, 1),)


def _is_of(day: str, months: tuple[date, ...]) -> bool:
    try:
        return day == NONE or date.fromisoformat(day).replace(day=1) in months
    except ValueError:
        return False


def _query(kept: Mapping[str, str], months: tuple[date, ...], groups: list[str]) -> Query:
    return Query(
        months=months,
        measures=tuple(_codes(kept, "measure")),
        measure_version=int(kept["measure_version"]) if kept.get("measure_version") else None,
        filters={name: tuple(_codes(kept, name)) for name in DIMENSIONS if kept.get(name)},
        group_by=tuple(groups),
        as_of=_as_of(kept.get("as_of", "")),
        vocabulary=kept.get("vocabulary"),
        day=kept.get("day"),
    )


def _as_of(given: str) -> int | None:
    if not given:
        return None
    return 0 if given == LATEST else int(given)


def _compared(
    kept: Mapping[str, str], months: tuple[date, ...], groups: list[str]
) -> tuple[date, ...] | None:
    """Nothing where rows could not be put beside each other: the page says so."""
    if not kept.get("compare") or CAMPAIGN in groups or kept.get("day"):
        return None
    try:
        found = months_beside(kept["compare"], months)
    except ValueError:
        return None
    by_time = {"period", DAY} & set(groups)
    return None if by_time and len(found) != len(months) else found
