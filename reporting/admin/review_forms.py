"""What is asked before a review is assigned or done, and before a platform is asked something."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from platforms.admin.fields import DayField, ReasonField
from platforms.principals import Principal
from platforms.roles import Scope
from reporting.admin.words import check_of
from reporting.selectors.reviews import reviewers


def may_review(principal: Principal) -> bool:
    """An operator works at no office."""
    return principal.may(Scope.REVIEWS_WRITE) and principal.office_id is not None


def colleagues(principal: Principal) -> list[tuple[str, str]]:
    """Who may be given a review, each with how much they have already."""
    return [(str(one.pk), f"{one} ({one.reviews or 0})") for one in reviewers(principal)]


def day_of(moment: datetime | None) -> date | None:
    """The last day of a time limit, as `end_of` makes one of it."""
    return timezone.localtime(moment - timedelta(microseconds=1)).date() if moment else None


class AssignForm(forms.Form):
    assignee = forms.ChoiceField(
        label=_("assignee"),
        required=False,
        help_text=_("In brackets: how many reviews they have that are not done."),
    )
    due_on = DayField(label=pgettext_lazy("review", "due on"), required=False)

    def __init__(self, *args: Any, principal: Principal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["assignee"]
        field.choices = [("", gettext("nobody")), *colleagues(principal)]


class AcceptForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    remark = forms.CharField(
        label=_("remark"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For your office; the platform does not read it."),
    )


class PutOffForm(forms.Form):
    due_on = DayField(label=_("new date"))
    reason = ReasonField(label=_("reason"), help_text=_("The platform reads it."))


class AskForm(forms.Form):
    text = forms.CharField(
        label=pgettext_lazy("asked of a platform", "question"),
        min_length=2,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The platform reads it: say what you want to know. It is not changed later."),
    )
    due_on = DayField(label=_("answer due on"), required=False)
    check = forms.RegexField(
        label=_("about the check"),
        regex=r"^[A-Z][0-9]{3}$",
        required=False,
        widget=forms.TextInput(attrs={"size": 8}),
    )
    record_id = forms.CharField(
        label=_("about the record"),
        max_length=64,
        required=False,
        help_text=_("The platform's own id."),
    )

    def clean_check(self) -> str:
        check: str = self.cleaned_data["check"]
        if check and check_of(check) is None:
            raise forms.ValidationError(gettext("There is no check %(check)s.") % {"check": check})
        return check


class FollowUpForm(forms.Form):
    text = forms.CharField(
        label=_("what is still to be said"),
        min_length=2,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The platform reads it, and owes an answer again."),
    )
    due_on = DayField(
        label=_("answer due on"), required=False, help_text=_("Left out, the date stays as it is.")
    )


class CloseForm(forms.Form):
    remark = forms.CharField(
        label=_("remark"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The platform reads it."),
    )
