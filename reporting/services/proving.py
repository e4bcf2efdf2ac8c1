"""What each receipt is about: what was filed or decided, by its digests, from the rows.

`filed_*` give the rows themselves, as they are digested: with them a receipt proves a filing to
anybody who has never seen Candor. Both must stay as they are: old receipts are held against them.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from reporting.models import (
    AttestationRevision,
    Batch,
    CheckRun,
    EvidenceFile,
    Examination,
    Figure,
    Revision,
    Total,
)
from reporting.proof import filings
from reporting.services.receipts import moment

# So many batches or files are named in the receipt one by one; more are in their digest alone.
NAMED = 100
COUNTED = (*filings.BATCH, "records", "rule_set")
# What receipts say of readings. Those given before version 2 do not name one.
READING = ("file_id", "member", "container", "modality", "verdict")
READING_JSON = ("reasons", "explicit", "labels", "provenance")
READINGS_VERSION = 2
READ_AT_ONCE = 200  # what was found in a sample may be long
Rows = list[dict[str, Any]]


def filed_figures(revision: Revision) -> Rows:
    found = Figure.objects.filter(revision=revision).values(*filings.FIGURE)
    return filings.rows(filings.FIGURE, found)


def filed_batches(revision: Revision, names: tuple[str, ...] = filings.BATCH) -> Rows:
    found = Batch.objects.filter(revision_links__revision=revision).values(*names)
    return filings.rows(names, found)


def filed_totals(revision: Revision) -> Rows:
    return filings.rows(
        filings.TOTAL, Total.objects.filter(revision=revision).values(*filings.TOTAL)
    )


def filed_evidence(revision: AttestationRevision) -> Rows:
    found = EvidenceFile.objects.filter(revision_links__revision=revision)
    return filings.rows(filings.EVIDENCE, found.values(*filings.EVIDENCE))


def _listed(found: Rows) -> dict[str, Any]:
    """Number and digest, and the rows where they are few."""
    summary = filings.summary(found)
    return {**summary, "each": found} if len(found) <= NAMED else summary


def report_submitted(revision: Revision) -> dict[str, Any]:
    """A revision as it was filed. The batches need not have been checked."""
    assert revision.submitted_at is not None  # noqa: S101 - held by revision_filed_is_signed
    return {
        **report_to_submit(revision, nil=revision.nil),
        "submitted_at": moment(revision.submitted_at),
    }


def report_to_submit(revision: Revision, *, nil: bool) -> dict[str, Any]:
    """What of it is known before it is filed: what the platform signs itself."""
    return {
        "period": f"{revision.report.period_id:%Y-%m}",
        "nil": nil,
        "figures": filings.summary(filed_figures(revision)),
        "batches": _listed(filed_batches(revision)),
    }


def report_accepted(
    revision: Revision, runs: list[CheckRun], findings: Mapping[str, int]
) -> dict[str, Any]:
    """A revision that is in force, what was found in it, and what it comes to."""
    assert revision.decided_at is not None  # noqa: S101 - it was accepted
    return {
        **report_submitted(revision),
        "verdict": "accepted",
        "decided_at": moment(revision.decided_at),
        "batches": _listed(filed_batches(revision, COUNTED)),
        "records": sum(_records(revision)),
        "findings": {name: count for name, count in sorted(findings.items()) if count},
        "rule_sets": sorted({run.rule_set for run in runs}),
        "totals": filings.summary(filed_totals(revision)),
    }


def _records(revision: Revision) -> list[int]:
    links = revision.batch_links.filter(batch__kind=Batch.Kind.RECORDS)
    return list(links.values_list("batch__records", flat=True))


def attestation_submitted(revision: AttestationRevision) -> dict[str, Any]:
    assert revision.submitted_at is not None  # noqa: S101 - held by attestation_submitted_is_signed
    return {
        **attestation_to_submit(revision),
        "submitted_at": moment(revision.submitted_at),
    }


def attestation_to_submit(revision: AttestationRevision) -> dict[str, Any]:
    """What of it is known before it is submitted: what the platform signs itself."""
    attestation = revision.attestation
    return {
        "control": attestation.control,
        "scope": attestation.scope,
        "catalogue": revision.catalogue,
        "status": revision.status,
        "statement_sha256": hashlib.sha256(revision.statement.encode()).hexdigest(),
        "valid_from": revision.valid_from.isoformat(),
        "valid_until": revision.valid_until.isoformat(),
        "measurements_sha256": filings.digest_of_measurements(revision.measurements),
        "evidence": _listed(filed_evidence(revision)),
    }


def attestation_examined(
    examination: Examination, version: int = READINGS_VERSION
) -> dict[str, Any]:
    """What came of the test, and of which evidence. `version`: of what is said of the readings."""
    revision = examination.revision
    return {
        "control": revision.attestation.control,
        "scope": revision.attestation.scope,
        "examination": str(examination.id),
        "trigger": examination.trigger,
        "verdict": examination.verdict,
        "catalogue": examination.catalogue,
        "rules": examination.rules,
        "readers": examination.readers,
        "started_at": moment(examination.started_at),
        "finished_at": moment(examination.finished_at),
        "reasons_sha256": filings.digest_of(examination.reasons),
        "measured_sha256": filings.digest_of(examination.measured),
        "readings": filings.summary(_readings(examination, version)),
        "readings_version": version,
        "evidence": _listed(filed_evidence(revision)),
    }


def _readings(examination: Examination, version: int) -> Iterator[dict[str, Any]]:
    """In the order in which they were made. Version 1 has no digests of what was found."""
    digested = READING_JSON if version > 1 else ()
    rows = examination.readings.order_by("id").values(*READING, *digested)
    for one in rows.iterator(chunk_size=READ_AT_ONCE):
        row = {name: one[name] for name in READING}
        found = {f"{name}_sha256": filings.digest_of(one[name]) for name in digested}
        yield {**row, "file_id": str(one["file_id"]), **found}


def readings_version(what: Mapping[str, Any]) -> int:
    """By which version a receipt speaks of readings."""
    return int(what.get("readings_version", 1))


def filed_examination(examination: Examination, version: int = READINGS_VERSION) -> dict[str, Any]:
    return {
        "evidence": filed_evidence(examination.revision),
        "reasons": filings.exact(examination.reasons),
        "measured": filings.exact(examination.measured),
        "readings": list(_readings(examination, version)),
    }


def filed_report(revision: Revision, *, accepted: bool) -> dict[str, Any]:
    """What the digests of a receipt of either kind are over."""
    if not accepted:
        return {"figures": filed_figures(revision), "batches": filed_batches(revision)}
    return {
        "figures": filed_figures(revision),
        "batches": filed_batches(revision, COUNTED),
        "totals": filed_totals(revision),
    }


def filed_attestation(revision: AttestationRevision) -> dict[str, Any]:
    return {
        "statement": revision.statement,
        "measurements": filings.exact(revision.measurements),
        "evidence": filed_evidence(revision),
    }
