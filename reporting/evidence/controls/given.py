"""What a control's rule looks at: frozen, complete, without a clock or a database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reporting.evidence.provenance import Provenance
from reporting.evidence.verdict import Examination

# subject, action, category, modality, label; modality and label may be empty
CountKey = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class FileRead:
    """One sample as it was read. `member` is its name within an archive, else empty. `modality`
    is a code of the vocabulary, None for what was not recognised. `sha256` is of the file as it was
    uploaded, `digest` of the sample's own bytes: within an archive, of the member. Both are empty
    where they are not known."""

    slot: str
    name: str
    member: str
    modality: str | None
    examination: Examination
    provenance: Provenance | None = None
    sha256: str = ""
    digest: str = ""

    @property
    def path(self) -> str:
        return f"{self.name}/{self.member}" if self.member else self.name


@dataclass(frozen=True)
class Figure:
    """What a report says of a measure; `at_least`: of no more than a part it was counted."""

    value: int
    at_least: bool = False


@dataclass(frozen=True)
class MonthFiled:
    """One report of the platform in force: its records by their codes, its figures by measure."""

    period: str
    counts: Mapping[CountKey, int] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True)
class Given:
    """One revision of an attestation with all its evidence. `measurements` by name, as JSON has
    them; `months` newest first; `on` is the day of the examination in Asia/Shanghai; `catalogue`
    the version of the controls that the revision speaks of; `uscc` is the platform's own; `scope` a
    product's code, or empty for the whole platform."""

    status: str
    measurements: Mapping[str, Any]
    files: tuple[FileRead, ...]
    months: tuple[MonthFiled, ...]
    valid_from: dt.date
    valid_until: dt.date
    on: dt.date
    catalogue: str
    uscc: str
    scope: str = ""
