from typing import Literal

ScorecardsListSize = Literal["large", "medium", "small"]

SCORECARDS_LIST_SIZE_VALUES: set[ScorecardsListSize] = {
    "large",
    "medium",
    "small",
}


def check_scorecards_list_size(value: str) -> ScorecardsListSize:
    if value in SCORECARDS_LIST_SIZE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SCORECARDS_LIST_SIZE_VALUES!r}"
    )
