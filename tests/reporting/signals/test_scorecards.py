"""Scorecards: what is counted, beside whom, and when it is far from what the others do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Explanation, PeerQuality, Revision
from reporting.services import reports, watching
from reporting.services.consolidating import close_due_periods
from reporting.signals.indicators import INDICATORS, Judged, Peers
from tests.conftest import Login, Party, make_platform, record
from tests.reporting.accepting import accept, count
from tests.reporting.filing import Filer

IN_TIME = datetime(2025, 6, 9, 2, tzinfo=UTC)


def indicator(answer: Any, name: str) -> dict[str, Any]:
    (found,) = [one for one in answer["indicators"] if one["indicator"] == name]
    return dict(found)


def in_time(*revisions: Revision) -> None:
    with acting_as(SYSTEM):
        ids = [one.pk for one in revisions]
        Revision.objects.filter(pk__in=ids).update(submitted_at=IN_TIME)


def test_what_is_counted_of_a_platform(photos: Party, shanghai: Party, login: Login) -> None:
    """A batch of which half is wrong, a report that is returned, one that takes its place."""
    filer = Filer(photos)
    assert photos.platform is not None
    wrong = filer.file(record(1), record(2, category="P9-9"))
    filer.drop(wrong)
    filer.file(*(record(n) for n in range(10, 18)))
    filer.declare({("items_removed", "P2-1"): 8})
    first = filer.submit()
    assert first.state == "accepted"
    in_time(first)
    with acting_as(shanghai.principal):
        reports.return_revision(
            shanghai.principal,
            first,
            reason="figures",
            due_at=timezone.now() + timedelta(days=9),
        )
    filer.start()
    second = filer.submit()
    assert second.state == "accepted", filer.findings(2)
    with acting_as(SYSTEM):
        Explanation.objects.create(
            platform=photos.platform, report=filer.report, check_id="H401", fingerprint="f",
            text="?", given_at=timezone.now(), given_by=photos.credential,
        )  # fmt: skip
    watching.watch()
    watching.measure_again()

    for party in (photos, shanghai):
        answer = login(party).get(f"scorecards/{photos.platform.id}?period=2025-05&months=3").json()
        values = {one["indicator"]: one["value"] for one in answer["indicators"]}
        assert values["punctuality"] == 0.5  # April is missing
        assert values["refused"] == values["restatements"] == values["explanations"] == 1
        assert values["findings"] == pytest.approx(1000)  # one of ten lines
        assert values["samples"] is None
        assert indicator(answer, "refused")["peers"] is None  # there are no five
        standings = {one["period"]: one["standing"] for one in answer["trend"]}
        assert standings == {"2025-04": "missing", "2025-05": "on_time"}


@pytest.fixture
def six(photos: Party, rival: Party) -> list[Party]:
    """Six platforms, of which the first corrects its report four times."""
    parties = [photos, rival, *(make_platform("31", f"Peer {n}") for n in range(4))]
    for party in parties:
        accept(party, "2025-05", counts=[count(10)])
    for n in range(4):
        accept(photos, "2025-05", counts=[count(11 + n)])
    close_due_periods(datetime(2025, 6, 12, tzinfo=UTC))
    watching.watch()
    watching.measure_again()
    return parties


def test_an_outlier_is_told_in_words_beside_the_median(
    six: list[Party], shanghai: Party, national: Party, login: Login
) -> None:
    office, asked = login(shanghai), "scorecards?period=2025-05"
    odd = office.get(f"{asked}&outliers=true").json()["results"]
    assert [one["platform"]["name_en"] for one in odd] == ["Photos"]
    told = indicator(odd[0], "restatements")
    assert (told["value"], told["worse"], told["outlier"]) == (4.0, 8.0, True)
    assert told["peers"] == {"median": 0.0, "n": 6, "size": None}
    assert told["reason"].startswith("Restatements: 4 against a median of 0 at 6 platforms")

    # In order of an indicator, page by page, each office its own.
    seen, path = [], f"{asked}&sort=restatements&descending=true&page_size=2"
    while path:
        page = office.get(path).json()
        seen += [one["platform"]["name_en"] for one in page["results"]]
        path = (page["next"] or "").partition("/api/v1/")[2]
    assert (seen[0], len(seen), "Rival" in seen) == ("Photos", 5, False)
    assert len(login(national).get(asked).json()["results"]) == 6
    assert [one["platform"]["name_en"] for one in login(six[1]).get(asked).json()["results"]] == [
        "Rival"
    ]
    assert login(six[1]).get(f"scorecards/{six[0].platform.id}").status_code == 404  # type: ignore[union-attr]
    for wrong in ("sort=colour", "months=5", "period=May", "size=huge"):
        assert office.get(f"{asked}&{wrong}").status_code == 400


def test_of_fewer_than_five_no_median_is_kept(photos: Party, rival: Party) -> None:
    for party in (photos, rival):
        accept(party, "2025-05", counts=[count(10)])
    watching.measure_again()
    with acting_as(SYSTEM):
        assert PeerQuality.objects.count() == 0


def test_better_than_the_others_is_no_outlier_and_nothing_is_no_value() -> None:
    peers = Peers(median=0.5, spread=0.0, n=9, size="")
    worst = Judged(INDICATORS["punctuality"], 0.1, peers)
    assert (worst.worse, worst.outlier) == (4.0, True)
    assert "50%" in worst.reason("zh")
    best = replace(worst, value=1.0)
    assert (best.worse, best.outlier, best.reason("en")) == (-5.0, False, "")
    assert replace(worst, value=None).worse is None
    assert replace(worst, peers=None).reason("zh") == ""
