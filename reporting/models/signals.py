"""What rules heard in the filings, and what an office made of it."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from platforms.ids import uuid7
from platforms.principals import Principal
from platforms.tenancy import TenantQuerySet


class SignalState(models.TextChoices):
    OPEN = "open", pgettext_lazy("signal", "open")
    ACKNOWLEDGED = "acknowledged", pgettext_lazy("signal", "acknowledged")
    DISMISSED = "dismissed", pgettext_lazy("signal", "dismissed")


# An office may think again; the workers open what became far stronger.
SIGNAL_TRANSITIONS: dict[str, frozenset[str]] = {
    SignalState.OPEN: frozenset({SignalState.ACKNOWLEDGED, SignalState.DISMISSED}),
    SignalState.ACKNOWLEDGED: frozenset({SignalState.OPEN, SignalState.DISMISSED}),
    SignalState.DISMISSED: frozenset({SignalState.OPEN, SignalState.ACKNOWLEDGED}),
}


class ForOffices(TenantQuerySet["Signal"]):
    def visible_to(self, principal: Principal) -> Self:
        """Of the office's platforms, and of its own scope. Platforms see none."""
        if principal.sees_all:
            return self
        if principal.kind != "office":
            return self.none()
        own = models.Q(jurisdiction_id=principal.jurisdiction)
        return self.filter(own | models.Q(platform__jurisdiction_id=principal.jurisdiction))


class Signal(models.Model):
    """Something odd, once for what it is about: a platform, or the platforms of a scope.

    Found again, it stays the same signal with the numbers of now; no longer found, it says since
    when. What an office decided stays, unless it becomes far stronger.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    rule = models.CharField(_("rule"), max_length=8)
    period = models.ForeignKey(
        "reporting.Period", on_delete=models.PROTECT, related_name="+", verbose_name=_("period")
    )
    # One of them.
    platform = models.ForeignKey(
        "platforms.Platform",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("platform"),
    )
    jurisdiction = models.ForeignKey(
        "platforms.Jurisdiction",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("scope"),
    )
    # What the rule calls what it heard: a category, a code, a digest.
    subject = models.CharField(_("about"), max_length=300, blank=True)
    strength = models.FloatField(_("strength"))
    numbers = models.JSONField(_("numbers"), default=dict)
    found_at = models.DateTimeField(_("found at"))
    gone_at = models.DateTimeField(_("no longer found since"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=12, choices=SignalState.choices, default=SignalState.OPEN
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        "platforms.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_strength = models.FloatField(null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=2000, blank=True)

    objects = ForOffices.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = _("signal")
        verbose_name_plural = _("signals")
        indexes: ClassVar = [
            models.Index(fields=["period", "rule"], name="signal_by_period"),
            models.Index(fields=["platform", "period"], name="signal_by_platform"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["period", "rule", "platform", "jurisdiction", "subject"],
                nulls_distinct=False,
                name="one_signal_for_what_it_is_about",
            ),
            models.CheckConstraint(
                condition=models.Q(platform__isnull=True, jurisdiction__isnull=False)
                | models.Q(platform__isnull=False, jurisdiction__isnull=True),
                name="signal_is_about_a_platform_or_a_scope",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="dismissed") | ~models.Q(reason=""),
                name="signal_dismissed_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.subject}".strip()

    def may_become(self, state: str) -> bool:
        return state in SIGNAL_TRANSITIONS[self.state]


class SightingQuerySet(TenantQuerySet["Sighting"]):
    def visible_to(self, principal: Principal) -> Self:
        return self.none() if principal.kind == "platform" else super().visible_to(principal)


class Sighting(models.Model):
    """Content, or a target, of a platform's report that another platform filed as well.

    Kept when a revision comes into force, so that nobody looks through all records for it.
    """

    id = models.BigAutoField(primary_key=True)
    period = models.ForeignKey("reporting.Period", on_delete=models.PROTECT, related_name="+")
    platform = models.ForeignKey("platforms.Platform", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)  # content | target
    key = models.CharField(max_length=300)
    records = models.IntegerField()
    first_at = models.DateTimeField()

    objects = SightingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["period", "kind", "key", "platform"], name="one_sighting_per_platform"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["period", "platform"], name="sighting_by_platform")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Watch(models.Model):
    """Which consolidation of a period the rules looked at last, and which rules those were."""

    period = models.OneToOneField("reporting.Period", on_delete=models.PROTECT, primary_key=True)
    consolidation = models.ForeignKey(
        "reporting.Consolidation", on_delete=models.PROTECT, related_name="+"
    )
    rules = models.CharField(max_length=32)
    looked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.period_id:%Y-%m} {self.rules}"
