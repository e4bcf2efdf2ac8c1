"""What was measured of a safeguard, given to its draft."""

from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.etags import require_match
from platforms.roles import Scope
from reporting.api.attestation_serializers import AttestationOut
from reporting.api.attestations import AttestationView
from reporting.api.evidence_examples import EXAMPLES
from reporting.services import attesting, measuring


class AttestationMeasurements(AttestationView):
    scopes = {"PUT": Scope.ATTESTATIONS_WRITE}
    kinds = {"PUT": {"platform"}}
    refusals = {"PUT": ("attestation_no_draft", "measurements_invalid")}
    conditional = frozenset({"PUT"})

    @extend_schema(
        operation_id="attestation_measurements_put",
        request={"application/json": OpenApiTypes.OBJECT},
        responses=AttestationOut,
        examples=EXAMPLES["attestation_measurements_put"],
    )
    def put(self, request: Request, attestation_id: UUID) -> Response:
        """What was measured, whole: values by the names that the control's requirements give them.

        GET controls says which values a control asks for, in which units, with which thresholds.
        """
        attestation = self.attestation()
        attesting.lock(attestation)
        require_match(request, self.data(attestation))
        measuring.measure(self.principal, attestation, request.data)
        return self.answer(attestation)
