"""Attestations of technical safeguards: platforms make them, offices read them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.etags import require_match, tagged
from platforms.api.idempotency import idempotent
from platforms.api.paging import CursorPaging
from platforms.api.views import ApiView
from platforms.principals import Principal
from platforms.roles import Scope
from reporting.api.attestation_examples import (
    ANSWER,
    DRAFT,
    EDIT,
    REVISION_ANSWER,
    SIGN,
    SUBMITTED_ANSWER,
    TAKE_BACK,
)
from reporting.api.attestation_serializers import (
    AttestationOut,
    AttestationQuery,
    AttestationRevisionOut,
    ChangeAttestation,
    DraftAttestation,
    StartAttestationRevision,
    SubmitAttestation,
    SubmittedAttestationOut,
    WithdrawAttestation,
)
from reporting.api.receipt_serializers import ReceiptOut
from reporting.models import Attestation
from reporting.selectors.attestations import (
    latest_revisions,
    standing_revisions,
    visible_attestations,
    visible_revisions,
)
from reporting.selectors.examinations import latest_examination
from reporting.selectors.receipts import given_just_now
from reporting.services import attesting
from tasks.examining import ring_for_attestation


def represent(principal: Principal, found: Sequence[Attestation]) -> list[dict[str, Any]]:
    """Attestations with their latest visible revision, in a fixed number of queries."""
    latest = latest_revisions(principal, found)
    in_force = standing_revisions(principal, found)
    for one in found:
        standing = in_force.get(one.id)
        one.filing = principal.platform_id == one.platform_id  # type: ignore[attr-defined]
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
