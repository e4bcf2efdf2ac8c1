from typing import Literal

RelationEnum = Literal["broader", "exact", "narrower", "related"]

RELATION_ENUM_VALUES: set[RelationEnum] = {
    "broader",
    "exact",
    "narrower",
    "related",
}


def check_relation_enum(value: str) -> RelationEnum:
    if value in RELATION_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RELATION_ENUM_VALUES!r}"
    )
