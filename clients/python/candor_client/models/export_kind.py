from typing import Literal

ExportKind = Literal["consolidated", "filings", "records"]

EXPORT_KIND_VALUES: set[ExportKind] = {
    "consolidated",
    "filings",
    "records",
}


def check_export_kind(value: str) -> ExportKind:
    if value in EXPORT_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EXPORT_KIND_VALUES!r}"
    )
