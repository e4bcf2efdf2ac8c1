from typing import Literal

ProductsRegisterAcceptLanguage = Literal["en", "zh-Hans"]

PRODUCTS_REGISTER_ACCEPT_LANGUAGE_VALUES: set[ProductsRegisterAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_products_register_accept_language(
    value: str,
) -> ProductsRegisterAcceptLanguage:
    if value in PRODUCTS_REGISTER_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PRODUCTS_REGISTER_ACCEPT_LANGUAGE_VALUES!r}"
    )
