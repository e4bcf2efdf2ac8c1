"""Evidence: files sent to a draft's slots, listed, dropped, and opened by links."""

from uuid import UUID

from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, UnreadablePostError
from django.utils.decorators import method_decorator
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.idempotency import keyed
from platforms.api.paging import CursorPaging
from platforms.api.views import ApiView
from platforms.refusals import Refused
from platforms.roles import Scope
from platforms.tenancy import acting_as
from reporting.api.attestations import AttestationView
from reporting.api.bodies import (
    CONTENT_DIGEST,
    Untouched,
    body_of,
    content_type_of,
    cut_off,
    digest_of,
    expected_of,
)
from reporting.api.downloads import Anything
from reporting.api.evidence_examples import EXAMPLES
from reporting.api.evidence_serializers import (
    EvidenceLinkOut,
    EvidenceOut,
    EvidencePlace,
    EvidenceQuery,
)
from reporting.models import AttestationRevision, EvidenceFile
from reporting.selectors.attestations import visible_revisions
from reporting.selectors.evidence import files_of, visible_evidence
from reporting.services import evidence, opening
from tasks.scanning import ring_for_file


class EvidenceView(AttestationView):
    """A view below `attestations/{attestation_id}/evidence`."""

    def file(self) -> EvidenceFile:
        """The file of the path; what the principal may not see does not exist."""
        found = visible_evidence(self.principal).filter(attestation=self.attestation())
        file = found.filter(pk=self.kwargs["file_id"]).first()
        if file is None:
            raise Http404
        return file


@method_decorator(transaction.non_atomic_requests, name="dispatch")
class AttestationEvidence(AttestationView):
    """Takes a body as a stream, outside any transaction: a slow client holds none open."""

    parser_classes = (Untouched,)
    scopes = {"GET": Scope.ATTESTATIONS_READ, "POST": Scope.ATTESTATIONS_WRITE}
    kinds = {"POST": {"platform"}}
    refusals = {
        "GET": ("not_found",),
        "POST": (
            *("slot_unknown", "evidence_name", "evidence_empty", "evidence_too_large"),
            *("evidence_too_many", "evidence_too_much", "evidence_type", "evidence_encoded"),
            *("evidence_gone", "digest_invalid", "digest_differs", "body_truncated"),
            *("length_required", "attestation_no_draft", "invalid", "evidence_form"),
            *("idempotency_key_invalid", "idempotency_key_reused"),
        ),
    }
    pagination_class = CursorPaging

    def bind(self, request: Request) -> None:
        """Each step opens a transaction of its own, bound to the principal."""

    @extend_schema(
        operation_id="evidence_list",
        parameters=[EvidenceQuery],
        responses=EvidenceOut(many=True),
        examples=EXAMPLES["evidence_list"],
    )
    def get(self, request: Request, attestation_id: UUID) -> Response:
        """The files of a revision: of the latest one, or of the one that is named."""
        number = self.query(EvidenceQuery).get("revision")
        with acting_as(self.principal):
            return self.page(files_of(self.principal, self._revision(number)), EvidenceOut)

    def _revision(self, number: int | None) -> AttestationRevision:
        found = visible_revisions(self.principal).filter(attestation=self.attestation())
        wanted = found if number is None else found.filter(number=number)
        revision = wanted.order_by("-number").first()
        if revision is None:
            raise Http404
        return revision

    @extend_schema(
        operation_id="evidence_upload",
        parameters=[EvidencePlace, CONTENT_DIGEST],
        request={"application/octet-stream": OpenApiTypes.BINARY},
        responses={201: EvidenceOut, 200: EvidenceOut},
        examples=EXAMPLES["evidence_upload"],
    )
    @keyed
    def post(self, request: Request, attestation_id: UUID) -> Response:
        """Send a file to a slot of the draft, as the body of the request.

        What it is, is told by its content. It is in quarantine until it was scanned; meanwhile the
        attestation can be submitted, and is examined after that. The same bytes in the same slot
        are one file, which keeps the name that it came with first, and the answer is 200. A new
        revision begins with the files of the one before it.
        """
        place = self.query(EvidencePlace)
        if request.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
            raise Refused("evidence_encoded")
        if content_type_of(request).strip().lower().startswith("multipart/"):
            raise Refused("evidence_form")
        with acting_as(self.principal):
            attestation = self.attestation()
        arriving = evidence.Arriving(
            **place,
            stream=body_of(request),
            expected=expected_of(request),
            sha256=digest_of(request),
        )
        key = request.headers.get("Idempotency-Key")
        try:
            received = evidence.receive(self.principal, attestation, arriving, key)
        except UnreadablePostError as error:
            raise cut_off(arriving.expected) from error
        if received.created:
            ring_for_file(received.file.id)
        return _answer(received)


