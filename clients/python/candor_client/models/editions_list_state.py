from typing import Literal

EditionsListState = Literal[
    "discarded", "draft", "proposed", "published", "superseded", "withdrawn"
]

EDITIONS_LIST_STATE_VALUES: set[EditionsListState] = {
    "discarded",
    "draft",
    "proposed",
    "published",
    "superseded",
    "withdrawn",
}


def check_editions_list_state(value: str) -> EditionsListState:
    if value in EDITIONS_LIST_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EDITIONS_LIST_STATE_VALUES!r}"
    )
