from typing import Literal

ProductKind = Literal["agent", "api", "mini_program", "mobile_app", "web_app"]

PRODUCT_KIND_VALUES: set[ProductKind] = {
    "agent",
    "api",
    "mini_program",
    "mobile_app",
    "web_app",
}


def check_product_kind(value: str) -> ProductKind:
    if value in PRODUCT_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PRODUCT_KIND_VALUES!r}"
    )
