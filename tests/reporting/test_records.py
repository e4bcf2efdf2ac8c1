"""Records read back: page by page, by what they are, and one by one."""

import base64
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection

from platforms.tenancy import acting_as
from reporting.models import State
from reporting.selectors import records
from tests.conftest import Api, Login, Party, record
from tests.reporting.filing import Filer, replace, withdraw

pytestmark = pytest.mark.usefixtures("live")


@pytest.fixture
def filer(photos: Party) -> Filer:
    """Of six records, one replaced and one withdrawn; all of them in the draft."""
    filer = Filer(photos)
    first = filer.file(
        record(1, acted_at="2025-05-01T00:00:00+08:00", province="31"),
        record(2, category="P2-3", content_sha256="ab" * 32),
        record(3, product_kind="agent"),
        record(4, acted_at="2025-05-31T23:59:59+08:00", label="none"),
    )
    second = filer.file(record(5, target="https://e.test/?a=1&b=2 c"), record(6, label="both"))
    third = filer.correct(replace(1, record(1, category="P2-3")), withdraw(6))
    assert {batch.state for batch in (first, second, third)} == {"checked"}
    return filer


def ids(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [row["record_id"] for row in answer.json()["results"]]


def everything(api: Api, path: str, **params: Any) -> list[dict[str, Any]]:
    """Every page there is."""
    page = api.get(path, **params).json()
    rows = page["results"]
    while page["next"]:
        page = api.client.get(page["next"], headers=api.headers).json()
        rows += page["results"]
    return list(rows)


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({}, "23451"),
        ({"category": "P2-3"}, "21"),
        ({"category": "P2-3,P2-1"}, "23451"),
        ({"category": "P2-3", "state": "all"}, "21"),
        ({"province": "none"}, "23451"),
        ({"province": "31", "state": "superseded"}, "1"),
        ({"label": "none"}, "4"),
        ({"product_kind": "agent"}, "3"),
        ({"product_kind": "none,agent"}, "23451"),
        ({"content_sha256": "ab" * 32}, "2"),
        ({"content_sha256": "cd" * 32}, ""),
        ({"target": "https://e.test/?a=1&b=2 c"}, "5"),
        ({"target": "https://example.test/"}, ""),
        ({"record_id": "r-5,r-1,r-99,r-6"}, "51"),
        ({"record_id": "r-1", "state": "all"}, "11"),
        ({"record_id": "r-1", "category": "P2-1", "state": "superseded"}, "1"),
        ({"acted_from": "2025-05-31"}, "4"),
        ({"acted_before": "2025-05-02", "state": "all"}, "1"),
        ({"acted_before": "2025-05-12T02:00:00Z"}, ""),
        ({"acted_before": "2025-05-12T10:00:01+08:00", "acted_from": "2025-05-12"}, "2351"),
        ({"state": "superseded"}, "16"),
        ({"state": "withdrawn"}, "6"),
        ({"state": "all"}, "12345616"),
    ],
    ids=str,
)
def test_records_are_found_by_what_they_are(
    filer: Filer, photos: Party, login: Login, params: dict[str, str], expected: str
) -> None:
    answer = login(photos).get(f"{filer.path}/records", **params)
    assert ids(answer) == [f"r-{number}" for number in expected]


def test_states_are_told_and_a_batch_can_be_read_by_itself(
    filer: Filer, photos: Party, login: Login
) -> None:
    api = login(photos)
    rows = api.get(f"{filer.path}/records", state="all").json()["results"]
    told = [(row["record_id"], row["version"], row["state"], row["withdrawn"]) for row in rows]
    assert told[0] == ("r-1", 1, "superseded", False)
    assert told[-2:] == [("r-1", 2, "current", False), ("r-6", 2, "withdrawn", True)]
    assert rows[-1]["reason"]
    corrections = rows[-1]["batch"]
    path = f"{filer.path}/records"
    assert ids(api.get(path, batch=corrections, state="all")) == ["r-1", "r-6"]
    assert ids(api.get(path, batch=rows[0]["batch"])) == ["r-2", "r-3", "r-4"]
    assert ids(api.get(path, batch=str(uuid4()))) == []


def test_a_plus_sign_that_was_not_escaped_is_understood(
    filer: Filer, photos: Party, login: Login
) -> None:
    api = login(photos)
    path = f"/api/v1/{filer.path}/records?acted_from=2025-05-31T00:00:00+08:00"
    assert ids(api.client.get(path, headers=api.headers)) == ["r-4"]


