from typing import Literal

ProductsChangeAcceptLanguage = Literal["en", "zh-Hans"]

PRODUCTS_CHANGE_ACCEPT_LANGUAGE_VALUES: set[ProductsChangeAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_products_change_accept_language(value: str) -> ProductsChangeAcceptLanguage:
    if value in PRODUCTS_CHANGE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PRODUCTS_CHANGE_ACCEPT_LANGUAGE_VALUES!r}"
    )
