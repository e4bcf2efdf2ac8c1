"""What is asked of the pages of coverage, and what their form offers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from platforms.models import Jurisdiction, Platform
from platforms.principals import NATIONAL, Principal
from reporting import vocabulary
from reporting.admin.words import control_of
from reporting.models import AttestationRevision
from reporting.selectors import coverage
from reporting.selectors.coverage import GROUPS, Day, Filters
from reporting.selectors.coverage_tables import NONE

SIZES = [size for size in Platform.Size.values if size]
CLAIM_WORDS: dict[str, Any] = {
    **dict(AttestationRevision.Status.choices),
    NONE: _("no claim"),
}
RESULT_WORDS: dict[str, Any] = {
    "satisfied": _("satisfied"),
    "not_satisfied": _("not satisfied"),
    "inconclusive": _("inconclusive"),
    "untested": _("not tested yet"),
    "expired": _("expired"),
    NONE: _("no claim"),
}
KEPT = ("on", "since", "province", "size", "family", "control", "group", "claimed", "tested")


@dataclass(frozen=True)
class Asked:
    """What a page of coverage is about, read from its address; what makes no sense is left out."""

    query: dict[str, str]
    on: Day
    since: Day
    filters: Filters
    controls: tuple[str, ...]
    group: str = ""
    control: str = ""
    claimed: tuple[str, ...] = ()
    tested: tuple[str, ...] = ()

    def url(self, route: str, **changes: str) -> str:
        kept = {name: value for name, value in {**self.query, **changes}.items() if value}
        return f"{reverse(f'admin:reporting_attestation_{route}')}?{urlencode(kept)}"


def asked_in(given: QueryDict) -> Asked:
    query = {name: given.get(name, "").replace("\0", "") for name in KEPT}
    today = coverage.today()
    on = _day(query["on"], today)
    on = today if on.day > today.day else on
    since = _day(query["since"], on.end_of_last_month)
    known = vocabulary.load().controls
    control = query["control"] if query["control"] in known else ""
    family = [code for code in known if code.partition("-")[0] == query["family"]]
    return Asked(
        query=query,
        on=on,
        since=since if since.day < on.day else on.end_of_last_month,
        filters=Filters(
            provinces=_code(query["province"], r"[0-9]{2}"),
            sizes=tuple({query["size"]} & set(SIZES)),
        ),
        controls=(control,) if control else tuple(family or known),
        group=query["group"] if query["group"] in GROUPS else "",
        control=control,
        claimed=_codes(query["claimed"], CLAIM_WORDS),
        tested=_codes(query["tested"], RESULT_WORDS),
    )


def _day(text: str, otherwise: Day) -> Day:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return otherwise
    # Far from the ends of the calendar, where a day has a next one, and a month one before it.
    return Day(found) if 2000 <= found.year < 3000 else otherwise


def _code(text: str, pattern: str) -> tuple[str, ...]:
    return (text,) if re.fullmatch(pattern, text) else ()


def _codes(text: str, known: Iterable[str]) -> tuple[str, ...]:
    return tuple(code for code in text.split(",") if code in set(known))


def choices(principal: Principal, asked: Asked) -> dict[str, Any]:
    """What the form above either page offers."""
    known = vocabulary.load().controls
    provinces = Jurisdiction.objects.exclude(code=NATIONAL) if principal.sees_all else ()
    return {
        "asked": asked,
        "provinces": list(provinces),
        "sizes": [(size, Platform.Size(size).label) for size in SIZES],
        "families": list(dict.fromkeys(code.partition("-")[0] for code in known)),
        "all_controls": [(code, control_of(code)) for code in known],
        "claims": list(CLAIM_WORDS.items()),
        "results": list(RESULT_WORDS.items()),
    }
