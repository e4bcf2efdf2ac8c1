from typing import Literal

EventsListAcceptLanguage = Literal["en", "zh-Hans"]

EVENTS_LIST_ACCEPT_LANGUAGE_VALUES: set[EventsListAcceptLanguage] = {
    "en",
    "zh-Hans",
}


def check_events_list_accept_language(value: str) -> EventsListAcceptLanguage:
    if value in EVENTS_LIST_ACCEPT_LANGUAGE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EVENTS_LIST_ACCEPT_LANGUAGE_VALUES!r}"
    )
