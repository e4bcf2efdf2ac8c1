"""Bulletins: from frozen consolidations, in both languages, lower bounds said as such."""

import hashlib
from datetime import UTC, datetime
from typing import Any

import pytest
import rfc8785

from reporting.selectors.numbers import in_full, in_headline
from reporting.services.consolidating import close_due_periods
from tests.reporting.accepting import accept, count, figure, submit
from tests.reporting.test_consolidating import AFTER_JUNE

AFTER_MAY = datetime(2025, 6, 11, tzinfo=UTC)
ENGLISH = {"Accept": "text/plain", "Accept-Language": "en"}
CHINESE = {"Accept": "text/plain", "Accept-Language": "zh-Hans"}


@pytest.fixture
def filed(photos: Any, rival: Any) -> None:
    accept(
        photos,
        "2025-05",
        counts=[
            count(482_341),
            count(3, category="P2-3", action="LIMIT"),
            count(2_100, subject="product", action="DELIST", product_kind="agent", modality=""),
            count(1_502, subject="account", action="MUTE", modality=""),
        ],
        figures=[
            figure("items_removed", 482_341),
            figure("accounts_handled", 1_502, qualifier="at_least"),
        ],
    )
    accept(
        rival,
        "2025-06",
        counts=[
            count(480_000),
            count(2_200, subject="account", action="CLOSE_ACCOUNT", modality=""),
        ],
        figures=[figure("accounts_handled", 2_200)],
    )


def text(api: Any, path: str, headers: dict[str, str]) -> str:
    answer = api.client.get(f"/api/v1/{path}", headers={**api.headers, **headers})
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    found: str = answer.content.decode()
    return found


def test_a_lower_bound_holds_for_what_it_is_counted_within(
    photos: Any, national: Any, login: Any
) -> None:
    accept(
        photos,
        "2025-05",
        counts=[count(40), count(3, action="LIMIT")],
        figures=[
            figure("items_removed", 40, qualifier="at_least"),
            figure("complaints_upheld", 5, qualifier="at_least"),
            figure("complaints_received", 9),
        ],
    )
    close_due_periods(AFTER_MAY)

    bulletin = login(national).get("bulletins/2025-05").json()
    by_action = {(one["measure"], one["code"]): one["qualifier"] for one in bulletin["by_action"]}
    assert by_action["items_handled", "REMOVE"] == "at_least"
    assert by_action["items_handled", "LIMIT"] == "exact"
    whole = {one["measure"]: one["qualifier"] for one in bulletin["measures"]}
    assert whole["items_handled"] == "at_least"
    assert whole["complaints_received"] == "exact", "that one was declared"


