"""The records of a closed period go into files and come back, while all else stays."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError
from django.db import connections

from platforms.models import AuditEvent
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from tests.conftest import Login, Party
from tests.reporting.archives.archived import HOSTILE, PART, close, held, partitions, run
from tests.reporting.filing import Filer, withdraw

ANSWERS = (
    *("reports", "reports/{id}", "reports/{id}/revisions", "reports/{id}/figures"),
    *("reports/{id}/batches", "reports/{id}/findings", "products", "events"),
)
OF_OFFICES = ("consolidated?from=2025-05", "consolidations/2025-05/1", "bulletins/qinglang-ai-2025")


def answers(filer: Filer, platform: Any, office: Any) -> dict[str, Any]:
    """What the API says of everything but the records themselves."""
    paths = [path.format(id=filer.report.id) for path in ANSWERS]
    found = {path: platform.get(path) for path in paths} | {
        path: office.get(path) for path in OF_OFFICES
    }
    assert {one.status_code for one in found.values()} == {200}
    return {path: one.json() for path, one in found.items()}


def test_records_leave_for_files_and_come_back_while_all_else_stays(
    filed: Filer, national: Party, login: Login, live: str, tmp_path: Path
) -> None:
    platform, office = login(filed.party), login(national)
    before, records = answers(filed, platform, office), held(filed)
    assert len(records) == len(HOSTILE) + 1 + 2 + 4

    assert str(tmp_path / "2025-05.1") in run("archive", "2025-05", "--to", str(tmp_path))

    assert PART not in partitions(live)
    assert held(filed) == []
    assert answers(filed, platform, office) == before
    since = office.get("periods/2025-05").json()["archived_at"]
    assert since
    listed = {one["period"]: one["archived_at"] for one in office.get("periods").json()["results"]}
    assert {period for period, at in listed.items() if at} == {"2025-05"}

    # Where it has been moved to.
    moved = (tmp_path / "2025-05.1").rename(tmp_path / "elsewhere")
    with pytest.raises(CommandError, match=r"There is no archive in .*2025-05\.1"):
        run("restore", "2025-05")
    run("restore", "2025-05", "--from", str(moved))

    assert held(filed) == records
    assert answers(filed, platform, office) == before
    assert office.get("periods/2025-05").json()["archived_at"] is None
    assert platform.get(f"{filed.path}/records").status_code == 200
    with acting_as(SYSTEM):
        trail = AuditEvent.objects.filter(object_type="period", object_id="2025-05")
        acts = list(trail.order_by("at").values_list("action", "actor_kind"))[-2:]
    assert acts == [("period.archived", "operator"), ("period.restored", "operator")]

    # A period that is back is like any other: filed for, checked, closed, archived again.
    filed.start()
    filed.correct(withdraw(2))
    filed.declare({("items_removed", ""): len(HOSTILE) - 1})
    assert filed.submit().state == "accepted"
    assert "2025-05.2" in run("archive", "2025-05", "--to", str(tmp_path))


def test_a_period_without_records_is_archived_as_well(live: str, tmp_path: Path) -> None:
    close("2025-04")
    run("archive", "2025-04", "--to", str(tmp_path))
    assert not list((tmp_path / "2025-04.1").glob("*.parquet"))
    assert "reporting_record_2025_04" not in partitions(live)
    run("restore", "2025-04")
    assert "reporting_record_2025_04" in partitions(live)


def test_what_is_kept_is_out_of_everybodys_reach(filed: Filer, live: str, tmp_path: Path) -> None:
    before = held(filed)
    run("archive", "2025-05", "--to", str(tmp_path), "--keep")
    kept = f"{PART}_detached"
    assert partitions(live) >= {kept}
    with acting_as(SYSTEM), connections["default"].cursor() as cursor:
        for right in ("SELECT", "INSERT", "UPDATE", "DELETE"):
            cursor.execute("SELECT has_table_privilege(%s, %s)", [kept, right])
            assert cursor.fetchone() == (False,)
    run("restore", "2025-05")
    assert held(filed) == before
    assert kept not in partitions(live)
