from typing import Literal

EditionState = Literal[
    "discarded", "draft", "proposed", "published", "superseded", "withdrawn"
]

EDITION_STATE_VALUES: set[EditionState] = {
    "discarded",
    "draft",
    "proposed",
    "published",
    "superseded",
    "withdrawn",
}


def check_edition_state(value: str) -> EditionState:
    if value in EDITION_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EDITION_STATE_VALUES!r}"
    )
