"""Where the files of an attestation belong: the slots of its control, and what each takes."""

from collections.abc import Mapping

from platforms.refusals import Refused
from reporting.evidence.controls import demands

Taken = frozenset[str]  # families of `reporting.evidence.kinds`


def slots_of(control: str) -> Mapping[str, Taken]:
    """By name. None for a control that is shown without files, or is no control any more."""
    found = demands.control_of(control)
    return (
        {name: frozenset(one.takes) for name, one in demands.slots(found).items()} if found else {}
    )


def taken_by(control: str, slot: str) -> Taken:
    """What a slot takes. Refused: `slot_unknown`, naming those that there are."""
    slots = slots_of(control)
    if slot not in slots:
        known = ", ".join(slots) or "-"
        raise Refused("slot_unknown", pointer="/slot", control=control, slots=known)
    return slots[slot]