@pytest.mark.parametrize(
    ("query", "pointer", "code"),
    [
        ("colour=red", "/colour", "field_unknown"),
        ("categry=P2-1", "/categry", "field_unknown"),
        ("category=P9-9", "/category", "not_known"),
        ("category=P2-1&category=P2-1", "/category", "twice"),
        ("state=gone", "/state", "invalid_choice"),
        ("record_id=%2F", "/record_id", "not_known"),
        ("record_id=" + ",".join(f"r-{n}" for n in range(101)), "/record_id", "too_many"),
        ("batch=1", "/batch", "invalid"),
        ("revision=x", "/revision", "invalid"),
        ("acted_from=yesterday", "/acted_from", "not_a_time"),
        ("acted_from=2025-05-12T08:30:00", "/acted_from", "not_a_time"),
        ("acted_before=2025-13-01", "/acted_before", "not_a_time"),
        ("content_sha256=AB", "/content_sha256", "invalid"),
        ("page_size=0", "/page_size", "min_value"),
        ("page_size=1001", "/page_size", "max_value"),
        ("page_size=many", "/page_size", "invalid"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_cannot_be_meant_is_refused_where_it_stands(
    filer: Filer, photos: Party, login: Login, query: str, pointer: str, code: str
) -> None:
    """A filter that is ignored would widen the answer, a size that is ignored would cut it."""
    api = login(photos)
    answer = api.client.get(f"/api/v1/{filer.path}/records?{query}", headers=api.headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    assert [(one["pointer"], one["code"]) for one in answer.json()["errors"]] == [(pointer, code)]


@pytest.mark.parametrize("path", ["findings", "findings.csv"])
@pytest.mark.parametrize("query", ["colour=red", "severity=grave", "check=x", "batch=1"])
def test_lists_of_findings_are_as_strict(
    filer: Filer, photos: Party, login: Login, path: str, query: str
) -> None:
    api = login(photos)
    answer = api.client.get(f"/api/v1/{filer.path}/{path}?{query}", headers=api.headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    assert answer.json()["errors"][0]["pointer"] == f"/{query.split('=')[0]}"


def test_odd_moments_and_cursors_do_no_harm(filer: Filer, photos: Party, login: Login) -> None:
    api, path = login(photos), f"{filer.path}/records"
    for moment in ("0001-01-01", "9999-12-31", "0001-01-01T00:00:00+23:59"):
        assert api.get(path, acted_from=moment).status_code in (200, 400)
    last = base64.urlsafe_b64encode(b"\xff" * 16 + b"\x7f\xff\xff\xff").decode()
    assert ids(api.get(path, cursor=last)) == []
    beyond = base64.urlsafe_b64encode(b"\xff" * 20).decode()
    refused = api.get(path, cursor=beyond).json()
    assert (refused["code"], "`cursor`" in refused["detail"]) == ("cursor_invalid", True)


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("records?state=gone", "current"),
        ("records?province=Beijing", "vocabularies"),
        ("records?record_id=%2F", "A-Z"),
    ],
)
def test_what_can_be_asked_for_is_named(
    filer: Filer, photos: Party, login: Login, path: str, known: str
) -> None:
    api = login(photos)
    answer = api.client.get(f"/api/v1/{filer.path}/{path}", headers=api.headers).json()
    assert known in answer["errors"][0]["detail"]


def test_a_page_looks_at_so_many_rows_and_no_more(
    photos: Party, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What hardly anything fits is found all the same: pages may be empty, and lead on."""
    filer, api = Filer(photos), login(photos)
    filer.file(*(record(n) for n in range(95)), record(95, category="P2-3"))
    filer.file(*(record(n) for n in range(100, 150)), record(150, category="P2-3"))
    monkeypatch.setattr(records, "EXAMINED", 10)
    path = f"{filer.path}/records"
    first = api.get(path, category="P2-3").json()
    assert first["results"] == []
    assert first["next"]
    found = everything(api, path, category="P2-3", page_size=1)
    assert [row["record_id"] for row in found] == ["r-95", "r-150"]
    assert len(everything(api, path, page_size=7)) == 147
    assert [row["record_id"] for row in everything(api, path, record_id="r-150")] == ["r-150"]


def plan_of(sql: str, params: dict[str, Any]) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", params)
        plan: dict[str, Any] = cursor.fetchone()[0][0]["Plan"]
    return plan


def nodes(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [plan, *(node for child in plan.get("Plans", ()) for node in nodes(child))]


def test_a_deep_page_starts_by_index_and_sorts_nothing(photos: Party) -> None:
    """With many batches and many corrections, at the very end: as much work as at the start."""
    filer = Filer(photos)
    for batch in range(12):
        filer.file(*(record(batch * 500 + n) for n in range(500)))
    filer.correct(*(replace(n, record(n, category="P2-3")) for n in range(0, 6000, 3)))
    captured: list[tuple[str, dict[str, Any]]] = []

    def spy(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "looked_at" in sql:
            captured.append((sql, params))
        return execute(sql, params, many, context)

    with acting_as(photos.principal):
        revision = filer.revision(1)
        last = revision.batch_links.order_by("-batch").values_list("batch", flat=True)[1]
        with connection.execute_wrapper(spy):
            page = records.read_records(revision, after=(last, 450), limit=20)
        assert len(page.rows) == 20
        ((sql, params),) = captured
        found = nodes(plan_of(sql, params))
    scans = [node for node in found if node.get("Relation Name", "").startswith("reporting_record")]
    assert {node["Node Type"] for node in scans} <= {"Index Scan", "Index Only Scan"}
    assert not [node for node in found if node["Node Type"] in ("Sort", "Hash Join", "Hash")]
    # Rows read, corrections looked up one by one among them.
    assert sum(node["Actual Rows"] * node["Actual Loops"] for node in scans) < 100


def test_a_page_of_another_platform_does_not_exist(
    filer: Filer, photos: Party, rival: Party, shanghai: Party, login: Login
) -> None:
    """Nor does what an office may not see yet."""
    path = f"{filer.path}/records"
    assert login(rival).get(path).status_code == 404
    assert login(shanghai).get(path).json()["code"] == "revision_unknown"
    # A cursor into somebody else's batch is a place and no key.
    batch = login(photos).get(path).json()["results"][0]["batch"]
    place = base64.urlsafe_b64encode(UUID(batch).bytes + bytes(4)).decode().rstrip("=")
    theirs = Filer(rival)
    theirs.file(record(7))
    assert ids(login(rival).get(f"{theirs.path}/records", cursor=place)) == ["r-7"]
    assert ids(login(rival).get(f"{theirs.path}/records", batch=batch)) == []


def standings(api: Api, record_id: str) -> list[tuple[int, str | None, str | None]]:
    versions = api.get(f"records/{record_id}", period="2025-05").json()["versions"]
    return [
        (one["version"], one["standing"]["in_force"], one["standing"]["latest"]) for one in versions
    ]


def test_each_version_says_where_it_counts(photos: Party, login: Login) -> None:
    filer, api = Filer(photos), login(photos)
    first = filer.file(record(1), record(2))
    filer.file(record(3))
    assert standings(api, "r-1") == [(1, None, "current")]
    filer.declare({("items_removed", ""): 3})
    assert filer.submit().state == State.ACCEPTED
    assert standings(api, "r-1") == [(1, "current", "current")]

    filer.start()
    correction = filer.correct(replace(1, record(1, category="P2-3")), withdraw(2))
    assert standings(api, "r-1") == [(2, "absent", "current"), (1, "current", "superseded")]
    assert standings(api, "r-2") == [(2, "absent", "withdrawn"), (1, "current", "superseded")]
    filer.drop(correction)
    assert standings(api, "r-1") == [(2, "absent", "absent"), (1, "current", "current")]
    filer.drop(first)
    filer.file(record(1, note="filed anew"))
    assert standings(api, "r-1") == [
        (3, "absent", "current"),
        (2, "absent", "absent"),
        (1, "current", "absent"),
    ]
    told = api.get("records/r-1", period="2025-05").json()
    assert told["revisions"] == {"in_force": 1, "latest": 2, "latest_state": "draft"}
    assert told["report"] == str(filer.report.id)


def test_an_office_finds_one_record_where_it_was_filed(
    photos: Party, shanghai: Party, login: Login
) -> None:
    """Among the records of a report; the platform's own question is not for offices."""
    filer, office = Filer(photos), login(shanghai)
    filer.file(record(1), record(2))
    filer.declare({("items_removed", ""): 2})
    filer.submit()
    filer.start()
    filer.correct(replace(1, record(1, note="only drafted")))
    assert office.get("records/r-1", period="2025-05").status_code == 403
    (row,) = office.get(f"{filer.path}/records", record_id="r-1", state="all").json()["results"]
    assert (row["version"], row["state"], row["note"]) == (1, "current", None)
