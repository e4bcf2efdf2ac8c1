"""Attestations of technical safeguards: platforms make them, offices read them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.etags import require_match, tagged
from platforms.api.idempotency import idempotent
from platforms.api.me import SignatoryOut
from platforms.api.paging import CursorPaging
from platforms.api.serializers import Links, Query, StrictSerializer
from platforms.api.views import ApiView
from platforms.principals import Principal
from platforms.roles import Scope
from reporting.api.examination_examples import BRIEF
from reporting.api.examination_serializers import ExaminationBrief, brief_of
from reporting.api.receipt_examples import RECEIPT
from reporting.api.receipt_serializers import ReceiptOut
from reporting.models import Attestation, AttestationRevision
from reporting.models.attestations import STANDING
from reporting.selectors.attestations import (
    latest_revisions,
    standing_revisions,
    visible_attestations,
    visible_revisions,
)
from reporting.selectors.examinations import PENDING, latest_examination, pending_of
from reporting.selectors.receipts import given_just_now
from reporting.services import attesting
from tasks.examining import ring_for_attestation

STATES = [choice for choice in AttestationRevision.State.choices if choice[0] in STANDING]


class AttestationRevisionOut(serializers.ModelSerializer[AttestationRevision]):
    signatory = SignatoryOut(allow_null=True)
    catalogue = serializers.CharField(help_text="Version of the controls that it speaks of.")
    measurements = serializers.DictField(
        child=serializers.JSONField(), help_text="Values by the codes that the control gives them."
    )
    examination = serializers.SerializerMethodField(help_text="The latest examination of it.")
    pending = serializers.SerializerMethodField(
        help_text="What the examination that is due waits for; null where none is due."
    )

    class Meta:
        model = AttestationRevision
        fields = (
            "number",
            "state",
            "status",
            "statement",
            "measurements",
            "valid_from",
            "valid_until",
            "catalogue",
            "signatory",
            "submitted_at",
            "created_at",
            "examination",
            "pending",
        )

    @extend_schema_field(ExaminationBrief(allow_null=True))
    def get_examination(self, revision: AttestationRevision) -> dict[str, Any] | None:
        return brief_of(revision)

    @extend_schema_field(serializers.ChoiceField(choices=PENDING, allow_null=True))
    def get_pending(self, revision: AttestationRevision) -> str | None:
        return pending_of(revision)


class AttestationOut(serializers.ModelSerializer[Attestation]):
    platform = serializers.UUIDField(source="platform_id")
    latest = AttestationRevisionOut(help_text="The latest revision that the caller may see.")
    in_force = serializers.IntegerField(
        allow_null=True, help_text="Number of the revision that was submitted and stands."
    )
    state = serializers.ChoiceField(
        choices=STATES, allow_null=True, help_text="Of the revision in force."
    )
    examination = ExaminationBrief(
        allow_null=True, help_text="The latest examination of the revision in force."
    )
    links = serializers.SerializerMethodField()

    class Meta:
        model = Attestation
        fields = (
            "id",
            "platform",
            "control",
            "scope",
            "created_at",
            "in_force",
            "state",
            "examination",
            "latest",
            "links",
        )

    @extend_schema_field(Links)
    def get_links(self, attestation: Attestation) -> dict[str, str]:
        base = f"/api/v1/attestations/{attestation.id}"
        return {
            "self": base,
            "revisions": f"{base}/revisions",
            "examinations": f"{base}/examinations",
        }


class SubmittedAttestationOut(AttestationOut):
    """An attestation that was submitted just now, and the signed receipt for it."""

    receipt = ReceiptOut()

    class Meta(AttestationOut.Meta):
        fields = (*AttestationOut.Meta.fields, "receipt")  # type: ignore[assignment]


class _Values(StrictSerializer):
    status = serializers.ChoiceField(choices=AttestationRevision.Status.choices)
    statement = serializers.CharField(
        max_length=4000, help_text="How the control is met, or why it is not."
    )
    valid_from = serializers.DateField()
    valid_until = serializers.DateField(help_text="Within two years of `valid_from`.")


class ChangeAttestation(_Values):
    pass


class StartAttestationRevision(_Values):
    pass


class DraftAttestation(_Values):
    control = serializers.CharField(max_length=8, help_text="A code of GET controls.")
    scope = serializers.CharField(
        max_length=64,
        required=False,
        allow_blank=True,
        help_text="Code of one of your products; the whole platform if left out.",
    )


class SubmitAttestation(StrictSerializer):
    signatory = serializers.UUIDField(help_text="One of `signatories` of GET me.")
    signature = serializers.CharField(
        max_length=4000,
        required=False,
        allow_null=True,
        default=None,
        help_text="The platform's own, if it signs: a detached JWS over signing-input.",
    )


class WithdrawAttestation(StrictSerializer):
    reason = serializers.CharField(max_length=500)


class AttestationQuery(Query):
    platform = serializers.UUIDField(required=False)
    control = serializers.CharField(max_length=8, required=False)
    scope = serializers.CharField(max_length=64, required=False, allow_blank=True)
    status = serializers.ChoiceField(
        choices=AttestationRevision.Status.choices,
        required=False,
        help_text="Of the revision in force.",
    )
    state = serializers.ChoiceField(
        choices=STATES, required=False, help_text="Of the revision in force."
    )


VALUES = {
    "status": "implemented",
    "statement": "Every generated file carries the implicit label; samples are read weekly.",
    "valid_from": "2025-05-01",
    "valid_until": "2026-04-30",
}
BASE = "/api/v1/attestations/01968b3c-7f00-7000-8000-000000000005"
REVISION = {
    "number": 1,
    "state": "satisfied",
    **VALUES,
    "measurements": {"modalities": ["image", "video"]},
    "catalogue": "2025.1",
    "signatory": {
        "id": "01968b3c-7f00-7000-8000-000000000004",
        "name_zh": "张三",
        "name_en": "Zhang San",
        "title": "合规负责人",
    },
    "submitted_at": "2025-05-02T09:00:00+08:00",
    "created_at": "2025-05-01T09:00:00+08:00",
    "examination": BRIEF,
    "pending": None,
}
DRAFT = OpenApiExample("Draft", {"control": "LBL-01", **VALUES}, request_only=True)
EDIT = OpenApiExample("Edit", {"status": "partial"}, request_only=True)
SIGN = OpenApiExample(
    "Sign", {"signatory": "01968b3c-7f00-7000-8000-000000000004"}, request_only=True
)
TAKE_BACK = OpenApiExample("Take back", {"reason": "Wrong product."}, request_only=True)
REVISION_ANSWER = OpenApiExample("A revision", REVISION, response_only=True)
SHOWN: dict[str, Any] = {
    "id": "01968b3c-7f00-7000-8000-000000000005",
    "platform": "01968b3c-7f00-7000-8000-000000000001",
    "control": "LBL-01",
    "scope": "",
    "created_at": "2025-05-01T09:00:00+08:00",
    "in_force": 1,
    "state": "satisfied",
    "examination": BRIEF,
    "latest": REVISION,
    "links": {
        "self": BASE,
        "revisions": f"{BASE}/revisions",
        "examinations": f"{BASE}/examinations",
    },
}
ANSWER = OpenApiExample("An attestation", SHOWN, response_only=True)
SIGNED = {
    **RECEIPT,
    "kind": "attestation.submitted",
    "object": SHOWN["id"],
    "links": {**RECEIPT["links"], "about": BASE},
}
SUBMITTED_ANSWER = OpenApiExample(
    "An attestation with its receipt", {**SHOWN, "receipt": SIGNED}, response_only=True
)


def represent(principal: Principal, found: Sequence[Attestation]) -> list[dict[str, Any]]:
    """Attestations with their latest visible revision, in a fixed number of queries."""
    latest = latest_revisions(principal, found)
    in_force = standing_revisions(principal, found)
    for one in found:
        standing = in_force.get(one.id)
        one.latest = latest[one.id]  # type: ignore[attr-defined]
        one.in_force = standing and standing.number  # type: ignore[attr-defined]
        one.state = standing and standing.state  # type: ignore[attr-defined]
        one.examination = standing and latest_examination(standing)  # type: ignore[attr-defined]
    return [AttestationOut(one).data for one in found]


class AttestationView(ApiView):
    """A view below `attestations/{attestation_id}`."""

    def attestation(self) -> Attestation:
        """The attestation of the path; what the principal may not see does not exist."""
        found = visible_attestations(self.principal)
        attestation = found.filter(pk=self.kwargs["attestation_id"]).first()
        if attestation is None:
            raise Http404
        return attestation

    def data(self, attestation: Attestation) -> dict[str, Any]:
        return represent(self.principal, [attestation])[0]

    def answer(self, attestation: Attestation, status: int = 200) -> Response:
        return tagged(self.request, self.data(attestation), status)


class Attestations(AttestationView):
    scopes = {"GET": Scope.ATTESTATIONS_READ, "POST": Scope.ATTESTATIONS_WRITE}
    kinds = {"POST": {"platform"}}
    refusals = {
        "POST": (
            "control_unknown",
            "product_unknown",
            "attestation_exists",
            "attestation_validity",
        )
    }
    pagination_class = CursorPaging

    @extend_schema(
        operation_id="attestations_list",
        parameters=[AttestationQuery],
        responses=AttestationOut(many=True),
        examples=[ANSWER],
    )
    def get(self, request: Request) -> Response:
        """The attestations that the caller may see; an office sees those that were submitted."""
        found = visible_attestations(self.principal, **self.query(AttestationQuery))
        paging = CursorPaging()
        page = list(paging.paginate_queryset(found, request, view=self) or [])
        return paging.get_paginated_response(represent(self.principal, page))

    @extend_schema(
        operation_id="attestations_draft",
        request=DraftAttestation,
        responses={201: AttestationOut},
        examples=[DRAFT, ANSWER],
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """Begin to attest to a control: a draft, to be submitted by a signatory.

        There is one attestation for each control and scope; later claims are revisions of it.
        """
        revision = attesting.draft(self.principal, **self.read(DraftAttestation))
        answer = self.answer(revision.attestation, 201)
        answer["Location"] = f"/api/v1/attestations/{revision.attestation_id}"
        return answer


class AttestationDetail(AttestationView):
    scopes = {"GET": Scope.ATTESTATIONS_READ, "PATCH": Scope.ATTESTATIONS_WRITE}
    kinds = {"PATCH": {"platform"}}
    refusals = {"PATCH": ("attestation_no_draft", "attestation_validity")}
    conditional = frozenset({"PATCH"})

    @extend_schema(
        operation_id="attestations_retrieve", responses=AttestationOut, examples=[ANSWER]
    )
    def get(self, request: Request, attestation_id: UUID) -> Response:
        """One attestation with its latest revision."""
        return self.answer(self.attestation())

    @extend_schema(
        operation_id="attestations_change",
        request=ChangeAttestation,
        responses=AttestationOut,
        examples=[EDIT, ANSWER],
    )
    def patch(self, request: Request, attestation_id: UUID) -> Response:
        """Edit the draft. What was submitted is not edited: start a revision."""
        body = self.read(ChangeAttestation, partial=True)
        attestation = self.attestation()
        attesting.lock(attestation)
        require_match(request, self.data(attestation))
        attesting.change(self.principal, attestation, **body)
        return self.answer(attestation)


class AttestationRevisions(AttestationView):
    scopes = {"GET": Scope.ATTESTATIONS_READ, "POST": Scope.ATTESTATIONS_WRITE}
    kinds = {"POST": {"platform"}}
    refusals = {"POST": ("attestation_draft_open", "attestation_validity")}
    pagination_class = CursorPaging
    ordering = "-number"

    @extend_schema(
        operation_id="attestation_revisions_list",
        responses=AttestationRevisionOut(many=True),
        examples=[REVISION_ANSWER],
    )
    def get(self, request: Request, attestation_id: UUID) -> Response:
        """Every revision, the latest first."""
        found = visible_revisions(self.principal).filter(attestation=self.attestation())
        return self.page(found, AttestationRevisionOut)

    @extend_schema(
        operation_id="attestation_revisions_start",
        request=StartAttestationRevision(partial=True),
        responses={201: AttestationOut},
        examples=[EDIT, ANSWER],
    )
    @idempotent
    def post(self, request: Request, attestation_id: UUID) -> Response:
        """Start a draft that says what the latest revision said, save for what is sent here."""
        body = self.read(StartAttestationRevision, partial=True)
        attestation = self.attestation()
        attesting.start_revision(self.principal, attestation, **body)
        return self.answer(attestation, 201)


class AttestationRevisionDetail(AttestationView):
    scopes = {"GET": Scope.ATTESTATIONS_READ}

    @extend_schema(
        operation_id="attestation_revisions_retrieve",
        responses=AttestationRevisionOut,
        examples=[REVISION_ANSWER],
    )
    def get(self, request: Request, attestation_id: UUID, number: int) -> Response:
        """One revision."""
        found = visible_revisions(self.principal).filter(attestation=self.attestation())
        revision = found.filter(number=number).first()
        if revision is None:
            raise Http404
        return Response(AttestationRevisionOut(revision).data)


class AttestationSubmit(AttestationView):
    scopes = {"POST": Scope.ATTESTATIONS_WRITE}
    kinds = {"POST": {"platform"}}
    refusals = {
        "POST": (
            *("attestation_no_draft", "signatory_unknown", "attestation_expired"),
            *("evidence_infected", "receipt_key_retired", "signature_invalid"),
        )
    }

    @extend_schema(
        operation_id="attestations_submit",
        request=SubmitAttestation,
        responses=SubmittedAttestationOut,
        examples=[SIGN, SUBMITTED_ANSWER],
    )
    @idempotent
    def post(self, request: Request, attestation_id: UUID) -> Response:
        """Submit the draft in a signatory's name. It takes the place of the revision before.

        The answer has the receipt: a signed proof of what was claimed, when, and at whose hand.
        """
        body = self.read(SubmitAttestation)
        attestation = self.attestation()
        revision = attesting.submit(
            self.principal,
            attestation,
            signatory_id=body["signatory"],
            signature=body["signature"],
        )
        ring_for_attestation(revision.id)
        answer = self.answer(attestation)  # its ETag is that of the attestation alone
        answer.data["receipt"] = ReceiptOut(given_just_now(attestation.id)).data
        return answer


class AttestationWithdraw(AttestationView):
    scopes = {"POST": Scope.ATTESTATIONS_WRITE}
    kinds = {"POST": {"platform"}}
    refusals = {"POST": ("attestation_not_withdrawable",)}

    @extend_schema(
        operation_id="attestations_withdraw",
        request=WithdrawAttestation,
        responses=AttestationOut,
        examples=[TAKE_BACK, ANSWER],
    )
    @idempotent
    def post(self, request: Request, attestation_id: UUID) -> Response:
        """Take back the latest revision, drafted or submitted. It stays readable."""
        body = self.read(WithdrawAttestation)
        attestation = self.attestation()
        attesting.withdraw(self.principal, attestation, reason=body["reason"])
        return self.answer(attestation)
