from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from platforms.ids import uuid7
from platforms.models.of_people import PersonalQuerySet


class SavedFilter(models.Model):
    """A person's own name for a list as they narrowed it down."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey("platforms.Person", on_delete=models.CASCADE, related_name="+")
    office = models.ForeignKey(
        "platforms.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("name"), max_length=60)
    # A path of the console, and its query without the leading question mark.
    page = models.CharField(max_length=200)
    query = models.CharField(max_length=2000)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PersonalQuerySet["SavedFilter"].as_manager()

    class Meta:
        ordering: ClassVar = ["name", "id"]
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "page", "name"], name="a_filter_of_a_page_has_a_name_of_its_own"
            ),
            models.CheckConstraint(
                condition=models.Q(page__startswith="/console/"),
                name="a_saved_filter_is_of_a_page_of_the_console",
            ),
        ]

    def __str__(self) -> str:
        return self.name
