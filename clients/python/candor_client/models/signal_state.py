from typing import Literal

SignalState = Literal["acknowledged", "dismissed", "open"]

SIGNAL_STATE_VALUES: set[SignalState] = {
    "acknowledged",
    "dismissed",
    "open",
}


def check_signal_state(value: str) -> SignalState:
    if value in SIGNAL_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SIGNAL_STATE_VALUES!r}"
    )
