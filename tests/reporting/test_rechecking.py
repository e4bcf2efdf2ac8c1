"""Filings checked again: new runs beside the old, what differs, and nothing else changes."""

import csv
import gzip
import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from config.celery import app as celery_app
from platforms.models import AuditEvent
from platforms.principals import SYSTEM
from platforms.services import products
from platforms.tenancy import acting_as
from reporting.checks.registry import Severity
from reporting.models import Batch, CheckRun, State
from reporting.models.periods import parse_period
from reporting.selectors.findings import summarise
from reporting.selectors.rechecks import RevisionDifference, difference
from reporting.services import consolidating, findings
from reporting.services.explaining import explain_check, wholes
from reporting.services.rechecking import Scope, recheck, revisions_in
from tasks import rechecking as tasks
from tests.conftest import Api, Login, Party, ndjson, record
from tests.faults.processes import at_once
from tests.reporting.filing import Filer, accepted, withdraw
from tests.reporting.rule_sets import ALWAYS, NO_MORE_IMAGES, Change, later_rules

__all__ = ["later_rules"]
pytestmark = pytest.mark.usefixtures("live")
UNREGISTERED = {"subject": "product", "product_kind": "agent", "action": "DELIST"}
CALL_ME = {"note": "联系电话 13800138000"}


def scope(**options: Any) -> Scope:
    return Scope(parse_period("2025-05"), parse_period("2025-05"), **options)


def explain(filer: Filer, *check_ids: str) -> None:
    """Answer whole checks of the latest revision that was judged."""
    principal = filer.principal
    with acting_as(principal):
        revision = filer.report.revisions.exclude(decided_at=None).latest("number")
        given = wholes(summarise(revision).runs)
        for check_id in check_ids:
            explain_check(principal, filer.report, check_id, given[check_id], "It is right.")


def filed(party: Party, *more: dict[str, object]) -> Filer:
    """Accepted: a clean record, a category that will be closed, two explained warnings."""
    filer = Filer(party)
    rows = [
        record(1),
        record(2, category="P2-3"),
        record(3, product="paint-9"),
        record(4, **CALL_ME),
        *more,
    ]
    filer.file(*rows)
    filer.declare({("items_removed", ""): len(rows)})
    assert filer.submit().state == State.NEEDS_EXPLANATION
    explain(filer, "R210", "R216")
    assert filer.submit().state == State.ACCEPTED
    return filer


def compared(revision_id: UUID, troubles: Any = {}) -> RevisionDifference:  # noqa: B006
    with acting_as(SYSTEM):
        return difference(revision_id, troubles)


def checked_again(filer: Filer, number: int = 1) -> RevisionDifference:
    revision_id = filer.revision(number).id
    assert set(recheck(revision_id).values()) == {"made"}
    return compared(revision_id)


def changes(found: RevisionDifference) -> dict[str, tuple[object, ...]]:
    return {
        one.check: (one.severity_before, one.severity_now, one.before, one.now, one.new, one.gone)
        for part in found.parts
        for one in part.checks
    }


def test_what_the_rules_of_today_find_otherwise(photos: Party, later_rules: Change) -> None:
    filer = filed(photos)
    before = filer.revision(1).rule_set
    now = later_rules(add=[NO_MORE_IMAGES], without=["R216"], severities={"R210": Severity.ERROR})
    found = checked_again(filer)
    assert changes(found) == {
        "R210": ("warning", "error", 1, 1, 0, 0),
        "R216": ("warning", None, 1, 0, 0, 1),
        "R299": (None, "error", 0, 1, 1, 0),
    }
    batch, whole = found.parts
    assert (batch.rule_set_before, batch.rule_set_now) == (before, now)
    (new,) = batch.checks[2].examples
    assert (new.side, new.found.line, new.found.record_id) == ("new", 2, "r-2")
    assert (whole.batch, whole.checks) == (None, [])
    assert (found.verdict_before, found.verdict_now) == ("accepted", "rejected")


