from typing import Literal

RuleEnum = Literal[
    "after", "before", "implicit", "kept", "prompt", "propagated", "rhythm"
]

RULE_ENUM_VALUES: set[RuleEnum] = {
    "after",
    "before",
    "implicit",
    "kept",
    "prompt",
    "propagated",
    "rhythm",
}


def check_rule_enum(value: str) -> RuleEnum:
    if value in RULE_ENUM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RULE_ENUM_VALUES!r}")
