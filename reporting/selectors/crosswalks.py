"""Categories of one vocabulary told in those of another.

Only what is exactly equal is put together. Whatever is broader, narrower or merely related keeps
the code that it was filed under, and is told as what it is.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from reporting import vocabulary
from reporting.vocabulary import Text

EQUAL = "exact"
INVERSE = {"broader": "narrower", "narrower": "broader"}


@dataclass(frozen=True)
class Crossing:
    """How a category of another vocabulary relates to one of the vocabulary asked for."""

    vocabulary: str
    category: str
    relation: str
    target: str
    note: Text

    @property
    def joined(self) -> bool:
        return self.relation == EQUAL


def versions() -> list[str]:
    return [edition.version for edition in vocabulary.load().editions]


def crossings_into(version: str) -> list[Crossing]:
    """From every other vocabulary that was compared with it, in either direction."""
    found = []
    for walk in vocabulary.load().crosswalk:
        for one in walk.crossings:
            if walk.target == version:
                found.append(Crossing(walk.origin, one.origin, one.relation, one.target, one.note))
            elif walk.origin == version:
                inverse = INVERSE.get(one.relation, one.relation)
                found.append(Crossing(walk.target, one.target, inverse, one.origin, one.note))
    return found


def crossings_of(version: str, months: Collection[date]) -> list[Crossing]:
    """Those of the vocabularies that applied in these months."""
    applied = {
        edition.version
        for edition in vocabulary.load().editions
        if any(edition.covers(f"{month:%Y-%m}") for month in months)
    }
    return [one for one in crossings_into(version) if one.vocabulary in applied]


def equals(version: str) -> dict[str, str]:
    """By code of another vocabulary: the very same category in this one."""
    return {one.category: one.target for one in crossings_into(version) if one.joined}


def equal_codes(version: str, codes: Iterable[str]) -> tuple[str, ...]:
    """The codes with all that are their equals, in whatever vocabulary."""
    same = equals(version)
    wanted = {same.get(code, code) for code in codes}
    return tuple(sorted(wanted | {code for code, target in same.items() if target in wanted}))
