from typing import Literal

BatchesValidateKind = Literal["corrections", "records"]

BATCHES_VALIDATE_KIND_VALUES: set[BatchesValidateKind] = {
    "corrections",
    "records",
}


def check_batches_validate_kind(value: str) -> BatchesValidateKind:
    if value in BATCHES_VALIDATE_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BATCHES_VALIDATE_KIND_VALUES!r}"
    )
