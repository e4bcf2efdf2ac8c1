"""Open data: what is published gives away nothing of a few platforms, whoever reckons with it."""

import hashlib
import io
import itertools
import json
import random
from typing import Any

import numpy as np
import pandas as pd
import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from platforms.models import AuditEvent
from platforms.principals import SYSTEM
from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import Consolidation, Edition, OpenPackage
from reporting.services import consolidating
from reporting.services.open_data.beside import Issue, Tells, hidden_beside
from reporting.services.open_data.hiding import Cell, Key, Line, hidden, is_small
from reporting.services.open_data.publishing import publish, publish_due
from tests.conftest import Party, make_platform
from tests.isolation.world import people_of
from tests.reporting.accepting import accept, count, figure

K = 5


def determined(unknown: list[Key], lines: list[Line]) -> set[Key]:
    """The attack, otherwise than the code does it: a value is known where adding it to the
    equations teaches nothing new."""
    at = {key: n for n, key in enumerate(unknown)}
    rows = []
    for line in lines:
        row = np.zeros(len(unknown))
        for key in line.keys:
            if key in at:
                row[at[key]] += -1 if key == line.total else 1
        rows.append(row)
    known = np.linalg.matrix_rank(np.array(rows)) if rows and unknown else 0
    return {
        key
        for key in unknown
        if np.linalg.matrix_rank(np.array([*rows, np.eye(len(unknown))[at[key]]])) == known
    }


def table(seed: int) -> tuple[dict[Key, Cell], list[Line]]:
    """Provinces by categories, with the sums of both, as random platforms counted."""
    chance = random.Random(seed)
    places, kinds = [f"p{n}" for n in range(5)], [f"c{n}" for n in range(4)]
    members = {
        place: [chance.randrange(10**6) for _ in range(chance.choice((2, 6, 9)))]
        for place in places
    }
    inner: dict[Key, Cell] = {}
    for place, kind in itertools.product(places, kinds):
        inside = frozenset(one for one in members[place] if chance.random() < 0.7)
        if inside:
            inner[place, kind] = Cell(sum(chance.randint(1, 50) for _ in inside), inside)
    sums: dict[Key, list[Key]] = {}
    for place, kind in inner:
        sums.setdefault((place, "all"), []).append((place, kind))
        sums.setdefault(("00", kind), []).append((place, kind))
    cells = {**inner, **{total: _sum(inner, parts) for total, parts in sums.items()}}
    lines = [Line(total, tuple(parts)) for total, parts in sums.items()]
    for parts in ([k for k in sums if k[1] == "all"], [k for k in sums if k[0] == "00"]):
        cells["00", "all"] = _sum(cells, parts)
        lines.append(Line(("00", "all"), tuple(parts)))
    return cells, lines


def _sum(cells: dict[Key, Cell], parts: list[Key]) -> Cell:
    inside = frozenset[int]().union(*(cells[key].platforms for key in parts))
    return Cell(sum(cells[key].value for key in parts), inside)


@pytest.mark.parametrize("seed", range(12))
def test_no_sum_of_a_few_platforms_follows_from_what_is_left(seed: int) -> None:
    cells, lines = table(seed)
    small = {key for key, cell in cells.items() if is_small(cell, K)}
    out = sorted(hidden(cells, lines, K))
    assert small <= set(out)
    assert not determined(out, lines) & small
    for line in lines:
        missing = [key for key in line.parts if key in out]
        if missing and line.total not in out:
            assert len(_sum(cells, missing).platforms) >= K, line


def test_without_more_left_out_the_attack_succeeds() -> None:
    """Or the test above would show nothing."""
    broken = 0
    for seed in range(12):
        cells, lines = table(seed)
        small = sorted(key for key, cell in cells.items() if is_small(cell, K))
        broken += bool(determined(small, lines))
    assert broken >= 5


def _platforms(first: int, last: int) -> frozenset[int]:
    return frozenset(range(first, last))


def _month(d: int) -> tuple[dict[Key, Cell], list[Line]]:
    """Two provinces by three categories; in the first, A is of two platforms."""
    inner: dict[Key, Cell] = {
        ("11", "A"): Cell(7, _platforms(0, 2)),
        ("11", "C"): Cell(60, _platforms(0, 6)),
        ("11", "D"): Cell(d, _platforms(0, 6)),
    }
    inner |= {("31", kind): Cell(300, _platforms(6, 12)) for kind in "ACD"}
    sums: dict[tuple[Key, int], list[Key]] = {}
    for place, kind in inner:
        sums.setdefault(((place, "all"), 1), []).append((place, kind))
        sums.setdefault((("00", kind), 0), []).append((place, kind))
    for place in ("11", "31"):
        sums.setdefault((("00", "all"), 0), []).append((place, "all"))
    cells: dict[Key, Cell] = dict(inner)
    for (total, _), parts in sums.items():
        cells[total] = _sum(cells, parts)
    return cells, [Line(total, tuple(parts)) for (total, _), parts in sums.items()]


