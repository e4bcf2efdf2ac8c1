"""What the page of a signal shows beside what was found: the course it stands out of, who filed
the same, what was decided, and where to look next."""

from collections import defaultdict
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from platforms.admin.audit import in_words, who, with_names
from platforms.admin.charts import Chart, Kind, Series
from platforms.admin.desk import Link, Table
from platforms.principals import Principal
from platforms.roles import Scope
from reporting.admin.words import name_of, words_of
from reporting.models import Signal
from reporting.selectors import consolidated
from reporting.selectors import signals as selected
from reporting.selectors.scorecards import Span, months_of

MONTHS = 12
NARROWED: tuple[str, ...] = ("category", "platform", "province")


def chart(principal: Principal, signal: Signal) -> Chart | None:
    """The months up to it, by what the rule looked at; None where that is no sum."""
    asked = selected.question_of(signal)
    if asked is None or asked.resource != "consolidated":
        return None
    params = asked.params
    filters = {name: (params[name],) for name in NARROWED if name in params}
    codes = "detection" if "detection" in signal.numbers else ""
    measure = params.get("measure", "items_handled")
    months = months_of(Span(signal.period_id, MONTHS))
    query = consolidated.Query(
        months=tuple(months),
        measures=(measure,),
        filters=filters,
        group_by=("period", codes) if codes else ("period",),
    )
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in consolidated.sums(principal, query):
        found[str(row.group.get(codes) or "")][str(row.group["period"])] = row.value
    return _chart(signal, measure, codes, found, months)


def _chart(
    signal: Signal, measure: str, codes: str, found: dict[str, dict[str, int]], months: list[date]
) -> Chart:
    known = [code for values in found.values() for code in values]
    first = min([*known, signal.period.code])
    # To the month itself, though nothing may be left of it: that is what a zero is.
    labels = [code for month in months if (code := f"{month:%Y-%m}") >= first]
    words = words_of(signal.period.code)
    unit = name_of(words, "measures", measure)
    return Chart(
        Kind.STACKED if codes else Kind.LINE,
        gettext("the months up to it"),
        labels,
        [
            Series(
                name_of(words, "detections", code) or str(signal.platform or signal.jurisdiction),
                [values.get(label, 0) for label in labels],
            )
            for code, values in sorted(found.items())
        ],
        unit=unit,
        note=gettext("Of all platforms that filed; the rule counts those that always did.")
        if signal.rule == "S101"
        else "",
        axis=gettext("month"),
    )


def rooms(principal: Principal, signal: Signal) -> list[Link]:
    """Where to look next, and what may be done about it."""
    found = []
    if signal.rule == "S501":
        asked = urlencode({"period": signal.period.code, "state": "missing"})
        filings = reverse("admin:reporting_report_changelist")
        found.append(Link(gettext("Filings"), f"{filings}?{asked}"))
    report = selected.report_of(signal)
    if report:
        found.append(
            Link(gettext("Report"), reverse("admin:reporting_report_change", args=[report]))
        )
    if signal.platform is not None:
        card = reverse("admin:reporting_quality_change", args=[signal.platform_id])
        found.append(Link(gettext("Scorecard"), card))
        if principal.may(Scope.DIRECTIVES_WRITE) and principal.office_id is not None:
            asked = urlencode({"uscc": signal.platform.uscc})
            issue = reverse("admin:reporting_directive_add")
            found.append(Link(gettext("Issue a directive"), f"{issue}?{asked}"))
    return found


def tables(principal: Principal, signal: Signal) -> list[Table]:
    history = Table(
        title=gettext("history"),
        headings=[gettext("at"), gettext("what"), gettext("by"), gettext("reason")],
        rows=[
            (event.at, in_words(event.action), who(event), event.data.get("reason", ""))
            for event in with_names(selected.history_of(principal, signal))
        ],
        empty=gettext("Nothing was decided yet."),
    )
    if signal.rule not in selected.KIND_OF_RULE:
        return [history]
    return [_sightings(principal, signal), history]


def _sightings(principal: Principal, signal: Signal) -> Table:
    return Table(
        title=gettext("who filed the same"),
        headings=[gettext("platform"), gettext("records"), gettext("first acted on")],
        rows=[
            (
                Link(
                    str(one.platform),
                    reverse("admin:platforms_platform_change", args=[one.platform_id]),
                ),
                one.records,
                one.first_at,
            )
            for one in selected.sightings_of(principal, signal)
        ],
        numbers=frozenset({1}),
        empty=gettext("Nobody any more."),
    )
