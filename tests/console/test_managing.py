"""What an administrator does: platforms, credentials, people."""

import re
from typing import Any

import pytest

from platforms.identifiers import make_uscc
from platforms.models import Credential, Person, Platform
from platforms.principals import SYSTEM
from platforms.roles import Scope
from platforms.tenancy import acting_as
from tests.conftest import Party
from tests.console.conftest import Desk, Sit, last_event, make_person, seen

STRONG = "a-longer-password-7"


@pytest.fixture
def admin(sit: Sit) -> Desk:
    return sit("administrator")


def test_a_platform_is_registered_in_ones_own_province(admin: Desk) -> None:
    uscc = make_uscc("310000", 900)

    answer = admin.post(
        "platforms_platform_add",
        uscc=uscc.lower(),
        name_zh="新平台",
        jurisdiction="31",
        reports_from="2025-05",
    )

    assert answer.status_code == 302
    with acting_as(SYSTEM):
        platform = Platform.objects.get(uscc=uscc)
    assert f"{platform.reports_from}" == "2025-05-01"
    assert last_event().action == "platform.registered"
    page = seen(
        admin.post(
            "platforms_platform_add",
            uscc=make_uscc("440000", 901),
            name_zh="外省",
            jurisdiction="44",
            reports_from="2025-05",
        )
    )
    assert "complaint" in page


def test_a_wrong_code_is_explained_beside_its_field(admin: Desk) -> None:
    page = seen(
        admin.post(
            "platforms_platform_add",
            uscc="91310000MADEM0009X",
            name_zh="新平台",
            jurisdiction="31",
            reports_from="2025-05",
        )
    )

    assert 'id="id_uscc_error"' in page


def test_a_platform_is_suspended_with_a_reason(admin: Desk, photos: Party) -> None:
    assert photos.platform is not None

    answer = admin.post(
        "platforms_platform_status",
        photos.platform.pk,
        status="suspended",
        reason="Licence withdrawn",
    )

    assert answer.status_code == 302
    assert last_event().data["reason"] == "Licence withdrawn"
    with acting_as(SYSTEM):
        assert Platform.objects.get(pk=photos.platform.pk).status == "suspended"


def test_a_secret_is_shown_once_and_works(admin: Desk, photos: Party) -> None:
    assert photos.platform is not None

    answer = admin.post(
        "platforms_credential_issue",
        photos.platform.pk,
        name="second",
        expires_on="2027-06-30",
        scopes=[Scope.REPORTS_READ],
    )

    page = seen(answer)
    assert "no-store" in answer["Cache-Control"]
    found = re.search(r'id="secret">([^<]+)<', page)
    assert found is not None
    with acting_as(SYSTEM):
        credential = Credential.objects.get(name="second")
    assert credential.scopes == ["reports:read"]
    token = admin.client.post(
        "/oauth/token/",
        {
            "grant_type": "client_credentials",
            "client_id": credential.client_id,
            "client_secret": found[1],
        },
    )
    assert token.status_code == 200
    assert found[1] not in seen(admin.get("platforms_credential_change", credential.pk))


def test_a_third_live_credential_is_refused_in_words(admin: Desk, photos: Party) -> None:
    assert photos.platform is not None
    values: dict[str, Any] = {
        "name": "more",
        "expires_on": "2027-06-30",
        "scopes": [Scope.REPORTS_READ],
    }

    seen(admin.post("platforms_credential_issue", photos.platform.pk, **values))
    page = seen(admin.post("platforms_credential_issue", photos.platform.pk, **values))

    assert "There may be 2 live credentials" in page


def test_a_credential_is_revoked_after_a_confirmation(admin: Desk, photos: Party) -> None:
    asked = seen(admin.get("platforms_credential_revoke", photos.credential.pk))

    assert "cannot be taken back" in asked
    assert admin.post("platforms_credential_revoke", photos.credential.pk).status_code == 302
    with acting_as(SYSTEM):
        assert not Credential.objects.get(pk=photos.credential.pk).is_live
    assert last_event().action == "credential.revoked"


