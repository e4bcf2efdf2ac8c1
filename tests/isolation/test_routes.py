"""The walk: every route x method x kind of principal x own and foreign objects."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils import timezone

from platforms.ids import uuid7
from tests.conftest import Party, make_office
from tests.isolation.operations import API, OPERATIONS, OWNED, Operation, parameters_of, path_of
from tests.isolation.world import (
    World,
    consolidate,
    make_world,
    other_credential,
    own_database,
    suspended_platform,
    token,
)

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
# Addresses beside the API: for everybody, and nothing of any platform is there.
BESIDE = {
    "",
    "livez",
    "readyz",
    "oauth/token/",
    "oauth/revoke_token/",
    ".well-known/oauth-authorization-server",
    ".well-known/jwks.json",
    "api/schema/",
    "api/docs/",
    "api/redoc/",
    "i18n/setlang/",
    # Bulletins that are published; see tests/reporting/test_public_bulletins.py.
    "bulletins/",
    "bulletins/index.json",
    "bulletins/<language:language>/",
    "bulletins/<language:language>/<slug:scope>/<slug:of>/",
    "bulletins/<language:language>/<slug:scope>/<slug:of>/<int:number>/",
    "bulletins/<language:language>/<slug:scope>/<slug:of>/<int:number>.pdf",
    "bulletins/<slug:scope>/<slug:of>/<int:number>.json",
}
CONSOLE = "console/"
CONSOLE_FOR_ALL = ("login/", "logout/", "jsi18n/", "language/")


def routes(resolver: Any = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in (resolver or get_resolver()).url_patterns:
        path = prefix + str(one.pattern)
        if isinstance(one, URLPattern):
            yield path, one
        else:
            yield from routes(one, path)


def operations() -> Iterator[tuple[str, str]]:
    """What the URLconf has under the API: a method for each that the view answers."""
    for path, route in routes():
        if path.startswith(API):
            view = route.callback.view_class  # type: ignore[attr-defined]
            for method in METHODS:
                if hasattr(view, method.lower()):
                    yield method, path.removeprefix(API)


class Crowd:
    """Tokens of every kind of principal that has nothing to do with the world at hand."""

    def __init__(self) -> None:
        self.offices = {code: make_office(code) for code in ("00", "31", "44")}
        self.rival = make_world("44", "Rival")
        self.first = make_world("31", "Photos")
        consolidate([self.rival, self.first])
        self.tokens = {code: token(party.credential) for code, party in self.offices.items()}
        self.rival_token = token(self.rival.party.credential)
        self.refused = {
            "unknown": "nonsense",
            "suspended": token(suspended_platform().credential),
            **{f"office {name}": one for name, one in dead(self.offices["00"]).items()},
        }

    def side(self, side: str) -> dict[str, str]:
        """Those for whom operations of a side are; the owner apart."""
        found: dict[str, str] = {}
        if side in ("office", "both"):
            found |= self.tokens
        if side in ("platform", "both"):
            found |= {"rival": self.rival_token}
        return found


def dead(party: Party) -> dict[str, str]:
    """Tokens that are none any more."""
    yesterday = timezone.now() - timedelta(days=1)
    return {
        "expired": token(party.credential, expired=True),
        "revoked": token(other_credential(party, revoked_at=yesterday)),
        "expired credential": token(other_credential(party, expires_at=yesterday)),
    }


@pytest.fixture(scope="module")
def crowd(django_db_setup: None, django_db_blocker: Any) -> Iterator[Crowd]:
    with own_database(django_db_blocker, "candor_test_routes"):
        yield Crowd()


class Walker:
    """One operation about one owner's objects, as anybody may ask for it."""

    def __init__(self, client: Client, method: str, route: str, owner: World) -> None:
        self.client, self.method, self.route, self.owner = client, method, route, owner
        self.operation: Operation = OPERATIONS[method, route]
        self.needed = parameters_of(route)

    def ask(self, secret: str | None, **changes: object) -> Any:
        operation = self.operation
        path = path_of(self.route, {**self.owner.ids, **changes}) + operation.query.format(
            **self.owner.ids
        )
        about = changes.get("about", self.owner)
        assert isinstance(about, World)
        headers = {"Authorization": f"Bearer {secret}"} if secret else {}
        if operation.raw:
            body, kind = operation.raw, "application/x-ndjson"
        else:
            body = json.dumps(operation.body(about)).encode() if operation.body else b""
            kind = "application/json"
        return self.client.generic(self.method, path, body, content_type=kind, headers=headers)

    def nowhere(self) -> dict[str, object]:
        """Ids that nobody has."""
        return {name: uuid7() for name in self.needed if name in OWNED}


