"""What an audit finds, and what it counts while it looks."""

from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Literal
from uuid import UUID

# unread: what is there could not be compared, so that nothing is said of it.
How = Literal["changed", "missing", "added", "unread"]
Where = Mapping[str, str | int]


@dataclass(frozen=True)
class Difference:
    """One thing that is not what it should be.

    `what`: a noun of reporting/management/audits.py. `where`: from the whole to the part, by names
    of the same place. `expected`, `found`: as text; None where there should be or is nothing.
    """

    what: str
    how: How
    where: Where
    expected: str | None = None
    found: str | None = None


Differences = Iterator[Difference]


@dataclass(frozen=True)
class Scope:
    """What to look at: a month, a platform, or all. `archives`: the folder in which archives of
    months lie now, where that is another than they were written to. `heads`: where the operator
    keeps tree heads, if elsewhere. `jwks`: a file of the keys to trust, and no others."""

    month: date | None = None
    platform: UUID | None = None
    archives: Path | None = None
    heads: Path | None = None
    jwks: Path | None = None

    @property
    def is_everybody(self) -> bool:
        return self.platform is None

    @property
    def is_everything(self) -> bool:
        return self.platform is None and self.month is None


@dataclass
class Audit:
    """A run: what it is to look at, and how much it has looked at, by noun. `broken`: receipts
    whose signature does not hold, or that are another's. `examined`: examinations that a receipt
    names. `late`: revisions of attestations whose receipt came later, by attestation and number,
    and when."""

    scope: Scope
    compared: Counter[str] = field(default_factory=Counter)
    broken: set[UUID] = field(default_factory=set)
    examined: set[str] = field(default_factory=set)
    late: dict[tuple[str, int], datetime] = field(default_factory=dict)


def told(found: Differences) -> Generator[Difference, None, int]:
    """The same differences, and then how many they were."""
    n = 0
    for difference in found:
        n += 1
        yield difference
    return n


def between(
    what: str,
    where: Where,
    expected: Mapping[tuple[str, ...], object],
    found: Mapping[tuple[str, ...], object],
) -> Differences:
    """Values by what they stand for: those that are not the same on both sides, in order."""
    for key in sorted(expected.keys() | found.keys()):
        place = {**where, "cell": " ".join(part or "-" for part in key)}
        should, there = expected.get(key), found.get(key)
        if should == there:
            continue
        if key not in found:
            yield Difference(what, "missing", place, str(should))
        elif key not in expected:
            yield Difference(what, "added", place, None, str(there))
        else:
            yield Difference(what, "changed", place, str(should), str(there))


def changed(what: str, where: Where, expected: object, found: object) -> Differences:
    """One difference, or none."""
    if expected != found:
        yield Difference(what, "changed", where, _text(expected), _text(found))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
