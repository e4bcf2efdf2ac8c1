from typing import Literal

BlockInKindEnum = Literal[
    "action",
    "category",
    "coverage",
    "heading",
    "headline",
    "product_kind",
    "province",
    "published",
    "restated",
    "sources",
    "text",
]

BLOCK_IN_KIND_ENUM_VALUES: set[BlockInKindEnum] = {
    "action",
    "category",
    "coverage",
    "heading",
    "headline",
    "product_kind",
    "province",
    "published",
    "restated",
    "sources",
    "text",
}


def check_block_in_kind_enum(value: str) -> BlockInKindEnum:
    if value in BLOCK_IN_KIND_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BLOCK_IN_KIND_ENUM_VALUES!r}"
    )
