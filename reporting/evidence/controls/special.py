"""What data cannot say: rules of their own for a few controls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from reporting.evidence import explicit
from reporting.evidence.controls import reasons
from reporting.evidence.controls.demands import Values
from reporting.evidence.controls.given import Given
from reporting.evidence.controls.judgements import ControlReason, Said
from reporting.evidence.reasons import REASONS, Weight

SIX_MONTHS = dt.timedelta(days=183)


def judge_special(control: str, given: Given, values: Values) -> Iterator[ControlReason]:
    if control in SPECIAL:
        yield from SPECIAL[control](given, values)


def _declared_labels(given: Given, values: Values) -> Iterator[ControlReason]:
    """GB 45438-2025, 5.2, 5.4 and 5.5: which values decide hangs on what the label stands on."""
    for number, row in enumerate(values.get("labels", ())):
        declared = explicit.Declared(
            row.get("height_ratio"), row.get("seconds"), row.get("at_start")
        )
        for one in explicit.of_declared(explicit.Modality(row["modality"]), declared):
            doubt = REASONS[one.reason_id].weight is Weight.DOUBT
            reason_id = reasons.LABEL_UNDECLARED if doubt else reasons.LABEL_BREAKS
            said: Said = {"label_reason": one.reason_id, "detail": one.detail or one.location}
            yield ControlReason(reason_id, {"name": f"labels/{number}/{one.location}", **said})


def _retention(given: Given, values: Values) -> Iterator[ControlReason]:
    """The oldest entry goes back six months, or to the beginning where that is later."""
    if not {"recording_since", "oldest_entry"} <= values.keys():
        return
    since = dt.date.fromisoformat(values["recording_since"])
    oldest = dt.date.fromisoformat(values["oldest_entry"])
    needed = max(since, given.valid_from - SIX_MONTHS)
    said: Said = {"name": "oldest_entry", "since": since.isoformat(), "value": oldest.isoformat()}
    if oldest > needed:
        said["threshold"] = needed.isoformat()
        yield ControlReason(reasons.RETENTION_UNPROVEN, said)
    elif needed == since:
        yield ControlReason(reasons.RETENTION_YOUNG, said)


def _digest(given: Given, values: Values) -> Iterator[ControlReason]:
    digests = {file.sha256 for file in given.files if file.slot == "document"}
    if "sha256" in values and digests and "" not in digests and values["sha256"] not in digests:
        said: Said = {"name": "document", "value": values["sha256"]}
        yield ControlReason(reasons.OTHER_DIGEST, said)


def _checked(given: Given, values: Values) -> Iterator[ControlReason]:
    """No rule names a share, but none at all is no safeguard."""
    if values.get("uploads_checked") == 0:
        yield ControlReason(reasons.NOTHING_CHECKED, {"name": "uploads_checked"})


Rule = Callable[[Given, Values], Iterator[ControlReason]]
SPECIAL: Mapping[str, Rule] = MappingProxyType(
    {
        "LBL-03": _declared_labels,
        "LBL-06": _checked,
        "LBL-09": _retention,
        "LBL-10": _digest,
        "OPS-03": _retention,
        "OPS-04": _digest,
    }
)
