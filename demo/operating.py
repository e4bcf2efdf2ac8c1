"""What the operator of an installation does: open the books, register who takes part, ring.

The one module of the demo that is inside Candor. Import it while the servers run.
"""

import json
import logging
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()
logging.getLogger("httpx").setLevel(logging.WARNING)  # or it tells of every request

from django.conf import settings  # noqa: E402
from django.db import connections  # noqa: E402
from redis import Redis  # noqa: E402

from config.celery import app  # noqa: E402
from demo.campaign import Access  # noqa: E402
from demo.cast import Invented  # noqa: E402
from platforms import audit  # noqa: E402
from platforms.identifiers import JURISDICTIONS  # noqa: E402
from platforms.models import Office, Person, Platform  # noqa: E402
from platforms.principals import NATIONAL, SYSTEM, Principal  # noqa: E402
from platforms.roles import Role  # noqa: E402
from platforms.services import credentials, people, platforms  # noqa: E402
from platforms.tenancy import acting_as  # noqa: E402
from reporting.models import Consolidation, Period, Watch  # noqa: E402
from reporting.models.periods import SHANGHAI, parse_period  # noqa: E402
from reporting.services import editions, extending, periods, publishing, watching  # noqa: E402
from reporting.services.blocks import Wording  # noqa: E402

FIRST_MONTH = date(2025, 4, 1)
# What an editor writes around the numbers, which are named and not typed.
OWN_WORDS = (
    {"kind": "heading", "en": "How it went", "zh": "整治情况"},
    {
        "kind": "text",
        "en": "Month by month, platforms reported what they took down, with every single action"
        " behind the totals. Of {filings_due} filings that were due, {filings_filed} came in.",
        "zh": "各平台按月报送处置情况，总数之后附有每一项处置记录。应报{filings_due}份，"
        "已报{filings_filed}份。",
    },
)
LAST_DAY = datetime(2025, 6, 30, 12, tzinfo=SHANGHAI)
GRANTED = timedelta(days=30)


@dataclass(frozen=True)
class Login:
    """A person's way into the console."""

    username: str
    password: str
    who: str


def empty_broker() -> None:
    """No message and no throttle of an earlier run is left."""
    with Redis.from_url(settings.REDIS_URL) as broker:
        broker.flushdb()


def open_months(last_day: datetime = LAST_DAY) -> None:
    periods.open_periods(last_day)


def put_off(cast: Sequence[Invented], months: Sequence[str], reason: str) -> int:
    """The national office lets these platforms file later; how many dates it put off."""
    person = _person("national")
    today = datetime.now(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    with acting_as(person):
        found = {one.uscc: one for one in Platform.objects.visible_to(person)}
        due = Period.objects.in_bulk([parse_period(month) for month in months]).values()
        for one in cast:
            for period in due:
                extending.grant(
                    person, found[one.uscc], period, due_at=today + GRANTED, reason=reason
                )
    return len(cast) * len(months)


def register(cast: list[Invented]) -> dict[int, Access]:
    """Each platform with who files and who signs; the credentials by index of the platform."""
    with acting_as(SYSTEM):
        return {one.index: _register(one) for one in cast}


def _register(one: Invented) -> Access:
    platform = platforms.register(
        SYSTEM,
        code=one.uscc,
        name_zh=one.name_zh,
        name_en=one.name_en,
        jurisdiction=one.province,
        reports_from=FIRST_MONTH,
    )
    _staff(platform)
    issued = credentials.issue(SYSTEM, platform=platform, name="Filing")
    return Access(issued.credential.client_id, issued.secret)


def _staff(platform: Platform) -> None:
    for role, zh, en, title in (
        (Role.SIGNATORY, "张三", "Zhang San", "合规负责人"),
        (Role.FILER, "李四", "Li Si", "数据专员"),
    ):
        people.add(SYSTEM, platform=platform, role=role, name_zh=zh, name_en=en, title=title)


def found_offices() -> Access:
    """The offices of the nation and of the provinces; the national one's credential."""
    rows = json.loads(JURISDICTIONS.read_text(encoding="utf-8"))["jurisdictions"]
    with acting_as(SYSTEM):
        for row in rows:
            if row["office"]:
                _found(row["code"], row["en"], row["zh"])
        national = Office.objects.get(jurisdiction_id=NATIONAL)
        issued = credentials.issue(SYSTEM, office=national, name="Bulletins")
    return Access(issued.credential.client_id, issued.secret)


def _found(code: str, en: str, zh: str) -> None:
    office = Office.objects.create(
        jurisdiction_id=code, name_en=f"Office of the demo, {en}", name_zh=f"{zh}监管办公室（演示）"
    )
    audit.record(SYSTEM, "office.founded", "office", office.id, jurisdiction=code)


def let_in() -> list[Login]:
    """Four people with passwords that nobody has seen before; two at one office, as a bulletin
    is proposed by one person and published by another."""
    return [
        _let_in("operator", None, Role.ADMINISTRATOR, "系统运维（演示）", "Operator"),
        _let_in("national", NATIONAL, Role.ADMINISTRATOR, "国家管理员（演示）", "Administrator"),
        _let_in("editor", NATIONAL, Role.REVIEWER, "通报编辑（演示）", "Editor"),
        _let_in("shanghai", "31", Role.REVIEWER, "上海审核员（演示）", "Reviewer"),
    ]


def _let_in(username: str, code: str | None, role: Role, zh: str, en: str) -> Login:
    password = secrets.token_urlsafe(12)
    with acting_as(SYSTEM):
        office = Office.objects.get(jurisdiction_id=code) if code else None
        person: Person = Person.objects.create_person(
            username=username,
            password=password,
            office=office,
            role=role,
            name_zh=zh,
            name_en=en,
            is_superuser=office is None,
        )
        audit.record(SYSTEM, "person.added", "person", person.id, role=role)
    place = office.name_en if office else "the whole installation"
    return Login(username, password, f"{en}, {place}")


def publish_bulletin(of: str) -> str:
    """One person drafts and proposes the nation's bulletin, another publishes it; its digest."""
    first, second = _person("editor"), _person("national")
    with acting_as(first):
        draft = editions.start(first, of)
        blocks = [draft.blocks[0], *OWN_WORDS, *draft.blocks[1:]]
        draft = editions.change(first, draft, draft.version, Wording(blocks=blocks))
        proposed = publishing.propose(first, draft, draft.version)
    with acting_as(second):
        return publishing.publish(second, proposed, digest=proposed.digest).digest


def _person(username: str) -> Principal:
    with acting_as(SYSTEM):
        person: Person = Person.objects.select_related("office").get(username=username)
        return person.principal()


def all_looked_at() -> bool:
    """Whether the rules of signals have looked at every revision and at every closed month."""
    with acting_as(SYSTEM):
        closed = Consolidation.objects.values("period").distinct().count()
        looked = Watch.objects.exclude(consolidation=None).count()
        return looked == closed and not watching.unseen().exists()


def ring(task: str) -> None:
    """Send a task to the worker, as beat does by the clock."""
    app.send_task(task)


def heads_folder() -> Path:
    """Where the signed head of the log is kept, once a day."""
    return Path(settings.TREE_HEADS_DIR)


def leave() -> None:
    connections.close_all()
    app.close()