@pytest.mark.usefixtures("filed")
class TestData:
    def test_the_headline_adds_the_periods_of_a_campaign(self, national: Any, login: Any) -> None:
        close_due_periods(AFTER_JUNE)

        bulletin = login(national).get("bulletins/qinglang-ai-2025").json()

        headline = {
            name: (one["measure"], one["value"], one["qualifier"])
            for name, one in bulletin["headline"].items()
        }
        assert headline == {
            "products": ("products_handled", 2_100, "exact"),
            "items": ("items_removed", 962_341, "exact"),
            "accounts": ("accounts_handled", 3_702, "at_least"),
        }
        assert bulletin["periods"] == ["2025-04", "2025-05", "2025-06"]
        assert [one["number"] for one in bulletin["consolidations"]] == [1, 1, 1]
        assert bulletin["not_consolidated"] == []

    def test_breakdowns_add_up_to_the_headline(self, national: Any, login: Any) -> None:
        close_due_periods(AFTER_JUNE)

        bulletin = login(national).get("bulletins/qinglang-ai-2025").json()

        for breakdown in ("by_category", "by_product_kind", "by_province"):
            for one in bulletin["headline"].values():
                parts = [
                    part["value"]
                    for part in bulletin[breakdown]
                    if part["measure"] == one["measure"]
                ]
                assert sum(parts) == one["value"], (breakdown, one)
        by_action = {
            (part["measure"], part["code"]): part["value"] for part in bulletin["by_action"]
        }
        assert by_action["accounts_handled", "MUTE"] == 1_502
        assert by_action["accounts_handled", "CLOSE_ACCOUNT"] == 2_200

    def test_the_published_figures_stand_beside_ours(self, national: Any, login: Any) -> None:
        close_due_periods(AFTER_JUNE)

        published = login(national).get("bulletins/qinglang-ai-2025").json()["published"]

        beside = {
            one["measure"]: (one["value"], one["qualifier"], one["ours"]["value"])
            for one in published
        }
        assert beside == {
            "products_handled": (3_500, "at_least", 2_100),
            "items_removed": (960_000, "at_least", 962_341),
            "accounts_handled": (3_700, "at_least", 3_702),
        }

    def test_periods_that_are_not_consolidated_are_named(self, national: Any, login: Any) -> None:
        close_due_periods(AFTER_MAY)

        bulletin = login(national).get("bulletins/qinglang-ai-2025").json()

        assert bulletin["not_consolidated"] == ["2025-06"]
        assert bulletin["headline"]["items"]["value"] == 482_341

    def test_a_bulletin_stays_with_its_number(self, photos: Any, national: Any, login: Any) -> None:
        close_due_periods(AFTER_JUNE)
        accept(photos, "2025-05", counts=[count(7)])
        api = login(national)

        def removed(**params: int) -> int:
            value: int = api.get("bulletins/2025-05", **params).json()["headline"]["items"]["value"]
            return value

        assert removed() == 482_341
        close_due_periods(AFTER_JUNE)
        assert removed() == 7
        assert removed(number=1) == 482_341
        [restated] = api.get("bulletins/2025-05").json()["restatements"]
        assert (restated["number"], restated["before"]) == (2, 1)
        assert {
            "measure": "items_removed",
            "measure_version": 1,
            "before": 482_341,
            "now": 7,
        } in restated["measures"]

    def test_filings_are_counted(self, rival: Any, national: Any, login: Any) -> None:
        submit(rival, "2025-05", counts=[count(1)])
        close_due_periods(AFTER_JUNE)

        bulletin = login(national).get("bulletins/2025-05").json()

        assert bulletin["filings"] == {"due": 2, "filed": 2, "included": 1}

    def test_a_province_reads_of_its_own_platforms(self, shanghai: Any, login: Any) -> None:
        close_due_periods(AFTER_JUNE)

        bulletin = login(shanghai).get("bulletins/qinglang-ai-2025").json()

        assert bulletin["scope"] == {"jurisdiction": "31", "name": "Shanghai"}
        assert bulletin["headline"]["items"]["value"] == 482_341
        assert bulletin["filings"] == {"due": 3, "filed": 1, "included": 1}
        assert bulletin["by_province"] == []
        assert bulletin["published"] == []


