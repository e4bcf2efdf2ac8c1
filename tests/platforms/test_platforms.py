"""Platforms, as the offices keep them."""

import pytest

from platforms.identifiers import make_uscc
from tests.conftest import Login, Party


def registration(**changes: str) -> dict[str, str]:
    return {
        "uscc": make_uscc("310000", 9001),
        "name_zh": "新平台",
        "jurisdiction": "31",
        "reports_from": "2025-05",
        **changes,
    }


def test_an_office_registers_a_platform(shanghai: Party, login: Login) -> None:
    api = login(shanghai)
    answer = api.post("platforms", registration())
    assert answer.status_code == 201
    path = answer["Location"].removeprefix("/api/v1/")
    assert api.get(path).json() == answer.json()
    assert answer.json()["reports_from"] == "2025-05"
    assert answer.json()["status"] == "active"


def test_the_same_registration_sent_again_is_one(shanghai: Party, login: Login) -> None:
    api = login(shanghai)
    answers = [
        api.post("platforms", registration(), **{"Idempotency-Key": "one"}) for _ in range(2)
    ]
    assert answers[0].json() == answers[1].json()
    assert answers[1]["Idempotent-Replayed"] == "true"
    changed = api.post("platforms", registration(name_zh="别的"), **{"Idempotency-Key": "one"})
    assert (changed.status_code, changed.json()["code"]) == (422, "idempotency_key_reused")


@pytest.mark.parametrize(
    ("changes", "status", "code", "pointer"),
    [
        ({"uscc": "91310000"}, 400, "uscc_length", "/uscc"),
        ({"uscc": "I" * 18}, 400, "uscc_alphabet", "/uscc"),
        ({"uscc": "913100000000000000"}, 400, "uscc_checksum", "/uscc"),
        ({"jurisdiction": "00"}, 400, "jurisdiction_unknown", "/jurisdiction"),
        ({"jurisdiction": "99"}, 400, "jurisdiction_unknown", "/jurisdiction"),
        ({"jurisdiction": "44"}, 403, "jurisdiction_foreign", "/jurisdiction"),
    ],
)
def test_what_is_wrong_is_named(
    shanghai: Party,
    login: Login,
    changes: dict[str, str],
    status: int,
    code: str,
    pointer: str,
) -> None:
    answer = login(shanghai).post("platforms", registration(**changes))
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


def test_a_code_is_registered_once_in_the_whole_nation(
    rival: Party, shanghai: Party, national: Party, login: Login
) -> None:
    assert rival.platform
    again = registration(uscc=rival.platform.uscc)
    for office in (shanghai, national):
        answer = login(office).post("platforms", again)
        assert (answer.status_code, answer.json()["code"]) == (409, "platform_registered")


def test_an_office_lists_its_province_and_the_national_one_all(
    photos: Party, rival: Party, shanghai: Party, national: Party, login: Login
) -> None:
    def names(party: Party, **query: str) -> set[str]:
        results = login(party).get("platforms", **query).json()["results"]
        return {platform["name_en"] for platform in results}

    assert names(shanghai) == {"Photos"}
    assert names(national) == {"Photos", "Rival"}
    assert names(national, jurisdiction="44") == {"Rival"}
    assert names(national, q="photo") == {"Photos"}
    assert rival.platform
    assert names(national, q=rival.platform.uscc[:17].lower()) == {"Rival"}
    assert names(national, status="closed") == set()


def test_an_unknown_filter_is_refused(shanghai: Party, login: Login) -> None:
    answer = login(shanghai).get("platforms", stauts="active")
    assert answer.status_code == 400
    assert answer.json()["errors"][0] == {
        "pointer": "/stauts",
        "code": "field_unknown",
        "detail": "Unknown field.",
    }


def test_a_platform_of_another_province_does_not_exist(
    rival: Party, shanghai: Party, login: Login
) -> None:
    assert rival.platform
    path = f"platforms/{rival.platform.id}"
    api = login(shanghai)
    assert api.get(path).status_code == 404
    change = {"status": "suspended", "reason": "x"}
    assert api.send("PATCH", path, change).status_code == 404


def test_a_status_changes_from_what_was_read(photos: Party, shanghai: Party, login: Login) -> None:
    assert photos.platform
    api, path = login(shanghai), f"platforms/{photos.platform.id}"
    tag = api.get(path)["ETag"]
    change = {"status": "suspended", "reason": "Licence withdrawn."}
    done = api.send("PATCH", path, change, **{"If-Match": tag})
    assert (done.status_code, done.json()["status"]) == (200, "suspended")
    stale = api.send("PATCH", path, {**change, "status": "active"}, **{"If-Match": tag})
    assert (stale.status_code, stale.json()["code"]) == (412, "precondition_failed")
    again = api.send("PATCH", path, change)
    assert (again.status_code, again.json()["code"]) == (409, "status_unchanged")


def test_a_closed_platform_stays_closed(photos: Party, shanghai: Party, login: Login) -> None:
    assert photos.platform
    api, path = login(shanghai), f"platforms/{photos.platform.id}"
    api.send("PATCH", path, {"status": "closed", "reason": "Dissolved."})
    answer = api.send("PATCH", path, {"status": "active", "reason": "Back."})
    assert (answer.status_code, answer.json()["code"]) == (409, "platform_stays_closed")
    answer = api.post(f"{path}/credentials", {"name": "x"})
    assert (answer.status_code, answer.json()["code"]) == (409, "platform_closed")


def test_pages_follow_each_other(national: Party, login: Login) -> None:
    api = login(national)
    for serial in range(9001, 9006):
        api.post("platforms", registration(uscc=make_uscc("310000", serial)))
    seen: list[str] = []
    page = api.get("platforms", page_size="2").json()
    while True:
        seen += [platform["uscc"] for platform in page["results"]]
        if not page["next"]:
            break
        page = api.client.get(page["next"], headers=api.headers).json()
    assert len(seen) == len(set(seen)) == 5
