"""The tests' databases and their cast.

`db` is the application's own role in a transaction that is rolled back. `live` is a database of
its own, copied from the migrated one, for what commits: workers, servers, two connections.
"""

import itertools
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import psycopg
import pytest
from django.core.cache import cache
from django.db import connections
from django.test import Client

from config.celery import app as celery_app
from platforms.identifiers import make_uscc
from platforms.models import Credential, Office, Person, Platform
from platforms.principals import SYSTEM, Principal
from platforms.roles import OFFICE_SCOPES, PLATFORM_SCOPES, Role
from platforms.services import credentials
from platforms.tenancy import acting_as
from reporting.services import periods

BASE = "candor_test"
serial = itertools.count(1)


def _owner(statement: str) -> None:
    """Run a statement as the owner, outside any transaction and any test database."""
    from django.conf import settings

    with psycopg.connect(settings.MIGRATION_DATABASE_URL, autocommit=True) as connection:
        connection.execute(statement.encode())


def drop(name: str) -> None:
    """Remove a test's database once nobody uses it.

    The backend of a worker that was killed ends a moment after it, and the owner may not end the
    application's sessions itself. PostgreSQL waits five seconds each time; a database that is still
    in use after that is left to the next run.
    """
    for _ in range(6):
        with suppress(psycopg.errors.ObjectInUse):
            _owner(f"DROP DATABASE IF EXISTS {name}")
            return


def _use(name: str) -> None:
    for alias in ("default", "owner"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """A migrated database, used by the application's role and owned by the owner's."""
    from django.core.management import call_command

    with django_db_blocker.unblock():
        drop(BASE)
        _owner(f"CREATE DATABASE {BASE}")
        _use(BASE)
        call_command("migrate", database="owner", verbosity=0)
        periods.open_periods(datetime(2025, 9, 1, tzinfo=UTC))
        _use(BASE)
    yield
    with django_db_blocker.unblock():
        _use("candor")
        drop(BASE)


@pytest.fixture
def live(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A database of this test's own, whose URL child processes find in the environment."""
    with django_db_blocker.unblock(), own_database() as name:
        yield name


@contextmanager
def own_database() -> Iterator[str]:
    name = f"{BASE}_{next(serial)}"
    _use(BASE)
    drop(name)  # of a run that was killed
    _owner(f"CREATE DATABASE {name} TEMPLATE {BASE}")
    _use(name)
    _purge()
    yield name
    _use(BASE)
    _purge()
    drop(name)


def _purge() -> None:
    cache.clear()
    with celery_app.connection_for_write() as connection:
        connection.default_channel.client.flushdb()  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def fresh_cache() -> Iterator[None]:
    """Throttles count in the cache: no test inherits another's requests."""
    yield
    cache.clear()


@dataclass(frozen=True)
class Party:
    """A platform or an office with a credential for everything its side may do."""

    principal: Principal
    credential: Credential
    secret: str
    platform: Platform | None = None
    office: Office | None = None
    signatory: Person | None = None


@dataclass
class Api:
    """HTTP as a machine sends it: a bearer token, JSON in and out."""

    client: Client
    headers: dict[str, str]

    def get(self, path: str, **params: Any) -> Any:
        return self.client.get(f"/api/v1/{path}", params, headers=self.headers)

    def send(self, method: str, path: str, body: object = None, **headers: str) -> Any:
        data = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
        return self.client.generic(
            method,
            f"/api/v1/{path}",
            data,
            content_type="application/json",
            headers={**self.headers, **headers},
        )

    def post(self, path: str, body: object = None, **headers: str) -> Any:
        return self.send("POST", path, body, **headers)

    def put(self, path: str, body: object = None, **headers: str) -> Any:
        return self.send("PUT", path, body, **headers)

    def upload(
        self,
        path: str,
        body: bytes,
        content_type: str = "application/x-ndjson",
        **headers: str,
    ) -> Any:
        return self.client.generic(
            "POST",
            f"/api/v1/{path}",
            body,
            content_type=content_type,
            headers={**self.headers, **headers},
        )


def make_platform(jurisdiction: str, name: str) -> Party:
    number = next(serial)
    with acting_as(SYSTEM):
        platform = Platform.objects.create(
            uscc=make_uscc(f"{jurisdiction}0000", number),
            name_en=name,
            name_zh=f"{name}平台",
            jurisdiction_id=jurisdiction,
            reports_from=date(2025, 4, 1),
        )
        signatory = Person.objects.create_person(
            platform=platform, role=Role.SIGNATORY, name_zh="张三", name_en="Zhang San"
        )
        issued = credentials.issue(
            SYSTEM, platform=platform, name="test", scopes=sorted(PLATFORM_SCOPES)
        )
    return Party(
        principal=issued.credential.principal(frozenset(PLATFORM_SCOPES)),
        credential=issued.credential,
        secret=issued.secret,
        platform=platform,
        signatory=signatory,
    )


def make_office(jurisdiction: str) -> Party:
    with acting_as(SYSTEM):
        office, _ = Office.objects.get_or_create(
            jurisdiction_id=jurisdiction,
            defaults={"name_en": f"Office {jurisdiction}", "name_zh": f"{jurisdiction}网信办"},
        )
        issued = credentials.issue(SYSTEM, office=office, name="test", scopes=sorted(OFFICE_SCOPES))
    return Party(
        principal=issued.credential.principal(frozenset(OFFICE_SCOPES)),
        credential=issued.credential,
        secret=issued.secret,
        office=office,
    )


@pytest.fixture
def photos(request: pytest.FixtureRequest) -> Party:
    """A platform registered in Shanghai. Use with `db` or `live`."""
    return make_platform("31", "Photos")


@pytest.fixture
def rival(request: pytest.FixtureRequest) -> Party:
    """A platform registered in Guangdong."""
    return make_platform("44", "Rival")


@pytest.fixture
def shanghai(request: pytest.FixtureRequest) -> Party:
    """The office of Shanghai, which sees `photos` and not `rival`."""
    return make_office("31")


@pytest.fixture
def national(request: pytest.FixtureRequest) -> Party:
    """The national office, which sees every platform."""
    return make_office("00")


Login = Callable[[Party], Api]


@pytest.fixture
def login() -> Login:
    """The API as a party's machine uses it, with a token from the token endpoint."""
    # As strict as a real client finds it: the API must not ask for CSRF tokens.
    client = Client(enforce_csrf_checks=True)

    def log_in(party: Party) -> Api:
        answer = client.post(
            "/oauth/token/",
            {
                "grant_type": "client_credentials",
                "client_id": party.credential.client_id,
                "client_secret": party.secret,
            },
        )
        assert answer.status_code == 200, answer.content
        token = answer.json()["access_token"]
        return Api(client, {"Authorization": f"Bearer {token}"})

    return log_in


@pytest.fixture(autouse=True)
def _cast_needs_a_database(request: pytest.FixtureRequest) -> None:
    """`photos` and the others live in `db` unless the test asks for `live`."""
    cast = {"photos", "rival", "shanghai", "national"} & set(request.fixturenames)
    if cast and "live" not in request.fixturenames:
        request.getfixturevalue("db")


def record(number: int, **changes: object) -> dict[str, object]:
    """A clean record of May 2025."""
    return {
        "record_id": f"r-{number}",
        "subject": "item",
        "action": "REMOVE",
        "category": "P2-1",
        "acted_at": "2025-05-12T10:00:00+08:00",
        "detection": "automated",
        "modality": "video",
        "target": f"https://example.test/v/{number}",
        **changes,
    }


def ndjson(*records: dict[str, object]) -> bytes:
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in records)
