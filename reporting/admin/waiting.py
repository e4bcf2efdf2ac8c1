"""What waits for somebody: how much of it, and where it is. One query counts it all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from platforms.principals import Principal
from platforms.roles import Scope
from reporting.models import (
    Directive,
    DirectiveState,
    Edition,
    EditionState,
    Explanation,
    Question,
    QuestionState,
    Waiver,
)
from reporting.models.directives import WAITING
from reporting.selectors.editions import months_without, out_of_date
from reporting.selectors.reminders import still_missing
from reporting.selectors.reviews import Wanted, queue

SOON = timedelta(days=30)
LATELY = timedelta(days=62)
Say = Callable[[int], str]


@dataclass(frozen=True)
class Work:
    """Something to do: its rows, in words for a number of them, and the list where it is done."""

    rows: QuerySet[Any]
    say: Say
    url: str
    grave: bool = False


@dataclass(frozen=True)
class Waiting:
    n: int
    text: str
    url: str
    grave: bool


def waiting_for(principal: Principal) -> list[Waiting]:
    """What waits, and not what does not: a list of noughts is read by nobody."""
    works = {str(at): work for at, work in enumerate(_works(principal))}
    counts = _counted({name: work.rows for name, work in works.items()})
    return [
        Waiting(counts[name], work.say(counts[name]), work.url, work.grave)
        for name, work in works.items()
        if counts[name]
    ]


def _counted(rows: dict[str, QuerySet[Any]]) -> dict[str, int]:
    counts = dict.fromkeys(rows, 0)
    each = [
        one.order_by().annotate(what=Value(name)).values("what").annotate(n=Count("pk"))
        for name, one in rows.items()
    ]
    found = [one.values_list("what", "n") for one in each]
    counts.update(dict(found[0].union(*found[1:], all=True)))
    return counts


def _works(principal: Principal) -> list[Work]:
    return [
        _missing(principal),
        *_reviews(principal),
        _explanations(principal),
        _questions(principal),
        *_directives(principal),
        _waivers(principal),
        *_editions(principal),
    ]


def _missing(principal: Principal) -> Work:
    """Platforms were reminded, and it was said to the office that nothing came of it."""
    return Work(
        still_missing(principal),
        lambda n: (
            ngettext(
                "%(n)s filing has not come in spite of reminders",
                "%(n)s filings have not come in spite of reminders",
                n,
            )
            % {"n": n}
        ),
        reverse("admin:reporting_reminder_changelist") + "?filing=missing",
        grave=True,
    )


def _reviews(principal: Principal) -> list[Work]:
    now, address = timezone.now(), reverse("admin:reporting_review_changelist")
    works = [
        Work(
            queue(principal, now, Wanted(overdue=True)),
            lambda n: (
                ngettext("%(n)s review is overdue", "%(n)s reviews are overdue", n) % {"n": n}
            ),
            f"{address}?overdue=1",
            grave=True,
        ),
        Work(
            queue(principal, now, Wanted(unassigned=True)),
            lambda n: (
                ngettext(
                    "%(n)s report waits, and nobody has taken it",
                    "%(n)s reports wait, and nobody has taken them",
                    n,
                )
                % {"n": n}
            ),
            f"{address}?whose=none",
        ),
    ]
    if principal.person_id is None:
        return works
    mine = Work(
        queue(principal, now, Wanted(assignee=principal.person_id)),
        lambda n: ngettext("%(n)s report at your desk", "%(n)s reports at your desk", n) % {"n": n},
        f"{address}?whose=mine",
    )
    return [mine, *works]


def _questions(principal: Principal) -> Work:
    return Work(
        Question.objects.visible_to(principal).filter(state=QuestionState.ANSWERED),
        lambda n: ngettext("%(n)s question answered", "%(n)s questions answered", n) % {"n": n},
        reverse("admin:reporting_question_changelist") + "?turn=ours",
    )


def _explanations(principal: Principal) -> Work:
    return Work(
        Explanation.objects.visible_to(principal).filter(decision=Explanation.Decision.OPEN),
        lambda n: (
            ngettext("%(n)s explanation to decide on", "%(n)s explanations to decide on", n)
            % {"n": n}
        ),
        reverse("admin:reporting_explanation_changelist") + "?decision__exact=open",
    )


def _directives(principal: Principal) -> list[Work]:
    rows = Directive.objects.visible_to(principal)
    address = reverse("admin:reporting_directive_changelist")
    return [
        Work(
            rows.filter(state__in=WAITING, due_at__lt=timezone.now()),
            lambda n: (
                ngettext("%(n)s directive is overdue", "%(n)s directives are overdue", n) % {"n": n}
            ),
            f"{address}?owed=overdue",
            grave=True,
        ),
        Work(
            rows.filter(state=DirectiveState.ANSWERED),
            lambda n: (
                ngettext(
                    "%(n)s answer to a directive to decide on",
                    "%(n)s answers to directives to decide on",
                    n,
                )
                % {"n": n}
            ),
            f"{address}?owed=decide",
        ),
    ]


def _waivers(principal: Principal) -> Work:
    now = timezone.now()
    ending = Q(revoked_at=None, expires_at__gt=now, expires_at__lte=now + SOON)
    return Work(
        Waiver.objects.visible_to(principal).filter(ending),
        lambda n: (
            ngettext("%(n)s waiver ends within 30 days", "%(n)s waivers end within 30 days", n)
            % {"n": n}
        ),
        reverse("admin:reporting_waiver_changelist") + "?in_force=yes",
    )


def _editions(principal: Principal) -> list[Work]:
    """Bulletins that somebody else proposed: who publishes is not who proposed. Then those whose
    numbers are no longer the latest, and months that no bulletin tells of."""
    address = reverse("admin:reporting_edition_changelist")
    proposed = Edition.objects.visible_to(principal).filter(state=EditionState.PROPOSED)
    works = [
        Work(
            proposed.exclude(proposed_by=principal.person_id),
            lambda n: (
                ngettext("%(n)s bulletin to publish", "%(n)s bulletins to publish", n) % {"n": n}
            ),
            f"{address}?state__exact=proposed",
        )
    ]
    if principal.office_id is None or not principal.may(Scope.BULLETINS_WRITE):
        return works
    outdated = Work(
        out_of_date(principal),
        lambda n: (
            ngettext(
                "%(n)s bulletin whose months have later numbers",
                "%(n)s bulletins whose months have later numbers",
                n,
            )
            % {"n": n}
        ),
        f"{address}?numbers=old",
    )
    untold = Work(
        months_without(principal, timezone.now() - LATELY),
        lambda n: (
            ngettext(
                "%(n)s month closed of late without a bulletin",
                "%(n)s months closed of late without a bulletin",
                n,
            )
            % {"n": n}
        ),
        reverse("admin:reporting_edition_add"),
    )
    return [*works, outdated, untold]
