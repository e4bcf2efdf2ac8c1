"""How long one may sit at the desk, at how many, and who ends it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from platforms.models import ConsoleSession
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from tests.console.conftest import PASSWORD, Desk, Sit, last_event, seen

QUICK = "django.contrib.auth.hashers.MD5PasswordHasher"
LOGIN = "/console/login/"


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """Their hashes cost nothing: these tests log in often."""
    settings.PASSWORD_HASHERS = [QUICK, *settings.PASSWORD_HASHERS]


def ended(desk: Desk) -> list[str]:
    with acting_as(SYSTEM):
        rows = ConsoleSession.objects.filter(person=desk.person).order_by("started_at", "id")
        return list(rows.values_list("ended", flat=True))


def age(desk: Desk, **columns: timedelta) -> None:
    """Move a session into the past."""
    ago = {name: timezone.now() - by for name, by in columns.items()}
    with acting_as(desk.person.principal()):
        ConsoleSession.objects.filter(person=desk.person).update(**ago)


def another(desk: Desk) -> Desk:
    client = Client(HTTP_USER_AGENT="Another <b>browser</b>")
    form = {"username": desk.person.username, "password": PASSWORD, "next": "/console/"}
    assert client.post(LOGIN, form).status_code == 302
    return Desk(desk.person, client)


def test_who_does_nothing_for_an_hour_logs_in_again_and_goes_on(sit: Sit) -> None:
    desk = sit("reader")
    age(desk, seen_at=timedelta(minutes=59))
    assert desk.get("index").status_code == 200
    age(desk, seen_at=timedelta(minutes=61))

    answer = desk.get("reporting_report_changelist", period="2025-05")
    assert answer.status_code == 302
    assert answer["Location"].endswith("next=%2Fconsole%2Freporting%2Freport%2F%3Fperiod%3D2025-05")
    assert "Your session has ended" in seen(desk.client.get(answer["Location"]))
    assert ended(desk) == ["idle"]


def test_no_session_lasts_longer_than_a_working_day(sit: Sit, settings: Any) -> None:
    desk = sit("reader")
    settings.SESSION_HOURS = 0
    assert desk.get("index").status_code == 302
    assert ended(desk) == ["too_long"]


def test_the_oldest_ends_where_there_are_too_many(sit: Sit, settings: Any) -> None:
    settings.SESSIONS_AT_ONCE = 2
    desk = sit("reader")
    second, third = another(desk), another(desk)
    assert ended(desk) == ["too_many", "", ""]
    assert [one.get("index").status_code for one in (desk, second, third)] == [302, 200, 200]


def test_one_sees_where_one_is_logged_in_and_ends_it(sit: Sit) -> None:
    desk = sit("reader")
    lost, other = another(desk), another(desk)
    page = seen(desk.get("platforms_person_me"))
    assert page.count("Another &lt;b&gt;browser&lt;/b&gt;") == 2
    with acting_as(SYSTEM):
        session = ConsoleSession.objects.filter(person=desk.person).order_by("id")[1]

    desk.post("platforms_person_end_own_session", session.pk)
    assert [one.get("index").status_code for one in (desk, lost, other)] == [200, 302, 200]
    desk.post("platforms_person_end_own_sessions")
    assert [one.get("index").status_code for one in (desk, other)] == [200, 302]
    assert (last_event().action, last_event().data) == ("person.sessions_ended", {"sessions": 1})


def test_nobody_ends_the_session_of_another_but_an_administrator(sit: Sit) -> None:
    desk, reviewer, ada = sit("reader"), sit("reviewer"), sit("administrator")
    with acting_as(SYSTEM):
        session = ConsoleSession.objects.get(person=desk.person)
    reviewer.post("platforms_person_end_own_session", session.pk)
    assert reviewer.post("platforms_person_sessions", desk.person.pk).status_code == 403
    assert desk.get("index").status_code == 200

    assert ada.post("platforms_person_sessions", desk.person.pk).status_code == 302
    assert desk.get("index").status_code == 302
    assert ended(desk) == ["by_administrator"]


@pytest.mark.parametrize("how", ["password", "active"])
def test_a_new_password_and_a_deactivation_end_sessions(sit: Sit, how: str) -> None:
    desk, ada = sit("reader"), sit("administrator")
    ada.post(f"platforms_person_{how}", desk.person.pk, password="a-longer-password-7")
    assert ended(desk) == ["by_administrator"]
    assert desk.get("index").status_code == 302


def test_ones_own_new_password_ends_the_other_sessions(sit: Sit) -> None:
    desk = sit("reader")
    other = another(desk)
    words = {"old_password": PASSWORD, "new_password1": "Zz9-hello-long-1"}
    desk.client.post("/console/password_change/", {**words, "new_password2": "Zz9-hello-long-1"})
    assert ended(desk) == ["", "by_owner"]
    assert [one.get("index").status_code for one in (desk, other)] == [200, 302]


def test_logging_out_ends_it_and_another_offices_people_are_not_seen(
    sit: Sit, national: Any
) -> None:
    desk = sit("reader")
    desk.client.post("/console/logout/")
    assert ended(desk) == ["logged_out"]
    stranger = sit("reader", national)
    with acting_as(stranger.person.principal()):
        assert ConsoleSession.objects.filter(person=desk.person).update(agent="x") == 0


def test_a_lock_out_is_written_down_once_and_ends_at_an_administrators_hand(sit: Sit) -> None:
    desk, ada = sit("reader"), sit("administrator")
    form = {"username": desk.person.username, "password": "wrong"}
    statuses = [Client().post(LOGIN, form).status_code for _ in range(7)]
    assert statuses == [200] * 4 + [429] * 3
    assert last_event().action == "person.locked_out"
    page = seen(ada.get("platforms_person_change", desk.person.pk))
    assert re.search(r"<dt>Locked</dt>\s*<dd>yes\s*</dd>", page)

    ada.post("platforms_person_unlock", desk.person.pk)
    with acting_as(SYSTEM):
        trail = [
            event.action
            for event in last_event().__class__.objects.filter(object_id=str(desk.person.pk))
        ]
    assert trail.count("person.locked_out") == 1
    another(desk)
