from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from platforms.ids import uuid7
from platforms.models.of_people import PersonalQuerySet


class SecondFactor(models.Model):
    """What a phone shows beside the password (TOTP, RFC 6238), and codes for when it is lost."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.OneToOneField(
        "platforms.Person", on_delete=models.PROTECT, related_name="second_factor"
    )
    office = models.ForeignKey(
        "platforms.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Shared with the phone; sealed (platforms.sealing), of the person.
    key = models.CharField(max_length=100)
    begun_at = models.DateTimeField()
    # Null until a code of the phone has shown that it has the key.
    confirmed_at = models.DateTimeField(_("in use since"), null=True, blank=True)
    # The step of the last code: it and those before it are used up.
    last_step = models.BigIntegerField(default=-1)
    # How many steps the phone's clock is away from ours.
    drift = models.SmallIntegerField(default=0)
    # Digests: the codes themselves are shown once.
    recovery = models.JSONField(default=list)
    # Wrong codes in a row.
    failures = models.PositiveSmallIntegerField(default=0)
    failed_at = models.DateTimeField(null=True, blank=True)

    objects = PersonalQuerySet["SecondFactor"].as_manager()

    class Meta:
        verbose_name = _("second factor")
        verbose_name_plural = _("second factors")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.person_id)
