"""The consolidated view over HTTP: sums, scopes, and the way down to revisions."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Total
from reporting.selectors import consolidated
from reporting.services.consolidating import close_due_periods
from tests.reporting.accepting import accept, count, file_two_months
from tests.reporting.test_consolidating import AFTER_JUNE


@pytest.fixture
def filed(photos: Any, rival: Any) -> None:
    file_two_months(photos, rival)


def values(answer: Any, *names: str) -> dict[Any, tuple[int, str]]:
    assert answer.status_code == 200, answer.content
    found = {}
    for row in answer.json()["results"]:
        key = tuple(row[name] for name in names)
        found[key[0] if len(key) == 1 else key] = (row["value"], row["qualifier"])
    return found


def follow(api: Any, link: str) -> Any:
    parts = urlsplit(link)
    return api.get(parts.path.removeprefix("/api/v1/"), **dict(parse_qsl(parts.query)))


@pytest.mark.usefixtures("filed")
class TestSums:
    def test_each_measure_is_summed_over_the_months(self, national: Any, login: Any) -> None:
        answer = login(national).get("consolidated", **{"from": "2025-05", "to": "2025-06"})

        assert values(answer, "measure") == {
            "items_handled": (27, "exact"),
            "items_removed": (25, "exact"),
            "items_limited": (2, "exact"),
            "products_handled": (1, "exact"),
            "products_delisted": (1, "exact"),
            "prompts_blocked": (130, "at_least"),
        }

    def test_groups_have_rows_of_their_own(self, national: Any, login: Any) -> None:
        answer = login(national).get(
            "consolidated",
            campaign="qinglang-ai-2025",
            measure="items_removed",
            group_by="category,province,detection,period",
        )

        assert values(answer, "period", "category", "province", "detection") == {
            ("2025-05", "P2-1", "31", "automated"): (5, "exact"),
            ("2025-05", "P2-1", "44", "automated"): (7, "exact"),
            ("2025-05", "P2-3", "31", "user_report"): (3, "exact"),
            ("2025-06", "P2-1", "31", "automated"): (10, "exact"),
        }

    @pytest.mark.parametrize(
        ("filters", "expected"),
        [
            ({"category": "P2-3"}, 3),
            ({"category": "P2-1,P2-3"}, 15),
            ({"province": "44"}, 7),
            ({"content_province": "31"}, 7),
            ({"content_province": "none"}, 3),
            ({"detection": "user_report"}, 3),
            ({"modality": "video"}, 15),
            ({"action": "REMOVE", "category": "P2-1", "province": "31"}, 5),
        ],
    )
    def test_filters_narrow(
        self, national: Any, login: Any, filters: dict[str, str], expected: int
    ) -> None:
        answer = login(national).get(
            "consolidated", measure="items_removed", **{"from": "2025-05"}, **filters
        )

        assert values(answer, "measure") == {"items_removed": (expected, "exact")}

    def test_a_platform_is_named_by_id_or_by_uscc(
        self, photos: Any, national: Any, login: Any
    ) -> None:
        api = login(national)
        for name in (str(photos.platform.id), photos.platform.uscc):
            answer = api.get(
                "consolidated",
                platform=name,
                measure="items_removed",
                group_by="platform",
                **{"from": "2025-05"},
            )
            [row] = answer.json()["results"]
            assert (row["value"], row["platform"]["uscc"]) == (8, photos.platform.uscc)

    def test_what_does_not_apply_is_null(self, national: Any, login: Any) -> None:
        answer = login(national).get(
            "consolidated",
            measure="prompts_blocked,products_handled",
            group_by="action,modality",
            **{"from": "2025-05"},
        )

        assert values(answer, "measure", "action", "modality") == {
            ("prompts_blocked", None, None): (130, "at_least"),
            ("products_handled", "DELIST", None): (1, "exact"),
        }

    def test_definitions_are_given_once_in_the_readers_language(
        self, national: Any, login: Any
    ) -> None:
        api = login(national)
        api.headers["Accept-Language"] = "zh-Hans"
        answer = api.get(
            "consolidated", measure="items_removed", group_by="category", **{"from": "2025-05"}
        ).json()

        assert [one["name"] for one in answer["definitions"]] == ["清理违法违规信息"]
        assert answer["names"]["category"]["P2-1"] == "利用AI制作发布谣言"
        assert answer["scope"] == {"jurisdiction": "00", "name": "全国"}

    def test_unequal_definitions_are_never_added(
        self, photos: Any, national: Any, login: Any
    ) -> None:
        with acting_as(SYSTEM):
            total = Total.objects.filter(platform=photos.platform, measure="items_removed").first()
            assert total is not None
            total.pk, total.measure_version, total.value = None, 2, 1000
            total.save()

        answer = login(national).get(
            "consolidated", measure="items_removed", campaign="qinglang-ai-2025"
        )

        assert values(answer, "measure_version") == {1: (25, "exact"), 2: (1000, "exact")}

    def test_a_superseded_revision_counts_no_more(
        self, photos: Any, national: Any, login: Any
    ) -> None:
        accept(photos, "2025-05", counts=[count(1)])

        answer = login(national).get("consolidated", measure="items_removed", **{"from": "2025-05"})

        assert values(answer, "measure") == {"items_removed": (8, "exact")}


@pytest.mark.usefixtures("filed")
class TestAsOf:
    def test_a_frozen_number_stays_what_it_was(
        self, photos: Any, national: Any, login: Any
    ) -> None:
        close_due_periods(AFTER_JUNE)
        accept(photos, "2025-05", counts=[count(1)])
        close_due_periods(AFTER_JUNE)
        api = login(national)

        def removed(**params: str) -> Any:
            return values(
                api.get("consolidated", measure="items_removed", **{"from": "2025-05"}, **params),
                "measure",
            )["items_removed"]

        assert removed(as_of="1") == (15, "exact")
        assert removed(as_of="2") == (8, "exact")
        assert removed(as_of="latest") == (8, "exact")

    def test_the_consolidations_are_named(self, national: Any, login: Any) -> None:
        close_due_periods(AFTER_JUNE)

        answer = login(national).get(
            "consolidated", as_of="latest", **{"from": "2025-05", "to": "2025-07"}
        )

        named = [(one["period"], one["number"]) for one in answer.json()["as_of"]]
        assert named == [("2025-05", 1), ("2025-06", 1)]

    def test_a_number_is_of_one_period(self, national: Any, login: Any) -> None:
        answer = login(national).get("consolidated", campaign="qinglang-ai-2025", as_of="1")

        assert (answer.status_code, answer.json()["code"]) == (400, "number_needs_one_period")

    def test_what_was_not_frozen_is_not_found(self, national: Any, login: Any) -> None:
        answer = login(national).get("consolidated", as_of="7", **{"from": "2025-05"})

        assert (answer.status_code, answer.json()["code"]) == (404, "not_consolidated")


@pytest.mark.usefixtures("filed")
class TestSources:
    def test_every_sum_leads_to_revisions_that_add_up_to_it(
        self, national: Any, login: Any
    ) -> None:
        api = login(national)
        rows = api.get(
            "consolidated",
            campaign="qinglang-ai-2025",
            group_by="category,detection,content_province,period",
        ).json()["results"]
        assert len(rows) > 8

        for row in rows:
            answer = follow(api, row["links"]["sources"])
            assert answer.status_code == 200, answer.content
            parts = answer.json()["results"]
            assert sum(part["value"] for part in parts) == row["value"], row

    def test_a_frozen_sum_leads_to_the_revisions_of_then(
        self, photos: Any, national: Any, login: Any
    ) -> None:
        close_due_periods(AFTER_JUNE)
        accept(photos, "2025-05", counts=[count(1)])
        api = login(national)
        [row] = api.get(
            "consolidated", measure="items_removed", province="31", as_of="1", **{"from": "2025-05"}
        ).json()["results"]

        [part] = follow(api, row["links"]["sources"]).json()["results"]

        assert (part["revision"], part["state"], part["value"]) == (1, "superseded", 8)
        assert part["in_force"] is False

    def test_a_source_leads_to_its_report_and_records(
        self, photos: Any, national: Any, login: Any
    ) -> None:
        api = login(national)
        answer = api.get(
            "consolidated/sources",
            measure="items_removed",
            category="P2-3",
            platform=photos.platform.uscc,
            **{"from": "2025-05"},
        )

        [part] = answer.json()["results"]
        report = f"/api/v1/reports/{part['report']}"
        assert part["links"]["report"] == report
        assert part["links"]["revision"] == f"{report}/revisions/1"
        assert part["links"]["records"] == (
            f"{report}/records?revision=1&subject=item&action=REMOVE&category=P2-3"
        )

    def test_no_records_stand_behind_declared_figures(self, national: Any, login: Any) -> None:
        answer = login(national).get(
            "consolidated/sources", measure="prompts_blocked", **{"from": "2025-05"}
        )

        assert [part["links"]["records"] for part in answer.json()["results"]] == [None, None]
        assert {part["qualifier"] for part in answer.json()["results"]} == {"exact", "at_least"}

    def test_sources_come_in_pages(self, national: Any, login: Any) -> None:
        api = login(national)
        params = {"measure": "items_removed", "campaign": "qinglang-ai-2025", "page_size": "2"}
        first = api.get("consolidated/sources", **params).json()
        second = follow(api, first["next"]).json()

        found = [part["value"] for part in first["results"] + second["results"]]
        assert sorted(found) == [7, 8, 10]
        assert second["next"] is None


@pytest.mark.usefixtures("filed")
class TestScopes:
    def test_an_office_of_a_province_sees_its_own_platforms_only(
        self, rival: Any, shanghai: Any, login: Any
    ) -> None:
        api = login(shanghai)
        answer = api.get("consolidated", measure="items_removed", **{"from": "2025-05"})
        assert values(answer, "measure") == {"items_removed": (8, "exact")}
        assert answer.json()["scope"]["jurisdiction"] == "31"

        for foreign in ({"platform": rival.platform.uscc}, {"province": "44"}):
            answer = api.get(
                "consolidated", measure="items_removed", **{"from": "2025-05"}, **foreign
            )
            assert answer.json()["results"] == []
            answer = api.get(
                "consolidated/sources", measure="items_removed", **{"from": "2025-05"}, **foreign
            )
            assert answer.json()["results"] == []

    def test_a_frozen_view_is_of_the_same_scope(self, shanghai: Any, login: Any) -> None:
        close_due_periods(AFTER_JUNE)

        answer = login(shanghai).get(
            "consolidated", measure="items_removed", as_of="1", **{"from": "2025-05"}
        )

        assert values(answer, "measure") == {"items_removed": (8, "exact")}

    @pytest.mark.parametrize("path", ["consolidated", "consolidated/sources"])
    def test_platforms_have_no_consolidated_view(self, photos: Any, login: Any, path: str) -> None:
        answer = login(photos).get(path, measure="items_removed", **{"from": "2025-05"})

        assert (answer.status_code, answer.json()["code"]) == (403, "wrong_kind_of_principal")


class TestWhatIsAsked:
    @pytest.mark.parametrize(
        ("params", "pointer"),
        [
            ({}, "/from"),
            ({"from": "2025-13"}, "/from"),
            ({"from": "2025-06", "to": "2025-05"}, "/to"),
            ({"from": "2021-01", "to": "2025-05"}, "/to"),
            ({"campaign": "other"}, "/campaign"),
            ({"campaign": "qinglang-ai-2025", "from": "2025-05"}, "/campaign"),
            ({"from": "2025-05", "measure": "items"}, "/measure"),
            ({"from": "2025-05", "category": "P9-9"}, "/category"),
            ({"from": "2025-05", "category": "P2-1,P2-1"}, "/category"),
            ({"from": "2025-05", "province": "none"}, "/province"),
            ({"from": "2025-05", "platform": "photos"}, "/platform"),
            ({"from": "2025-05", "group_by": "hour"}, "/group_by"),
            ({"from": "2025-05", "day": "2025-06-01"}, "/day"),
            ({"from": "2025-05", "day": "2025-05-32"}, "/day"),
            ({"from": "2025-05", "group_by": "category,action,modality,platform"}, "/group_by"),
            ({"from": "2025-05", "as_of": "0"}, "/as_of"),
            ({"from": "2025-05", "colour": "red"}, "/colour"),
        ],
    )
    def test_what_cannot_be_answered_is_refused_by_its_place(
        self, national: Any, login: Any, params: dict[str, str], pointer: str
    ) -> None:
        answer = login(national).get("consolidated", **params)

        assert answer.status_code == 400, answer.content
        assert [fault["pointer"] for fault in answer.json()["errors"]] == [pointer]

    def test_a_parameter_given_twice_means_both(self, national: Any, login: Any) -> None:
        api = login(national)
        answer = api.client.get(
            "/api/v1/consolidated?from=2025-05&measure=items_removed&measure=items_limited",
            headers=api.headers,
        )
        assert answer.status_code == 200

    def test_one_measure_has_sources_at_a_time(self, national: Any, login: Any) -> None:
        answer = login(national).get(
            "consolidated/sources", measure="items_removed,items_limited", **{"from": "2025-05"}
        )
        assert answer.status_code == 400

    @pytest.mark.usefixtures("filed")
    def test_more_rows_than_the_limit_are_refused(
        self, national: Any, login: Any, monkeypatch: Any
    ) -> None:
        monkeypatch.setattr(consolidated, "MOST_ROWS", 2)

        for asked in ({}, {"group_by": "day"}):
            answer = login(national).get("consolidated", **{"from": "2025-05", **asked})
            assert (answer.status_code, answer.json()["code"]) == (400, "too_many_rows")
