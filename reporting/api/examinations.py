"""Examinations of attestations: what was found, sample by sample, and what changed since."""

from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.idempotency import idempotent
from platforms.api.paging import CursorPaging
from platforms.roles import Scope
from reporting.api.attestation_examples import SHOWN
from reporting.api.attestation_serializers import AttestationOut
from reporting.api.attestations import AttestationView
from reporting.api.examination_examples import EXAMPLES
from reporting.api.examination_serializers import (
    DifferenceQuery,
    ExaminationDifferenceOut,
    ExaminationOut,
    ReadingOut,
    ReadingQuery,
    difference_told,
)
from reporting.models import Examination
from reporting.selectors.examinations import difference, of_attestation, readings_of
from reporting.services import reexamining
from tasks.examining import ring_for_attestation


class ExaminationView(AttestationView):
    """A view below `attestations/{attestation_id}/examinations/{examination_id}`."""

    def examination(self) -> Examination:
        return self.find(self.kwargs["examination_id"])

    def find(self, examination_id: UUID) -> Examination:
        """One of this attestation's; what the principal may not see does not exist."""
        found = of_attestation(self.principal, self.attestation())
        examination = found.filter(pk=examination_id).first()
        if examination is None:
            raise Http404
        return examination


class AttestationExaminations(AttestationView):
    scopes = {"GET": Scope.ATTESTATIONS_READ, "POST": Scope.REVIEWS_WRITE}
    kinds = {"POST": {"office"}}
    refusals = {"POST": ("attestation_not_examinable",)}
    pagination_class = CursorPaging
    ordering = "-id"

    @extend_schema(
        operation_id="examinations_list",
        examples=EXAMPLES["examinations_list"],
        responses=ExaminationOut(many=True),
    )
    def get(self, request: Request, attestation_id: UUID) -> Response:
        """Every examination of every revision, the latest first."""
        return self.page(of_attestation(self.principal, self.attestation()), ExaminationOut)

    @extend_schema(
        operation_id="examinations_ask",
        examples=[OpenApiExample("Due", SHOWN, response_only=True, status_codes=["202"])],
        request=None,
        responses={202: AttestationOut},
    )
    @idempotent
    def post(self, request: Request, attestation_id: UUID) -> Response:
        """Have the revision in force examined again, in the background.

        Its state changes if the verdict does. `pending` says what the examination waits for.
        """
        attestation = self.attestation()
        revision = reexamining.ask(self.principal, attestation)
        ring_for_attestation(revision.id)
        answer = self.answer(attestation, 202)
        answer["Location"] = f"/api/v1/attestations/{attestation.id}/examinations"
        return answer


class ExaminationDetail(ExaminationView):
    scopes = {"GET": Scope.ATTESTATIONS_READ}

    @extend_schema(
        operation_id="examinations_retrieve",
        examples=EXAMPLES["examinations_retrieve"],
        responses=ExaminationOut,
    )
    def get(self, request: Request, attestation_id: UUID, examination_id: UUID) -> Response:
        """One examination, with its reasons and what was counted."""
        return Response(ExaminationOut(self.examination()).data)


class ExaminationReadings(ExaminationView):
    scopes = {"GET": Scope.ATTESTATIONS_READ}
    pagination_class = CursorPaging
    ordering = "place"

    @extend_schema(
        operation_id="examination_readings_list",
        examples=EXAMPLES["examination_readings_list"],
        parameters=[ReadingQuery],
        responses=ReadingOut(many=True),
    )
    def get(self, request: Request, attestation_id: UUID, examination_id: UUID) -> Response:
        """What every sample was read as, the worst first."""
        wanted = self.query(ReadingQuery)
        return self.page(readings_of(self.principal, self.examination(), **wanted), ReadingOut)


class ExaminationDifference(ExaminationView):
    scopes = {"GET": Scope.ATTESTATIONS_READ}

    @extend_schema(
        operation_id="examination_difference_retrieve",
        examples=EXAMPLES["examination_difference_retrieve"],
        parameters=[DifferenceQuery],
        responses=ExaminationDifferenceOut,
    )
    def get(self, request: Request, attestation_id: UUID, examination_id: UUID) -> Response:
        """What an examination says otherwise than an earlier one: reasons, and samples."""
        now, against = self.examination(), self.query(DifferenceQuery).get("against")
        before = self.find(against) if against else self._before(now)
        return Response(difference_told(difference(self.principal, before, now)))

    def _before(self, now: Examination) -> Examination | None:
        found = of_attestation(self.principal, self.attestation())
        return found.filter(pk__lt=now.pk).order_by("-id").first()
