"""What belongs to the people of the console is there for them and for their office."""

from datetime import timedelta

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone

from platforms.models import (
    AccessReview,
    ConsoleSession,
    Person,
    SavedFilter,
    SecondFactor,
    Viewing,
)
from platforms.principals import NOBODY, Principal
from platforms.tenancy import acting_as
from tests.conftest import Party
from tests.console.conftest import make_person

# The tables, and whether the rest of the office reads them.
OF_PEOPLE = {
    "platforms_consolesession": True,
    "platforms_secondfactor": True,
    "platforms_accessreview": True,
    "platforms_viewing": True,
    "platforms_savedfilter": False,
}


def leave_something(person: Person, colleague: Person) -> None:
    """A row in each table, in the person's own name; the review of them in the colleague's."""
    now, office = timezone.now(), person.office
    with acting_as(person.principal()):
        whose = {"person": person, "office": office}
        ConsoleSession.objects.create(**whose, started_at=now, seen_at=now)
        SecondFactor.objects.create(**whose, key="00" * 20, begun_at=now)
        SavedFilter.objects.create(**whose, name="mine", page="/console/", query="")
        Viewing.objects.create(
            **whose,
            platform_id=person.id,
            object_type="report",
            object_id="1",
            day=now.date(),
            first_at=now,
            last_at=now,
        )
    with acting_as(colleague.principal()):
        AccessReview.objects.create(
            **whose, role=person.role, is_active=True, reviewed_at=now, reviewed_by=colleague
        )


def count(principal: Principal, table: str) -> int:
    with acting_as(principal), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def affected(principal: Principal, sql: str) -> int:
    try:
        with transaction.atomic(), acting_as(principal), connection.cursor() as cursor:
            cursor.execute(sql)
            changed: int = cursor.rowcount
            raise Undone(changed)
    except Undone as undone:
        return int(undone.args[0])
    except Error:
        return 0


class Undone(Exception):
    """Whatever was tried is rolled back."""


@pytest.fixture
def person(shanghai: Party) -> Person:
    person = make_person(shanghai.office, "reviewer")
    leave_something(person, make_person(shanghai.office, "administrator"))
    return person


def test_who_reads_and_who_changes(person: Person, national: Party, photos: Party) -> None:
    assert person.office is not None
    nation = make_person(national.office, "administrator").principal()
    colleague = make_person(person.office, "reader").principal()
    for table, of_office in OF_PEOPLE.items():
        own = table != "platforms_accessreview"
        assert count(person.principal(), table) == 1, table
        assert count(colleague, table) == int(of_office), table
        assert count(nation, table) == int(of_office), table
        for stranger in (NOBODY, photos.principal):
            assert count(stranger, table) == 0, (table, stranger.kind)
        for who in (nation, photos.principal, NOBODY):
            for sql in (f"UPDATE {table} SET office_id = office_id", f"DELETE FROM {table}"):
                assert affected(who, sql) == 0, (who.kind, sql)
        assert own or affected(person.principal(), f"DELETE FROM {table}") == 0


def test_what_happened_stays(person: Person) -> None:
    mine = person.principal()
    for table in ("platforms_consolesession", "platforms_viewing", "platforms_accessreview"):
        assert affected(mine, f"DELETE FROM {table}") == 0, table
    assert affected(mine, "UPDATE platforms_viewing SET day = day - 1") == 0
    assert affected(mine, "UPDATE platforms_viewing SET times = times + 1") == 1
    assert affected(mine, "UPDATE platforms_accessreview SET note = 'x'") == 0


def test_nothing_is_written_in_the_name_of_another(person: Person, shanghai: Party) -> None:
    colleague, now = make_person(shanghai.office, "reader"), timezone.now()
    with acting_as(colleague.principal()):
        for model, values in (
            (ConsoleSession, {"started_at": now, "seen_at": now}),
            (SavedFilter, {"name": "x", "page": "/console/", "query": ""}),
        ):
            with pytest.raises(Error), transaction.atomic():
                model.objects.create(person=person, office=person.office, **values)
        assert ConsoleSession.objects.filter(seen_at__gt=now - timedelta(days=1)).count() == 1
