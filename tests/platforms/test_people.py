"""The people of a platform, and who the API says is asking."""

from typing import Any

import pytest

from platforms.models import Person
from platforms.principals import SYSTEM
from platforms.refusals import Refused
from platforms.services import people
from platforms.tenancy import acting_as
from tests.conftest import Api, Login, Party


@pytest.fixture
def api(photos: Party, login: Login) -> Api:
    return login(photos)


def signatory(**changes: Any) -> dict[str, Any]:
    return {"role": "signatory", "name_zh": "李四", "name_en": "Li Si", **changes}


def test_who_may_sign_stands_in_me(api: Api, photos: Party) -> None:
    added = api.post("people", signatory()).json()
    api.post("people", signatory(role="viewer"))
    assert photos.signatory
    found = {person["id"] for person in api.get("me").json()["signatories"]}
    assert found == {added["id"], str(photos.signatory.id)}


def test_somebody_who_left_signs_no_more_and_stays_on_the_list(api: Api) -> None:
    added = api.post("people", signatory()).json()
    for _ in range(2):
        answer = api.post(f"people/{added['id']}/deactivate")
        assert (answer.status_code, answer.json()["active"]) == (200, False)
    assert added["id"] not in {p["id"] for p in api.get("me").json()["signatories"]}
    listed = api.get("people", active="false").json()["results"]
    assert [person["id"] for person in listed] == [added["id"]]


def test_a_person_of_a_rival_does_not_exist(api: Api, rival: Party) -> None:
    assert rival.signatory
    assert api.get(f"people/{rival.signatory.id}").status_code == 404
    assert api.post(f"people/{rival.signatory.id}/deactivate").status_code == 404
    with acting_as(SYSTEM):
        assert Person.objects.get(pk=rival.signatory.id).is_active


def test_offices_have_no_list_of_people(shanghai: Party, login: Login) -> None:
    assert login(shanghai).get("people").status_code == 403


def test_a_role_of_an_office_is_no_role_here(api: Api, photos: Party) -> None:
    assert api.post("people", signatory(role="administrator")).status_code == 400
    assert photos.platform
    with acting_as(SYSTEM), pytest.raises(Refused, match="role_not_of_platform"):
        people.add(SYSTEM, platform=photos.platform, role="administrator", name_zh="王五")


def test_me_of_a_platform(api: Api, photos: Party) -> None:
    me = api.get("me").json()
    assert photos.platform
    assert (me["kind"], me["office"]) == ("platform", None)
    assert me["platform"]["id"] == str(photos.platform.id)
    assert me["credential"]["client_id"] == photos.credential.client_id
    assert set(me["scopes"]) == set(photos.credential.scopes)
    assert me["limits"]["array_items"] == 1000
    assert me["links"]["reports"] == "/api/v1/reports"


def test_me_of_an_office(shanghai: Party, login: Login) -> None:
    me = login(shanghai).get("me").json()
    assert (me["kind"], me["platform"], me["signatories"]) == ("office", None, [])
    assert me["office"]["jurisdiction"] == "31"


def test_every_link_of_me_leads_somewhere(
    live: str, photos: Party, shanghai: Party, login: Login
) -> None:
    for party in (photos, shanghai):
        api = login(party)
        for path in api.get("me").json()["links"].values():
            answer = api.client.get(path, headers=api.headers)
            # Some want parameters, and some want to be sent something; all are there.
            assert answer.status_code in (200, 400, 405), (path, answer.content)
