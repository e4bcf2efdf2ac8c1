from typing import Literal

SearchGroupOutKindEnum = Literal[
    "attestation", "directive", "platform", "product", "receipt", "record", "report"
]

SEARCH_GROUP_OUT_KIND_ENUM_VALUES: set[SearchGroupOutKindEnum] = {
    "attestation",
    "directive",
    "platform",
    "product",
    "receipt",
    "record",
    "report",
}


def check_search_group_out_kind_enum(value: str) -> SearchGroupOutKindEnum:
    if value in SEARCH_GROUP_OUT_KIND_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SEARCH_GROUP_OUT_KIND_ENUM_VALUES!r}"
    )
