"""Whatever is changed, added, removed or moved behind the triggers' back is named, and nothing
else."""

from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Batch, Record
from reporting.services.auditing.differences import Difference
from tests.reporting.auditing.conftest import audit, by_the_owner
from tests.reporting.filing import Filer

# Noun, how it differs, and what its place has to say.
Found = list[tuple[str, str, dict[str, Any]]]
# What is done, what undoes it, and every difference that follows.
Tampering = tuple[str, str, Found]


def changed(table: str, column: str, to: str, back: str, where: str, *found: Any) -> Tampering:
    return (
        f"UPDATE {table} SET {column} = {to} WHERE {where}",
        f"UPDATE {table} SET {column} = {back} WHERE {where}",
        list(found),
    )


OF_PHOTOS = (
    "platform_id = (SELECT platform_id FROM reporting_record WHERE record_id = 'r-91' LIMIT 1)"
)
BATCH = "(SELECT batch_id FROM reporting_record WHERE record_id = 'r-90')"
R91 = "record_id = 'r-91'"
SAVED = f"CREATE TABLE saved AS SELECT * FROM reporting_record WHERE {R91}; "
ADD = "INSERT INTO reporting_record SELECT * FROM saved; "
REMOVE = "DELETE FROM reporting_record WHERE record_id = 'r-92'; DROP TABLE saved"
SWAP = f"""
UPDATE reporting_record SET version = version + 10 WHERE record_id = 'r-0' AND {OF_PHOTOS};
UPDATE reporting_record SET version = 13 - version WHERE record_id = 'r-0' AND {OF_PHOTOS}"""
A = "https://example.test/v/91"

