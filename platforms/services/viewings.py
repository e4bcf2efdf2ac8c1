"""Who looked at what: written as they look, one row for a person, a thing and a day."""

from uuid import UUID

from django.db import connection
from django.utils import timezone

from platforms.principals import Principal

NAME_CHARACTERS = 200
NOTE = """
INSERT INTO platforms_viewing (person_id, office_id, platform_id, object_type, object_id, name,
  day, first_at, last_at, times)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, 1)
ON CONFLICT (person_id, object_type, object_id, name, day)
DO UPDATE SET times = platforms_viewing.times + 1, last_at = excluded.last_at
"""


def note(
    principal: Principal, object_type: str, object_id: UUID, platform_id: UUID, name: str = ""
) -> None:
    """Count a look of a person; a machine's are in the logs. `name`: a record's id, a file's."""
    if principal.person_id is None:
        return
    now = timezone.now()
    values = [
        *(principal.person_id, principal.office_id, platform_id, object_type, str(object_id)),
        *(name[:NAME_CHARACTERS], timezone.localdate(now), now, now),
    ]
    with connection.cursor() as cursor:
        cursor.execute(NOTE, values)
