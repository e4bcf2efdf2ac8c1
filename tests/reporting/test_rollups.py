"""Roll-ups: always what the totals in force add up to, whoever changes those, and however fast."""

import dataclasses
import subprocess
import sys
from contextlib import ExitStack
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from platforms.models import Platform
from platforms.principals import SYSTEM, Principal
from platforms.tenancy import acting_as
from reporting.models.periods import parse_period
from reporting.selectors import consolidated
from reporting.selectors.consolidated import Query, Row
from reporting.services.consolidating import close_due_periods
from tests.reporting.accepting import accept, count, figure, file_two_months
from tests.reporting.test_consolidating import AFTER_JUNE


@pytest.fixture
def filed(photos: Any, rival: Any) -> None:
    file_two_months(photos, rival)


def both_ways(principal: Principal, query: Query, monkeypatch: Any) -> tuple[list[Row], list[Row]]:
    """The answer of the roll-ups, and that of the totals they were made from."""
    with acting_as(principal):
        quick = consolidated.sums(principal, query)
        with monkeypatch.context() as patch:
            patch.setattr(consolidated, "ROLLED_UP", frozenset())
            return quick, consolidated.sums(principal, query)


MONTHS = (parse_period("2025-05"), parse_period("2025-06"))
QUERIES = [
    Query(MONTHS),
    Query(MONTHS, group_by=("period", "category", "action", "product_kind")),
    Query(MONTHS, group_by=("province",)),
    Query(MONTHS, filters={"province": ("31", "44")}, group_by=("category",)),
    Query(MONTHS, filters={"action": ("none",)}),
    Query(MONTHS, measures=("prompts_blocked", "items_removed"), measure_version=1),
]


@pytest.mark.usefixtures("filed")
class TestRollUps:
    @pytest.mark.parametrize("query", QUERIES)
    def test_they_answer_as_the_totals_do(
        self, query: Query, photos: Any, national: Any, shanghai: Any, monkeypatch: Any
    ) -> None:
        def agree() -> None:
            for office in (national, shanghai):
                quick, slow = both_ways(office.principal, query, monkeypatch)
                assert quick
                assert quick == slow

        agree()
        accept(photos, "2025-05", counts=[count(4)], figures=[figure("prompts_blocked", 9)])
        agree()

    @pytest.mark.parametrize("query", QUERIES)
    def test_a_consolidation_answers_as_its_totals_do(
        self, query: Query, national: Any, shanghai: Any, monkeypatch: Any
    ) -> None:
        close_due_periods(AFTER_JUNE)
        for office in (national, shanghai):
            quick, slow = both_ways(
                office.principal, dataclasses.replace(query, as_of=0), monkeypatch
            )
            assert quick
            assert quick == slow

    def test_a_lower_bound_goes_with_the_revision_that_had_it(
        self, photos: Any, national: Any
    ) -> None:
        accept(photos, "2025-05", figures=[figure("prompts_blocked", 9)])

        with acting_as(national.principal):
            query = Query(MONTHS, measures=("prompts_blocked",))
            [row] = consolidated.sums(national.principal, query)

        assert (row.value, row.qualifier) == (39, "exact")

    def test_nothing_is_left_of_what_is_no_longer_said(self, photos: Any, shanghai: Any) -> None:
        for period in ("2025-05", "2025-06"):
            accept(photos, period)

        with acting_as(shanghai.principal):
            assert consolidated.sums(shanghai.principal, Query(MONTHS)) == []

    def test_a_platform_that_moves_takes_its_sums_along(
        self, photos: Any, national: Any, monkeypatch: Any
    ) -> None:
        with acting_as(SYSTEM):
            Platform.objects.filter(pk=photos.platform.pk).update(jurisdiction_id="11")

        quick, slow = both_ways(
            national.principal, Query(MONTHS, group_by=("province",)), monkeypatch
        )

        assert quick == slow
        assert {row.group["province"] for row in quick} == {"11", "44"}

    @pytest.mark.parametrize("statement", ["UPDATE {} SET value = 0", "DELETE FROM {}"])
    def test_nobody_writes_them_by_hand(self, statement: str) -> None:
        with (
            acting_as(SYSTEM),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement.format("reporting_rollup"))

    def test_a_broad_question_does_not_touch_the_totals(
        self, national: Any, django_assert_num_queries: Any
    ) -> None:
        query = Query(MONTHS, measures=("items_removed",), group_by=("period", "category"))
        with acting_as(national.principal), django_assert_num_queries(1) as asked:
            consolidated.sums(national.principal, query)
        assert "reporting_rollup" in asked.captured_queries[0]["sql"]


ACCEPT = """
import sys
import django; django.setup()
from types import SimpleNamespace
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from platforms.models import Credential, Person, Platform
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from tests.reporting.accepting import accept, count
with acting_as(SYSTEM):
    party = SimpleNamespace(
        platform=Platform.objects.get(uscc=sys.argv[2]),
        signatory=Person.objects.get(platform__uscc=sys.argv[2]),
        credential=Credential.objects.get(platform__uscc=sys.argv[2]),
    )
for n in range(1, 9):
    accept(party, "2025-05", counts=[count(n), count(n, category="P2-3"), count(n, action="LIMIT")])
"""


def test_roll_ups_lose_nothing_when_many_are_accepted_at_once(
    live: str, photos: Any, rival: Any, national: Any, monkeypatch: Any
) -> None:
    with ExitStack() as running:
        processes = [
            running.enter_context(
                subprocess.Popen([sys.executable, "-c", ACCEPT, live, party.platform.uscc])
            )
            for party in (photos, rival)
        ]
        assert [process.wait() for process in processes] == [0, 0]

    query = Query(MONTHS, group_by=("province", "category", "action"))
    quick, slow = both_ways(national.principal, query, monkeypatch)

    assert quick == slow
    # The last revision of each counts, and nothing of those before.
    assert {row.value for row in quick if row.measure == "items_removed"} == {8}
