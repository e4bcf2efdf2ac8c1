"""Which cells of a table are left out, so that nothing is told of fewer platforms than a threshold.

Pure. A cell of too few platforms is left out; others are left out with it, until neither a sum that
is published nor any combination of such sums gives it away: see docs/decisions/0212.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Key = tuple[str, ...]
Row = dict[int, Fraction]


@dataclass(frozen=True)
class Cell:
    """A sum and who is in it. `listed` False: it is never published, yet it may follow from what
    is."""

    value: int
    platforms: frozenset[int]
    listed: bool = True


@dataclass(frozen=True)
class Line:
    """A total and the parts that it is the sum of, all of them cells."""

    total: Key
    parts: tuple[Key, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        return (self.total, *self.parts)


def hidden(
    cells: Mapping[Key, Cell],
    lines: Sequence[Line],
    threshold: int,
    *,
    kept: Collection[Key] = (),
    told: Collection[Key] = (),
) -> frozenset[Key]:
    """The cells to leave out, `kept` among them. Nobody knows those that are not listed, either.
    What is `told` is known and cannot be left out any more."""
    small = {key for key, cell in cells.items() if is_small(cell, threshold) or not cell.listed}
    sieve = Sieve(cells, threshold, (small | set(kept)) - set(told), frozenset(told))
    for together in _apart(lines):
        _shield(sieve, together)
    return frozenset(sieve.found)


def gives_away(
    cells: Mapping[Key, Cell], lines: Sequence[Line], out: Collection[Key], threshold: int
) -> bool:
    """Whether a sum of too few platforms follows although those cells are left out."""
    sieve = Sieve(cells, threshold, set(out), frozenset())
    return any(_tells(sieve, line) for line in lines) or any(
        is_small(cells[key], threshold)
        for together in _apart(lines)
        for key in derivable(_within(out, together), together)
    )


@dataclass(frozen=True)
class Sieve:
    cells: Mapping[Key, Cell]
    threshold: int
    found: set[Key]
    told: frozenset[Key]


def _within(keys: Collection[Key], lines: Iterable[Line]) -> set[Key]:
    return {key for line in lines for key in line.keys if key in keys}


def _apart(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that have nothing to do with each other, in groups: what is reckoned is less."""
    group: dict[Key, list[Line]] = {}
    for line in lines:
        joined = [line]
        for old in {id(group[key]): group[key] for key in line.keys if key in group}.values():
            joined += old
        group.update({key: joined for one in joined for key in one.keys})
    return list({id(one): one for one in group.values()}.values())


def _shield(sieve: Sieve, lines: Sequence[Line]) -> None:
    of: dict[Key, list[Line]] = {}
    for line in lines:
        for key in line.keys:
            of.setdefault(key, []).append(line)
    while _shield_lines(sieve, lines) or _shield_cells(sieve, of):
        pass


def is_small(cell: Cell, threshold: int) -> bool:
    return len(cell.platforms) < threshold


def _shield_lines(sieve: Sieve, lines: Iterable[Line]) -> bool:
    """What a line leaves out is known in sum: it has to be of enough platforms, too."""
    added = False
    for line in lines:
        while _tells(sieve, line):
            more = _next(sieve, line)
            if more is None:
                break  # nothing of it is left to reckon with
            sieve.found.add(more)
            added = True
    return added


def _tells(sieve: Sieve, line: Line) -> bool:
    """Whether the line gives away a sum of too few platforms, or the one cell that it leaves out:
    that may stand in for another elsewhere."""
    missing = [key for key in line.keys if key in sieve.found]
    if not missing:
        return False
    if len(missing) == 1:
        only = sieve.cells[missing[0]]
        return only.listed or is_small(only, sieve.threshold)
    inside = frozenset[int]().union(*(sieve.cells[key].platforms for key in missing))
    return line.total not in sieve.found and len(inside) < sieve.threshold


def _next(sieve: Sieve, line: Line) -> Key | None:
    """The cheapest to leave out: a part before a total, and of those the least."""
    left = [key for key in line.keys if key not in sieve.found and key not in sieve.told]
    return min(left, key=lambda key: _price(sieve.cells, line, key), default=None)


def _price(cells: Mapping[Key, Cell], line: Line, key: Key) -> tuple[bool, int, int, Key]:
    cell = cells[key]
    return key == line.total, len(cell.platforms), cell.value, key


def _shield_cells(sieve: Sieve, of: Mapping[Key, Sequence[Line]]) -> bool:
    """What several lines together give away."""
    added = False
    lines = list({line: None for some in of.values() for line in some})
    for key in sorted(derivable(sieve.found & of.keys(), lines)):
        if not is_small(sieve.cells[key], sieve.threshold):
            continue
        choices = [
            (_price(sieve.cells, line, more), more)
            for line in of[key]
            if (more := _next(sieve, line)) is not None
        ]
        if choices:
            sieve.found.add(min(choices)[1])
            added = True
    return added


# --- The attack ----------------------------------------------------------------------------------


def derivable(unknown: Iterable[Key], lines: Iterable[Line]) -> set[Key]:
    """The unknown cells whose values follow from the known ones: those that have but one value in
    every solution of the lines as equations."""
    keys = sorted(unknown)
    number = {key: at for at, key in enumerate(keys)}
    reduced = _reduced(_equations(lines, number))
    return {keys[next(iter(row))] for row in reduced if len(row) == 1}


def _equations(lines: Iterable[Line], number: Mapping[Key, int]) -> Iterator[Row]:
    for line in lines:
        row: Row = {}
        for key in line.keys:
            if key in number:
                sign = -1 if key == line.total else 1
                row[number[key]] = row.get(number[key], Fraction(0)) + sign
        row = {at: factor for at, factor in row.items() if factor}
        if row:
            yield row


def _reduced(equations: Iterable[Row]) -> list[Row]:
    """Reduced row echelon form, over the rationals: no rounding."""
    pivots: dict[int, Row] = {}
    for equation in equations:
        row = _without(equation, pivots)
        if not row:
            continue
        pivot = min(row)
        row = {at: factor / row[pivot] for at, factor in row.items()}
        for other, held in pivots.items():
            if pivot in held:
                pivots[other] = _minus(held, row, held[pivot])
        pivots[pivot] = row
    return list(pivots.values())


def _without(row: Row, pivots: Mapping[int, Row]) -> Row:
    for at in sorted(row.keys() & pivots.keys()):
        row = _minus(row, pivots[at], row[at])
    return row


def _minus(row: Row, other: Row, factor: Fraction) -> Row:
    found = dict(row)
    for at, value in other.items():
        left = found.get(at, Fraction(0)) - factor * value
        if left:
            found[at] = left
        else:
            found.pop(at, None)
    return found
