from typing import Literal

ExaminationReadingsListModality = Literal["audio", "image", "text", "video"]

EXAMINATION_READINGS_LIST_MODALITY_VALUES: set[ExaminationReadingsListModality] = {
    "audio",
    "image",
    "text",
    "video",
}


def check_examination_readings_list_modality(
    value: str,
) -> ExaminationReadingsListModality:
    if value in EXAMINATION_READINGS_LIST_MODALITY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {EXAMINATION_READINGS_LIST_MODALITY_VALUES!r}"
    )
