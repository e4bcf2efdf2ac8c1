"""Search: what is found by whom, in the API."""

from typing import Any

import pytest
from django.db import connection

from platforms.models import Platform
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Directive, Receipt, Record, Report
from reporting.selectors import search as searching
from reporting.services import checking
from tests.conftest import Api, Login, Party, record
from tests.console.conftest import file_report
from tests.isolation.world import make_world
from tests.reporting.filing import Filer


def found(api: Api, q: str, **params: Any) -> dict[str, list[dict[str, Any]]]:
    answer = api.get("search", q=q, **params)
    assert answer.status_code == 200, answer.content
    return {group["kind"]: group["hits"] for group in answer.json()["results"]}


def titles(api: Api, q: str) -> dict[str, list[str]]:
    return {kind: [hit["title"] for hit in hits] for kind, hits in found(api, q).items()}


def test_each_kind_is_found_by_what_people_call_it(shanghai: Party, login: Login) -> None:
    world, api = make_world("31", "Photos"), login(shanghai)
    platform = world.platform
    with acting_as(SYSTEM):
        Platform.objects.filter(pk=platform.pk).update(name_zh="抖抖图片社区")
        record_id = Record.objects.filter(platform=platform).values_list("record_id", flat=True)[0]
        receipt = Receipt.objects.filter(platform=platform)[0]
        directive = Directive.objects.filter(platform=platform)[0]
        report = Report.objects.get(pk=world.ids["report_id"])

    for text in (
        "photo",
        "图片",
        platform.uscc[:10],
        "\uff30\uff48\uff4ftos",
        f"图片 {platform.uscc}",
    ):
        hits = found(api, text)
        assert [hit["id"] for hit in hits["platform"]] == [str(platform.id)], text
        assert str(report.id) in [hit["id"] for hit in hits["report"]], text
    assert titles(api, f"图片 {report.period_id:%Y%m}")["report"] == ["Report of 2025-05"]
    assert "report" not in titles(api, "图片 2024-01")
    assert found(api, "上海")["platform"][0]["id"] == str(platform.id)
    assert found(api, "图片 LBL-01")["attestation"][0]["id"] == str(world.ids["attestation_id"])
    assert found(api, f"photos {directive.code}")["directive"][0]["id"] == str(directive.id)
    for text in (str(receipt.id), receipt.digest):
        assert [hit["id"] for hit in found(api, text)["receipt"]] == [str(receipt.id)]
    for one in found(api, f"{record_id} 2025-05")["record"]:
        assert (one["id"], one["period"]) == (record_id, "2025-05")
        assert one["links"]["report"] == f"/api/v1/reports/{report.id}"
    for group in found(api, "图片").values():
        for hit in group:
            path = hit["links"]["self"]
            assert api.client.get(path, headers=api.headers).status_code == 200, path


def test_a_record_is_found_once_it_was_filed(
    photos: Party, rival: Party, shanghai: Party, national: Party, login: Login
) -> None:
    checking.check_batch(Filer(photos).file(record(0)).id)
    own, office = login(photos), login(shanghai)
    assert [hit["id"] for hit in found(own, "r-0")["record"]] == ["r-0"]
    assert found(office, "r-0") == {}, "a draft is its platform's own business"
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS staging")
    file_report(rival)

    assert found(office, "r-0") == {}
    assert [hit["platform"]["name_en"] for hit in found(login(national), "r-0")["record"]] == [
        "Rival"
    ]
    assert found(login(national), "r-") == {}, "an id is whole or not at all"
    link = found(login(national), "r-0")["record"][0]["links"]["self"]
    answer = own.client.get(link, headers=login(national).headers)
    assert [row["record_id"] for row in answer.json()["results"]] == ["r-0"]


def test_months_that_were_not_looked_at_are_said(
    photos: Party, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "LOOK_UPS", 2)
    answer = login(photos).get("search", q="r-9").json()["results"]
    assert [(group["kind"], group["since"]) for group in answer] == [("record", "2025-08")]
    assert login(photos).get("search", q="r-9", kind="report").json()["results"] == []


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({}, "required"),
        ({"q": "  "}, "blank"),
        ({"q": "x" * 201}, "max_length"),
        ({"q": "a b c d e f g h i"}, "too_many_words"),
        ({"q": "a", "kind": "people"}, "not_known"),
        ({"q": "a", "limit": "51"}, "max_value"),
    ],
)
def test_what_cannot_be_looked_for_is_said(
    photos: Party, login: Login, params: dict[str, str], code: str
) -> None:
    answer = login(photos).get("search", **params)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, code)


@pytest.mark.parametrize("text", ["%", "_", "\\", "'", "2025-13", "0" * 32, "f" * 64, "抖" * 200])
def test_odd_text_finds_nothing_and_breaks_nothing(photos: Party, login: Login, text: str) -> None:
    assert found(login(photos), text) == {}
