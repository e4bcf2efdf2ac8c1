from typing import Literal

SignalsListRule = Literal[
    "S101", "S102", "S201", "S202", "S301", "S302", "S303", "S401", "S402", "S501"
]

SIGNALS_LIST_RULE_VALUES: set[SignalsListRule] = {
    "S101",
    "S102",
    "S201",
    "S202",
    "S301",
    "S302",
    "S303",
    "S401",
    "S402",
    "S501",
}


def check_signals_list_rule(value: str) -> SignalsListRule:
    if value in SIGNALS_LIST_RULE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SIGNALS_LIST_RULE_VALUES!r}"
    )
