"""The second lock, in SQL, as the application's own role: whatever the code above it forgets."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import Error, connection, connections, transaction
from psycopg.errors import InsufficientPrivilege

from platforms.principals import NOBODY, SYSTEM, Principal
from platforms.tenancy import acting_as
from tests.conftest import make_office
from tests.isolation.test_people_tables import OF_PEOPLE
from tests.isolation.world import (
    World,
    archive_and_restore,
    consolidate,
    make_world,
    office_of,
    own_database,
    people_of,
    principals,
    publish,
)

# A table that stands in none of these lists fails the tests: somebody has to say whose it is.
OF_PLATFORM = {
    "platforms_platform": "id",
    "platforms_product": "platform_id",
    "platforms_person": "platform_id",
    "platforms_credential": "platform_id",
    "platforms_auditevent": "platform_id",
    "platforms_idempotencykey": "owner_id",
    "reporting_report": "platform_id",
    "reporting_revision": "platform_id",
    "reporting_figure": "platform_id",
    "reporting_batch": "platform_id",
    "reporting_revisionbatch": "platform_id",
    "reporting_record": "platform_id",
    "reporting_batchcount": "platform_id",
    "reporting_checkrun": "platform_id",
    "reporting_finding": "platform_id",
    "reporting_explanation": "platform_id",
    "reporting_waiver": "platform_id",
    "reporting_extension": "platform_id",
    "reporting_reminder": "platform_id",
    "reporting_total": "platform_id",
    "reporting_consolidationentry": "platform_id",
    "reporting_attestation": "platform_id",
    "reporting_attestationrevision": "platform_id",
    "reporting_upload": "platform_id",
    "reporting_uploadpart": "platform_id",
    "reporting_directive": "platform_id",
    "reporting_directiveanswer": "platform_id",
    "reporting_question": "platform_id",
    "reporting_reply": "platform_id",
    "reporting_review": "platform_id",
    "reporting_evidencefile": "platform_id",
    "reporting_evidencelink": "platform_id",
    "reporting_examination": "platform_id",
    "reporting_reading": "platform_id",
    "reporting_receipt": "platform_id",
    "reporting_platformkey": "platform_id",
    "reporting_quality": "platform_id",
    "reporting_sighting": "platform_id",
    "reporting_signal": "platform_id",
}
OF_OFFICES = {
    "reporting_consolidation",
    "reporting_consolidationtotal",
    "reporting_consolidationcoverage",
    "reporting_rollup",
}
# Bulletins: an office's own until they are published, and then everybody's.
PUBLISHED = {"reporting_edition", "reporting_editionfile"}
FOR_ALL_TO_READ = {
    "platforms_jurisdiction",
    "platforms_office",
    "reporting_period",
    "reporting_periodarchive",
    "reporting_signingkey",
    "reporting_logentry",
    "reporting_lognode",
    "reporting_treehead",
    "reporting_openpackage",
    "reporting_peerquality",
    "reporting_watch",
}
# An office's own: no other office sees them, and no platform. The column of the office.
OF_ONE_OFFICE = {"reporting_export": "office_id"}
# Of the framework: nothing that was filed is in them.
OF_NOBODY_PREFIXES = ("auth_", "axes_", "django_", "oauth2_provider_", "otp_")
# What offices wonder about, what others filed as well, and how offices share out their work.
NOT_FOR_PLATFORMS = {"reporting_signal", "reporting_sighting", "reporting_review"}
# Its platform's own business, as a draft is.
NOT_FOR_OFFICES = {"platforms_idempotencykey", "reporting_upload", "reporting_uploadpart"}
APPEND_ONLY = {
    "platforms_auditevent",
    "reporting_record",
    "reporting_batchcount",
    "reporting_checkrun",
    "reporting_finding",
    "reporting_reminder",
    "reporting_consolidation",
    "reporting_consolidationentry",
    "reporting_consolidationtotal",
    "reporting_consolidationcoverage",
    "reporting_attestation",
    "reporting_directiveanswer",
    "reporting_editionfile",
    "reporting_reply",
    "reporting_examination",
    "reporting_reading",
    "reporting_logentry",
    "reporting_lognode",
    "reporting_treehead",
    "reporting_openpackage",
}
NEVER_DELETED = APPEND_ONLY | {
    "platforms_platform",
    "platforms_product",
    "platforms_person",
    "platforms_credential",
    "reporting_report",
    "reporting_revision",
    "reporting_batch",
    "reporting_total",
    "reporting_explanation",
    "reporting_waiver",
    "reporting_extension",
    "reporting_attestationrevision",
    "reporting_directive",
    "reporting_edition",
    "reporting_question",
    "reporting_review",
    "reporting_periodarchive",
    "reporting_receipt",
    "reporting_platformkey",
    "reporting_signingkey",
    "reporting_signal",
}
SECURITY_DEFINER = {
    "candor_open_partition",
    "candor_refresh_statistics",
    "candor_roll_up_inserted",
    "candor_roll_up_moved",
    "candor_roll_up_updated",
}
STRANGERS = ("rival", "other office")


class Scene:
    """Two platforms with something in every table, and those who look at them."""

    def __init__(self) -> None:
        self.owner, self.rival = make_world("31", "Photos"), make_world("44", "Rival")
        consolidate([self.owner, self.rival])
        archive_and_restore()
        self.office = office_of("31")
        publish(self.office)
        self.who: dict[str, Principal] = {"nobody": NOBODY, **principals(self.owner, self.rival)}


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scene]:
    with own_database(django_db_blocker, "candor_test_tables"):
        yield Scene()


@contextmanager
def undone(principal: Principal) -> Iterator[Any]:
    """A cursor in the principal's name; whatever is done with it is rolled back."""
    with transaction.atomic():
        with acting_as(principal), connection.cursor() as cursor:
            yield cursor
        transaction.set_rollback(True)


