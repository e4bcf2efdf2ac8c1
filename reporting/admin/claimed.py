"""An attestation as its page shows it: what is claimed, beside what shows it."""

import json

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from platforms.admin.desk import Fact, Link, Table
from platforms.admin.moments import deadline
from platforms.principals import Principal
from reporting.admin.directive_forms import may_issue
from reporting.admin.words import control_of, directive_of, language
from reporting.evidence.controls import demands
from reporting.models import Attestation, AttestationRevision, EvidenceFile, Revision
from reporting.selectors.directives import visible_directives
from reporting.selectors.evidence import files_of
from reporting.selectors.examinations import pending_of
from reporting.vocabulary.controls import within
from reporting.vocabulary.requirements import Measurement

SHOWN = 20
LONGEST = 400
WAITS = {
    "scan": _("its evidence waits to be scanned"),
    "worker": _("it waits for its turn"),
    "running": _("it is being examined"),
    "attempt": _("it failed through a fault of ours, and is tried again"),
}


def facts(attestation: Attestation, revision: AttestationRevision) -> list[Fact]:
    control = demands.control_of(attestation.control)
    waits = pending_of(revision)
    return [
        (_("platform"), attestation.platform),
        (_("province"), attestation.platform.jurisdiction),
        (_("control"), f"{attestation.control} {control_of(attestation.control)}"),
        (_("scope"), attestation.scope or gettext("the whole platform")),
        (_("claimed"), AttestationRevision.Status(revision.status).label),
        (_("valid"), f"{revision.valid_from:%Y-%m-%d} – {revision.valid_until:%Y-%m-%d}"),
        (_("signatory"), revision.signatory),
        (_("submitted at"), revision.submitted_at),
        (_("examined at"), revision.examined_at),
        *([(_("next examination"), WAITS[waits])] if waits else []),
        (_("source"), control.source if control else ""),
    ]


def links(principal: Principal, attestation: Attestation) -> list[Link]:
    platform = reverse("admin:platforms_platform_change", args=[attestation.platform_id])
    found = [Link(gettext("Platform"), platform)]
    if may_issue(principal):
        about = f"?uscc={attestation.platform.uscc}&attestation={attestation.pk}"
        issue = reverse("admin:reporting_directive_add")
        found.insert(0, Link(gettext("Issue a directive"), f"{issue}{about}"))
    return found


def measurements(attestation: Attestation, revision: AttestationRevision) -> list[Fact]:
    """What the platform measured, by what the control calls it."""
    control = demands.control_of(attestation.control)
    known = demands.measurements(control.requirements) if control else {}
    return [
        (demands.title(control, name, language()), _value(value, known.get(name)))
        for name, value in revision.measurements.items()
    ]


def _value(value: object, asked: Measurement | None) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = ", ".join(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return f"{text} {asked.unit}" if asked and asked.unit else text


def evidence(
    principal: Principal, attestation: Attestation, revision: AttestationRevision
) -> list[tuple[EvidenceFile, str]]:
    """Files with what their slot is called."""
    control = demands.control_of(attestation.control)
    files = files_of(principal, revision).order_by("slot", "id")
    return [(file, demands.title(control, file.slot, language())) for file in files]


def months(principal: Principal, revision: AttestationRevision) -> list[tuple[str, str]]:
    """The platform's reports in force of months within the validity, with their pages: the claim
    is held against these."""
    rows = Revision.objects.visible_to(principal).filter(
        platform_id=revision.platform_id, in_force=True
    )
    found = rows.order_by("-report__period_id").values_list("report_id", "report__period_id")
    return [
        (f"{month:%Y-%m}", reverse("admin:reporting_report_change", args=[report]))
        for report, month in found[:SHOWN]
        if within(f"{month:%Y-%m}", revision.valid_from, revision.valid_until)
    ]


def directives(principal: Principal, attestation: Attestation) -> Table:
    found = visible_directives(principal).filter(attestation=attestation).order_by("-id")
    return Table(
        gettext("directives about it"),
        [gettext("directive"), gettext("office"), gettext("state"), gettext("due by")],
        [
            (
                Link(
                    f"{directive_of(one.code)} {one.reference}".strip(),
                    reverse("admin:reporting_directive_change", args=[one.pk]),
                ),
                one.office,
                one.get_state_display(),
                deadline(one.due_at),
            )
            for one in found[:SHOWN]
        ],
        empty=gettext("None was issued."),
    )
