from typing import Literal

RemindersListKind = Literal["due_soon", "overdue"]

REMINDERS_LIST_KIND_VALUES: set[RemindersListKind] = {
    "due_soon",
    "overdue",
}


def check_reminders_list_kind(value: str) -> RemindersListKind:
    if value in REMINDERS_LIST_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {REMINDERS_LIST_KIND_VALUES!r}"
    )
