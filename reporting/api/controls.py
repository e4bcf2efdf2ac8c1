"""The technical safeguards that platforms attest to."""

from dataclasses import asdict
from typing import Any, ClassVar

import msgspec
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.etags import tagged
from platforms.api.views import ApiView
from reporting import vocabulary
from reporting.api.control_serializers import ControlsOut
from reporting.evidence.controls import RULES, reasons, validating
from reporting.vocabulary import publishing

LIMITS = {
    "integer": validating.LARGEST,
    "characters": validating.LONGEST,
    "rows": validating.MOST_ROWS,
}


def catalogue() -> dict[str, Any]:
    return {
        **publishing.controls(vocabulary.load()),
        "rules": RULES,
        "reasons": [msgspec.to_builtins(asdict(one)) for one in reasons.RULES.values()],
        "limits": LIMITS,
    }


def _shortened() -> dict[str, Any]:
    """One control whole, one reason, one status."""
    shown = catalogue()
    (control,) = [one for one in shown["controls"] if one["code"] == "OPS-02"]
    return {
        **shown,
        "controls": [control],
        "attestation_statuses": shown["attestation_statuses"][:1],
        "reasons": shown["reasons"][:1],
    }


class Controls(ApiView):
    public: ClassVar[bool] = True

    @extend_schema(
        operation_id="controls_retrieve",
        responses=ControlsOut,
        examples=[OpenApiExample("Shortened", _shortened())],
    )
    def get(self, request: Request) -> Response:
        """The whole catalogue: what each control asks for, and what may be said of it.

        A form for an attestation can be made of it: measurements by name, with type, unit,
        threshold and source, and slots for files."""
        return tagged(request, catalogue())
