from typing import Literal

ExtensionsListState = Literal["in_force", "replaced", "revoked"]

EXTENSIONS_LIST_STATE_VALUES: set[ExtensionsListState] = {
    "in_force",
    "replaced",
    "revoked",
}


def check_extensions_list_state(value: str) -> ExtensionsListState:
    if value in EXTENSIONS_LIST_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EXTENSIONS_LIST_STATE_VALUES!r}"
    )
