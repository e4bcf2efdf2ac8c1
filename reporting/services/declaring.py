"""Declared figures as parts that never overlap, so that they may be added up.

A platform may declare a total, the same by category, and some of it by kind of product. Each
figure is reduced by what is declared within it; what remains is the part nobody attributed.
"""

from collections.abc import Mapping

Cell = tuple[str, str]  # category and kind of product; empty: over all of them
Values = Mapping[Cell, int]


def parts(figures: Values) -> dict[Cell, int]:
    """The figures of one measure as disjoint parts, whose sum is the declared total.

    Where categories and kinds are declared side by side, they are two views of the same, and
    the categories stand.
    """
    if not _in_two_views(figures):
        return _remainders(figures)
    by_category = {cell: n for cell, n in figures.items() if cell[0] or cell == ("", "")}
    by_kind = {cell: n for cell, n in figures.items() if cell[1] or cell == ("", "")}
    total = max(sum(_remainders(by_category).values()), sum(_remainders(by_kind).values()))
    return _remainders({**by_category, ("", ""): total})


def _in_two_views(figures: Values) -> bool:
    by_category = any(category and not kind for category, kind in figures)
    by_kind = any(kind and not category for category, kind in figures)
    return by_category and by_kind


def _remainders(figures: Values) -> dict[Cell, int]:
    left: dict[Cell, int] = {}
    # The narrowest first: both given, then one of them, then the total.
    for cell in sorted(figures, key=lambda cell: (cell.count(""), cell)):
        within = sum(n for other, n in left.items() if _contains(cell, other))
        has_parts = any(_contains(cell, other) for other in left)
        if figures[cell] > within or not has_parts:
            left[cell] = max(0, figures[cell] - within)
    return left


def _contains(whole: Cell, part: Cell) -> bool:
    return all(outer in ("", inner) for outer, inner in zip(whole, part, strict=True))