def query(principal: Principal, sql: str, *params: Any) -> list[tuple[Any, ...]]:
    with undone(principal) as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


# What refusals are made of: privileges and policies; our triggers; another platform's whole.
REFUSALS = ("42501", "23000", "23503")


def affected(principal: Principal, sql: str, *params: Any) -> int:
    """How many rows a statement changed; none where it was refused, for one of those reasons."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            with acting_as(principal):
                cursor.execute(sql, params)
                changed: int = cursor.rowcount
                # Deferred constraints speak now or never.
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            transaction.set_rollback(True)
            return changed
    except Error as error:
        if getattr(error.__cause__, "sqlstate", None) not in REFUSALS:
            raise
        return 0


CATALOGUE = """
SELECT relname FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = ANY(%s) AND NOT relispartition
"""


def relations(kinds: str) -> set[str]:
    return {row[0] for row in query(SYSTEM, CATALOGUE, list(kinds))}


def columns_of(table: str) -> list[str]:
    found = query(
        SYSTEM,
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0"
        " AND NOT attisdropped AND attgenerated = ''",
        table,
    )
    return [row[0] for row in found]


def seen(principal: Principal, table: str, platform: object) -> int:
    """How many rows of a platform a principal reads in a table."""
    sql = f"SELECT count(*) FROM {table} WHERE {OF_PLATFORM[table]} = %s"
    return int(query(principal, sql, platform)[0][0])


def test_every_table_is_listed(scene: Scene) -> None:
    listed = set(OF_PLATFORM) | OF_OFFICES | PUBLISHED | FOR_ALL_TO_READ | set(OF_ONE_OFFICE)
    listed |= set(OF_PEOPLE)
    tables = relations("rp")
    assert {name for name in tables if not name.startswith(OF_NOBODY_PREFIXES)} == listed


def test_every_listed_table_has_row_level_security(scene: Scene) -> None:
    """Partitions have none, so that COPY takes rows: of them nothing is read, see below."""
    sql = """
    SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
    AND relkind IN ('r', 'p') AND NOT relrowsecurity AND NOT relispartition
    """
    unlocked = {row[0] for row in query(SYSTEM, sql)}
    assert not [name for name in unlocked if not name.startswith(OF_NOBODY_PREFIXES)]


@pytest.mark.parametrize("table", OF_PLATFORM)
def test_a_platforms_rows_are_there_for_it_and_for_its_offices_only(
    scene: Scene, table: str
) -> None:
    mine = scene.owner.platform.id
    found = {who: seen(principal, table, mine) for who, principal in scene.who.items()}
    everything = seen(SYSTEM, table, mine)
    assert everything > 0, "the scene has nothing in this table, so that nothing is shown"
    office = 0 if table in NOT_FOR_OFFICES else everything
    assert found == {
        "nobody": 0,
        "owner": 0 if table in NOT_FOR_PLATFORMS else everything,
        "rival": 0,
        "own office": office,
        "other office": 0,
        "national": office,
    }


@pytest.mark.parametrize("table", OF_PLATFORM)
def test_without_a_principal_nothing_is_read(scene: Scene, table: str) -> None:
    """Not bound at all, which is what a forgotten `bind` comes to."""
    extra = " WHERE platform_id IS NOT NULL" if table == "platforms_person" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}{extra}")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("table", OF_PLATFORM)
@pytest.mark.parametrize("stranger", STRANGERS)
def test_a_stranger_changes_and_removes_nothing(scene: Scene, table: str, stranger: str) -> None:
    column, mine = OF_PLATFORM[table], scene.owner.platform.id
    principal = scene.who[stranger]
    for name in columns_of(table):
        assert not affected(
            principal, f"UPDATE {table} SET {name} = {name} WHERE {column} = %s", mine
        ), name
    assert not affected(principal, f"DELETE FROM {table} WHERE {column} = %s", mine)


@pytest.mark.parametrize("table", OF_PLATFORM)
@pytest.mark.parametrize("stranger", [*STRANGERS, "nobody"])
def test_a_stranger_adds_nothing_to_a_platform(scene: Scene, table: str, stranger: str) -> None:
    """A row like one that is there, under another key: only the policies stand in its way."""
    assert not affected(scene.who[stranger], *copy_of(scene, table, scene.owner))


@pytest.mark.parametrize(
    "table",
    ["reporting_report", "reporting_figure", "platforms_product", "reporting_uploadpart"],
)
def test_the_copies_of_these_tests_would_go_in_for_their_platform(scene: Scene, table: str) -> None:
    """Or the test above would show nothing."""
    assert affected(scene.who["owner"], *copy_of(scene, table, scene.owner)) == 1


FRESH = {
    # What makes a copy differ from its original where the original is unique.
    "platforms_platform": {"uscc": "'91310000MADEM99999'", "jurisdiction_id": "'31'"},
    "platforms_product": {"code": "'fresh'"},
    "platforms_person": {"username": "'fresh'"},
    "platforms_credential": {"client_id": "'fresh'"},
    "platforms_idempotencykey": {"key": "'fresh'"},
    # It ended, or there would be two in force.
    "reporting_extension": {"ended_at": "NULL", "period_id": "DATE '2025-07-01'"},
    "reporting_reminder": {"days": "9"},
    "reporting_report": {"period_id": "DATE '2025-07-01'"},
    "reporting_revision": {"number": "9", "state": "'withdrawn'", "in_force": "false"},
    "reporting_figure": {"category": "'P2-2'"},
    "reporting_batch": {"sha256": "repeat('1', 64)"},
    "reporting_record": {"record_id": "'fresh'", "line": "9"},
    "reporting_attestation": {"control": "'LBL-02'"},
    "reporting_attestationrevision": {"number": "9", "state": "'withdrawn'"},
    "reporting_uploadpart": {"number": "9"},
    "reporting_directiveanswer": {"number": "9"},
    "reporting_quality": {"period_id": "DATE '2025-07-01'"},
    "reporting_sighting": {"key": "'fresh'"},
    "reporting_signal": {"subject": "'fresh'"},
    "reporting_question": {"number": "9"},
    "reporting_reply": {"number": "9"},
    "reporting_evidencefile": {"state": "'quarantined'"},
}
DRAFTED = {
    "reporting_figure": "draft",
    "reporting_revisionbatch": "draft",
    "reporting_evidencelink": "attestation_draft",
}


def copy_of(scene: Scene, table: str, world: World) -> tuple[str, list[object]] | Any:
    """INSERT of a row of the owner's again, its values read and spelled out."""
    columns = [name for name in columns_of(table) if name != "transaction"]
    where = f"{OF_PLATFORM[table]} = %s"
    if table in DRAFTED:
        where += f" AND revision_id = '{world.ids[DRAFTED[table]]}'"
    fresh = dict(FRESH.get(table, {}))
    if "id" in columns:
        identity = query(
            SYSTEM,
            "SELECT data_type FROM information_schema.columns"
            " WHERE table_name = %s AND column_name = 'id'",
            table,
        )[0][0]
        fresh["id"] = "uuidv7()" if identity == "uuid" else "1000000"
    kept = [name for name in columns if name not in fresh]
    sql = f"SELECT {', '.join(f'{name}::text' for name in kept)} FROM {table} WHERE {where} LIMIT 1"
    reader = SYSTEM if table in NOT_FOR_PLATFORMS else scene.who["owner"]
    values = query(reader, sql, world.platform.id)[0]
    types = dict(
        query(
            SYSTEM,
            "SELECT attname, format_type(atttypid, NULL) FROM pg_attribute"
            " WHERE attrelid = %s::regclass",
            table,
        )
    )
    casts = [f"%s::{types[name]}" for name in kept]
    names = ", ".join([*kept, *fresh])
    return (
        f"INSERT INTO {table} ({names}) OVERRIDING SYSTEM VALUE"
        f" VALUES ({', '.join([*casts, *fresh.values()])})",
        *values,
    )


