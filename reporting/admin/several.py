"""The reports of many platforms put off at once: who owes one, what would change, what was done."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import Http404, HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from platforms.admin.fields import DayField, ReasonField, end_of
from platforms.models import Platform
from platforms.principals import Principal
from platforms.refusals import Refused
from reporting.models import Period
from reporting.models.periods import PERIOD_PATTERN, parse_period
from reporting.selectors.filings import Filters, filings
from reporting.services import extending

TEMPLATE = "console/several.html"
MOST = 200
UNFILED = ("missing", "pending", "extended")
InWords = Callable[[Refused], str]


class SeveralForm(forms.Form):
    due_at = DayField(label=_("files by the end of"))
    reason = ReasonField(label=_("reason"), help_text=_("The platforms read it."))


@dataclass(frozen=True)
class Line:
    """A platform that owes a report, as `filings` finds it, and what stands in the way of putting
    it off, or what came of it."""

    platform: Any
    chosen: bool
    due_at: datetime | None = None
    refusal: str = ""
    done: bool = False


def asked(principal: Principal, request: HttpRequest, in_words: InWords) -> dict[str, Any]:
    """What the page shows: platforms to choose from; then what would change; then what did."""
    period = _period(request.GET.get("period", ""))
    sent = request.POST if request.method == "POST" else None
    form, chosen = SeveralForm(sent), _chosen(sent)
    context = {"period": period, "form": form, "query": request.GET.urlencode()}
    if sent is None or not form.is_valid() or not chosen:
        found = filings(principal, period, timezone.now(), _filters(request.GET))
        rows = list(found.order_by("uscc")[: MOST + 1])
        return {
            **context,
            "step": "ask",
            "lines": [Line(one, sent is None or one.pk in chosen) for one in rows[:MOST]],
            "more": len(rows) > MOST and MOST,
            "nobody": sent is not None and not chosen,
        }
    # Those who have filed meanwhile, too: they are told apart, and not passed over.
    named = filings(principal, period, timezone.now()).filter(pk__in=chosen).order_by("uscc")
    step, act = ("done", _do) if "sure" in sent else ("preview", _foresee)
    due_at, reason = end_of(form.cleaned_data["due_at"]), form.cleaned_data["reason"]
    lines = [act(principal, period, one, due_at, reason, in_words) for one in named[:MOST]]
    possible = sum(not line.refusal for line in lines)
    return {**context, "step": step, "lines": lines, "possible": possible}


def _chosen(sent: QueryDict | None) -> set[UUID]:
    try:
        return {UUID(one) for one in sent.getlist("platform")} if sent is not None else set()
    except ValueError as error:
        raise BadRequest from error


def _period(code: str) -> Period:
    period = None
    if PERIOD_PATTERN.match(code):
        period = Period.objects.filter(month=parse_period(code)).first()
    if period is None:
        raise Http404
    return period


def _filters(asked: QueryDict) -> Filters:
    """Of those who have filed nothing; without a province or a size, of all."""
    province, size = asked.get("province", ""), asked.get("size", "")
    return Filters(
        statuses=UNFILED,
        provinces=(province,) if re.fullmatch(r"[0-9]{2}", province) else (),
        sizes=(size,) if size in Platform.Size.values else (),
    )


def _foresee(
    principal: Principal,
    period: Period,
    platform: Any,
    due_at: datetime,
    reason: str,
    in_words: InWords,
) -> Line:
    """What would happen: no query for each platform."""
    standing = extending.Standing(platform.due, platform.filed_at is not None, platform.due_at)
    refused = extending.refusal(principal, period, standing, due_at)
    return Line(platform, True, due_at, in_words(refused) if refused else "")


def _do(
    principal: Principal,
    period: Period,
    platform: Any,
    due_at: datetime,
    reason: str,
    in_words: InWords,
) -> Line:
    """Each on its own: one that is refused, since something came meanwhile, stops no other."""
    try:
        with transaction.atomic():
            extending.grant(principal, platform, period, due_at=due_at, reason=reason)
    except Refused as refused:
        return Line(platform, True, due_at, in_words(refused))
    return Line(platform, True, due_at, done=True)
