"""Questions about two runs of months, and in the words of another vocabulary."""

from typing import Any

import pytest

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Period
from reporting.models.periods import parse_period
from reporting.services.consolidating import close_due_periods
from tests.reporting.accepting import accept, count, figure
from tests.reporting.test_consolidated import follow
from tests.reporting.test_consolidating import AFTER_JUNE


@pytest.fixture
def asked(photos: Any, rival: Any, national: Any, login: Any) -> Any:
    """Asks for removed items and blocked prompts; months of two campaigns and of none."""
    with acting_as(SYSTEM):
        for month in ("2025-07", "2026-05"):
            Period.of(parse_period(month)).save()
    accept(
        photos,
        "2025-05",
        counts=[count(8, category="P2-4"), count(2)],
        figures=[figure("prompts_blocked", 50)],
    )
    accept(rival, "2025-06", counts=[count(4, category="P2-4")])
    accept(photos, "2025-07", counts=[count(1)])
    accept(
        photos,
        "2026-05",
        counts=[count(9, category="B3"), count(5, category="B2")],
        figures=[figure("prompts_blocked", 70, qualifier="at_least")],
    )
    api = login(national)

    def ask(**params: str) -> Any:
        params = {name.rstrip("_"): value for name, value in params.items()}
        answer = api.get("consolidated", **params)
        assert answer.status_code == 200, answer.content
        for row in answer.json()["results"]:
            for link, value in (
                ("sources", row["value"]),
                ("sources_before", row.get("comparison", {}).get("before", {}).get("value")),
            ):
                if value is not None:
                    parts = follow(api, row["links"][link]).json()["results"]
                    assert sum(part["value"] for part in parts) == value, row
        return answer.json()

    return ask


def told(answer: Any, *names: str) -> list[Any]:
    """Per row: its group, its value, that of before, difference and ratio."""

    def pair(one: Any) -> Any:
        return one and (one["value"], one["qualifier"])

    return [
        (
            *(row[name] for name in names),
            row["value"],
            row["comparison"]["before"]["value"],
            pair(row["comparison"]["difference"]),
            pair(row["comparison"]["ratio"]),
        )
        for row in answer["results"]
    ]


REMOVED = {"measure": "items_removed"}


def test_rows_stand_beside_those_of_other_months(asked: Any) -> None:
    by_category = {**REMOVED, "group_by": "category", "from_": "2025-06"}
    expected = [
        ("P2-4", 4, 8, (-4, "exact"), (0.5, "exact")),
        ("P2-1", None, 2, None, None),
    ]
    for compare in ("previous", "2025-05", "2025-05..2025-05"):
        answer = asked(**by_category, compare=compare)
        assert told(answer, "category") == expected
        assert answer["compared_with"]["periods"] == ["2025-05"]

    answer = asked(from_="2026-05", measure="prompts_blocked", compare="year_before")
    assert told(answer) == [(70, 50, (20, "at_least"), (1.4, "at_least"))]
    answer = asked(from_="2025-05", measure="prompts_blocked", compare="2026-05")
    assert told(answer) == [(50, 70, (-20, "at_most"), (0.7143, "at_most"))]
    answer = asked(from_="2026-05", measure="prompts_blocked", compare="2026-05")
    assert told(answer) == [(70, 70, None, None)], "between two lower bounds nothing is known"


def test_months_are_compared_in_their_order(asked: Any) -> None:
    answer = asked(**REMOVED, from_="2025-06", to="2025-07", group_by="period", compare="previous")
    assert told(answer, "period") == [
        ("2025-06", 4, None, None, None),
        ("2025-07", 1, 10, (-9, "exact"), (0.1, "exact")),
    ]
    befores = [row["comparison"]["before"].get("period") for row in answer["results"]]
    assert befores == [None, "2025-05"]


def test_campaigns_are_compared_in_the_words_of_one_vocabulary(asked: Any) -> None:
    answer = asked(
        **REMOVED,
        campaign="qinglang-ai-2026",
        compare="qinglang-ai-2025",
        vocabulary="2026.1",
        group_by="category",
    )

    assert told(answer, "category") == [
        ("B2", 5, None, None, None),
        ("B3", 9, 12, (-3, "exact"), (0.75, "exact")),
        ("P2-1", None, 2, None, None),
    ], "rumours of 2025 are a part of B2: not equal, so never beside it"
    crossings = {one["category"]: one for one in answer["crosswalk"]["crossings"]}
    assert crossings["P2-4"]["joined"]
    assert (crossings["P2-1"]["relation"], crossings["P2-1"]["joined"]) == ("broader", False)
    assert answer["names"]["category"]["B3"]

    back = asked(**REMOVED, from_="2025-05", to="2026-05", vocabulary="2025.1", category="P2-4")
    assert [row["value"] for row in back["results"]] == [8 + 4 + 9]
    relations = {(one["category"], one["target"]): one for one in back["crosswalk"]["crossings"]}
    assert relations["B2", "P2-1"]["relation"] == "narrower"
    apart = asked(**REMOVED, from_="2025-05", to="2026-05", category="P2-4")
    assert [row["value"] for row in apart["results"]] == [12], "nothing is crossed unasked"
    assert apart["crosswalk"] is None


def test_months_are_summed_by_campaign(asked: Any) -> None:
    answer = asked(**REMOVED, from_="2025-04", to="2026-05", group_by="campaign,category")

    assert [(row["campaign"], row["category"], row["value"]) for row in answer["results"]] == [
        (None, "P2-1", 1),
        ("qinglang-ai-2025", "P2-1", 2),
        ("qinglang-ai-2025", "P2-4", 12),
        ("qinglang-ai-2026", "B2", 5),
        ("qinglang-ai-2026", "B3", 9),
    ]


def test_what_is_frozen_is_compared_with_what_is_frozen(asked: Any, photos: Any) -> None:
    close_due_periods(AFTER_JUNE)
    accept(photos, "2025-05", counts=[count(1)])
    frozen = {**REMOVED, "from_": "2025-06", "as_of": "latest"}

    answer = asked(**frozen, compare="previous", group_by="category")

    assert told(answer, "category")[0][:3] == ("P2-4", 4, 8)
    assert [one["period"] for one in answer["compared_with"]["as_of"]] == ["2025-05"]
    by_campaign = asked(**frozen, to="2025-07", group_by="campaign")
    assert [(row["campaign"], row["value"]) for row in by_campaign["results"]] == [
        ("qinglang-ai-2025", 4)
    ]


@pytest.mark.parametrize(
    ("params", "pointer"),
    [
        ({"compare": "last"}, "/compare"),
        ({"compare": "2025-06..2025-05"}, "/compare"),
        ({"compare": "2025-13"}, "/compare"),
        ({"compare": "2025-04..2025-05", "group_by": "period"}, "/compare"),
        ({"compare": "previous", "group_by": "campaign"}, "/compare"),
        ({"compare": "previous", "as_of": "1"}, "/as_of"),
        ({"vocabulary": "2024.1"}, "/vocabulary"),
        ({"of_campaign": "other"}, "/of_campaign"),
    ],
)
def test_what_cannot_be_compared_is_refused_by_its_place(
    national: Any, login: Any, params: dict[str, str], pointer: str
) -> None:
    answer = login(national).get("consolidated", **{"from": "2025-05"}, **params)

    assert answer.status_code == 400, answer.content
    assert [fault["pointer"] for fault in answer.json()["errors"]] == [pointer]