@pytest.mark.usefixtures("filed")
class TestText:
    def test_in_english(self, national: Any, login: Any) -> None:
        close_due_periods(AFTER_JUNE)
        api = login(national)

        found = text(api, "bulletins/qinglang-ai-2025", ENGLISH)

        assert found.startswith(
            "Clear and Bright 2025: abuse of AI technology\n"
            "Bulletin for 2025-04 to 2025-06. Scope: National.\n\n"
            "2,100 AI products were handled, 962,341 items of content removed and over 3,700"
            " accounts handled.\n\n"
            "Filings: 6 due, 2 filed, 2 accepted and counted.\n"
        )
        assert (
            "  P2-1 Rumours made or spread with AI: 2,100 products, 962,341 items,"
            " at least 3,702 accounts\n"
        ) in found
        assert "By kind of product\n  Agent: 2,100 products\n\n" in found
        assert "  Shanghai: 2,100 products, 482,341 items, at least 1,502 accounts\n" in found
        assert (
            "  AI products handled: published over 3,500 (Phase 1: control at the source,"
            " 2025-06-20); consolidated 2,100\n"
        ) in found

    def test_in_chinese(self, national: Any, login: Any) -> None:
        close_due_periods(AFTER_JUNE)
        api = login(national)

        found = text(api, "bulletins/qinglang-ai-2025", CHINESE)

        assert found.startswith(
            "清朗·整治AI技术滥用（2025）\n2025年4月至2025年6月通报。范围：全国。\n\n"
            "处置AI产品2100款，清理违法违规信息962341条，处置账号3700余个。\n\n"
            "应报6份，已报2份，其中2份经审核计入。\n"
        )
        assert "  上海：产品2100款，信息482341条，账号不少于1502个\n" in found
        assert "公开通报96万余（第一阶段：源头治理，2025-06-20），汇总962341\n" in found

    def test_the_consolidations_are_named_with_their_digests(
        self, national: Any, login: Any
    ) -> None:
        [april, may, june] = close_due_periods(AFTER_JUNE)
        api = login(national)

        found = text(api, "bulletins/qinglang-ai-2025", ENGLISH)

        for one in (april, may, june):
            assert (
                f"{one.period.code} no. 1, frozen 2025-07-11 09:00, SHA-256 {one.digest}" in found
            )

    def test_what_is_missing_is_said_plainly(self, national: Any, login: Any) -> None:
        close_due_periods(AFTER_MAY)
        api = login(national)

        assert "Not consolidated yet, and so not counted: 2025-06.\n" in text(
            api, "bulletins/qinglang-ai-2025", ENGLISH
        )
        assert "以下月份尚未汇总，未计入以上数字：2025年6月。\n" in text(
            api, "bulletins/qinglang-ai-2025", CHINESE
        )

    def test_a_restatement_is_said_plainly(self, photos: Any, national: Any, login: Any) -> None:
        close_due_periods(AFTER_JUNE)
        accept(photos, "2025-05", counts=[count(7)])
        close_due_periods(AFTER_JUNE)

        found = text(login(national), "bulletins/2025-05", ENGLISH)

        assert "  2025-05 no. 2 takes the place of no. 1: " in found
        assert "Items of content removed 482,341 → 7" in found

    def test_the_scope_of_a_province_is_named(self, shanghai: Any, login: Any) -> None:
        close_due_periods(AFTER_JUNE)
        api = login(shanghai)

        assert "Scope: Shanghai." in text(api, "bulletins/2025-05", ENGLISH)
        assert "范围：上海。" in text(api, "bulletins/2025-05", CHINESE)


class TestRefusals:
    @pytest.mark.parametrize(
        ("path", "status", "code"),
        [
            ("bulletins/2025-05", 404, "not_consolidated"),
            ("bulletins/qinglang-ai-2025", 404, "not_consolidated"),
            ("bulletins/other", 404, "not_found"),
            ("bulletins/2025-05?number=x", 400, "invalid"),
            ("bulletins/qinglang-ai-2025?number=1", 400, "number_needs_one_period"),
            ("consolidations/2025-05/1", 404, "not_consolidated"),
            ("consolidations/2025-5/1", 404, "not_found"),
            ("consolidations?period=2025", 400, "invalid"),
        ],
    )
    def test_what_is_not_there_is_said(
        self, national: Any, login: Any, path: str, status: int, code: str
    ) -> None:
        answer = login(national).get(path)
        assert (answer.status_code, answer.json()["code"]) == (status, code)

    def test_a_problem_stays_a_problem_where_text_was_asked_for(
        self, national: Any, login: Any
    ) -> None:
        api = login(national)
        answer = api.client.get("/api/v1/bulletins/2025-05", headers={**api.headers, **ENGLISH})

        assert answer.status_code == 404
        assert answer["Content-Type"].startswith("application/problem+json")
        assert answer.json()["code"] == "not_consolidated"

    @pytest.mark.parametrize(
        "path", ["bulletins/2025-05", "consolidations", "consolidations/2025-05/1"]
    )
    def test_platforms_have_none(self, photos: Any, login: Any, path: str) -> None:
        answer = login(photos).get(path)
        assert (answer.status_code, answer.json()["code"]) == (403, "wrong_kind_of_principal")


