"""For every reason one example that has it and one that has not: what the catalogue shows is what
the tests run.

An example says only what differs from a sound attestation to its control, made of the control's own
`example` in the data: `status`, `scope`, `on`, `measurements` (null leaves one out), `files` (by
slot: what each is read as) and `months` (parts of the report for 2025-08; a figure in a list is a
lower bound).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from msgspec import structs

from reporting.evidence import reasons as label_reasons
from reporting.evidence.controls import demands, reasons
from reporting.evidence.controls.given import CountKey, Figure, FileRead, Given, MonthFiled
from reporting.evidence.label import Label
from reporting.evidence.reasons import Given as LabelReason
from reporting.evidence.verdict import Examination, Verdict
from reporting.vocabulary import Control
from reporting.vocabulary.requirements import Slot

MONTH = "2025-08"
VALID_FROM, VALID_UNTIL = dt.date(2025, 8, 1), dt.date(2026, 7, 31)
ON = dt.date(2025, 9, 15)
USCC = "91110102MACQD9K640"
CODE, ANOTHERS, NAME = f"0011{USCC}10000", "001191350100M000100Y4310000", "Somebody"

Changes = Mapping[str, Any]
CLEAN: Changes = MappingProxyType({})


@dataclass(frozen=True)
class Example:
    """`failing` has the reason, `passing` has not."""

    control: str
    failing: Changes
    passing: Changes = field(default_factory=lambda: CLEAN)


# What a file may be read as, by a word.
READ: Mapping[str, tuple[Verdict, list[str], list[str] | None]] = MappingProxyType(
    {
        "labelled": (Verdict.COMPLIANT, [], []),
        "unlabelled": (Verdict.NOT_FOUND, [label_reasons.NOT_FOUND], [label_reasons.NO_PROMPT]),
        "broken": (Verdict.NONCOMPLIANT, [label_reasons.SEVERAL], [label_reasons.NO_PROMPT]),
        "damaged": (Verdict.INCONCLUSIVE, [label_reasons.DAMAGED], None),
    }
)


def sample(slot: str, read: str, modality: str | None = "image", name: str = "a.png") -> FileRead:
    """Of its own bytes, as its slot, name and kind are, with numbers of its own."""
    verdict, implicit, explicit = READ[read]
    digest = hashlib.sha256(f"{slot} {modality} {name} {read}".encode()).hexdigest()
    fields = _fields(CODE, digest[:8])
    return FileRead(
        slot=slot,
        name=name,
        member="",
        modality=modality,
        examination=Examination(
            container="png",
            verdict=verdict,
            reasons=[LabelReason(one) for one in implicit],
            labels=[Label(location="x", wrapped=True, fields=fields)] * (read == "labelled"),
            explicit=None if explicit is None else [LabelReason(one) for one in explicit],
        ),
        sha256="ab" * 32,
        digest=digest,
    )


def _fields(code: str, number: str) -> dict[str, str]:
    return {
        "ContentProducer": code,
        "ProduceID": f"p-{number}",
        "ContentPropagator": code,
        "PropagateID": f"q-{number}",
    }


def _labelled_by(file: FileRead, code: str) -> FileRead:
    (label,) = file.examination.labels
    signed = structs.replace(label, fields=_fields(code, file.digest[:8]))
    return replace(file, examination=structs.replace(file.examination, labels=[signed]))


def given_of(code: str, changes: Changes) -> Given:
    control = demands.control_of(code)
    assert control is not None  # noqa: S101 - examples are of controls that there are
    measured = {**control.example, **changes.get("measurements", {})}
    return Given(
        status=changes.get("status", "implemented"),
        measurements={name: value for name, value in measured.items() if value is not None},
        files=tuple(_files(control, changes.get("files", {}))),
        months=_months(control, changes.get("months")),
        valid_from=VALID_FROM,
        valid_until=VALID_UNTIL,
        on=dt.date.fromisoformat(changes.get("on", ON.isoformat())),
        catalogue="2",
        uscc=USCC,
        scope=changes.get("scope", ""),
    )


def _files(control: Control, changed: Mapping[str, Mapping[str, int]]) -> Iterator[FileRead]:
    """By slot, how many are read as what. `labelled` ones are there as many as are needed."""
    modalities: Sequence[str] = control.example.get("modalities", ["image"])
    for slot in demands.slots(control).values():
        told = {"labelled": _needed(control, slot), **changed.get(slot.code, {})}
        for word, n in told.items():
            for modality in modalities if word == "labelled" else modalities[:1]:
                yield from _alike(slot.code, word, modality, n)


def _alike(slot: str, word: str, modality: str, n: int) -> Iterator[FileRead]:
    """`lost` has the name of one that was labelled; `audio` is labelled and of another kind.
    `again` are the bytes of a labelled one, `twin` has its number, `kept` what was there before;
    `foreign` and `named` are labelled by another provider and by one that has no code."""
    for number in range(n):
        first = sample(slot, "labelled", modality, f"{number}.png")
        name = f"{word}-{number}.png"
        if word == "again":
            yield replace(first, name=name)
        elif word == "twin":
            yield replace(first, name=name, digest=first.digest[::-1])
        elif word == "kept":
            yield replace(first, digest=sample("before", "labelled", modality, first.name).digest)
        elif word in WHOSE:
            yield _labelled_by(sample(slot, "labelled", modality, name), WHOSE[word])
        elif word == "lost":
            yield sample(slot, "unlabelled", modality, f"{number}.png")
        elif word == "audio":
            yield sample(slot, "labelled", "audio", f"{number}.mp3")
        else:
            yield first if word == "labelled" else sample(slot, word, modality, name)


WHOSE = MappingProxyType({"foreign": ANOTHERS, "named": NAME})


def _needed(control: Control, slot: Slot) -> int:
    return max(slot.least_n, len(control.example.get("export_paths", ())))


def _months(control: Control, changed: Mapping[str, Any] | None) -> tuple[MonthFiled, ...]:
    """One report, with the counts that the measurements speak of."""
    said = {one.measure: control.example[one.measurement] for one in demands.counts(control)}
    given = changed or {}
    figures = {**said, **given.get("figures", {})}
    counts: dict[CountKey, int] = {
        (s, a, c, m, label): n
        for key, n in given.get("counts", {}).items()
        for s, a, c, m, label in [key.split("|")]
    }
    return (
        MonthFiled(
            period=given.get("period", MONTH),
            counts=counts,
            figures={name: _figure(told) for name, told in figures.items() if told is not None},
        ),
    )


def _figure(told: int | list[int]) -> Figure:
    return Figure(told[0], at_least=True) if isinstance(told, list) else Figure(told)


def _label(**changes: Any) -> Changes:
    row = {"modality": "video", "height_ratio": 0.06, "seconds": 3, "at_start": True, **changes}
    return {"measurements": {"labels": [{k: v for k, v in row.items() if v is not None}]}}


def _values(**changes: Any) -> Changes:
    return {"measurements": changes}


def _files_of(slot: str, **read: int) -> Changes:
    return {"files": {slot: read}}


EXAMPLES: Mapping[str, Example] = MappingProxyType(
    {
        reasons.PLANNED: Example("SAF-01", {"status": "planned"}),
        reasons.NOT_APPLICABLE: Example("SAF-01", {"status": "not_applicable"}),
        reasons.PARTIAL: Example("SAF-01", {"status": "partial"}),
        reasons.NOT_YET: Example("SAF-01", {"on": "2025-07-31"}, {"on": "2025-08-20"}),
        reasons.NO_MORE: Example("SAF-01", {"on": "2026-08-01"}, {"on": "2026-07-31"}),
        reasons.MISSING: Example("SAF-01", _values(keywords=None)),
        reasons.MALFORMED: Example("SAF-01", _values(keywords="many")),
        reasons.TOO_LOW: Example("SAF-01", _values(keywords=9999), _values(keywords=10000)),
        reasons.TOO_HIGH: Example(
            "SAF-04", _values(needlessly_refused=16), _values(needlessly_refused=15)
        ),
        reasons.OTHERWISE: Example("LBL-08", _values(tools_offered=True)),
        reasons.TOO_OLD: Example(
            "SAF-01", _values(updated_on="2025-08-12"), _values(updated_on="2025-08-13")
        ),
        reasons.IN_FUTURE: Example(
            "COR-04", _values(last_run="2025-09-16"), _values(last_run="2025-09-15")
        ),
        reasons.PART_EXCEEDS: Example("SAF-03", _values(passed=1001), _values(passed=1000)),
        reasons.FORM_ONLY: Example("COR-03", CLEAN, {"status": "planned"}),
        reasons.NOTHING_COUNTED: Example("SAF-07", _values(clone_jobs=0, jobs_with_consent=0)),
        reasons.UNUSUAL_NUMBER: Example(
            "FIL-03",
            _values(models=[{"name": "M", "provider": "P", "number": "No. 17"}]),
        ),
        reasons.UNCERTAIN_SHARE: Example("SAF-03", _values(passed=905), _values(passed=950)),
        reasons.RETENTION_UNPROVEN: Example(
            "LBL-09", _values(oldest_entry="2025-07-01"), _values(oldest_entry="2025-01-30")
        ),
        reasons.RETENTION_YOUNG: Example(
            "LBL-09", _values(recording_since="2025-06-01", oldest_entry="2025-06-01")
        ),
        reasons.LABEL_BREAKS: Example("LBL-03", _label(seconds=1.5), _label(seconds=2)),
        reasons.LABEL_UNDECLARED: Example("LBL-03", _label(at_start=None)),
        reasons.NO_FILE: Example("LBL-01", _files_of("label_sample", labelled=0)),
        reasons.SAMPLES_BREAK: Example("LBL-01", _files_of("label_sample", unlabelled=1)),
        reasons.UNDECIDED: Example("LBL-01", _files_of("label_sample", damaged=1)),
        reasons.TOO_FEW: Example(
            "LBL-01", _files_of("label_sample", labelled=72), _files_of("label_sample", labelled=73)
        ),
        reasons.WORST_FILE: Example("LBL-01", _files_of("label_sample", broken=1)),
        reasons.LABEL_LOST: Example(
            "LBL-05",
            {"files": {"before": {"labelled": 1}, "after": {"labelled": 0, "lost": 1}}},
        ),
        reasons.NOTHING_TO_LOSE: Example(
            "LBL-05", {"files": {"before": {"labelled": 1}, "after": {"labelled": 2}}}
        ),
        reasons.PATHS_UNSHOWN: Example(
            "LBL-05", {"files": {"before": {"labelled": 1}, "after": {"labelled": 1}}}
        ),
        reasons.UNHEARD: Example("LBL-04", _values(cue="voice")),
        reasons.OTHER_DIGEST: Example("LBL-10", _values(sha256="cd" * 32)),
        reasons.OTHER_MODALITY: Example("LBL-01", _files_of("label_sample", audio=1)),
        reasons.NOTHING_CHECKED: Example(
            "LBL-06",
            {
                "measurements": {"uploads_checked": 0},
                "months": {"figures": {"uploads_checked": 0}},
            },
        ),
        reasons.REPEATED: Example("LBL-01", _files_of("label_sample", again=3)),
        reasons.OTHER_PROVIDER: Example("LBL-01", _files_of("label_sample", foreign=2)),
        reasons.NAMED_PROVIDER: Example("LBL-07", _files_of("label_sample", named=1)),
        reasons.SAME_NUMBER: Example("LBL-01", _files_of("label_sample", twin=1)),
        reasons.SAME_BYTES: Example(
            "LBL-05",
            {"files": {"before": {"labelled": 2}, "after": {"labelled": 0, "kept": 2}}},
        ),
        reasons.UNLABELLED: Example(
            "LBL-01",
            {"months": {"counts": {"item|REMOVE|P2-1|image|none": 3}}},
            {"months": {"counts": {"item|REMOVE|P2-1|image|both": 3}}},
        ),
        reasons.OTHER_COUNT: Example("OPS-02", _values(notices=5)),
        reasons.NO_REPORT: Example("OPS-02", _values(period="2025-07")),
        reasons.NOT_REPORTED: Example(
            "OPS-02", {"months": {"figures": {"rumours_debunked": None}}}
        ),
        reasons.DOES_APPLY: Example(
            "OPS-02",
            {"status": "not_applicable"},
            {"status": "not_applicable", "months": {"figures": {"rumours_debunked": 0}}},
        ),
        reasons.OF_ANOTHER_SCOPE: Example("OPS-02", {"scope": "feed-01"}),
        reasons.LOWER_BOUND: Example("OPS-02", {"months": {"figures": {"rumours_debunked": [1]}}}),
        reasons.OLD_PERIOD: Example("OPS-02", _values(period="2024-07"), _values(period="2024-08")),
    }
)
