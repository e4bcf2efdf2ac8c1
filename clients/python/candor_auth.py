"""A client of the API that fetches its own tokens, and again when they run out.

    from candor_auth import connect
    from candor_client.api.me import me_retrieve

    client = connect("https://candor.example", client_id, client_secret)
    me = me_retrieve.sync(client=client)

`connect` gives the generated `Client`; all operations of `candor_client.api` take it.
"""

import time
from collections.abc import Generator
from typing import Any, cast

import httpx
from candor_client import AuthenticatedClient, Client

EARLY = 60.0  # seconds before its end in which a token is no longer used
PATIENCE = httpx.Timeout(60.0, read=600.0)  # an array of records is answered when it is checked

Flow = Generator[httpx.Request, httpx.Response, None]
Renewal = Generator[httpx.Request, httpx.Response, str]


class NoToken(Exception):
    """The token endpoint refused; the message is its answer."""


class ClientCredentials(httpx.Auth):
    """Bearer tokens for OAuth 2.0 client credentials, shared by all requests of a client.

    A token that is refused before its time (revoked, or the server was set up anew) is replaced
    once per request. A body that can be read only once is not sent again: then the 401 stands.
    """

    requires_response_body = True

    def __init__(self, token_url: str, client_id: str, client_secret: str) -> None:
        self._token_url = token_url
        self._form = {
            "grant_type": "client_credentials",
            "client_id": client_id,
            "client_secret": client_secret,
        }
        self._token = ""
        self._good_until = 0.0

    def auth_flow(self, request: httpx.Request) -> Flow:
        good = time.monotonic() < self._good_until
        token = self._token if good else (yield from self._renew())
        response = yield _bearing(token, request)
        if response.status_code == 401 and isinstance(request.stream, httpx.ByteStream):
            yield _bearing((yield from self._renew()), request)

    def _renew(self) -> Renewal:
        answer = yield httpx.Request("POST", self._token_url, data=self._form)
        if answer.status_code != 200:
            raise NoToken(f"{answer.status_code}: {answer.text}")
        given = answer.json()
        self._token = given["access_token"]
        self._good_until = time.monotonic() + given["expires_in"] - EARLY
        return self._token


def _bearing(token: str, request: httpx.Request) -> httpx.Request:
    request.headers["Authorization"] = f"Bearer {token}"
    return request


def connect(
    base_url: str,
    client_id: str,
    client_secret: str,
    *,
    language: str = "en",
    **httpx_args: Any,
) -> AuthenticatedClient:
    """A client of the API in the name of a credential. `language`: `en` or `zh-Hans`.

    What else is given goes to `httpx.Client`: a proxy, a transport that tries again.
    """
    auth = ClientCredentials(f"{base_url.rstrip('/')}/oauth/token/", client_id, client_secret)
    # The operations name a class whose token never changes; they ask no more of it than this.
    return cast(
        AuthenticatedClient,
        Client(
            base_url=base_url,
            headers={"Accept-Language": language},
            timeout=PATIENCE,
            raise_on_unexpected_status=True,
            httpx_args={"auth": auth, **httpx_args},
        ),
    )
