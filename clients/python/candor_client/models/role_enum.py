from typing import Literal

RoleEnum = Literal["filer", "signatory", "viewer"]

ROLE_ENUM_VALUES: set[RoleEnum] = {
    "filer",
    "signatory",
    "viewer",
}


def check_role_enum(value: str) -> RoleEnum:
    if value in ROLE_ENUM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ROLE_ENUM_VALUES!r}")
