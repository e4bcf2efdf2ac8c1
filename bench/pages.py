"""console_p95_ms: every page of the menus, as a browser asks for it, at an office that sees all.

Answered by gunicorn as in production, over the months and platforms of `query_p95_vs_bare`. What
is measured is the slowest page; a page with nothing on it is asked for beside it.
"""

import re
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from secrets import token_urlsafe
from statistics import quantiles
from time import perf_counter
from urllib.parse import urlencode

from bench import asking, years
from bench.asking import FORM
from bench.plan import Plan
from bench.ratios import Measured, Surprise
from config.serving.stack import HOST
from platforms.models import Office, Person
from platforms.principals import SYSTEM
from platforms.roles import Role
from platforms.tenancy import acting_as
from reporting.models import Revision

DESK = "/console/"
LOGIN = "/console/login/"
BARE = "/console/password_change/"
WARMING = 3
SHOWN = 5


@dataclass
class Visitor:
    """A browser as far as a server can tell: it keeps cookies and its connection."""

    connection: HTTPConnection
    cookies: SimpleCookie = field(default_factory=SimpleCookie)

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        kept = "; ".join(f"{name}={one.value}" for name, one in self.cookies.items())
        method, body = ("POST", urlencode(form)) if form else ("GET", None)
        headers = {"Cookie": kept, **(FORM if form else {})}
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        page = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self.cookies.load(value)
        return answer.status, page

    def log_in(self, username: str, password: str) -> None:
        self.ask(LOGIN)
        token = self.cookies["csrftoken"].value
        form = {"username": username, "password": password, "csrfmiddlewaretoken": token}
        status, page = self.ask(LOGIN, form)
        if status != 302:
            raise Surprise(f"{LOGIN}: {status} {page[:300]!r}")

    def milliseconds(self, path: str) -> float:
        began = perf_counter()
        status, page = self.ask(path)
        if status != 200:
            raise Surprise(f"{path}: {status} {page[:300]!r}")
        return 1000 * (perf_counter() - began)


def measure(plan: Plan) -> dict[str, Measured]:
    with acting_as(SYSTEM):
        filled = Revision.objects.filter(rule_set="bench").exists()
    if not filled:
        years.fill(plan)
    username, password = _reader()
    with asking.web() as web:
        visitor = Visitor(HTTPConnection(HOST, web.connection.port))
        visitor.log_in(username, password)
        paths = _pages(visitor)
        for path in paths * WARMING:
            visitor.milliseconds(path)
        rounds = [_p95s(visitor, paths, plan.requests // 10) for _ in range(plan.pairs)]
    return {"console_p95_ms": _measured(rounds)}


def _reader() -> tuple[str, str]:
    username, password = f"bench-{token_urlsafe(6)}", token_urlsafe(24)
    with acting_as(SYSTEM):
        office = Office.objects.get_or_create(
            jurisdiction_id="00", defaults={"name_en": "Measured", "name_zh": "测量"}
        )[0]
        Person.objects.create_person(
            office=office,
            role=Role.READER,
            username=username,
            password=password,
            name_en="Reader",
            name_zh="查阅",
        )
    return username, password


def _pages(visitor: Visitor) -> list[str]:
    _status, page = visitor.ask(DESK)
    menus = page.partition('<nav class="rooms"')[2].partition("</nav>")[0]
    found = re.findall(r'<a href="([^"]+)"', menus)
    if len(found) < SHOWN:
        raise Surprise(f"{DESK} has no menus: {page[:300]!r}")
    return [BARE, *found]


def _p95s(visitor: Visitor, paths: list[str], times: int) -> dict[str, float]:
    asked: dict[str, list[float]] = {path: [] for path in paths}
    for _ in range(max(times, 2)):
        for path in paths:
            asked[path].append(visitor.milliseconds(path))
    return {path: quantiles(all_, n=20)[-1] for path, all_ in asked.items()}


def _measured(rounds: list[dict[str, float]]) -> Measured:
    sides = {path: [one[path] for one in rounds] for path in rounds[0]}
    pages = {path: times for path, times in sides.items() if path != BARE}
    slowest = sorted(pages, key=lambda path: -max(pages[path]))[:SHOWN]
    remarks: dict[str, object] = {f"{path}, p95 ms": round(max(pages[path]), 1) for path in slowest}
    return Measured(
        [max(one[path] for path in pages) for one in rounds],
        sides,
        unit="ms",
        remarks={
            "pages": len(pages),
            "nothing on it, p95 ms": round(max(sides[BARE]), 1),
            **remarks,
        },
    )
