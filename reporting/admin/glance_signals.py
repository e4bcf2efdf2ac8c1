"""The signals that an office should look at first."""

from dataclasses import dataclass

from django.urls import reverse

from platforms.principals import Principal
from reporting.admin.words import language
from reporting.models import Signal, SignalState
from reporting.selectors.signals import visible_signals
from reporting.signals import tell

SHOWN = 3


@dataclass(frozen=True)
class Heard:
    """One signal: what was heard, of whom, and its page."""

    text: str
    about: str
    month: str
    url: str


def strongest(principal: Principal) -> list[Heard]:
    """Open ones of the latest months, the strongest of a month first."""
    found = visible_signals(principal).filter(state=SignalState.OPEN, gone_at=None)
    rows = found.select_related("platform", "jurisdiction").order_by("-period", "-strength", "-id")
    return [_heard(signal) for signal in rows[:SHOWN]]


def _heard(signal: Signal) -> Heard:
    return Heard(
        tell(signal.rule, signal.numbers, language()).message,
        str(signal.platform or signal.jurisdiction),
        f"{signal.period_id:%Y-%m}",
        reverse("admin:reporting_signal_change", args=[signal.pk]),
    )
