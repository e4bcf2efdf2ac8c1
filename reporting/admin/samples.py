"""Samples as an examination read them: the worst first, why, and which labels were found."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import msgspec
from django.db.models import F
from django.http import QueryDict

from platforms.admin.desk import CountedPaginator
from platforms.principals import Principal
from reporting.admin.examined import verdict_of_sample
from reporting.admin.words import language, modality_of
from reporting.evidence import verdict, wording
from reporting.evidence.provenance import Provenance
from reporting.evidence.sets import MODALITY
from reporting.models import Examination, Reading
from reporting.selectors.examinations import BADNESS, readings_of

FEW = 10
WORST_FIRST = F("place").asc()
PAGE_SIZE = 50
MODALITIES = sorted(set(MODALITY.values()))


@dataclass(frozen=True)
class Sample:
    """A reading with what it says: `told` is of `wording.told`."""

    reading: Reading
    told: dict[str, Any]

    @property
    def verdict(self) -> str:
        return verdict_of_sample(self.reading.verdict)

    @property
    def modality(self) -> str:
        return modality_of(self.reading.modality)


def worst(principal: Principal, examination: Examination) -> list[Sample]:
    found = readings_of(principal, examination).order_by(WORST_FIRST)
    return [_sample(one) for one in found[:FEW]]


def page_of_samples(
    principal: Principal, examination: Examination, given: QueryDict
) -> dict[str, Any]:
    asked = {
        "verdict": _one_of(BADNESS, given.get("verdict")),
        "modality": _one_of(MODALITIES, given.get("modality")),
    }
    found = readings_of(
        principal,
        examination,
        verdict=asked["verdict"] or None,
        modality=asked["modality"] or None,
    )
    page = CountedPaginator(found.order_by(WORST_FIRST), PAGE_SIZE).get_page(given.get("page"))
    return {
        "page": page,
        "samples": [_sample(one) for one in page.object_list],
        "asked": asked,
        "verdicts": [(code, verdict_of_sample(code)) for code in BADNESS],
        "modalities": [(code, modality_of(code)) for code in MODALITIES],
        "paging": urlencode({name: value for name, value in asked.items() if value}),
    }


def _one_of(known: Any, wanted: str | None) -> str:
    return wanted if wanted is not None and wanted in known else ""


def _sample(reading: Reading) -> Sample:
    stored = {
        "container": reading.container or None,
        "verdict": reading.verdict,
        "reasons": reading.reasons,
        "labels": reading.labels,
        "explicit": reading.explicit,
    }
    signed = reading.provenance and msgspec.convert(reading.provenance, Provenance)
    examination = msgspec.convert(stored, verdict.Examination)
    return Sample(reading, wording.told(examination, signed or None, language()))
