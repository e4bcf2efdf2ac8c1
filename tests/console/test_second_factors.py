"""A code beside the password: set up, asked for, used up, locked, lost."""

import base64
import re
import time
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP

from platforms.ids import uuid7
from platforms.models import Person, SecondFactor
from platforms.principals import SYSTEM
from platforms.sealing import unseal
from platforms.services import second_factors
from platforms.tenancy import acting_as
from tests.conftest import Party
from tests.console.conftest import PASSWORD, Desk, Sit, last_event, make_person, seen

QUICK = "django.contrib.auth.hashers.MD5PasswordHasher"
LOGIN, CODE = "/console/login/", "/console/login/code/"
SET_UP = "platforms_person_second_factor"
ME = "/console/platforms/person/me/"


def shown(person: Person, steps: int = 0) -> str:
    """What the person's phone shows, now or some steps later."""
    with acting_as(SYSTEM):
        factor = SecondFactor.objects.get(person=person)
    return shown_for(base64.b32decode(second_factors.secret(factor)).hex(), steps)


def shown_for(key: str, steps: int = 0) -> str:
    clock = TOTP(bytes.fromhex(key))
    clock.time = time.time() + 30 * steps
    return f"{clock.token():06}"


def key_of(desk: Desk) -> str:
    """What the page gives a phone, in hexadecimal digits."""
    found = re.search(r'class="key">([A-Z2-7]{32})<', seen(desk.get(SET_UP)))
    assert found
    return base64.b32decode(found[1]).hex()


def set_up(desk: Desk) -> list[str]:
    """The recovery codes, of which the page tells once."""
    answer = desk.post(SET_UP, code=shown_for(key_of(desk)))
    codes = re.findall(r"<li><code>([a-z2-7-]{19})</code>", seen(answer))
    assert len(set(codes)) == 10
    return codes


def log_in(client: Client, username: str, password: str = PASSWORD) -> Any:
    return client.post(LOGIN, {"username": username, "password": password, "next": ME})


@pytest.fixture
def desk(sit: Sit, settings: Any) -> Desk:
    # One that costs nothing: these tests log in often.
    settings.PASSWORD_HASHERS = [QUICK, *settings.PASSWORD_HASHERS]
    return sit("reviewer")


def test_it_is_set_up_with_a_picture_and_asked_for_from_then_on(desk: Desk) -> None:
    page = seen(desk.get(SET_UP))
    assert 'src="data:image/svg+xml' in page
    assert key_of(desk) == key_of(desk), "no new key"
    wrong = desk.post(SET_UP, code="000000")
    assert "This code is wrong" in seen(wrong)
    codes = set_up(desk)
    assert last_event().action == "person.second_factor_added"
    with acting_as(SYSTEM):
        assert codes[0] not in str(SecondFactor.objects.get().recovery), "kept as digests"

    client = Client()
    login = seen(client.get(f"{LOGIN}?next={ME}"))
    assert f'name="next" value="{ME}"' in login
    elsewhere = seen(client.get(f"{LOGIN}?next=//elsewhere.example/"))
    assert 'name="next" value=""' in elsewhere
    answer = log_in(client, "reviewer-31")
    assert (answer.status_code, answer["Location"]) == (302, CODE)
    assert client.get("/console/").status_code == 302, "a password alone opens nothing"
    assert "wrong" in seen(client.post(CODE, {"code": shown(desk.person)})), "used up already"
    let_in = client.post(CODE, {"code": shown(desk.person, 1)})
    assert (let_in.status_code, let_in["Location"]) == (302, ME)
    assert last_event().action == "person.logged_in"
    assert "10" in seen(client.get(ME))

    other = Client()
    log_in(other, "reviewer-31")
    typed = codes[3].replace("-", " ").upper()
    assert other.post(CODE, {"code": typed}).status_code == 302
    again = Client()
    log_in(again, "reviewer-31")
    assert again.post(CODE, {"code": codes[3]}).status_code == 200, "each lets in once"


def test_without_the_password_there_is_no_second_step(desk: Desk, client: Client) -> None:
    set_up(desk)
    assert log_in(client, "reviewer-31", "wrong").status_code == 200
    answer = client.post(CODE, {"code": shown(desk.person, 1)})
    assert (answer.status_code, answer["Location"]) == (302, LOGIN)


def test_wrong_codes_lock_wherever_they_come_from(desk: Desk, sit: Sit) -> None:
    set_up(desk)
    for n in range(5):
        client = Client(REMOTE_ADDR=f"192.0.2.{n}")
        log_in(client, "reviewer-31")
        assert client.post(CODE, {"code": "000000"}).status_code == 200
    client = Client(REMOTE_ADDR="192.0.2.9")
    log_in(client, "reviewer-31")
    refused = client.post(CODE, {"code": shown(desk.person, 1)})
    assert refused.status_code == 429
    assert "locked for a quarter of an hour" in refused.content.decode()

    sit("administrator").post("platforms_person_unlock", desk.person.pk)
    assert last_event().action == "person.unlocked"
    assert client.post(CODE, {"code": shown(desk.person, 1)}).status_code == 302


