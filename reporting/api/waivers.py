"""Exemptions from checks: granted and revoked by an office, seen by the platform."""

from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.idempotency import idempotent
from platforms.api.paging import CursorPaging
from platforms.api.views import ApiView
from platforms.models import Platform
from platforms.roles import Scope
from reporting.api.filing_examples import EXAMPLES
from reporting.api.filing_serializers import WaiverIn, WaiverOut
from reporting.models import Waiver
from reporting.services import waiving


class Waivers(ApiView):
    pagination_class = CursorPaging
    scopes = {"GET": Scope.REPORTS_READ, "POST": Scope.REVIEWS_WRITE}
    kinds = {"POST": {"office"}}
    refusals = {"POST": ("check_unknown", "check_not_waivable", "waiver_expiry", "not_found")}

    @extend_schema(
        operation_id="waivers_list",
        examples=EXAMPLES["waivers_list"],
        responses=WaiverOut(many=True),
    )
    def get(self, request: Request) -> Response:
        """Waivers past and present."""
        return self.page(Waiver.objects.visible_to(self.principal), WaiverOut)

    @extend_schema(
        operation_id="waivers_grant",
        examples=EXAMPLES["waivers_grant"],
        request=WaiverIn,
        responses={201: WaiverOut},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """Exempt a platform from a check until a date."""
        body = self.read(WaiverIn)
        platform = Platform.objects.visible_to(self.principal).filter(pk=body["platform"]).first()
        if platform is None:
            raise Http404
        waiver = waiving.grant(
            self.principal,
            platform,
            check_id=body["check"],
            reason=body["reason"],
            expires_at=body["expires_at"],
        )
        return Response(WaiverOut(waiver).data, status=201)


class WaiverRevoke(ApiView):
    scopes = {"POST": Scope.REVIEWS_WRITE}
    kinds = {"POST": {"office"}}
    refusals = {"POST": ("waiver_over",)}

    @extend_schema(
        operation_id="waivers_revoke",
        examples=EXAMPLES["waivers_revoke"],
        request=None,
        responses=WaiverOut,
    )
    @idempotent
    def post(self, request: Request, waiver_id: UUID) -> Response:
        """End a waiver now."""
        waiver = Waiver.objects.visible_to(self.principal).filter(pk=waiver_id).first()
        if waiver is None:
            raise Http404
        return Response(WaiverOut(waiving.revoke(self.principal, waiver)).data)
