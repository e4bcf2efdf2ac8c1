"""An office puts off the day by which a platform files: ahead, and for a reason."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from platforms.models import AuditEvent, Platform
from platforms.principals import SYSTEM
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import Extension, Period, Revision
from reporting.models.periods import parse_period
from reporting.selectors import due
from reporting.selectors.consolidations import coverage
from reporting.selectors.desk import was_late
from reporting.selectors.filings import Filters, filings, tally
from reporting.services import consolidating, extending, reports
from reporting.services.freezing import digest
from tests.conftest import Login, Party
from tests.faults.processes import at_once, eventually
from tests.reporting.accepting import accept, count, submit

MAY = "2025-05"
IN_TIME = datetime(2025, 6, 5, 4, tzinfo=UTC)
FAR = timezone.now() + timedelta(days=9)
TOO_LATE = datetime(2025, 6, 12, 4, tzinfo=UTC)


def may(code: str = MAY) -> Period:
    return Period.objects.get(month=parse_period(code))


@pytest.fixture
def month(db: None) -> Period:
    """May, as if it were due yesterday: what is put off is put off from there."""
    yesterday = timezone.now() - timedelta(days=1)
    with acting_as(SYSTEM):
        Period.objects.filter(month=parse_period(MAY)).update(due_at=yesterday)
        return may()


def in_days(days: float) -> datetime:
    return timezone.now() + timedelta(days=days)


def grant(office: Party, party: Party, month: Period, days: float = 10) -> Extension:
    return grant_until(office, party, month, in_days(days))


def grant_until(office: Party, party: Party, month: Period, due_at: datetime) -> Extension:
    assert party.platform
    with acting_as(office.principal):
        return extending.grant(
            office.principal, party.platform, month, due_at=due_at, reason="a holiday"
        )


def revoke(office: Party, extension: Extension) -> Extension:
    with acting_as(office.principal):
        return extending.revoke(office.principal, extension, reason="granted by mistake")


def filing(month: Period, when: datetime | None = None) -> tuple[str, datetime]:
    with acting_as(SYSTEM):
        (one,) = filings(SYSTEM, month, when or timezone.now())
        return one.filing, one.due_at


def filed_at(revision: Revision, when: datetime) -> None:
    with acting_as(SYSTEM):
        Revision.objects.filter(pk=revision.pk).update(submitted_at=when)


@contextmanager
def refused(code: str) -> Iterator[None]:
    """And what follows goes on: nothing of what was refused is left."""
    with pytest.raises(Refused, match=code), transaction.atomic():
        yield


def test_what_was_put_off_is_judged_by_the_later_date(
    photos: Party, shanghai: Party, month: Period
) -> None:
    """Missing, then put off; in time before the later date and late after it, everywhere."""
    assert filing(month) == ("missing", month.due_at)
    extension = grant(shanghai, photos, month)

    assert filing(month) == ("extended", extension.due_at)
    assert filing(month, in_days(11)) == ("missing", extension.due_at)
    with acting_as(SYSTEM):
        counted = tally(filings(SYSTEM, month, timezone.now(), Filters(extended=True)))
    assert (counted.whole.extended, counted.whole.missing, counted.whole.due) == (1, 0, 1)
    assert counted.sizes[""] == counted.whole

    revision = submit(photos, MAY, counts=[count(1)])
    rows = type(revision.report).objects.annotate(late=was_late(), due=due.of_reports())
    for when, status in ((in_days(9), "on_time"), (in_days(11), "late")):
        filed_at(revision, when)
        assert filing(month) == (status, extension.due_at)
        with acting_as(SYSTEM):
            report = rows.get()
        assert (report.late, report.due) == (status == "late", extension.due_at)


def test_a_still_later_date_takes_the_place_of_the_one_before(
    photos: Party, shanghai: Party, national: Party, month: Period
) -> None:
    first = grant(shanghai, photos, month, 10)
    with refused("extension_due_earlier"):
        grant(national, photos, month, 9)
    second = grant(national, photos, month, 20)

    with acting_as(SYSTEM):
        first.refresh_from_db()
        assert due.extension_of(second.platform_id, month.month) == second
    assert (first.state, second.state) == ("replaced", "in_force")
    assert second.was_due_at == first.due_at
    revoke(shanghai, second)
    assert filing(month) == ("missing", month.due_at)  # the period's own date, not the first's
    with refused("extension_over"):
        revoke(shanghai, second)


def test_an_extension_looks_ahead(photos: Party, rival: Party, national: Party) -> None:
    """What came is judged by the date that stood then, and stays judged so."""
    filed_at(accept(photos, MAY, counts=[count(1)]), TOO_LATE)
    with refused("extension_filed"):
        grant(national, photos, may())
    with acting_as(SYSTEM):
        assert rival.platform
        Platform.objects.filter(pk=rival.platform.pk).update(status="suspended")
        rival.platform.refresh_from_db()
    with refused("extension_not_due"):
        grant(national, rival, may())


def test_what_was_filed_by_the_later_date_stays_in_time(
    photos: Party, shanghai: Party, month: Period
) -> None:
    extension = grant(shanghai, photos, month)
    submit(photos, MAY, counts=[count(1)])
    with refused("extension_used"):
        revoke(shanghai, extension)
    with refused("extension_filed"):
        grant(shanghai, photos, month, 20)
    assert filing(month)[0] == "on_time"


@pytest.mark.parametrize("days", [-0.5, 400])
def test_the_later_date_is_to_come_and_within_a_year(
    photos: Party, shanghai: Party, month: Period, days: float
) -> None:
    with refused("extension_due_at"):
        grant(shanghai, photos, month, days)


def test_who_grants_works_at_an_office_and_it_is_written_down(
    photos: Party, shanghai: Party, month: Period
) -> None:
    assert photos.platform
    with refused("extension_no_office"), acting_as(SYSTEM):
        extending.grant(SYSTEM, photos.platform, month, due_at=in_days(1), reason="because")
    revoke(shanghai, grant(shanghai, photos, month))
    with acting_as(photos.principal):
        events = AuditEvent.objects.visible_to(photos.principal).filter(object_type="extension")
        told = [(one.action, one.data["period"], one.data["reason"]) for one in events]
    assert sorted(told) == [
        ("extension.granted", MAY, "a holiday"),
        ("extension.revoked", MAY, "granted by mistake"),
    ]


def test_a_report_says_the_date_that_holds(
    photos: Party, shanghai: Party, month: Period, login: Login
) -> None:
    api = login(photos)
    opened = api.post("reports", {"period": MAY}).json()
    later = grant(shanghai, photos, month).due_at
    (listed,) = api.get("reports").json()["results"]
    for shown in (listed, api.get(f"reports/{opened['id']}").json()):
        assert datetime.fromisoformat(shown["due_at"]) == later


def test_over_http_it_is_granted_seen_and_revoked(
    photos: Party, rival: Party, shanghai: Party, month: Period, login: Login
) -> None:
    office, platform = login(shanghai), login(photos)
    assert photos.platform
    assert rival.platform
    body = {
        "platform": str(photos.platform.id),
        "period": MAY,
        "due_at": in_days(10).isoformat(),
        "reason": "系统升级",  # four characters say enough
    }
    for wrong, status in (
        ({"period": "2019-01"}, 404),
        ({"platform": str(rival.platform.id)}, 404),
        ({"due_at": month.due_at.isoformat()}, 400),
        ({"reason": "?"}, 400),
        ({"period": "May"}, 400),
    ):
        assert office.post("extensions", {**body, **wrong}).status_code == status, wrong
    assert platform.post("extensions", body).status_code == 403

    key = {"Idempotency-Key": "1"}
    granted = office.post("extensions", body, **key)
    assert granted.status_code == 201, granted.content
    assert office.post("extensions", body, **key).json() == granted.json()
    where = granted["Location"].removeprefix("/api/v1/")
    for api in (office, platform):
        (listed,) = api.get("extensions", period=MAY, state="in_force").json()["results"]
        assert listed == api.get(where).json() == granted.json()
    (shown,) = office.get("filings", period=MAY, status="extended", extended="true").json()[
        "results"
    ]
    assert (shown["extension"], shown["due_at"]) == (listed["id"], listed["due_at"])
    summary = office.get("filings/summary", period=MAY).json()
    assert summary["counts"]["extended"] == 1
    assert [one["size"] for one in summary["by_size"]] == [None]

    assert platform.post(f"{where}/revoke", {"reason": "we like it"}).status_code == 403
    revoked = office.post(f"{where}/revoke", {"reason": "by mistake"}).json()
    assert (revoked["state"], revoked["end_reason"]) == ("revoked", "by mistake")
    assert office.get("extensions", state="in_force").json()["results"] == []


def test_a_month_that_is_frozen_says_how_many_have_a_later_date(
    photos: Party, rival: Party, national: Party, month: Period
) -> None:
    accept(rival, MAY, counts=[count(1)])
    grant(national, photos, month)
    frozen = consolidating.consolidate(MAY)
    assert frozen is not None
    with acting_as(SYSTEM):
        said = {row["jurisdiction_code"]: row for row in coverage(SYSTEM, frozen)}
    assert said["00"] == {
        "jurisdiction_code": "00",
        "due": 2,
        "filed": 1,
        "extended": 1,
        "included": 1,
    }
    assert (said["31"]["extended"], said["44"]["extended"]) == (1, 0)
    with acting_as(SYSTEM):
        assert digest(frozen) == frozen.digest


HELD = """
SELECT count(*) FROM pg_locks AS held JOIN pg_stat_activity AS who USING (pid)
WHERE NOT held.granted AND who.datname = current_database()
"""


@pytest.mark.usefixtures("live")
def test_a_submission_under_way_is_waited_for(photos: Party, shanghai: Party) -> None:
    """And of two who put off the same report at once, one does."""
    assert photos.signatory
    with acting_as(SYSTEM):
        period = may()
    two = at_once(2, lambda _: grant_until(shanghai, photos, may("2025-06"), FAR))
    assert sorted(type(one).__name__ for one in two) == ["Extension", "Refused"]

    with acting_as(photos.principal):
        report, _ = reports.open_report(photos.principal, MAY)
    with ThreadPoolExecutor(1) as pool:
        with acting_as(photos.principal):
            reports.submit(photos.principal, report, signatory_id=photos.signatory.id, nil=True)
            late = pool.submit(at_once, 1, lambda _: grant_until(shanghai, photos, period, FAR))
            eventually(lambda: waiting() > 0)
        (answer,) = late.result()
    assert isinstance(answer, Refused)
    assert answer.code == "extension_filed"


def waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute(HELD)
        return int(cursor.fetchone()[0])
