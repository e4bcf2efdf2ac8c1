"""Signals: what is odd in what was filed, and what the office made of it. For offices alone."""

from typing import Any
from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import extend_schema
from msgspec.structs import asdict
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.etags import require_match, tagged
from platforms.api.paging import CursorPaging, OnePage, whole
from platforms.api.views import ApiView
from platforms.roles import Scope
from reporting.api.signal_examples import EXAMPLES
from reporting.api.signal_serializers import (
    DecideSignal,
    SignalItem,
    SignalOut,
    SignalQuery,
    SignalRuleOut,
)
from reporting.models import Signal
from reporting.selectors.signals import find_signal, visible_signals
from reporting.services import signals
from reporting.signals import RULES, Level

TEXTS = ("title", "message", "meaning")


class Signals(ApiView):
    pagination_class = CursorPaging
    ordering = "-id"
    scopes = {"GET": Scope.CONSOLIDATED_READ}
    kinds = {"GET": {"office"}}

    @extend_schema(
        operation_id="signals_list",
        examples=EXAMPLES["signals_list"],
        parameters=[SignalQuery],
        responses=SignalItem(many=True),
    )
    def get(self, request: Request) -> Response:
        """What rules found in what was filed, the latest first: odd, and to be looked into."""
        asked = SignalQuery(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        return self.page(visible_signals(self.principal, asked.filters), SignalItem)


class SignalDetail(ApiView):
    scopes = {"GET": Scope.CONSOLIDATED_READ, "PATCH": Scope.REVIEWS_WRITE}
    kinds = {"GET": {"office"}, "PATCH": {"office"}}
    conditional = frozenset({"PATCH"})
    refusals = {"PATCH": ("signal_reason_missing", "signal_state_same")}

    @extend_schema(
        operation_id="signals_retrieve",
        examples=EXAMPLES["signals_retrieve"],
        responses=SignalOut,
    )
    def get(self, request: Request, signal_id: UUID) -> Response:
        """One signal, with who filed the same and what was decided."""
        return tagged(request, self._data(self._signal(signal_id)))

    @extend_schema(
        operation_id="signals_decide",
        examples=EXAMPLES["signals_decide"],
        request=DecideSignal,
        responses=SignalOut,
    )
    def patch(self, request: Request, signal_id: UUID) -> Response:
        """Acknowledge a signal, dismiss it for a reason, or open it again.

        What was decided stays, unless the signal becomes far stronger: then it opens by itself.
        """
        body = self.read(DecideSignal)
        locked = signals.lock_to_decide(self._signal(signal_id))
        require_match(request, self._data(locked))
        return tagged(request, self._data(signals.decide(self.principal, locked, **body)))

    def _signal(self, signal_id: UUID) -> Signal:
        found = find_signal(self.principal, signal_id)
        if found is None:
            raise Http404
        return found

    def _data(self, signal: Signal) -> dict[str, Any]:
        context = {"request": self.request, "principal": self.principal}
        return dict(SignalOut(signal, context=context).data)


class SignalRules(ApiView):
    pagination_class = OnePage
    scopes = {"GET": Scope.CONSOLIDATED_READ}
    kinds = {"GET": {"office"}}

    @extend_schema(
        operation_id="signal_rules_list",
        examples=EXAMPLES["signal_rules_list"],
        responses=SignalRuleOut(many=True),
    )
    def get(self, request: Request) -> Response:
        """The rules that find signals, and where each of them begins to speak."""
        given = signals.thresholds()
        rules = [RULES[rule_id] for rule_id in sorted(RULES)]
        return Response(
            whole(
                {
                    "id": one.id,
                    "about": "scope" if one.level in (Level.SCOPE, Level.SPREAD) else "platform",
                    **{
                        name: asdict(getattr(one, name)) for name in ("title", "message", "meaning")
                    },
                    "thresholds": given.of(one.id),
                    "watched": sorted(given.watched),
                }
                for one in rules
            )
        )