@pytest.mark.parametrize(
    "table", [name for name, column in OF_PLATFORM.items() if column == "platform_id"]
)
@pytest.mark.parametrize("who", ["owner", "rival", "own office", "national"])
def test_a_row_never_moves_to_another_platform(scene: Scene, table: str, who: str) -> None:
    sql = f"UPDATE {table} SET platform_id = %s WHERE platform_id = %s"
    there, here = scene.rival.platform.id, scene.owner.platform.id
    assert not affected(scene.who[who], sql, there, here)
    assert not affected(scene.who[who], sql, here, there)


@pytest.mark.parametrize("table", sorted(OF_OFFICES))
def test_consolidations_are_for_offices_and_made_by_workers(scene: Scene, table: str) -> None:
    count = f"SELECT count(*) FROM {table}"
    for who in ("nobody", "owner", "rival"):
        assert query(scene.who[who], count) == [(0,)]
    assert query(scene.who["own office"], count)[0][0] > 0
    for principal in scene.who.values():
        assert not affected(principal, f"DELETE FROM {table}")
        with undone(principal) as cursor:
            cursor.execute("SELECT has_table_privilege(%s, 'UPDATE')", [table])
            assert cursor.fetchone() == (False,)


def test_an_office_reads_the_sums_of_its_own_scope_only(scene: Scene) -> None:
    for table in OF_OFFICES - {"reporting_consolidation"}:
        sql = f"SELECT DISTINCT jurisdiction_id FROM {table} ORDER BY 1"
        assert query(scene.who["own office"], sql) == [("31",)]
        assert query(scene.who["other office"], sql) == [("44",)]
        assert query(scene.who["national"], sql) == [("00",), ("31",), ("44",)]