@pytest.fixture
def owner(crowd: Crowd) -> World:
    """A world of the test's own, where it may change something."""
    return make_world("31", "Photos")


def names_an_object(route: str) -> bool:
    return bool(set(parameters_of(route)) & OWNED)


def each(wanted: Callable[[str, str, Operation], bool] = lambda *_: True) -> pytest.MarkDecorator:
    """Run a test for each operation of a kind."""
    known = sorted(OPERATIONS, key=lambda one: (one[1], one[0]))
    found = [one for one in known if wanted(*one, OPERATIONS[one])]
    return pytest.mark.parametrize(("method", "route"), found, ids=[" ".join(one) for one in found])


@pytest.fixture
def walker(client: Client, crowd: Crowd, method: str, route: str) -> Walker:
    """About the objects of a platform that nothing happens to."""
    return Walker(client, method, route, crowd.first)


def content(answer: Any) -> bytes:
    return b"".join(answer) if answer.streaming else bytes(answer.content)


def test_every_route_of_the_api_is_walked() -> None:
    assert set(operations()) == set(OPERATIONS)


def test_every_other_route_is_known() -> None:
    beside = {path for path, _ in routes() if not path.startswith((API, CONSOLE))}
    assert beside == BESIDE


@each()
def test_without_a_live_token_nobody_gets_in(walker: Walker, crowd: Crowd) -> None:
    expected = walker.operation.ok if walker.operation.side == "public" else 401
    secrets = {"anonymous": None, **crowd.refused, **dead(walker.owner.party)}
    for who, secret in secrets.items():
        answer = walker.ask(secret)
        assert answer.status_code == expected, who
        if expected == 401:
            assert answer["WWW-Authenticate"].startswith('Bearer realm="candor"')
            code = "token_missing" if secret is None else "token_invalid"
            assert answer.json()["code"] == code


@each(lambda method, route, operation: operation.side != "public")
def test_without_the_scope_nobody_may(walker: Walker, crowd: Crowd) -> None:
    expected = 200 if walker.operation.any_token else 403
    for party in (walker.owner.party, crowd.offices["31"], crowd.offices["00"]):
        answer = walker.ask(token(party.credential, scope=""))
        assert answer.status_code == expected, party


@each(lambda method, route, operation: operation.side in ("platform", "office"))
def test_the_other_side_may_not(walker: Walker, crowd: Crowd) -> None:
    side = walker.operation.side
    others = {
        "platform": crowd.tokens,
        "office": {
            "rival": crowd.rival_token,
            "owner": token(walker.owner.party.credential),
        },
    }.get(side, {})
    for who, secret in others.items():
        answer = walker.ask(secret)
        assert (answer.status_code, answer.json()["code"]) == (403, "wrong_kind_of_principal"), who
        assert not [mark for mark in walker.owner.marks if mark in _said(walker, answer)]


def _said(walker: Walker, answer: Any) -> str:
    """What an answer says that was not in the question."""
    said = content(answer).decode()
    for name in walker.needed:
        said = said.replace(str(walker.owner.ids[name]), "")
    return said


@each()
def test_those_it_is_for_get_it(
    client: Client, crowd: Crowd, owner: World, method: str, route: str
) -> None:
    walker = Walker(client, method, route, owner)
    operation = walker.operation
    asking: dict[str, list[str | None]] = {
        "public": [None],
        "platform": [token(walker.owner.party.credential)],
        "office": [crowd.tokens["31"]],
        "both": [token(walker.owner.party.credential), crowd.tokens["31"], crowd.tokens["00"]],
    }
    if operation.before:
        operation.before(walker.owner)
    for secret in asking[operation.side]:
        answer = walker.ask(secret)
        assert answer.status_code == operation.ok, content(answer)


@each(
    lambda method, route, operation: (
        operation.side == "office" and not (operation.own or operation.of_scope)
    )
)
def test_the_national_office_may_do_what_a_provinces_may(
    client: Client, crowd: Crowd, owner: World, method: str, route: str
) -> None:
    walker = Walker(client, method, route, owner)
    assert walker.ask(crowd.tokens["00"]).status_code == walker.operation.ok


