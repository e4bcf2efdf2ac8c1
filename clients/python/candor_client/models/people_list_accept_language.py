from typing import Literal

PeopleListAcceptLanguage = Literal["en", "zh-Hans"]

PEOPLE_LIST_ACCEPT_LANGUAGE_VALUES: set[PeopleListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_people_list_accept_language(value: str) -> PeopleListAcceptLanguage:
    if value in PEOPLE_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PEOPLE_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
