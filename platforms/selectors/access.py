"""Who may do what, since when, and whether they still do it: what an access review looks at."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast

from platforms.ids import first_of, made_at
from platforms.models import AccessReview, AuditEvent, ConsoleSession, Person, SecondFactor
from platforms.principals import Principal

# What is about coming in and going out, and not about work.
NO_WORK = ("person.logged_in", "person.logged_out", "person.locked_out")
LOOKS = ("due", "dormant", "no_factor", "inactive")


@dataclass(frozen=True)
class Access:
    """One account. `since`: the role; `used_at`: the last page, `did`: the last thing done."""

    person: Any
    since: datetime
    used_at: datetime | None
    dormant: bool
    review_due: bool
    factor_due: bool


def accounts(principal: Principal, now: datetime, look: str = "") -> QuerySet[Person]:
    """Those who may log in, with what `access_of` reads; `look` narrows them down to one of
    LOOKS, or is empty."""
    people: QuerySet[Person] = Person.objects.visible_to(principal)
    people = people.filter(platform__isnull=True)
    found = people.select_related("office").annotate(
        role_changed_at=_latest(_events_about("person.role_changed"), "at"),
        did=_latest(_deeds(), "action"),
        did_at=_latest(_deeds(), "at"),
        seen_at=_latest(_sessions(), "seen_at", "-seen_at"),
        has_factor=Exists(
            SecondFactor.objects.filter(person=OuterRef("pk"), confirmed_at__isnull=False)
        ),
        reviewed_at=_latest(_reviews(), "reviewed_at", "-reviewed_at"),
        reviewed_by_name=_latest(_reviews(), "reviewed_by__name_zh", "-reviewed_at"),
    )
    narrowed = found.filter(_looked_for(look, now))
    return narrowed.order_by("office__jurisdiction", "name_zh", "id")


def access_of(person: Any, now: datetime) -> Access:
    """From a row of `accounts`."""
    since = person.role_changed_at or made_at(person.id)
    used = max((at for at in (person.seen_at, person.last_login) if at), default=None)
    reviewed = person.reviewed_at
    old = reviewed is None or reviewed < now - timedelta(days=settings.ACCESS_REVIEW_DAYS)
    return Access(
        person=person,
        since=since,
        used_at=used,
        dormant=person.is_active and (used or made_at(person.id)) < _dormant_before(now),
        review_due=person.is_active and (old or since > reviewed),
        factor_due=person.is_active
        and not person.has_factor
        and person.role in settings.SECOND_FACTOR_ROLES,
    )


def counts(principal: Principal, now: datetime) -> dict[str, int]:
    """How many accounts there are to look at, by the names of LOOKS."""
    wanted = {name: Count("pk", filter=_looked_for(name, now)) for name in LOOKS}
    found: dict[str, int] = accounts(principal, now).order_by().aggregate(all=Count("pk"), **wanted)
    return found


def _looked_for(look: str, now: datetime) -> Q:
    if look == "inactive":
        return Q(is_active=False)
    if look == "no_factor":
        return Q(is_active=True, has_factor=False, role__in=settings.SECOND_FACTOR_ROLES)
    if look == "dormant":
        before = _dormant_before(now)
        unseen = Q(seen_at__isnull=True) | Q(seen_at__lt=before)
        absent = Q(last_login__isnull=True) | Q(last_login__lt=before)
        return Q(is_active=True, id__lt=first_of(before)) & unseen & absent
    if look == "due":
        old = Q(reviewed_at__isnull=True)
        old |= Q(reviewed_at__lt=now - timedelta(days=settings.ACCESS_REVIEW_DAYS))
        return Q(is_active=True) & (old | Q(role_changed_at__gt=F("reviewed_at")))
    return Q()


def _dormant_before(now: datetime) -> datetime:
    return now - timedelta(days=settings.DORMANT_DAYS)


def _latest(rows: QuerySet[Any], column: str, order: str = "-at") -> Subquery:
    return Subquery(rows.order_by(order).values(column)[:1])


def _events_about(action: str) -> QuerySet[AuditEvent]:
    person = Cast(OuterRef("pk"), CharField())
    return AuditEvent.objects.filter(object_type="person", object_id=person, action=action)


def _deeds() -> QuerySet[AuditEvent]:
    return AuditEvent.objects.filter(person_id=OuterRef("pk")).exclude(action__in=NO_WORK)


def _sessions() -> QuerySet[ConsoleSession]:
    return ConsoleSession.objects.filter(person=OuterRef("pk"))


def _reviews() -> QuerySet[AccessReview]:
    return AccessReview.objects.filter(person=OuterRef("pk"))
