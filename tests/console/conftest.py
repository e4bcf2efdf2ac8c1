"""The desk's cast: Rita reads, Wei reviews and Ada administers, at Shanghai's office."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from platforms.models import AuditEvent, Office, Person
from platforms.principals import AUTHENTICATOR, SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Explanation, Report, Revision
from reporting.services import batches, checking, figures, reports
from tests.conftest import Party, ndjson, record

PASSWORD = "correct-horse-battery"
NAMES = {"reader": "Rita", "reviewer": "Wei", "administrator": "Ada"}


def make_person(office: Office | None, role: str, **fields: Any) -> Person:
    with acting_as(SYSTEM):
        person: Person = Person.objects.create_person(
            office=office,
            role=role,
            username=f"{role}-{office.jurisdiction_id if office else 'operator'}",
            name_zh=f"{NAMES[role]}中",
            name_en=NAMES[role],
            password=PASSWORD,
            **fields,
        )
        return person


@dataclass
class Desk:
    """The console as one person sees it."""

    person: Person
    client: Client = field(default_factory=Client)

    def get(self, name: str, /, *args: object, **params: Any) -> Any:
        return self.client.get(reverse(f"admin:{name}", args=args), params)

    def post(self, name: str, /, *args: object, query: str = "", **values: Any) -> Any:
        return self.client.post(reverse(f"admin:{name}", args=args) + query, values)


Sit = Callable[..., Desk]


@pytest.fixture
def sit(shanghai: Party, national: Party) -> Sit:
    """`sit("reader")` at Shanghai's desk, `sit("reader", national)` at the nation's."""

    def sit_down(role: str, party: Party = shanghai) -> Desk:
        desk = Desk(make_person(party.office, role))
        with acting_as(AUTHENTICATOR):
            desk.client.force_login(desk.person)
        return desk

    return sit_down


def file_report(party: Party, *, value: int | None = None, wrong: bool = False) -> Revision:
    """File May 2025: five items removed, or as many as `value` says; `wrong` breaks a record."""
    assert party.signatory is not None
    with acting_as(party.principal):
        report, _ = reports.open_report(party.principal, "2025-05")
    rows = [record(n) for n in range(5)]
    if wrong:
        rows[0]["category"] = "XX"
    body = io.BytesIO(ndjson(*rows))
    incoming = batches.Incoming(body, "records", "", "application/x-ndjson")
    batch = batches.receive(party.principal, report, incoming).batch
    declared = figures.Declared("items_removed", "", "", 5 if value is None else value, "exact")
    with acting_as(party.principal):
        figures.declare(party.principal, report, [declared])
    checking.check_batch(batch.id)
    with connection.cursor() as cursor:
        # It goes with its transaction; here, several batches share one.
        cursor.execute("DROP TABLE IF EXISTS staging")
    with acting_as(party.principal):
        revision = reports.submit(
            party.principal, report, signatory_id=party.signatory.id, nil=False
        )
    checking.check_revision(revision.id)
    with acting_as(SYSTEM):
        return Revision.objects.select_related("report__platform").get(pk=revision.pk)


def explain(party: Party, report: Report) -> Explanation:
    """The platform's answer to a finding of the check H401."""
    with acting_as(party.principal):
        return Explanation.objects.create(
            platform_id=report.platform_id,
            report=report,
            check_id="H401",
            fingerprint="f" * 64,
            text="We finished the backlog in April.",
            given_at=report.created_at,
            given_by=party.credential,
        )


def last_event() -> AuditEvent:
    with acting_as(SYSTEM):
        event = AuditEvent.objects.order_by("-transaction", "-id").first()
        assert event is not None
        return event


def seen(answer: Any) -> str:
    assert answer.status_code == 200, (answer.status_code, answer.content[:300])
    return str(answer.content.decode())
