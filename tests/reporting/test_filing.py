"""The main road, service by service: file, check, correct; with real transactions."""

import io
from typing import Any

import pytest

from platforms.refusals import Refused
from platforms.tenancy import acting_as
from reporting.models import Batch, Report, Revision, State, Total
from reporting.selectors.records import read_records
from reporting.services import batches, checking, figures, reports
from reporting.services.batches import Incoming
from reporting.services.figures import Declared
from tests.conftest import Party, ndjson, record

pytestmark = pytest.mark.usefixtures("live")


def open_report(party: Party, period: str = "2025-05") -> Report:
    with acting_as(party.principal):
        return reports.open_report(party.principal, period)[0]


def upload(party: Party, report: Report, body: bytes, kind: str = "records") -> Batch:
    incoming = Incoming(io.BytesIO(body), kind, "", "application/x-ndjson", len(body))
    return batches.receive(party.principal, report, incoming)[0]


def checked(party: Party, batch: Batch) -> Batch:
    checking.check_batch(batch.id)
    with acting_as(party.principal):
        return Batch.objects.get(pk=batch.id)


def declare(party: Party, report: Report, **totals: int) -> None:
    declared = [
        Declared(measure, category, "", value, "exact")
        for (measure, category), value in (
            (name.split("__"), value) for name, value in totals.items()
        )
    ]
    with acting_as(party.principal):
        figures.declare(party.principal, report, declared)


def submit(party: Party, report: Report, *, nil: bool = False) -> Revision:
    assert party.signatory is not None
    with acting_as(party.principal):
        revision = reports.submit(
            party.principal, report, signatory_id=party.signatory.id, nil=nil
        )
    checking.check_revision(revision.id)
    with acting_as(party.principal):
        return Revision.objects.get(pk=revision.id)


def held(party: Party, revision: Revision) -> dict[str, Any]:
    with acting_as(party.principal):
        rows = read_records(Revision.objects.get(pk=revision.pk), filters={}).rows
    return {row["record_id"]: row for row in rows}


def correct(party: Party, report: Report, reason: str = "wrong total") -> Revision:
    with acting_as(party.principal):
        return reports.start_correction(party.principal, report, reason)


def test_a_clean_report_is_accepted_and_counted(photos: Party) -> None:
    report = open_report(photos)
    batch = checked(photos, upload(photos, report, ndjson(record(1), record(2))))
    assert (batch.state, batch.records, batch.errors) == ("checked", 2, 0)
    declare(photos, report, **{"items_removed__P2-1": 2})

    revision = submit(photos, report)

    assert revision.state == State.ACCEPTED
    assert revision.in_force
    with acting_as(photos.principal):
        totals = Total.objects.filter(revision=revision, measure="items_removed")
        assert [(t.category, t.value, t.in_force) for t in totals] == [("P2-1", 2, True)]