RECORDS: dict[str, Tampering] = {
    "a letter": changed(
        *("reporting_record", "target", f"'{A}l'", f"'{A}'", R91),
        ("record", "changed", {"line": 2, "record_id": "r-91", "column": "target"}),
    ),
    "a microsecond": changed(
        *("reporting_record", "content_at", "content_at + interval '1 microsecond'"),
        *("content_at - interval '1 microsecond'", "record_id = 'r-90'"),
        ("record", "changed", {"line": 1, "record_id": "r-90", "column": "content_at"}),
    ),
    "a digest": changed(
        *("reporting_record", "content_sha256", "NULL", r"decode(repeat('ab', 32), 'hex')"),
        "record_id = 'r-90'",
        ("record", "changed", {"line": 1, "record_id": "r-90", "column": "content_sha256"}),
    ),
    "a code, with its count": (
        f"UPDATE reporting_record SET label = 'none' WHERE {R91};"
        f"UPDATE reporting_batchcount SET label = 'none' WHERE batch_id = {BATCH}"
        " AND label = 'both'",
        f"UPDATE reporting_record SET label = 'both' WHERE {R91};"
        f"UPDATE reporting_batchcount SET label = 'both' WHERE batch_id = {BATCH}"
        " AND label = 'none'",
        [
            ("record", "changed", {"line": 2, "record_id": "r-91", "column": "label"}),
            ("count", "missing", {"cell": "item REMOVE P2-1 agent video automated 31 both"}),
            ("count", "added", {"cell": "item REMOVE P2-1 agent video automated 31 none"}),
        ],
    ),
    "a row is gone": (
        f"{SAVED} DELETE FROM reporting_record WHERE {R91}",
        f"{ADD} DROP TABLE saved",
        [("record", "missing", {"line": 2})],
    ),
    "rows are gone": (
        f"CREATE TABLE saved AS SELECT * FROM reporting_record WHERE batch_id = {BATCH};"
        f"DELETE FROM reporting_record WHERE batch_id = {BATCH}",
        f"{ADD} DROP TABLE saved",
        [("record", "missing", {"lines": "1-2", "rows": 2})],
    ),
    "a row too many": (
        f"{SAVED} UPDATE saved SET line = 7, record_id = 'r-92'; {ADD}",
        REMOVE,
        [("record", "added", {"line": 7})],
    ),
    "a row of no batch": (
        f"{SAVED} UPDATE saved SET batch_id = gen_random_uuid(), record_id = 'r-92'; {ADD}",
        REMOVE,
        [("record", "added", {"line": 2, "because": "no_batch"})],
    ),
    "a row of a batch that was rejected": (
        f"{SAVED} UPDATE saved SET record_id = 'r-92', batch_id ="
        f" (SELECT id FROM reporting_batch WHERE state = 'rejected' AND {OF_PHOTOS}); {ADD}",
        REMOVE,
        [("record", "added", {"line": 2, "because": "not_taken_in"})],
    ),
    "a row in another partition": changed(
        *("reporting_record", "period", "'2025-06-01'", "'2025-05-01'", R91),
        ("record", "added", {"period": "2025-06", "because": "another_month", "line": 2}),
        ("record", "missing", {"period": "2025-05", "line": 2}),
    ),
    "a row of another platform": changed(
        *("reporting_record", "platform_id"),
        f"(SELECT id FROM platforms_platform WHERE NOT {OF_PHOTOS.replace('platform_id', 'id', 1)}"
        " LIMIT 1)",
        "(SELECT platform_id FROM reporting_batch WHERE id = batch_id)",
        R91,
        ("record", "added", {"because": "another_platform", "line": 2}),
    ),
    "a correction that counts no more": (
        SWAP,
        SWAP,
        [
            ("record", "changed", {"record_id": "r-0", "column": "version"}),
            ("record", "changed", {"record_id": "r-0", "column": "version"}),
        ],
    ),
    "what a withdrawal leaves": changed(
        *("reporting_record", "note", "'never'", "'a \"b\", c'", "record_id = 'r-1' AND withdrawn"),
        ("record", "changed", {"record_id": "r-1", "line": 2, "column": "note"}),
    ),
    "a withdrawal taken back": changed(
        *("reporting_record", "withdrawn", "false", "true", "record_id = 'r-80' AND version = 3"),
        ("record", "changed", {"record_id": "r-80", "line": 3, "column": "op"}),
    ),
}
SUMS: dict[str, Tampering] = {
    "the records of a batch": changed(
        *("reporting_batch", "records", "3", "2", f"id = {BATCH}"),
        ("batch", "changed", {"column": "records"}),
    ),
    "a count": changed(
        *("reporting_batchcount", "n", "n + 1", "n - 1", f"batch_id = {BATCH} AND label = 'both'"),
        ("count", "changed", {"cell": "item REMOVE P2-1 agent video automated 31 both"}),
        ("total", "changed", {"revision": 1}),  # items removed, and items handled
        ("total", "changed", {"revision": 1}),
    ),
    "a count of what was corrected": changed(
        *("reporting_batchcount", "n", "n + 1", "n - 1", f"n < 0 AND {OF_PHOTOS}"),
        ("count", "changed", {"cell": "item REMOVE P2-1 - video automated - -"}),
        ("total", "changed", {"revision": 1}),
        ("total", "changed", {"revision": 1}),
    ),
    "a figure": changed(
        *("reporting_figure", "value", "101", "100", "measure = 'prompts_blocked'"),
        ("total", "changed", {"cell": "prompts_blocked 1 - - - - - -"}),
    ),
    "a total, and all that it is in": (
        "UPDATE reporting_total SET value = 101 WHERE measure = 'prompts_blocked';"
        "UPDATE reporting_rollup SET value = 101 WHERE measure = 'prompts_blocked';"
        "UPDATE reporting_consolidationtotal SET value = 101 WHERE measure = 'prompts_blocked'",
        "UPDATE reporting_total SET value = 100 WHERE measure = 'prompts_blocked';"
        "UPDATE reporting_rollup SET value = 100 WHERE measure = 'prompts_blocked';"
        "UPDATE reporting_consolidationtotal SET value = 100 WHERE measure = 'prompts_blocked'",
        [
            ("total", "changed", {"cell": "prompts_blocked 1 - - - - - -"}),
            ("consolidation_entry", "changed", {"consolidation": 1}),
            ("consolidation", "changed", {"column": "digest"}),
        ],
    ),
    "a lower bound": changed(
        *("reporting_total", "qualifier", "'at_least'", "'exact'", "measure = 'prompts_blocked'"),
        ("total", "changed", {"cell": "prompts_blocked 1 - - - - - -"}),
        ("rollup", "changed", {"cell": "00 prompts_blocked 1 - - -"}),
        ("rollup", "changed", {"cell": "44 prompts_blocked 1 - - -"}),
        ("consolidation_entry", "changed", {"consolidation": 1}),
        ("consolidation_total", "changed", {"cell": "00 prompts_blocked 1 - - -"}),
        ("consolidation_total", "changed", {"cell": "44 prompts_blocked 1 - - -"}),
    ),
    "a report out of force": (
        "UPDATE reporting_revision SET in_force = false, state = 'superseded'"
        f" WHERE {OF_PHOTOS} AND number = 1",
        f"UPDATE reporting_revision SET state = 'accepted' WHERE {OF_PHOTOS} AND number = 1;"
        f"UPDATE reporting_revision SET in_force = true WHERE {OF_PHOTOS} AND number = 1",
        [
            ("revision", "changed", {"revision": 1, "column": "in_force"}),
            ("revision", "changed", {"revision": 1, "column": "state"}),
        ],
    ),
    "a sum in force": changed(
        *("reporting_rollup", "value", "value + 1", "value - 1"),
        "measure = 'prompts_blocked' AND jurisdiction_id = '00'",
        ("rollup", "changed", {"cell": "00 prompts_blocked 1 - - -"}),
    ),
    "a frozen total": changed(
        *("reporting_consolidationtotal", "value", "value + 1", "value - 1"),
        "measure = 'prompts_blocked' AND jurisdiction_id = '44'",
        ("consolidation_total", "changed", {"cell": "44 prompts_blocked 1 - - -"}),
        ("consolidation", "changed", {"column": "digest"}),
    ),
    "who was due": changed(
        *("reporting_consolidationcoverage", "due", "due + 1", "due - 1", "jurisdiction_id = '44'"),
        ("consolidation", "changed", {"consolidation": 1, "column": "digest"}),
    ),
    "a digest": changed(
        *("reporting_consolidation", "digest", "reverse(digest)", "reverse(digest)", "true"),
        ("consolidation", "changed", {"consolidation": 1, "column": "digest"}),
        ("consolidation", "changed", {"consolidation": 1, "column": "trail"}),
    ),
}


