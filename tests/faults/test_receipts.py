"""Receipts while everybody files at once, and a log whose workers die."""

import threading
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import LogEntry, LogNode, Receipt, TreeHead
from reporting.proof import merkle
from reporting.proof.receipts import digest_of, leaf_of, read
from reporting.proof.signing import key_set
from reporting.selectors import log
from reporting.selectors.receipts import published_keys
from reporting.services import checking, sealing
from tests.conftest import Party
from tests.faults.processes import at_once, eventually, held_up, owner_connection
from tests.reporting.filing import Filer

pytestmark = pytest.mark.usefixtures("live")
MONTHS = ("2025-04", "2025-05", "2025-06", "2025-07")


def seal_all() -> None:
    while sealing.seal():
        pass


def test_chains_do_not_fork_and_the_log_has_no_gap_whoever_comes_at_once(
    photos: Party, rival: Party
) -> None:
    filers = [Filer(party, month) for month in MONTHS for party in (photos, rival)]
    for filer in filers:
        filer.declare({("prompts_blocked", ""): 1})

    finished: list[int] = []

    def work(number: int) -> object:
        """Eight file and have it judged; four take into the log what they find meanwhile."""
        if number >= len(filers):
            while len(finished) < len(filers):
                sealing.seal()
            return None
        try:
            return checking.check_revision(filers[number].sign().id)
        finally:
            finished.append(number)

    answers = at_once(len(filers) + 4, work)
    assert not [one for one in answers if isinstance(one, Exception)]
    seal_all()

    with acting_as(SYSTEM):
        keys = key_set(published_keys())
        for party in (photos, rival):
            chain = list(Receipt.objects.filter(platform=party.platform).order_by("serial"))
            assert [one.serial for one in chain] == list(range(1, 2 * len(MONTHS) + 1))
            for before, one in zip([None, *chain], chain, strict=False):
                named = read(one.jws, keys)["previous"]
                expected = (
                    {"id": str(before.id), "sha256": digest_of(before.jws)} if before else None
                )
                assert named == expected
            # As in the chain, so in the log.
            places = [one.entry_id or 0 for one in chain]
            assert places == sorted(places)
        assert_whole(4 * len(MONTHS))


def assert_whole(size: int) -> None:
    """The log is the receipts and nothing else, without a gap, and its head is that of the tree."""
    entries = list(LogEntry.objects.order_by("index").select_related("receipt"))
    assert [one.index for one in entries] == list(range(size))
    assert all(bytes(one.leaf) == leaf_of(one.receipt.jws) for one in entries)
    nodes = dict(merkle.grown(0, [bytes(one.leaf) for one in entries], {}))
    stored = {(one.level, one.position): bytes(one.hash) for one in LogNode.objects.all()}
    assert stored == {node: found for node, found in nodes.items() if node[0]}
    head = log.latest_head()
    assert head is not None
    assert (head.size, bytes(head.root)) == (size, merkle.root(size, nodes))
    assert not Receipt.objects.filter(entry=None).exists()


def test_a_worker_that_dies_over_the_log_leaves_nothing_in_it(live: str, photos: Party) -> None:
    for month in MONTHS[:2]:
        filer = Filer(photos, month)
        filer.declare({("prompts_blocked", ""): 1})
        filer.sign()
        if month == MONTHS[0]:
            seal_all()
    failures: list[BaseException] = []

    def seal() -> None:
        try:
            sealing.seal()
        except BaseException as error:  # noqa: BLE001 - what happened is what is asked
            failures.append(error)
        finally:
            connections.close_all()

    with owner_connection(live) as owner, held_up(live, "reporting_treehead") as waiting:
        thread = threading.Thread(target=seal)
        thread.start()
        eventually(waiting)
        (backend,) = waiting()
        end(backend)
        thread.join(60)
        assert owner.execute(b"SELECT count(*) FROM reporting_logentry").fetchone() == (1,)
    assert isinstance(failures[0], DatabaseError)
    assert sealing.seal() == 1
    with acting_as(SYSTEM):
        assert_whole(2)
        assert TreeHead.objects.count() == 2


def end(backend: int) -> Any:
    """By the application's role itself: a role may end what is its own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [backend])
        return cursor.fetchone()
