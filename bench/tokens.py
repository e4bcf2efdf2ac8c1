"""CPU time of the web processes per token, and per request that shows one: `./run bench`."""

import os
from collections.abc import Callable
from http.client import HTTPConnection
from json import loads
from urllib.parse import urlencode

import django
import psutil

REQUESTS = 300
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    unlimited = "1000000/min"
    os.environ.update(THROTTLE_TOKEN=unlimited, THROTTLE_READ=unlimited)
    django.setup()
    from config.serving import prepare, stack

    prepare()
    form = _credential()
    with stack(names=("web",)) as running:
        connection = HTTPConnection("127.0.0.1", running.port)
        token = loads(_post(connection, form))["access_token"]
        web = psutil.Process(running.children["web"].pid)
        for name, ask in (
            ("POST /oauth/token/", lambda: _post(connection, form)),
            ("GET /api/v1/me", lambda: _get(connection, "/api/v1/me", token)),
            ("GET /livez", lambda: _get(connection, "/livez", token)),
        ):
            print(f"{name:20} {1000 * _cpu(web, ask) / REQUESTS:5.1f} ms of CPU")


def _credential() -> bytes:
    from platforms.models import Office
    from platforms.principals import SYSTEM
    from platforms.services import credentials
    from platforms.tenancy import acting_as

    with acting_as(SYSTEM):
        office, _ = Office.objects.get_or_create(
            jurisdiction_id="66", defaults={"name_en": "Measured", "name_zh": "测量"}
        )
        for old in office.credentials.live():
            credentials.revoke(SYSTEM, old)
        issued = credentials.issue(SYSTEM, office=office, name="bench.tokens")
    return urlencode(
        {
            "grant_type": "client_credentials",
            "client_id": issued.credential.client_id,
            "client_secret": issued.secret,
        }
    ).encode()


def _post(connection: HTTPConnection, form: bytes) -> bytes:
    connection.request("POST", "/oauth/token/", form, FORM)
    return _answer(connection)


def _get(connection: HTTPConnection, path: str, token: str) -> bytes:
    connection.request("GET", path, headers={"Authorization": f"Bearer {token}"})
    return _answer(connection)


def _answer(connection: HTTPConnection) -> bytes:
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{answer.status}: {body[:300]!r}")
    return body


def _cpu(web: psutil.Process, ask: Callable[[], object]) -> float:
    """Seconds of CPU that the server took for all requests, after a few to warm up."""
    for _ in range(20):
        ask()
    before = _spent(web)
    for _ in range(REQUESTS):
        ask()
    return _spent(web) - before


def _spent(web: psutil.Process) -> float:
    times = [process.cpu_times() for process in (web, *web.children(recursive=True))]
    return sum(time.user + time.system for time in times)


if __name__ == "__main__":
    main()
