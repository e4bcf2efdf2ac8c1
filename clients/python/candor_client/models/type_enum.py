from typing import Literal

TypeEnum = Literal[
    "boolean",
    "code",
    "codes",
    "date",
    "filing_number",
    "integer",
    "inventory",
    "number",
    "period",
    "ratio",
    "sha256",
    "text",
    "url",
]

TYPE_ENUM_VALUES: set[TypeEnum] = {
    "boolean",
    "code",
    "codes",
    "date",
    "filing_number",
    "integer",
    "inventory",
    "number",
    "period",
    "ratio",
    "sha256",
    "text",
    "url",
}


def check_type_enum(value: str) -> TypeEnum:
    if value in TYPE_ENUM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TYPE_ENUM_VALUES!r}")
