from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from platforms.models.of_people import PersonalQuerySet


class Viewing(models.Model):
    """Somebody looked at something of a platform: one row for a person, a thing and a day.

    It holds ids and no foreign keys to what was looked at, as the audit trail does.
    """

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(
        "platforms.Person", on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    office = models.ForeignKey(
        "platforms.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    platform_id = models.UUIDField(_("platform"))
    object_type = models.CharField(_("type"), max_length=32)
    object_id = models.CharField(_("object"), max_length=64)
    # What it was called: the id of a record, the name of a file.
    name = models.CharField(_("name"), max_length=200, blank=True)
    day = models.DateField(_("day"))
    first_at = models.DateTimeField(_("first at"))
    last_at = models.DateTimeField(_("last at"))
    times = models.PositiveIntegerField(_("times"), default=1)

    objects = PersonalQuerySet["Viewing"].as_manager()

    class Meta:
        ordering: ClassVar = ["-last_at", "-id"]
        verbose_name = _("viewing")
        verbose_name_plural = _("viewings")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "object_type", "object_id", "name", "day"],
                name="a_viewing_is_counted_once_a_day",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["object_type", "object_id"], name="viewing_by_object"),
            models.Index(fields=["office", "-last_at"], name="viewing_by_office"),
            models.Index(fields=["platform_id", "-last_at"], name="viewing_by_platform"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.object_type} {self.object_id} {self.day}"
