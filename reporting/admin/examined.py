"""What an examination found, in the reader's words: shares with bounds, reasons, what changed."""

from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from reporting.admin.words import language, modality_of
from reporting.evidence import controls, verdict
from reporting.evidence.controls import ControlReason, Explained, Measured, demands, explain
from reporting.models import Attestation, Examination
from reporting.selectors.examinations import Difference

REASONS_SHOWN = 50


def verdict_of_sample(code: str | None) -> str:
    return verdict.WORDS[verdict.Verdict(code)].within(language()) if code else "–"


def sentence(examination: Examination) -> str:
    """As "claimed; 412 of 420 samples compliant, 98.1 % (95 % CI 96.3-99.0)"."""
    found = controls.from_plain(examination.verdict, examination.reasons, examination.measured)
    return controls.summary(found, language(), examination.revision.status)


@dataclass(frozen=True)
class Share:
    """A share as a line of a table, and as a bar: `part`, `low`, `high` and `limit` of 100."""

    name: str
    modality: str
    found: Measured

    @property
    def said(self) -> str:
        return controls.interval(self.found, language())

    @property
    def percent(self) -> str:
        return _percent(self.found.share)

    @property
    def low(self) -> str:
        return _percent(self.found.low)

    @property
    def high(self) -> str:
        return _percent(self.found.high)

    @property
    def limit(self) -> str:
        return _percent(self.found.threshold)

    @property
    def range(self) -> str:
        return f"{self.low} – {self.high} %" if self.low and self.high else ""


def _percent(value: float | None) -> str:
    return "" if value is None else f"{100 * value:.1f}"


def shares(attestation: Attestation, examination: Examination) -> list[Share]:
    control = demands.control_of(attestation.control)
    found = controls.from_plain(examination.verdict, [], examination.measured).measured
    return [
        Share(demands.title(control, one.name, language()), modality_of(one.modality), one)
        for one in found
    ]


def reasons(attestation: Attestation, stored: list[dict[str, Any]]) -> list[Explained]:
    """The gravest first, as the rules give them."""
    given = [ControlReason(one["reason_id"], one["params"]) for one in stored[:REASONS_SHOWN]]
    return [explain(attestation.control, one, language()) for one in given]


@dataclass(frozen=True)
class Step:
    """An examination beside the one before it."""

    examination: Examination
    before: Examination | None

    @property
    def added(self) -> list[str]:
        return _ids(self.examination, self.before)

    @property
    def gone(self) -> list[str]:
        return _ids(self.before, self.examination) if self.before else []

    @property
    def turned(self) -> str:
        """The verdict before, where it was another one."""
        if self.before is None or self.before.verdict == self.examination.verdict:
            return ""
        return str(Examination.Verdict(self.before.verdict).label)


def _ids(these: Examination, those: Examination | None) -> list[str]:
    """The reasons of the first that the other has not, once each."""
    known = those.reasons if those else []
    return sorted({one["reason_id"] for one in these.reasons if one not in known})


def steps(examinations: list[Examination]) -> list[Step]:
    """Of examinations of one attestation, the latest first."""
    return [Step(*pair) for pair in zip_longest(examinations, examinations[1:])]


def changes(found: Difference) -> dict[str, Any]:
    """What changed, for a page: kinds of change with their numbers, and samples by name."""
    counted: Counter[tuple[str | None, str | None]] = found.changes
    attestation = found.now.revision.attestation
    return {
        "samples": found.samples,
        "kinds": [
            (verdict_of_sample(before), verdict_of_sample(now), n)
            for (before, now), n in counted.most_common()
        ],
        "named": [
            (one, verdict_of_sample(one.before), verdict_of_sample(one.now))
            for one in found.named[:20]
        ],
        "added": reasons(attestation, found.reasons_added),
        "gone": reasons(attestation, found.reasons_gone),
    }
