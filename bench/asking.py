"""A web server with one connection to it that is kept open, as a machine's client has it."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from time import perf_counter
from urllib.parse import urlencode

from bench import ground
from bench.ratios import Surprise
from config import serving
from config.serving.stack import HOST
from platforms.models import Office
from platforms.principals import SYSTEM
from platforms.services import credentials
from platforms.tenancy import acting_as

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SERVED = {
    "DJANGO_SETTINGS_MODULE": "bench.settings",
    # Requests are counted, as they are in production, but within a second: no measurement is
    # refused, nor slowed by the length of its own history.
    "THROTTLE_TOKEN": "100000/s",
    "THROTTLE_READ": "100000/s",
}


@dataclass(frozen=True)
class Web:
    """`pid`: gunicorn, with its workers below it."""

    connection: HTTPConnection
    pid: int

    def token(self, form: bytes) -> str:
        self.connection.request("POST", "/oauth/token/", form, FORM)
        return str(json.loads(self._answer("/oauth/token/"))["access_token"])

    def get(self, path: str, token: str) -> bytes:
        self.connection.request("GET", path, headers={"Authorization": f"Bearer {token}"})
        return self._answer(path)

    def seconds(self, path: str, token: str) -> float:
        """From the request to the last byte of the answer."""
        began = perf_counter()
        self.get(path, token)
        return perf_counter() - began

    def _answer(self, path: str) -> bytes:
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise Surprise(f"{path}: {answer.status} {body[:300]!r}")
        return body


@contextmanager
def web() -> Iterator[Web]:
    """The web server as in production, with the bare view mounted in it."""
    before = {name: os.environ.get(name) for name in SERVED}
    os.environ.update(SERVED)
    try:
        with serving.stack(names=("web",), logs=ground.scratch()) as running:
            connection = HTTPConnection(HOST, running.port)
            yield Web(connection, running.children["web"].pid)
            connection.close()
    finally:
        for name, value in before.items():
            _restore(name, value)


def _restore(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name)
    else:
        os.environ[name] = value


def credential(jurisdiction: str) -> bytes:
    """What the office of a jurisdiction sends for a token; it is founded if need be."""
    with acting_as(SYSTEM):
        office, _ = Office.objects.get_or_create(
            jurisdiction_id=jurisdiction, defaults={"name_en": "Measured", "name_zh": "测量"}
        )
        for old in office.credentials.live():
            credentials.revoke(SYSTEM, old)
        issued = credentials.issue(SYSTEM, office=office, name="bench")
    return urlencode(
        {
            "grant_type": "client_credentials",
            "client_id": issued.credential.client_id,
            "client_secret": issued.secret,
        }
    ).encode()
