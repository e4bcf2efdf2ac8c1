from typing import Literal

BatchKind = Literal["corrections", "records"]

BATCH_KIND_VALUES: set[BatchKind] = {
    "corrections",
    "records",
}


def check_batch_kind(value: str) -> BatchKind:
    if value in BATCH_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BATCH_KIND_VALUES!r}"
    )