def test_an_office_issues_and_revokes_its_own_credentials(admin: Desk, shanghai: Party) -> None:
    page = seen(
        admin.post(
            "platforms_credential_issue_to_office",
            name="robot",
            expires_on="2027-06-30",
            scopes=[Scope.CONSOLIDATED_READ],
        )
    )

    assert 'id="secret"' in page
    assert admin.post("platforms_credential_revoke", shanghai.credential.pk).status_code == 302


def test_the_national_office_does_not_revoke_anothers_credential(
    sit: Sit, national: Party, shanghai: Party
) -> None:
    desk = sit("administrator", national)

    assert desk.post("platforms_credential_revoke", shanghai.credential.pk).status_code == 403
    with acting_as(SYSTEM):
        assert Credential.objects.get(pk=shanghai.credential.pk).is_live


def test_a_colleague_gets_an_account_and_a_role(admin: Desk) -> None:
    answer = admin.post(
        "platforms_person_add",
        username="lin",
        name_zh="林",
        role="reader",
        password=STRONG,
    )

    assert answer.status_code == 302
    with acting_as(SYSTEM):
        lin = Person.objects.get(username="lin")
    assert (lin.office_id, lin.role) == (admin.person.office_id, "reader")
    assert admin.post("platforms_person_role", lin.pk, role="reviewer").status_code == 302
    assert last_event().data == {"before": "reader", "after": "reviewer"}
    assert admin.post("platforms_person_active", lin.pk).status_code == 302
    with acting_as(SYSTEM):
        lin.refresh_from_db()
    assert not lin.is_active


def test_a_weak_password_is_refused(admin: Desk) -> None:
    page = seen(
        admin.post(
            "platforms_person_add", username="lin", name_zh="林", role="reader", password="password"
        )
    )

    assert 'id="id_password_error"' in page


def test_nobody_changes_their_own_account(admin: Desk) -> None:
    for action in ("role", "active", "password"):
        assert admin.get(f"platforms_person_{action}", admin.person.pk).status_code == 403


def test_the_people_of_another_office_are_left_alone(
    sit: Sit, national: Party, shanghai: Party
) -> None:
    desk = sit("administrator", national)
    colleague = make_person(shanghai.office, "reader")

    assert desk.post("platforms_person_active", colleague.pk).status_code == 403


@pytest.mark.parametrize("role", ["reader", "reviewer"])
def test_only_administrators_manage(sit: Sit, photos: Party, role: str) -> None:
    desk = sit(role)
    assert photos.platform is not None

    for name, *args in (
        ("platforms_platform_add",),
        ("platforms_platform_status", photos.platform.pk),
        ("platforms_platform_add_person", photos.platform.pk),
        ("platforms_credential_issue", photos.platform.pk),
        ("platforms_credential_issue_to_office",),
        ("platforms_credential_revoke", photos.credential.pk),
        ("platforms_person_add",),
    ):
        assert desk.get(name, *args).status_code == 403, name
        assert desk.post(name, *args).status_code == 403, name


def test_another_provinces_platform_gets_no_credential(admin: Desk, rival: Party) -> None:
    assert rival.platform is not None

    assert admin.get("platforms_credential_issue", rival.platform.pk).status_code == 404
    assert admin.get("platforms_platform_status", rival.platform.pk).status_code == 404


def test_an_office_keeps_an_administrator(shanghai: Party) -> None:
    ada = make_person(shanghai.office, "administrator")
    operator = Desk(make_person(None, "administrator", is_superuser=True))
    with acting_as(SYSTEM):
        operator.client.force_login(operator.person)

    page = seen(operator.post("platforms_person_active", ada.pk))

    assert "at least one active administrator" in page
    with acting_as(SYSTEM):
        assert Person.objects.get(pk=ada.pk).is_active