def test_each_row_that_is_not_as_filed_is_named(live: str, filed: Filer) -> None:
    for name, tampering in RECORDS.items():
        assert_named(live, name, tampering)
    assert audit() == []


def test_each_sum_that_does_not_follow_is_named(live: str, filed: Filer) -> None:
    for name, tampering in SUMS.items():
        assert_named(live, name, tampering)
    assert audit() == []


def assert_named(database: str, name: str, tampering: Tampering) -> None:
    change, undo, expected = tampering
    with by_the_owner(database, change, undo):
        found = audit()
    assert [fits(*pair) for pair in zip(found, expected, strict=False)] == [True] * len(found), (
        name,
        found,
    )
    assert len(found) == len(expected), (name, found)


def fits(found: Difference, expected: tuple[str, str, dict[str, Any]]) -> bool:
    what, how, where = expected
    return (found.what, found.how) == (what, how) and where.items() <= found.where.items()


def test_bytes_on_disk_are_compared_with_their_digest(filed: Filer) -> None:
    with acting_as(SYSTEM):
        held = Record.objects.get(record_id="r-90")
        batch = Batch.objects.get(pk=held.batch_id)
    path = Path(default_storage.path(batch.stored_as))
    content = bytearray(path.read_bytes())
    content[30] ^= 1
    path.write_bytes(content)

    [one] = audit()

    assert (one.what, one.how, one.expected) == ("bytes", "changed", batch.sha256)
    assert one.where["batch"] == str(batch.id)
    path.unlink()

    [one] = audit()

    assert (one.what, one.how, one.found) == ("bytes", "missing", None)
    assert one.where["file"] == batch.stored_as