@pytest.mark.parametrize(("per_check", "in_all"), [(100, 1000), (2, 3)])
def test_differences_are_exact_however_many_findings_there_are(
    photos: Party,
    later_rules: Change,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    per_check: int,
    in_all: int,
) -> None:
    monkeypatch.setattr(findings, "PER_CHECK", per_check)
    monkeypatch.setattr(findings, "IN_ALL", in_all)
    more = [record(n, product="paint-9", category="P2-3", **CALL_ME) for n in range(10, 20)]
    filed(photos, *more)
    later_rules(add=[NO_MORE_IMAGES], without=["R216"])
    code, out = command("--findings", str(tmp_path / "found.csv"), "--format", "json")
    assert code == 3
    (revision,) = json.loads(out)["revisions"]
    checks = {one["check"]: one for one in revision["parts"][0]["checks"]}
    assert {check: (one["new"], one["gone"]) for check, one in checks.items()} == {
        "R210": (0, 0),
        "R216": (0, 11),
        "R299": (11, 0),
    }
    assert checks["R216"]["severity_before"] == "warning"
    with (tmp_path / "found.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    lines = {(row["change"], row["check"], int(row["line"])) for row in rows}
    assert lines == {
        *(("gone", "R216", n) for n in range(4, 15)),
        *(("new", "R299", n) for n in (2, *range(5, 15))),
    }


def test_the_same_rules_find_the_same_in_all_that_was_filed(photos: Party) -> None:
    """Corrections, compressed and broken batches, and what the report held at the time."""
    filer = Filer(photos)
    filer.file(record(1), record(2, product="paint-9"))
    filer.file(body=gzip.compress(ndjson(record(3))), encoding="gzip")
    filer.correct(withdraw(1))
    broken = filer.file(body=gzip.compress(ndjson(record(4)))[:-9], encoding="gzip")
    double = filer.file(record(2, product="paint-9"), record(5))
    nothing = filer.correct(withdraw(77))
    table = filer.file(body=b"record_id,colour\nr-6,red\n", media_type="text/csv")
    assert {one.state for one in (broken, double, nothing, table)} == {"rejected"}
    filer.declare({("items_removed", ""): 2})
    assert filer.submit().state == State.REJECTED

    found = checked_again(filer)
    assert not found.differs
    assert changes(found).keys() >= {"R210", "S131", "S133", "S135", "S141"}
    assert (found.verdict_before, found.verdict_now) == ("rejected", "rejected")


def test_what_was_registered_or_waived_later_was_not_so_then(
    photos: Party, shanghai: Party
) -> None:
    filer = filed(photos)
    with acting_as(photos.principal):
        assert photos.platform is not None
        products.register(
            photos.principal, platform=photos.platform, code="paint-9", kind="agent", name_zh="画"
        )
    assert not checked_again(filer).differs


def answers(api: Api, filer: Filer) -> dict[str, tuple[int, bytes]]:
    """Everything that is told of a report and of what it is part of."""
    with acting_as(SYSTEM):
        batch_ids = list(Batch.objects.filter(report=filer.report).values_list("id", flat=True))
    paths = [
        *("reports", filer.path, f"{filer.path}/revisions", f"{filer.path}/revisions/1"),
        *(f"{filer.path}/{name}" for name in ("figures", "records", "batches", "findings")),
        *(f"{filer.path}/{name}" for name in ("findings.csv", "explanations")),
        *(f"{filer.path}/batches/{batch_id}" for batch_id in batch_ids),
        *("records/r-2?period=2025-05", "events?limit=1000", "waivers", "checks"),
        *("consolidated?from=2025-05", "consolidations", "filings?period=2025-05"),
        *("filings/summary?period=2025-05", "bulletins/2025-05"),
        "consolidated/sources?from=2025-05&measure=items_removed",
    ]
    return {path: read(api, path) for path in paths}


def read(api: Api, path: str) -> tuple[int, bytes]:
    answer = api.get(path)
    body = answer.getvalue() if answer.streaming else answer.content
    return answer.status_code, body


def test_nothing_changes_but_that_there_are_new_runs(
    photos: Party, shanghai: Party, national: Party, login: Login, later_rules: Change
) -> None:
    accepted(photos, {("prompts_blocked", ""): 1200}, "2025-04")
    filer = filed(photos)
    open_one = Filer(photos, "2025-06")
    open_one.file(record(3, product="paint-9", acted_at="2025-06-12T10:00:00+08:00"))
    open_one.declare({("items_removed", ""): 1})
    assert open_one.submit().state == State.NEEDS_EXPLANATION
    later_rules(add=[NO_MORE_IMAGES, ALWAYS], severities={"R216": Severity.NOTE})
    apis = [login(party) for party in (photos, shanghai, national)]

    before = [answers(api, one) for api in apis for one in (filer, open_one)]
    with acting_as(SYSTEM):
        runs = list(CheckRun.objects.order_by("id").values())
    assert changes(checked_again(filer)).keys() == {"R210", "R216", "R299", "T399"}
    assert changes(checked_again(open_one)).keys() >= {"R210", "T399"}
    after = [answers(api, one) for api in apis for one in (filer, open_one)]

    for was, now in zip(before, after, strict=True):
        assert {path: status for path, (status, _) in was.items() if status == 500} == {}
        assert now == was
    with acting_as(SYSTEM):
        assert list(CheckRun.objects.deciding().order_by("id").values()) == runs
        assert CheckRun.objects.filter(recheck=True).count() == 4

    # What was found first is what is explained and decided on.
    explain(open_one, "R210")
    open_one.submit()
    assert open_one.findings(1).keys() >= {"R210", "T399"}  # by the rules of today, once more
    explain(open_one, "T399")
    assert open_one.submit().state == State.ACCEPTED


def command(*options: str) -> tuple[int, str]:
    """The exit code and the output of a re-check of May."""
    out, code = StringIO(), 0
    try:
        call_command("recheck", "2025-05", *options, stdout=out, stderr=StringIO())
    except SystemExit as end:
        code = int(str(end.code))
    return code, out.getvalue()


def rechecks() -> int:
    with acting_as(SYSTEM):
        return CheckRun.objects.filter(recheck=True).count()


def test_a_run_over_many_is_taken_up_where_it_ended(
    photos: Party, rival: Party, later_rules: Change
) -> None:
    first, second = filed(photos), filed(rival)
    later_rules(add=[NO_MORE_IMAGES])
    recheck(first.revision(1).id)
    assert rechecks() == 2

    code, out = command("--format", "json")
    summary = json.loads(out)["summary"]
    assert (code, rechecks()) == (3, 4)
    assert summary["parts"] == {"made": 2, "kept": 2}
    assert summary["verdicts"] == [{"before": "accepted", "now": "rejected", "revisions": 2}]
    with acting_as(SYSTEM):
        assert AuditEvent.objects.get(action="period.rechecked").platform_id is None

    again = json.loads(command("--format", "json")[1])
    assert (again["summary"]["parts"], rechecks()) == ({"kept": 4}, 4)
    assert second.party.platform is not None
    assert command("--again", "--platform", second.party.platform.uscc)[0] == 3
    assert rechecks() == 6
    later_rules(without=["R299"])
    assert (command()[0], rechecks()) == (0, 10)


def test_at_once_is_once(photos: Party) -> None:
    revision_id = filed(photos).revision(1).id
    done = at_once(4, lambda _: recheck(revision_id))
    became = sorted(what for one in done if isinstance(one, dict) for what in one.values())
    assert became == ["kept"] * 6 + ["made"] * 2
    assert rechecks() == 2


def test_bytes_that_are_lost_or_changed_are_said_loudly(
    photos: Party, rival: Party, caplog: pytest.LogCaptureFixture
) -> None:
    lost, changed = filed(photos), filed(rival)
    with acting_as(SYSTEM):
        by_platform = {one.platform_id: one for one in Batch.objects.all()}
    gone = by_platform[lost.report.platform_id]
    touched = by_platform[changed.report.platform_id]
    default_storage.delete(gone.stored_as)
    path = Path(default_storage.path(touched.stored_as))
    path.write_bytes(path.read_bytes().replace(b"r-1", b"r-9"))

    code, out = command("--format", "json")
    told = json.loads(out)
    assert code == 4
    assert told["summary"]["parts"] == {"missing": 1, "changed": 1, "made": 2}
    troubles = {
        part["batch"]: part["trouble"] for one in told["revisions"] for part in one["parts"]
    }
    assert troubles == {str(gone.id): "missing", str(touched.id): "changed", None: None}
    assert {one["verdict_now"] for one in told["revisions"]} == {None}
    assert str(gone.id) in caplog.text
    assert str(touched.id) in caplog.text
    with acting_as(SYSTEM):
        assert not CheckRun.objects.filter(recheck=True, batch__isnull=False).exists()
    assert "原始文件缺失" in command("--language", "zh")[1]


def test_of_an_archived_period_the_batches_alone_are_checked(photos: Party, tmp_path: Path) -> None:
    filed(photos)
    assert consolidating.consolidate("2025-05", datetime(2026, 6, 1, tzinfo=UTC)) is not None
    call_command("archive", "2025-05", "--to", str(tmp_path), stdout=StringIO(), stderr=StringIO())
    code, out = command("--format", "json")
    assert (code, json.loads(out)["summary"]["parts"]) == (4, {"made": 1, "archived": 1})
    call_command("restore", "2025-05", stdout=StringIO(), stderr=StringIO())
    code, out = command("--format", "json")
    assert (code, json.loads(out)["summary"]["parts"]) == (0, {"kept": 1, "made": 1})


def test_all_revisions_or_those_in_force(photos: Party) -> None:
    filer = filed(photos)
    filer.start()
    filer.file(record(9))
    filer.declare({("items_removed", ""): 5})
    assert filer.submit().state == State.ACCEPTED
    filer.start()  # a draft has nothing to be compared with
    assert revisions_in(scope()) == [filer.revision(2).id]
    both = [filer.revision(1).id, filer.revision(2).id]
    assert revisions_in(scope(all_revisions=True)) == both
    assert revisions_in(scope(uscc="nobody")) == []

    code, out = command("--all-revisions", "--again", "--format", "csv")
    rows = list(csv.DictReader(StringIO(out.removeprefix("\ufeff"))))
    assert {row["revision"]: row["verdict_before"] for row in rows} == {
        "1": "accepted",
        "2": "accepted",
    }
    assert (code, rechecks()) == (0, 4)  # a batch of two revisions is checked once


def test_a_superseded_revision_is_judged_by_what_was_explained_then(
    photos: Party, later_rules: Change
) -> None:
    filer = Filer(photos)
    filer.file(record(1, product="paint-9"))
    filer.declare({("items_removed", ""): 1})
    assert filer.submit().state == State.NEEDS_EXPLANATION
    filer.start()
    explain(filer, "R210")
    assert filer.submit().state == State.ACCEPTED
    later_rules(add=[NO_MORE_IMAGES])
    verdicts = []
    for number in (1, 2):
        recheck(filer.revision(number).id)
        found = compared(filer.revision(number).id)
        verdicts.append((found.verdict_before, found.verdict_now))
    assert verdicts == [("needs_explanation",) * 2, ("accepted",) * 2]


def test_the_workers_do_it_and_the_command_compares(photos: Party, later_rules: Change) -> None:
    revision_id = filed(photos).revision(1).id
    later_rules(add=[NO_MORE_IMAGES])
    assert command("--queue") == (0, "")
    with celery_app.connection_for_read() as connection:
        (message,) = connection.default_channel.client.lrange("celery", 0, -1)  # type: ignore[attr-defined]
    assert str(revision_id) in json.loads(message)["headers"]["argsrepr"]
    assert rechecks() == 0
    tasks.recheck(str(revision_id))
    code, out = command("--format", "json")
    assert (code, json.loads(out)["summary"]["parts"]) == (3, {"kept": 2})


@pytest.mark.parametrize(
    "options",
    [
        *(("--to", "2025-04"), ("--platform", "nobody"), ("--report", str(UUID(int=1)))),
        *(("--output", "/nowhere/at/all"), ("--queue", "--again")),
    ],
)
def test_what_is_not_there_is_said(options: tuple[str, ...]) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("recheck", "2025-05", *options)
    assert refused.value.returncode == 2


def test_a_period_that_there_is_not_is_no_success() -> None:
    for asked, said in (((), "2031-01"), (("--to", "2031-03"), "2031-01..2031-03")):
        with pytest.raises(CommandError, match=rf"There is no period {said}\.$") as refused:
            call_command("recheck", "2031-01", *asked)
        assert refused.value.returncode == 2
