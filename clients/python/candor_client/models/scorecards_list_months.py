from typing import Literal

ScorecardsListMonths = Literal[3, 6, 12]

SCORECARDS_LIST_MONTHS_VALUES: set[ScorecardsListMonths] = {
    3,
    6,
    12,
}


def check_scorecards_list_months(value: int) -> ScorecardsListMonths:
    if value in SCORECARDS_LIST_MONTHS_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SCORECARDS_LIST_MONTHS_VALUES!r}"
    )