def strangers(walker: Walker, crowd: Crowd) -> dict[str, str]:
    """Of the right side, and about somebody else's."""
    found = crowd.side(walker.operation.side)
    others = ("rival", "44", "00") if walker.operation.own else ("rival", "44")
    return {who: secret for who, secret in found.items() if who in others}


@each(lambda method, route, operation: not operation.quiet and names_an_object(route))
def test_what_is_another_platforms_does_not_exist(walker: Walker, crowd: Crowd) -> None:
    """Not only 404: the same bytes and headers as for an id that nobody has."""
    for who, secret in strangers(walker, crowd).items():
        there = walker.ask(secret)
        nowhere = walker.nowhere()
        absent = walker.ask(secret, **nowhere)
        assert there.status_code == 404, who
        body = there.content.decode()
        for name, other in nowhere.items():
            body = body.replace(str(walker.owner.ids[name]), str(other))
        assert body == absent.content.decode(), who
        assert _headers(there) == _headers(absent), who


def _headers(answer: Any) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name != "X-Request-Id"}


@each(lambda method, route, operation: len(set(parameters_of(route)) & OWNED) > 1)
def test_a_foreign_part_of_ones_own_does_not_exist(walker: Walker, crowd: Crowd) -> None:
    """Own report, somebody else's batch: as with a batch that nobody has."""
    parts = [name for name in walker.needed if name in OWNED][1:]
    own = {
        "platform": token(walker.owner.party.credential),
        "both": token(walker.owner.party.credential),
        "office": crowd.tokens["31"],
    }
    for name in parts:
        secret = own[walker.operation.side]
        foreign = walker.ask(secret, **{name: crowd.rival.ids[name]})
        nowhere = uuid7()
        absent = walker.ask(secret, **{name: nowhere})
        assert foreign.status_code == 404
        body = foreign.content.decode().replace(str(crowd.rival.ids[name]), str(nowhere))
        assert body == absent.content.decode()


@each(lambda method, route, operation: operation.quiet)
def test_lists_and_sums_name_nothing_of_another_platform(walker: Walker, crowd: Crowd) -> None:
    marks = walker.owner.marks
    for who, secret in strangers(walker, crowd).items():
        answer = walker.ask(secret)
        # 400: a body that only its owner could have signed.
        assert answer.status_code in (walker.operation.ok, 400, 403), who
        said = content(answer).decode()
        assert not [mark for mark in marks if mark in said], who


LISTED = {
    # Lists in which the owner and its offices do find what the strangers must not.
    "products": "product_id",
    "people": "person_id",
    "platforms": "platform_id",
    "reports": "report_id",
    "waivers": "waiver_id",
    "extensions": "extension_id",
    "reminders": "platform_id",
    "attestations": "attestation_id",
    "directives": "directive_id",
    "signals": "signal_id",
    "scorecards": "platform_id",
    "events": "platform_id",
    "filings": "platform_id",
    "onboarding": "platform_id",
    "consolidated/sources": "platform_id",
}


@pytest.mark.parametrize("route", LISTED)
def test_lists_do_name_what_one_may_see(
    client: Client, crowd: Crowd, owner: World, route: str
) -> None:
    walker = Walker(client, "GET", route, owner)
    asking = []
    if walker.operation.side in ("platform", "both"):
        asking.append(token(owner.party.credential))
    if walker.operation.side in ("office", "both"):
        asking += [crowd.tokens["31"], crowd.tokens["00"]]
    for secret in asking:
        said, path = "", path_of(route, {}) + walker.operation.query
        while path:
            page = client.get(path, headers={"Authorization": f"Bearer {secret}"})
            assert page.status_code == 200
            said += page.content.decode()
            path = page.json().get("next") or ""
            if route == "events" and page.json()["more"]:
                path = f"/api/v1/events?after={page.json()['after']}"
        assert str(owner.ids[LISTED[route]]) in said


def test_methods_that_are_not_there_are_answered_405(crowd: Crowd, client: Client) -> None:
    owner = make_world("31", "Photos")
    known = {route for _, route in OPERATIONS}
    for route in known:
        cache.clear()  # together they are more than may be asked in a minute
        for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE"):
            if (method, route) in OPERATIONS:
                continue
            path = path_of(route, owner.ids)
            for secret in (token(owner.party.credential), crowd.tokens["00"]):
                answer = client.generic(method, path, headers={"Authorization": f"Bearer {secret}"})
                assert answer.status_code == 405, (method, route)


