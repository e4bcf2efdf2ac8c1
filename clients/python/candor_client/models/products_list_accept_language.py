from typing import Literal

ProductsListAcceptLanguage = Literal["en", "zh-Hans"]

PRODUCTS_LIST_ACCEPT_LANGUAGE_VALUES: set[ProductsListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_products_list_accept_language(value: str) -> ProductsListAcceptLanguage:
    if value in PRODUCTS_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PRODUCTS_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
