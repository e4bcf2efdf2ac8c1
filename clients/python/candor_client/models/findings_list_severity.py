from typing import Literal

FindingsListSeverity = Literal["error", "note", "warning"]

FINDINGS_LIST_SEVERITY_VALUES: set[FindingsListSeverity] = {
    "error",
    "note",
    "warning",
}


def check_findings_list_severity(value: str) -> FindingsListSeverity:
    if value in FINDINGS_LIST_SEVERITY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {FINDINGS_LIST_SEVERITY_VALUES!r}"
    )
