"""The label of one file, read while its sender waits, with nothing stored."""

from typing import Any

from django.db import transaction
from django.http import UnreadablePostError
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.views import ApiView
from platforms.refusals import Refused
from reporting.api.bodies import Untouched, body_of, content_type_of, cut_off, expected_of
from reporting.api.label_check_examples import EXAMPLES
from reporting.api.language import language_of
from reporting.evidence import verdict, wording
from reporting.evidence.reasons import Weight
from reporting.evidence.sets import MODALITY
from reporting.services import label_checks
from reporting.services.label_checks import LabelCheck
from reporting.vocabulary import Language

FORMS = ("multipart/", "application/x-www-form-urlencoded")


class LabelReasonOut(serializers.Serializer[Any]):
    """Ids are permanent: docs/labels.md lists them all."""

    id = serializers.CharField()
    weight = serializers.ChoiceField([weight.value for weight in Weight])
    location = serializers.CharField(help_text="Where in the file; empty for the whole of it.")
    detail = serializers.CharField(help_text="A value of the file, or the limit, cut and escaped.")
    title = serializers.CharField()
    remedy = serializers.CharField()
    reference = serializers.CharField()


class LabelOut(serializers.Serializer[Any]):
    location = serializers.CharField(help_text="Where in the file it stands.")
    wrapped = serializers.BooleanField(help_text='Whether it has `{"AIGC": ...}` around it.')
    fields = serializers.DictField(  # type: ignore[assignment]
        child=serializers.CharField(), help_text="As written."
    )


class ProvenanceOut(serializers.Serializer[Any]):
    """Content Credentials (C2PA). They have no part in the verdict."""

    checked = serializers.BooleanField(help_text="False: nothing is known; see the reasons.")
    present = serializers.BooleanField(allow_null=True)
    valid = serializers.BooleanField(
        allow_null=True, help_text="Nothing was changed since it was signed."
    )
    trusted = serializers.BooleanField(
        allow_null=True, help_text="An authority known here vouches for the signer; null: none is."
    )
    source_type = serializers.CharField(
        allow_null=True, help_text="IPTC's digital source type, as `trainedAlgorithmicMedia`."
    )
    issuer = serializers.CharField(allow_null=True, help_text="Whose certificate signed it.")
    reasons = LabelReasonOut(many=True)


class LabelCheckOut(serializers.Serializer[Any]):
    """`verdict` and `reasons` speak of the implicit label; `explicit` of the other one, null where
    a machine cannot tell, empty where it is as it must be."""

    sha256 = serializers.CharField(help_text="Over the bytes as sent.")
    size = serializers.IntegerField(help_text="Bytes as sent.")
    container = serializers.CharField(allow_null=True, help_text="The kind of file, by content.")
    modality = serializers.CharField(allow_null=True, help_text="A code of the vocabulary.")
    verdict = serializers.ChoiceField([one.value for one in verdict.Verdict])
    reasons = LabelReasonOut(many=True)
    labels = LabelOut(many=True)
    explicit = LabelReasonOut(many=True, allow_null=True)
    provenance = ProvenanceOut(
        allow_null=True, help_text="Null for kinds of files that have no place for it."
    )
    readers = serializers.CharField(help_text="The version of what read the file.")


@method_decorator(transaction.non_atomic_requests, name="dispatch")
class LabelChecks(ApiView):
    """Reads outside any transaction: nothing is asked of the database, however long it takes."""

    parser_classes = (Untouched,)
    throttle_scope = "label_checks"
    # Every token may ask: a label is nobody's secret.
    scopes = {"POST": None}
    refusals = {
        "POST": (
            *("media_type_unsupported", "body_encoded", "length_required", "body_truncated"),
            *("label_check_too_large", "label_check_busy", "label_check_unavailable"),
        )
    }

    def bind(self, request: Request) -> None:
        """There is no transaction to bind."""

    @extend_schema(
        operation_id="label_checks_create",
        examples=EXAMPLES["label_checks_create"],
        request={"application/octet-stream": OpenApiTypes.BINARY},
        responses=LabelCheckOut,
    )
    def post(self, request: Request) -> Response:
        """Read the labels of one file: the body is the file, with whatever media type.

        What kind of file it is, its content says. The implicit label is held against Annex E of
        GB 45438-2025; Content Credentials are a second answer. Nothing is stored. A file that
        cannot be read is answered as `inconclusive`, with the reason, and not as a problem.
        An archive is `inconclusive` too: its files are asked about one by one. On your own
        machine, `manage.py check-label` does the same for any number of files.
        """
        _refuse_forms(request)
        try:
            found = label_checks.check(body_of(request), expected_of(request))
        except UnreadablePostError as error:
            raise cut_off(expected_of(request)) from error
        return Response(_told(found, language_of(request)))


def _refuse_forms(request: Request) -> None:
    """A file within a form would be read as a text that has no label, which it is not."""
    media_type = content_type_of(request).strip().lower()
    if media_type.startswith(FORMS):
        remedy = _("Send the file itself as the body, as application/octet-stream.")
        raise Refused("media_type_unsupported", media_type=media_type[:100], remedy=remedy)
    if request.headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity"):
        raise Refused("body_encoded")


def _told(found: LabelCheck, language: Language) -> dict[str, Any]:
    return {
        "sha256": found.sha256,
        "size": found.size,
        **wording.told(found.examination, found.provenance, language),
        "modality": MODALITY.get(found.examination.container or ""),
        "readers": verdict.VERSION,
    }
