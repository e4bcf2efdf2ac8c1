"""A report and the attestations of its platform are held against each other."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from platforms.tenancy import acting_as
from reporting.services import attesting
from tests.conftest import Party, record
from tests.reporting.filing import Filer

pytestmark = pytest.mark.usefixtures("db")


THEN = datetime(2025, 5, 2, tzinfo=UTC)


def attest(party: Party, control: str, status: str = "implemented") -> None:
    """As it was done at the time, from 2025-05-01 on."""
    assert party.signatory is not None
    with pytest.MonkeyPatch.context() as then, acting_as(party.principal):
        then.setattr(timezone, "now", lambda: THEN)
        revision = attesting.draft(
            party.principal,
            control=control,
            status=status,
            statement="As our tests show.",
            valid_from=date(2025, 5, 1),
            valid_until=date(2026, 4, 30),
        )
        attesting.submit(party.principal, revision.attestation, signatory_id=party.signatory.id)


def test_what_a_platform_attests_to_is_held_against_its_report(photos: Party) -> None:
    attest(photos, "LBL-01")
    attest(photos, "LBL-02")  # of texts, and the report speaks of films
    attest(photos, "OPS-02", status="not_applicable")
    filer = Filer(photos)
    filer.file(record(1, label="explicit"), record(2, label="both"), record(3, label="none"))
    filer.declare({("items_removed", ""): 3, ("rumours_debunked", ""): 6})

    assert filer.submit().state == "needs_explanation"
    assert {"T320": 1, "T321": 1}.items() <= filer.findings(1).items()
    assert filer.finding("T320").params == {"control": "LBL-01", "n": 2}


def test_what_is_only_drafted_or_later_is_held_against_nothing(photos: Party, rival: Party) -> None:
    attest(rival, "LBL-01")
    filer = Filer(photos, "2025-04")
    attest(photos, "LBL-01")  # from 2025-05 on
    filer.file(record(1, label="none", acted_at="2025-04-12T10:00:00+08:00"))
    filer.declare({("items_removed", ""): 1})

    assert filer.submit().state == "accepted"
