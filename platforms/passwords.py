"""Who the session of a browser belongs to."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from platforms.models import Person


class PasswordBackend(ModelBackend):
    """Django's own, which reads a person together with the office: every page needs both."""

    def get_user(self, user_id: Any) -> Person | None:
        person = Person.objects.select_related("office").filter(pk=user_id).first()
        return person if person and self.user_can_authenticate(person) else None
