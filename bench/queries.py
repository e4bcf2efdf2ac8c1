"""query_p95_vs_bare: consolidated queries over HTTP, against a bare authenticated view.

One connection, kept open; each question is followed by one for the bare view, so that both meet
the same machine. 24 months of 1,000 platforms are in force.
"""

import json
from itertools import cycle
from statistics import median, quantiles

from bench import asking, years
from bench.asking import Web
from bench.plan import Plan
from bench.ratios import Measured, Surprise

BARE = "/api/v1/bench/bare"
WARMING = 3
# What the dashboards, the bulletin and an analyst ask.
QUESTIONS = (
    "group_by=category",
    "group_by=period&measure=items_removed",
    "group_by=period,category&measure=items_removed",
    "group_by=province&measure=items_removed,products_handled,accounts_handled",
    "group_by=product_kind,action&measure=products_handled",
    "measure=items_removed,products_handled,accounts_handled",
    "group_by=period&province=31&measure=items_removed",
)
# Finer than the roll-ups are: answered from the totals themselves. Measured, but for itself.
FINER = "group_by=detection&measure=items_removed"
# A row for each of some 730 days: from the roll-ups, and measured for itself too.
BY_DAY = "group_by=day&measure=items_removed"
COMPARED = "group_by=category&measure=items_removed&compare=year_before"


def measure(plan: Plan) -> dict[str, Measured]:
    first, last = years.fill(plan)
    paths = [f"/api/v1/consolidated?from={first}&to={last}&{one}" for one in QUESTIONS]
    finer, by_day, compared = (
        f"/api/v1/consolidated?from={first}&to={last}&{one}" for one in (FINER, BY_DAY, COMPARED)
    )
    forms = [asking.credential("00"), asking.credential("31")]
    sides: dict[str, list[float]] = {"consolidated, p95": [], "bare, p95": []}
    asked: list[float] = []
    with asking.web() as web:
        tokens = [web.token(form) for form in forms]
        _warm(web, [*paths, finer, by_day, compared], tokens)
        for _ in range(plan.pairs):
            consolidated, bare = _interleaved(web, paths, tokens, plan.requests)
            sides["consolidated, p95"].append(_p95(consolidated))
            sides["bare, p95"].append(_p95(bare))
            asked += consolidated
        slow, days, beside = (
            [web.seconds(path, tokens[0]) for _ in range(plan.requests // 10)]
            for path in (finer, by_day, compared)
        )
    measured = Measured(
        [mine / its for mine, its in zip(*sides.values(), strict=True)],
        sides,
        remarks={
            "months": plan.months,
            "platforms": plan.platforms,
            "consolidated, median ms": 1000 * median(asked),
            "finer than the roll-ups, median ms": 1000 * median(slow),
            "a row for each day, median ms": 1000 * median(days),
            "beside the year before, median ms": 1000 * median(beside),
        },
    )
    return {"query_p95_vs_bare": measured}


def _warm(web: Web, paths: list[str], tokens: list[str]) -> None:
    """Ask everything a few times. Raises `Surprise` where the answer is an empty one."""
    for token in tokens * WARMING:
        web.get(BARE, token)
        for path in paths:
            if not json.loads(web.get(path, token))["results"]:
                raise Surprise(f"{path} has no results")


def _interleaved(
    web: Web, paths: list[str], tokens: list[str], requests: int
) -> tuple[list[float], list[float]]:
    """Seconds of each request: every question as often, by the nation and by a province."""
    consolidated: list[float] = []
    bare: list[float] = []
    turns = cycle((path, token) for token in tokens for path in paths)
    for path, token in (next(turns) for _ in range(requests)):
        consolidated.append(web.seconds(path, token))
        bare.append(web.seconds(BARE, token))
    return consolidated, bare


def _p95(seconds: list[float]) -> float:
    return quantiles(seconds, n=20)[-1]
