"""The audit trail: who did what, when. Nobody writes here; services do."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import formats, timezone
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import DeskAdmin, Fact, principal_of
from platforms.admin.details import in_full, in_short
from platforms.models import AuditEvent, Credential, Person, Platform
from platforms.roles import Scope

ACTIONS: dict[str, Any] = {
    "attestation.drafted": _("attestation drafted"),
    "attestation.changed": _("attestation changed"),
    "attestation.measured": _("measurements of an attestation given"),
    "attestation.submitted": _("attestation submitted"),
    "attestation.withdrawn": _("attestation withdrawn"),
    "attestation.examined": _("attestation examined"),
    "attestation.examination_asked": _("another examination asked for"),
    "attestation.expiring": _("attestation about to expire"),
    "attestation.expired": _("attestation expired"),
    "key.registered": _("platform's key registered"),
    "key.revoked": _("platform's key revoked"),
    "signing_key.published": _("receipt key published"),
    "signing_key.retired": _("receipt key retired"),
    "tree_head.kept": _("head of the log kept"),
    "batch.received": _("batch received"),
    "batch.taken_back": _("batch taken back into the draft"),
    "batch.dropped": _("batch dropped from the draft"),
    "batch.checked": _("batch checked"),
    "batch.rejected": _("batch rejected"),
    "consolidation.frozen": _("consolidation frozen"),
    "credential.issued": _("credential issued"),
    "credential.revoked": _("credential revoked"),
    "directive.issued": _("directive issued"),
    "directive.acknowledged": _("directive acknowledged"),
    "directive.answered": _("directive answered"),
    "directive.accepted": _("answer to a directive accepted"),
    "directive.returned": _("answer to a directive sent back"),
    "directive.extended": _("date of a directive put off"),
    "directive.withdrawn": _("directive withdrawn"),
    "edition.drafted": _("bulletin drafted"),
    "edition.changed": _("draft of a bulletin changed"),
    "edition.updated": _("draft of a bulletin brought up to date"),
    "edition.proposed": _("bulletin proposed"),
    "edition.returned": _("proposed bulletin sent back"),
    "edition.published": _("bulletin published"),
    "edition.superseded": _("bulletin superseded"),
    "edition.withdrawn": _("bulletin withdrawn"),
    "edition.discarded": _("draft of a bulletin discarded"),
    "evidence.received": _("evidence received"),
    "evidence.taken_back": _("evidence taken back into the draft"),
    "evidence.dropped": _("evidence dropped from the draft"),
    "evidence.clean": _("evidence let out of quarantine"),
    "evidence.infected": _("virus found in evidence"),
    "evidence.opened": _("evidence opened"),
    "export.asked": _("export asked for"),
    "export.made": _("export made"),
    "export.failed": _("export could not be made"),
    "export.downloaded": _("export downloaded"),
    "export.dropped": _("export dropped"),
    "export.expired": _("file of an export removed: its time was over"),
    "explanation.given": _("explanation given"),
    "explanation.noted": _("explanation noted"),
    "explanation.refused": _("explanation refused"),
    "extension.granted": _("later due date granted"),
    "extension.revoked": _("later due date revoked"),
    "figures.declared": _("figures declared"),
    "office.founded": _("office founded"),
    "person.added": _("person added"),
    "person.deactivated": _("person deactivated"),
    "person.reactivated": _("person activated again"),
    "person.role_changed": _("role changed"),
    "person.password_reset": _("password reset"),
    "person.locked_out": _("account locked after wrong passwords or codes"),
    "person.access_reviewed": _("access reviewed"),
    "person.unlocked": _("account unlocked"),
    "person.sessions_ended": _("sessions ended"),
    "person.second_factor_added": _("second factor set up"),
    "person.second_factor_removed": _("second factor removed"),
    "person.recovery_codes_renewed": _("recovery codes renewed"),
    "platform.registered": _("platform registered"),
    "platform.status_changed": _("status of the platform changed"),
    "platform.classified": _("size of the platform changed"),
    "product.registered": _("product registered"),
    "product.changed": _("product changed"),
    "product.withdrawn": _("product withdrawn"),
    "product.offered": _("product offered again"),
    "open_data.published": _("open data published"),
    "open_data.refused": _("open data not published: it would tell of few platforms"),
    "period.opened": _("period opened"),
    "period.closed": _("period closed"),
    "period.rechecked": _("filings checked again"),
    "period.archived": _("records of the period archived"),
    "period.restored": _("records of the period brought back"),
    "person.logged_in": _("logged in"),
    "person.logged_out": _("logged out"),
    "person.password_changed": _("password changed"),
    "reminder.due_soon": _("reminded of a filing that is due soon"),
    "reminder.overdue": _("reminded of a filing that is overdue"),
    "reminder.escalated": _("office told of a filing that is overdue"),
    "question.asked": _("question asked"),
    "question.asked_again": _("question followed up"),
    "question.answered": _("question answered"),
    "question.closed": _("question closed"),
    "report.opened": _("report opened"),
    "review.assigned": _("review assigned"),
    "review.unassigned": _("review taken back from its assignee"),
    "review.accepted": _("review done"),
    "revision.started": _("correction started"),
    "revision.submitted": _("revision submitted"),
    "revision.withdrawn": _("revision withdrawn"),
    "revision.accepted": _("revision accepted"),
    "revision.needs_explanation": _("revision needs explanation"),
    "revision.rejected": _("revision rejected"),
    "revision.returned": _("revision returned"),
    "signal.found": _("signal found"),
    "signal.acknowledged": _("signal acknowledged"),
    "signal.dismissed": _("signal dismissed"),
    "signal.opened": _("signal opened again"),
    "revision.put_off": _("date of a correction put off"),
    "upload.opened": _("upload opened"),
    "upload.completed": _("upload completed"),
    "upload.abandoned": _("upload abandoned"),
    "upload.expired": _("upload expired"),
    "waiver.granted": _("waiver granted"),
    "waiver.revoked": _("waiver revoked"),
}
ACTORS = {
    "platform": _("platform"),
    "office": _("office"),
    "system": _("workers"),
    "operator": _("operator"),
}
# What the trail is about, in the order of the nouns' lives.
NOUNS = {
    "report": _("report"),
    "revision": _("revision"),
    "figures": _("figures"),
    "batch": _("batch"),
    "upload": _("upload"),
    "explanation": _("explanation"),
    "waiver": _("waiver"),
    "extension": _("extension"),
    "reminder": _("reminder"),
    "question": pgettext_lazy("asked of a platform", "question"),
    "review": _("review"),
    "attestation": _("attestation"),
    "evidence": _("evidence"),
    "directive": _("directive"),
    "signal": _("signal"),
    "period": _("period"),
    "consolidation": _("consolidation"),
    "edition": _("bulletin"),
    "export": _("export"),
    "open_data": _("open-data package"),
    "office": _("office"),
    "platform": _("platform"),
    "product": _("product"),
    "person": _("person"),
    "credential": _("credential"),
}


def with_names(events: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
    """Each with `actor` and `platform`, as names: the trail holds ids, and no foreign keys."""
    first, second = ("zh", "en") if (get_language() or "").startswith("zh") else ("en", "zh")
    person = Person.objects.filter(pk=OuterRef("person_id"))
    credential = Credential.objects.filter(pk=OuterRef("credential_id"))
    platform = Platform.objects.filter(pk=OuterRef("platform_id"))
    return events.annotate(
        actor=Coalesce(
            Subquery(person.exclude(**{f"name_{first}": ""}).values(f"name_{first}")[:1]),
            Subquery(person.values(f"name_{second}")[:1]),
            Subquery(credential.values("name")[:1]),
        ),
        platform=Coalesce(
            Subquery(platform.exclude(**{f"name_{first}": ""}).values(f"name_{first}")[:1]),
            Subquery(platform.values(f"name_{second}")[:1]),
        ),
    )


def in_words(action: str) -> str:
    return str(ACTIONS.get(action, action))


def who(event: Any) -> str:
    kind = str(ACTORS.get(event.actor_kind, event.actor_kind))
    return f"{event.actor} ({kind})" if event.actor else kind


class TimeFilter(admin.DateFieldListFilter):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = _("time")


class NounFilter(admin.SimpleListFilter):
    title = _("object")
    parameter_name = "noun"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(NOUNS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        noun = self.value()
        return queryset.filter(action__startswith=f"{noun}.") if noun in NOUNS else queryset


class ActorFilter(admin.SimpleListFilter):
    title = _("kind of actor")
    parameter_name = "by"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(ACTORS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        kind = self.value()
        return queryset.filter(actor_kind=kind) if kind in ACTORS else queryset


class AuditEventAdmin(DeskAdmin[AuditEvent]):
    read_scope = Scope.EVENTS_READ
    list_display = ("at", "what", "platform_name", "actor_name", "summary")
    list_filter = (("at", TimeFilter), NounFilter, ActorFilter)
    search_fields = ("=object_id", "=action", "=request_id")
    search_help_text = _("An action, an object's id, or a platform by its name or USCC")
    ordering: ClassVar = ("-at", "-id")

    def get_queryset(self, request: HttpRequest) -> QuerySet[AuditEvent]:
        return with_names(super().get_queryset(request))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[AuditEvent], search_term: str
    ) -> tuple[QuerySet[AuditEvent], bool]:
        found, duplicates = super().get_search_results(request, queryset, search_term)
        if not search_term:
            return found, duplicates
        platforms = Platform.objects.visible_to(principal_of(request)).filter(
            Q(name_zh__icontains=search_term)
            | Q(name_en__icontains=search_term)
            | Q(uscc=search_term.upper())
        )
        return found | queryset.filter(platform_id__in=platforms.values("id")), duplicates

    @admin.display(description=_("action"), ordering="action")
    def what(self, event: AuditEvent) -> str:
        return in_words(event.action)

    @admin.display(description=_("platform"))
    def platform_name(self, event: Any) -> str:
        return event.platform or "–"

    @admin.display(description=_("by"))
    def actor_name(self, event: AuditEvent) -> str:
        return who(event)

    @admin.display(description=_("details"))
    def summary(self, event: AuditEvent) -> str:
        text = in_short(event.data)
        return text if len(text) <= 120 else f"{text[:119]}…"

    def heading(self, event: AuditEvent) -> str:
        at = formats.localize(timezone.localtime(event.at))
        return gettext("%(what)s, %(at)s") % {"what": in_words(event.action), "at": at}

    def facts(self, event: Any) -> list[Fact]:
        return [
            (_("at"), event.at),
            (_("action"), f"{in_words(event.action)} ({event.action})"),
            (_("by"), who(event)),
            (_("platform"), event.platform or "–"),
            (_("object"), f"{NOUNS.get(event.object_type, event.object_type)} {event.object_id}"),
            (_("request"), event.request_id or "–"),
            *in_full(event.data),
        ]
