"""The console: Django's admin as the desk of an office, in the name of whoever is logged in."""

from typing import Any, cast

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import SimpleTemplateResponse, TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.i18n import set_language

from config.problems import detail_of
from platforms import audit
from platforms.admin import coming_in, saved_filters
from platforms.admin.audit import AuditEventAdmin
from platforms.admin.coming_in import turn_away
from platforms.admin.credentials import CredentialAdmin
from platforms.admin.desk import Desk, DeskAdmin, principal_of
from platforms.admin.people import PersonAdmin
from platforms.admin.platforms import PlatformAdmin
from platforms.admin.products import ProductAdmin
from platforms.admin.viewings import ViewingAdmin
from platforms.models import (
    AuditEvent,
    ConsoleSession,
    Credential,
    Person,
    Platform,
    Product,
    Viewing,
)
from platforms.principals import AUTHENTICATOR
from platforms.refusals import Refused
from platforms.roles import Scope
from platforms.services import second_factors, sessions
from platforms.services.logins import SESSION
from platforms.tenancy import bind
from reporting.admin import glance
from reporting.admin.attestations import AttestationAdmin
from reporting.admin.consolidations import ConsolidationAdmin
from reporting.admin.directives import DirectiveAdmin
from reporting.admin.editions import EditionAdmin
from reporting.admin.explanations import ExplanationAdmin
from reporting.admin.exports import ExportAdmin
from reporting.admin.extensions import ExtensionAdmin
from reporting.admin.periods import PeriodAdmin
from reporting.admin.questions import QuestionAdmin
from reporting.admin.receipts import ReceiptAdmin
from reporting.admin.reminders import ReminderAdmin
from reporting.admin.reports import ReportAdmin
from reporting.admin.reviews import ReviewAdmin
from reporting.admin.runs import CheckRunAdmin
from reporting.admin.scorecards import ScorecardAdmin
from reporting.admin.search import page_of_search
from reporting.admin.signals import SignalAdmin
from reporting.admin.waivers import WaiverAdmin
from reporting.models import (
    Attestation,
    CheckRun,
    Consolidation,
    Directive,
    Edition,
    Explanation,
    Export,
    Extension,
    Period,
    Quality,
    Question,
    Receipt,
    Reminder,
    Report,
    Review,
    Signal,
    Waiver,
)

Room = tuple[type[Model], type[DeskAdmin[Any]]]
# The order of a working day: what came in, what it adds up to, who files, what was done.
ROOMS: tuple[tuple[Any, tuple[Room, ...]], ...] = (
    (
        _("Filings"),
        ((Report, ReportAdmin), (Extension, ExtensionAdmin), (Reminder, ReminderAdmin)),
    ),
    (
        _("Review"),
        (
            (Review, ReviewAdmin),
            (Question, QuestionAdmin),
            (Explanation, ExplanationAdmin),
            (Waiver, WaiverAdmin),
            (Directive, DirectiveAdmin),
        ),
    ),
    (
        _("The whole picture"),
        (
            (Consolidation, ConsolidationAdmin),
            (Edition, EditionAdmin),
            (Export, ExportAdmin),
            (Period, PeriodAdmin),
        ),
    ),
    (_("What is odd"), ((Signal, SignalAdmin), (Quality, ScorecardAdmin))),
    (_("Safeguards"), ((Attestation, AttestationAdmin),)),
    (_("Who files"), ((Platform, PlatformAdmin), (Product, ProductAdmin))),
    (_("Access"), ((Person, PersonAdmin), (Credential, CredentialAdmin))),
    (
        _("What was done"),
        (
            (AuditEvent, AuditEventAdmin),
            (Viewing, ViewingAdmin),
            (Receipt, ReceiptAdmin),
            (CheckRun, CheckRunAdmin),
        ),
    ),
)
# Pages of a room beside its list: what they are called, and their route.
BESIDE: dict[type[Model], tuple[tuple[Any, str], ...]] = {
    Report: ((_("calendar"), "calendar"), (_("onboarding"), "onboarding")),
    Consolidation: ((_("ask the figures"), "figures"), (_("restatements"), "restatements")),
    Attestation: ((_("coverage"), "coverage"),),
    Person: ((_("access review"), "access"),),
    Receipt: ((_("log"), "log"),),
}
# Those that not everybody may open who may open the list.
FOR_FEW = {"access": Scope.CREDENTIALS_WRITE}


