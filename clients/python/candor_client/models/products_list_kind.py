from typing import Literal

ProductsListKind = Literal["agent", "api", "mini_program", "mobile_app", "web_app"]

PRODUCTS_LIST_KIND_VALUES: set[ProductsListKind] = {
    "agent",
    "api",
    "mini_program",
    "mobile_app",
    "web_app",
}


def check_products_list_kind(value: str) -> ProductsListKind:
    if value in PRODUCTS_LIST_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PRODUCTS_LIST_KIND_VALUES!r}"
    )
