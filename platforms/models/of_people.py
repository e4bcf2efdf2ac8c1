"""Rows that belong to a person who works in the console."""

from typing import Self, TypeVar

from django.db import models

from platforms.principals import Principal
from platforms.tenancy import TenantQuerySet

M = TypeVar("M", bound=models.Model)


class PersonalQuerySet(TenantQuerySet[M]):
    """An office sees those of its own people; who sees everything sees them all."""

    def visible_to(self, principal: Principal) -> Self:
        if principal.sees_all:
            return self
        if principal.kind == "office":
            return self.filter(office_id=principal.office_id)
        return self.none()

    def own(self, principal: Principal) -> Self:
        """Those of whoever is asking, and of nobody else."""
        return self.filter(person_id=principal.person_id)
