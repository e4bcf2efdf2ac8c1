from typing import Literal

QuestionsListState = Literal["answered", "asked", "closed"]

QUESTIONS_LIST_STATE_VALUES: set[QuestionsListState] = {
    "answered",
    "asked",
    "closed",
}


def check_questions_list_state(value: str) -> QuestionsListState:
    if value in QUESTIONS_LIST_STATE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {QUESTIONS_LIST_STATE_VALUES!r}"
    )
