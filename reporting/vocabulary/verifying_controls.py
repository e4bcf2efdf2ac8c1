"""What no type can say about the requirements of the controls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from reporting.vocabulary.controls import Control
from reporting.vocabulary.requirements import Count, Demand, Measurement, Share, Slot
from reporting.vocabulary.terms import Term
from reporting.vocabulary.vocabularies import Vocabularies, Vocabulary

NUMBERS = ("integer", "number", "ratio")
# What a measurement of a type has to have, and no other may.
OWN = {"choices": ("code", "codes"), "fields": ("inventory",), "filing": ("filing_number",)}


def verify_controls(vocabularies: Vocabularies) -> Iterator[str]:
    """Yield one complaint for everything wrong."""
    newest = vocabularies.editions[-1]
    for control in vocabularies.controls.values():
        for complaint in _control(control, newest):
            yield f"control {control.code}: {complaint}"


def terms_of(control: Control) -> Iterator[Term]:
    """Whatever has a name, so that both languages can be asked for."""
    for demand in control.requirements:
        yield from _terms(demand)


def _terms(demand: Demand) -> Iterator[Term]:
    yield demand
    if isinstance(demand, Measurement):
        yield from demand.choices
        for field in demand.fields:
            yield from _terms(field)


def _control(control: Control, newest: Vocabulary) -> Iterator[str]:
    yield from _demands(control.requirements)
    if not any(demand.required for demand in control.requirements):
        yield "nothing is required"
    yield from _slots([one for one in control.requirements if isinstance(one, Slot)])
    named = {one.code for one in control.requirements if isinstance(one, Measurement)}
    for count in control.requirements:
        if isinstance(count, Count):
            if not {"period", count.measurement} <= named:
                yield f"{count.code} compares what is not measured"
            if count.measure not in newest.measures:
                yield f"{count.code} compares with an unknown measure: {count.measure}"
    yield from _example(control)
    yield from _references(control, newest)


def _demands(demands: tuple[Demand, ...]) -> Iterator[str]:
    known = {demand.code: demand for demand in demands}
    for code, times in Counter(demand.code for demand in demands).items():
        if times > 1:
            yield f"{code} stands twice"
    for demand in demands:
        if not demand.source.strip():
            yield f"{demand.code} has no source"
        if isinstance(demand, Share):
            yield from _of_type(known, demand.code, (demand.part, demand.whole), "integer")
        if isinstance(demand, Measurement):
            yield from _measurement(demand, known)
            yield from _nested(demand)


def _nested(demand: Measurement) -> Iterator[str]:
    for field in demand.fields:
        if isinstance(field, Measurement) and field.fields:
            yield f"{demand.code}: an inventory within an inventory"


def _measurement(demand: Measurement, known: Mapping[str, Demand]) -> Iterator[str]:
    for name, types in OWN.items():
        if bool(getattr(demand, name)) != (demand.type in types):
            yield f"{demand.code} of type {demand.type} and its {name} do not go together"
    bounded = (demand.at_least, demand.at_most) != (None, None)
    if bounded and demand.type not in (*NUMBERS, "inventory"):
        yield f"{demand.code} of type {demand.type} has a bound"
    if demand.must_be is not None and demand.type != "boolean":
        yield f"{demand.code} of type {demand.type} must be something"
    if demand.within_days is not None and demand.type != "date":
        yield f"{demand.code} of type {demand.type} has an age"
    if demand.counted_from is not None:
        yield from _of_type(known, demand.code, (demand.counted_from,), "date")
    if demand.part_of is not None:
        yield from _of_type(known, demand.code, (demand.part_of,), "integer")
    yield from _demands(demand.fields)


def _of_type(
    known: Mapping[str, Demand], code: str, names: tuple[str, ...], wanted: str
) -> Iterator[str]:
    for name in names:
        found = known.get(name)
        if not isinstance(found, Measurement) or found.type != wanted:
            yield f"{code} speaks of {name}, which is no measurement of type {wanted}"


def _slots(slots: list[Slot]) -> Iterator[str]:
    for slot in slots:
        if slot.least_n < 1 or not slot.takes:
            yield f"{slot.code} takes nothing"
        if (slot.share is not None) != (slot.rule not in ("kept", "before")):
            yield f"{slot.code}: a share is of files that are judged"
    rules = [slot.rule for slot in slots]
    if ("before" in rules) != ("after" in rules):
        yield "before and after go together"


def _example(control: Control) -> Iterator[str]:
    measured = {one.code: one for one in control.requirements if isinstance(one, Measurement)}
    for name in control.example.keys() - measured.keys():
        yield f"the example gives {name}, which is not asked for"
    for name in measured.keys() - control.example.keys():
        if measured[name].required:
            yield f"the example leaves out {name}"


def _references(control: Control, newest: Vocabulary) -> Iterator[str]:
    for measure in control.applies_where:
        if measure not in newest.measures:
            yield f"applies where an unknown measure is: {measure}"
    if control.denied_by is None:
        return
    for label in control.denied_by.labels - newest.labels.keys():
        yield f"denied by an unknown label: {label}"
    for modality in (control.denied_by.modalities or frozenset()) - newest.modalities.keys():
        yield f"denied by an unknown modality: {modality}"
