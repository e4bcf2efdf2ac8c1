"""Bulletins as documents: written by an office, published by two of its people, never edited."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from platforms.ids import uuid7
from platforms.principals import Principal


class EditionState(models.TextChoices):
    """The life of an edition. What was published stays readable until it is withdrawn."""

    DRAFT = "draft", pgettext_lazy("edition", "draft")
    PROPOSED = "proposed", pgettext_lazy("edition", "proposed")
    PUBLISHED = "published", pgettext_lazy("edition", "published")
    SUPERSEDED = "superseded", pgettext_lazy("edition", "superseded")
    WITHDRAWN = "withdrawn", pgettext_lazy("edition", "withdrawn")
    DISCARDED = "discarded", pgettext_lazy("edition", "discarded")


# Which state may follow which. A draft is changed as often as its writers like.
EDITION_TRANSITIONS: dict[str, frozenset[str]] = {
    EditionState.DRAFT: frozenset({EditionState.PROPOSED, EditionState.DISCARDED}),
    EditionState.PROPOSED: frozenset({EditionState.DRAFT, EditionState.PUBLISHED}),
    EditionState.PUBLISHED: frozenset({EditionState.SUPERSEDED, EditionState.WITHDRAWN}),
    EditionState.SUPERSEDED: frozenset({EditionState.WITHDRAWN}),
    EditionState.WITHDRAWN: frozenset(),
    EditionState.DISCARDED: frozenset(),
}
OPEN = (EditionState.DRAFT, EditionState.PROPOSED)
# What everybody may know of, without a credential.
PUBLIC = (EditionState.PUBLISHED, EditionState.SUPERSEDED, EditionState.WITHDRAWN)


class EditionQuerySet(models.QuerySet["Edition"]):
    def visible_to(self, principal: Principal) -> Self:
        """What was published, to everybody; the rest to the office of its scope."""
        if principal.sees_all:
            return self
        public = Q(state__in=PUBLIC)
        if principal.kind == "office":
            return self.filter(public | Q(jurisdiction_id=principal.jurisdiction))
        return self.filter(public)


class Edition(models.Model):
    """One bulletin of a period or of a campaign, in both languages.

    `of` is a period (`2025-05`) or a campaign; `sources` names the numbered consolidations that its
    numbers come from; `blocks` are its parts in their order, see reporting/services/blocks.py.
    `content` is what it says, made from both when it is proposed and never afterwards.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    office = models.ForeignKey(
        "platforms.Office", on_delete=models.PROTECT, related_name="+", verbose_name=_("office")
    )
    jurisdiction = models.ForeignKey(
        "platforms.Jurisdiction",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("scope"),
    )
    of = models.CharField(_("period or campaign"), max_length=48)
    state = models.CharField(
        _("state"), max_length=12, choices=EditionState.choices, default=EditionState.DRAFT
    )
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    # Own titles; empty ones are those that the bulletin would have by itself.
    title_en = models.CharField(_("English title"), max_length=200, blank=True)
    title_zh = models.CharField(_("Chinese title"), max_length=200, blank=True)
    # What the writers say of the changes since the edition that it takes the place of.
    note_en = models.CharField(_("what changed, in English"), max_length=2000, blank=True)
    note_zh = models.CharField(_("what changed, in Chinese"), max_length=2000, blank=True)
    blocks = models.JSONField(_("parts"), default=list)
    # [{"id": ..., "period": ..., "number": ..., "digest": ...}]
    sources = models.JSONField(_("consolidations"), default=list)
    # Counts the changes of the draft, so that nobody overwrites what they have not seen.
    version = models.PositiveIntegerField(_("version"), default=1)
    content = models.JSONField(_("content"), null=True, blank=True)
    # SHA-256 over the canonical JSON (RFC 8785) of the content.
    digest = models.CharField(_("digest"), max_length=64, blank=True)
    drafted_at = models.DateTimeField(_("drafted at"))
    drafted_by = models.ForeignKey(
        "platforms.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    edited_at = models.DateTimeField(_("edited at"))
    edited_by = models.ForeignKey(
        "platforms.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    proposed_at = models.DateTimeField(_("proposed at"), null=True, blank=True)
    proposed_by = models.ForeignKey(
        "platforms.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    published_by = models.ForeignKey(
        "platforms.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # When it was superseded, withdrawn or discarded; by whom, and why.
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ended_by = models.ForeignKey(
        "platforms.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=2000, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = _("edition of a bulletin")
        verbose_name_plural = _("bulletins")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["jurisdiction", "of"],
                condition=Q(state__in=["draft", "proposed"]),
                name="one_open_edition_of_a_bulletin",
            ),
            models.UniqueConstraint(
                fields=["jurisdiction", "of"],
                condition=Q(state="published"),
                name="one_published_edition_of_a_bulletin",
            ),
            models.UniqueConstraint(
                fields=["jurisdiction", "of", "number"],
                name="edition_number_is_unique_per_bulletin",
            ),
            models.CheckConstraint(
                condition=Q(published_by__isnull=True) | ~Q(published_by=F("proposed_by")),
                name="who_publishes_is_not_who_proposed",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "proposed", "discarded"], number__isnull=True)
                | Q(
                    state__in=["published", "superseded", "withdrawn"],
                    number__gt=0,
                    proposed_by__isnull=False,
                    published_by__isnull=False,
                    published_at__isnull=False,
                ),
                name="edition_is_published_by_two_people_under_a_number",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "discarded"])
                | Q(
                    Q(content__isnull=False, proposed_by__isnull=False, proposed_at__isnull=False),
                    ~Q(digest=""),
                ),
                name="edition_that_is_proposed_has_its_content",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jurisdiction_id} {self.of} {self.number or self.state}"

    def may_become(self, state: str) -> bool:
        return state in EDITION_TRANSITIONS[self.state]

    def is_told_to(self, principal: Principal) -> bool:
        """What was taken back is for the office that wrote it; that it was, and why, for all."""
        own = principal.office_id == self.office_id
        return own or self.state != EditionState.WITHDRAWN

    @property
    def is_public(self) -> bool:
        return self.state in PUBLIC


class EditionFileQuerySet(models.QuerySet["EditionFile"]):
    def visible_to(self, principal: Principal) -> Self:
        return self.filter(edition__in=Edition.objects.visible_to(principal))


class EditionFile(models.Model):
    """A published edition as PDF in one language: kept, so that its bytes are always the same."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="files")
    language = models.CharField(max_length=2, choices=[("en", _("English")), ("zh", _("Chinese"))])
    media_type = models.CharField(max_length=64, default="application/pdf")
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    objects = EditionFileQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["edition", "language"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "language"], name="one_file_of_an_edition_per_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.language}"
