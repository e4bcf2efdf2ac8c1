"""Is it alive, and is it ready? For load balancers and orchestrators: no token, no secrets."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import redis
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from platforms.principals import SYSTEM
from platforms.tenancy import acting_as

PATIENCE_SECONDS = 2

# Ages in whole seconds, from the partial indexes of what waits; null where nothing does.
WAITING = """
SELECT extract(epoch FROM now() - min(since) FILTER (WHERE state <> 'errored'))::bigint,
       extract(epoch FROM now() - min(since) FILTER (WHERE state = 'errored'))::bigint,
       count(*) FILTER (WHERE state = 'errored')
FROM (SELECT state, {since} AS since FROM {table}
      WHERE state IN ('received', 'checking', 'errored')) AS waiting
"""
# As above, in the words of this queue: what errored has been tried, and nobody is at it.
EXAMINATIONS = """
SELECT extract(epoch FROM now() - min(due_at) FILTER (WHERE NOT errored))::bigint,
       extract(epoch FROM now() - min(due_at) FILTER (WHERE errored))::bigint,
       count(*) FILTER (WHERE errored)
FROM (SELECT due_at, attempts > 0 AND claimed_at IS NULL AS errored
      FROM reporting_attestationrevision WHERE due_at IS NOT NULL AND state IN
      ('submitted', 'examining', 'satisfied', 'not_satisfied', 'inconclusive')) AS waiting
"""
# A receipt is given once or not at all: none of them errors.
RECEIPTS = """
SELECT extract(epoch FROM now() - min(given_at))::bigint, NULL::bigint, 0
FROM reporting_receipt WHERE entry_id IS NULL
"""
QUEUES = {
    "batches": WAITING.format(table="reporting_batch", since="received_at"),
    "revisions": WAITING.format(table="reporting_revision", since="submitted_at"),
    "examinations": EXAMINATIONS,
    "receipts": RECEIPTS,
}


class NotReady(Exception):
    """A part answers, and is not as it has to be."""


@require_safe
@never_cache
@transaction.non_atomic_requests
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers. Nothing else is asked, so that a slow database restarts nobody."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
@transaction.non_atomic_requests
def readyz(request: HttpRequest) -> HttpResponse:
    """Whether requests can be served: 503 names the parts that stand in the way."""
    found: dict[str, Any] = {}
    failed = [name for name, look in PARTS.items() if not _passes(name, look, found)]
    body = {
        "status": "unavailable" if failed else "ok",
        "failed": failed,
        "checks": {name: "failed" if name in failed else "ok" for name in PARTS},
        **found,
    }
    return JsonResponse(body, status=503 if failed else 200)


def _passes(name: str, look: Callable[[], dict[str, Any]], found: dict[str, Any]) -> bool:
    try:
        found.update(look())
    except (DatabaseError, redis.RedisError, NotReady):
        return False
    return True


@contextmanager
def _briefly() -> Iterator[None]:
    with acting_as(SYSTEM):
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL statement_timeout = '{PATIENCE_SECONDS}s'")
        yield


def _database() -> dict[str, Any]:
    with _briefly(), connection.cursor() as cursor:
        return {"waiting": {name: _queue(cursor, sql) for name, sql in QUEUES.items()}}


def _queue(cursor: Any, sql: str) -> dict[str, int | None]:
    cursor.execute(sql)
    waiting, errored_for, errored = cursor.fetchone()
    return {"oldest_seconds": waiting, "errored": errored, "errored_oldest_seconds": errored_for}


def _migrations() -> dict[str, Any]:
    with _briefly():
        _require_migrated()
    return {}


@cache
def _require_migrated() -> None:
    """Once applied, they stay: asked again only while they are not."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotReady("migrations")


def _broker() -> dict[str, Any]:
    _client().ping()
    return {}


@cache
def _client() -> redis.Redis:
    return redis.Redis.from_url(
        settings.CELERY_BROKER_URL,
        socket_timeout=PATIENCE_SECONDS,
        socket_connect_timeout=PATIENCE_SECONDS,
    )


PARTS: dict[str, Callable[[], dict[str, Any]]] = {
    "database": _database,
    "broker": _broker,
    "migrations": _migrations,
}
