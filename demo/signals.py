"""The national office reads what is odd, and how well one platform files beside the others."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from candor_client import AuthenticatedClient
from candor_client.api.scorecards import scorecards_retrieve
from candor_client.api.signals import signals_list
from candor_client.models import IndicatorOut, ScorecardOut, SignalItem

from demo.answers import must
from demo.volumes import MONTHS

LANGUAGES = ("en", "zh-Hans")
MOST = 1000
EXAMPLES = ("S101", "S401")  # a category that rises, the same content in several places
SHARES = {"punctuality", "samples"}


def found(client: AuthenticatedClient, language: str = "en") -> list[SignalItem]:
    """The strongest first, in an order that no clock has a say in."""
    page = must(signals_list.sync(client=client, page_size=MOST, accept_language=language))
    return sorted(page.results, key=lambda one: (-one.strength, one.rule, str(one.subject)))


def told(signals: Sequence[SignalItem]) -> list[dict[str, Any]]:
    rows = [
        {
            "rule": one.rule,
            "period": one.period,
            "about": one.platform.name_en if one.platform else one.scope,
            "message": one.message,
        }
        for one in signals
    ]
    return sorted(rows, key=lambda row: list(row.values()))


def show(client: AuthenticatedClient) -> None:
    """How many there are of each rule, and two of them in the words of both languages."""
    for language in LANGUAGES:
        signals = found(client, language)
        if language == LANGUAGES[0]:
            many = Counter(one.rule for one in signals)
            counts = ", ".join(f"{many[rule]} of {rule}" for rule in sorted(many))
            print(f"\n  {len(signals)} signals for the nation: {counts}")
        for one in _examples(signals):
            print(f"    {one.rule} {one.period} {one.title}: {one.message}")


def _examples(signals: Sequence[SignalItem]) -> list[SignalItem]:
    """The strongest of two rules: of those that were meant to speak, where they did."""
    strongest = {one.rule: one for one in reversed(signals)}
    rules = sorted(strongest, key=lambda rule: (rule not in EXAMPLES, rule))
    return [strongest[rule] for rule in rules[: len(EXAMPLES)]]


def scorecard(client: AuthenticatedClient, platform: UUID, language: str = "en") -> ScorecardOut:
    """Of the three months of the campaign."""
    return must(
        scorecards_retrieve.sync(
            platform, client=client, period=MONTHS[-1], months=3, accept_language=language
        )
    )


def told_of_card(card: ScorecardOut) -> dict[str, Any]:
    return {
        "platform": card.platform.name_en,
        **{one.indicator: [one.value, _median(one)] for one in card.indicators},
    }


def show_card(client: AuthenticatedClient, platform: UUID) -> None:
    """Each indicator beside the median; where it is far from it, why, in both languages."""
    card = scorecard(client, platform)
    print(f"\n  {card.platform.name_en}, scorecard of {card.months} months beside the median:")
    for one in card.indicators:
        value, median = (_shown(one, value) for value in (one.value, _median(one)))
        print(f"    {one.title:<28}{value:>8}{median:>8}")
    for language in LANGUAGES:
        for reason in _reasons(scorecard(client, platform, language)):
            print(f"    {reason}")
    print(flush=True)


def _reasons(card: ScorecardOut) -> Iterator[str]:
    yield from (one.reason for one in card.indicators if one.outlier)


def _median(one: IndicatorOut) -> float | None:
    return one.peers.median if one.peers else None


def _shown(one: IndicatorOut, value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value * 100:.0f} %" if one.indicator in SHARES else f"{value:.1f}"
