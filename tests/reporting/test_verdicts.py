"""From findings to verdicts: what is rejected, what needs an explanation, what is accepted."""

import pytest

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.checks.registry import rule_set_for
from reporting.evidence.controls import Figure
from reporting.models import State, Total
from reporting.services import gathering
from tests.conftest import Login, Party, record
from tests.reporting.filing import Filer, accepted

pytestmark = pytest.mark.usefixtures("live")


def test_a_wrong_total_is_rejected_and_pointed_at(photos: Party, login: Login) -> None:
    filer = Filer(photos)
    filer.file(record(1), record(2))
    filer.declare({("items_removed", "P2-1"): 3})

    revision = filer.submit()

    assert (revision.state, revision.in_force) == (State.REJECTED, False)
    assert filer.totals(1) == {}
    (found,) = login(photos).get(f"{filer.path}/findings", severity="error").json()["results"]
    assert found["check"] == "T301"
    assert found["pointer"] == "/figures/items_removed/P2-1"
    assert "3" in found["message"]
    assert "2" in found["message"]
    assert found["remedy"]


def test_records_without_a_figure_are_rejected(photos: Party) -> None:
    filer = Filer(photos)
    filer.file(record(1))
    assert filer.submit().state == State.REJECTED
    assert filer.findings(1)["T304"] == 1


def test_a_figure_without_records_is_rejected(photos: Party) -> None:
    filer = Filer(photos)
    filer.declare({("items_removed", ""): 5})
    assert filer.submit().state == State.REJECTED
    assert filer.findings(1)["T303"] == 1


def test_a_batch_with_errors_rejects_the_report_and_stores_nothing(photos: Party) -> None:
    filer = Filer(photos)
    good = filer.file(record(1))
    bad = filer.file(record(2), record(3, category="P9-9"))
    assert (bad.state, bad.errors, bad.records) == ("rejected", 1, 1)
    filer.declare({("items_removed", ""): 1})

    assert filer.submit().state == State.REJECTED
    assert set(filer.held(1)) == {"r-1"}

    # The correction starts without what was refused, so that nothing has to be dropped.
    filer.start()
    assert filer.submit().state == State.ACCEPTED
    assert filer.totals(2)["items_removed", "P2-1"] == 1
    assert good.state == "checked"


def test_the_rejected_leave_the_accepted_in_force(photos: Party) -> None:
    filer = accepted(photos, {("prompts_blocked", ""): 10})
    filer.start()
    filer.declare({("items_removed", ""): 5})
    assert filer.submit().state == State.REJECTED
    assert filer.revision(1).in_force
    filer.start()
    filer.declare({("prompts_blocked", ""): 12})
    assert filer.submit().state == State.ACCEPTED
    assert filer.states() == [State.SUPERSEDED, State.SUPERSEDED, State.ACCEPTED]


def test_a_note_asks_for_nothing(photos: Party) -> None:
    accepted(photos, {("prompts_blocked", ""): 340}, "2025-04")
    filer = accepted(photos, {("prompts_blocked", ""): 340}, "2025-06")
    assert filer.findings(1)["H408"] == 1


def test_lower_bounds_stay_lower_bounds(photos: Party) -> None:
    filer = Filer(photos)
    filer.file(record(1), record(2))
    filer.declare({("items_removed", ""): 2}, "at_least")
    assert filer.submit().state == State.ACCEPTED
    with acting_as(photos.principal):
        total = Total.objects.get(measure="items_removed")
        (month,) = gathering.months_filed(total.platform_id)
    assert (total.value, total.qualifier) == (2, "at_least")
    assert month.figures["items_removed"] == Figure(2, at_least=True)


def test_versions_of_a_measure_are_not_added_up(photos: Party) -> None:
    accepted(photos, {("prompts_blocked", ""): 10})
    with acting_as(SYSTEM):
        total = Total.objects.get(measure="prompts_blocked")
        total.pk, total.measure_version, total.value = None, total.measure_version + 1, 7
        total.save()
        (month,) = gathering.months_filed(total.platform_id)
    assert month.figures["prompts_blocked"] == Figure(7)


def test_the_rule_set_is_kept_with_the_run(photos: Party) -> None:
    filer = Filer(photos)
    batch = filer.file(record(1))
    version = rule_set_for("2025-05").version
    assert batch.rule_set == version
    assert [run.rule_set for run in filer.runs(batch)] == [version]
    filer.declare({("items_removed", ""): 1})
    assert filer.submit().rule_set == version
