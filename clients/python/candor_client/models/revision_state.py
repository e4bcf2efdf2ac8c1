from typing import Literal

RevisionState = Literal[
    "accepted",
    "checking",
    "draft",
    "errored",
    "needs_explanation",
    "received",
    "rejected",
    "returned",
    "superseded",
    "withdrawn",
]

REVISION_STATE_VALUES: set[RevisionState] = {
    "accepted",
    "checking",
    "draft",
    "errored",
    "needs_explanation",
    "received",
    "rejected",
    "returned",
    "superseded",
    "withdrawn",
}


def check_revision_state(value: str) -> RevisionState:
    if value in REVISION_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {REVISION_STATE_VALUES!r}"
    )
