from typing import Literal

PeopleAddAcceptLanguage = Literal["en", "zh-Hans"]

PEOPLE_ADD_ACCEPT_LANGUAGE_VALUES: set[PeopleAddAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_people_add_accept_language(value: str) -> PeopleAddAcceptLanguage:
    if value in PEOPLE_ADD_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PEOPLE_ADD_ACCEPT_LANGUAGE_VALUES!r}"
    )
