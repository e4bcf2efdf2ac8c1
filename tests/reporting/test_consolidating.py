"""Closing periods: once, however late and often; and again where a closed period changed."""

import hashlib
import subprocess
import sys
import time
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import rfc8785
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.models import Sum

from platforms.models import AuditEvent, Platform
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import (
    Consolidation,
    ConsolidationCoverage,
    ConsolidationEntry,
    ConsolidationTotal,
    Period,
    Total,
)
from reporting.models.periods import parse_period
from reporting.services import freezing
from reporting.services.consolidating import close_due_periods, consolidate, what_changed
from reporting.services.freezing import MEMBERS
from tests.reporting.accepting import accept, count, figure, submit

AFTER_JUNE = datetime(2025, 7, 11, 1, tzinfo=UTC)


def total(consolidation: Consolidation, measure: str, jurisdiction: str = "00") -> int | None:
    with acting_as(SYSTEM):
        rows = ConsolidationTotal.objects.filter(
            consolidation=consolidation, measure=measure, jurisdiction_id=jurisdiction
        )
        added: int | None = rows.aggregate(total=Sum("value"))["total"]
        return added


def frozen(period: str) -> Consolidation:
    made = consolidate(period, AFTER_JUNE)
    assert made is not None
    return made


def test_every_period_that_is_due_is_closed_however_late_and_no_other(photos: Any) -> None:
    accept(photos, "2025-05", counts=[count(5)])

    made = close_due_periods(AFTER_JUNE)

    assert [one.period.code for one in made] == ["2025-04", "2025-05", "2025-06"]
    with acting_as(SYSTEM):
        closed = Period.objects.exclude(closed_at=None).values_list("month", flat=True)
        assert sorted(f"{month:%Y-%m}" for month in closed) == ["2025-04", "2025-05", "2025-06"]
    assert close_due_periods(AFTER_JUNE) == []


def test_a_period_is_not_closed_before_it_is_due(photos: Any) -> None:
    with acting_as(SYSTEM):
        due_at = Period.objects.get(month=parse_period("2025-05")).due_at

    assert consolidate("2025-05", due_at - timedelta(seconds=1)) is None
    assert consolidate("2025-05", due_at) is not None


def test_sums_are_made_for_the_nation_and_for_each_province(photos: Any, rival: Any) -> None:
    accept(photos, "2025-05", counts=[count(5), count(2, action="LIMIT")])
    accept(rival, "2025-05", counts=[count(7)])

    made = frozen("2025-05")

    assert total(made, "items_removed") == 12
    assert total(made, "items_removed", "31") == 5
    assert total(made, "items_removed", "44") == 7
    assert total(made, "items_handled") == 14
    assert total(made, "items_handled", "11") is None


def test_a_lower_bound_makes_every_sum_it_is_part_of_a_lower_bound(photos: Any, rival: Any) -> None:
    bound = figure("prompts_blocked", 100, qualifier="at_least")
    accept(photos, "2025-05", figures=[bound, figure("complaints_received", 3)])
    accept(rival, "2025-05", figures=[figure("prompts_blocked", 7)])

    made = frozen("2025-05")

    with acting_as(SYSTEM):
        rows = ConsolidationTotal.objects.filter(consolidation=made).values_list(
            "measure", "jurisdiction_id", "value", "qualifier"
        )
        assert set(rows) == {
            ("prompts_blocked", "00", 107, "at_least"),
            ("prompts_blocked", "31", 100, "at_least"),
            ("prompts_blocked", "44", 7, "exact"),
            ("complaints_received", "00", 3, "exact"),
            ("complaints_received", "31", 3, "exact"),
        }


def test_what_is_at_least_so_much_makes_no_more_certain_what_it_is_within(photos: Any) -> None:
    accept(
        photos,
        "2025-05",
        counts=[count(5), count(3, action="LIMIT")],
        figures=[figure("items_removed", 5, qualifier="at_least"), figure("items_limited", 3)],
    )

    with acting_as(SYSTEM):
        rows = set(Total.objects.values_list("measure", "action", "qualifier"))
    assert rows == {
        ("items_removed", "REMOVE", "at_least"),
        ("items_limited", "LIMIT", "exact"),
        ("items_handled", "REMOVE", "at_least"),
        ("items_handled", "LIMIT", "exact"),
    }


def test_a_total_and_its_declared_parts_are_not_added_up(photos: Any) -> None:
    accept(
        photos,
        "2025-05",
        figures=[
            figure("complaints_received", 100),
            figure("complaints_received", 60, category="P2-1"),
        ],
    )

    made = frozen("2025-05")

    assert total(made, "complaints_received") == 100
    with acting_as(SYSTEM):
        by_category = ConsolidationTotal.objects.filter(
            consolidation=made, jurisdiction_id="00", measure="complaints_received"
        ).values_list("category", "value")
        assert dict(by_category) == {"P2-1": 60, "": 40}


