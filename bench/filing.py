"""Platforms that file invented records: everything up to the moment when their bytes are stored."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from uuid import UUID

from bench.ground import MONTH, MONTH_BEFORE
from bench.invented import PRODUCTS, Invented
from bench.ratios import Surprise
from platforms.identifiers import make_uscc
from platforms.models import Person, Platform
from platforms.principals import SYSTEM, Principal
from platforms.roles import PLATFORM_SCOPES, Role
from platforms.services import credentials, people, platforms, products
from platforms.tenancy import acting_as
from reporting import vocabulary
from reporting.models import Batch, Report, Revision
from reporting.selectors.findings import summarise
from reporting.services import batches, figures, reports, storing
from reporting.services.figures import Declared

serial = count(1)


@dataclass(frozen=True)
class Filer:
    """A platform that nobody has heard of before."""

    platform: Platform
    principal: Principal
    signatory: Person


@dataclass(frozen=True)
class Filing:
    """A revision that is submitted, with its batches stored and not yet looked at."""

    filer: Filer
    report: Report
    revision: Revision
    batches: list[UUID]


def register() -> Filer:
    number = next(serial)
    with acting_as(SYSTEM):
        platform = platforms.register(
            SYSTEM,
            code=make_uscc("310000", number),
            name_zh=f"测量平台{number}",
            name_en=f"Measured {number}",
            jurisdiction="31",
            reports_from=MONTH_BEFORE,
        )
        for code in PRODUCTS:
            products.register(
                SYSTEM, platform=platform, code=code, kind="agent", name_zh="测量产品"
            )
        signatory = people.add(SYSTEM, platform=platform, role=Role.SIGNATORY, name_zh="张三")
        issued = credentials.issue(
            SYSTEM, platform=platform, name="bench", scopes=sorted(PLATFORM_SCOPES)
        )
    return Filer(platform, issued.credential.principal(frozenset(PLATFORM_SCOPES)), signatory)


def file(invented: Sequence[Invented], month: date = MONTH) -> Filing:
    """A new platform's report, with a batch of each file and figures that are true to all."""
    filer = register()
    with acting_as(filer.principal):
        report = reports.open_report(filer.principal, f"{month:%Y-%m}")[0]
    uploaded = [_upload(filer, report, one) for one in invented]
    with acting_as(filer.principal):
        figures.declare(filer.principal, report, _declared(month, invented))
        revision = reports.submit(
            filer.principal, report, signatory_id=filer.signatory.id, nil=False
        )
    return Filing(filer, report, revision, uploaded)


def _upload(filer: Filer, report: Report, one: Invented) -> UUID:
    with one.path.open("rb") as stream:
        incoming = batches.Incoming(
            stream, "records", "", "application/x-ndjson", one.path.stat().st_size
        )
        return batches.receive(filer.principal, report, incoming).batch.id


def _declared(month: date, invented: Sequence[Invented]) -> list[Declared]:
    counts = sum((one.counts for one in invented), Counter[tuple[str, str]]())
    values = {
        code: sum(n for (subject, action), n in counts.items() if measure.counts(subject, action))
        for code, measure in vocabulary.for_period(f"{month:%Y-%m}").measures.items()
        if measure.backing == "records"
    }
    return [Declared(code, "", "", value, "exact") for code, value in values.items() if value]


def require(filing: Filing, *, state: str, batch_state: str, records: int) -> None:
    """Raises `Surprise` unless that is what became of the filing."""
    with acting_as(SYSTEM):
        revision = Revision.objects.get(pk=filing.revision.pk)
        found = list(Batch.objects.filter(pk__in=filing.batches).values_list("state", "records"))
        said = summarise(revision).counts
    if revision.state != state or {each for each, _ in found} != {batch_state}:
        raise Surprise(f"{revision.state} with batches {found}: {said}")
    if sum(clean for _, clean in found) != records:
        raise Surprise(f"{found} records, not {records}")


def forget(filing: Filing) -> None:
    """Give the disk back what the batches took."""
    with acting_as(SYSTEM):
        for stored_as in Batch.objects.filter(pk__in=filing.batches).values_list("stored_as"):
            storing.remove(*stored_as)
