"""Whose the batches of an archive are, and which of them count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from platforms.models import Platform
from reporting.models import Batch, RevisionBatch
from reporting.services.archives.owning import OWNER


@dataclass(frozen=True)
class Filer:
    """A platform, as whoever has nothing but the archive knows it."""

    platform: str
    uscc: str
    name_zh: str
    name_en: str


@dataclass(frozen=True)
class Standing:
    """The numbers of the revisions that a batch is part of; none where it was left out of the
    draft. `in_force`: one of them is the revision in force."""

    report: str
    revisions: tuple[int, ...]
    in_force: bool


def filers(platforms: Iterable[str]) -> tuple[Filer, ...]:
    """By id, as the files are sorted."""
    found = Platform.objects.using(OWNER).filter(pk__in=set(platforms))
    return tuple(
        Filer(str(one.pk), one.uscc, one.name_zh, one.name_en) for one in found.order_by("pk")
    )


def standings(month: date, batches: Iterable[str]) -> dict[str, Standing]:
    """Of these batches of the period."""
    filed = Batch.objects.using(OWNER).filter(report__period_id=month)
    reports = {str(batch): str(report) for batch, report in filed.values_list("pk", "report_id")}
    numbers: dict[str, list[int]] = {}
    in_force: set[str] = set()
    links = RevisionBatch.objects.using(OWNER).filter(revision__report__period_id=month)
    columns = ("batch_id", "revision__number", "revision__in_force")
    for batch, number, counts in links.order_by("revision__number").values_list(*columns):
        numbers.setdefault(str(batch), []).append(number)
        if counts:
            in_force.add(str(batch))
    return {
        batch: Standing(reports[batch], tuple(numbers.get(batch, ())), batch in in_force)
        for batch in batches
    }
