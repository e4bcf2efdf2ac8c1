from typing import Literal

ReminderOutKindEnum = Literal["due_soon", "overdue"]

REMINDER_OUT_KIND_ENUM_VALUES: set[ReminderOutKindEnum] = {
    "due_soon",
    "overdue",
}


def check_reminder_out_kind_enum(value: str) -> ReminderOutKindEnum:
    if value in REMINDER_OUT_KIND_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {REMINDER_OUT_KIND_ENUM_VALUES!r}"
    )
