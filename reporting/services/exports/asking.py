"""Exports are asked for and given up, in the caller's transaction."""

from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from platforms import audit
from platforms.principals import Principal
from platforms.refusals import Refused
from reporting.models import Export
from reporting.services import storing
from reporting.services.exports.questions import SCOPES, Question, packed
from reporting.services.exports.tables import Layout

OPEN = (Export.State.WAITING, Export.State.MAKING)


@dataclass(frozen=True)
class Wish:
    """What is asked for. `query`: the parameters as they were given."""

    kind: str
    question: Question
    query: dict[str, Any]
    format: str
    layout: Layout


def ask(principal: Principal, wish: Wish) -> Export:
    """Put an export into the queue. Refused: `scope_missing`, `too_many_exports`."""
    require_scope(principal, wish.kind)
    limit = settings.LIMITS["open_exports"]
    _wait_for_turn(principal)
    if Export.objects.visible_to(principal).filter(state__in=OPEN).count() >= limit:
        raise Refused("too_many_exports", limit=limit)
    export = Export.objects.create(
        office_id=principal.office_id,
        person_id=principal.person_id,
        credential_id=principal.credential_id,
        kind=wish.kind,
        query=wish.query,
        question=packed(wish.question),
        format=wish.format,
        layout=asdict(wish.layout),
    )
    _record(principal, "export.asked", export, query=wish.query)
    return export


def require_scope(principal: Principal, kind: str) -> None:
    """Refused: `scope_missing`, for who may not read what such an export holds."""
    if not principal.may(SCOPES[kind]):
        raise Refused("scope_missing")


def _wait_for_turn(principal: Principal) -> None:
    """Exports are counted: of those that one office asks for at once, one after the other."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('candor.export'), hashtext(%s))",
            [str(principal.office_id)],
        )


def drop(principal: Principal, export: Export) -> None:
    """Forget an export and its file; one that is being made stops. Refused: `scope_missing`."""
    require_scope(principal, export.kind)
    _record(principal, "export.dropped", export)
    export.delete()
    if export.stored_as:
        transaction.on_commit(partial(storing.remove, export.stored_as))


def note_download(principal: Principal, export: Export) -> None:
    """Write down that somebody fetches the file, from its first byte."""
    _record(principal, "export.downloaded", export, sha256=export.sha256)


def _record(principal: Principal, action: str, export: Export, **data: Any) -> None:
    audit.record(
        principal,
        action,
        "export",
        export.id,
        kind=export.kind,
        format=export.format,
        **data,
    )
