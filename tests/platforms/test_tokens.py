"""Where tokens come from and go."""

import base64
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone
from oauth2_provider.models import get_access_token_model

from platforms.models import Credential, Platform
from platforms.principals import SYSTEM
from platforms.roles import Scope
from platforms.services import credentials, platforms
from platforms.tenancy import acting_as
from tests.conftest import Login, Party

GRANT = {"grant_type": "client_credentials"}


def ask(client: Client, party: Party, **changes: str) -> Any:
    form = {
        **GRANT,
        "client_id": party.credential.client_id,
        "client_secret": party.secret,
        **changes,
    }
    return client.post("/oauth/token/", form)


def test_a_client_gets_a_token_with_all_its_scopes(client: Client, photos: Party) -> None:
    answer = ask(client, photos)
    assert answer.status_code == 200
    assert answer.json()["token_type"] == "Bearer"
    assert answer.json()["expires_in"] == 3600
    assert set(answer.json()["scope"].split()) == set(photos.credential.scopes)
    assert "refresh_token" not in answer.json()
    assert answer["Cache-Control"] == "no-store"


def test_basic_authentication_serves_as_well(client: Client, photos: Party) -> None:
    pair = f"{photos.credential.client_id}:{photos.secret}".encode()
    basic = "Basic " + base64.b64encode(pair).decode()
    answer = client.post("/oauth/token/", GRANT, headers={"Authorization": basic})
    assert answer.status_code == 200


def test_a_token_may_have_fewer_scopes_and_never_more(client: Client, photos: Party) -> None:
    fewer = ask(client, photos, scope=Scope.REPORTS_READ)
    assert fewer.json()["scope"] == "reports:read"
    more = ask(client, photos, scope=Scope.REVIEWS_WRITE)
    assert (more.status_code, more.json()["error"]) == (400, "invalid_scope")


def test_a_wrong_secret_gets_nothing(client: Client, photos: Party) -> None:
    answer = ask(client, photos, client_secret="x" * 96)
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "grant", ["password", "authorization_code", "refresh_token", "urn:ietf:params:oauth:x"]
)
def test_there_is_no_other_grant(client: Client, photos: Party, grant: str) -> None:
    answer = ask(client, photos, grant_type=grant, username="a", password="b", code="c")
    assert (answer.status_code, answer.json()["error"]) == (400, "unsupported_grant_type")


def test_an_expired_credential_gets_nothing(client: Client, photos: Party) -> None:
    with acting_as(SYSTEM):
        Credential.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert ask(client, photos).json()["error"] == "invalid_client"


def test_the_tokens_of_a_suspended_platform_stop_at_once(
    client: Client, photos: Party, login: Login
) -> None:
    api = login(photos)
    assert photos.platform
    with acting_as(SYSTEM):
        platforms.change_status(
            SYSTEM, platform=photos.platform, status=Platform.Status.SUSPENDED, reason="test"
        )
    assert api.get("me").status_code == 401
    assert ask(client, photos).json()["error"] == "invalid_client"


def test_the_tokens_of_a_revoked_credential_stop_at_once(photos: Party, login: Login) -> None:
    api = login(photos)
    with acting_as(SYSTEM):
        credentials.revoke(SYSTEM, photos.credential)
    answer = api.get("me")
    assert (answer.status_code, answer.json()["code"]) == (401, "token_invalid")
    assert not get_access_token_model().objects.filter(application=photos.credential).exists()


def test_tokens_and_secrets_are_kept_as_hashes_only(client: Client, photos: Party) -> None:
    secret_token = ask(client, photos).json()["access_token"]
    token = get_access_token_model().objects.get(application=photos.credential)
    assert secret_token not in (token.token or "")
    assert photos.secret not in photos.credential.client_secret
    assert photos.credential.client_secret.startswith("secret$")


def test_a_client_ends_its_own_token_and_no_other(
    client: Client, photos: Party, rival: Party, login: Login
) -> None:
    own, other = login(photos), login(rival)
    for api in (own, other):
        form = {
            "client_id": photos.credential.client_id,
            "client_secret": photos.secret,
            "token": api.headers["Authorization"].split()[1],
        }
        assert client.post("/oauth/revoke_token/", form).status_code == 200
    assert own.get("me").status_code == 401
    assert other.get("me").status_code == 200


def test_guessing_is_slowed_down_for_that_client_alone(
    client: Client, photos: Party, rival: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rest_framework.throttling import SimpleRateThrottle

    monkeypatch.setitem(SimpleRateThrottle.THROTTLE_RATES, "token", "3/min")
    answers = [ask(client, photos, client_secret="guess") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [401, 401, 401, 429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 60
    assert ask(client, rival).status_code == 200


def test_a_large_form_is_refused_unread(client: Client, photos: Party) -> None:
    assert ask(client, photos, state="x" * 20_000).status_code == 413


def test_the_metadata_names_what_is_offered(client: Client) -> None:
    found = client.get("/.well-known/oauth-authorization-server").json()
    assert found["token_endpoint"] == "http://testserver/oauth/token/"
    assert found["grant_types_supported"] == ["client_credentials"]
    assert set(found["scopes_supported"]) == {str(scope) for scope in Scope}


@pytest.mark.parametrize("path", ["authorize", "introspect", "applications", "register"])
def test_nothing_else_of_oauth_is_there(client: Client, path: str) -> None:
    assert client.get(f"/oauth/{path}/").status_code == 404


def test_a_use_is_noted_to_the_minute(photos: Party, login: Login) -> None:
    login(photos).get("me")
    with acting_as(SYSTEM):
        noted = Credential.objects.get(pk=photos.credential.pk).last_used_at
    assert noted is not None
    login(photos).get("me")
    with acting_as(SYSTEM):
        assert Credential.objects.get(pk=photos.credential.pk).last_used_at == noted


def test_a_long_request_holds_up_no_other_of_its_credential(
    live: str, photos: Party, login: Login
) -> None:
    api = login(photos)
    url = settings.DATABASE_URL.rsplit("/", 1)[0] + f"/{live}"
    with psycopg.connect(url) as long, connection.cursor() as cursor:
        long.execute("SELECT set_config('candor.principal', 'system||||', true)")
        long.execute("SELECT FROM platforms_credential FOR UPDATE")
        cursor.execute("SET lock_timeout = '2s'")
        assert api.get("me").status_code == 200
