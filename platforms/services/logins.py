"""What happens with every login, wherever it comes from: a session begins; a lock-out is noted."""

from datetime import datetime, timedelta
from typing import Any

from axes.helpers import get_client_ip_address
from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from platforms import audit
from platforms.models import AuditEvent, Person
from platforms.principals import Principal
from platforms.services import second_factors, sessions
from platforms.services.sessions import Browser
from platforms.tenancy import acting_as

# Where the browser's session says which of ours it is.
SESSION = "console_session"
# Set on a request whose code was right, before it is logged in.
PROVED = "proved_by_code"


def browser_of(request: HttpRequest) -> Browser:
    agent = request.META.get("HTTP_USER_AGENT", "").replace("\0", "")
    return Browser(get_client_ip_address(request) or None, agent)


def on_login(sender: object, request: HttpRequest, user: Person, **kwargs: Any) -> None:
    with acting_as(user.principal()):
        proved = bool(getattr(request, PROVED, False))
        session = sessions.begin(user, browser_of(request), second_factor=proved)
    request.session[SESSION] = str(session.id)


def on_lock_out(sender: object, username: str | None = None, **kwargs: Any) -> None:
    """It is written down where the person's own office reads it."""
    person = Person.objects.select_related("office").filter(username=username).first()
    if person is None or not person.is_staff:
        return
    principal = person.principal()
    with acting_as(principal):
        # Told for each try that follows as well: once is enough.
        told = AuditEvent.objects.filter(
            action="person.locked_out", object_id=str(person.id), at__gt=_locked_since()
        )
        if not told.exists():
            audit.record(principal, "person.locked_out", "person", person.id)


def is_locked(person: Person) -> bool:
    """Too many wrong passwords or codes, from one address at least."""
    return person.username in locked_usernames()


def locked_usernames() -> frozenset[str]:
    failed = AccessAttempt.objects.filter(
        failures_since_start__gte=settings.AXES_FAILURE_LIMIT, attempt_time__gt=_locked_since()
    )
    return frozenset(name for name in failed.values_list("username", flat=True) if name)


def _locked_since() -> datetime:
    return timezone.now() - timedelta(hours=settings.AXES_COOLOFF_TIME)


def unlock(principal: Principal, person: Person) -> None:
    reset(username=person.username)
    with acting_as(person.principal()):
        second_factors.unlock(person)
    audit.record(principal, "person.unlocked", "person", person.id)
