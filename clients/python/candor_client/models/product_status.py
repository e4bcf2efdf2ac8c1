from typing import Literal

ProductStatus = Literal["offered", "withdrawn"]

PRODUCT_STATUS_VALUES: set[ProductStatus] = {
    "offered",
    "withdrawn",
}


def check_product_status(value: str) -> ProductStatus:
    if value in PRODUCT_STATUS_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PRODUCT_STATUS_VALUES!r}"
    )
