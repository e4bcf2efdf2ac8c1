from typing import Literal

OnboardingListStep = Literal["accepted", "call", "credential", "filing", "registered"]

ONBOARDING_LIST_STEP_VALUES: set[OnboardingListStep] = {
    "accepted",
    "call",
    "credential",
    "filing",
    "registered",
}


def check_onboarding_list_step(value: str) -> OnboardingListStep:
    if value in ONBOARDING_LIST_STEP_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ONBOARDING_LIST_STEP_VALUES!r}"
    )
