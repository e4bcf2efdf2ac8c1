from typing import Literal

StandingState = Literal[
    "examining", "expired", "inconclusive", "not_satisfied", "satisfied", "submitted"
]

STANDING_STATE_VALUES: set[StandingState] = {
    "examining",
    "expired",
    "inconclusive",
    "not_satisfied",
    "satisfied",
    "submitted",
}


def check_standing_state(value: str) -> StandingState:
    if value in STANDING_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {STANDING_STATE_VALUES!r}"
    )
