from typing import Literal

DirectivesListState = Literal[
    "accepted", "acknowledged", "answered", "issued", "returned", "withdrawn"
]

DIRECTIVES_LIST_STATE_VALUES: set[DirectivesListState] = {
    "accepted",
    "acknowledged",
    "answered",
    "issued",
    "returned",
    "withdrawn",
}


def check_directives_list_state(value: str) -> DirectivesListState:
    if value in DIRECTIVES_LIST_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DIRECTIVES_LIST_STATE_VALUES!r}"
    )
