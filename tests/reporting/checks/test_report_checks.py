"""Figures against records, earlier months and other platforms."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.checks import run_report_checks
from reporting.checks.examples import snapshot_of
from reporting.checks.moments import following, preceding

PRODUCT = {"subject": "product", "action": "DELIST", "modality": None}


def found(waived: frozenset[str] = frozenset(), **report: Any) -> set[tuple[str, str]]:
    snapshot = snapshot_of(report)
    return {(f.check_id, f.pointer) for f in run_report_checks(snapshot, waived)}


def ids(**report: Any) -> set[str]:
    return {check for check, _ in found(**report)}


def figure(measure: str, value: int, **more: Any) -> dict[str, Any]:
    return {"measure": measure, "value": value, **more}


def months(*values: int, measure: str = "items_removed") -> list[dict[str, Any]]:
    """Newest first, ending 2025-04."""
    names = ["2025-04", "2025-03", "2025-02", "2025-01", "2024-12", "2024-11"]
    pairs = zip(names, values, strict=False)
    return [{"period": name, "totals": {measure: value}} for name, value in pairs]


def now(n: int) -> dict[str, Any]:
    """A report of n removed items, records and all."""
    counts = [{"category": "P2-1", "n": n - n // 2}, {"category": "P2-3", "n": n // 2}]
    return {"figures": [figure("items_removed", n)], "counts": counts}


def test_a_clean_report_has_no_finding() -> None:
    assert found() == set()


def test_figures_are_held_against_records_by_category_and_kind() -> None:
    counts = [
        {**PRODUCT, "category": "P1-1", "product_kind": "agent", "n": 5},
        {**PRODUCT, "category": "P1-1", "product_kind": "api", "n": 2},
        {**PRODUCT, "category": "P2-6", "product_kind": "agent", "n": 1},
    ]
    figures = [
        figure("products_handled", 8),
        figure("products_handled", 7, category="P1-1"),
        figure("products_handled", 1, category="P2-6"),
        figure("products_handled", 6, product_kind="agent"),
        figure("products_handled", 3, category="P1-1", product_kind="api"),
        figure("products_delisted", 8),
    ]

    assert found(counts=counts, figures=figures) == {
        ("T301", "/figures/products_handled/P1-1/api"),
    }


@pytest.mark.parametrize(
    ("value", "qualifier", "expected"),
    [
        (121, "exact", set()),
        (120, "exact", {"T301"}),
        (122, "exact", {"T301"}),
        (121, "at_least", set()),
        (100, "at_least", set()),
        (122, "at_least", {"T302"}),
        (0, "exact", {"T301"}),
        (1210, "exact", {"T301", "T317"}),
    ],
)
def test_a_figure_against_121_records(value: int, qualifier: str, expected: set[str]) -> None:
    figures = [figure("items_removed", value, qualifier=qualifier)]

    assert ids(figures=figures) == expected


def test_declared_measures_need_no_records() -> None:
    figures = [figure("items_removed", 121), figure("prompts_blocked", 77)]

    assert ids(figures=figures) == set()


def test_records_that_only_optional_measures_count_need_no_figure() -> None:
    counts = [{"action": "LIMIT", "category": "P2-1", "n": 5}]

    assert ids(figures=[figure("prompts_blocked", 1)], counts=counts) == set()


def test_a_bound_as_the_whole_proves_nothing() -> None:
    whole = figure("complaints_received", 10, qualifier="at_least")

    assert "T306" not in ids(figures=[whole, figure("complaints_upheld", 11)])


def test_a_zero_figure_is_no_content_of_a_nil_report() -> None:
    assert ids(nil=True, counts=[], figures=[figure("items_removed", 0)]) == set()


def test_a_waived_check_is_not_run_if_it_may_be_waived() -> None:
    figures = [figure("items_removed", 5), figure("items_removed", 5)]

    assert {c for c, _ in found(frozenset({"T301", "T311"}), figures=figures)} == {"T311"}


@pytest.mark.parametrize(
    ("past", "value", "expected"),
    [
        ((100, 100), 0, {"H401"}),
        ((100,), 0, set()),
        ((10, 10), 0, set()),
        ((100, 0), 0, set()),
        ((100, 110, 90, 100), 140, set()),
        ((100, 110, 90, 100), 400, {"H402"}),
        ((100, 110, 90, 100), 25, {"H402"}),
        ((10, 400, 60, 3000), 400, set()),
        ((100, 110, 90), 400, set()),
        ((100, 110), 1000, {"H403"}),
        ((1000, 1100), 105, {"H403"}),
        ((100,), 1000, {"H403"}),
        ((100,), 900, set()),
        ((100, 300), 2000, set()),
        ((100, 110), 1_000_000, {"H404"}),
        ((1_200_000, 1_000_000), 110, {"H404"}),
        ((100, 120), 100, {"H406"}),
        ((50, 120), 50, set()),
    ],
)
def test_a_month_beside_earlier_ones(past: tuple[int, ...], value: int, expected: set[str]) -> None:
    report = now(value) if value else {"figures": [figure("items_removed", 0)], "counts": []}

    assert ids(history=months(*past), **report) - {"T316"} == expected


def test_a_total_that_is_not_declared_is_the_sum_of_its_categories() -> None:
    figures = [
        figure("items_removed", 100, category="P2-1"),
        figure("items_removed", 21, category="P2-3"),
    ]

    assert ids(figures=figures, history=months(12, 12)) == {"H403"}


def test_the_month_before_is_missed_only_when_there_are_earlier_ones() -> None:
    assert found(history=[{"period": "2025-03", "totals": {}}]) == {("H408", "")}
    assert found(history=[{"period": "2025-04", "totals": {}}]) == set()
    assert found(history=[]) == set()


@pytest.mark.parametrize(
    ("period", "before"), [("2025-05", "2025-04"), ("2026-01", "2025-12"), ("2025-12", "2025-11")]
)
def test_months_follow_each_other(period: str, before: str) -> None:
    assert preceding(period) == before
    assert following(before) == period


@pytest.mark.parametrize(
    ("before", "now_", "expected"),
    [
        ({"automated": 99, "user_report": 1}, {"automated": 5, "user_report": 95}, 2),
        ({"automated": 99, "user_report": 1}, {"automated": 50, "user_report": 50}, 0),
        ({"automated": 89, "user_report": 11}, {"automated": 5, "user_report": 95}, 0),
        ({"automated": 40}, {"user_report": 100}, 0),
    ],
)
def test_inverted_flags(before: dict[str, int], now_: dict[str, int], expected: int) -> None:
    counts = [
        {"category": category, "detection": detection, "n": n}
        for detection, n in now_.items()
        for category in ("P2-1", "P2-3")
    ]
    history = [{"period": "2025-04", "totals": {}, "detection": before}]
    figures = [figure("items_removed", 2 * sum(now_.values()))]
    snapshot = snapshot_of({"counts": counts, "figures": figures, "history": history})

    assert sum(f.check_id == "H405" for f in run_report_checks(snapshot)) == expected


@pytest.mark.parametrize(
    ("median", "n", "expected"),
    [
        (121, 9, set()),
        (121 * 50, 9, set()),
        (121 * 51, 9, {"X503"}),
        (121 * 51, 4, set()),
        (2, 9, {"X503"}),
        (0.1, 9, {"X504"}),
        (0, 9, set()),
    ],
)
def test_a_report_beside_other_platforms(median: float, n: int, expected: set[str]) -> None:
    assert ids(peers={"items_removed": {"median": median, "n": n}}) == expected


def test_no_finding_names_another_platform_or_more_than_a_sample() -> None:
    shared = {"n_records": 4, "n_platforms": 2, "n_looked": 7, "sample": ["a3f1" * 16, "b" * 64]}

    [finding] = run_report_checks(snapshot_of({"shared_content": shared}))

    assert dict(finding.params) == {
        "looked": 7,
        "records": 4,
        "platforms": 2,
        "sample": "a3f1a3f1a3f1",
    }


def test_a_warning_about_peers_is_the_same_when_these_have_filed_more() -> None:
    def fingerprint(median: float, n: int) -> str:
        peers = {"items_removed": {"median": median, "n": n}}
        [finding] = run_report_checks(snapshot_of({"peers": peers}))
        return finding.fingerprint

    assert fingerprint(0.1, 9) == fingerprint(0.11, 10)


def test_an_exception_of_a_check_is_no_finding() -> None:
    snapshot = snapshot_of({"submitted_at": "2025-06-05T10:00:00"})

    with pytest.raises(TypeError):
        list(run_report_checks(snapshot))


rows = st.fixed_dictionaries(
    {
        "subject": st.sampled_from(["item", "account", "product"]),
        "action": st.sampled_from(["REMOVE", "MUTE", "DELIST", "CLOSE_ACCOUNT", "LIMIT"]),
        "category": st.sampled_from(["P1-1", "P2-1", "P2-3"]),
        "product_kind": st.sampled_from([None, "agent", "api"]),
        "n": st.integers(1, 50),
    }
)


@given(st.lists(rows, max_size=12))
def test_figures_summed_from_the_records_agree_with_them(counts: list[dict[str, Any]]) -> None:
    """What `recorded` says is what summing row by row says, for every key."""
    snapshot = snapshot_of({"counts": counts})
    measures = snapshot.vocabulary.measures
    for (code, category, kind), n in snapshot.recorded.items():
        assert n == sum(
            row["n"]
            for row in counts
            if measures[code].counts(row["subject"], row["action"])
            and category in (None, row["category"])
            and kind in (None, row["product_kind"])
        )
    figures = [
        figure(code, n, category=category, product_kind=kind)
        for (code, category, kind), n in snapshot.recorded.items()
    ]

    assert not {"T301", "T302", "T303", "T304", "T305", "T306", "T307"} & ids(
        counts=counts, figures=figures
    )
