"""Products: kept by the platform, with the numbers of their filings."""

from typing import Any

import pytest

from platforms.models import AuditEvent
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from tests.conftest import Api, Login, Party

ALGORITHM = "网信算备310108823483901230031号"


def product(**changes: Any) -> dict[str, Any]:
    return {"code": "paint-1", "kind": "mini_program", "name_zh": "画师", **changes}


@pytest.fixture
def api(photos: Party, login: Login) -> Api:
    return login(photos)


def test_a_platform_registers_a_product(api: Api) -> None:
    answer = api.post(
        "products",
        product(
            algorithm_filings=[ALGORITHM],
            genai_filing="Shanghai-HuaShi-202407030002",
            icp_filing="沪ICP备2023021414号-1A",
        ),
    )
    assert answer.status_code == 201, answer.content
    assert answer.json()["warnings"] == []
    path = answer["Location"].removeprefix("/api/v1/")
    assert api.get(path).json() == answer.json()


def test_numbers_without_their_format_are_refused_all_at_once(api: Api) -> None:
    answer = api.post("products", product(algorithm_filings=[ALGORITHM, "123"], icp_filing="ICP"))
    assert (answer.status_code, answer.json()["code"]) == (400, "filing_number_invalid")
    assert [(e["pointer"], e["code"]) for e in answer.json()["errors"]] == [
        ("/algorithm_filings/1", "algorithm_filing_format"),
        ("/icp_filing", "icp_filing_format"),
    ]
    assert api.get("products").json()["results"] == []


def test_doubtful_numbers_are_taken_with_a_warning(api: Api) -> None:
    odd = "网信算备990108823483901230031号"
    answer = api.post("products", product(algorithm_filings=[odd], genai_filing="登记 0042"))
    assert answer.status_code == 201, answer.content
    assert [(w["pointer"], w["code"]) for w in answer.json()["warnings"]] == [
        ("/algorithm_filings/0", "algorithm_filing_region"),
        ("/genai_filing", "read_as_registration"),
    ]
    assert all(warning["detail"] for warning in answer.json()["warnings"])


def test_a_code_stands_for_one_product_of_a_platform(api: Api, rival: Party, login: Login) -> None:
    api.post("products", product())
    again = api.post("products", product(name_zh="另一个"))
    assert (again.status_code, again.json()["code"]) == (409, "product_code_taken")
    assert login(rival).post("products", product()).status_code == 201


def test_a_product_is_changed_withdrawn_and_offered_again(api: Api) -> None:
    path = api.post("products", product())["Location"].removeprefix("/api/v1/")
    assert api.send("PATCH", path, {"name_en": "Painter"}).json()["name_en"] == "Painter"
    assert api.send("PATCH", path, {"status": "withdrawn"}).json()["status"] == "withdrawn"
    assert api.send("PATCH", path, {"status": "offered"}).json()["status"] == "offered"
    with acting_as(SYSTEM):
        actions = AuditEvent.objects.filter(object_type="product").order_by("id")
        assert [event.action for event in actions] == [
            "product.registered",
            "product.changed",
            "product.withdrawn",
            "product.offered",
        ]


def test_a_change_that_changes_nothing_leaves_no_event(api: Api) -> None:
    path = api.post("products", product())["Location"].removeprefix("/api/v1/")
    assert api.send("PATCH", path, {"name_zh": "画师"}).status_code == 200
    with acting_as(SYSTEM):
        assert AuditEvent.objects.filter(object_type="product").count() == 1


def test_the_code_of_a_product_stays(api: Api) -> None:
    path = api.post("products", product())["Location"].removeprefix("/api/v1/")
    answer = api.send("PATCH", path, {"code": "other"})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "field_unknown"


def test_a_stale_change_is_refused(api: Api) -> None:
    created = api.post("products", product())
    path = created["Location"].removeprefix("/api/v1/")
    api.send("PATCH", path, {"name_en": "First"})
    stale = api.send("PATCH", path, {"name_en": "Second"}, **{"If-Match": created["ETag"]})
    assert stale.status_code == 412
    assert api.get(path).json()["name_en"] == "First"


def test_what_has_not_changed_is_not_sent_again(api: Api) -> None:
    created = api.post("products", product())
    path = created["Location"].removeprefix("/api/v1/")
    headers = {**api.headers, "If-None-Match": created["ETag"]}
    again = api.client.get(f"/api/v1/{path}", headers=headers)
    assert (again.status_code, again.content) == (304, b"")


def test_a_rivals_product_does_not_exist(api: Api, rival: Party, login: Login) -> None:
    path = api.post("products", product())["Location"].removeprefix("/api/v1/")
    other = login(rival)
    assert other.get(path).status_code == 404
    assert other.send("PATCH", path, {"name_en": "Mine"}).status_code == 404
    assert other.get("products").json()["results"] == []


def test_an_office_reads_and_does_not_write(
    api: Api, photos: Party, shanghai: Party, national: Party, login: Login
) -> None:
    api.post("products", product())
    office = login(shanghai)
    assert len(office.get("products").json()["results"]) == 1
    assert photos.platform
    found = login(national).get("products", platform=str(photos.platform.id), kind="agent")
    assert found.json()["results"] == []
    answer = office.post("products", product(code="x"))
    assert (answer.status_code, answer.json()["code"]) == (403, "wrong_kind_of_principal")
