"""From the rows and files of a revision to what the rules of its control look at.

Rows are read in one short transaction. Files are read with none, each from a copy that is digested
while it is made: what is judged is what was filed.
"""

import hashlib
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import Count, Q, Sum
from msgspec import structs

from reporting.checks.characters import FORBIDDEN, escaped
from reporting.evidence import reasons, sets
from reporting.evidence.apart import Apart
from reporting.evidence.controls import Figure, FileRead, MonthFiled
from reporting.evidence.label import Label
from reporting.evidence.reasons import Given
from reporting.evidence.sets import MODALITY, SampleRead, SetLimits
from reporting.evidence.verdict import Examination, Verdict, failed
from reporting.models import (
    AttestationRevision,
    BatchCount,
    EvidenceFile,
    Revision,
    Total,
)
from reporting.services.apart import examiner
from reporting.services.storing import BLOCK

# The platform's reports that claims are compared with, at most.
MONTHS = 24
PREFIX = "candor-evidence-"
# Of what one sample says, so much is kept: sets are large, and some are hostile.
MOST_LABELS, MOST_REASONS, MOST_FIELDS, LONGEST = 3, 50, 20, 512
# So many samples that comply, and so many that do not, are kept in that detail; the others with
# their verdict, the ids of its reasons, and what rules look at.
DETAILED = 300
RULED = ("ContentProducer", "ProduceID", "ContentPropagator", "PropagateID")
BRIEF = 128  # characters of such a value; what is longer is told apart by its digest


class NotAsFiled(Exception):
    """The bytes of a file are lost, or not those that were filed: ours, and no verdict."""

    def __init__(self, file: EvidenceFile, how: str) -> None:
        super().__init__(f"the bytes of evidence {file.id} are {how}")


@dataclass(frozen=True, slots=True)
class Read:
    """A sample, and the file that it is or is in."""

    file: EvidenceFile
    sample: SampleRead

    @property
    def modality(self) -> str:
        return MODALITY.get(self.sample.examination.container or "", "")

    def for_rules(self) -> FileRead:
        return FileRead(
            slot=self.file.slot,
            name=self.file.name,
            member=self.sample.member,
            modality=self.modality or None,
            examination=self.sample.examination,
            provenance=self.sample.provenance,
            sha256=self.file.sha256,
            digest=self.sample.sha256 if self.sample.member else self.file.sha256,
        )


def files_of(revision: AttestationRevision) -> list[EvidenceFile]:
    found = EvidenceFile.objects.filter(revision_links__revision=revision)
    return list(found.order_by("slot", "id"))


def months_filed(platform_id: UUID) -> tuple[MonthFiled, ...]:
    """What the platform's reports in force say, the newest first."""
    in_force = Revision.objects.filter(platform_id=platform_id, in_force=True)
    newest = in_force.select_related("report").order_by("-report__period_id")[:MONTHS]
    return tuple(map(_month, newest))


def _month(revision: Revision) -> MonthFiled:
    codes = ("subject", "action", "category", "modality", "label")
    counted = BatchCount.objects.filter(batch__revision_links__revision=revision)
    counts = counted.values_list(*codes).annotate(total=Sum("n")).filter(total__gt=0)
    return MonthFiled(
        period=f"{revision.report.period_id:%Y-%m}",
        counts={(s, a, c, m, label): n for s, a, c, m, label, n in counts},
        figures=_figures(revision),
    )


def _figures(revision: Revision) -> dict[str, Figure]:
    """By measure, of its newest version there: versions count different things. A sum with a lower
    bound in it is one."""
    found = dict[str, Figure]()
    rows = Total.objects.filter(revision=revision).values("measure", "measure_version")
    summed = rows.annotate(total=Sum("value"), bounds=Count("id", filter=Q(qualifier="at_least")))
    for row in summed.order_by("measure_version"):
        found[row["measure"]] = Figure(row["total"], row["bounds"] > 0)
    return found


