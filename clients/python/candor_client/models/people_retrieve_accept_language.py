from typing import Literal

PeopleRetrieveAcceptLanguage = Literal["en", "zh-Hans"]

PEOPLE_RETRIEVE_ACCEPT_LANGUAGE_VALUES: set[PeopleRetrieveAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_people_retrieve_accept_language(value: str) -> PeopleRetrieveAcceptLanguage:
    if value in PEOPLE_RETRIEVE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PEOPLE_RETRIEVE_ACCEPT_LANGUAGE_VALUES!r}"
    )
