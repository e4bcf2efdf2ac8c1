from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from platforms.ids import uuid7
from platforms.models.of_people import PersonalQuerySet
from platforms.roles import Role


class AccessReview(models.Model):
    """Somebody looked at what a colleague may do, and said that it is as it should be."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(
        "platforms.Person", on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    office = models.ForeignKey(
        "platforms.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # As it was when it was looked at.
    role = models.CharField(_("role"), max_length=16, choices=Role.choices)
    is_active = models.BooleanField(_("active"))
    note = models.CharField(_("remark"), max_length=500, blank=True)
    reviewed_at = models.DateTimeField(_("reviewed at"))
    reviewed_by = models.ForeignKey(
        "platforms.Person", on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )

    objects = PersonalQuerySet["AccessReview"].as_manager()

    class Meta:
        ordering: ClassVar = ["-reviewed_at"]
        verbose_name = _("access review")
        verbose_name_plural = _("access reviews")
        indexes: ClassVar = [models.Index(fields=["person", "-reviewed_at"], name="review_of")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(person=models.F("reviewed_by")),
                name="nobody_reviews_their_own_access",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.reviewed_at}"
