"""Contains all the data models used in inputs/outputs"""

from .about_enum import AboutEnum
from .about_in_request import AboutInRequest
from .about_out import AboutOut
from .accept_answer_request import AcceptAnswerRequest
from .accept_review_in_request import AcceptReviewInRequest
from .action_out import ActionOut
from .actor_enum import ActorEnum
from .actor_out import ActorOut
from .actor_out_kind_enum import ActorOutKindEnum
from .add_person_request import AddPersonRequest
from .all_platforms_claiming import AllPlatformsClaiming
from .all_platforms_tested import AllPlatformsTested
from .answer_directive_request import AnswerDirectiveRequest
from .answer_in_request import AnswerInRequest
from .answer_out import AnswerOut
from .answer_out_links import AnswerOutLinks
from .array_answer_out import ArrayAnswerOut
from .ask_export_request import AskExportRequest
from .ask_export_request_query import AskExportRequestQuery
from .ask_in_request import AskInRequest
from .assignee_out import AssigneeOut
from .attestation_measurements_put_body import AttestationMeasurementsPutBody
from .attestation_out import AttestationOut
from .attestation_out_links import AttestationOutLinks
from .attestation_revision_out import AttestationRevisionOut
from .attestation_revision_out_measurements import AttestationRevisionOutMeasurements
from .attestation_state import AttestationState
from .attestation_status import AttestationStatus
from .attestations_list_state import AttestationsListState
from .attestations_list_status import AttestationsListStatus
from .backing_enum import BackingEnum
from .batch_kind import BatchKind
from .batch_out import BatchOut
from .batch_out_links import BatchOutLinks
from .batch_progress import BatchProgress
from .batch_receipt import BatchReceipt
from .batch_receipt_links import BatchReceiptLinks
from .batch_state import BatchState
from .batches_validate_content_encoding import BatchesValidateContentEncoding
from .batches_validate_kind import BatchesValidateKind
from .before import Before
from .beside import Beside
from .block_in_kind_enum import BlockInKindEnum
from .block_in_request import BlockInRequest
from .block_out import BlockOut
from .bounded_number import BoundedNumber
from .bounded_number_qualifier_enum import BoundedNumberQualifierEnum
from .bulletin import Bulletin
from .bulletins_retrieve_format import BulletinsRetrieveFormat
from .calendar import Calendar
from .calendar_links import CalendarLinks
from .calendar_month import CalendarMonth
from .campaign_out import CampaignOut
from .category_out import CategoryOut
from .change_enum import ChangeEnum
from .changes import Changes
from .check_out import CheckOut
from .check_out_failing import CheckOutFailing
from .check_out_passing import CheckOutPassing
from .claimed_against_tested import ClaimedAgainstTested
from .classify_platform_request import ClassifyPlatformRequest
from .close_in_request import CloseInRequest
from .compared_with import ComparedWith
from .comparison import Comparison
from .consistency_out import ConsistencyOut
from .consolidated import Consolidated
from .consolidated_names import ConsolidatedNames
from .consolidated_names_additional_property import ConsolidatedNamesAdditionalProperty
from .consolidated_row import ConsolidatedRow
from .consolidation import Consolidation
from .consolidation_detail import ConsolidationDetail
from .consolidation_links import ConsolidationLinks
from .control_coverage import ControlCoverage
from .control_coverage_change import ControlCoverageChange
from .control_out import ControlOut
from .control_out_example import ControlOutExample
from .control_reason_out import ControlReasonOut
from .control_reason_out_params import ControlReasonOutParams
from .control_rule_out import ControlRuleOut
from .controls_coverage import ControlsCoverage
from .controls_out import ControlsOut
from .corrections_upload_content_encoding import CorrectionsUploadContentEncoding
from .counted_change_out import CountedChangeOut
from .coverage import Coverage
from .coverage_claim_or_none import CoverageClaimOrNone
from .coverage_result import CoverageResult
from .coverage_result_or_none import CoverageResultOrNone
from .coverage_retrieve_group_by import CoverageRetrieveGroupBy
from .covering_attestation import CoveringAttestation
from .covering_attestation_links import CoveringAttestationLinks
from .credential_issued import CredentialIssued
from .credential_out import CredentialOut
from .crossing import Crossing
from .crossing_out import CrossingOut
from .crosswalk import Crosswalk
from .crosswalk_out import CrosswalkOut
from .decide_in_request import DecideInRequest
from .definition import Definition
from .denied_by_out import DeniedByOut
from .difference import Difference
from .directive_code_out import DirectiveCodeOut
from .directive_codes_out import DirectiveCodesOut
from .directive_item import DirectiveItem
from .directive_item_links import DirectiveItemLinks
from .directive_nature import DirectiveNature
from .directive_out import DirectiveOut
from .directive_out_links import DirectiveOutLinks
from .directive_state import DirectiveState
from .directives_list_state import DirectivesListState
from .draft_attestation_request import DraftAttestationRequest
from .draft_edition_request import DraftEditionRequest
from .edition_item import EditionItem
from .edition_item_links import EditionItemLinks
from .edition_out import EditionOut
from .edition_out_links import EditionOutLinks
from .edition_state import EditionState
from .editions_list_state import EditionsListState
from .encoding_enum import EncodingEnum
from .entry import Entry
from .entry_links import EntryLinks
from .event_object import EventObject
from .event_out import EventOut
from .event_out_details import EventOutDetails
from .events_out import EventsOut
from .evidence_item import EvidenceItem
from .evidence_item_request import EvidenceItemRequest
from .evidence_link_out import EvidenceLinkOut
from .evidence_out import EvidenceOut
from .evidence_out_links import EvidenceOutLinks
from .evidence_state import EvidenceState
from .examination_brief import ExaminationBrief
from .examination_brief_links import ExaminationBriefLinks
from .examination_difference_out import ExaminationDifferenceOut
from .examination_out import ExaminationOut
from .examination_out_links import ExaminationOutLinks
from .examination_readings_list_modality import ExaminationReadingsListModality
from .examination_readings_list_verdict import ExaminationReadingsListVerdict
from .examination_verdict import ExaminationVerdict
from .explain_check_in_request import ExplainCheckInRequest
from .explain_in_request import ExplainInRequest
from .explanation_out import ExplanationOut
from .export_fault_out import ExportFaultOut
from .export_format import ExportFormat
from .export_kind import ExportKind
from .export_out import ExportOut
from .export_out_links import ExportOutLinks
from .export_out_query import ExportOutQuery
from .export_state import ExportState
from .extend_directive_request import ExtendDirectiveRequest
from .extension_links import ExtensionLinks
from .extension_out import ExtensionOut
from .extension_out_state_enum import ExtensionOutStateEnum
from .extensions_list_state import ExtensionsListState
from .fault import Fault
from .field_out import FieldOut
from .field_out_kind_enum import FieldOutKindEnum
from .figure_in_request import FigureInRequest
from .figure_out import FigureOut
from .figures_in_request import FiguresInRequest
from .figures_out import FiguresOut
from .filing import Filing
from .filing_enum import FilingEnum
from .filing_links import FilingLinks
from .filing_state_enum import FilingStateEnum
from .filing_status_enum import FilingStatusEnum
from .filings_summary import FilingsSummary
from .filings_summary_by_state import FilingsSummaryByState
from .finding_out import FindingOut
from .findings_list_severity import FindingsListSeverity
from .findings_out import FindingsOut
from .findings_out_counts import FindingsOutCounts
from .follow_up_in_request import FollowUpInRequest
from .frozen_total import FrozenTotal
from .funnel import Funnel
from .given_answer_out import GivenAnswerOut
from .given_answer_out_links import GivenAnswerOutLinks
from .grant_extension_request import GrantExtensionRequest
from .headings_enum import HeadingsEnum
from .headline import Headline
from .hit_out import HitOut
from .hit_out_links import HitOutLinks
from .inclusion_out import InclusionOut
from .indicator_enum import IndicatorEnum
from .indicator_out import IndicatorOut
from .issue_credential_request import IssueCredentialRequest
from .issue_directive_request import IssueDirectiveRequest
from .item_finding_out import ItemFindingOut
from .item_out import ItemOut
from .item_out_status_enum import ItemOutStatusEnum
from .judged_enum import JudgedEnum
from .jurisdiction_out import JurisdictionOut
from .key_out import KeyOut
from .key_out_jwk import KeyOutJwk
from .label_check_out import LabelCheckOut
from .label_out import LabelOut
from .label_out_fields import LabelOutFields
from .label_reason_out import LabelReasonOut
from .label_verdict import LabelVerdict
from .language_enum import LanguageEnum
from .last_tested import LastTested
from .last_tested_links import LastTestedLinks
from .layer_enum import LayerEnum
from .limits import Limits
from .log_entry_out import LogEntryOut
from .me_out import MeOut
from .me_out_links import MeOutLinks
from .measure_out import MeasureOut
from .measure_ref import MeasureRef
from .measured_out import MeasuredOut
from .measurement_limits import MeasurementLimits
from .number import Number
from .office_out import OfficeOut
from .onboarding import Onboarding
from .onboarding_list_step import OnboardingListStep
from .onboarding_summary import OnboardingSummary
from .open_file_out import OpenFileOut
from .open_file_out_links import OpenFileOutLinks
from .open_package_out import OpenPackageOut
from .open_package_out_links import OpenPackageOutLinks
from .open_report_request import OpenReportRequest
from .open_upload_request import OpenUploadRequest
from .oscal_assessment_results_retrieve_response_200 import (
    OscalAssessmentResultsRetrieveResponse200,
)
from .oscal_catalog_retrieve_response_200 import OscalCatalogRetrieveResponse200
from .oscal_component_definition_retrieve_response_200 import (
    OscalComponentDefinitionRetrieveResponse200,
)
from .own_credential import OwnCredential
from .own_platform import OwnPlatform
from .own_platform_links import OwnPlatformLinks
from .paginated_answer_out_list import PaginatedAnswerOutList
from .paginated_attestation_out_list import PaginatedAttestationOutList
from .paginated_attestation_revision_out_list import PaginatedAttestationRevisionOutList
from .paginated_batch_out_list import PaginatedBatchOutList
from .paginated_campaign_out_list import PaginatedCampaignOutList
from .paginated_check_out_list import PaginatedCheckOutList
from .paginated_consolidation_list import PaginatedConsolidationList
from .paginated_credential_out_list import PaginatedCredentialOutList
from .paginated_crosswalk_out_list import PaginatedCrosswalkOutList
from .paginated_directive_item_list import PaginatedDirectiveItemList
from .paginated_edition_item_list import PaginatedEditionItemList
from .paginated_evidence_out_list import PaginatedEvidenceOutList
from .paginated_examination_out_list import PaginatedExaminationOutList
from .paginated_explanation_out_list import PaginatedExplanationOutList
from .paginated_export_out_list import PaginatedExportOutList
from .paginated_extension_out_list import PaginatedExtensionOutList
from .paginated_filing_list import PaginatedFilingList
from .paginated_jurisdiction_out_list import PaginatedJurisdictionOutList
from .paginated_key_out_list import PaginatedKeyOutList
from .paginated_log_entry_out_list import PaginatedLogEntryOutList
from .paginated_onboarding_list import PaginatedOnboardingList
from .paginated_open_package_out_list import PaginatedOpenPackageOutList
from .paginated_part_out_list import PaginatedPartOutList
from .paginated_period_out_list import PaginatedPeriodOutList
from .paginated_person_out_list import PaginatedPersonOutList
from .paginated_platform_coverage_list import PaginatedPlatformCoverageList
from .paginated_platform_out_list import PaginatedPlatformOutList
from .paginated_problem_kind_list import PaginatedProblemKindList
from .paginated_product_out_list import PaginatedProductOutList
from .paginated_question_out_list import PaginatedQuestionOutList
from .paginated_reading_out_list import PaginatedReadingOutList
from .paginated_receipt_out_list import PaginatedReceiptOutList
from .paginated_reminder_out_list import PaginatedReminderOutList
from .paginated_report_out_list import PaginatedReportOutList
from .paginated_report_step_out_list import PaginatedReportStepOutList
from .paginated_review_out_list import PaginatedReviewOutList
from .paginated_reviewer_out_list import PaginatedReviewerOutList
from .paginated_revision_out_list import PaginatedRevisionOutList
from .paginated_scorecard_item_list import PaginatedScorecardItemList
from .paginated_signal_item_list import PaginatedSignalItemList
from .paginated_signal_rule_out_list import PaginatedSignalRuleOutList
from .paginated_source_list import PaginatedSourceList
from .paginated_tree_head_out_list import PaginatedTreeHeadOutList
from .paginated_upload_out_list import PaginatedUploadOutList
from .paginated_vocabulary_item_list import PaginatedVocabularyItemList
from .paginated_waiver_out_list import PaginatedWaiverOutList
from .part import Part
from .part_out import PartOut
from .patched_assign_in_request import PatchedAssignInRequest
from .patched_change_attestation_request import PatchedChangeAttestationRequest
from .patched_change_edition_request import PatchedChangeEditionRequest
from .patched_change_platform_request import PatchedChangePlatformRequest
from .patched_change_product_request import PatchedChangeProductRequest
from .patched_decide_signal_request import PatchedDecideSignalRequest
from .patched_start_attestation_revision_request import (
    PatchedStartAttestationRevisionRequest,
)
from .peers_out import PeersOut
from .pending_enum import PendingEnum
from .people_list_role import PeopleListRole
from .period_out import PeriodOut
from .period_out_links import PeriodOutLinks
from .person_out import PersonOut
from .platform_change import PlatformChange
from .platform_control import PlatformControl
from .platform_control_was import PlatformControlWas
from .platform_coverage import PlatformCoverage
from .platform_out import PlatformOut
from .platform_out_links import PlatformOutLinks
from .platform_ref import PlatformRef
from .platform_size import PlatformSize
from .platform_status import PlatformStatus
from .platforms_claiming import PlatformsClaiming
from .platforms_list_size import PlatformsListSize
from .platforms_list_status import PlatformsListStatus
from .platforms_tested import PlatformsTested
from .principal_kind import PrincipalKind
from .problem import Problem
from .problem_kind import ProblemKind
from .product_kind import ProductKind
from .product_out import ProductOut
from .product_status import ProductStatus
from .products_list_kind import ProductsListKind
from .products_list_status import ProductsListStatus
from .progress_out import ProgressOut
from .proof_out import ProofOut
from .proof_out_filed import ProofOutFiled
from .proof_out_keys_item import ProofOutKeysItem
from .proof_out_platform_keys_item import ProofOutPlatformKeysItem
from .provenance_out import ProvenanceOut
from .province_funnel import ProvinceFunnel
from .province_out import ProvinceOut
from .province_tally import ProvinceTally
from .published_figure_out import PublishedFigureOut
from .published_figure_out_qualifier_enum import PublishedFigureOutQualifierEnum
from .qualified import Qualified
from .qualifier import Qualifier
from .quality_month_out import QualityMonthOut
from .quality_month_out_indicators import QualityMonthOutIndicators
from .question_out import QuestionOut
from .question_out_links import QuestionOutLinks
from .question_state import QuestionState
from .questions_list_state import QuestionsListState
from .range_out import RangeOut
from .reading_out import ReadingOut
from .reason import Reason
from .reasons_enum import ReasonsEnum
from .receipt_out import ReceiptOut
from .receipt_out_kind_enum import ReceiptOutKindEnum
from .receipt_out_links import ReceiptOutLinks
from .receipts_jws_format import ReceiptsJwsFormat
from .receipts_list_kind import ReceiptsListKind
from .record_in_request import RecordInRequest
from .record_links import RecordLinks
from .record_out import RecordOut
from .record_out_state_enum import RecordOutStateEnum
from .record_page_out import RecordPageOut
from .record_revisions_out import RecordRevisionsOut
from .record_standing import RecordStanding
from .record_templates_csv_kind import RecordTemplatesCsvKind
from .record_templates_xlsx_kind import RecordTemplatesXlsxKind
from .record_version_out import RecordVersionOut
from .record_versions_out import RecordVersionsOut
from .records_list_state import RecordsListState
from .records_upload_content_encoding import RecordsUploadContentEncoding
from .register_key_request import RegisterKeyRequest
from .register_key_request_jwk import RegisterKeyRequestJwk
from .register_platform_request import RegisterPlatformRequest
from .register_product_request import RegisterProductRequest
from .relation_enum import RelationEnum
from .reminder_out import ReminderOut
from .reminder_out_kind_enum import ReminderOutKindEnum
from .reminders_list_addressee import RemindersListAddressee
from .reminders_list_kind import RemindersListKind
from .reply_out import ReplyOut
from .report_link import ReportLink
from .report_out import ReportOut
from .report_out_links import ReportOutLinks
from .report_step_out import ReportStepOut
from .report_step_out_links import ReportStepOutLinks
from .requirement_out import RequirementOut
from .requirement_out_kind_enum import RequirementOutKindEnum
from .restated import Restated
from .restated_platform import RestatedPlatform
from .restated_total import RestatedTotal
from .restatement import Restatement
from .return_answer_request import ReturnAnswerRequest
from .return_revision_request import ReturnRevisionRequest
from .review_out import ReviewOut
from .review_out_links import ReviewOutLinks
from .reviewer_out import ReviewerOut
from .reviews_list_reason import ReviewsListReason
from .revision_link import RevisionLink
from .revision_out import RevisionOut
from .revision_out_findings import RevisionOutFindings
from .revision_progress import RevisionProgress
from .revision_state import RevisionState
from .revoke_extension_request import RevokeExtensionRequest
from .role_enum import RoleEnum
from .rule_enum import RuleEnum
from .sample_change_out import SampleChangeOut
from .scope import Scope
from .scoped_coverage import ScopedCoverage
from .scopes_enum import ScopesEnum
from .scorecard_item import ScorecardItem
from .scorecard_item_links import ScorecardItemLinks
from .scorecard_out import ScorecardOut
from .scorecard_out_links import ScorecardOutLinks
from .scorecards_list_months import ScorecardsListMonths
from .scorecards_list_size import ScorecardsListSize
from .scorecards_list_sort import ScorecardsListSort
from .scorecards_retrieve_months import ScorecardsRetrieveMonths
from .search_group_out import SearchGroupOut
from .search_group_out_kind_enum import SearchGroupOutKindEnum
from .search_out import SearchOut
from .self_link import SelfLink
from .severity import Severity
from .sighting_out import SightingOut
from .sign_answer_request import SignAnswerRequest
from .signal_item import SignalItem
from .signal_item_links import SignalItemLinks
from .signal_item_numbers import SignalItemNumbers
from .signal_out import SignalOut
from .signal_out_links import SignalOutLinks
from .signal_out_numbers import SignalOutNumbers
from .signal_rule_out import SignalRuleOut
from .signal_rule_out_thresholds import SignalRuleOutThresholds
from .signal_state import SignalState
from .signal_step import SignalStep
from .signals_list_rule import SignalsListRule
from .signals_list_state import SignalsListState
from .signatory_out import SignatoryOut
from .signing_input import SigningInput
from .size_funnel import SizeFunnel
from .size_tally import SizeTally
from .source import Source
from .source_links import SourceLinks
from .source_out import SourceOut
from .standing_enum import StandingEnum
from .standing_out import StandingOut
from .standing_state import StandingState
from .start_revision_request import StartRevisionRequest
from .step_enum import StepEnum
from .step_out import StepOut
from .submit_attestation_request import SubmitAttestationRequest
from .submit_request import SubmitRequest
from .submitted_attestation_out import SubmittedAttestationOut
from .submitted_attestation_out_links import SubmittedAttestationOutLinks
from .submitted_out import SubmittedOut
from .submitted_out_findings import SubmittedOutFindings
from .sum_links import SumLinks
from .takes_enum import TakesEnum
from .tally import Tally
from .term_out import TermOut
from .text import Text
from .tokens_issue_body import TokensIssueBody
from .tokens_issue_body_grant_type import TokensIssueBodyGrantType
from .tokens_issue_response_200 import TokensIssueResponse200
from .tokens_issue_response_400 import TokensIssueResponse400
from .tokens_issue_response_401 import TokensIssueResponse401
from .tokens_issue_response_413 import TokensIssueResponse413
from .tokens_issue_response_429 import TokensIssueResponse429
from .told import Told
from .total_links import TotalLinks
from .trace import Trace
from .trace_links import TraceLinks
from .traced_consolidation import TracedConsolidation
from .traced_place import TracedPlace
from .traced_total import TracedTotal
from .tree_head_out import TreeHeadOut
from .trigger_enum import TriggerEnum
from .type_enum import TypeEnum
from .upload_out import UploadOut
from .upload_out_links import UploadOutLinks
from .upload_state import UploadState
from .validation_out import ValidationOut
from .validation_out_counts import ValidationOutCounts
from .validation_out_severities import ValidationOutSeverities
from .vocabulary_item import VocabularyItem
from .vocabulary_item_links import VocabularyItemLinks
from .vocabulary_out import VocabularyOut
from .waiver_in_request import WaiverInRequest
from .waiver_out import WaiverOut
from .warning import Warning_
from .weight_enum import WeightEnum
from .withdraw_attestation_request import WithdrawAttestationRequest
from .withdraw_directive_request import WithdrawDirectiveRequest
from .withdraw_request import WithdrawRequest
from .withdrawn_attestation import WithdrawnAttestation
from .withdrawn_attestation_links import WithdrawnAttestationLinks

