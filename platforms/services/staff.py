"""The people of an office: they log in to the console, with a role each."""

from typing import Any

from django.db import IntegrityError, transaction

from platforms import audit
from platforms.models import Office, Person
from platforms.principals import Principal
from platforms.refusals import Refused
from platforms.roles import OFFICE_ROLES, Role
from platforms.services import logins, second_factors, sessions


def add(
    principal: Principal,
    *,
    office: Office,
    role: str,
    username: str,
    password: str,
    name_zh: str,
    name_en: str = "",
    title: str = "",
    email: str = "",
) -> Person:
    """Give somebody at an office an account. Refused: `role_not_of_office`, `username_taken`."""
    _require_role(role)
    person = Person(
        office=office,
        role=role,
        username=username,
        name_zh=name_zh,
        name_en=name_en,
        title=title,
        email=email,
    )
    person.set_password(password)
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError:
        raise Refused("username_taken", pointer="/username") from None
    _record(principal, "person.added", person, role=role)
    return person


def change_role(principal: Principal, *, person: Person, role: str) -> Person:
    """Refused: `role_not_of_office`, `own_account`, `last_administrator`."""
    _require_role(role)
    locked = _lock(principal, person)
    if locked.role == Role.ADMINISTRATOR != role:
        _require_another_administrator(locked)
    if locked.role != role:
        before, locked.role = locked.role, role
        locked.save(update_fields=["role"])
        _record(principal, "person.role_changed", locked, before=before, after=role)
    return locked


def set_active(principal: Principal, *, person: Person, active: bool) -> Person:
    """Let somebody in, or no longer. Refused: `own_account`, `last_administrator`."""
    locked = _lock(principal, person)
    if locked.role == Role.ADMINISTRATOR and not active:
        _require_another_administrator(locked)
    if locked.is_active != active:
        locked.is_active = active
        locked.save(update_fields=["is_active"])
        sessions.end(principal, locked)
        _record(principal, "person.reactivated" if active else "person.deactivated", locked)
    return locked


def set_password(principal: Principal, *, person: Person, password: str) -> Person:
    """A new password for who lost theirs; it ends their sessions. Refused: `own_account`."""
    locked = _lock(principal, person)
    locked.set_password(password)
    locked.save(update_fields=["password"])
    sessions.end(principal, locked)
    _record(principal, "person.password_reset", locked)
    return locked


def end_sessions(principal: Principal, *, person: Person) -> int:
    """Whoever sits there has to log in again. Refused: `own_account`."""
    return sessions.end(principal, _lock(principal, person))


def remove_second_factor(principal: Principal, *, person: Person) -> bool:
    """For who lost phone and codes; they set up another one. Refused: `own_account`."""
    locked = _lock(principal, person)
    sessions.end(principal, locked)
    return second_factors.remove(principal, locked)


def unlock(principal: Principal, *, person: Person) -> None:
    """Let somebody try again before the quarter of an hour is over. Refused: `own_account`."""
    logins.unlock(principal, _lock(principal, person))


def _require_role(role: str) -> None:
    if role not in OFFICE_ROLES:
        raise Refused("role_not_of_office", pointer="/role", role=role)


def _lock(principal: Principal, person: Person) -> Person:
    # Nobody changes what they may do themselves, nor locks themselves out.
    if person.pk == principal.person_id:
        raise Refused("own_account")
    locked: Person = Person.objects.select_for_update(of=("self",), no_key=True).get(pk=person.pk)
    return locked


def _require_another_administrator(person: Person) -> None:
    others = Person.objects.select_for_update(of=("self",), no_key=True).filter(
        office_id=person.office_id, role=Role.ADMINISTRATOR, is_active=True
    )
    if not [other for other in others if other.pk != person.pk]:
        raise Refused("last_administrator")


def _record(principal: Principal, action: str, person: Person, **data: Any) -> None:
    audit.record(principal, action, "person", person.id, **data)