def test_measures_of_different_versions_are_never_added(photos: Any, rival: Any) -> None:
    with acting_as(SYSTEM):
        for party, version in ((photos, 1), (rival, 2)):
            revision = accept(party, "2025-05")
            Total.objects.create(
                platform=party.platform,
                period_id=parse_period("2025-05"),
                revision=revision,
                in_force=True,
                measure="prompts_blocked",
                measure_version=version,
                value=10,
                qualifier="exact",
            )

    made = frozen("2025-05")

    with acting_as(SYSTEM):
        national = ConsolidationTotal.objects.filter(consolidation=made, jurisdiction_id="00")
        assert set(national.values_list("measure_version", "value")) == {(1, 10), (2, 10)}


def test_a_later_revision_makes_the_next_number_and_leaves_the_first(photos: Any) -> None:
    accept(photos, "2025-05", counts=[count(5)])
    first = frozen("2025-05")
    accept(photos, "2025-05", counts=[count(8)])

    [second] = [one for one in close_due_periods(AFTER_JUNE) if one.period.code == "2025-05"]

    assert (first.number, second.number) == (1, 2)
    assert (total(first, "items_removed"), total(second, "items_removed")) == (5, 8)
    assert first.digest != second.digest


def test_what_changed_names_revisions_and_sums(photos: Any, rival: Any) -> None:
    accept(photos, "2025-05", counts=[count(5)])
    first = frozen("2025-05")
    accept(photos, "2025-05", counts=[count(8)])
    accept(rival, "2025-05", counts=[count(1)])
    second = frozen("2025-05")

    with acting_as(SYSTEM):
        assert what_changed(first).before is None
        changes = what_changed(second)

    assert changes.before == 1
    by_measure = {one.measure: (one.before, one.now) for one in changes.measures}
    assert by_measure == {"items_removed": (5, 9), "items_handled": (5, 9)}
    kinds = {c.uscc: (c.kind, c.revision_before, c.revision_now) for c in changes.platforms}
    assert kinds == {
        photos.platform.uscc: ("replaced", 1, 2),
        rival.platform.uscc: ("added", None, 1),
    }


def test_a_province_sees_its_own_changes_only(photos: Any, rival: Any, shanghai: Any) -> None:
    accept(photos, "2025-05", counts=[count(5)])
    frozen("2025-05")
    accept(photos, "2025-05", counts=[count(8)])
    accept(rival, "2025-05", counts=[count(1)])
    second = frozen("2025-05")

    with acting_as(shanghai.principal):
        changes = what_changed(second, shanghai.principal)

    assert [change.uscc for change in changes.platforms] == [photos.platform.uscc]
    assert {one.measure: (one.before, one.now) for one in changes.measures} == {
        "items_removed": (5, 8),
        "items_handled": (5, 8),
    }


def test_a_nil_report_is_in_the_consolidation(photos: Any) -> None:
    accept(photos, "2025-05")

    made = frozen("2025-05")

    with acting_as(SYSTEM):
        [entry] = made.entries.all()
    assert entry.totals_sha256 == hashlib.sha256(b"[]").hexdigest()


def test_coverage_tells_due_filed_and_included_apart(photos: Any, rival: Any) -> None:
    accept(photos, "2025-05", counts=[count(5)])
    submit(rival, "2025-05", counts=[count(1)])

    made = frozen("2025-05")

    with acting_as(SYSTEM):
        due = Platform.objects.filter(status="active").count()
        rows = ConsolidationCoverage.objects.filter(consolidation=made)
        coverage = {row.jurisdiction_id: (row.due, row.filed, row.included) for row in rows}
    assert coverage == {"00": (due, 2, 1), "31": (1, 1, 1), "44": (1, 1, 0)}
    assert (made.platforms_due, made.platforms_filed) == (due, 2)


def test_a_platform_that_reports_later_is_not_due(photos: Any) -> None:
    with acting_as(SYSTEM):
        Platform.objects.filter(pk=photos.platform.pk).update(reports_from="2025-06-01")

    assert frozen("2025-05").platforms_due == 0
    assert frozen("2025-06").platforms_due == 1


def test_the_digest_of_an_entry_is_over_the_canonical_json_of_its_totals(photos: Any) -> None:
    revision = accept(
        photos,
        "2025-05",
        counts=[count(5), count(2, province="11"), count(1, category="P1-1", modality="text")],
        figures=[figure("prompts_blocked", 10**12, qualifier="at_least")],
    )

    made = frozen("2025-05")

    with acting_as(SYSTEM):
        rows = list(Total.objects.filter(revision=revision).values(*MEMBERS))
        [entry] = made.entries.all()
    order = ("measure", "measure_version", "category", "product_kind", "action", "modality")
    rows.sort(key=lambda row: [row[name] for name in (*order, "detection", "province")])
    assert entry.totals_sha256 == hashlib.sha256(rfc8785.dumps(rows)).hexdigest()


