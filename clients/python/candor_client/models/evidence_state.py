from typing import Literal

EvidenceState = Literal["clean", "infected", "quarantined"]

EVIDENCE_STATE_VALUES: set[EvidenceState] = {
    "clean",
    "infected",
    "quarantined",
}


def check_evidence_state(value: str) -> EvidenceState:
    if value in EVIDENCE_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EVIDENCE_STATE_VALUES!r}"
    )
