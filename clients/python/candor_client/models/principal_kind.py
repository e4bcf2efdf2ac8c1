from typing import Literal

PrincipalKind = Literal["office", "platform"]

PRINCIPAL_KIND_VALUES: set[PrincipalKind] = {
    "office",
    "platform",
}


def check_principal_kind(value: str) -> PrincipalKind:
    if value in PRINCIPAL_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PRINCIPAL_KIND_VALUES!r}"
    )