@pytest.mark.parametrize("table", sorted(PUBLISHED))
def test_bulletins_are_for_all_to_read_once_they_are_published(scene: Scene, table: str) -> None:
    drafts = {"own office", "national"} if table == "reporting_edition" else set()
    mine = " WHERE jurisdiction_id = '31' AND of <> '2025-04'"
    where, public = (mine, f"{mine} AND number = 1") if drafts else ("", "")
    for who, principal in scene.who.items():
        found = query(principal, f"SELECT count(*) FROM {table}{where}")
        assert found == [(2 if who in drafts else 1,)], who
        assert not affected(principal, f"DELETE FROM {table}"), who
        rows = public if who == "own office" else where
        for name in columns_of(table):
            assert not affected(principal, f"UPDATE {table} SET {name} = {name}{rows}"), who


def test_one_person_does_not_publish_what_they_proposed(scene: Scene) -> None:
    """Not by any statement: whoever acts is the one who is written down."""
    first, second = people_of(scene.office)
    made = (
        "INSERT INTO reporting_edition (id, office_id, jurisdiction_id, of, state, title_en,"
        " title_zh, note_en, note_zh, blocks, sources, version, digest, drafted_at, edited_at,"
        " reason) VALUES (uuidv7(), %s, %s, '2025-07', 'draft', '', '', '', '', '[]', '[]', 1, '',"
        " now(), now(), '')"
    )
    proposed = (
        "UPDATE reporting_edition SET state = 'proposed', content = '{{}}', digest = 'd',"
        " proposed_at = now(), proposed_by_id = '{}' WHERE of = '2025-07'"
    )
    published = (
        "UPDATE reporting_edition SET state = 'published', number = 1, content = '{}',"
        " published_at = now(), published_by_id = '{}' WHERE of = '2025-07'"
    )
    own, rest = (first, first, first.person_id), '{"edition": {}}'
    for by, publisher, named, content, expected in (
        (first, second, second.person_id, rest, 1),
        (*own, rest, 0),
        (first, first, second.person_id, rest, 0),
        (first, second, second.person_id, '{"edition": {}, "more": 1}', 0),
        (second, second, first.person_id, rest, 0),
    ):
        with transaction.atomic():
            with acting_as(first), connection.cursor() as cursor:
                cursor.execute(made, [scene.office.id, "31"])
            assert affected_and_kept(by, proposed.format(by.person_id)) == 1
            assert affected(publisher, published.format(content, named)) == expected
            transaction.set_rollback(True)


