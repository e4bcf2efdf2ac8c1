"""The life of a revision, held by triggers: every move at every hand, in SQL."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from platforms.principals import NOBODY, SYSTEM, Principal
from platforms.tenancy import acting_as
from reporting.models import AttestationRevision, Report, Revision, State
from reporting.models.reports import TRANSITIONS
from tests.isolation.world import World, make_world, own_database, principals

OPERATOR = Principal("operator")
# By whom: the filer's own moves, the office's, and the verdicts of the workers.
BY_PLATFORM = {
    (State.DRAFT, State.RECEIVED),
    (State.DRAFT, State.WITHDRAWN),
    (State.RECEIVED, State.WITHDRAWN),
    (State.NEEDS_EXPLANATION, State.RECEIVED),
    (State.NEEDS_EXPLANATION, State.WITHDRAWN),
}
BY_OFFICE = {(State.ACCEPTED, State.RETURNED)}
HANDS = {
    "owner": lambda move: move in BY_PLATFORM,
    "own office": lambda move: move in BY_OFFICE,
    "national": lambda move: move in BY_OFFICE,
    "system": lambda move: move not in BY_OFFICE,
    "operator": lambda move: True,
    "rival": lambda move: False,
    "other office": lambda move: False,
    "nobody": lambda move: False,
}
# The shortest way to each state.
WAYS = {
    State.DRAFT: (),
    State.RECEIVED: (State.RECEIVED,),
    State.CHECKING: (State.RECEIVED, State.CHECKING),
    State.ACCEPTED: (State.RECEIVED, State.CHECKING, State.ACCEPTED),
    State.NEEDS_EXPLANATION: (State.RECEIVED, State.CHECKING, State.NEEDS_EXPLANATION),
    State.REJECTED: (State.RECEIVED, State.CHECKING, State.REJECTED),
    State.RETURNED: (State.RECEIVED, State.CHECKING, State.ACCEPTED, State.RETURNED),
    State.SUPERSEDED: (State.RECEIVED, State.CHECKING, State.ACCEPTED, State.SUPERSEDED),
    State.WITHDRAWN: (State.WITHDRAWN,),
    State.ERRORED: (State.RECEIVED, State.CHECKING, State.ERRORED),
}


class Scene:
    def __init__(self) -> None:
        self.owner: World = make_world("31", "Photos")
        self.who = {
            "nobody": NOBODY,
            "system": SYSTEM,
            "operator": OPERATOR,
            **principals(self.owner, make_world("44", "Rival")),
        }


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scene]:
    with own_database(django_db_blocker, "candor_test_transitions"):
        yield Scene()


@pytest.fixture
def undone(scene: Scene) -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def brought_to(scene: Scene, state: str) -> Revision:
    with acting_as(OPERATOR):
        report = Report.objects.create(platform=scene.owner.platform, period_id=date(2025, 8, 1))
        revision = Revision.objects.create(
            platform=scene.owner.platform,
            report=report,
            number=1,
            signatory=scene.owner.party.signatory,
            submitted_at=timezone.now(),
            submitted_by=scene.owner.party.credential,
        )
        for step in WAYS[State(state)]:
            revision.state = step
            revision.save(update_fields=["state"])
    return revision


def update(principal: Principal, revision: Revision, assignments: str, *params: Any) -> bool:
    """Whether the statement changed the row; the change is undone."""
    changed = 0
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('candor.principal', %s, true)", [principal.packed()])
            cursor.execute(
                f"UPDATE reporting_revision SET {assignments} WHERE id = %s",
                [*params, revision.id],
            )
            changed = cursor.rowcount
            transaction.set_rollback(True)
    except IntegrityError as error:
        assert error.__cause__.sqlstate == "23000"  # type: ignore[union-attr]  # noqa: PT017
    return changed == 1


def test_every_transition_is_somebodys(scene: Scene) -> None:
    allowed = {(before, after) for before, found in TRANSITIONS.items() for after in found}
    assert not (BY_PLATFORM | BY_OFFICE) - allowed
    assert set(TRANSITIONS) == set(State) == set(WAYS)


@pytest.mark.usefixtures("undone")
@pytest.mark.parametrize("before", State.values)
def test_a_revision_moves_as_the_table_says_and_at_the_right_hand(
    scene: Scene, before: str
) -> None:
    revision = brought_to(scene, before)
    for after, (name, may) in product(State.values, HANDS.items()):
        if after == before:
            continue
        move = (State(before), State(after))
        expected = move[1] in TRANSITIONS[before] and may(move)
        assert update(scene.who[name], revision, "state = %s", after) == expected, (move, name)


@pytest.mark.usefixtures("undone")
@pytest.mark.parametrize("name", ["owner", "own office", "national"])
@pytest.mark.parametrize(
    "assignment",
    [
        "in_force = NOT in_force",
        "decided_at = now()",
        "rule_set = 'mine'",
        "submitted_at = submitted_at - interval '1 year'",
        "submitted_by_id = uuidv7()",
        "signatory_id = uuidv7()",
        "nil = NOT nil",
        "return_reason = 'never'",
        "claimed_at = now()",
        "attempts = 0, rung_at = now()",
    ],
)
def test_what_was_decided_is_not_edited_by_either_side(
    scene: Scene, name: str, assignment: str
) -> None:
    for state in (State.RECEIVED, State.ACCEPTED, State.NEEDS_EXPLANATION):
        with transaction.atomic():
            revision = brought_to(scene, state)
            assert not update(scene.who[name], revision, assignment), state
            transaction.set_rollback(True)


@pytest.mark.usefixtures("undone")
@pytest.mark.parametrize(
    "column", ["id", "platform_id", "report_id", "number", "based_on_id", "reason", "created_at"]
)
def test_what_a_revision_is_never_changes_whoever_asks(scene: Scene, column: str) -> None:
    values = {
        "number": "9",
        "reason": "'another'",
        "created_at": "now() - interval '1 year'",
    }
    revision = brought_to(scene, State.DRAFT)
    for name in ("owner", "own office", "system", "operator"):
        assert not update(
            scene.who[name], revision, f"{column} = {values.get(column, 'uuidv7()')}"
        ), name


CONTENT = {
    "a figure goes": "DELETE FROM reporting_figure WHERE revision_id = %s",
    "a batch goes": "DELETE FROM reporting_revisionbatch WHERE revision_id = %s",
    "a figure comes": "INSERT INTO reporting_figure (platform_id, revision_id, measure, category,"
    " product_kind, value, qualifier) SELECT platform_id, id, 'm', '', '', 1, 'exact'"
    " FROM reporting_revision WHERE id = %s",
}


@pytest.mark.parametrize("change", CONTENT)
def test_the_content_of_a_revision_is_edited_while_it_is_a_draft_and_never_after(
    scene: Scene, change: str
) -> None:
    filer = scene.owner.party.principal
    assert changes(filer, CONTENT[change], scene.owner.ids["draft"])
    for principal in (filer, SYSTEM):
        with pytest.raises(IntegrityError, match="only a draft is edited"):
            changes(principal, CONTENT[change], scene.owner.ids["revision"])


def changes(principal: Principal, sql: str, *values: Any) -> bool:
    """Whether a statement changes one row; the change is undone."""
    with transaction.atomic():
        with acting_as(principal), connection.cursor() as cursor:
            cursor.execute(sql, values)
            changed: int = cursor.rowcount
        transaction.set_rollback(True)
    return changed == 1


@pytest.mark.parametrize(
    ("number", "state", "expected"),
    [
        (1, "draft", False),
        (1, "withdrawn", True),
        (1, "superseded", True),
        (2, "withdrawn", True),
        (2, "superseded", False),
        (1, "examining", False),
        (1, "satisfied", False),
        (1, "expired", False),
    ],
)
def test_a_signed_attestation_has_no_way_back(
    scene: Scene, number: int, state: str, expected: bool
) -> None:
    def move() -> int:
        with transaction.atomic():
            with acting_as(scene.owner.party.principal):
                changed = AttestationRevision.objects.filter(
                    attestation_id=scene.owner.ids["attestation_id"], number=number
                ).update(state=state)
            transaction.set_rollback(True)
        return changed

    if expected:
        assert move() == 1
    else:
        with pytest.raises(IntegrityError, match="does not go from"):
            move()


@pytest.mark.parametrize("column", ["statement", "status", "valid_until", "signatory_id"])
def test_a_signed_attestation_is_not_edited(scene: Scene, column: str) -> None:
    values = {"valid_until": "valid_until + 1", "signatory_id": "NULL"}
    sql = (
        f"UPDATE reporting_attestationrevision SET {column} = {values.get(column, repr('other'))}"
        " WHERE number = 1 AND attestation_id = %s"
    )
    for principal in (scene.owner.party.principal, SYSTEM):
        with pytest.raises(IntegrityError, match="is not edited"):
            changes(principal, sql, scene.owner.ids["attestation_id"])


@pytest.mark.parametrize("column", ["due_at", "examined_at", "attempts"])
def test_what_the_workers_find_of_an_attestation_is_theirs_to_write(
    scene: Scene, column: str
) -> None:
    value = "9" if column == "attempts" else "now()"
    sql = (
        f"UPDATE reporting_attestationrevision SET {column} = {value}"
        " WHERE number = 1 AND attestation_id = %s"
    )
    with pytest.raises(IntegrityError, match="theirs to write"):
        changes(scene.owner.party.principal, sql, scene.owner.ids["attestation_id"])
    assert changes(SYSTEM, sql, scene.owner.ids["attestation_id"])


def test_a_file_taken_for_clean_may_turn_out_infected_and_never_the_other_way(scene: Scene) -> None:
    sql = "UPDATE reporting_evidencefile SET state = %s WHERE platform_id = %s"
    platform = scene.owner.platform.id
    assert changes(SYSTEM, sql, "infected", platform)
    with pytest.raises(IntegrityError, match="does not become"):
        changes(SYSTEM, sql, "quarantined", platform)


def test_evidence_of_what_was_submitted_stays_with_it(scene: Scene) -> None:
    sql = "DELETE FROM reporting_evidencelink WHERE revision_id IN (SELECT id FROM"
    sql += " reporting_attestationrevision WHERE attestation_id = %s AND number = %s)"
    attestation = scene.owner.ids["attestation_id"]
    assert changes(scene.owner.party.principal, sql, attestation, 2)
    with pytest.raises(IntegrityError, match="only a draft is edited"):
        changes(scene.owner.party.principal, sql, attestation, 1)