@pytest.mark.usefixtures("filed")
class TestConsolidations:
    def test_they_are_listed_the_latest_first(self, photos: Any, national: Any, login: Any) -> None:
        close_due_periods(AFTER_JUNE)
        accept(photos, "2025-05", counts=[count(7)])
        close_due_periods(AFTER_JUNE)
        api = login(national)

        listed = api.get("consolidations").json()["results"]
        assert [(one["period"], one["number"]) for one in listed] == [
            ("2025-05", 2),
            ("2025-06", 1),
            ("2025-05", 1),
            ("2025-04", 1),
        ]
        only = api.get("consolidations", period="2025-05", page_size=1).json()
        assert [one["number"] for one in only["results"]] == [2]
        assert only["next"] is not None
        assert only["results"][0]["coverage"] == {"due": 2, "filed": 1, "included": 1}

    def test_the_nation_can_check_the_digest(self, national: Any, login: Any) -> None:
        close_due_periods(AFTER_JUNE)

        found = login(national).get("consolidations/2025-05/1").json()

        said = {
            name: found[name]
            for name in ("period", "number", "vocabulary", "coverage", "entries", "totals")
        }
        for entry in said["entries"]:
            del entry["links"]
        assert found["digest"] == hashlib.sha256(rfc8785.dumps(said)).hexdigest()

    def test_a_province_reads_its_part(
        self, photos: Any, rival: Any, shanghai: Any, login: Any
    ) -> None:
        accept(rival, "2025-05", counts=[count(1)])
        close_due_periods(AFTER_JUNE)
        accept(rival, "2025-05", counts=[count(2)])
        accept(photos, "2025-05", counts=[count(7)])
        close_due_periods(AFTER_JUNE)

        found = login(shanghai).get("consolidations/2025-05/2").json()

        assert [one["platform_uscc"] for one in found["entries"]] == [photos.platform.uscc]
        assert {one["jurisdiction_code"] for one in found["totals"]} == {"31"}
        assert {one["jurisdiction_code"] for one in found["coverage"]} == {"31"}
        [change] = found["changes"]["platforms"]
        assert (change["change"], change["revision_before"], change["revision_now"]) == (
            "replaced",
            1,
            2,
        )
        assert rival.platform.uscc not in str(found)

    def test_entries_lead_to_their_revisions(self, photos: Any, national: Any, login: Any) -> None:
        close_due_periods(AFTER_JUNE)

        [entry] = login(national).get("consolidations/2025-05/1").json()["entries"]

        assert entry["links"]["revision"] == f"{entry['links']['report']}/revisions/1"


class TestNumbers:
    @pytest.mark.parametrize(
        ("value", "english", "chinese"),
        [
            (57, "over 57", "57余"),
            (163, "over 160", "160余"),
            (3_512, "over 3,500", "3500余"),
            (10_000, "over 10,000", "1万余"),
            (18_900, "over 18,000", "1.8万余"),
            (962_341, "over 960,000", "96万余"),
            (25_512_345, "over 25,500,000", "2550万余"),
            (123_456_789, "over 123,000,000", "1.23亿余"),
            (1_000_000_001, "over 1,000,000,000", "10亿余"),
        ],
    )
    def test_lower_bounds_are_rounded_down(self, value: int, english: str, chinese: str) -> None:
        assert in_headline(value, "at_least", "en") == english
        assert in_headline(value, "at_least", "zh") == chinese

    def test_exact_numbers_stay_exact(self) -> None:
        assert in_headline(962_341, "exact", "en") == "962,341"
        assert in_headline(962_341, "exact", "zh") == "962341"
        assert in_full(962_341, "at_least", "en") == "at least 962,341"
        assert in_full(962_341, "at_least", "zh") == "不少于962341"
