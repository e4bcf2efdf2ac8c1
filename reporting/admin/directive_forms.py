"""What is asked before a directive is issued, put off, decided on or withdrawn."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from platforms.admin.fields import DayField, ReasonField, end_of
from platforms.principals import Principal
from platforms.roles import Scope
from reporting import vocabulary
from reporting.admin.words import language
from reporting.models.periods import PERIOD_PATTERN, parse_period
from reporting.services.concerning import About
from reporting.services.directives import Wording

MOST_RECORDS = 100
HIDDEN = ("report", "revision", "finding", "attestation")


def may_issue(principal: Principal) -> bool:
    """An operator works at no office."""
    return principal.may(Scope.DIRECTIVES_WRITE) and principal.office_id is not None


def kinds() -> list[tuple[str, str | list[tuple[str, str]]]]:
    """Every code by its name in the reader's language: orders first, then what only notifies."""
    groups: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
    for code, kind in vocabulary.load().directives.items():
        groups[kind.is_order].append((code, kind.name.within(language())))
    return [
        ("", "–"),
        (gettext("Orders, to be answered"), groups[True]),
        (gettext("Notices, to be acknowledged"), groups[False]),
    ]


class IssueForm(forms.Form):
    uscc = forms.CharField(
        label=_("platform, by its unified social credit code"), min_length=18, max_length=18
    )
    code = forms.ChoiceField(label=pgettext_lazy("directive", "kind"))
    text = forms.CharField(
        label=_("text"),
        max_length=10_000,
        min_length=2,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("The platform reads it: say what is to be done. It is not changed later."),
    )
    due_on = DayField(
        label=_("answer due on"), required=False, help_text=_("For an order; a notice has none.")
    )
    reference = forms.CharField(label=_("reference"), max_length=100, required=False)
    period = forms.RegexField(
        label=_("period of the records"),
        regex=PERIOD_PATTERN,
        required=False,
        widget=forms.TextInput(attrs={"type": "month", "placeholder": "YYYY-MM"}),
    )
    record_ids = forms.CharField(
        label=_("records"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The platform's own ids, one a line; only if it is about single records."),
    )
    report = forms.UUIDField(required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    finding = forms.UUIDField(required=False, widget=forms.HiddenInput)
    attestation = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["code"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - made above
        field.choices = kinds()

    def clean_uscc(self) -> str:
        return str(self.cleaned_data["uscc"]).upper()

    def clean_record_ids(self) -> list[str]:
        ids = re.split(r"[\r\n]+", self.cleaned_data["record_ids"])
        found = [one.strip() for one in ids if one.strip()]
        if len(found) > MOST_RECORDS:
            raise forms.ValidationError(
                gettext("%(most)s records at most.") % {"most": MOST_RECORDS}
            )
        return found

    @property
    def wording(self) -> Wording:
        said = self.cleaned_data
        period = said["period"]
        return Wording(
            code=said["code"],
            text=said["text"],
            due_at=end_of(said["due_on"]) if said["due_on"] else None,
            reference=said["reference"],
            about=About(
                **{name: said[name] for name in HIDDEN},
                period=parse_period(period) if period else None,
                record_ids=said["record_ids"],
            ),
        )


class AcceptForm(forms.Form):
    answer = forms.IntegerField(widget=forms.HiddenInput)
    remark = forms.CharField(
        label=_("remark"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The platform reads it."),
    )


class ReturnForm(forms.Form):
    answer = forms.IntegerField(widget=forms.HiddenInput)
    reason = ReasonField(label=_("reason"), help_text=_("The platform reads it: what is missing?"))
    due_on = DayField(label=_("next answer due on"))


class ExtendForm(forms.Form):
    due_on = DayField(label=_("answer due on"))
    reason = ReasonField(label=_("reason"), help_text=_("The platform reads it."))


class WithdrawForm(forms.Form):
    reason = ReasonField(label=_("reason"), help_text=_("The platform reads it."))
