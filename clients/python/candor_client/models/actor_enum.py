from typing import Literal

ActorEnum = Literal["both", "platform", "regulator"]

ACTOR_ENUM_VALUES: set[ActorEnum] = {
    "both",
    "platform",
    "regulator",
}


def check_actor_enum(value: str) -> ActorEnum:
    if value in ACTOR_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ACTOR_ENUM_VALUES!r}"
    )
