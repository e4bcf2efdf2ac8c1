from typing import Literal

ReviewsListReason = Literal[
    "answer_late",
    "answered",
    "assigned",
    "explanations",
    "needs_explanation",
    "rejected",
    "return_late",
    "unread",
]

REVIEWS_LIST_REASON_VALUES: set[ReviewsListReason] = {
    "answer_late",
    "answered",
    "assigned",
    "explanations",
    "needs_explanation",
    "rejected",
    "return_late",
    "unread",
}


def check_reviews_list_reason(value: str) -> ReviewsListReason:
    if value in REVIEWS_LIST_REASON_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {REVIEWS_LIST_REASON_VALUES!r}"
    )