__all__ = (
    "AboutEnum",
    "AboutInRequest",
    "AboutOut",
    "AcceptAnswerRequest",
    "AcceptReviewInRequest",
    "ActionOut",
    "ActorEnum",
    "ActorOut",
    "ActorOutKindEnum",
    "AddPersonRequest",
    "AllPlatformsClaiming",
    "AllPlatformsTested",
    "AnswerDirectiveRequest",
    "AnswerInRequest",
    "AnswerOut",
    "AnswerOutLinks",
    "ArrayAnswerOut",
    "AskExportRequest",
    "AskExportRequestQuery",
    "AskInRequest",
    "AssigneeOut",
    "AttestationMeasurementsPutBody",
    "AttestationOut",
    "AttestationOutLinks",
    "AttestationRevisionOut",
    "AttestationRevisionOutMeasurements",
    "AttestationsListState",
    "AttestationsListStatus",
    "AttestationState",
    "AttestationStatus",
    "BackingEnum",
    "BatchesValidateContentEncoding",
    "BatchesValidateKind",
    "BatchKind",
    "BatchOut",
    "BatchOutLinks",
    "BatchProgress",
    "BatchReceipt",
    "BatchReceiptLinks",
    "BatchState",
    "Before",
    "Beside",
    "BlockInKindEnum",
    "BlockInRequest",
    "BlockOut",
    "BoundedNumber",
    "BoundedNumberQualifierEnum",
    "Bulletin",
    "BulletinsRetrieveFormat",
    "Calendar",
    "CalendarLinks",
    "CalendarMonth",
    "CampaignOut",
    "CategoryOut",
    "ChangeEnum",
    "Changes",
    "CheckOut",
    "CheckOutFailing",
    "CheckOutPassing",
    "ClaimedAgainstTested",
    "ClassifyPlatformRequest",
    "CloseInRequest",
    "ComparedWith",
    "Comparison",
    "ConsistencyOut",
    "Consolidated",
    "ConsolidatedNames",
    "ConsolidatedNamesAdditionalProperty",
    "ConsolidatedRow",
    "Consolidation",
    "ConsolidationDetail",
    "ConsolidationLinks",
    "ControlCoverage",
    "ControlCoverageChange",
    "ControlOut",
    "ControlOutExample",
    "ControlReasonOut",
    "ControlReasonOutParams",
    "ControlRuleOut",
    "ControlsCoverage",
    "ControlsOut",
    "CorrectionsUploadContentEncoding",
    "CountedChangeOut",
    "Coverage",
    "CoverageClaimOrNone",
    "CoverageResult",
    "CoverageResultOrNone",
    "CoverageRetrieveGroupBy",
    "CoveringAttestation",
    "CoveringAttestationLinks",
    "CredentialIssued",
    "CredentialOut",
    "Crossing",
    "CrossingOut",
    "Crosswalk",
    "CrosswalkOut",
    "DecideInRequest",
    "Definition",
    "DeniedByOut",
    "Difference",
    "DirectiveCodeOut",
    "DirectiveCodesOut",
    "DirectiveItem",
    "DirectiveItemLinks",
    "DirectiveNature",
    "DirectiveOut",
    "DirectiveOutLinks",
    "DirectivesListState",
    "DirectiveState",
    "DraftAttestationRequest",
    "DraftEditionRequest",
    "EditionItem",
    "EditionItemLinks",
    "EditionOut",
    "EditionOutLinks",
    "EditionsListState",
    "EditionState",
    "EncodingEnum",
    "Entry",
    "EntryLinks",
    "EventObject",
    "EventOut",
    "EventOutDetails",
    "EventsOut",
    "EvidenceItem",
    "EvidenceItemRequest",
    "EvidenceLinkOut",
    "EvidenceOut",
    "EvidenceOutLinks",
    "EvidenceState",
    "ExaminationBrief",
    "ExaminationBriefLinks",
    "ExaminationDifferenceOut",
    "ExaminationOut",
    "ExaminationOutLinks",
    "ExaminationReadingsListModality",
    "ExaminationReadingsListVerdict",
    "ExaminationVerdict",
    "ExplainCheckInRequest",
    "ExplainInRequest",
    "ExplanationOut",
    "ExportFaultOut",
    "ExportFormat",
    "ExportKind",
    "ExportOut",
    "ExportOutLinks",
    "ExportOutQuery",
    "ExportState",
    "ExtendDirectiveRequest",
    "ExtensionLinks",
    "ExtensionOut",
    "ExtensionOutStateEnum",
    "ExtensionsListState",
    "Fault",
    "FieldOut",
    "FieldOutKindEnum",
    "FigureInRequest",
    "FigureOut",
    "FiguresInRequest",
    "FiguresOut",
    "Filing",
    "FilingEnum",
    "FilingLinks",
    "FilingsSummary",
    "FilingsSummaryByState",
    "FilingStateEnum",
    "FilingStatusEnum",
    "FindingOut",
    "FindingsListSeverity",
    "FindingsOut",
    "FindingsOutCounts",
    "FollowUpInRequest",
    "FrozenTotal",
    "Funnel",
    "GivenAnswerOut",
    "GivenAnswerOutLinks",
    "GrantExtensionRequest",
    "HeadingsEnum",
    "Headline",
    "HitOut",
    "HitOutLinks",
    "InclusionOut",
    "IndicatorEnum",
    "IndicatorOut",
    "IssueCredentialRequest",
    "IssueDirectiveRequest",
    "ItemFindingOut",
    "ItemOut",
    "ItemOutStatusEnum",
    "JudgedEnum",
    "JurisdictionOut",
    "KeyOut",
    "KeyOutJwk",
    "LabelCheckOut",
    "LabelOut",
    "LabelOutFields",
    "LabelReasonOut",
    "LabelVerdict",
    "LanguageEnum",
    "LastTested",
    "LastTestedLinks",
    "LayerEnum",
    "Limits",
    "LogEntryOut",
    "MeasuredOut",
    "MeasurementLimits",
    "MeasureOut",
    "MeasureRef",
    "MeOut",
    "MeOutLinks",
    "Number",
    "OfficeOut",
    "Onboarding",
    "OnboardingListStep",
    "OnboardingSummary",
    "OpenFileOut",
    "OpenFileOutLinks",
    "OpenPackageOut",
    "OpenPackageOutLinks",
    "OpenReportRequest",
    "OpenUploadRequest",
    "OscalAssessmentResultsRetrieveResponse200",
    "OscalCatalogRetrieveResponse200",
    "OscalComponentDefinitionRetrieveResponse200",
    "OwnCredential",
    "OwnPlatform",
    "OwnPlatformLinks",
    "PaginatedAnswerOutList",
    "PaginatedAttestationOutList",
    "PaginatedAttestationRevisionOutList",
    "PaginatedBatchOutList",
    "PaginatedCampaignOutList",
    "PaginatedCheckOutList",
    "PaginatedConsolidationList",
    "PaginatedCredentialOutList",
    "PaginatedCrosswalkOutList",
    "PaginatedDirectiveItemList",
    "PaginatedEditionItemList",
    "PaginatedEvidenceOutList",
    "PaginatedExaminationOutList",
    "PaginatedExplanationOutList",
    "PaginatedExportOutList",
    "PaginatedExtensionOutList",
    "PaginatedFilingList",
    "PaginatedJurisdictionOutList",
    "PaginatedKeyOutList",
    "PaginatedLogEntryOutList",
    "PaginatedOnboardingList",
    "PaginatedOpenPackageOutList",
    "PaginatedPartOutList",
    "PaginatedPeriodOutList",
    "PaginatedPersonOutList",
    "PaginatedPlatformCoverageList",
    "PaginatedPlatformOutList",
    "PaginatedProblemKindList",
    "PaginatedProductOutList",
    "PaginatedQuestionOutList",
    "PaginatedReadingOutList",
    "PaginatedReceiptOutList",
    "PaginatedReminderOutList",
    "PaginatedReportOutList",
    "PaginatedReportStepOutList",
    "PaginatedReviewerOutList",
    "PaginatedReviewOutList",
    "PaginatedRevisionOutList",
    "PaginatedScorecardItemList",
    "PaginatedSignalItemList",
    "PaginatedSignalRuleOutList",
    "PaginatedSourceList",
    "PaginatedTreeHeadOutList",
    "PaginatedUploadOutList",
    "PaginatedVocabularyItemList",
    "PaginatedWaiverOutList",
    "Part",
    "PartOut",
    "PatchedAssignInRequest",
    "PatchedChangeAttestationRequest",
    "PatchedChangeEditionRequest",
    "PatchedChangePlatformRequest",
    "PatchedChangeProductRequest",
    "PatchedDecideSignalRequest",
    "PatchedStartAttestationRevisionRequest",
    "PeersOut",
    "PendingEnum",
    "PeopleListRole",
    "PeriodOut",
    "PeriodOutLinks",
    "PersonOut",
    "PlatformChange",
    "PlatformControl",
    "PlatformControlWas",
    "PlatformCoverage",
    "PlatformOut",
    "PlatformOutLinks",
    "PlatformRef",
    "PlatformsClaiming",
    "PlatformSize",
    "PlatformsListSize",
    "PlatformsListStatus",
    "PlatformStatus",
    "PlatformsTested",
    "PrincipalKind",
    "Problem",
    "ProblemKind",
    "ProductKind",
    "ProductOut",
    "ProductsListKind",
    "ProductsListStatus",
    "ProductStatus",
    "ProgressOut",
    "ProofOut",
    "ProofOutFiled",
    "ProofOutKeysItem",
    "ProofOutPlatformKeysItem",
    "ProvenanceOut",
    "ProvinceFunnel",
    "ProvinceOut",
    "ProvinceTally",
    "PublishedFigureOut",
    "PublishedFigureOutQualifierEnum",
    "Qualified",
    "Qualifier",
    "QualityMonthOut",
    "QualityMonthOutIndicators",
    "QuestionOut",
    "QuestionOutLinks",
    "QuestionsListState",
    "QuestionState",
    "RangeOut",
    "ReadingOut",
    "Reason",
    "ReasonsEnum",
    "ReceiptOut",
    "ReceiptOutKindEnum",
    "ReceiptOutLinks",
    "ReceiptsJwsFormat",
    "ReceiptsListKind",
    "RecordInRequest",
    "RecordLinks",
    "RecordOut",
    "RecordOutStateEnum",
    "RecordPageOut",
    "RecordRevisionsOut",
    "RecordsListState",
    "RecordStanding",
    "RecordsUploadContentEncoding",
    "RecordTemplatesCsvKind",
    "RecordTemplatesXlsxKind",
    "RecordVersionOut",
    "RecordVersionsOut",
    "RegisterKeyRequest",
    "RegisterKeyRequestJwk",
    "RegisterPlatformRequest",
    "RegisterProductRequest",
    "RelationEnum",
    "ReminderOut",
    "ReminderOutKindEnum",
    "RemindersListAddressee",
    "RemindersListKind",
    "ReplyOut",
    "ReportLink",
    "ReportOut",
    "ReportOutLinks",
    "ReportStepOut",
    "ReportStepOutLinks",
    "RequirementOut",
    "RequirementOutKindEnum",
    "Restated",
    "RestatedPlatform",
    "RestatedTotal",
    "Restatement",
    "ReturnAnswerRequest",
    "ReturnRevisionRequest",
    "ReviewerOut",
    "ReviewOut",
    "ReviewOutLinks",
    "ReviewsListReason",
    "RevisionLink",
    "RevisionOut",
    "RevisionOutFindings",
    "RevisionProgress",
    "RevisionState",
    "RevokeExtensionRequest",
    "RoleEnum",
    "RuleEnum",
    "SampleChangeOut",
    "Scope",
    "ScopedCoverage",
    "ScopesEnum",
    "ScorecardItem",
    "ScorecardItemLinks",
    "ScorecardOut",
    "ScorecardOutLinks",
    "ScorecardsListMonths",
    "ScorecardsListSize",
    "ScorecardsListSort",
    "ScorecardsRetrieveMonths",
    "SearchGroupOut",
    "SearchGroupOutKindEnum",
    "SearchOut",
    "SelfLink",
    "Severity",
    "SightingOut",
    "SignalItem",
    "SignalItemLinks",
    "SignalItemNumbers",
    "SignalOut",
    "SignalOutLinks",
    "SignalOutNumbers",
    "SignalRuleOut",
    "SignalRuleOutThresholds",
    "SignalsListRule",
    "SignalsListState",
    "SignalState",
    "SignalStep",
    "SignAnswerRequest",
    "SignatoryOut",
    "SigningInput",
    "SizeFunnel",
    "SizeTally",
    "Source",
    "SourceLinks",
    "SourceOut",
    "StandingEnum",
    "StandingOut",
    "StandingState",
    "StartRevisionRequest",
    "StepEnum",
    "StepOut",
    "SubmitAttestationRequest",
    "SubmitRequest",
    "SubmittedAttestationOut",
    "SubmittedAttestationOutLinks",
    "SubmittedOut",
    "SubmittedOutFindings",
    "SumLinks",
    "TakesEnum",
    "Tally",
    "TermOut",
    "Text",
    "TokensIssueBody",
    "TokensIssueBodyGrantType",
    "TokensIssueResponse200",
    "TokensIssueResponse400",
    "TokensIssueResponse401",
    "TokensIssueResponse413",
    "TokensIssueResponse429",
    "Told",
    "TotalLinks",
    "Trace",
    "TracedConsolidation",
    "TracedPlace",
    "TracedTotal",
    "TraceLinks",
    "TreeHeadOut",
    "TriggerEnum",
    "TypeEnum",
    "UploadOut",
    "UploadOutLinks",
    "UploadState",
    "ValidationOut",
    "ValidationOutCounts",
    "ValidationOutSeverities",
    "VocabularyItem",
    "VocabularyItemLinks",
    "VocabularyOut",
    "WaiverInRequest",
    "WaiverOut",
    "Warning_",
    "WeightEnum",
    "WithdrawAttestationRequest",
    "WithdrawDirectiveRequest",
    "WithdrawnAttestation",
    "WithdrawnAttestationLinks",
    "WithdrawRequest",
)
