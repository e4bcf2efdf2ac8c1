"""What a platform has measured of a safeguard: values by name, as its control asks for them."""

from typing import Any

from django.utils.functional import lazy
from django.utils.translation import get_language

from platforms import audit
from platforms.principals import Principal
from platforms.refusals import Fault, Refused
from reporting.evidence.controls import Problem, validate
from reporting.models import Attestation, AttestationRevision
from reporting.services.attesting import lock_draft

EXAMPLE = '{"modalities": ["image", "video"]}'


def _said(problem: Problem) -> str:
    return problem.message("zh" if (get_language() or "").startswith("zh") else "en")


_said_lazily = lazy(_said, str)  # in the language of whoever is answered


def _hold_bare(measurements: Any) -> None:
    """Values are shown within `measurements`, and sent as they are: easily mistaken."""
    if isinstance(measurements, dict) and set(measurements) == {"measurements"}:
        fault = Fault("/measurements", "measurements_wrapped", {"example": EXAMPLE})
        raise Refused("measurements_invalid", faults=(fault,))


def measure(
    principal: Principal, attestation: Attestation, measurements: Any
) -> AttestationRevision:
    """Put values in the place of all that the draft held. A draft may be incomplete.

    Refused: `attestation_no_draft`, `measurements_invalid` with every fault by its place.
    """
    draft = lock_draft(attestation)
    _hold_bare(measurements)
    problems = validate(attestation.control, measurements)
    if problems:
        faults = (Fault(one.pointer, one.code, {"text": _said_lazily(one)}) for one in problems)
        raise Refused("measurements_invalid", faults=tuple(faults))
    if draft.measurements == measurements:
        return draft
    draft.measurements = measurements
    draft.save(update_fields=["measurements"])
    audit.record(
        principal,
        "attestation.measured",
        "attestation",
        attestation.id,
        platform_id=attestation.platform_id,
        number=draft.number,
        names=sorted(measurements),
    )
    return draft
