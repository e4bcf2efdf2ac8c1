"""The reports that wait for somebody, why, and at whose desk."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import JSONObject

from platforms.models import Person
from platforms.principals import Principal
from reporting.models import (
    Explanation,
    Question,
    QuestionState,
    Report,
    Review,
    Revision,
    State,
)
from reporting.selectors.filings import UNFILED
from reporting.services.reviewing import REVIEWERS

# Why a report waits. The first three are the office's turn, the next ones the platform's.
EXPLANATIONS = "explanations"  # to be decided on
ANSWERED = "answered"  # a question was; to be read
ASSIGNED = "assigned"  # to somebody, who is not done with the latest revision
NEEDS_EXPLANATION = "needs_explanation"
REJECTED = "rejected"
RETURN_LATE = "return_late"  # the correction that was asked for has not come in time
ANSWER_LATE = "answer_late"
REASONS = (
    *(EXPLANATIONS, ANSWERED, ASSIGNED, NEEDS_EXPLANATION, REJECTED, RETURN_LATE, ANSWER_LATE),
)
# Accepted by the checks and by no reviewer: only listed when asked for, or nothing else is seen.
UNREAD = "unread"


@dataclass(frozen=True)
class Wanted:
    """Which reports of the queue. Empty or None: all."""

    reasons: tuple[str, ...] = ()
    assignee: UUID | None = None
    unassigned: bool = False
    overdue: bool = False
    provinces: tuple[str, ...] = ()
    period: Any = None
    platform: UUID | None = None


def queue(principal: Principal, now: datetime, wanted: Wanted = Wanted()) -> QuerySet[Any]:
    """The visible reports that wait, each with `review_due`: by when its review is to be done."""
    sets = reports_by_reason(principal, now)
    reasons = wanted.reasons or REASONS
    waits = Q()
    for reason in reasons:
        waits |= Q(id__in=sets[reason])
    own = reviews_of(principal).filter(report=OuterRef("pk"))
    found = (
        Report.objects.visible_to(principal)
        .filter(waits)
        .annotate(review_due=Subquery(own.values("due_at")[:1]))
    )
    return _narrowed(found, principal, now, wanted).select_related(
        "platform__jurisdiction", "period"
    )


def _narrowed(
    found: QuerySet[Any], principal: Principal, now: datetime, wanted: Wanted
) -> QuerySet[Any]:
    own = reviews_of(principal)
    if wanted.assignee is not None:
        found = found.filter(id__in=own.filter(assignee=wanted.assignee).values("report_id"))
    if wanted.unassigned:
        taken = own.filter(assignee__isnull=False).values("report_id")
        found = found.exclude(id__in=taken)
    if wanted.overdue:
        late = unfinished(own).filter(due_at__lt=now)
        found = found.filter(id__in=late.values("report_id"))
    if wanted.provinces:
        found = found.filter(platform__jurisdiction_id__in=wanted.provinces)
    if wanted.period is not None:
        found = found.filter(period_id=wanted.period)
    if wanted.platform is not None:
        found = found.filter(platform_id=wanted.platform)
    return found


def reviews_of(principal: Principal) -> QuerySet[Review]:
    """Those of the principal's own office; an operator has none."""
    return Review.objects.visible_to(principal).filter(office=principal.office_id)


