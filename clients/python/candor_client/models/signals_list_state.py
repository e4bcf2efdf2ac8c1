from typing import Literal

SignalsListState = Literal["acknowledged", "dismissed", "open"]

SIGNALS_LIST_STATE_VALUES: set[SignalsListState] = {
    "acknowledged",
    "dismissed",
    "open",
}


def check_signals_list_state(value: str) -> SignalsListState:
    if value in SIGNALS_LIST_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SIGNALS_LIST_STATE_VALUES!r}"
    )
