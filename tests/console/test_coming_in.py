"""Who enters the console, and what is written down about it."""

import pytest
from django.test import Client
from django.urls import reverse

from platforms.models import Person
from platforms.principals import SYSTEM
from platforms.roles import Role
from platforms.tenancy import acting_as
from tests.conftest import Party
from tests.console.conftest import PASSWORD, Sit, last_event, make_person, seen

LOGIN = "/console/login/"


def log_in(client: Client, username: str, password: str = PASSWORD) -> object:
    return client.post(LOGIN, {"username": username, "password": password, "next": "/console/"})


def test_a_stranger_is_sent_to_the_login(client: Client, db: None) -> None:
    answer = client.get("/console/reporting/report/")

    assert answer.status_code == 302
    assert answer["Location"].startswith(LOGIN)


def test_a_person_of_an_office_logs_in_and_it_is_written_down(
    client: Client, shanghai: Party
) -> None:
    person = make_person(shanghai.office, "reader")

    answer = log_in(client, "reader-31")

    assert answer.status_code == 302  # type: ignore[attr-defined]
    assert "Rita" in seen(client.get("/console/"))
    event = last_event()
    assert (event.action, event.person_id) == ("person.logged_in", person.pk)
    with acting_as(SYSTEM):
        assert Person.objects.get(pk=person.pk).last_login is not None


def test_logging_out_is_written_down_and_ends_the_session(sit: Sit) -> None:
    desk = sit("reader")

    answer = desk.client.post("/console/logout/")

    assert answer.status_code == 303
    assert last_event().action == "person.logged_out"
    assert desk.client.get("/console/").status_code == 302


def test_a_person_of_a_platform_does_not_get_in(client: Client, photos: Party) -> None:
    with acting_as(SYSTEM):
        Person.objects.create_person(
            platform=photos.platform,
            role=Role.SIGNATORY,
            name_zh="张三",
            username="zhang",
            password=PASSWORD,
        )

    assert "Username or password is wrong." in seen(log_in(client, "zhang"))


def test_a_colleague_who_left_does_not_get_in(client: Client, shanghai: Party) -> None:
    make_person(shanghai.office, "reader", is_active=False)

    assert "errornote" in seen(log_in(client, "reader-31"))


def test_five_wrong_passwords_lock_the_account_and_say_so(client: Client, shanghai: Party) -> None:
    make_person(shanghai.office, "reader")

    for _ in range(5):
        answer = log_in(client, "reader-31", "wrong")

    assert answer.status_code == 429  # type: ignore[attr-defined]
    assert "locked for a quarter of an hour" in answer.content.decode()  # type: ignore[attr-defined]
    assert log_in(client, "reader-31").status_code == 429  # type: ignore[attr-defined]


def test_a_new_password_is_set_and_written_down(sit: Sit) -> None:
    desk = sit("reader")

    answer = desk.client.post(
        "/console/password_change/",
        {
            "old_password": PASSWORD,
            "new_password1": "a-longer-password-7",
            "new_password2": "a-longer-password-7",
        },
    )

    assert answer.status_code == 302
    assert last_event().action == "person.password_changed"
    with acting_as(SYSTEM):
        assert Person.objects.get(pk=desk.person.pk).check_password("a-longer-password-7")


def test_the_old_password_is_not_guessed_at_an_open_session(sit: Sit) -> None:
    desk = sit("reader")
    form = {"new_password1": "a-longer-password-7", "new_password2": "a-longer-password-7"}
    statuses = [
        desk.client.post("/console/password_change/", {**form, "old_password": text}).status_code
        for text in ("a", "b", "c", "d", "e", PASSWORD)
    ]
    assert statuses == [200] * 4 + [429] * 2
    with acting_as(SYSTEM):
        assert Person.objects.get(pk=desk.person.pk).check_password(PASSWORD)


@pytest.mark.parametrize(("language", "word"), [("en", "Log in"), ("zh-hans", "登录")])
def test_the_language_is_chosen_before_logging_in(
    client: Client, db: None, language: str, word: str
) -> None:
    client.post(reverse("admin:language"), {"language": language, "next": LOGIN})

    assert word in seen(client.get(LOGIN))
