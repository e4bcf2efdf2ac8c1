"""From a total down to its records, and from a record back up to all that it counts in."""

from typing import Any

import pytest
from django.utils import timezone

from reporting.models import State
from reporting.services.consolidating import close_due_periods
from tests.conftest import Party, record
from tests.reporting.accepting import accept, count
from tests.reporting.filing import Filer, replace
from tests.reporting.test_consolidated import follow
from tests.reporting.test_consolidating import AFTER_JUNE


@pytest.fixture
def filer(photos: Party) -> Filer:
    """Three records, of which the second is corrected once the month is frozen."""
    filer = Filer(photos)
    filer.file(record(1), record(2), record(3, action="LIMIT"))
    filer.declare({("items_removed", ""): 2})
    assert filer.submit().state == State.ACCEPTED
    close_due_periods(AFTER_JUNE)
    filer.start("the second was about vulgar content")
    filer.correct(replace(2, record(2, category="P2-3")))
    assert filer.submit().state == State.ACCEPTED
    close_due_periods(AFTER_JUNE)
    return filer


@pytest.mark.usefixtures("live")
def test_a_total_leads_to_its_records_and_a_record_back_to_its_totals(
    filer: Filer, national: Party, photos: Party, rival: Party, login: Any
) -> None:
    api = login(national)
    [row] = api.get(
        "consolidated",
        **{"from": "2025-05", "measure": "items_removed", "category": "P2-3", "group_by": "day"},
    ).json()["results"]
    [source] = follow(api, row["links"]["sources"]).json()["results"]
    [found] = follow(api, source["links"]["records"]).json()["results"]
    assert (found["record_id"], found["version"]) == ("r-2", 2)
    assert follow(api, found["links"]["batch"]).json()["kind"] == "corrections"

    traced = follow(api, found["links"]["trace"]).json()["results"]
    told = [
        (
            place["version"],
            place["revision"],
            place["standing"],
            [(total["measure"], total["value"], total["on_the_day"]) for total in place["totals"]],
            [one["number"] for one in place["consolidations"]],
        )
        for place in traced
    ]
    assert told == [
        (2, 2, "current", [("items_handled", 1, 1), ("items_removed", 1, 1)], [2]),
        (1, 1, "current", [("items_handled", 2, 2), ("items_removed", 2, 2)], [1]),
        (1, 2, "superseded", [], [2]),
    ]
    for place in traced:
        assert follow(api, place["links"]["record"]).json()["results"][0]["record_id"] == "r-2"
        for one in place["consolidations"]:
            assert follow(api, one["links"]["self"]).status_code == 200
    for total in traced[0]["totals"]:
        [again] = follow(api, total["links"]["consolidated"]).json()["results"]
        assert again["value"] == total["value"]
        [part] = follow(api, total["links"]["sources"]).json()["results"]
        assert part["revision"] == 2

    path = f"reports/{filer.report.id}/trace"
    own = login(photos).get(path, record_id="r-2").json()["results"]
    assert [place["consolidations"] for place in own] == [[], [], []]
    assert {total["links"] for place in own for total in place["totals"]} == {None}
    assert login(rival).get(path, record_id="r-2").status_code == 404
    assert api.get(path, record_id="r-9").status_code == 404
    assert api.get(path, record_id="no id").status_code == 400


def test_what_a_month_said_on_a_day_and_why_it_says_otherwise(
    photos: Any, rival: Any, national: Party, shanghai: Party, login: Any
) -> None:
    accept(photos, "2025-05", counts=[count(8), count(2, category="P2-3")])
    close_due_periods(AFTER_JUNE)
    accept(photos, "2025-05", counts=[count(5), count(2, category="P2-3")])
    accept(rival, "2025-05", counts=[count(1)])
    close_due_periods(AFTER_JUNE)
    today = f"{timezone.localdate():%Y-%m-%d}"

    def asked(party: Party, **params: str) -> Any:
        return login(party).get("restatements", period="2025-05", **params).json()

    answer = asked(national)
    assert (answer["then"]["number"], answer["now"]["number"]) == (1, 2)
    assert [one["number"] for one in answer["numbers"]] == [1, 2]
    told = [
        (row["measure"], row["category"], row["then"]["value"], row["now"]["value"])
        for row in answer["totals"]
    ]
    assert told == [("items_handled", "P2-1", 8, 6), ("items_removed", "P2-1", 8, 6)]
    assert answer["totals"][0]["difference"] == {"value": -2.0, "qualifier": "exact"}
    changes = {one["platform"]["uscc"]: one for one in answer["platforms"]}
    mine = changes[photos.platform.uscc]
    assert (mine["change"], mine["revision_then"], mine["revision_now"]) == ("replaced", 1, 2)
    assert [(why["revision"], why["reason"]) for why in mine["reasons"]] == [(2, "a correction")]
    assert changes[rival.platform.uscc]["change"] == "added"

    same = asked(national, on=today)
    assert (same["then"]["number"], same["totals"], same["platforms"]) == (2, [], [])
    province = asked(shanghai)
    assert [row["now"]["value"] for row in province["totals"]] == [5, 5]
    assert [one["platform"]["uscc"] for one in province["platforms"]] == [photos.platform.uscc]
    before = login(national).get("restatements", period="2025-05", on="2025-05-01")
    assert (before.status_code, before.json()["code"]) == (404, "not_consolidated")
