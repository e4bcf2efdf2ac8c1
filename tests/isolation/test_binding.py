"""A principal is bound to a transaction, and to nothing that outlives it."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as, bind
from reporting.models import Report
from tests.conftest import make_office
from tests.isolation.world import World, make_world, token

pytestmark = pytest.mark.usefixtures("live")


@pytest.fixture
def owner(live: str) -> World:
    return make_world("31", "Photos")


@pytest.fixture
def rival(live: str) -> World:
    return make_world("44", "Rival")


def bound() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('candor.principal', true), '')")
        return str(cursor.fetchone()[0])


def backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def ask(client: Client, path: str, secret: str | None = None) -> Any:
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    return client.get(f"/api/v1/{path}", headers=headers)


def test_outside_a_transaction_nothing_can_be_bound(owner: World) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        bind(owner.party.principal)


def test_a_binding_ends_with_its_transaction(owner: World) -> None:
    with acting_as(owner.party.principal):
        assert Report.objects.count() == 1
    assert bound() == ""
    assert Report.objects.count() == 0


def test_a_binding_ends_with_a_transaction_that_fails(owner: World) -> None:
    with pytest.raises(ZeroDivisionError), acting_as(SYSTEM):
        raise ZeroDivisionError
    assert bound() == ""


def test_a_nested_binding_gives_the_outer_one_back(owner: World, rival: World) -> None:
    with acting_as(owner.party.principal):
        with acting_as(rival.party.principal):
            assert list(Report.objects.values_list("pk", flat=True)) == [rival.ids["report_id"]]
            with acting_as(SYSTEM):
                assert Report.objects.count() == 2
            assert list(Report.objects.values_list("pk", flat=True)) == [rival.ids["report_id"]]
        assert list(Report.objects.values_list("pk", flat=True)) == [owner.ids["report_id"]]
    assert bound() == ""


def test_a_nested_binding_that_fails_ends_with_its_savepoint(owner: World, rival: World) -> None:
    with acting_as(owner.party.principal):
        with (
            pytest.raises(ZeroDivisionError),
            transaction.atomic(),
            acting_as(rival.party.principal),
        ):
            raise ZeroDivisionError
        assert list(Report.objects.values_list("pk", flat=True)) == [owner.ids["report_id"]]


def test_the_next_request_on_the_connection_starts_unbound(
    client: Client, owner: World, rival: World
) -> None:
    """One connection, as CONN_MAX_AGE keeps it: the platform, nobody, then its rival."""
    before = backend()
    path = f"reports/{owner.ids['report_id']}"
    assert ask(client, path, token(owner.party.credential)).status_code == 200
    assert bound() == ""
    assert ask(client, path).status_code == 401
    assert ask(client, "periods").status_code == 200
    assert bound() == ""
    assert ask(client, path, token(rival.party.credential)).status_code == 404
    assert ask(client, "reports/nonsense", token(rival.party.credential)).status_code == 404
    assert bound() == ""
    assert backend() == before


def test_a_streamed_body_is_bound_to_whoever_asked(
    client: Client, owner: World, rival: World
) -> None:
    """Made after the request's transaction, when a rival may have had the connection."""
    path = f"reports/{owner.ids['report_id']}/findings.csv"
    answer = ask(client, path, token(owner.party.credential))
    ask(client, "reports", token(rival.party.credential))
    lines = b"".join(answer).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert ",R210,warning,/product," in lines[1]
    assert bound() == ""


def test_an_office_is_bound_to_its_province(client: Client, owner: World, rival: World) -> None:
    for code, seen in (("31", {owner.ids["report_id"]}), ("44", {rival.ids["report_id"]})):
        with acting_as(make_office(code).principal):
            assert set(Report.objects.values_list("pk", flat=True)) == seen
