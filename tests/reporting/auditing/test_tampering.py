"""Whatever is changed, added, removed or moved behind the triggers' back is named, and nothing
else."""

from typing import Any

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


def swapped(table: str, key: str, column: str, to: str, where: str, *found: Any) -> Tampering:
    return (
        f"CREATE TABLE saved AS SELECT {key}, {column} FROM {table} WHERE {where};"
        f"UPDATE {table} SET {column} = {to} WHERE {where}",
        f"UPDATE {table} AS own SET {column} = (SELECT saved.{column} FROM saved"
        f" WHERE saved.{key} = own.{key}) WHERE {where}; DROP TABLE saved",
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
        ("batch", "changed", {"column": "records", "serial": 2}),  # of the receipts
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
        ("figure", "changed", {"serial": 1, "column": "figures"}),
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
            ("total", "changed", {"serial": 2, "column": "totals"}),
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
        ("total", "changed", {"serial": 2, "column": "totals"}),
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


OF_RIVAL = f"NOT {OF_PHOTOS}"
RECEIPT = f"serial = {{}} AND {OF_RIVAL}"
RECEIPTS: dict[str, Tampering] = {
    "a receipt": swapped(
        *("reporting_receipt", "id", "jws", "overlay(jws placing 'AAAA' from 300)"),
        RECEIPT.format(1),
        ("receipt", "changed", {"serial": 1, "column": "signature"}),
        ("receipt", "changed", {"serial": 1, "column": "digest"}),
    ),
    "a receipt and its digest": (
        "CREATE TABLE saved AS SELECT id, jws, digest FROM reporting_receipt"
        f" WHERE {RECEIPT.format(1)};"
        "UPDATE reporting_receipt AS own SET jws = other.jws, digest = other.digest"
        " FROM reporting_receipt AS other, saved"
        " WHERE own.id = saved.id AND other.platform_id <> own.platform_id AND other.serial = 1",
        "UPDATE reporting_receipt AS own SET jws = saved.jws, digest = saved.digest"
        " FROM saved WHERE own.id = saved.id; DROP TABLE saved",
        [
            ("receipt", "changed", {"serial": 1, "column": "id"}),
            ("receipt", "changed", {"serial": 1, "column": "platform"}),
            ("receipt", "changed", {"serial": 1, "column": "object"}),
            ("receipt", "changed", {"serial": 1, "column": "given_at"}),
            ("log", "changed", {"serial": 1}),
            ("receipt", "changed", {"serial": 2, "column": "previous"}),
        ],
    ),
    "what a receipt is of": swapped(
        *("reporting_receipt", "id", "kind", "'report.accepted'", RECEIPT.format(1)),
        ("receipt", "changed", {"serial": 1, "column": "kind"}),
        ("receipt", "missing", {"revision": 1}),
    ),
    "the last receipt is gone": (
        f"CREATE TABLE saved AS SELECT * FROM reporting_receipt WHERE {RECEIPT.format(6)};"
        f"DELETE FROM reporting_receipt WHERE {RECEIPT.format(6)}",
        "INSERT INTO reporting_receipt SELECT * FROM saved; DROP TABLE saved",
        [("receipt", "missing", {"answer": 1}), ("receipt", "missing", {"index": 7})],
    ),
    "a leaf": swapped(
        *("reporting_logentry", "index", "leaf", "sha256(leaf)", "index = 2"),
        ("log", "changed", {"index": 2, "serial": 1}),
    ),
    "a node": swapped(
        *("reporting_lognode", "position", "hash", "sha256(hash)", "level = 3"),
        ("log", "changed", {"node": "3/0"}),
    ),
    "a head": swapped(
        *("reporting_treehead", "id", "root", "sha256(root)"),
        "id = (SELECT min(id) FROM reporting_treehead)",
        ("tree_head", "changed", {}),
    ),
    "who signed": swapped(
        *("reporting_revision", "id", "signatory_id"),
        f"(SELECT id FROM platforms_person WHERE {OF_PHOTOS} LIMIT 1)",
        OF_RIVAL,
        ("revision", "changed", {"column": "signatory", "serial": 1}),
        ("revision", "changed", {"column": "signatory", "serial": 2}),
    ),
    "a batch is left out": (
        "CREATE TABLE saved AS SELECT * FROM reporting_revisionbatch WHERE batch_id ="
        f" {BATCH}; DELETE FROM reporting_revisionbatch WHERE id IN (SELECT id FROM saved)",
        "INSERT INTO reporting_revisionbatch SELECT * FROM saved; DROP TABLE saved",
        [
            *[("total", how, {"revision": 1}) for how in ("changed", "added") * 2],
            ("batch", "missing", {"serial": 1}),
            ("batch", "missing", {"serial": 2}),
        ],
    ),
    "a log that begins anew": (
        "CREATE TABLE saved AS SELECT id, entry_id FROM reporting_receipt;"
        "CREATE TABLE leaves AS SELECT * FROM reporting_logentry;"
        "CREATE TABLE nodes AS SELECT * FROM reporting_lognode;"
        "CREATE TABLE heads AS SELECT * FROM reporting_treehead;"
        "UPDATE reporting_receipt SET entry_id = NULL; DELETE FROM reporting_logentry;"
        "DELETE FROM reporting_lognode; DELETE FROM reporting_treehead",
        "INSERT INTO reporting_logentry SELECT * FROM leaves;"
        "INSERT INTO reporting_lognode SELECT * FROM nodes;"
        "INSERT INTO reporting_treehead SELECT * FROM heads;"
        "UPDATE reporting_receipt AS own SET entry_id = saved.entry_id FROM saved"
        " WHERE own.id = saved.id; DROP TABLE saved, leaves, nodes, heads",
        [("log", "missing", {"head": "kept"})],
    ),
}


FIRST = "id = (SELECT min(id::text)::uuid FROM reporting_examination)"
LAST = FIRST.replace("min(", "max(")
ACCEPTED = (
    "action = 'revision.accepted' AND object_id IN"
    f" (SELECT id::text FROM reporting_revision WHERE {OF_RIVAL})"
)
FORGED = "ffffffff-ffff-7fff-bfff-ffffffffffff"
STATE = ("attestation", "changed", {"revision": 1, "column": "state"})
TRAIL = "platforms_auditevent"
KEPT = "CREATE TABLE saved AS SELECT * FROM {0} WHERE {1}; DELETE FROM {0} WHERE {1}"
BACK = "INSERT INTO {0} SELECT * FROM saved; DROP TABLE saved"


def gone(table: str, where: str, *found: Any) -> Tampering:
    return KEPT.format(table, where), BACK.format(table), list(found)


def found_in(column: str, to: str) -> Tampering:
    where = f"examination_id = (SELECT id FROM reporting_examination WHERE {FIRST})"
    read = ("examination", "changed", {"serial": 4, "column": "readings"})
    return swapped("reporting_reading", "id", column, to, where, read)


# What no receipt but its own tells of, or none at all.
VERDICTS: dict[str, Tampering] = {
    "an examination that nobody made": (
        "CREATE TABLE saved AS SELECT state FROM reporting_attestationrevision;"
        "INSERT INTO reporting_examination SELECT (jsonb_populate_record(one, jsonb_build_object("
        f"'id', '{FORGED}', 'verdict', 'satisfied'))).* FROM reporting_examination AS one"
        f" WHERE {LAST}; UPDATE reporting_attestationrevision SET state = 'satisfied'",
        "UPDATE reporting_attestationrevision SET state = (SELECT state FROM saved);"
        f"DROP TABLE saved; DELETE FROM reporting_examination WHERE id = '{FORGED}'",
        [
            ("event", "missing", {"row": FORGED}),
            ("receipt", "missing", {"revision": 1, "row": FORGED}),
        ],
    ),
    "an earlier verdict": swapped(
        *("reporting_examination", "id", "verdict", "'satisfied'", FIRST),
        ("examination", "changed", {"serial": 4, "column": "verdict"}),
    ),
    "when it was examined": swapped(
        *("reporting_examination", "id", "started_at", "started_at - interval '1 day'", FIRST),
        ("examination", "changed", {"serial": 4, "column": "started_at"}),
    ),
    "why a sample failed": found_in("reasons", """'[{"detail": "", "reason_id": "L000"}]'"""),
    "the label of a sample": found_in("labels", """'[{"wrapped": true}]'"""),
    "what is seen of a sample": found_in("explicit", """'[{"reason_id": "L000"}]'"""),
    "who signed a sample": found_in("provenance", """'{"checked": true}'"""),
    "withdrawn by nobody": swapped(
        *("reporting_attestationrevision", "id", "state", "'withdrawn'", "true"), STATE
    ),
    "over before its time": swapped(
        *("reporting_attestationrevision", "id", "state", "'expired'", "true"), STATE
    ),
    "a withdrawal that is told": swapped(
        *(TRAIL, "id", "action", "'attestation.withdrawn'"),
        "object_type = 'attestation' AND data ? 'signatory'",
        STATE,
        ("event", "missing", {"revision": 1}),
    ),
    "a trail that is silent": gone(
        *(TRAIL, "action LIKE 'attestation.%'"),
        *[("event", "missing", {"revision": 1})] * 3,
    ),
    "by whom": swapped(
        *("reporting_attestationrevision", "id", "submitted_by_id", "NULL", "true"),
        ("attestation", "changed", {"revision": 1, "column": "credential"}),
    ),
    "infected by hand": swapped(
        *("reporting_evidencefile", "id", "state", "'infected'", "true"),
        ("evidence", "changed", {"column": "state"}),
    ),
    "a report that was rejected": (
        f"{KEPT.format(TRAIL, ACCEPTED)};"
        f"UPDATE reporting_revision SET in_force = false, state = 'rejected' WHERE {OF_RIVAL}",
        f"UPDATE reporting_revision SET state = 'accepted' WHERE {OF_RIVAL};"
        f"UPDATE reporting_revision SET in_force = true WHERE {OF_RIVAL};{BACK.format(TRAIL)}",
        [
            ("revision", "changed", {"column": "in_force"}),
            ("revision", "changed", {"column": "state"}),
            ("revision", "changed", {"column": "verdict", "serial": 2}),
        ],
    ),
}
LEAKS: dict[str, Tampering] = {
    "a key that leaked before": (
        "UPDATE reporting_signingkey SET retired_at = now(), compromised_at = '2020-01-01'",
        "UPDATE reporting_signingkey SET retired_at = NULL, compromised_at = NULL",
        [
            *[("receipt", "changed", {"column": "key"})] * 8,
            *[("tree_head", "changed", {"column": "key"})] * 3,
        ],
    ),
    "a key that was retired before": (
        "UPDATE reporting_signingkey SET retired_at = '2020-01-01'",
        "UPDATE reporting_signingkey SET retired_at = NULL",
        [("receipt", "changed", {"column": "key"})] * 8,
    ),
    "a receipt that the log never took in": (
        f"CREATE TABLE saved AS SELECT id, entry_id, given_at FROM reporting_receipt"
        f" WHERE {RECEIPT.format(6)}; UPDATE reporting_receipt SET entry_id = NULL,"
        " given_at = given_at - interval '2 hours' WHERE id = (SELECT id FROM saved)",
        "UPDATE reporting_receipt AS own SET entry_id = saved.entry_id, given_at = saved.given_at"
        " FROM saved WHERE own.id = saved.id; DROP TABLE saved",
        [
            ("receipt", "changed", {"column": "given_at", "serial": 6}),
            ("log", "missing", {"serial": 6}),
            ("receipt", "missing", {"index": 7}),
        ],
    ),
}


CLAIMS: dict[str, Tampering] = {
    "a measurement": swapped(
        *("reporting_attestationrevision", "id", "measurements", "'{}'", "true"),
        ("attestation", "changed", {"revision": 1, "column": "measurements_sha256"}),
    ),
    "a statement": swapped(
        *("reporting_attestationrevision", "id", "statement", "'Nothing.'", "true"),
        ("attestation", "changed", {"revision": 1, "column": "statement_sha256"}),
    ),
    "a verdict, as it is shown": swapped(
        *("reporting_attestationrevision", "id", "state", "'satisfied'", "true"),
        ("attestation", "changed", {"revision": 1, "column": "state"}),
    ),
    "a verdict, as it was found": swapped(
        *("reporting_examination", "id", "verdict", "'satisfied'", "true"),
        ("attestation", "changed", {"revision": 1, "column": "state"}),
        ("examination", "changed", {"serial": 4, "column": "verdict"}),
        ("examination", "changed", {"serial": 5, "column": "verdict"}),
    ),
    "what a sample was read as": swapped(
        *("reporting_reading", "id", "verdict", "'compliant'", "true"),
        ("examination", "changed", {"serial": 4, "column": "readings"}),
        ("examination", "changed", {"serial": 5, "column": "readings"}),
    ),
    "the key of a platform": swapped(
        *("reporting_platformkey", "id", "public"),
        "(SELECT public FROM reporting_signingkey LIMIT 1)",
        "true",
        ("receipt", "changed", {"serial": 3, "column": "own_signature"}),
    ),
    "the name of a file": swapped(
        *("reporting_evidencefile", "id", "name", "'another.zip'", "true"),
        ("evidence", "changed", {"column": "name", "serial": 3}),
    ),
    "an answer": swapped(
        *("reporting_directiveanswer", "id", "text", "'Never.'", "true"),
        ("directive", "changed", {"answer": 1, "column": "text_sha256"}),
    ),
    "what was ordered": swapped(
        *("reporting_directive", "id", "text", "'Nothing.'", "true"),
        ("directive", "changed", {"answer": 1, "column": "directive_sha256"}),
    ),
}


def test_whatever_is_not_as_it_was_filed_is_named_and_nothing_else(
    live: str, sealed: Filer
) -> None:
    for name, tampering in {**RECORDS, **SUMS, **RECEIPTS, **CLAIMS, **VERDICTS, **LEAKS}.items():
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
