from typing import Literal

DirectiveNature = Literal["notice", "order"]

DIRECTIVE_NATURE_VALUES: set[DirectiveNature] = {
    "notice",
    "order",
}


def check_directive_nature(value: str) -> DirectiveNature:
    if value in DIRECTIVE_NATURE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {DIRECTIVE_NATURE_VALUES!r}"
    )
