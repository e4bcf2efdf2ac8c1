"""Sessions in the console: begun at a login, visited by every page, ended in several ways."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from platforms import audit
from platforms.models import ConsoleSession, Person
from platforms.models.console_sessions import idle, longest
from platforms.principals import Principal
from platforms.tenancy import bind, require_transaction

Ended = ConsoleSession.Ended
# A row is written at most this often, whatever is clicked.
TOUCH = timedelta(minutes=1)


@dataclass(frozen=True)
class Browser:
    """Where somebody sits, as far as a request tells."""

    address: str | None = None
    agent: str = ""


def begin(person: Person, browser: Browser, *, second_factor: bool) -> ConsoleSession:
    """A new session, in the person's own name; the oldest ends where there are too many."""
    now = timezone.now()
    session: ConsoleSession = ConsoleSession.objects.create(
        person=person,
        office_id=person.office_id,
        started_at=now,
        seen_at=now,
        address=browser.address,
        agent=browser.agent[:200],
        second_factor=second_factor,
    )
    live = ConsoleSession.objects.filter(person=person).live(now).order_by("-started_at", "-id")
    _end([one.id for one in live[settings.SESSIONS_AT_ONCE :]], Ended.TOO_MANY, now)
    return session


def enter(principal: Principal, session_id: str | None) -> ConsoleSession | None:
    """Bind the transaction of a page to who asks for it, and find the session that it is of; None
    where that ended, now or before. One query, which every page pays for."""
    now = timezone.now()
    if session_id is None:
        bind(principal)
        return None
    require_transaction()
    found = ConsoleSession.objects.raw(
        "SELECT * FROM candor_enter(%s, %s)", [principal.packed(), session_id]
    )
    session = next(iter(found), None)
    if session is None or session.ended_at:
        return None
    if over := _over(session, now):
        _end([session.id], over, now)
        return None
    if now - session.seen_at > TOUCH:
        session.seen_at = now
        session.save(update_fields=["seen_at"])
    return session


def _over(session: ConsoleSession, now: datetime) -> str:
    if now - session.started_at >= longest():
        return Ended.TOO_LONG
    return Ended.IDLE if now - session.seen_at >= idle() else ""


def prove(session_id: str) -> None:
    """Whoever sits there has shown a code of their phone."""
    ConsoleSession.objects.filter(pk=session_id).update(second_factor=True)


def log_out(session_id: object) -> None:
    if session_id:
        _end([UUID(str(session_id))], Ended.LOGGED_OUT, timezone.now())


def end(
    principal: Principal, person: Person, session_id: UUID | None = None, keep: object = None
) -> int:
    """End one session of a person, or all of them but the one to `keep`; how many there were."""
    now = timezone.now()
    live = ConsoleSession.objects.visible_to(principal).filter(person=person).live(now)
    if session_id:
        live = live.filter(pk=session_id)
    ids = [one for one in live.values_list("id", flat=True) if str(one) != str(keep)]
    own = person.pk == principal.person_id
    _end(ids, Ended.BY_OWNER if own else Ended.BY_ADMINISTRATOR, now)
    if ids:
        audit.record(principal, "person.sessions_ended", "person", person.id, sessions=len(ids))
    return len(ids)


def _end(ids: list[UUID], how: str, now: datetime) -> None:
    if ids:
        rows = ConsoleSession.objects.filter(pk__in=ids, ended_at__isnull=True)
        rows.update(ended_at=now, ended=how)