def test_two_packages_of_a_month_give_nothing_away_together() -> None:
    """C stays the same and D does not: left out are C of the first, and D of the second."""
    (cells, lines), (later, _) = _month(72), _month(48)
    out = hidden(cells, lines, K)
    assert ("11", "C") in out
    assert ("11", "D") in hidden(later, lines, K)  # chosen by itself
    now = hidden_beside(Issue(later, lines), [Issue(cells, lines, out)], K)

    def unknown(key: Key, month: str) -> Key:
        return key if cells[key] == later[key] else (month, *key)

    both = [
        Line(unknown(line.total, month), tuple(unknown(part, month) for part in line.parts))
        for month in "12"
        for line in lines
    ]
    told = {unknown(key, "1") for key in cells.keys() - out}
    told |= {unknown(key, "2") for key in cells.keys() - now}
    left = {unknown(key, month) for key in cells for month in "12"} - told
    assert ("11", "A") in left
    assert ("11", "A") not in determined(sorted(left), both)


def test_what_was_told_cannot_be_left_out_any_more() -> None:
    cells, lines = _month(72)
    later = _month(48)[0]
    told = Issue(cells, lines, frozenset({("11", "A")}))  # which gives it away, and stays there
    with pytest.raises(Tells):
        hidden_beside(Issue(later, lines), [told], K)


# --- From what was filed ------------------------------------------------------------------------

MAY = "2025-05"


def consolidated() -> Consolidation:
    made = consolidating.consolidate(MAY)
    assert made is not None
    return made


@pytest.fixture
def crowd(db: None) -> list[Party]:
    """Five platforms and more in three places, one in Guangdong that alone has a category."""
    places = ["11"] * 6 + ["31"] * 7 + ["32"] * 5 + ["44"]
    parties = [make_platform(place, f"P{n}") for n, place in enumerate(places)]
    for n, party in enumerate(parties):
        kinds = _counts(n)
        if n == 18:
            kinds.append(count(77, category="P2-3"))
        accept(party, MAY, counts=kinds, figures=[_blocked(n)])
    return parties


def _counts(n: int) -> list[Any]:
    return [count(10 + n), count(n + 1, category="P2-2", action="LIMIT")]


def _blocked(n: int) -> Any:
    return figure("prompts_blocked", 1000 + n)


def rows_of(client: Client, package: OpenPackage, name: str = "totals.csv") -> Any:
    answer = client.get(f"/api/v1/open-data/{MAY}/{package.number}/{name}")
    assert answer.status_code == 200
    assert "immutable" in answer["Cache-Control"]
    body = b"".join(answer)
    said = next(one for one in package.files if one["name"] == name)
    assert (hashlib.sha256(body).hexdigest(), len(body)) == (said["sha256"], said["size"])
    if name.endswith("parquet"):
        return pd.read_parquet(io.BytesIO(body))
    return (
        pd.read_csv(io.BytesIO(body), dtype={"jurisdiction": str})
        if name.endswith("csv")
        else json.loads(body)
    )


def _keys(frame: Any) -> list[Key]:
    return [(row.jurisdiction, row.measure, row.category) for row in frame.itertuples()]


def _lines(keys: list[Key]) -> list[Line]:
    """What whoever reads the table knows to add up; here nobody did else to an item than remove
    or limit it."""
    sums: dict[tuple[Key, str], list[Key]] = {}
    for place, measure, category in keys:
        if place != "00":
            sums.setdefault((("00", measure, category), "places"), []).append(
                (place, measure, category)
            )
        if category != "all":
            sums.setdefault(((place, measure, "all"), "categories"), []).append(
                (place, measure, category)
            )
        if measure in ("items_removed", "items_limited"):
            sums.setdefault(((place, "items_handled", category), "measures"), []).append(
                (place, measure, category)
            )
    return [Line(total, tuple(parts)) for (total, _), parts in sums.items()]


