"""An office exempts a platform from a check: for a time, for a reason, where it may."""

from datetime import timedelta

import pytest
from django.utils import timezone

from platforms.principals import SYSTEM
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import State, Waiver
from reporting.services import waiving
from tests.conftest import Login, Party, record
from tests.reporting.filing import Filer

pytestmark = pytest.mark.usefixtures("live")


def grant(office: Party, platform: Party, check: str = "T301", days: int = 30) -> Waiver:
    assert platform.platform is not None
    with acting_as(office.principal):
        return waiving.grant(
            office.principal,
            platform.platform,
            check_id=check,
            reason="their system counts otherwise",
            expires_at=timezone.now() + timedelta(days=days),
        )


def rejected(party: Party) -> Filer:
    """A report with a total that is not that of its records."""
    filer = Filer(party)
    filer.file(record(1), record(2))
    filer.declare({("items_removed", ""): 3})
    assert filer.submit().state == State.REJECTED
    return filer


def filed_again(filer: Filer) -> str:
    filer.start()
    return filer.submit().state


def test_a_waiver_lifts_a_check_for_its_platform(photos: Party, shanghai: Party) -> None:
    filer = rejected(photos)
    grant(shanghai, photos)
    assert filed_again(filer) == State.ACCEPTED
    assert filer.findings(2)["T301"] == 1  # found all the same


def test_a_waiver_lifts_nothing_for_another_platform(
    photos: Party, rival: Party, national: Party
) -> None:
    filer = rejected(photos)
    grant(national, rival)
    assert filed_again(filer) == State.REJECTED


def test_a_waiver_of_another_check_lifts_nothing(photos: Party, shanghai: Party) -> None:
    filer = rejected(photos)
    grant(shanghai, photos, "T302")
    assert filed_again(filer) == State.REJECTED


def test_a_waiver_that_has_expired_lifts_nothing(photos: Party, shanghai: Party) -> None:
    assert photos.platform
    assert shanghai.office
    filer = rejected(photos)
    now = timezone.now()
    with acting_as(SYSTEM):
        Waiver.objects.create(
            platform=photos.platform,
            check_id="T301",
            reason="of last year",
            granted_at=now - timedelta(days=400),
            expires_at=now - timedelta(seconds=1),
            granted_by_office=shanghai.office,
        )
    assert filed_again(filer) == State.REJECTED


def test_a_waiver_that_was_revoked_lifts_nothing(photos: Party, shanghai: Party) -> None:
    filer = rejected(photos)
    waiver = grant(shanghai, photos)
    with acting_as(shanghai.principal):
        waiving.revoke(shanghai.principal, waiver)
    assert filed_again(filer) == State.REJECTED
    with pytest.raises(Refused, match="waiver_over"), acting_as(shanghai.principal):
        waiving.revoke(shanghai.principal, waiver)


def test_what_holds_for_everybody_is_not_waived(photos: Party, shanghai: Party) -> None:
    with pytest.raises(Refused, match="check_not_waivable"):
        grant(shanghai, photos, "S101")
    with pytest.raises(Refused, match="check_unknown"):
        grant(shanghai, photos, "Z999")


@pytest.mark.parametrize("days", [0, -1, 800])
def test_a_waiver_ends_in_the_future_and_within_two_years(
    photos: Party, shanghai: Party, days: int
) -> None:
    with pytest.raises(Refused, match="waiver_expiry"):
        grant(shanghai, photos, days=days)


def test_over_http_both_sides_see_it(photos: Party, shanghai: Party, login: Login) -> None:
    assert photos.platform
    body = {
        "platform": str(photos.platform.id),
        "check": "T301",
        "reason": "their system counts otherwise",
        "expires_at": (timezone.now() + timedelta(days=9)).isoformat(),
    }
    office = login(shanghai)
    granted = office.post("waivers", body)
    assert granted.status_code == 201
    for api in (office, login(photos)):
        (one,) = api.get("waivers").json()["results"]
        assert (one["check"], one["revoked_at"]) == ("T301", None)
    assert login(photos).post("waivers", body).status_code == 403
    revoked = office.post(f"waivers/{granted.json()['id']}/revoke")
    assert revoked.json()["revoked_at"] is not None
