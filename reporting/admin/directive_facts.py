"""What a page about a directive tells: what it is about, how it was answered, what happened."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.audit import in_words, who, with_names
from platforms.admin.desk import Fact, Link, Table
from platforms.principals import Principal
from reporting.admin.directive_forms import HIDDEN
from reporting.admin.words import control_of, title_of_check
from reporting.models import Directive, DirectiveAnswer, Receipt
from reporting.selectors.directives import answers_to, history_of
from reporting.selectors.receipts import visible_receipts


def given(request: HttpRequest) -> list[Fact]:
    """What the page that led here says it is about."""
    names = {
        "report": gettext("report"),
        "revision": gettext("revision"),
        "finding": gettext("finding"),
        "attestation": gettext("attestation"),
    }
    sent = request.POST if request.method == "POST" else request.GET
    return [(names[name], sent[name]) for name in HIDDEN if sent.get(name)]


def about(directive: Directive) -> list[Fact]:
    facts: list[Fact] = []
    if directive.revision is not None:
        facts.append((_("report"), directive.revision))
    if directive.finding is not None:
        check = directive.finding.check_id
        facts.append((_("finding"), f"{check} {title_of_check(check)}"))
    if directive.attestation is not None:
        control = directive.attestation.control
        facts.append((_("attestation"), f"{control} {control_of(control)}"))
    if directive.period_id is not None:
        records = ", ".join(directive.record_ids)
        facts.append((_("records"), f"{directive.period_id:%Y-%m}: {records}"))
    return facts


def rooms(directive: Directive) -> list[Link]:
    found = [
        ("platforms_platform", directive.platform_id, gettext("Platform")),
        ("reporting_attestation", directive.attestation_id, gettext("Attestation")),
    ]
    links = [
        Link(text, reverse(f"admin:{name}_change", args=[key])) for name, key, text in found if key
    ]
    if directive.revision is not None:
        report = reverse("admin:reporting_report_change", args=[directive.revision.report_id])
        url = f"{report}?revision={directive.revision.number}"
        links.append(Link(gettext("The report"), url))
    return links


def issued_by(principal: Principal, directive: Directive) -> str:
    """A person at the console or a credential of the office, as the trail has it."""
    events = history_of(principal, directive).filter(action="directive.issued")
    event = with_names(events).first()
    return who(event) if event else str(directive.issued_by or "")


def answers(
    principal: Principal, directive: Directive
) -> list[tuple[DirectiveAnswer, Receipt | None]]:
    """Each with the receipt that was given for it; the latest first."""
    given = {one.object_number: one for one in visible_receipts(principal, object_id=directive.id)}
    found = answers_to(principal, directive).order_by("-number")
    return [(one, given.get(one.number)) for one in found]


def latest(answer: DirectiveAnswer | None) -> list[Fact]:
    if answer is None:
        return []
    return [(gettext("answer %(number)s") % {"number": answer.number}, answer.text)]


def history_table(principal: Principal, directive: Directive) -> Table:
    events = with_names(history_of(principal, directive).order_by("-at", "-id"))
    return Table(
        gettext("history"),
        [gettext("at"), gettext("action"), gettext("by"), gettext("reason")],
        [
            (event.at, in_words(event.action), who(event), event.data.get("reason") or "–")
            for event in events
        ],
    )