class Console(Desk):
    site_title = _("Candor")
    site_header = _("Candor")
    index_title = _("Desk")
    site_url = None
    enable_nav_sidebar = False
    index_template = "console/desk.html"

    def __init__(self, name: str = "console") -> None:
        super().__init__(name)
        for _title, pages in ROOMS:
            for model, page in pages:
                self.register(model, page)

    def in_words(self, refused: Refused) -> str:
        return detail_of(refused.code, refused.params)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Every page runs in its reader's name, and is rendered while the transaction is theirs."""

        def bound(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            session = sessions.enter(principal_of(request), request.session.get(SESSION))
            if session is None:
                return turn_away(request)
            if self._owes_a_second_factor(request, session):
                return HttpResponseRedirect(reverse("admin:platforms_person_second_factor"))
            return _rendered(view(request, *args, **kwargs))

        return super().admin_view(bound, cacheable)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [
            path("language/", set_language, name="language"),
            path("login/code/", self.code, name="login_code"),
            path("saved-filters/", self.admin_view(self.save_filter), name="saved_filter_save"),
            path(
                "saved-filters/<uuid:filter_id>/remove/",
                self.admin_view(saved_filters.remove_view),
                name="saved_filter_remove",
            ),
            path("search/", self.admin_view(self.search_view), name="search"),
            *super().get_urls(),
        ]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        known = self.has_permission(request)
        return {
            **super().each_context(request),
            "person": request.user if known else None,
            "navigation": self._navigation(request) if known else [],
            "languages": settings.LANGUAGES,
            "here": request.get_full_path(),
            "saved": saved_filters.bar(request) if known else None,
        }

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """Nothing: pages are reached by `navigation`, in the order of the work."""
        return []

    def get_log_entries(self, request: HttpRequest) -> Any:
        """None: what was done is in the audit trail."""
        return ()

    def _navigation(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Menus and their pages; `current` is true of the page that is read, and of its menu."""
        rooms: list[dict[str, Any]] = [
            {
                "title": title,
                "pages": [e for model, _page in pages for e in self._entries(request, model)],
            }
            for title, pages in ROOMS
        ]
        here = [e for room in rooms for e in room["pages"] if request.path.startswith(e["url"])]
        # Within a page of its own: a coverage is not a list of attestations.
        current: dict[str, Any] = max(here, key=lambda entry: len(entry["url"]), default={})
        current["current"] = True
        for room in rooms:
            room["current"] = current in room["pages"]
        return rooms

    def _entries(self, request: HttpRequest, model: type[Model]) -> list[dict[str, Any]]:
        """The pages of a room that are shown to whoever asks."""
        page: Any = self._registry[model]
        principal = principal_of(request)
        if not principal.may(page.read_scope):
            return []
        name = page.nav_name or model._meta.verbose_name_plural
        return [
            {"name": name, "url": page.url("changelist")},
            *(
                {"name": text, "url": page.url(route)}
                for text, route in BESIDE.get(model, ())
                if principal.may(FOR_FEW.get(route, page.read_scope))
            ),
        ]

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        seen = glance.at_a_glance(principal_of(request), request.GET.get("period", ""))
        return super().index(request, {**seen, "is_desk": True, **(extra_context or {})})

    def save_filter(self, request: HttpRequest) -> HttpResponse:
        return saved_filters.save_view(self, request)

    def search_view(self, request: HttpRequest) -> HttpResponse:
        found = page_of_search(principal_of(request), request.GET.get("q", ""))
        context = {**self.each_context(request), "title": gettext("Search"), **found}
        return TemplateResponse(request, "console/search.html", context)

    # --- Coming and going ---------------------------------------------------------------

    @method_decorator(never_cache)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        bind(AUTHENTICATOR)
        return _come_in(request, coming_in.password_view(self, request))

    @method_decorator([never_cache, csrf_protect])
    def code(self, request: HttpRequest) -> HttpResponse:
        bind(AUTHENTICATOR)
        return _come_in(request, coming_in.code_view(self, request))

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        if request.method == "POST":
            _note(request, "person.logged_out")
            sessions.log_out(request.session.get(SESSION))
        super().logout(request, extra_context)
        # To the login page, in the language of the reader, rather than to a page of its own.
        return _see_other(reverse("admin:login"))

    def _owes_a_second_factor(self, request: HttpRequest, session: ConsoleSession) -> bool:
        """The role asks for one, and whatever else there is to see has to wait for it."""
        if session.second_factor or not second_factors.is_due(cast(Person, request.user)):
            return False
        own = (reverse("admin:platforms_person_me"), reverse("admin:logout"))
        return not request.path.startswith(own)

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        person = cast(Person, request.user)
        if request.method == "POST" and coming_in.is_locked(request, person):
            return coming_in.locked(request, person)
        answer: Any = super().password_change(request, extra_context)
        if request.method != "POST":
            return answer
        if answer.status_code == 302:
            _note(request, "person.password_changed")
            sessions.end(person.principal(), person, keep=request.session.get(SESSION))
        elif "old_password" in answer.context_data["form"].errors:
            # Whoever finds a browser open does not guess it here, either.
            coming_in.count_failure(request, person)
        return answer


def _rendered(answer: HttpResponse) -> HttpResponse:
    # Django renders after the view, outside its transaction: there, everybody sees nothing.
    if isinstance(answer, SimpleTemplateResponse):
        answer.render()
    return answer


def _come_in(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Whoever was let in by this request is written down."""
    came_in = request.user.is_authenticated and coming_in.PENDING not in request.session
    answer = _rendered(answer)
    if request.method == "POST" and came_in and answer.status_code == 302:
        _note(request, "person.logged_in")
    return answer


def _note(request: HttpRequest, action: str) -> None:
    person = request.user
    if isinstance(person, Person):
        principal = person.principal()
        bind(principal)
        audit.record(principal, action, "person", person.id)


def _see_other(url: str) -> HttpResponse:
    return HttpResponse(status=303, headers={"Location": url})
