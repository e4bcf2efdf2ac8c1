"""What is asked about an edition before something is done to it."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reporting import vocabulary
from reporting.admin.words import language
from reporting.models import Consolidation, Edition
from reporting.models.editions import OPEN

MONTHS = 24


def subjects(jurisdiction: str) -> list[tuple[str, str]]:
    """Months and campaigns that have numbers, and of which no edition is open."""
    months = Consolidation.objects.order_by("-period_id").values_list("period_id", flat=True)
    frozen = [f"{month:%Y-%m}" for month in months.distinct()[:MONTHS]]
    campaigns = [
        (one.code, one.name.within(language()))
        for one in vocabulary.load().campaigns.values()
        if set(one.periods) & set(frozen)
    ]
    open_ones = set(
        Edition.objects.filter(jurisdiction=jurisdiction, state__in=OPEN).values_list(
            "of", flat=True
        )
    )
    found = [*campaigns, *((code, code) for code in frozen)]
    return [(code, name) for code, name in found if code not in open_ones]


class DraftForm(forms.Form):
    of = forms.ChoiceField(
        label=_("period or campaign"),
        help_text=_("Those that are consolidated, and of which no draft is open."),
    )

    def __init__(self, data: object, choices: list[tuple[str, str]]) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["of"].choices = choices  # type: ignore[attr-defined]


class VersionForm(forms.Form):
    """Goes along, so that nothing else is proposed than what was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class PublishForm(forms.Form):
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    read = forms.BooleanField(
        label=_("I have read both languages"),
        error_messages={"required": _("Read it first: your name stands behind it as well.")},
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


def said_publicly(form: ReasonForm) -> ReasonForm:
    """Of a withdrawal: everybody reads why."""
    form.fields["reason"].help_text = gettext("Everybody will read it, in these words.")
    return form
