"""Signals and scorecards in the console: seen, acted on, and never by whom they are not for."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from platforms.admin.details import in_short
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Signal
from reporting.services import watching
from reporting.services.consolidating import close_due_periods
from reporting.signals import RULES
from tests.conftest import Party, make_office, make_platform
from tests.console.conftest import Sit, last_event, seen
from tests.reporting.accepting import accept, count

SIGNAL, CARD = "reporting_signal", "reporting_quality"


@pytest.fixture
def odd(photos: Party, rival: Party) -> Signal:
    """Vulgar content stops in June; the same platform corrects its May four times."""
    plain = [count(90), count(30, category="P2-3")]
    for party in (photos, rival, *(make_platform("31", f"Peer {n}") for n in range(4))):
        accept(party, "2025-05", counts=plain)
    for _ in range(4):
        accept(photos, "2025-05", counts=plain)
    accept(photos, "2025-04", counts=plain)
    accept(photos, "2025-06", counts=[count(95)])
    close_due_periods(datetime(2025, 7, 12, tzinfo=UTC))
    while watching.watch():
        pass
    with acting_as(SYSTEM):
        return Signal.objects.get(rule="S201")


def test_a_signal_is_looked_into_and_dismissed(
    sit: Sit, odd: Signal, django_assert_max_num_queries: Any
) -> None:
    desk = sit("reviewer")
    with django_assert_max_num_queries(15):
        listed = seen(desk.get(f"{SIGNAL}_changelist"))
    assert "none, after a median of 30" in listed
    with django_assert_max_num_queries(15):
        page = seen(desk.get(f"{SIGNAL}_change", odd.pk))
    assert "Detection may have stopped" in page
    table = page.partition("As a table")[2].partition("</table>")[0]
    cells = re.findall(r'<td class="number">([^<]*)</td>', table)
    assert cells == ["30", "30", "0"]  # the months up to it, and its own

    refused = desk.post(f"{SIGNAL}_dismiss", odd.pk, reason="")
    assert "This field is required" in seen(refused)
    assert desk.post(f"{SIGNAL}_dismiss", odd.pk, reason="The feed ended.").status_code == 302
    assert last_event().action == "signal.dismissed"
    assert "none, after a median of 30" not in seen(desk.get(f"{SIGNAL}_changelist"))
    assert "none, after a median of 30" in seen(desk.get(f"{SIGNAL}_changelist", standing="all"))
    again = seen(desk.get(f"{SIGNAL}_change", odd.pk))
    assert "The feed ended." in again
    assert "signal dismissed" in again

    assert desk.post(f"{SIGNAL}_open", odd.pk).status_code == 302
    assert "none, after a median of 30" in seen(desk.get(f"{SIGNAL}_changelist", rule="S201"))


def test_who_only_reads_decides_nothing_and_strangers_see_nothing(sit: Sit, odd: Signal) -> None:
    reader = sit("reader")
    page = seen(reader.get(f"{SIGNAL}_change", odd.pk))
    assert "/dismiss/" not in page
    assert reader.post(f"{SIGNAL}_acknowledge", odd.pk).status_code == 403
    stranger = sit("reviewer", make_office("44"))
    assert stranger.get(f"{SIGNAL}_change", odd.pk).status_code == 404
    assert stranger.get(f"{CARD}_change", odd.platform_id).status_code == 404


def test_scorecards_are_put_in_order_and_say_why_one_stands_out(
    sit: Sit, odd: Signal, django_assert_max_num_queries: Any
) -> None:
    desk = sit("reader")
    asked = {"period": "2025-05", "months": 3}
    with django_assert_max_num_queries(15):
        page = seen(desk.get(f"{CARD}_changelist", **asked, sort="-restatements"))
    assert page.index("Photos") < page.index("Peer 0")
    assert "against a median of 0 at 6 platforms" in page
    assert "Rival" not in page
    alone = seen(desk.get(f"{CARD}_changelist", **asked, outliers="1"))
    assert "Peer 0" not in alone
    with django_assert_max_num_queries(15):
        card = seen(desk.get(f"{CARD}_change", odd.platform_id, **asked))
    assert "median 0 of 6 platforms" in card
    assert card.count("<canvas") >= 4
    for strange in ({"period": "x", "months": "99", "sort": "'", "province": "\0", "page": "-1"},):
        assert desk.get(f"{CARD}_changelist", **strange).status_code == 200


def test_the_trail_tells_of_signals_in_words() -> None:
    told = in_short({"rule": "S101", "subject": "items_handled P2-6"})
    assert RULES["S101"].title.en in told
    assert "Items of content handled · P2-6 " in told
    assert in_short({"subject": "https://x.example/?q=P2-6"}).endswith("q=P2-6")
