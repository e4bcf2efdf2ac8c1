from typing import Literal

PeopleDeactivateAcceptLanguage = Literal["en", "zh-Hans"]

PEOPLE_DEACTIVATE_ACCEPT_LANGUAGE_VALUES: set[PeopleDeactivateAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_people_deactivate_accept_language(
    value: str,
) -> PeopleDeactivateAcceptLanguage:
    if value in PEOPLE_DEACTIVATE_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PEOPLE_DEACTIVATE_ACCEPT_LANGUAGE_VALUES!r}"
    )
