"""What a package leaves out beside those of its month that came out before. Pure.

Whoever has them all reckons with them all. A sum that did not change is one and the same unknown
in each, so what one package leaves out may follow from what another one says.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reporting.services.open_data.hiding import Cell, Key, Line, gives_away, hidden, is_small


class Tells(Exception):
    """Whatever is left out: with what was told before, a sum of too few platforms follows."""


@dataclass(frozen=True)
class Issue:
    """A package: its cells, what adds up, and what it leaves out."""

    cells: Mapping[Key, Cell]
    lines: Sequence[Line]
    out: frozenset[Key] = frozenset()


def hidden_beside(now: Issue, before: Sequence[Issue], threshold: int) -> frozenset[Key]:
    """The cells of `now` to leave out. Raises `Tells`."""
    if not before:
        return hidden(now.cells, now.lines, threshold)
    issues = [*before, now]
    names = _names(issues)
    cells = _joint(issues, names)
    lines = list(dict.fromkeys(_renamed(issues, names)))
    told = {names[at][key] for at, one in enumerate(before) for key in one.cells.keys() - one.out}
    once_out = {key for one in before for key in one.out}
    kept = {names[at][key] for at, one in enumerate(before) for key in one.out & one.cells.keys()}
    kept |= {names[-1][key] for key in once_out & now.cells.keys()}
    out = hidden(cells, lines, threshold, kept=kept, told=told)
    if gives_away(cells, lines, out, threshold):
        raise Tells
    return frozenset(
        key for key, cell in now.cells.items() if names[-1][key] in out or is_small(cell, threshold)
    )


def _names(issues: Sequence[Issue]) -> list[dict[Key, Key]]:
    """Of each package: its cells by names that are shared where the value is the same."""
    known: dict[tuple[Key, int], Key] = {}
    return [
        {
            key: known.setdefault((key, cell.value), (str(at), *key))
            for key, cell in one.cells.items()
        }
        for at, one in enumerate(issues)
    ]


def _joint(issues: Sequence[Issue], names: Sequence[Mapping[Key, Key]]) -> dict[Key, Cell]:
    """The same value of other platforms is that of the fewer."""
    found: dict[Key, Cell] = {}
    for one, named in zip(issues, names, strict=True):
        for key, cell in one.cells.items():
            held = found.setdefault(named[key], cell)
            if len(cell.platforms) < len(held.platforms):
                found[named[key]] = cell
    return found


def _renamed(issues: Sequence[Issue], names: Sequence[Mapping[Key, Key]]) -> Iterator[Line]:
    for one, named in zip(issues, names, strict=True):
        for line in one.lines:
            yield Line(named[line.total], tuple(named[part] for part in line.parts))