def affected_and_kept(principal: Principal, sql: str) -> int:
    with acting_as(principal), connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.rowcount)


@pytest.mark.parametrize("table", OF_ONE_OFFICE)
def test_what_is_an_offices_own_is_there_for_it_alone(scene: Scene, table: str) -> None:
    """Not even for the national office, which sees every platform; and only workers change it."""
    column = OF_ONE_OFFICE[table]
    mine = scene.who["own office"].office_id
    sql = f"SELECT count(*) FROM {table} WHERE {column} = %s"
    found = {who: int(query(one, sql, mine)[0][0]) for who, one in scene.who.items()}
    assert found.pop("own office") > 0
    assert set(found.values()) == {0}
    for who, principal in scene.who.items():
        assert not affected(principal, f"UPDATE {table} SET {column} = {column}"), who
        if who != "own office":
            assert not affected(principal, f"DELETE FROM {table} WHERE {column} = %s", mine), who


@pytest.mark.parametrize("table", sorted(FOR_ALL_TO_READ))
def test_what_all_may_read_only_the_workers_write(scene: Scene, table: str) -> None:
    for principal in scene.who.values():
        assert query(principal, f"SELECT count(*) FROM {table}")[0][0] > 0
        for name in columns_of(table):
            assert not affected(principal, f"UPDATE {table} SET {name} = {name}")
        assert not affected(principal, f"DELETE FROM {table}")


def test_partitions_cannot_be_named(scene: Scene) -> None:
    sql = """
    SELECT relname FROM pg_class WHERE relispartition AND relkind = 'r'
    AND relnamespace = 'public'::regnamespace
    """
    partitions = [row[0] for row in query(SYSTEM, sql)]
    assert len(partitions) >= 5
    for name in partitions:
        rights = "SELECT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER"
        assert query(SYSTEM, "SELECT has_table_privilege(%s, %s)", name, rights) == [(False,)]
        assert query(SYSTEM, "SELECT has_any_column_privilege(%s, 'SELECT')", name) == [(False,)]
        with pytest.raises(Error, match="permission denied"), undone(SYSTEM) as cursor:
            cursor.execute(f"SELECT count(*) FROM {name}")


@pytest.mark.parametrize("who", ["nobody", "owner", "own office", "national"])
def test_only_the_workers_load_a_partition_by_its_name(scene: Scene, who: str) -> None:
    with (
        pytest.raises(InsufficientPrivilege, match="loaded by the workers"),
        undone(scene.who[who]) as cursor,
        cursor.copy("COPY reporting_record_2025_05 (period) FROM STDIN") as copy,
    ):
        copy.write("2025-05-01\n")


def test_a_partition_that_is_opened_later_is_closed_in_the_same_way(scene: Scene) -> None:
    with undone(SYSTEM) as cursor:
        cursor.execute("SELECT candor_open_partition(DATE '2031-03-01')")
        cursor.execute(
            "SELECT has_table_privilege(oid, 'SELECT'), has_table_privilege(oid, 'INSERT'),"
            " (SELECT array_agg(tgname) FROM pg_trigger WHERE tgrelid = c.oid"
            "   AND tgname = 'guard_loading')"
            " FROM pg_class AS c WHERE relname = 'reporting_record_2031_03'"
        )
        assert cursor.fetchone() == (False, True, ["guard_loading"])


@pytest.mark.parametrize("who", ["nobody", "owner", "own office", "national"])
def test_only_the_workers_open_partitions(scene: Scene, who: str) -> None:
    with (
        pytest.raises(Error, match="opened by the workers"),
        undone(scene.who[who]) as cursor,
    ):
        cursor.execute("SELECT candor_open_partition(DATE '2031-03-01')")


def test_no_view_goes_round_the_policies(scene: Scene) -> None:
    sql = """
    SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND (relkind = 'm'
      OR relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY(reloptions), false))
    """
    assert query(SYSTEM, sql) == []


def test_functions_that_act_as_the_owner_are_known(scene: Scene) -> None:
    sql = """
    SELECT proname, proconfig FROM pg_proc
    WHERE prosecdef AND pronamespace NOT IN ('pg_catalog'::regnamespace)
      AND pronamespace <> 'information_schema'::regnamespace
    """
    found = dict(query(SYSTEM, sql))
    assert set(found) == SECURITY_DEFINER
    # Names in their bodies mean what the owner meant, whatever the caller has in the way.
    assert all(config == ["search_path=public, pg_temp"] for config in found.values())


