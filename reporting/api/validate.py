"""A file judged as a batch would be, with nothing stored."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import StreamingHttpResponse, UnreadablePostError
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.decorators import method_decorator
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.serializers import StrictSerializer
from platforms.api.views import ApiView
from platforms.refusals import Refused
from platforms.roles import Scope
from platforms.tenancy import acting_as
from reporting.api.batches import STREAMED
from reporting.api.bodies import (
    UPLOAD_HEADERS,
    Untouched,
    content_type_of,
    cut_off,
    incoming_of,
    media_type_of,
)
from reporting.api.filing_serializers import SEVERITIES, FindingOut
from reporting.api.findings import Csv
from reporting.api.language import language_of
from reporting.api.months import PeriodField
from reporting.api.validate_examples import EXAMPLES
from reporting.checks.records import RecordContext
from reporting.models import Batch
from reporting.selectors import validations
from reporting.services import periods, turns, validating
from reporting.services.batches import Incoming
from reporting.services.deciding import waived_of
from reporting.services.reading import Filed
from reporting.services.reports import open_period
from reporting.services.validating import Validation
from reporting.vocabulary import Language


class ValidateQuery(StrictSerializer):
    period = PeriodField(help_text="The month that the file is for, `YYYY-MM`.")
    kind = serializers.ChoiceField(
        Batch.Kind.choices, default=Batch.Kind.RECORDS, help_text="What its lines are."
    )


class ValidationOut(serializers.Serializer[Any]):
    """What would become of the file. Findings are those of a batch of the same bytes."""

    period = serializers.CharField()
    kind = serializers.ChoiceField(Batch.Kind.choices)
    rule_set = serializers.CharField()
    sha256 = serializers.CharField(help_text="Over the bytes as sent: the batch will have it.")
    size = serializers.IntegerField(help_text="Bytes as sent.")
    lines = serializers.IntegerField(help_text="Lines, or rows, that were read.")
    records = serializers.IntegerField(help_text="Of these, how many nothing blocks.")
    would_be_taken_in = serializers.BooleanField(
        help_text="False: a batch of this file would be rejected, with all its lines."
    )
    severities = serializers.DictField(
        child=serializers.IntegerField(), help_text=f"Exact: {', '.join(SEVERITIES)}."
    )
    counts = serializers.DictField(
        child=serializers.IntegerField(), help_text="Exact, by check id."
    )
    truncated = serializers.BooleanField(
        help_text="More was found than is listed here; `Accept: text/csv` gets all of it."
    )
    results = FindingOut(many=True)


@method_decorator(transaction.non_atomic_requests, name="dispatch")
class Validate(ApiView):
    """Takes and judges a file outside any transaction, however long that takes."""

    parser_classes = (Untouched,)
    renderer_classes = [JSONRenderer, Csv]
    throttle_scope = "validate"
    scopes = {"POST": Scope.REPORTS_READ}
    refusals = {
        "POST": (
            *("batch_empty", "body_truncated", "encoding_unsupported", "length_required"),
            *("period_unknown", "period_not_open", "validation_too_large", "validation_busy"),
            "period_archived",
        )
    }

    def bind(self, request: Request) -> None:
        """Each step opens a transaction of its own, bound to the principal."""

    @extend_schema(
        operation_id="batches_validate",
        examples=EXAMPLES["batches_validate"],
        parameters=[ValidateQuery, *UPLOAD_HEADERS],
        request=STREAMED,
        responses={200: ValidationOut, (200, "text/csv"): OpenApiTypes.STR},
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Judge a file as the batch that it would be, with nothing stored.

        The same checks and words as for a batch of a report; the answer comes when all of it is
        judged. Few files are judged at a time, and none as large as a batch may be: see 413 and
        503. The command line, `manage.py validate`, takes any. `Accept: text/csv` gets every
        finding, as in findings.csv. Products are compared with those that the platform has
        registered; an office has none, and is not asked about them. What is said nothing of, since
        it takes the report: records that it holds already (S133, S134), whether there is something
        to correct (S135, S136), and the checks of the report as a whole.
        """
        query = self.query(ValidateQuery)
        incoming = incoming_of(request, query["kind"], media_type_of(content_type_of(request)))
        context, waived = self._setting(query["period"])
        validation = _judged(incoming, context)
        language = language_of(request)
        if request.accepted_renderer.media_type == Csv.media_type:
            return StreamingHttpResponse(
                _streamed(validation, language), content_type="text/csv; charset=utf-8"
            )
        with closing(validation):
            return Response(validations.as_answer(validation, language, waived))

    def _setting(self, period: str) -> tuple[RecordContext, frozenset[str]]:
        principal = self.principal
        with acting_as(principal):
            periods.hold(open_period(period).month)
            context = validating.context_for(principal, period, timezone.now())
            waived = waived_of(principal.platform_id) if principal.platform_id else frozenset()
            return context, waived


def _judged(incoming: Incoming, context: RecordContext) -> Validation:
    limit = settings.LIMITS["validate_bytes"]
    if (incoming.expected or 0) > limit:  # before it is sent
        raise turns.too_large()
    try:
        spooled = validating.spool(incoming.stream, incoming.expected, limit, turns.too_large())
    except UnreadablePostError as error:
        raise cut_off(incoming.expected) from error
    with closing(spooled.file):
        if not spooled.size:
            raise Refused("batch_empty")
        filed = Filed(spooled.file, spooled.size, incoming.encoding, incoming.media_type)
        with turns.turn():
            turns.refuse_long(filed)
            return validating.validate(filed, spooled.sha256, incoming.kind, context)


def _streamed(validation: Validation, language: Language) -> Iterator[bytes]:
    with closing(validation):
        yield from validations.as_csv(validation, language)
