"""What can be done to many reports of the queue at once: what is asked for, and to what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from platforms.admin.fields import DayField, ReasonField, end_of
from platforms.principals import Principal
from platforms.refusals import Refused
from reporting.admin.bulk import Target
from reporting.admin.review_forms import PutOffForm, colleagues, day_of
from reporting.admin.words import check_of, title_of_check
from reporting.models import CheckRun, Explanation, Report, Review, Revision, State, Waiver
from reporting.selectors import due
from reporting.selectors.desk import latest_revisions
from reporting.selectors.reviews import reviews_by_report
from reporting.services import explaining, reviewing, waiving

KEEP, NOBODY = "", "none"
Values = dict[str, Any]


class ManyAssignForm(forms.Form):
    assignee = forms.ChoiceField(label=_("assignee"), required=False)
    due_on = DayField(
        label=pgettext_lazy("review", "due on"),
        required=False,
        help_text=_("Left out, the date stays as it is."),
    )


class NoteForm(forms.Form):
    reason = ReasonField(label=_("reason"), required=False, help_text=_("The platform reads it."))


class ManyWaiveForm(forms.Form):
    check = forms.ChoiceField(label=_("check"), help_text=_("Of those that found something here."))
    reason = ReasonField(label=_("reason"))
    expires_on = DayField(label=_("last day"), help_text=_("Within two years."))


class DoneForm(forms.Form):
    remark = forms.CharField(
        label=_("remark"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


@dataclass(frozen=True)
class Action:
    """`form`: asked before; `targets`: the lines, once it is filled in."""

    title: Any
    button: Any
    form: Callable[[Principal, Sequence[Report], Any], forms.Form]
    targets: Callable[[Principal, Sequence[Report], Values], list[Target]]


def _url(report: Report) -> str:
    return reverse("admin:reporting_report_change", args=[report.pk])


def _day(moment: Any) -> str:
    day = day_of(moment)
    return formats.date_format(day, "DATE_FORMAT") if day else gettext("no date")


# --- Assign ---------------------------------------------------------------------------------


def _assign_form(principal: Principal, reports: Sequence[Report], sent: Any) -> forms.Form:
    form = ManyAssignForm(sent)
    field: Any = form.fields["assignee"]
    field.choices = [
        (KEEP, gettext("as it is")),
        *colleagues(principal),
        (NOBODY, gettext("nobody")),
    ]
    return form


def _standing(review: Review | None) -> str:
    """Who has it, and by when."""
    who = str(review.assignee) if review and review.assignee else gettext("nobody")
    return gettext("%(who)s, %(day)s") % {"who": who, "day": _day(review and review.due_at)}


def _assign(principal: Principal, reports: Sequence[Report], values: Values) -> list[Target]:
    reviews = reviews_by_report(principal, reports)

    def act(report: Report) -> str:
        review = reviews.get(report.id)
        chosen, due_on = values["assignee"], values["due_on"]
        kept = review.assignee_id if review else None
        assigned = reviewing.assign(
            principal,
            report,
            assignee_id=kept if chosen == KEEP else None if chosen == NOBODY else UUID(chosen),
            due_at=end_of(due_on) if due_on else review.due_at if review else None,
        )
        return _standing(assigned)

    return [
        Target(str(one.pk), str(one), _url(one), _standing(reviews.get(one.id)), partial(act, one))
        for one in reports
    ]


# --- Explanations ---------------------------------------------------------------------------


def _note(principal: Principal, reports: Sequence[Report], values: Values) -> list[Target]:
    """A line for each explanation that is open."""
    known = {report.id: report for report in reports}
    rows = Explanation.objects.visible_to(principal).filter(
        report__in=list(known), decision=Explanation.Decision.OPEN
    )

    def act(explanation: Explanation) -> str:
        decided = explaining.decide_explanation(
            principal, explanation, noted=True, reason=values["reason"]
        )
        return str(Explanation.Decision(decided.decision).label)

    return [
        Target(
            str(one.pk),
            f"{known[one.report_id]} {one.check_id}",
            _url(known[one.report_id]),
            one.text,
            partial(act, one),
        )
        for one in rows.order_by("report_id", "id")
    ]


# --- Put off --------------------------------------------------------------------------------


def _put_off(principal: Principal, reports: Sequence[Report], values: Values) -> list[Target]:
    latest = latest_revisions([report.id for report in reports])
    periods = due.by_report(reports)
    due_at = end_of(values["due_on"])

    def before(report: Report) -> str:
        revision = latest.get(report.id)
        returned = revision is not None and revision.state == State.RETURNED
        return _day(revision.return_due_at if revision and returned else periods[report.id])

    def act(report: Report) -> str:
        reviewing.put_off(principal, report, due_at=due_at, reason=values["reason"])
        return _day(due_at)

    return [
        Target(str(one.pk), str(one), _url(one), before(one), partial(act, one)) for one in reports
    ]


# --- Waive ----------------------------------------------------------------------------------


def _waive_form(principal: Principal, reports: Sequence[Report], sent: Any) -> forms.Form:
    form = ManyWaiveForm(sent)
    field: Any = form.fields["check"]
    field.choices = [(code, f"{code} {title_of_check(code)}") for code in _waivable(reports)]
    return form


def _waivable(reports: Sequence[Report]) -> list[str]:
    """The checks that found something in the latest revisions of these reports."""
    latest = list(latest_revisions([report.id for report in reports]).values())
    runs = CheckRun.objects.deciding()
    own = runs.filter(revision__in=latest).values_list("counts", flat=True)
    batches = runs.filter(batch__revision_links__revision__in=latest)
    found = {
        code for counts in (*own, *batches.values_list("counts", flat=True)) for code in counts
    }
    checks = {code: check_of(code) for code in sorted(found)}
    return [code for code, check in checks.items() if check and check.waivable]


def _waive(principal: Principal, reports: Sequence[Report], values: Values) -> list[Target]:
    """A line for each platform: a waiver holds for all its reports."""
    platforms = {report.platform_id: report.platform for report in reports}
    check, expires_at = values["check"], end_of(values["expires_on"])
    live = Waiver.objects.filter(
        platform__in=list(platforms),
        check_id=check,
        revoked_at=None,
        expires_at__gt=timezone.now(),
    )
    until = {waiver.platform_id: waiver.expires_at for waiver in live.order_by("expires_at")}

    def act(key: UUID) -> str:
        if key in until and until[key] >= expires_at:
            raise Refused("waived_already", until=_day(until[key]))
        waiving.grant(
            principal,
            platforms[key],
            check_id=check,
            reason=values["reason"],
            expires_at=expires_at,
        )
        return _waived(expires_at)

    return [
        Target(
            str(key),
            str(platform),
            reverse("admin:platforms_platform_change", args=[key]),
            _waived(until[key]) if key in until else gettext("not waived"),
            partial(act, key),
        )
        for key, platform in platforms.items()
    ]


def _waived(until: Any) -> str:
    return gettext("waived until %(day)s") % {"day": _day(until)}


# --- Done -----------------------------------------------------------------------------------


def _accept(principal: Principal, reports: Sequence[Report], values: Values) -> list[Target]:
    latest = latest_revisions([report.id for report in reports])
    reviews = reviews_by_report(principal, reports)

    def act(report: Report, revision: Revision) -> str:
        reviewing.accept(principal, report, revision=revision.number, remark=values["remark"])
        return gettext("done with revision %(number)s") % {"number": revision.number}

    return [
        Target(
            str(one.pk),
            str(one),
            _url(one),
            _done_with(reviews.get(one.id), latest[one.id]),
            partial(act, one, latest[one.id]),
        )
        for one in reports
        if one.id in latest
    ]


def _done_with(review: Review | None, latest: Revision) -> str:
    done = review is not None and review.accepted_id == latest.id
    text = gettext("done with revision %(number)s") if done else gettext("revision %(number)s open")
    return text % {"number": latest.number}


def _plain(form: type[forms.Form]) -> Callable[[Principal, Sequence[Report], Any], forms.Form]:
    return lambda principal, reports, sent: form(sent)


BULK = {
    "assign": Action(_("Assign reviews"), _("Assign"), _assign_form, _assign),
    "note": Action(
        _("Take note of explanations"), pgettext_lazy("do", "Take note"), _plain(NoteForm), _note
    ),
    "put_off": Action(_("Put off dates"), _("Put off"), _plain(PutOffForm), _put_off),
    "waive": Action(_("Waive a check"), _("Waive"), _waive_form, _waive),
    "accept": Action(_("Reviews done"), _("Done"), _plain(DoneForm), _accept),
}