def read_files(files: Iterable[EvidenceFile]) -> Iterator[Read]:
    """Every sample of the files, in their order. Raises `NotAsFiled`.

    What cannot be read costs itself, and what is past the limits is inconclusive: a share of a
    part of the samples would say nothing.
    """
    limits, detailed = SetLimits(), Counter[bool]()
    ends = time.monotonic() + settings.EXAMINATION_SECONDS
    _clear_scratch()
    with examiner() as apart, tempfile.TemporaryDirectory(prefix=PREFIX) as scratch:
        for file in files:
            left = replace(limits, seconds=min(limits.seconds, ends - time.monotonic()))
            for sample in _samples(apart, file, Path(scratch), left):
                limits = replace(limits, members=limits.members - 1)
                complies = sample.examination.verdict is Verdict.COMPLIANT
                detailed[complies] += 1
                cut = _slim if detailed[complies] <= DETAILED else _brief
                yield Read(file, cut(sample))


def _clear_scratch() -> None:
    """What workers left behind that were killed: far older than an examination takes."""
    over = time.time() - 2 * settings.CELERY_TASK_TIME_LIMIT
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if left.stat().st_mtime < over:
                shutil.rmtree(left, ignore_errors=True)


def _samples(
    apart: Apart, file: EvidenceFile, scratch: Path, limits: SetLimits
) -> Iterator[SampleRead]:
    if limits.seconds <= 0:
        yield SampleRead(0, "", failed(reasons.SET_ENDED))
    elif limits.members <= 0:
        yield SampleRead(0, "", failed(reasons.EXHAUSTED, "members"))
    else:
        path = scratch / "file"
        _copy(file, path)
        yield from sets.read(apart, path, limits, scratch=scratch)


def _copy(file: EvidenceFile, to: Path) -> None:
    digest = hashlib.sha256()
    try:
        stored = default_storage.open(file.stored_as)
    except FileNotFoundError:
        raise NotAsFiled(file, "missing") from None
    with closing(stored), to.open("wb") as copy:
        while block := stored.read(BLOCK):
            digest.update(block)
            copy.write(block)
    if digest.hexdigest() != file.sha256:
        raise NotAsFiled(file, "changed")


def _slim(sample: SampleRead) -> SampleRead:
    examination = sample.examination
    return structs.replace(sample, examination=_bounded(examination))


def _bounded(examination: Examination) -> Examination:
    explicit = examination.explicit
    return structs.replace(
        examination,
        reasons=examination.reasons[:MOST_REASONS],
        labels=[_storable(label) for label in examination.labels[:MOST_LABELS]],
        sites=[],
        explicit=None if explicit is None else explicit[:MOST_REASONS],
    )


def _brief(sample: SampleRead) -> SampleRead:
    """Small, whatever the sample says: rules judge it as they would the whole."""
    found, signed = sample.examination, sample.provenance
    complies = found.verdict is Verdict.COMPLIANT
    examination = Examination(
        container=found.container,
        verdict=found.verdict,
        reasons=_ids(found.reasons),
        labels=_ruled(found.labels) if complies else [],
        explicit=None if found.explicit is None else _ids(found.explicit),
    )
    if signed is not None:
        issuer, kind = (text and text[:BRIEF] for text in (signed.issuer, signed.source_type))
        signed = structs.replace(signed, issuer=issuer, source_type=kind, reasons=[])
    return structs.replace(sample, examination=examination, provenance=signed)


def _ids(given: list[Given]) -> list[Given]:
    return [_alone(reason_id) for reason_id in dict.fromkeys(one.reason_id for one in given)]


@cache
def _alone(reason_id: str) -> Given:
    """One for all samples."""
    return Given(reason_id)


def _ruled(labels: list[Label]) -> list[Label]:
    kept = list[Label]()
    for label in labels[:MOST_LABELS]:
        fields = {name: _told(label.fields[name]) for name in RULED if name in label.fields}
        same = structs.replace(label, location="", fields=fields)
        kept += [] if same in kept else [same]
    return kept


def _told(value: str) -> str:
    if len(value) <= BRIEF:
        return _escaped(value)
    digest = hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{_escaped(value[:BRIEF])}…{digest[:16]}"


def _storable(label: Label) -> Label:
    """Cut, and with everything escaped that no database stores."""
    first = islice(label.fields.items(), MOST_FIELDS)
    fields = {_escaped(name[:BRIEF]): _escaped(value[:LONGEST]) for name, value in first}
    return structs.replace(label, fields=fields, location=_escaped(label.location[:LONGEST]))


def _escaped(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(escaped(c) if FORBIDDEN.match(c) else c for c in text)
