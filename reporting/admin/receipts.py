"""Receipts as an office reads them: what each proves, its place in the log, and its proof."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import URLPattern, reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import DeskAdmin, Fact, Link, Table, principal_of, require
from platforms.principals import Principal
from platforms.refusals import Refused
from platforms.roles import Scope
from reporting.admin.proof_log import page_of_log
from reporting.models import Receipt
from reporting.proof.canonical import parse
from reporting.proof.signing import unverified
from reporting.selectors.receipts import bundle, visible_receipts

PAGES = {
    "report": "reporting_report",
    "attestation": "reporting_attestation",
    "directive": "reporting_directive",
}
SHORT = 12  # so much of a key's name tells it from the others
SHOWN = 20


def about(principal: Principal, object_id: UUID, number: int | None = None) -> list[Receipt]:
    """Of a report or an attestation, or of one revision of it; the latest first."""
    found = visible_receipts(principal, object_id=object_id, number=number)
    return list(found.order_by("-serial")[:SHOWN])


def url_of(receipt: Receipt) -> str:
    """The page of what it proves."""
    room = receipt.kind.partition(".")[0]
    url = reverse(f"admin:{PAGES[room]}_change", args=[receipt.object_id])
    return url if room == "directive" else f"{url}?revision={receipt.object_number}"


class ReceiptAdmin(DeskAdmin[Receipt]):
    read_scope = Scope.REPORTS_READ
    page_template = "console/receipt.html"
    list_display = ("given_at", "what", "platform", "object_number", "serial", "place", "signer")
    list_filter = ("kind",)
    list_select_related = ("platform", "key", "previous", "next")
    search_fields = ("platform__name_zh", "platform__name_en", "=platform__uscc", "=digest")
    search_help_text = _("A platform by its name or USCC, or the SHA-256 of a receipt")
    ordering: ClassVar = ("-id",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Receipt]:
        found = visible_receipts(principal_of(request))
        return found.order_by(*self.ordering)

    def own_urls(self) -> list[URLPattern]:
        return [
            self.own_url("log/", self.log_view, "log"),
            self.own_url("<uuid:object_id>/proof/", self.proof_view, "proof"),
        ]

    @admin.display(description=_("proves"), ordering="kind")
    def what(self, receipt: Receipt) -> str:
        return str(receipt.get_kind_display())

    @admin.display(description=_("place in the log"), ordering="entry_id")
    def place(self, receipt: Receipt) -> str:
        return "–" if receipt.entry_id is None else f"{receipt.entry_id:,}"

    @admin.display(description=pgettext_lazy("receipt", "key"), ordering="key_id")
    def signer(self, receipt: Receipt) -> str:
        return f"{receipt.key_id[:SHORT]}…"

    def heading(self, receipt: Receipt) -> str:
        said = {"kind": self.what(receipt), "platform": receipt.platform}
        return gettext("%(kind)s: %(platform)s") % said

    def page(self, request: HttpRequest, found: Receipt) -> dict[str, Any]:
        proof = Link(gettext("Download the proof"), self.url("proof", found.pk))
        subject = Link(gettext("What it proves"), url_of(found))
        platform = reverse("admin:platforms_platform_change", args=[found.platform_id])
        return {
            "receipt": found,
            "facts": self.facts(found),
            "links": [
                *([] if found.entry_id is None else [proof]),
                *(subject, Link(gettext("Platform"), platform)),
            ],
            "tables": [_said(found)],
        }

    def facts(self, receipt: Receipt) -> list[Fact]:
        before, after = receipt.previous, getattr(receipt, "next", None)
        return [
            (_("platform"), receipt.platform),
            (_("number in the platform's chain"), receipt.serial),
            (_("given at"), receipt.given_at),
            (_("place in the log"), self.place(receipt)),
            (pgettext_lazy("receipt", "key"), receipt.key_id),
            (_("state of the key"), _state_of_key(receipt)),
            ("SHA-256", receipt.digest),
            (_("signed by the platform as well"), bool(receipt.signature)),
            (_("receipt before it"), before and self._link(before)),
            (_("receipt after it"), after and self._link(after)),
        ]

    def _link(self, receipt: Receipt) -> Link:
        text = gettext("number %(number)s") % {"number": receipt.serial}
        return Link(text, self.url("change", receipt.pk))

    def log_view(self, request: HttpRequest) -> HttpResponse:
        require(request, self.read_scope)
        title = gettext("The log of receipts")
        return self.show(request, title, page_of_log(), "console/log.html")

    def proof_view(self, request: HttpRequest, object_id: UUID) -> HttpResponse:
        """The file that proves a receipt to anybody, to be saved."""
        receipt = self.find(request, object_id)
        try:
            proof = bundle(principal_of(request), receipt)
        except Refused as refused:
            messages.error(request, self.desk.in_words(refused))
            return HttpResponseRedirect(self.url("change", receipt.pk))
        answer = JsonResponse(proof)
        name = f"candor-proof-{receipt.pk}.json"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


def _state_of_key(receipt: Receipt) -> str:
    if receipt.key.compromised_at:
        return gettext("compromised")
    return gettext("retired") if receipt.key.retired_at else gettext("in use")


def _said(receipt: Receipt) -> Table:
    return Table(
        gettext("what the receipt says"),
        [gettext("member"), gettext("value")],
        list(_flat(parse(unverified(receipt.jws)))),
    )


def _flat(said: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every value by the way to it, as `what.batches.each.0.sha256`."""
    below: Mapping[Any, object] = {}
    if isinstance(said, Mapping):
        below = said
    elif isinstance(said, list):
        below = dict(enumerate(said))
    for name, value in below.items():
        yield from _flat(value, f"{path}.{name}" if path else str(name))
    if not below:
        yield path, "" if said in (None, [], {}) else str(said)
