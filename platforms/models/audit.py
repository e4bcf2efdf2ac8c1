from typing import ClassVar

from django.db import models
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from platforms.ids import uuid7
from platforms.models.platforms import Platform
from platforms.principals import Principal
from platforms.tenancy import TenantQuerySet


class AuditEventQuerySet(TenantQuerySet["AuditEvent"]):
    platform_path = "platform_id"

    def visible_to(self, principal: Principal) -> "AuditEventQuerySet":
        """Events of visible platforms, and for an office what it did itself."""
        if principal.sees_all:
            return self
        if principal.kind == "office":
            own = models.Q(office_id=principal.office_id)
            province = Platform.objects.filter(jurisdiction_id=principal.jurisdiction)
            return self.filter(own | models.Q(platform_id__in=province.values("id")))
        return super().visible_to(principal)


class AuditEvent(models.Model):
    """One change of state: who, what, when. Written in the same transaction, never changed.

    It holds ids and no foreign keys, so that it never stands in the way of the live tables.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    # The writing transaction: readers page by it, since ids are given out before commit.
    transaction = models.BigIntegerField(
        editable=False, db_default=RawSQL("pg_current_xact_id()::text::bigint", [])
    )
    at = models.DateTimeField(_("at"))
    action = models.CharField(_("action"), max_length=64)
    object_type = models.CharField(_("type"), max_length=32)
    object_id = models.CharField(_("object"), max_length=64)
    platform_id = models.UUIDField(_("platform"), null=True)
    office_id = models.UUIDField(_("office"), null=True)
    actor_kind = models.CharField(_("kind of actor"), max_length=16)
    person_id = models.UUIDField(_("person"), null=True)
    credential_id = models.UUIDField(_("credential"), null=True)
    request_id = models.CharField(_("request"), max_length=64, blank=True)
    data = models.JSONField(_("details"), default=dict)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        verbose_name = _("audit event")
        verbose_name_plural = _("audit trail")
        indexes: ClassVar = [
            models.Index(fields=["transaction", "id"], name="audit_by_transaction"),
            models.Index(fields=["platform_id", "transaction", "id"], name="audit_by_platform"),
            models.Index(fields=["object_type", "object_id"], name="audit_by_object"),
            models.Index(fields=["-at", "-id"], name="audit_by_time"),
            models.Index(
                fields=["person_id", "-at"],
                condition=models.Q(person_id__isnull=False),
                name="audit_by_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.object_type} {self.object_id}"
