"""Declared figures as parts: their sum is what was declared, whatever was declared within it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.services.declaring import parts


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({("", ""): 100}, {("", ""): 100}),
        ({("", ""): 100, ("a", ""): 60}, {("a", ""): 60, ("", ""): 40}),
        ({("", ""): 100, ("a", ""): 60, ("b", ""): 40}, {("a", ""): 60, ("b", ""): 40}),
        (
            {("", ""): 100, ("a", ""): 60, ("a", "k"): 20},
            {("a", "k"): 20, ("a", ""): 40, ("", ""): 40},
        ),
        ({("a", ""): 60, ("b", ""): 5}, {("a", ""): 60, ("b", ""): 5}),
        ({("", "k"): 7, ("", ""): 10}, {("", "k"): 7, ("", ""): 3}),
        ({("", ""): 0}, {("", ""): 0}),
        ({("", ""): 0, ("a", ""): 0}, {("a", ""): 0}),
    ],
)
def test_what_is_declared_within_is_taken_off(
    figures: dict[tuple[str, str], int], expected: dict[tuple[str, str], int]
) -> None:
    assert parts(figures) == expected


def test_two_views_of_the_same_are_not_added_up() -> None:
    by_category = {("a", ""): 60, ("b", ""): 40}
    by_kind = {("", "k"): 70, ("", "l"): 30}

    assert parts({("", ""): 100, **by_category, **by_kind}) == by_category
    assert parts({("a", ""): 60, ("", "k"): 70}) == {("a", ""): 60, ("", ""): 10}


CELLS = st.tuples(st.sampled_from(("", "a", "b")), st.sampled_from(("", "k", "l")))


@given(st.dictionaries(CELLS, st.integers(0, 1000), min_size=1))
def test_parts_are_never_less_than_the_largest_figure_and_never_negative(
    figures: dict[tuple[str, str], int],
) -> None:
    found = parts(figures)

    assert all(value >= 0 for value in found.values())
    assert sum(found.values()) >= max(figures.values())
    assert sum(found.values()) <= sum(figures.values())
