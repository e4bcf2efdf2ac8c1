"""The rules of signals are run: over each revision that came into force, over each consolidation,
and over who has not filed. The rows are the queue; one worker at a time goes through it."""

import logging
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as
from reporting.models import Consolidation, Period, Quality, Revision, Signal, Watch
from reporting.selectors import filings
from reporting.services import courses, qualities, sightings
from reporting.services.signals import About, keep, thresholds
from reporting.signals import RULES, Absence, Found, Level, Thresholds, hear, version

logger = logging.getLogger(__name__)
LOCK = 0x7369_676E
AT_ONCE = 200
MONTHS_BACK = 24  # what is older is no early signal
MONTHS_MISSED = 3  # of so many months, somebody may still be missing
MONTHS_BEFORE = 12


def watch(now: datetime | None = None) -> int:
    """Look at everything that waits to be looked at; how many looks it took.

    However often it runs. What fails does not hold up the rest: it is raised at the end.
    """
    now = now or timezone.now()
    done, failures = 0, []
    for look in [*_revisions(), *_periods(now)]:
        try:
            done += _alone(look)
        except Exception as failure:
            logger.exception("signals were not looked for")
            failures.append(failure)
    if failures:
        raise ExceptionGroup("signals were not looked for", failures)
    return done


def _alone(look: Callable[[], bool]) -> bool:
    with transaction.atomic(), acting_as(SYSTEM), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0]) and look()


def of(level: Level) -> list[str]:
    return [rule.id for rule in RULES.values() if rule.level == level]


# --- Revisions that came into force ---------------------------------------------------------


def unseen() -> QuerySet[Revision]:
    """Revisions in force that these rules have not looked at."""
    seen = Quality.objects.filter(
        platform_id=OuterRef("platform_id"),
        period_id=OuterRef("report__period_id"),
        looked_at_id=OuterRef("pk"),
        rules=version(thresholds()),
    )
    return Revision.objects.filter(~Exists(seen), in_force=True)


def _revisions() -> list[Callable[[], bool]]:
    """The earliest month first: what a month is compared with comes before it."""
    with acting_as(SYSTEM):
        months = list(Period.objects.order_by("-month").values_list("month", flat=True))
        rows = unseen().filter(report__period__in=months[:MONTHS_BACK])
        found = rows.order_by("report__period_id", "id").values_list("id", flat=True)[:AT_ONCE]
        return [partial(look_at, revision) for revision in found]


def look_at(revision_id: UUID) -> bool:
    """Look at one revision, if nobody has meanwhile; months after it are looked at again."""
    revision = unseen().select_related("report__period").filter(pk=revision_id).first()
    if revision is None:
        return False
    now, given = timezone.now(), thresholds()
    course = courses.of_platform(revision)
    found = list(hear(Level.PLATFORM, course, given)) if course else []
    month = revision.report.period_id
    keep(About(month, revision.platform_id), found, rules=of(Level.PLATFORM), now=now)
    sightings.look_up(revision, given)
    _listen_to_spread(revision.report.period, given, now)
    qualities.measure([month], platform=revision.platform_id)
    own = Quality.objects.filter(platform_id=revision.platform_id)
    # Where another revision stood before, what came later was compared with that one.
    if own.filter(period_id=month).exclude(looked_at=None).exclude(looked_at=revision).exists():
        own.filter(period_id__gt=month).update(looked_at=None)
    own.filter(period_id=month).update(looked_at=revision, rules=version(given))
    return True


def _listen_to_spread(period: Period, given: Thresholds, now: datetime) -> None:
    sights = sightings.sights(period, given)
    rules = of(Level.SPREAD)
    known = Signal.objects.filter(period=period, rule__in=rules, gone_at=None)
    for scope in {*sights, *known.values_list("jurisdiction_id", flat=True)}:
        found = [one for sight in sights.get(scope, ()) for one in hear(Level.SPREAD, sight, given)]
        keep(About(period.month, jurisdiction=scope), found, rules=rules, now=now)


def measure_again() -> None:
    """Count everybody's filing anew, with the medians of their peers."""
    with acting_as(SYSTEM):
        qualities.measure_all()


# --- Months ---------------------------------------------------------------------------------


def _periods(now: datetime) -> list[Callable[[], bool]]:
    with acting_as(SYSTEM):
        due = list(Period.objects.filter(due_at__lte=now).order_by("-month")[:MONTHS_BACK])
        looked = {row.period_id: row for row in Watch.objects.filter(period__in=due)}
        numbers = Consolidation.objects.filter(period__in=due).order_by("period_id", "-number")
        latest = {one.period_id: one for one in numbers.distinct("period_id")}
    rules = version(thresholds())
    waiting = [
        partial(look_at_period, period, latest[period.month])
        for period in reversed(due)
        if period.month in latest and not _is_seen(looked.get(period.month), latest, rules)
    ]
    return [*waiting, *(partial(look_for_missing, one, now) for one in due[:MONTHS_MISSED])]


def _is_seen(watch: Watch | None, latest: Mapping[date, Consolidation], rules: str) -> bool:
    if watch is None or watch.rules != rules:
        return False
    return watch.consolidation_id == latest[watch.period_id].id


def look_at_period(period: Period, consolidation: Consolidation) -> bool:
    """What the month's sums say of each scope, and how everybody filed."""
    now, given = timezone.now(), thresholds()
    found = {
        scope: list(hear(Level.SCOPE, course, given))
        for scope, course in courses.of_scopes(period).items()
    }
    rules = of(Level.SCOPE)
    known = Signal.objects.filter(period=period, rule__in=rules).exclude(jurisdiction=None)
    for scope in {*found, *known.values_list("jurisdiction_id", flat=True)}:
        about = About(period.month, jurisdiction=scope)
        keep(about, found.get(scope, []), rules=rules, now=now)
    qualities.measure([period.month])
    qualities.compare(period.month)
    seen = {"consolidation": consolidation, "rules": version(given), "looked_at": now}
    Watch.objects.update_or_create(period=period, defaults=seen)
    return True


def look_for_missing(period: Period, now: datetime) -> bool:
    """Who has not filed, by the date that holds for each; whoever has is missing no more."""
    given, rules = thresholds(), of(Level.CALENDAR)
    late = list(filings.filings(SYSTEM, period, now, filings.Filters(statuses=("missing",))))
    months = _months_before(period)
    filed = _filed([one.id for one in late], months)
    found: dict[UUID, list[Found]] = {}
    for platform in late:
        before = tuple((platform.id, month) in filed for month in months)
        absence = Absence((now - platform.due_at).days, before)
        if heard := list(hear(Level.CALENDAR, absence, given)):
            found[platform.id] = heard
    known = Signal.objects.filter(period=period, rule__in=rules, gone_at=None)
    for about in {*found, *known.values_list("platform_id", flat=True)}:
        keep(About(period.month, about), found.get(about, []), rules=rules, now=now)
    return False


def _months_before(period: Period) -> list[date]:
    rows = Period.objects.filter(month__lt=period.month).order_by("-month")
    return list(rows.values_list("month", flat=True)[:MONTHS_BEFORE])


def _filed(platforms: list[UUID], months: list[date]) -> set[tuple[UUID, date]]:
    rows = Revision.objects.exclude(state__in=filings.UNFILED).filter(
        platform__in=platforms, report__period__in=months
    )
    return set(rows.values_list("platform_id", "report__period_id"))