def unfinished(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """Those whose report has a revision that the office was not done with."""
    newer = _filed().filter(report=OuterRef("report"), number__gt=OuterRef("accepted__number"))
    return reviews.filter(Q(accepted=None) | Exists(newer))


def _filed() -> QuerySet[Revision]:
    return Revision.objects.exclude(state__in=UNFILED)


def reports_by_reason(principal: Principal, now: datetime) -> dict[str, QuerySet[Any]]:
    """By reason, the ids of the reports that wait for it."""
    newer = _filed().filter(report=OuterRef("report"), number__gt=OuterRef("number"))
    latest = Revision.objects.visible_to(principal).filter(~Exists(newer))
    explanations = Explanation.objects.visible_to(principal)
    asked = Question.objects.visible_to(principal).filter(office=principal.office_id)
    taken = reviews_of(principal).filter(assignee__isnull=False)
    done = reviews_of(principal).filter(accepted=OuterRef("pk"))
    rows: dict[str, QuerySet[Any]] = {
        EXPLANATIONS: explanations.filter(decision=Explanation.Decision.OPEN),
        ANSWERED: asked.filter(state=QuestionState.ANSWERED),
        ASSIGNED: unfinished(taken),
        NEEDS_EXPLANATION: latest.filter(state=State.NEEDS_EXPLANATION),
        REJECTED: latest.filter(state=State.REJECTED),
        RETURN_LATE: latest.filter(state=State.RETURNED, return_due_at__lt=now),
        ANSWER_LATE: asked.overdue(now),
        UNREAD: latest.filter(~Exists(done), state=State.ACCEPTED),
    }
    return {reason: found.order_by().values("report_id") for reason, found in rows.items()}


def reasons_of(
    principal: Principal, now: datetime, found: Iterable[Report]
) -> dict[UUID, list[str]]:
    """Why each of these reports waits, in one query."""
    ids = [report.id for report in found]
    parts = [
        rows.filter(report__in=ids).annotate(why=_text(reason)).values_list("report_id", "why")
        for reason, rows in reports_by_reason(principal, now).items()
    ]
    why: dict[UUID, set[str]] = defaultdict(set)
    for report_id, reason in parts[0].union(*parts[1:]):
        why[report_id].add(reason)
    order = [*REASONS, UNREAD]
    return {one: sorted(reasons, key=order.index) for one, reasons in why.items()}


def counts_by_reason(principal: Principal, now: datetime) -> dict[str, int]:
    """How many reports wait for each reason, in one query."""
    parts = [
        rows.annotate(why=_text(reason))
        .values("why")
        .annotate(n=Count("report_id", distinct=True))
        .values_list("why", "n")
        for reason, rows in reports_by_reason(principal, now).items()
    ]
    return dict(parts[0].union(*parts[1:], all=True))


def _text(text: str) -> Any:
    return Value(text, output_field=CharField())


def reviews_by_report(principal: Principal, found: Iterable[Report]) -> dict[UUID, Review]:
    """The own office's review of each report that has one."""
    rows = reviews_of(principal).filter(report__in=[report.id for report in found])
    related = rows.select_related("assignee", "accepted", "accepted_by", "office")
    return {review.report_id: review for review in related}


def with_review(reports: QuerySet[Any], principal: Principal) -> QuerySet[Any]:
    """Each with `reviewed`, for `review_with`: the own office's review, in the same query."""
    own = reviews_of(principal).filter(report=OuterRef("pk"))
    names = {
        f"{who}_{name}": f"{who}__{name}"
        for who in ("assignee", "accepted_by")
        for name in ("name_zh", "name_en")
    }
    one = JSONObject(
        **{
            name: name for name in ("assignee_id", "due_at", "accepted_id", "accepted_at", "remark")
        },
        number="accepted__number",
        **names,
    )
    found: QuerySet[Any] = reports.annotate(reviewed=Subquery(own.values(one=one)[:1]))
    return found


def review_with(report: Any) -> Review | None:
    """Of a report of `with_review`, not to be saved."""
    found = report.reviewed
    if found is None:
        return None
    accepted = found["accepted_id"]
    return Review(
        assignee=_person(found, "assignee", found["assignee_id"]),
        due_at=_moment(found["due_at"]),
        accepted=Revision(pk=UUID(accepted), number=found["number"]) if accepted else None,
        accepted_at=_moment(found["accepted_at"]),
        accepted_by=_person(found, "accepted_by", None),
        remark=found["remark"],
    )


def _person(found: dict[str, Any], who: str, key: str | None) -> Person | None:
    if found[f"{who}_name_zh"] is None:
        return None
    names = {name: found[f"{who}_{name}"] for name in ("name_zh", "name_en")}
    return Person(pk=UUID(key), **names) if key else Person(**names)


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def reviewers(principal: Principal) -> QuerySet[Any]:
    """Who may be given a review: each with `reviews`, how many of theirs are not done."""
    people = Person.objects.visible_to(principal).filter(
        office=principal.office_id, role__in=REVIEWERS, is_active=True
    )
    theirs = unfinished(reviews_of(principal)).filter(assignee=OuterRef("pk"))
    counted = theirs.order_by().values("assignee").annotate(n=Count("id")).values("n")
    found: QuerySet[Any] = people.annotate(reviews=Subquery(counted))
    return found.filter(office__isnull=False)