def test_the_digest_is_over_what_the_consolidation_says(photos: Any) -> None:
    accept(photos, "2025-05", counts=[count(5)])

    made = frozen("2025-05")

    with acting_as(SYSTEM):
        content = freezing.content(made)
    assert made.digest == hashlib.sha256(rfc8785.dumps(content)).hexdigest()
    [entry] = content["entries"]
    assert entry["platform_uscc"] == photos.platform.uscc
    assert {row["jurisdiction_code"] for row in content["totals"]} == {"00", "31"}


def test_what_is_taken_over_from_the_number_before_keeps_its_digest(
    photos: Any, rival: Any
) -> None:
    accept(photos, "2025-05", counts=[count(5)])
    first = frozen("2025-05")
    accept(rival, "2025-05", counts=[count(1)])
    second = frozen("2025-05")

    with acting_as(SYSTEM):
        digests = ConsolidationEntry.objects.filter(platform=photos.platform)
        assert len(digests) == 2
        assert len({entry.totals_sha256 for entry in digests}) == 1
    assert first.digest != second.digest


def test_what_is_frozen_cannot_be_changed(photos: Any) -> None:
    accept(photos, "2025-05", counts=[count(5)])
    made = frozen("2025-05")

    for table in ("consolidation", "consolidationentry", "consolidationtotal"):
        with (
            acting_as(SYSTEM),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"DELETE FROM reporting_{table}")
    assert total(made, "items_removed") == 5


def test_closing_and_freezing_leave_events(photos: Any) -> None:
    accept(photos, "2025-05", counts=[count(5)])
    frozen("2025-05")
    accept(photos, "2025-05", counts=[count(8)])
    second = frozen("2025-05")

    with acting_as(SYSTEM):
        actions = AuditEvent.objects.filter(action__in=("period.closed", "consolidation.frozen"))
        assert sorted(actions.values_list("action", flat=True)) == [
            "consolidation.frozen",
            "consolidation.frozen",
            "period.closed",
        ]
        event = actions.get(object_id=str(second.id))
    assert event.data["replaced"] == 1
    assert {"measure": "items_removed", "before": 5, "now": 8} in event.data["differences"]


def test_without_its_event_nothing_is_frozen(photos: Any, monkeypatch: Any) -> None:
    accept(photos, "2025-05", counts=[count(5)])

    def refuse(*args: Any, **kwargs: Any) -> None:
        raise IntegrityError("no event")

    monkeypatch.setattr("platforms.audit.record", refuse)
    with pytest.raises(IntegrityError), transaction.atomic():
        consolidate("2025-05", AFTER_JUNE)

    with acting_as(SYSTEM):
        assert not Consolidation.objects.exists()
        assert Period.objects.get(month=parse_period("2025-05")).closed_at is None


def test_a_period_that_fails_does_not_hold_up_the_others(
    live: str, photos: Any, monkeypatch: Any
) -> None:
    def fail_in_april(consolidation: Consolidation) -> str:
        if consolidation.period.code == "2025-04":
            raise ArithmeticError("too large")
        return freezing.digest(consolidation)

    monkeypatch.setattr("reporting.services.consolidating.digest", fail_in_april)
    with pytest.raises(ExceptionGroup) as failed:
        close_due_periods(AFTER_JUNE)

    assert [str(one) for one in failed.value.exceptions] == ["too large"]
    with acting_as(SYSTEM):
        months = Consolidation.objects.order_by("period").values_list("period", flat=True)
        assert [f"{month:%Y-%m}" for month in months] == ["2025-05", "2025-06"]


RUN = """
import sys
import django; django.setup()
from datetime import datetime, UTC
from django.db import connection
from reporting.services.consolidating import close_due_periods
connection.settings_dict["NAME"] = sys.argv[1]
made = close_due_periods(datetime(2025, 7, 11, 1, tzinfo=UTC))
print(len(made))
"""
HOLD = "SELECT pg_advisory_xact_lock(hashtext('candor.consolidation'), hashtext('2025-04'))"
WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


def wait_until_blocked(processes: list[subprocess.Popen[str]]) -> None:
    with connection.cursor() as cursor:
        for _ in range(600):
            cursor.execute(WAITING)
            if cursor.fetchone()[0] == len(processes):
                return
            time.sleep(0.1)
    raise AssertionError("they never met")


def test_processes_that_close_at_once_make_one_consolidation(live: str, photos: Any) -> None:
    accept(photos, "2025-05", counts=[count(5)])

    with ExitStack() as running:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(HOLD)
            command = [sys.executable, "-c", RUN, live]
            processes = [
                running.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
                for _ in range(3)
            ]
            wait_until_blocked(processes)
        made = [int(process.communicate()[0]) for process in processes]

    assert sum(made) == 3
    with acting_as(SYSTEM):
        assert list(Consolidation.objects.values_list("number", flat=True)) == [1, 1, 1]
