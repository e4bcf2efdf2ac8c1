"""Signals are kept: found, found again, found no more; and what an office decides on them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from platforms import audit
from platforms.principals import SYSTEM, Principal
from platforms.refusals import Refused
from reporting.models import Signal, SignalState
from reporting.signals import Found, Thresholds, changed

OPEN = SignalState.OPEN


def thresholds() -> Thresholds:
    """As the operator set them."""
    return changed(settings.SIGNAL_THRESHOLDS)


@dataclass(frozen=True)
class About:
    """What signals are about: a platform, or the platforms of a scope, in a month."""

    month: date
    platform: UUID | None = None
    jurisdiction: str | None = None

    @property
    def columns(self) -> dict[str, Any]:
        return {
            "period_id": self.month,
            "platform_id": self.platform,
            "jurisdiction_id": self.jurisdiction,
        }


def keep(about: About, found: Iterable[Found], *, rules: Collection[str], now: datetime) -> None:
    """Make what is held equal to what these rules found. What an office decided stays."""
    rows = Signal.objects.filter(rule__in=rules, **about.columns)
    held = {(row.rule, row.subject): row for row in rows.select_for_update(of=("self",))}
    for one in found:
        row = held.pop((one.rule, one.subject), None)
        if row is None:
            _add(about, one, now)
        else:
            _find_again(row, one, now)
    for row in held.values():
        if row.gone_at is None:
            row.gone_at = now
            row.save(update_fields=["gone_at"])


def _add(about: About, one: Found, now: datetime) -> None:
    signal = Signal.objects.create(
        rule=one.rule,
        **about.columns,
        subject=one.subject,
        strength=one.strength,
        numbers=dict(one.numbers),
        found_at=now,
    )
    record(SYSTEM, "signal.found", signal)


def _find_again(row: Signal, one: Found, now: datetime) -> None:
    if row.gone_at is None and (row.strength, row.numbers) == (one.strength, dict(one.numbers)):
        return
    row.strength, row.numbers, row.gone_at = one.strength, dict(one.numbers), None
    row.save(update_fields=["strength", "numbers", "gone_at"])
    enough = (row.decided_strength or 0) * thresholds().reopens_at
    if row.state != OPEN and one.strength >= enough:
        _move(SYSTEM, row, OPEN, "", now)


def lock_to_decide(signal: Signal) -> Signal:
    return (
        Signal.objects.select_for_update(of=("self",))
        .select_related("platform", "jurisdiction", "decided_by")
        .get(pk=signal.pk)
    )


def decide(principal: Principal, signal: Signal, *, state: str, reason: str = "") -> Signal:
    """Acknowledge a signal, dismiss it for a reason, or open it again.

    Refused: `signal_reason_missing`, `signal_state_same`.
    """
    locked = lock_to_decide(signal)
    if not locked.may_become(state):
        raise Refused("signal_state_same", pointer="/state", signal_state=locked.state)
    if state == SignalState.DISMISSED and not reason.strip():
        raise Refused("signal_reason_missing", pointer="/reason")
    _move(principal, locked, state, reason.strip(), timezone.now())
    return locked


def _move(principal: Principal, row: Signal, state: str, reason: str, now: datetime) -> None:
    row.state, row.reason, row.decided_at = state, reason, now
    row.decided_by_id = principal.person_id
    row.decided_strength = None if state == OPEN else row.strength
    row.save(update_fields=["state", "reason", "decided_at", "decided_by", "decided_strength"])
    record(principal, "signal.opened" if state == OPEN else f"signal.{state}", row, reason=reason)


def record(principal: Principal, action: str, signal: Signal, reason: str = "") -> None:
    """Without the platform, which is not told what offices wonder about."""
    audit.record(
        principal,
        action,
        "signal",
        signal.id,
        rule=signal.rule,
        period=f"{signal.period_id:%Y-%m}",
        subject=signal.subject,
        strength=signal.strength,
        reason=reason,
    )
