from typing import Literal

ActorOutKindEnum = Literal["office", "operator", "platform", "system"]

ACTOR_OUT_KIND_ENUM_VALUES: set[ActorOutKindEnum] = {
    "office",
    "operator",
    "platform",
    "system",
}


def check_actor_out_kind_enum(value: str) -> ActorOutKindEnum:
    if value in ACTOR_OUT_KIND_ENUM_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ACTOR_OUT_KIND_ENUM_VALUES!r}"
    )
