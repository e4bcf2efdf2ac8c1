from typing import Literal

RemindersListAddressee = Literal["office", "platform"]

REMINDERS_LIST_ADDRESSEE_VALUES: set[RemindersListAddressee] = {
    "office",
    "platform",
}


def check_reminders_list_addressee(value: str) -> RemindersListAddressee:
    if value in REMINDERS_LIST_ADDRESSEE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {REMINDERS_LIST_ADDRESSEE_VALUES!r}"
    )
