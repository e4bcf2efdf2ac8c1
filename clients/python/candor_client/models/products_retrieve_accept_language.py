from typing import Literal

ProductsRetrieveAcceptLanguage = Literal["en", "zh-Hans"]

PRODUCTS_RETRIEVE_ACCEPT_LANGUAGE_VALUES: set[ProductsRetrieveAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_products_retrieve_accept_language(
    value: str,
) -> ProductsRetrieveAcceptLanguage:
    if value in PRODUCTS_RETRIEVE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PRODUCTS_RETRIEVE_ACCEPT_LANGUAGE_VALUES!r}"
    )
