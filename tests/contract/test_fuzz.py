"""Whatever a client makes of openapi.yaml: no error of ours, and no answer that is not declared."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from config.wsgi import application
from platforms.models import Credential, Platform
from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from tests.conftest import make_office
from tests.contract.test_description import described
from tests.isolation.world import World, consolidate, make_world, own_database, token

EXAMPLES = 3
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
SCHEMA = schemathesis.openapi.from_dict(described())


def _from_here(environ: dict[str, Any], start: Any) -> Any:
    """As a server tells it: with the address of the client."""
    return application({"REMOTE_ADDR": "127.0.0.1", **environ}, start)


SCHEMA.app = _from_here


@schemathesis.serializer(
    "application/x-ndjson",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
def lines(context: Any, value: Any) -> bytes:
    """The description says no more of such a body than that it is bytes."""
    return value if isinstance(value, bytes) else str(value).encode()


class Stage:
    def __init__(self) -> None:
        self.world: World = make_world("31", "Photos")
        consolidate([self.world])
        self.office = make_office("31")

    def tokens(self) -> list[str]:
        """Fresh ones: what was tried before may have revoked them, or suspended the platform."""
        with acting_as(SYSTEM):
            Platform.objects.update(status="active")
            Credential.objects.update(revoked_at=None)
        return [token(party.credential) for party in (self.world.party, self.office)]


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: Any) -> Iterator[Stage]:
    with own_database(django_db_blocker, "candor_test_fuzz"):
        yield Stage()


def at_home(stage: Stage, case: Any) -> None:
    """Half of the time about something that is there: a random id never is."""
    for name in case.path_parameters or {}:
        if name in stage.world.ids and (hash(str(case.query)) + hash(str(case.body))) % 4:
            case.path_parameters[name] = str(stage.world.ids[name])


@SCHEMA.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_a_declared_one(case: Any, stage: Stage) -> None:
    at_home(stage, case)
    case.headers = {
        name: value
        for name, value in (case.headers or {}).items()
        if re.fullmatch(r"[\x20-\x7e]*", str(value)) and name.lower() != "authorization"
    }
    for secret in stage.tokens():
        cache.clear()
        headers = {"Authorization": f"Bearer {secret}"}
        case.call_and_validate(headers=headers, checks=CHECKS)