def test_the_applications_role_can_bypass_nothing(scene: Scene) -> None:
    role = "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles"
    assert query(SYSTEM, f"{role} WHERE rolname = current_user") == [(False,) * 5]
    assert query(SYSTEM, "SELECT current_user, session_user") == [("candor_app", "candor_app")]
    owned = "SELECT relname FROM pg_class WHERE relowner = 'candor_app'::regrole"
    assert query(SYSTEM, f"{owned} AND relpersistence <> 't'") == []
    member = "SELECT 1 FROM pg_auth_members WHERE member = 'candor_app'::regrole"
    assert query(SYSTEM, member) == []


def test_the_applications_role_creates_nothing(scene: Scene) -> None:
    create = "SELECT has_schema_privilege('public', 'CREATE')"
    assert query(SYSTEM, create) == [(False,)]
    assert query(SYSTEM, "SELECT has_database_privilege(current_database(), 'CREATE')") == [
        (False,)
    ]
    with pytest.raises(Error, match="permission denied"), undone(SYSTEM) as cursor:
        cursor.execute("SET ROLE candor_owner")


def test_no_table_may_be_emptied_or_given_triggers_by_the_application(scene: Scene) -> None:
    for table in relations("rp"):
        if table.startswith(OF_NOBODY_PREFIXES):
            continue
        for right in ("TRUNCATE", "TRIGGER", "REFERENCES", "MAINTAIN"):
            assert query(SYSTEM, "SELECT has_table_privilege(%s, %s)", table, right) == [(False,)]


@pytest.mark.parametrize("table", sorted(NEVER_DELETED))
def test_what_was_filed_is_deleted_by_nobody(scene: Scene, table: str) -> None:
    for principal in (SYSTEM, *scene.who.values()):
        assert not affected(principal, f"DELETE FROM {table}")


@pytest.mark.parametrize("table", sorted(APPEND_ONLY))
def test_what_is_append_only_is_changed_by_nobody(scene: Scene, table: str) -> None:
    for name in columns_of(table):
        assert not affected(SYSTEM, f"UPDATE {table} SET {name} = {name}")


@pytest.mark.parametrize("table", sorted(NEVER_DELETED))
def test_triggers_hold_even_the_owner_of_the_tables(scene: Scene, table: str) -> None:
    """The role of the migrations passes the policies, but not the triggers."""
    owner = connections["owner"]
    wanted = [f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"]
    if table in APPEND_ONLY:
        wanted += [f"UPDATE {table} SET {columns_of(table)[0]} = {columns_of(table)[0]}"]
    for sql in wanted:
        with (
            pytest.raises(Error, match="forbidden: what is written here stays"),
            transaction.atomic(using="owner"),
            owner.cursor() as cursor,
        ):
            cursor.execute(sql)


def test_a_part_is_of_the_same_platform_as_the_whole(scene: Scene) -> None:
    """Each with its own key, but hung on another platform's report: refused by the database."""
    own, foreign = scene.rival.platform.id, scene.owner.ids
    for sql, params in (
        (
            "INSERT INTO reporting_revision (id, platform_id, report_id, number, state, in_force,"
            " reason, nil, rule_set, attempts, return_reason, created_at)"
            " VALUES (uuidv7(), %s, %s, 7, 'withdrawn', false, 'x', false, '', 0, '', now())",
            (own, foreign["report_id"]),
        ),
        (
            "INSERT INTO reporting_revisionbatch (platform_id, revision_id, batch_id)"
            " VALUES (%s, %s, %s)",
            (own, scene.rival.ids["draft"], foreign["batch_id"]),
        ),
        (
            "INSERT INTO reporting_figure (platform_id, revision_id, measure, category,"
            " product_kind, value, qualifier) VALUES (%s, %s, 'm', '', '', 1, 'exact')",
            (own, foreign["draft"]),
        ),
    ):
        assert not affected(scene.rival.party.principal, sql, *params)


def test_an_office_of_a_province_does_not_make_itself_national(scene: Scene) -> None:
    office = make_office("31").principal
    sql = "UPDATE platforms_office SET jurisdiction_id = '00' WHERE id = %s"
    assert not affected(office, sql, office.office_id)
    assert not affected(
        office, "UPDATE platforms_platform SET jurisdiction_id = '44' WHERE jurisdiction_id = '31'"
    )
