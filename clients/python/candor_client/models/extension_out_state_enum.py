from typing import Literal

ExtensionOutStateEnum = Literal["in_force", "replaced", "revoked"]

EXTENSION_OUT_STATE_ENUM_VALUES: set[ExtensionOutStateEnum] = {
    "in_force",
    "replaced",
    "revoked",
}


def check_extension_out_state_enum(value: str) -> ExtensionOutStateEnum:
    if value in EXTENSION_OUT_STATE_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EXTENSION_OUT_STATE_ENUM_VALUES!r}"
    )
