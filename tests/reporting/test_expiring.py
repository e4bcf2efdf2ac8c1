"""Attestations end on their day, and their platforms are reminded before."""

from datetime import date, datetime, timedelta

import pytest

from platforms.models import AuditEvent
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import AttestationRevision
from reporting.models.periods import SHANGHAI
from reporting.services import attesting, expiring
from tests.conftest import Party

TODAY = expiring.day_of(datetime.now(SHANGHAI))


def submitted(party: Party, days: int, control: str = "LBL-01") -> AttestationRevision:
    """Valid for so many days from today."""
    assert party.signatory is not None
    with acting_as(party.principal):
        drafted = attesting.draft(
            party.principal,
            control=control,
            status="implemented",
            statement="It is done.",
            valid_from=TODAY - timedelta(days=1),
            valid_until=TODAY + timedelta(days=days),
        )
        return attesting.submit(
            party.principal, drafted.attestation, signatory_id=party.signatory.id
        )


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=SHANGHAI)


def told(action: str) -> list[tuple[int, object]]:
    with acting_as(SYSTEM):
        events = AuditEvent.objects.filter(action=action).order_by("at", "id")
        return [(event.data["number"], event.data.get("days")) for event in events]


def test_each_reminder_is_given_once_and_late_ones_together(photos: Party) -> None:
    revision = submitted(photos, 100)
    for days_before in (100, 61, 60, 60, 59, 31, 29, 8, 1, 1, 0):
        expiring.remind(at(revision.valid_until - timedelta(days=days_before)))
    assert [days for _, days in told("attestation.expiring")] == [60, 29, 1]
    assert told("attestation.expired") == []


def test_nobody_is_reminded_of_what_was_so_when_it_was_submitted(photos: Party) -> None:
    submitted(photos, 20)
    assert expiring.remind(at(TODAY)) == 0
    assert expiring.remind(at(TODAY + timedelta(days=13))) == 1


def test_the_last_day_is_a_day_in_shanghai(photos: Party) -> None:
    revision, other = submitted(photos, 10), submitted(photos, 30, "LBL-02")
    last = revision.valid_until
    assert expiring.expire(at(last, 23)) == 0
    assert expiring.expire(at(last + timedelta(days=1), 0)) == 1
    assert expiring.expire(at(last + timedelta(days=5))) == 0
    with acting_as(SYSTEM):
        for row in (revision, other):
            row.refresh_from_db()
    assert (revision.state, revision.due_at) == ("expired", None)
    assert other.state == "submitted"
    assert len(told("attestation.expired")) == 1


@pytest.mark.parametrize("state", ["superseded", "withdrawn"])
def test_what_does_not_stand_does_not_end(photos: Party, state: str) -> None:
    revision = submitted(photos, 10)
    with acting_as(photos.principal):
        AttestationRevision.objects.filter(pk=revision.pk).update(state=state)
    later = at(TODAY + timedelta(days=40))
    assert (expiring.remind(later), expiring.expire(later)) == (0, 0)