@pytest.mark.parametrize("page", ["recovery_codes", "remove_own_factor"])
def test_wrong_codes_lock_at_an_open_session_as_well(desk: Desk, settings: Any, page: str) -> None:
    """Whoever finds a browser open does not guess until a code fits."""
    codes, settings.SECOND_FACTOR_ROLES = set_up(desk), []
    url = f"platforms_person_{page}"
    statuses = [desk.post(url, code="000000").status_code for _ in range(5)]
    assert statuses == [200] * 4 + [429]
    assert desk.post(url, code=codes[0]).status_code == 429
    with acting_as(SYSTEM):
        assert SecondFactor.objects.get().failures == 5
        AccessAttempt.objects.all().delete()
    assert desk.post(url, code=codes[0]).status_code == 429, "from anywhere else, too"
    with acting_as(desk.person.principal()):
        second_factors.unlock(desk.person)
        assert second_factors.check(desk.person, codes[0]) == "right", "it was not used up"


def test_a_key_is_of_the_session_that_was_shown_it(desk: Desk) -> None:
    """Whoever sat there once, and read the key, does not know what is set up later."""
    other = Desk(desk.person)
    log_in(other.client, "reviewer-31")
    read_before = key_of(other)
    assert key_of(desk) != read_before
    assert "wrong" in seen(desk.post(SET_UP, code=shown_for(read_before)))
    set_up(desk)
    assert shown(desk.person) != shown_for(read_before)
    assert other.get("index").status_code == 302, "begun with a password alone"


def test_a_copy_of_the_database_gives_no_key_away(desk: Desk, settings: Any) -> None:
    codes = set_up(desk)
    with acting_as(desk.person.principal()):
        factor = SecondFactor.objects.get()
        key = base64.b32decode(second_factors.secret(factor))
        assert key.hex() not in factor.key
        assert unseal(factor.key, desk.person.pk) == key
        assert unseal(factor.key, uuid7()) is None, "another person's row"
        before, settings.SECRET_KEY = settings.SECRET_KEY, "another-secret" * 5
        assert second_factors.check(desk.person, shown_for(key.hex(), 1)) == "wrong"
        assert second_factors.check(desk.person, codes[0]) == "right"
        settings.SECRET_KEY_FALLBACKS = [before]
        assert second_factors.check(desk.person, shown_for(key.hex(), 1)) == "right"
        # As keys were kept before they were sealed.
        SecondFactor.objects.update(key=key.hex(), last_step=-1)
        assert second_factors.check(desk.person, shown_for(key.hex(), 1)) == "right"


def test_who_needs_one_sees_nothing_else_until_it_is_there(desk: Desk, settings: Any) -> None:
    assert desk.get("index").status_code == 200, "not on the first day"
    settings.SECOND_FACTOR_GRACE_DAYS = 0

    answer = desk.get("reporting_report_changelist")
    assert answer["Location"] == reverse("admin:platforms_person_second_factor")
    set_up(desk)
    assert desk.get("reporting_report_changelist").status_code == 200
    assert desk.get("platforms_person_remove_own_factor").status_code == 403

    settings.SECOND_FACTOR_ROLES = ["administrator"]
    gone = desk.post("platforms_person_remove_own_factor", code=shown(desk.person, 1))
    assert gone.status_code == 302
    assert last_event().action == "person.second_factor_removed"


def test_an_administrator_helps_who_lost_it_and_nobody_else_does(desk: Desk, sit: Sit) -> None:
    set_up(desk)
    assert sit("reader").post("platforms_person_factor", desk.person.pk).status_code == 403
    ada = sit("administrator")
    assert ada.post("platforms_person_factor", ada.person.pk).status_code == 403

    assert ada.post("platforms_person_factor", desk.person.pk).status_code == 302
    assert desk.get("index")["Location"].startswith(LOGIN), "their sessions end"
    assert log_in(desk.client, "reviewer-31")["Location"] == ME


def test_new_recovery_codes_void_the_old(desk: Desk) -> None:
    codes = set_up(desk)
    assert "wrong" in seen(desk.post("platforms_person_recovery_codes", code="123456"))
    answer = seen(desk.post("platforms_person_recovery_codes", code=codes[0]))
    assert codes[1] not in answer
    with acting_as(desk.person.principal()):
        assert second_factors.check(desk.person, codes[1]) == "wrong"


def test_the_key_is_there_for_its_person_alone(
    desk: Desk, national: Party, shanghai: Party
) -> None:
    """The second lock: in SQL, whatever the code above forgets."""
    set_up(desk)
    other = make_person(national.office, "reader")
    with acting_as(other.principal()):
        assert SecondFactor.objects.update(failures=0) == 0
    colleague = make_person(shanghai.office, "reader")
    with acting_as(colleague.principal()):
        assert SecondFactor.objects.update(failures=0) == 0
        assert second_factors.of(desk.person) is not None, "that there is one may be known"
