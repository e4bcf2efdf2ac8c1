from typing import Literal

RecordsListState = Literal["all", "current", "superseded", "withdrawn"]

RECORDS_LIST_STATE_VALUES: set[RecordsListState] = {
    "all",
    "current",
    "superseded",
    "withdrawn",
}


def check_records_list_state(value: str) -> RecordsListState:
    if value in RECORDS_LIST_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RECORDS_LIST_STATE_VALUES!r}"
    )
