"""The people of a platform: who files, who signs, who looks on. They do not log in."""

from platforms import audit
from platforms.models import Person, Platform
from platforms.principals import Principal
from platforms.refusals import Refused
from platforms.roles import PLATFORM_ROLES


def add(
    principal: Principal,
    *,
    platform: Platform,
    role: str,
    name_zh: str,
    name_en: str = "",
    title: str = "",
    email: str = "",
) -> Person:
    """Name a person of the platform. Refused: `role_not_of_platform`."""
    if role not in PLATFORM_ROLES:
        raise Refused("role_not_of_platform", pointer="/role", role=role)
    person: Person = Person.objects.create_person(
        platform=platform,
        role=role,
        name_zh=name_zh,
        name_en=name_en,
        title=title,
        email=email,
    )
    _record(principal, "person.added", person, role=role)
    return person


def deactivate(principal: Principal, *, person: Person) -> Person:
    """A person acts for the platform no more; what they signed stays. Done already, no harm."""
    locked: Person = Person.objects.select_for_update(of=("self",), no_key=True).get(pk=person.pk)
    if locked.is_active:
        locked.is_active = False
        locked.save(update_fields=["is_active"])
        _record(principal, "person.deactivated", locked)
    return locked


def _record(principal: Principal, action: str, person: Person, **data: object) -> None:
    # Names stay out of the trail: it is never changed, and they are personal data.
    audit.record(principal, action, "person", person.id, platform_id=person.platform_id, **data)
