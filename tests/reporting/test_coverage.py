"""Claimed against tested: on a day, beside another day, by province and size; each in its scope."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import AttestationRevision, Examination
from reporting.models.periods import SHANGHAI
from reporting.selectors import coverage
from tests.conftest import Login, Party
from tests.reporting.test_attestations import claim

MAY, JUNE, JULY = (datetime(2025, month, 20, 12, tzinfo=SHANGHAI) for month in (5, 6, 7))


def attest(login: Login, party: Party, at: datetime, **changes: Any) -> str:
    """A claim, submitted at that moment; its path."""
    with time_machine.travel(at, tick=False):
        api = login(party)
        given = {"valid_from": "2025-05-01", "valid_until": "2026-04-30", **changes}
        answer = api.post("attestations", claim(**given))
        assert answer.status_code == 201, answer.content
        path = str(answer["Location"].removeprefix("/api/v1/"))
        assert party.signatory
        answer = api.post(f"{path}/submit", {"signatory": str(party.signatory.id)})
        assert answer.status_code == 200, answer.content
    return path


def examined(path: str, at: datetime, verdict: str) -> None:
    """As a worker would have found it."""
    with acting_as(SYSTEM):
        revision = AttestationRevision.objects.get(attestation_id=path.rsplit("/", 1)[1])
        Examination.objects.create(
            platform_id=revision.platform_id,
            revision=revision,
            trigger="submission",
            catalogue="1",
            rules="1",
            readers="1",
            started_at=at,
            finished_at=at,
            verdict=verdict,
        )


@pytest.fixture
def claims(photos: Party, rival: Party, login: Login) -> dict[str, str]:
    """Photos (31): LBL-01 of two products; one failed in May, both hold in June. Rival (44): since
    June, withdrawn in July."""
    whole = attest(login, photos, MAY)
    examined(whole, MAY, "not_satisfied")
    examined(whole, JUNE, "satisfied")
    rivals = attest(login, rival, JUNE, status="partial")
    examined(rivals, JUNE, "inconclusive")
    with time_machine.travel(JULY, tick=False):
        answer = login(rival).post(f"{rivals}/withdraw", {"reason": "Sold."})
        assert answer.status_code == 200, answer.content
    return {"photos": whole, "rival": rivals}


def table(login: Login, office: Party, day: date, **query: str) -> dict[str, Any]:
    """Rows by control and group."""
    given = {"as_of": day.isoformat(), "control": "LBL-01,LBL-02", **query}
    answer = login(office).get("coverage", **given)
    assert answer.status_code == 200, answer.content
    group = query.get("group_by", "")
    return {
        f"{row['control']} {row.get(group) or ''}".strip(): row for row in answer.json()["results"]
    }


def least(counts: dict[str, int]) -> dict[str, int]:
    return {name: n for name, n in counts.items() if n}


def test_each_day_is_told_as_it_was(claims: Any, national: Party, login: Login) -> None:
    may = table(login, national, date(2025, 5, 31))["LBL-01"]
    assert (may["platforms"], least(may["claimed"])) == (2, {"implemented": 1, "none": 1})
    assert least(may["tested"]) == {"not_satisfied": 1, "none": 1}

    june = table(login, national, date(2025, 6, 30))["LBL-01"]
    assert least(june["claimed"]) == {"implemented": 1, "partial": 1}
    assert least(june["tested"]) == {"satisfied": 1, "inconclusive": 1}
    assert least(june["change"]["claimed"]) == {"partial": 1}
    assert least(june["change"]["tested"]) == {
        "satisfied": 1,
        "inconclusive": 1,
        "not_satisfied": -1,
    }
    assert {(pair["claimed"], pair["tested"]) for pair in june["pairs"]} == {
        ("implemented", "satisfied"),
        ("partial", "inconclusive"),
    }

    july = table(login, national, date(2025, 7, 31))
    assert least(july["LBL-01"]["claimed"]) == {"implemented": 1, "none": 1}
    assert least(july["LBL-02"]["claimed"]) == {"none": 2}
    # Over by then, and the day before it was not.
    ended = table(login, national, date(2026, 5, 1), compare="2026-04-30")["LBL-01"]
    assert least(ended["tested"]) == {"expired": 1, "none": 1}
    assert least(ended["change"]["tested"]) == {"expired": 1, "satisfied": -1}


def test_of_several_products_the_boldest_claim_and_the_worst_result_are_told(
    claims: Any, photos: Party, national: Party, login: Login
) -> None:
    api = login(photos)
    api.post("products", {"code": "paint", "kind": "agent", "name_zh": "画"})
    of_product = attest(login, photos, JUNE, scope="paint", status="partial")
    examined(of_product, JUNE, "not_satisfied")
    row = table(login, national, date(2025, 6, 30))["LBL-01"]
    assert {"claimed": "implemented", "tested": "not_satisfied", "platforms": 1} in row["pairs"]


def test_by_province_and_by_size(
    claims: Any, photos: Party, shanghai: Party, national: Party, login: Login
) -> None:
    assert photos.platform
    size = {"size": "large", "reason": "Twelve million in a month."}
    changed = login(shanghai).send("PUT", f"platforms/{photos.platform.id}/size", size)
    assert (changed.status_code, changed.json()["size"]) == (200, "large")
    again = login(shanghai).send("PUT", f"platforms/{photos.platform.id}/size", size)
    assert (again.status_code, again.json()["code"]) == (409, "size_unchanged")

    provinces = table(login, national, date(2025, 6, 30), group_by="province")
    assert least(provinces["LBL-01 31"]["tested"]) == {"satisfied": 1}
    assert least(provinces["LBL-01 44"]["tested"]) == {"inconclusive": 1}
    sizes = table(login, national, date(2025, 6, 30), group_by="size")
    assert least(sizes["LBL-01 large"]["tested"]) == {"satisfied": 1}
    assert least(sizes["LBL-01"]["tested"]) == {"inconclusive": 1}
    narrowed = table(login, national, date(2025, 6, 30), size="large", province="31,44")
    assert narrowed["LBL-01"]["platforms"] == 1


def test_an_office_counts_its_own_platforms_alone(
    claims: Any, shanghai: Party, login: Login
) -> None:
    row = table(login, shanghai, date(2025, 6, 30))["LBL-01"]
    assert (row["platforms"], least(row["tested"])) == (1, {"satisfied": 1})
    nowhere = table(login, shanghai, date(2025, 6, 30), province="44")["LBL-01"]
    assert (nowhere["platforms"], least(nowhere["claimed"])) == (0, {})


def test_platforms_by_controls_with_what_they_were(
    claims: dict[str, str], photos: Party, national: Party, login: Login
) -> None:
    query = {"as_of": "2025-06-30", "control": "LBL-01,LBL-02"}
    found = login(national).get("coverage/platforms", **query).json()["results"]
    assert photos.platform
    cells = {one["platform"]["id"]: one["controls"] for one in found}
    cell, other = cells[str(photos.platform.id)]
    assert (cell["claimed"], cell["tested"]) == ("implemented", "satisfied")
    assert cell["before"] == {"claimed": "implemented", "tested": "not_satisfied"}
    (attestation,) = cell["attestations"]
    assert attestation["links"]["self"] == f"/api/v1/{claims['photos']}"
    assert (other["claimed"], other["before"], other["attestations"]) == ("none", None, [])

    def told(**more: str) -> int:
        return len(login(national).get("coverage/platforms", **query | more).json()["results"])

    assert told(news="true") == 2
    assert told(news="true", control="LBL-02") == 0
    later = {"as_of": "2025-07-31", "compare": "2025-06-30", "news": "true"}
    assert told(**later) == 1  # the withdrawal


def test_a_bad_verdict_does_not_go_by_withdrawing_or_claiming_anew(
    photos: Party, national: Party, login: Login
) -> None:
    path = attest(login, photos, MAY)
    examined(path, MAY, "not_satisfied")
    with time_machine.travel(JUNE, tick=False):
        login(photos).post(f"{path}/withdraw", {"reason": "Wrong."})

    def cell(day: str) -> dict[str, Any]:
        found = login(national).get("coverage/platforms", as_of=day, control="LBL-01").json()
        (one,) = [one["controls"][0] for one in found["results"] if one["controls"][0]]
        return dict(one)

    june = cell("2025-06-30")
    assert (june["claimed"], june["attestations"]) == ("none", [])
    (gone,) = june["withdrawn"]
    assert (gone["revision"], gone["last_tested"]["result"]) == (1, "not_satisfied")
    assert cell("2025-05-31")["withdrawn"] == []

    with time_machine.travel(JULY, tick=False):
        api = login(photos)
        answer = api.post(f"{path}/revisions", {})
        assert answer.status_code == 201, answer.content
        assert photos.signatory
        answer = api.post(f"{path}/submit", {"signatory": str(photos.signatory.id)})
        assert answer.status_code == 200, answer.content
    july = cell("2025-07-31")
    (attestation,) = july["attestations"]
    assert (july["tested"], july["withdrawn"]) == ("untested", [])
    last = attestation["last_tested"]
    assert (last["revision"], last["result"]) == (1, "not_satisfied")
    assert last["links"]["examination"].startswith(f"/api/v1/{path}/examinations/")


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ({"as_of": (coverage.today().day + timedelta(days=9)).isoformat()}, "as_of"),
        ({"as_of": "2025-06-30", "compare": "2025-06-30"}, "compare"),
        ({"control": "LBL-99"}, "control"),
        ({"size": "huge"}, "size"),
        ({"group_by": "colour"}, "group_by"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_cannot_be_asked_is_named(
    national: Party, login: Login, query: dict[str, str], pointer: str
) -> None:
    answer = login(national).get("coverage", **query)
    assert answer.status_code == 400
    assert pointer in answer.content.decode()
