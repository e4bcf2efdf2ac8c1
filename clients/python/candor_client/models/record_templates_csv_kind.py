from typing import Literal

RecordTemplatesCsvKind = Literal["corrections", "records"]

RECORD_TEMPLATES_CSV_KIND_VALUES: set[RecordTemplatesCsvKind] = {
    "corrections",
    "records",
}


def check_record_templates_csv_kind(value: str) -> RecordTemplatesCsvKind:
    if value in RECORD_TEMPLATES_CSV_KIND_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RECORD_TEMPLATES_CSV_KIND_VALUES!r}"
    )
