from reporting.models.archives import PeriodArchive
from reporting.models.attestations import Attestation, AttestationRevision
from reporting.models.batches import Batch, BatchCount, Record, RevisionBatch
from reporting.models.checking import CheckRun, Explanation, Finding, Waiver
from reporting.models.consolidation import (
    Consolidation,
    ConsolidationCoverage,
    ConsolidationEntry,
    ConsolidationTotal,
    RollUp,
    Total,
)
from reporting.models.directives import Directive, DirectiveAnswer, DirectiveState
from reporting.models.editions import Edition, EditionFile, EditionState
from reporting.models.evidence import EvidenceFile, EvidenceLink, Examination, Reading
from reporting.models.exports import Export, OpenPackage
from reporting.models.extensions import Extension
from reporting.models.keys import PlatformKey
from reporting.models.periods import Period
from reporting.models.quality import PeerQuality, Quality
from reporting.models.questions import Question, QuestionState, Reply
from reporting.models.receipts import LogEntry, LogNode, Receipt, SigningKey, TreeHead
from reporting.models.reminders import Reminder
from reporting.models.reports import Figure, Report, Revision, State
from reporting.models.reviews import Review
from reporting.models.signals import Sighting, Signal, SignalState, Watch
from reporting.models.uploads import Upload, UploadPart

__all__ = [
    "Attestation",
    "AttestationRevision",
    "Batch",
    "BatchCount",
    "CheckRun",
    "Consolidation",
    "ConsolidationCoverage",
    "ConsolidationEntry",
    "ConsolidationTotal",
    "Directive",
    "DirectiveAnswer",
    "DirectiveState",
    "Edition",
    "EditionFile",
    "EditionState",
    "EvidenceFile",
    "EvidenceLink",
    "Examination",
    "Explanation",
    "Export",
    "Extension",
    "Figure",
    "Finding",
    "LogEntry",
    "LogNode",
    "OpenPackage",
    "PeerQuality",
    "Period",
    "PeriodArchive",
    "PlatformKey",
    "Quality",
    "Question",
    "QuestionState",
    "Reading",
    "Receipt",
    "Record",
    "Reminder",
    "Reply",
    "Report",
    "Review",
    "Revision",
    "RevisionBatch",
    "RollUp",
    "Sighting",
    "Signal",
    "SignalState",
    "SigningKey",
    "State",
    "Total",
    "TreeHead",
    "Upload",
    "UploadPart",
    "Waiver",
    "Watch",
]
