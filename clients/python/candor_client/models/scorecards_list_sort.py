from typing import Literal

ScorecardsListSort = Literal[
    "explanations", "findings", "punctuality", "refused", "restatements", "samples"
]

SCORECARDS_LIST_SORT_VALUES: set[ScorecardsListSort] = {
    "explanations",
    "findings",
    "punctuality",
    "refused",
    "restatements",
    "samples",
}


def check_scorecards_list_sort(value: str) -> ScorecardsListSort:
    if value in SCORECARDS_LIST_SORT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SCORECARDS_LIST_SORT_VALUES!r}"
    )
