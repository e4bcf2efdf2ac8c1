"""Questions by day: sums that lose nothing, from roll-ups and from totals, live and frozen."""

from typing import Any

import pytest

from reporting.selectors import consolidated
from reporting.services.consolidating import close_due_periods
from tests.reporting.accepting import accept, figure, on
from tests.reporting.test_comparing import told
from tests.reporting.test_consolidated import follow
from tests.reporting.test_consolidating import AFTER_JUNE

MEASURES = {"measure": "items_removed,prompts_blocked"}


@pytest.fixture
def filed(photos: Any, rival: Any) -> None:
    accept(
        photos,
        "2025-05",
        counts=[on(d1=2, d31=1), {**on(d31=4), "detection": "user_report"}],
        figures=[figure("prompts_blocked", 100, qualifier="at_least")],
    )
    accept(rival, "2025-05", counts=[on(d31=5)], figures=[figure("prompts_blocked", 30)])
    accept(photos, "2025-06", counts=[on(d1=6), {**on(d2=1), "days": None, "category": "P2-3"}])


@pytest.fixture
def ask(filed: None, national: Any, login: Any) -> Any:
    api = login(national)

    def asked(**params: str) -> list[Any]:
        params = {name.rstrip("_"): value for name, value in {**MEASURES, **params}.items()}
        answer = api.get("consolidated", **params)
        assert answer.status_code == 200, answer.content
        for row in answer.json()["results"]:
            parts = follow(api, row["links"]["sources"]).json()["results"]
            assert sum(part["value"] for part in parts) == row["value"], row
        return answer.json()["results"]  # type: ignore[no-any-return]

    return asked


EXPECTED = [
    ("items_removed", None, 1, "exact"),
    ("items_removed", "2025-05-01", 2, "exact"),
    ("items_removed", "2025-05-31", 10, "exact"),
    ("items_removed", "2025-06-01", 6, "exact"),
    ("prompts_blocked", None, 130, "at_least"),
]


@pytest.mark.parametrize("road", ["rolled up", "totals", "frozen"])
def test_each_day_has_a_row_and_nothing_is_lost(
    ask: Any, road: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    months = {"from_": "2025-05", "to": "2025-06"}
    if road == "frozen":
        close_due_periods(AFTER_JUNE)
        months["as_of"] = "latest"
    if road == "totals":
        monkeypatch.setattr(consolidated, "ROLLED_UP", frozenset())

    rows = ask(**months, group_by="day")
    names = ("measure", "day", "value", "qualifier")
    assert [tuple(row[name] for name in names) for row in rows] == EXPECTED
    [row] = ask(**months, day="2025-05-31", measure="items_removed")
    assert row["value"] == 10
    assert [row["value"] for row in ask(**months, day="none")] == [1, 130]
    by_province = ask(**months, day="2025-05-31", group_by="day,province")
    assert [(row["province"], row["value"]) for row in by_province] == [("31", 5), ("44", 5)]


def test_days_go_with_what_only_totals_know(ask: Any, login: Any, national: Any) -> None:
    rows = ask(from_="2025-05", group_by="detection,day", measure="items_removed")

    assert [(row["detection"], row["day"], row["value"]) for row in rows] == [
        ("automated", "2025-05-01", 2),
        ("automated", "2025-05-31", 6),
        ("user_report", "2025-05-31", 4),
    ]
    sources = follow(login(national), rows[-1]["links"]["sources"]).json()["results"]
    assert "acted_from=2025-05-31&acted_before=2025-06-01" in sources[0]["links"]["records"]


def test_days_are_compared_by_their_number(ask: Any, login: Any, national: Any) -> None:
    answer = login(national).get(
        "consolidated",
        **{"from": "2025-06", "measure": "items_removed", "group_by": "day", "compare": "previous"},
    )

    assert told(answer.json(), "day") == [
        (None, 1, None, None, None),
        ("2025-06-01", 6, 2, (4, "exact"), (3.0, "exact")),
        ("2025-05-31", None, 10, None, None),
    ]


def test_a_correction_takes_its_days_along(ask: Any, photos: Any) -> None:
    accept(photos, "2025-05", counts=[on(d2=1)])

    rows = ask(from_="2025-05", group_by="day", measure="items_removed", province="31")

    assert [(row["day"], row["value"]) for row in rows] == [("2025-05-02", 1)]