def _answer(received: evidence.Received) -> Response:
    data = EvidenceOut(received.file).data
    headers = {"Location": data["links"]["self"]}
    if received.replayed:
        headers["Idempotent-Replayed"] = "true"
    return Response(data, status=201 if received.created else 200, headers=headers)


class EvidenceDetail(EvidenceView):
    scopes = {"GET": Scope.ATTESTATIONS_READ, "DELETE": Scope.ATTESTATIONS_WRITE}
    kinds = {"DELETE": {"platform"}}
    refusals = {"DELETE": ("attestation_no_draft", "evidence_not_in_draft")}

    @extend_schema(
        operation_id="evidence_retrieve",
        responses=EvidenceOut,
        examples=EXAMPLES["evidence_retrieve"],
    )
    def get(self, request: Request, attestation_id: UUID, file_id: UUID) -> Response:
        """One file: its digest, what it is, and whether it was scanned."""
        return Response(EvidenceOut(self.file()).data)

    @extend_schema(operation_id="evidence_drop", responses={204: None})
    def delete(self, request: Request, attestation_id: UUID, file_id: UUID) -> Response:
        """Leave a file out of the draft. Revisions that were submitted with it keep it."""
        evidence.drop(self.principal, self.attestation(), self.file().id)
        return Response(status=204)


class EvidenceLinks(EvidenceView):
    scopes = {"POST": Scope.ATTESTATIONS_READ}
    refusals = {"POST": ("evidence_quarantined", "evidence_infected")}

    @extend_schema(
        operation_id="evidence_link",
        request=None,
        responses={201: EvidenceLinkOut},
        examples=EXAMPLES["evidence_link"],
    )
    def post(self, request: Request, attestation_id: UUID, file_id: UUID) -> Response:
        """A link under which a browser opens the file, for a few minutes and without a token.

        It opens in your name, for as long as you may see the file; every opening is written down.
        """
        link = opening.make_link(self.principal, self.file())
        url = request.build_absolute_uri(f"/api/v1/evidence/{link.token}")
        data = EvidenceLinkOut({"url": url, "expires_at": link.expires_at}).data
        return Response(data, status=201, headers={"Cache-Control": "no-store"})


class EvidenceOpened(ApiView):
    public = True
    renderer_classes = [JSONRenderer]
    content_negotiation_class = Anything
    refusals = {
        "GET": (
            *("link_invalid", "link_expired", "evidence_quarantined", "evidence_infected"),
            "evidence_lost",
        )
    }

    @extend_schema(
        operation_id="evidence_open",
        examples=EXAMPLES["evidence_open"],
        responses={(200, "application/octet-stream"): OpenApiTypes.BINARY},
        parameters=[OpenApiParameter("token", str, OpenApiParameter.PATH)],
    )
    def get(self, request: HttpRequest, token: str) -> FileResponse:
        """A file of evidence, by a link that was asked for. The link is the proof of who asks."""
        opened = opening.open_link(token)
        return served(opened)


def served(opened: opening.Opened) -> FileResponse:
    """Bytes of unknown origin: saved and not shown, never guessed at, never run, never kept."""
    file = opened.file
    response = FileResponse(
        opened.stored, as_attachment=True, filename=file.name, content_type=file.media_type
    )
    response["Content-Length"] = str(file.size)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-store"
    return response
