"""Platforms are reminded before a filing is due and once it is late; then its office is told."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from platforms.models import AuditEvent, Platform
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Extension, Period, Reminder
from reporting.models.periods import SHANGHAI, parse_period
from reporting.services import reminding
from tests.conftest import Login, Party
from tests.reporting.accepting import count, submit

MAY = "2025-05"
LAST_DAY = datetime(2025, 6, 10, 9, tzinfo=SHANGHAI)  # due at the midnight that follows


@pytest.fixture(autouse=True)
def only_may(photos: Party) -> None:
    """Whoever is in the cast owes May and nothing else: other months are none of these tests."""
    with acting_as(SYSTEM):
        Period.objects.exclude(month=parse_period(MAY)).update(
            opens_at=datetime(2020, 1, 1, tzinfo=SHANGHAI),
            ends_at=datetime(2020, 2, 1, tzinfo=SHANGHAI),
            due_at=datetime(2020, 2, 11, tzinfo=SHANGHAI),
        )


def at(days: int) -> int:
    """The reminders given so many days after the last day (before it, where negative)."""
    return reminding.remind(LAST_DAY + timedelta(days=days))


def given() -> list[tuple[str, str, int]]:
    with acting_as(SYSTEM):
        return [(one.addressee, one.kind, one.days) for one in Reminder.objects.order_by("id")]


def put_off(party: Party, office: Party, *, days: int, on: int) -> None:
    """Granted so many days after the last day, for so many more."""
    granted_at = LAST_DAY + timedelta(days=on)
    assert party.platform
    assert office.office
    with acting_as(SYSTEM):
        due_at = Period.objects.get(month=parse_period(MAY)).due_at
        Extension.objects.create(
            platform=party.platform,
            period_id=parse_period(MAY),
            due_at=due_at + timedelta(days=days),
            was_due_at=due_at,
            reason="a holiday",
            granted_at=granted_at,
            granted_by_office=office.office,
        )


BEFORE = [("platform", "due_soon", days) for days in (7, 3, 1)]
AFTER = [
    ("platform", "overdue", 1),
    ("platform", "overdue", 3),
    ("office", "overdue", 3),
    ("platform", "overdue", 7),
    ("office", "overdue", 7),
]


def test_each_is_given_once_on_its_day(photos: Party) -> None:
    """From before to long after, however often anybody asks."""
    for days in (*range(-9, 10), 31, 32, 60):
        at(days)
        at(days)
    assert given() == BEFORE + AFTER


def test_what_was_missed_is_made_up_for_with_the_last(photos: Party) -> None:
    for days, more in ((-5, 1), (0, 1), (5, 2), (6, 0), (40, 0)):
        assert at(days) == more, days
    assert given() == [
        ("platform", "due_soon", 7),
        ("platform", "due_soon", 1),
        ("platform", "overdue", 3),
        ("office", "overdue", 3),
    ]


def test_who_has_filed_or_owes_nothing_is_left_alone(photos: Party, rival: Party) -> None:
    submit(photos, MAY, counts=[count(1)])
    with acting_as(SYSTEM):
        assert rival.platform
        Platform.objects.filter(pk=rival.platform.pk).update(status="suspended")
    assert [at(days) for days in (-7, -1, 3)] == [0, 0, 0]


def test_a_later_date_begins_anew(photos: Party, shanghai: Party) -> None:
    """Not with what was past already when it was granted."""
    at(-1)
    put_off(photos, shanghai, days=5, on=0)
    assert [at(days) for days in (0, 1, 2, 4, 5, 6)] == [0, 0, 1, 1, 0, 1]
    assert given() == [BEFORE[2], BEFORE[1], BEFORE[2], AFTER[0]]


def test_thresholds_are_settings(photos: Party, settings: Any) -> None:
    settings.REMINDER_DAYS_BEFORE = [10]
    settings.REMINDER_DAYS_OVERDUE = []
    settings.ESCALATION_DAYS_OVERDUE = [2]
    for days in range(-11, 4):
        at(days)
    assert given() == [("platform", "due_soon", 10), ("office", "overdue", 2)]


def test_both_sides_read_them_and_find_them_in_the_feed(
    photos: Party, rival: Party, shanghai: Party, login: Login
) -> None:
    at(-3)
    at(3)
    assert photos.platform
    office, platform = login(shanghai), login(photos)
    listed = office.get("reminders", period=MAY).json()["results"]
    assert [(one["addressee"], one["kind"], one["days"]) for one in listed] == [
        ("office", "overdue", 3),
        ("platform", "overdue", 3),
        ("platform", "due_soon", 3),
    ]
    assert {one["platform"]["uscc"] for one in listed} == {photos.platform.uscc}
    assert platform.get("reminders", platform=str(photos.platform.id)).json()["results"] == listed
    (told,) = office.get("reminders", addressee="office", kind="overdue").json()["results"]
    assert told == listed[0]
    with acting_as(photos.principal):
        events = AuditEvent.objects.visible_to(photos.principal).filter(object_type="reminder")
        said = sorted((one.action, one.data["days"], one.data["period"]) for one in events)
    assert said == [
        ("reminder.due_soon", 3, MAY),
        ("reminder.escalated", 3, MAY),
        ("reminder.overdue", 3, MAY),
    ]