def test_everybody_reads_what_nobody_can_be_found_in(
    crowd: list[Party], client: Client, django_assert_max_num_queries: Any
) -> None:
    package = publish(consolidated())
    frame = rows_of(client, package)
    known = {
        (row.jurisdiction, row.measure, row.category): row.value
        for row in frame.itertuples()
        if row.status == "published"
    }
    assert known["00", "prompts_blocked", "all"] == sum(1000 + n for n in range(19))
    assert known["31", "prompts_blocked", "all"] == sum(1000 + n for n in range(6, 13))
    # Guangdong is one platform, and P2-3 is that platform's.
    lone = {key for key in _keys(frame) if key[0] == "44" or key[2] == "P2-3"}
    assert len(lone) > 8
    assert not lone & set(known)
    unknown = sorted(set(_keys(frame)) - set(known))
    assert not determined(unknown, _lines(_keys(frame))) & lone
    # Nor that anything is zero: the one platform of Guangdong has all that anybody has.
    assert {key[1:] for key in lone if key[0] == "44"} == {
        key[1:] for key in _keys(frame) if key[0] == "00"
    }
    assert set(frame["status"]) == {"published", "suppressed"}
    assert frame[frame["status"] == "suppressed"]["value"].isna().all()

    covered = rows_of(client, package, "coverage.csv").set_index("jurisdiction")
    out = covered[covered["status"] == "suppressed"]
    assert "44" in out.index
    assert len(out) > 1  # or the nation's would tell
    assert out["due"].isna().all()
    assert covered.loc["00", "included"] == 19

    again = rows_of(client, package, "totals.parquet")
    assert list(again["measure"]) == list(frame["measure"])
    assert again["value"].sum() == frame["value"].sum()
    manifest = rows_of(client, package, "manifest.json")
    assert manifest["threshold"] == K
    assert [one["sha256"] for one in manifest["files"]] == [
        one["sha256"] for one in package.files[:-1]
    ]
    assert manifest["cells"]["suppressed"] == int((frame["status"] == "suppressed").sum())
    words = rows_of(client, package, "dictionary.json")
    assert {one["name"] for one in words["tables"]["totals"]} == set(frame.columns)
    assert all(one["definition"]["zh"] for one in words["measures"])
    with django_assert_max_num_queries(4):
        listed = client.get("/api/v1/open-data").json()["results"]
    assert [(one["period"], one["number"]) for one in listed] == [(MAY, 1)]
    assert client.get(f"/api/v1/open-data/{MAY}/1/..%2F..%2Fsecret").status_code == 404
    part = client.get(f"/api/v1/open-data/{MAY}/1/totals.csv", headers={"Range": "bytes=3-9"})
    assert (part.status_code, b"".join(part)) == (206, b"period,")


def test_a_package_comes_out_once_and_the_next_tells_of_no_few_changes(
    crowd: list[Party], national: Party
) -> None:
    first = consolidated()
    package = publish(first)
    assert publish(first) == package
    call_command("open_data", MAY)
    with acting_as(SYSTEM):
        assert OpenPackage.objects.count() == 1

    accept(crowd[0], MAY, counts=[count(500)])
    second = consolidated()
    with pytest.raises(Refused, match="open_data_tells_changes"):
        _publish_apart(second)
    published(national, second)
    assert [publish_due(_publish_apart) for _ in range(2)] == [[], []]
    with acting_as(SYSTEM):  # it is tried once, and that is in the audit trail
        assert AuditEvent.objects.filter(action="open_data.refused").count() == 1


def _publish_apart(frozen: Consolidation) -> OpenPackage:
    """What it refuses undoes its own work, and not that of the test."""
    with transaction.atomic():
        return publish(frozen)


def test_the_next_package_tells_of_no_few_changes_beside_any(
    crowd: list[Party], client: Client
) -> None:
    first = publish(consolidated())
    for n, party in enumerate(crowd[:5]):
        accept(party, MAY, counts=_counts(n + 500), figures=[_blocked(n)])
    second = publish(consolidated())
    assert second.number == 2
    frames = [rows_of(client, package) for package in (first, second)]
    assert not frames[0]["value"].equals(frames[1]["value"])
    left_out = [set(_keys(frame[frame["status"] == "suppressed"])) for frame in frames]
    assert left_out[0] <= left_out[1]

    # Four are as they were, another one is not: beside the first, that tells of two.
    for n, party in enumerate(crowd[1:6], start=1):
        accept(party, MAY, counts=_counts(n if n < 5 else 500), figures=[_blocked(n)])
    with pytest.raises(Refused, match="open_data_tells_changes"), acting_as(SYSTEM):
        publish(consolidated())


def test_the_bulletins_of_the_nation_bring_their_data(
    crowd: list[Party], national: Party, shanghai: Party
) -> None:
    frozen = consolidated()
    published(shanghai, frozen)
    assert publish_due() == []
    published(national, frozen)
    assert [package.consolidation_id for package in publish_due()] == [frozen.id]
    assert publish_due() == []


def published(party: Party, frozen: Consolidation) -> None:
    """A bulletin of an office, made from the consolidation and published by two of its people."""
    office = party.office
    assert office is not None
    first, second = people_of(office)
    now = timezone.now()
    source = {"id": str(frozen.id), "period": MAY, "number": frozen.number, "digest": frozen.digest}
    with acting_as(first):
        edition = Edition.objects.create(
            office=office,
            jurisdiction_id=office.jurisdiction_id,
            of=MAY,
            sources=[source],
            drafted_at=now,
            edited_at=now,
        )
        edition.content, edition.digest, edition.state = {}, "0" * 64, "proposed"
        edition.proposed_at, edition.proposed_by_id = now, first.person_id
        edition.save()
    with acting_as(second):
        edition.content, edition.state = {"edition": {"number": 1}}, "published"
        edition.number, edition.published_at = 1, now
        edition.published_by_id = second.person_id
        edition.save()
