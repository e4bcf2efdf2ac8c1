"""Credentials: issued and revoked by the office of the platform."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from platforms.models import AuditEvent, Credential
from platforms.principals import SYSTEM
from platforms.refusals import Refused
from platforms.services import credentials
from platforms.tenancy import acting_as
from tests.conftest import Login, Party


def path_of(party: Party) -> str:
    assert party.platform
    return f"platforms/{party.platform.id}/credentials"


def test_an_office_issues_a_credential_that_works(
    photos: Party, shanghai: Party, login: Login
) -> None:
    answer = login(shanghai).post(
        path_of(photos), {"name": "second", "scopes": ["reports:read", "platforms:read"]}
    )
    assert answer.status_code == 201
    assert answer["Cache-Control"] == "no-store"
    issued = answer.json()
    credential = Credential(client_id=issued["client_id"])
    api = login(Party(photos.principal, credential, issued["client_secret"]))
    me = api.get("me").json()
    assert me["kind"] == "platform"
    assert me["scopes"] == ["platforms:read", "reports:read"]


def test_the_secret_is_shown_once(photos: Party, shanghai: Party, login: Login) -> None:
    api = login(shanghai)
    secret = api.post(path_of(photos), {"name": "second"}).json()["client_secret"]
    listed = api.get(path_of(photos))
    assert len(listed.json()["results"]) == 2
    assert secret not in listed.content.decode()
    assert "client_secret" not in listed.content.decode()


def test_there_are_two_live_credentials_at_most(
    photos: Party, shanghai: Party, login: Login
) -> None:
    api = login(shanghai)
    assert api.post(path_of(photos), {"name": "second"}).status_code == 201
    third = api.post(path_of(photos), {"name": "third"})
    assert (third.status_code, third.json()["code"]) == (409, "credentials_two_live")
    revoked = api.post(f"{path_of(photos)}/{photos.credential.id}/revoke")
    assert revoked.json()["live"] is False
    assert api.post(path_of(photos), {"name": "third"}).status_code == 201


def test_two_offices_at_once_do_not_make_three(live: str, photos: Party) -> None:
    def issue(number: int) -> str:
        try:
            with acting_as(SYSTEM):
                credentials.issue(SYSTEM, platform=photos.platform, name=str(number))
        except Refused as refused:
            return refused.code
        finally:
            connection.close()
        return "issued"

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(issue, range(4)))
    assert answers == ["credentials_two_live"] * 3 + ["issued"]


def test_revoking_twice_is_revoking_once(photos: Party, shanghai: Party, login: Login) -> None:
    api = login(shanghai)
    path = f"{path_of(photos)}/{photos.credential.id}/revoke"
    first, second = api.post(path).json(), api.post(path).json()
    assert first["revoked_at"] == second["revoked_at"] is not None
    with acting_as(SYSTEM):
        assert AuditEvent.objects.filter(action="credential.revoked").count() == 1


def test_a_scope_of_the_other_side_is_refused(photos: Party) -> None:
    with acting_as(SYSTEM), pytest.raises(Refused) as refused:
        credentials.issue(
            SYSTEM, platform=photos.platform, name="x", scopes=["reports:read", "reviews:write"]
        )
    assert refused.value.code == "scope_unknown"
    assert [fault.pointer for fault in refused.value.faults] == ["/scopes/1"]


@pytest.mark.parametrize("days", [-1, 800])
def test_an_expiry_is_within_two_years(
    photos: Party, shanghai: Party, login: Login, days: int
) -> None:
    expires_at = (timezone.now() + timedelta(days=days)).isoformat()
    answer = login(shanghai).post(path_of(photos), {"name": "x", "expires_at": expires_at})
    assert (answer.status_code, answer.json()["code"]) == (400, "credential_expiry")


def test_an_office_issues_nothing_to_platforms_of_other_provinces(
    rival: Party, shanghai: Party, national: Party, login: Login
) -> None:
    assert login(shanghai).post(path_of(rival), {"name": "x"}).status_code == 404
    assert login(shanghai).get(path_of(rival)).status_code == 404
    path = f"{path_of(rival)}/{rival.credential.id}/revoke"
    assert login(shanghai).post(path).status_code == 404
    assert login(national).post(path_of(rival), {"name": "x"}).status_code == 201


def test_a_platform_issues_nothing_to_itself(photos: Party, login: Login) -> None:
    answer = login(photos).post(path_of(photos), {"name": "x"})
    assert (answer.status_code, answer.json()["code"]) == (403, "wrong_kind_of_principal")


def test_issuing_and_revoking_leave_an_event(photos: Party, shanghai: Party, login: Login) -> None:
    api = login(shanghai)
    issued = api.post(path_of(photos), {"name": "second"}).json()
    api.post(f"{path_of(photos)}/{issued['id']}/revoke")
    with acting_as(SYSTEM):
        events = AuditEvent.objects.filter(object_id=issued["id"]).order_by("id")
        found = [(event.action, event.office_id, event.platform_id) for event in events]
    assert photos.platform
    assert shanghai.office
    ids = (shanghai.office.id, photos.platform.id)
    assert found == [("credential.issued", *ids), ("credential.revoked", *ids)]
