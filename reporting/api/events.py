"""Everything that changed for the caller, to be followed at one's own pace."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from platforms.api.serializers import StrictSerializer
from platforms.api.views import ApiView
from platforms.models import AuditEvent
from platforms.principals import Principal
from platforms.roles import Scope
from platforms.selectors.events import changes, place_of, read_place

MOST = 1000


class EventQuery(StrictSerializer):
    after = serializers.CharField(
        max_length=64,
        required=False,
        allow_blank=True,
        help_text="`after` of the answer before; from the beginning if left out.",
    )
    limit = serializers.IntegerField(min_value=1, max_value=MOST, required=False)
    object_type = serializers.CharField(max_length=32, required=False)


class ActorOut(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=["platform", "office", "system", "operator"])
    office = serializers.UUIDField(allow_null=True)
    person = serializers.UUIDField(allow_null=True)
    credential = serializers.UUIDField(allow_null=True)


class EventOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    at = serializers.DateTimeField()
    action = serializers.CharField(help_text="What happened: `noun.verb`.")
    object = inline_serializer(
        "EventObject", {"type": serializers.CharField(), "id": serializers.CharField()}
    )
    platform = serializers.UUIDField(allow_null=True)
    actor = ActorOut()
    details = serializers.DictField()


class EventsOut(serializers.Serializer[Any]):
    results = EventOut(many=True)
    after = serializers.CharField(help_text="Where to go on from, now or in a year.")
    more = serializers.BooleanField(help_text="There is more at once.")


EXAMPLE = OpenApiExample(
    "A report was accepted",
    {
        "results": [
            {
                "id": "01968b3c-7f00-7000-8000-000000000006",
                "at": "2025-06-05T10:00:03+08:00",
                "action": "revision.accepted",
                "object": {"type": "revision", "id": "01968b3c-7f00-7000-8000-000000000007"},
                "platform": "01968b3c-7f00-7000-8000-000000000001",
                "actor": {"kind": "system", "office": None, "person": None, "credential": None},
                "details": {"number": 1},
            }
        ],
        "after": "AAAAAAAAAu0BlotTPH8AcACAAAAAAAAABg==",
        "more": False,
    },
)


class Events(ApiView):
    scopes = {"GET": Scope.EVENTS_READ}
    refusals = {"GET": ("cursor_invalid",)}

    @extend_schema(
        operation_id="events_list",
        parameters=[EventQuery],
        responses=EventsOut,
        examples=[EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        """What changed after a place in the feed, in an order in which nothing is ever skipped.

        Ask again with the `after` of the last answer. An event appears once the transaction that
        wrote it, and every one before, is over: seconds as a rule.
        """
        wanted = self.query(EventQuery)
        after, limit = read_place(wanted.get("after", "")), wanted.get("limit", 100)
        found = changes(self.principal, after=after, object_type=wanted.get("object_type", ""))
        events = list(found[: limit + 1])
        shown = events[:limit]
        return Response(
            {
                "results": [represent(self.principal, event) for event in shown],
                "after": str(place_of(shown[-1]) if shown else after),
                "more": len(events) > limit,
            }
        )


def represent(principal: Principal, event: AuditEvent) -> dict[str, Any]:
    return EventOut(
        {
            "id": event.id,
            "at": event.at,
            "action": event.action,
            "object": {"type": event.object_type, "id": event.object_id},
            "platform": event.platform_id,
            "actor": _actor(principal, event),
            "details": event.data,
        }
    ).data


def _actor(principal: Principal, event: AuditEvent) -> dict[str, Any]:
    """Who it was; to the other side, an office is one and its people are not named."""
    shown = principal.kind != "platform" or event.actor_kind == "platform"
    return {
        "kind": event.actor_kind,
        "office": event.office_id,
        "person": event.person_id if shown else None,
        "credential": event.credential_id if shown else None,
    }
