"""Looking through who may do what, from time to time."""

from django.utils import timezone

from platforms import audit
from platforms.models import AccessReview, Person
from platforms.principals import Principal, known
from platforms.refusals import Refused


def review(principal: Principal, *, person: Person, role: str, note: str = "") -> AccessReview:
    """Confirm that a colleague's access is as it should be. Refused: `own_account`,
    `access_changed` where the role is no longer the one that was looked at."""
    if person.pk == principal.person_id:
        raise Refused("own_account")
    locked = Person.objects.select_for_update(of=("self",), no_key=True).get(pk=person.pk)
    if locked.role != role:
        raise Refused("access_changed")
    made: AccessReview = AccessReview.objects.create(
        person=locked,
        office_id=locked.office_id,
        role=locked.role,
        is_active=locked.is_active,
        note=note,
        reviewed_at=timezone.now(),
        reviewed_by_id=known(principal.person_id),
    )
    audit.record(principal, "person.access_reviewed", "person", person.id, role=locked.role)
    return made
