"""The rules: pure functions from a frozen snapshot to findings. No ORM, no clock, no I/O."""

from reporting.checks import records, registry, stored, structure_files, structure_tables
from reporting.checks.corrections import Correction, CorrectionChunk, parse_corrections
from reporting.checks.findings import Finding, RenderedFinding, render
from reporting.checks.publishing import to_public
from reporting.checks.records import (
    Chunk,
    Limits,
    Record,
    RecordContext,
    RecordReader,
    split_lines,
)
from reporting.checks.registry import (
    Check,
    Layer,
    NoRuleSet,
    RuleSet,
    Severity,
    UnknownCheck,
    all_checks,
    get,
    rule_set_for,
)
from reporting.checks.running import run_report_checks
from reporting.checks.verdicts import Verdict, verdict

# Importing them fills the register; then it is sealed.
LAYERS = (records, stored, structure_files, structure_tables)
RULE_SET_VERSION = registry.RULE_SET_VERSION = registry.REGISTRY.seal()

__all__ = [
    "RULE_SET_VERSION",
    "Check",
    "Chunk",
    "Correction",
    "CorrectionChunk",
    "Finding",
    "Layer",
    "Limits",
    "NoRuleSet",
    "Record",
    "RecordContext",
    "RecordReader",
    "RenderedFinding",
    "RuleSet",
    "Severity",
    "UnknownCheck",
    "Verdict",
    "all_checks",
    "get",
    "parse_corrections",
    "registry",
    "render",
    "rule_set_for",
    "run_report_checks",
    "split_lines",
    "to_public",
    "verdict",
]
