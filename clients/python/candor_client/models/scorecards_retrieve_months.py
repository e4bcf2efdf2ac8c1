from typing import Literal

ScorecardsRetrieveMonths = Literal[3, 6, 12]

SCORECARDS_RETRIEVE_MONTHS_VALUES: set[ScorecardsRetrieveMonths] = {
    3,
    6,
    12,
}


def check_scorecards_retrieve_months(value: int) -> ScorecardsRetrieveMonths:
    if value in SCORECARDS_RETRIEVE_MONTHS_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SCORECARDS_RETRIEVE_MONTHS_VALUES!r}"
    )