def test_head_and_options_tell_strangers_nothing(crowd: Crowd, client: Client) -> None:
    owner = make_world("31", "Photos")
    for (method, route), operation in OPERATIONS.items():
        if method != "GET" or operation.quiet or not set(parameters_of(route)) & OWNED:
            continue
        path = path_of(route, owner.ids) + operation.query.format(**owner.ids)
        if operation.before:
            operation.before(owner)
        for who, secret in crowd.side(operation.side).items():
            headers = {"Authorization": f"Bearer {secret}"}
            answer = client.head(path, headers=headers)
            others = ("rival", "44", "00") if operation.own else ("rival", "44")
            assert answer.status_code == (404 if who in others else 200), (route, who)
            said = client.options(path, headers=headers).content.decode()
            assert not [mark for mark in owner.marks if mark in said.replace(path, "")]
        assert client.head(path).status_code == 401


# --- What is named in bodies and queries ---------------------------------------------------


@pytest.mark.parametrize(
    ("method", "route", "field", "name"),
    [
        ("POST", "waivers", "platform", "platform_id"),
        ("POST", "extensions", "platform", "platform_id"),
        ("POST", "reports/<uuid:report_id>/submit", "signatory", "person_id"),
        ("POST", "attestations/<uuid:attestation_id>/submit", "signatory", "person_id"),
        ("POST", "directives", "platform", "platform_id"),
        ("POST", "directives/<uuid:directive_id>/answers", "signatory", "person_id"),
    ],
)
def test_what_a_body_names_of_another_platform_does_not_exist(
    client: Client, crowd: Crowd, owner: World, method: str, route: str, field: str, name: str
) -> None:
    operation = OPERATIONS[method, route]
    secret = crowd.tokens["31"] if operation.side == "office" else token(owner.party.credential)
    assert operation.body
    body: Any = operation.body(owner)
    assert isinstance(body, dict)
    answers = [
        client.post(
            path_of(route, owner.ids),
            {**body, field: str(value)},
            content_type="application/json",
            headers={"Authorization": f"Bearer {secret}"},
        )
        for value in (crowd.rival.ids[name], uuid7())
    ]
    assert answers[0].status_code in (400, 404)
    assert answers[0].content == answers[1].content


@pytest.mark.parametrize("route", ["products", "attestations", "directives", "extensions"])
def test_a_filter_by_another_platform_finds_nothing(
    client: Client, crowd: Crowd, owner: World, route: str
) -> None:
    for secret in (token(owner.party.credential), crowd.tokens["31"]):
        answer = client.get(
            f"/api/v1/{route}?platform={crowd.rival.ids['platform_id']}",
            headers={"Authorization": f"Bearer {secret}"},
        )
        assert answer.json()["results"] == []


# --- The console ---------------------------------------------------------------------------


def console_paths() -> list[str]:
    return [path for path, _ in routes() if path.startswith(CONSOLE)]


def test_the_console_is_closed_to_whoever_has_not_logged_in(crowd: Crowd, client: Client) -> None:
    """A machine's token opens nothing there."""
    seen = 0
    for route in console_paths():
        if "(?P" in route or route.removeprefix(CONSOLE).startswith(CONSOLE_FOR_ALL):
            continue
        path = "/" + _filled(route)
        for headers in ({}, {"Authorization": f"Bearer {crowd.tokens['00']}"}):
            for answer in (client.get(path, headers=headers), client.post(path, headers=headers)):
                assert answer.status_code in (302, 403, 404, 405), path
                if answer.status_code == 302:
                    target = answer["Location"]
                    assert "/console/login/" in target or target.startswith("/console/"), path
                    seen += "/console/login/" in target
    assert seen


def _filled(route: str) -> str:
    return re.sub(r"<[^>]+>", str(uuid7()), route)


@pytest.mark.parametrize("kind", ["platform", "office"])
def test_me_leads_to_every_room_that_is_open_to_its_reader(
    crowd: Crowd, client: Client, kind: str
) -> None:
    owner = make_world("31", "Photos")
    secret = token(owner.party.credential) if kind == "platform" else crowd.tokens["00"]
    me = client.get(path_of("me", {}), headers={"Authorization": f"Bearer {secret}"}).json()
    rooms = {
        route
        for (_method, route), operation in OPERATIONS.items()
        if operation.side in (kind, "both", "public") and not {"/", "<"} & set(route)
    }
    assert set(me["links"]) == rooms - {"me"} | {"log"}
    assert me["limits"] == settings.LIMITS
