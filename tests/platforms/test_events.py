"""The feed of what changed: in an order in which nothing is skipped, and nothing is shown twice."""

from typing import Any

import psycopg
import pytest
from django.conf import settings

from platforms import audit
from platforms.principals import SYSTEM
from platforms.selectors.events import Place, changes, read_place
from platforms.services import people
from platforms.tenancy import acting_as
from tests.conftest import Api, Login, Party


def test_a_place_survives_being_written_down() -> None:
    place = Place(2**62 + 1)
    assert read_place(str(place)) == place
    assert read_place("") == Place()


def add_person(party: Party, name: str) -> None:
    assert party.platform
    with acting_as(SYSTEM):
        people.add(SYSTEM, platform=party.platform, role="viewer", name_zh=name)


def follow(api: Api, **query: str) -> tuple[list[str], Any]:
    answer = api.get("events", **query).json()
    return [event["action"] for event in answer["results"]], answer


def test_what_happens_appears_once_and_in_order(live: str, photos: Party, login: Login) -> None:
    api = login(photos)
    _, start = follow(api)
    add_person(photos, "甲")
    assert photos.platform
    api.post("products", {"code": "p", "kind": "agent", "name_zh": "助手"})
    actions, answer = follow(api, after=start["after"])
    assert actions == ["person.added", "product.registered"]
    again, _ = follow(api, after=answer["after"])
    assert again == []


def test_pages_of_one_lose_nothing(live: str, photos: Party, login: Login) -> None:
    api = login(photos)
    for name in "甲乙丙":
        add_person(photos, name)
    whole, _ = follow(api)
    seen: list[str] = []
    after = ""
    while True:
        actions, answer = follow(api, after=after, limit="1")
        seen += actions
        after = answer["after"]
        if not answer["more"]:
            break
    assert seen == whole
    assert seen.count("person.added") == 3


def test_what_commits_late_is_not_passed_over(live: str, photos: Party, login: Login) -> None:
    """A transaction that began first and commits last holds the feed until it is over."""
    api = login(photos)
    _, start = follow(api)
    url = settings.DATABASE_URL.rsplit("/", 1)[0] + f"/{live}"
    with psycopg.connect(url) as slow:
        slow.execute("SELECT pg_current_xact_id()")
        add_person(photos, "quick")
        waiting, answer = follow(api, after=start["after"])
        assert waiting == []
        assert answer["after"] == start["after"]
        slow.commit()
    shown, _ = follow(api, after=start["after"])
    assert shown == ["person.added"]


def test_a_platform_follows_what_offices_did_to_it_and_not_who_they_are(
    live: str, photos: Party, shanghai: Party, login: Login
) -> None:
    assert photos.platform
    _, start = follow(login(photos))
    login(shanghai).post(f"platforms/{photos.platform.id}/credentials", {"name": "second"})
    (event,) = login(photos).get("events", after=start["after"]).json()["results"]
    assert event["action"] == "credential.issued"
    assert event["object"]["type"] == "credential"
    assert shanghai.office
    assert event["actor"] == {
        "kind": "office",
        "office": str(shanghai.office.id),
        "person": None,
        "credential": None,
    }


def test_nobody_follows_what_is_not_theirs(
    live: str, photos: Party, rival: Party, shanghai: Party, national: Party, login: Login
) -> None:
    _, start = follow(login(national))
    add_person(photos, "甲")
    add_person(rival, "乙")
    for party, seen in ((photos, 1), (rival, 1), (shanghai, 1), (national, 2)):
        actions, _ = follow(login(party), after=start["after"])
        assert actions == ["person.added"] * seen, party


def test_one_kind_of_object_may_be_followed(live: str, photos: Party, login: Login) -> None:
    api = login(photos)
    add_person(photos, "甲")
    actions, _ = follow(api, object_type="person")
    assert actions == ["person.added"]


@pytest.mark.parametrize("after", ["x", "AAAA", "é", "A" * 40])
def test_a_place_of_ones_own_making_is_refused(photos: Party, login: Login, after: str) -> None:
    answer = login(photos).get("events", after=after)
    assert (answer.status_code, answer.json()["code"]) == (400, "cursor_invalid")
    assert "`after`" in answer.json()["detail"]


def test_events_of_one_transaction_keep_one_order(live: str, photos: Party) -> None:
    with acting_as(SYSTEM):
        for number in range(5):
            audit.record(
                SYSTEM,
                "test.happened",
                "test",
                str(number),
                platform_id=photos.principal.platform_id,
            )
    with acting_as(photos.principal):
        found = list(changes(photos.principal, after=Place(), object_type="test"))
        middle = Place(found[2].transaction, found[2].id)
        rest = list(changes(photos.principal, after=middle, object_type="test"))
    assert len(found) == 5
    assert found[3:] == rest
