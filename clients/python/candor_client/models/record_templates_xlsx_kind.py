from typing import Literal

RecordTemplatesXlsxKind = Literal["corrections", "records"]

RECORD_TEMPLATES_XLSX_KIND_VALUES: set[RecordTemplatesXlsxKind] = {
    "corrections",
    "records",
}


def check_record_templates_xlsx_kind(value: str) -> RecordTemplatesXlsxKind:
    if value in RECORD_TEMPLATES_XLSX_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RECORD_TEMPLATES_XLSX_KIND_VALUES!r}"
    )
