"""Editions of bulletins: offices read and draft them. People publish them, in the console."""

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
from platforms.roles import Scope
from reporting.api.edition_examples import EXAMPLES
from reporting.api.edition_serializers import (
    ChangeEdition,
    DraftEdition,
    EditionItem,
    EditionOut,
    EditionQuery,
)
from reporting.models import Edition, EditionState
from reporting.selectors.editions import find_edition, visible_editions
from reporting.services import editions
from reporting.services.blocks import Wording


class EditionView(ApiView):
    def edition(self, edition_id: UUID) -> Edition:
        found = find_edition(self.principal, edition_id)
        if found is None:
            raise Http404
        return found

    def answer(self, edition: Edition, status: int = 200) -> Response:
        return tagged(self.request, self.told(edition), status)

    def told(self, edition: Edition) -> dict[str, Any]:
        return dict(EditionOut(edition, context={"principal": self.principal}).data)


class Editions(EditionView):
    pagination_class = CursorPaging
    ordering = "-id"
    scopes = {"GET": Scope.CONSOLIDATED_READ, "POST": Scope.BULLETINS_WRITE}
    kinds = {"GET": {"office"}, "POST": {"office"}}
    refusals = {"POST": ("edition_of_unknown", "not_consolidated", "edition_open")}

    @extend_schema(
        operation_id="editions_list",
        examples=EXAMPLES["editions_list"],
        parameters=[EditionQuery],
        responses=EditionItem(many=True),
    )
    def get(self, request: Request) -> Response:
        """The office's own editions in every state, and what other offices published."""
        return self.page(visible_editions(self.principal, **self.query(EditionQuery)), EditionItem)

    @extend_schema(
        operation_id="editions_draft",
        examples=EXAMPLES["editions_draft"],
        request=DraftEdition,
        responses={201: EditionOut},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """Draft the next edition of a bulletin, from the latest consolidations.

        Own words are taken over from the edition that is published. It is proposed, published and
        withdrawn in the console: two people stand behind each.
        """
        drafted = editions.start(self.principal, self.read(DraftEdition)["of"])
        answer = self.answer(self.edition(drafted.id), 201)
        answer["Location"] = f"/api/v1/editions/{drafted.id}"
        return answer


class EditionDetail(EditionView):
    scopes = {"GET": Scope.CONSOLIDATED_READ, "PATCH": Scope.BULLETINS_WRITE}
    kinds = {"GET": {"office"}, "PATCH": {"office"}}
    conditional = frozenset({"PATCH"})
    refusals = {
        "PATCH": (
            *("edition_of_another_office", "edition_state", "edition_invalid"),
            *("edition_figure_typed", "edition_placeholder_unknown", "edition_text_long"),
            *("edition_block_twice", "edition_block_missing"),
        )
    }

    @extend_schema(
        operation_id="editions_retrieve",
        examples=EXAMPLES["editions_retrieve"],
        responses=EditionOut,
    )
    def get(self, request: Request, edition_id: UUID) -> Response:
        """One edition: its parts, and what it says once it is proposed."""
        return self.answer(self.edition(edition_id))

    @extend_schema(
        operation_id="editions_change",
        examples=EXAMPLES["editions_change"],
        request=ChangeEdition,
        responses=EditionOut,
    )
    def patch(self, request: Request, edition_id: UUID) -> Response:
        """Write into a draft. A number stands in own words by its name, never in digits."""
        edition = self.edition(edition_id)
        body = self.read(ChangeEdition)
        locked = editions.lock(self.principal, edition, EditionState.DRAFT)
        require_match(request, self.told(self.edition(edition_id)))
        wording = Wording(**{**vars(editions.wording_of(locked)), **body})
        changed = editions.change(self.principal, locked, locked.version, wording)
        return self.answer(self.edition(changed.id))
