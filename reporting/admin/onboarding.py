"""How far platforms have come towards their first accepted report, and who stands where."""

import re
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.charts import Chart, Kind, Series
from platforms.models import Jurisdiction, Platform
from platforms.principals import NATIONAL, Principal
from reporting.selectors.onboarding import STEPS, Filters, Funnel, funnels, onboarding

TEMPLATE = "console/onboarding.html"
PAGE_SIZE = 50
STEP_WORDS = {
    "registered": _("registered"),
    "credential": _("credential issued"),
    "call": _("first call"),
    "filing": _("first report"),
    "accepted": _("first report accepted"),
}


@dataclass(frozen=True)
class Line:
    platform: Any
    moments: list[Any]

    @property
    def step(self) -> str:
        return [step for step, at in zip(STEPS, self.moments, strict=True) if at][-1]

    @property
    def said(self) -> str:
        return str(STEP_WORDS[self.step])


@dataclass(frozen=True)
class Part:
    """A group of platforms, and how many of them have come as far as each step."""

    name: str
    numbers: list[int]


def page(principal: Principal, asked: QueryDict) -> dict[str, Any]:
    filters = _filters(asked)
    everyone = Filters(filters.provinces, filters.sizes)
    counted = funnels(onboarding(principal, everyone))
    found = onboarding(principal, filters)
    # At a step, who has waited longest comes first.
    order = [f"{filters.step}_at"] if filters.step else []
    rows = Paginator(found.order_by(*order, "uscc"), PAGE_SIZE).get_page(asked.get("page"))
    query = {"province": "".join(filters.provinces), "size": "".join(filters.sizes)}
    return {
        "page": rows,
        "lines": [
            Line(one, [getattr(one, f"{step}_at") for step in STEPS]) for one in rows.object_list
        ],
        "steps": STEP_WORDS.items(),
        "asked": {**query, "step": filters.step},
        "query": urlencode({**query, "step": filters.step}),
        "sizes": Platform.Size.choices,
        "provinces": _provinces(principal),
        "chart": _chart(counted.whole, query),
        "parts": _parts(counted.provinces if principal.sees_all else {}, counted.sizes),
    }


def _filters(asked: QueryDict) -> Filters:
    province, size, step = (asked.get(name, "") for name in ("province", "size", "step"))
    return Filters(
        provinces=(province,) if re.fullmatch(r"[0-9]{2}", province) else (),
        sizes=(size,) if size in Platform.Size.values else (),
        step=step if step in STEPS else "",
    )


def _provinces(principal: Principal) -> list[Jurisdiction]:
    if not principal.sees_all:
        return []
    return list(Jurisdiction.objects.exclude(code=NATIONAL))


def _parts(provinces: dict[str, Funnel], sizes: dict[str, Funnel]) -> list[Part]:
    names = {one.code: str(one) for one in Jurisdiction.objects.filter(code__in=provinces)}
    words = {code: str(text) for code, text in Platform.Size.choices}
    by_size = [
        Part(words.get(code, gettext("not classified")), _numbers(sizes[code]))
        for code in (*words, "")
        if code in sizes
    ]
    return [*by_size, *(Part(names[code], _numbers(one)) for code, one in provinces.items())]


def _numbers(funnel: Funnel) -> list[int]:
    return list(asdict(funnel).values())


def _chart(whole: Funnel, query: dict[str, str]) -> Chart:
    return Chart(
        Kind.RANKED,
        gettext("platforms that have come so far"),
        [str(text) for text in STEP_WORDS.values()],
        [Series(gettext("platforms"), _numbers(whole))],
        links=[f"?{urlencode({**query, 'step': step})}" for step in STEPS],
        axis=gettext("step"),
        note=gettext("A step leads to those who have come so far and no further."),
    )
