from typing import Literal

DirectiveState = Literal[
    "accepted", "acknowledged", "answered", "issued", "returned", "withdrawn"
]

DIRECTIVE_STATE_VALUES: set[DirectiveState] = {
    "accepted",
    "acknowledged",
    "answered",
    "issued",
    "returned",
    "withdrawn",
}


def check_directive_state(value: str) -> DirectiveState:
    if value in DIRECTIVE_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DIRECTIVE_STATE_VALUES!r}"
    )
