"""The requirements of a control, by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from reporting import vocabulary
from reporting.vocabulary import Control
from reporting.vocabulary.requirements import Count, Demand, Measurement, Share, Slot
from reporting.vocabulary.terms import Language

AnyDemand = TypeVar("AnyDemand", bound=Demand)
Values = Mapping[str, Any]


def control_of(code: str) -> Control | None:
    return vocabulary.load().controls.get(code)


def of_kind(demands: Iterable[Demand], kind: type[AnyDemand]) -> Mapping[str, AnyDemand]:
    return {one.code: one for one in demands if isinstance(one, kind)}


def measurements(demands: Iterable[Demand]) -> Mapping[str, Measurement]:
    return of_kind(demands, Measurement)


def shares(demands: Iterable[Demand]) -> Iterable[Share]:
    return of_kind(demands, Share).values()


def slots(control: Control) -> Mapping[str, Slot]:
    return of_kind(control.requirements, Slot)


def counts(control: Control) -> Iterable[Count]:
    return of_kind(control.requirements, Count).values()


def levels(control: Control, values: Values) -> Iterator[tuple[str, Sequence[Demand], Values]]:
    """The control's own demands with the values given, then those of every row of an inventory,
    each with the path that its names begin with."""
    yield "", control.requirements, values
    for name, demand in measurements(control.requirements).items():
        rows = values.get(name)
        if demand.fields and isinstance(rows, list):
            for number, row in enumerate(rows):
                if isinstance(row, dict):
                    yield f"{name}/{number}/", demand.fields, row


def title(control: Control | None, path: str, language: Language) -> str:
    """What `path` is called, with the path where it is within an inventory; else the path."""
    if control is None:
        return path
    names = path.split("/")
    found: Demand | None = None
    demands: Sequence[Demand] = control.requirements
    for name in names[::2]:
        found = next((one for one in demands if one.code == name), None)
        if found is None:
            return path
        demands = found.fields if isinstance(found, Measurement) else ()
    assert found is not None  # noqa: S101 - a path has a name at least
    text = found.name.within(language)
    return f"{text} ({path})" if len(names) > 1 else text
